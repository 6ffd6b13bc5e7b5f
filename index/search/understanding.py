"""What a question asks for beyond its words: years, committees, people, posts.

What was understood narrows the search, is shown, and gives way where it would leave nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from matters.index.catalogue.filters import Filters
from matters.index.identity import fold
from matters.index.lexical.query import parse_query, without_quotations
from matters.index.register.asked import may_seek
from matters.index.results import Understood
from matters.index.store import Index

if TYPE_CHECKING:
    from matters.index.register.sought import Sought

_OUTCOMES = {
    "deferral": re.compile(r"(?i)\b(?:deferr(?:ed|als?)|held over|postpone(?:d|ments?)|put off)\b"),
    "interest": re.compile(
        r"(?i)\b(?:declar(?:ed?|ations? of) (?:an |any |pecuniary |personal )*interests?|"
        r"because of (?:an |their )interests?|conflicts? of interests?)\b"
    ),
    "decision": re.compile(
        r"(?i)\b(?:decided?|decisions?|agreed?|resolved?|resolutions?|approved?|rejected?)\b"
    ),
    "action": re.compile(r"(?i)\b(?:promised?|promises|undertook|undertaken?|commitments?|committed to)\b"),
    "concern": re.compile(
        r"(?i)\b(?:concern(?:s|ed)?|complain(?:ed|ts?)?|worr(?:y|ies|ied)|uneasy|object(?:ed|ions?))\b"
    ),
}
_TELL_DAYS = frozenset({"last", "this", "past", "since", "ago", "spring", "summer", "autumn", "winter"})
_LEFT_OVER = re.compile(r"\s+(?=[?.,!])|\s{2,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was understood.

    :param text: without what became a filter; never without content.
    :param outcome: what kind of outcome is asked for; items that have one come first.
    :param sought: whose items come first; a name narrows nothing, since minutes often leave names out.
    """

    text: str
    filters: Filters
    sought: "tuple[Sought, ...]" = ()
    understood: tuple[Understood, ...] = ()
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    text: str
    kind: str
    value: str
    filters: Filters
    sought: "Sought | None" = None


def understand(question: str, given: Filters, index: Index, *, today: date) -> Reading:
    """Read filters out of a question; those that the user gave by option are never touched.

    :param today: what "last year" is seen from.
    """
    filters, rest, understood, sought = given, question, list[Understood](), list["Sought"]()
    for found in _readings(without_quotations(question), given, index, today):
        shorter = _LEFT_OVER.sub(" ", _cut(rest, found.text)).strip()
        if not parse_query(shorter).terms:
            continue
        rest, filters = shorter, _merged(filters, found.filters)
        understood.append(Understood(found.text.strip(), found.kind, found.value, applied=True))
        sought += [found.sought] if found.sought else []
    outcome = _outcome(without_quotations(rest), given)
    if outcome:
        understood.append(Understood(outcome.text, outcome.kind, outcome.value, applied=True))
    return Reading(rest, filters, tuple(sought), tuple(understood), outcome.value if outcome else None)


def _cut(question: str, words: str) -> str:
    """A question without the first of such words that are not quoted."""
    at = without_quotations(question).find(words)
    return question if at < 0 else f"{question[:at]} {question[at + len(words) :]}"


def _readings(question: str, given: Filters, index: Index, today: date) -> Iterator[_Found]:
    yield from _dates(question, given, today)
    yield from _committees(question, given, index.reader.committees())
    yield from _people(question, given, index)


def _outcome(question: str, given: Filters) -> _Found | None:
    """The kind of outcome that a question asks for; its word stays, since minutes use it too."""
    if given.outcome:
        return None
    for kind, pattern in _OUTCOMES.items():
        if match := pattern.search(question):
            return _Found(match.group(), "outcome", kind, Filters())
    return None


def _merged(filters: Filters, found: Filters) -> Filters:
    return replace(
        filters,
        since=found.since or filters.since,
        until=found.until or filters.until,
        committees=filters.committees or found.committees,
    )


def _dates(question: str, given: Filters, today: date) -> Iterator[_Found]:
    if given.since or given.until or not may_name_days(question):
        return
    from matters.index.search.periods import find_period

    if period := find_period(question, today=today):
        yield _Found(period.text, period.kind, period.value, Filters(since=period.since, until=period.until))


def may_name_days(question: str) -> bool:
    """Whether it is worth to look for days in a question: most have neither a figure nor such a word.

    The patterns that read them take longer to load than all other patterns together.
    """
    words = set(re.findall(r"\w+", question.casefold()))
    return not words.isdisjoint(_TELL_DAYS) or any(letter.isdigit() for letter in question)


def _committees(question: str, given: Filters, names: Mapping[str, str]) -> Iterator[_Found]:
    """Bodies whose whole name stands in the question, the longest first.

    :param names: of committees, with the body of each.
    """
    if given.committees:
        return
    folded = f" {_folded(question)} "
    for name in _longest_first([name for name in names if f" {_folded(name)} " in folded]):
        match = re.search(rf"(?i)\b(?:(?:in|at|by|to|of)\s+)?(?:the\s+)?{_as_written(name)}(?!\w)", question)
        if match and len(fold(name).split()) > 1:
            yield _Found(match.group(), "committee", name, Filters(committees=(names[name],)))
            return


def _folded(text: str) -> str:
    return fold(text.replace("&", " and "))


def _as_written(name: str) -> str:
    """A pattern of a body's name with ``&`` or "and", with its apostrophes or without."""
    words = ("(?:&|and)" if word in ("&", "and") else re.escape(word) for word in name.split())
    return r"\s+".join(re.sub("['\u2018\u2019]", "['\u2018\u2019]?", word) for word in words)


def _people(question: str, given: Filters, index: Index) -> Iterator[_Found]:
    """Councillors and officers of the register by name; else a post of which it asks what it said."""
    if given.people or not may_seek(question, index.reader.people()):
        return
    from matters.index.register.sought import people_sought, posts_sought

    register = index.who.register
    for one in [*people_sought(question, register), *posts_sought(question, register)][:1]:
        yield _Found(one.text, one.kind, one.value, Filters(), one)


def _longest_first(names: Sequence[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))
