"""Makes one body of several whose names differ only in case, or by what is no part of a body's name.

Documents keep the names that they give; their meetings take the settled one. What is settled follows from the
documents held and from nothing else, so that the order in which files come does not matter.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from matters.index.catalogue.database import Database
from matters.index.dates import MONTHS
from matters.index.identity import COUNCIL_WORDS, body_of, slug
from matters.pipeline.records import Meeting

_NOISE = {
    *(month.lower() for month in MONTHS),
    *("annual", "ordinary", "extraordinary", "monthly", "minute", "minutes", "minuted", "notes", "record"),
}
"""What stands beside a body's name at the head of minutes."""
_LINKS = {"of", "the", "for", "and"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_STANDING = re.compile(r"-(?:draft|unapproved|unconfirmed)(?:-.*)?$")


_NAMES = """
SELECT m.id, m.body, m.council, m.committee, d.council AS said_council, d.committee AS said_committee
FROM meetings m JOIN documents d ON d.meeting_id = m.id
ORDER BY m.id, d.kind <> 'minutes', d.status = 'draft', d.folded_into IS NOT NULL, d.id
"""


@dataclass(frozen=True, slots=True)
class _Named:
    """A meeting with the names that its documents give."""

    id: str
    now: tuple[str, str | None, str | None]
    council: str | None
    committee: str | None

    @property
    def body(self) -> str:
        """Its slug by those names alone."""
        return body_of(Meeting(self.council, self.committee))

    @property
    def is_council(self) -> bool:
        """Whether it is of the council itself."""
        return slug(self.council or "") == self.body


def settle_bodies(database: Database) -> bool:
    """Give every meeting the settled name of its body; returns whether that changed any."""
    meetings = _named(database)
    settled = _settled({one.body for one in meetings})
    spelt = _spellings(name for one in meetings for name in (one.council, one.committee) if name)
    councils = {settled[one.body] for one in meetings if one.is_council}
    changed = [(*now, one.id) for one in meetings if (now := _name(one, settled, spelt, councils)) != one.now]
    database.executemany("UPDATE meetings SET body = ?, council = ?, committee = ? WHERE id = ?", changed)
    return bool(changed)


def _named(database: Database) -> list[_Named]:
    found = []
    for meeting, rows in groupby(database.rows(_NAMES), key=itemgetter("id")):
        held = list(rows)
        council = next((row["said_council"] for row in held if row["said_council"] is not None), None)
        committee = next((row["said_committee"] for row in held if row["said_committee"] is not None), None)
        now = (held[0]["body"], held[0]["council"], held[0]["committee"])
        found.append(_Named(meeting, now, council, committee))
    return found


def _name(
    one: _Named, settled: Mapping[str, str], spelt: Mapping[str, str], councils: Container[str]
) -> tuple[str, str | None, str | None]:
    """The body, council and committee of a meeting; minutes of a council itself name it as both."""
    body = settled[one.body]
    committee = spelt.get(body, one.committee) if one.committee else None
    if body in councils and (one.council is None or one.is_council):
        return body, spelt[body], committee
    return body, spelt.get(slug(one.council or ""), one.council), committee


def _settled(bodies: Iterable[str]) -> dict[str, str]:
    """For each body the one whose name it has but for what is no part of one; itself where none is held."""
    held = set(bodies)
    return {body: next((one for one in _plainer(body) if one in held), body) for body in held}


def _plainer(body: str) -> list[str]:
    """A body's name without how approved its minutes are, and without months, years and what a meeting is."""
    plain = _STANDING.sub("", body)
    words = [word for word in plain.split("-") if word not in _NOISE and not _YEAR.fullmatch(word)]
    while words and words[0] in _LINKS:
        words.pop(0)
    telling = [word for word in words if word not in COUNCIL_WORDS and word not in _LINKS]
    return ["-".join(words), plain] if len(telling) > 0 else [plain]


def _spellings(names: Iterable[str]) -> Mapping[str, str]:
    """For each slug the spelling that is most usual; of those as usual that with the fewest capitals."""
    counts = Counter(names)
    found: dict[str, str] = {}
    for name in sorted(counts, key=lambda one: (-counts[one], sum(map(str.isupper, one)), one)):
        found.setdefault(slug(name), name)
    return found
