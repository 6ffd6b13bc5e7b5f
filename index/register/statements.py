"""What minutes say of a change of name: "Councillor Strand, formerly Fairhurst"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matters.index.catalogue.database import Database
from matters.index.identity import fold
from matters.index.register.groups import Group
from matters.index.register.names import Name, given_agree, read_name
from matters.index.register.sightings import Sighting

_NAME = r"[A-Z][\w'\u2019-]+(?:\s+[A-Z][\w'\u2019-]+){0,2}"
_TITLE = r"(?:(?:Councillor|Cllr|Mrs|Miss|Ms|Mr|Dr)\.?\s+)?"
_FORMERLY = re.compile(
    rf"(?:\bformerly(?:\s+known)?(?:\s+as)?|\bn[\u00e9e]e|\bpreviously(?:\s+known\s+as)?)\s+{_TITLE}(?P<before>{_NAME})"
)
_SENTENCE_END = re.compile(r"(?<=[a-z])[.;:]\s")
_BEFORE = 160
_CUES = ("formerly", "née", "nee ", "previously")


@dataclass(frozen=True, slots=True)
class Statement:
    """One document's word that a person had another name.

    :param now: the sighting of the person in that document's attendance list.
    """

    document_id: int
    now: int
    before: Name

    def means_now(self, group: Group) -> bool:
        """Whether the group holds the person as the document lists them."""
        return any(one.number == self.now for one in group.sightings)

    def means_before(self, group: Group) -> bool:
        """Whether the group bears the earlier name."""
        return any(
            name.surname == self.before.surname and given_agree(name, self.before) for name in group.names
        )


def read_statements(database: Database, sightings: Sequence[Sighting]) -> list[Statement]:
    """Every statement of a change of name of somebody who stands in the same document's list."""
    cues = " OR ".join("text LIKE ?" for _ in _CUES)
    rows = database.rows(
        f"SELECT DISTINCT document_id FROM texts WHERE {cues}", [f"%{cue}%" for cue in _CUES]
    )
    listed: dict[int, list[Sighting]] = {}
    for one in sightings:
        listed.setdefault(one.document_id, []).append(one)
    found: list[Statement] = []
    for row in rows:
        parts = database.rows(
            "SELECT text FROM texts WHERE document_id = ? ORDER BY part", (row["document_id"],)
        )
        text = "".join(part["text"] for part in parts)
        found += _statements(text, row["document_id"], listed.get(row["document_id"], []))
    return found


def _statements(text: str, document_id: int, listed: Sequence[Sighting]) -> Iterator[Statement]:
    for match in _FORMERLY.finditer(text):
        before = read_name(" ".join(match["before"].split()))
        if before is None:
            continue
        now = _nearest(text[max(0, match.start() - _BEFORE) : match.start()], listed)
        if now is not None and now.name.surname != before.surname:
            yield Statement(document_id, now.number, before)


def _nearest(text: str, listed: Sequence[Sighting]) -> Sighting | None:
    """Whose name or post stands last before the words, in the same sentence."""
    sentence = f" {fold(_SENTENCE_END.split(text)[-1])} "
    places = []
    for one in listed:
        forms = {" ".join(one.name.parts), *([fold(one.role)] if one.role else [])}
        at = max(sentence.rfind(f" {form} ") for form in forms)
        if at >= 0:
            places.append((at, one))
    best = max((at for at, _ in places), default=-1)
    nearest = [one for at, one in places if at == best]
    return nearest[0] if len(nearest) == 1 else None
