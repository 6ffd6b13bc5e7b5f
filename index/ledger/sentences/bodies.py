"""Bodies that are one: renamed or merged, as the minutes themselves say, or misread in one heading."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from matters.index.catalogue.rows import MeetingRow
from matters.index.identity import COUNCIL_WORDS, fold
from matters.index.ledger.records import Sentence

_CHANGED = re.compile(r"(?i)\b(?:renamed|formerly|former|merged?|merger|successor|replaced by)\b")
_MERGED = re.compile(r"(?i)\b(?:merged?|merger)\b")
_OWN = re.compile(r"(?i)\bthis (?:committee|panel|board|body|forum|council|group)\b|\brenamed\b")

_LOCAL = re.compile(r"\b(?:parish|town|village|community) (?:council|meeting)\b")
_COUNTY = re.compile(r"\bcounty council\b")


def are_foreign(one: MeetingRow, other: MeetingRow) -> bool:
    """Whether two meetings are of councils that have nothing to do with each other.

    What one parish promised, no other keeps; a county, a district and a parish may be of one place, and so
    may whatever names no council. Names that share a word may be one, misread.
    """
    names = [fold(row.council or "") for row in (one, other)]
    kinds = [(bool(_LOCAL.search(name)), bool(_COUNTY.search(name))) for name in names]
    if not all(names) or kinds[0] != kinds[1]:
        return False
    first, second = (set(name.split()) - COUNCIL_WORDS for name in names)
    return bool(first) and bool(second) and first.isdisjoint(second)


def series_of(meetings: Sequence[MeetingRow], sentences: Iterable[Sentence]) -> dict[str, int]:
    """For each meeting the number of its body; renamed, merged and misread ones have one number.

    Bodies are one where a sentence of the minutes says so and one ends before the other begins, or where a
    name has no more than bits of itself before it and its meetings fall between those of the other.
    """
    bodies = sorted({_body(row) for row in meetings})
    parent = {body: body for body in bodies}
    names = {_body(row): fold(row.committee or "") for row in meetings if row.committee}
    for odd, whole in _misread(meetings):
        parent[_top(parent, odd)] = _top(parent, whole)
    for sentence in sentences:
        if _CHANGED.search(sentence.quote):
            for old, new in _changes(sentence, names):
                if _follows(meetings, old, new):
                    parent[_top(parent, old)] = _top(parent, new)
    numbers = {body: number for number, body in enumerate(bodies)}
    return {row.id: numbers[_top(parent, _body(row))] for row in meetings}


def _body(row: MeetingRow) -> str:
    return f"{fold(row.council or '')}/{row.body}"


def _top(parent: Mapping[str, str], body: str) -> str:
    while parent[body] != body:
        body = parent[body]
    return body


def _changes(sentence: Sentence, names: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Pairs of an older and a younger body that a sentence may join."""
    council = _body(sentence.meeting).rpartition("/")[0]
    own = _body(sentence.meeting)
    text, named = f" {fold(sentence.quote)} ", []
    for body, name in sorted(names.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        short = name.removesuffix(" committee").removesuffix(" panel")
        for form in (name, *([short] if " " not in short else [])):
            if len(form) > 3 and f" {form} " in text and body.rpartition("/")[0] == council:
                text = text.replace(f" {form} ", " ")
                named.append(body)
                break
    if _MERGED.search(sentence.quote):
        return [(old, new) for old in named for new in named if old != new]
    if _OWN.search(sentence.quote):
        return [(body, own) for body in named if body != own]
    return []


def _misread(meetings: Sequence[MeetingRow]) -> Iterable[tuple[str, str]]:
    """Pairs of a body with bits of a letterhead in its name ("Ton Ayton Council") and the one it is."""
    dates: dict[str, set[str]] = {}
    for row in meetings:
        if row.date and row.committee:
            dates.setdefault(fold(row.committee), set()).add(row.date)
    body = {fold(row.committee): _body(row) for row in meetings if row.committee}
    for odd, whole in product(sorted(dates), repeat=2):
        words = odd.removesuffix(f" {whole}").split() if odd.endswith(f" {whole}") else []
        first = whole.partition(" ")[0]
        if words and all(len(word) > 1 and word in first for word in words):
            held, days = sorted(dates[whole]), dates[odd]
            if held[0] < min(days) and max(days) < held[-1] and days.isdisjoint(held):
                yield body[odd], body[whole]


def _follows(meetings: Sequence[MeetingRow], old: str, new: str) -> bool:
    """Whether one ends before the other begins."""
    ends = [row.date for row in meetings if row.date and _body(row) == old]
    begins = [row.date for row in meetings if row.date and _body(row) == new]
    return bool(ends and begins) and max(ends) < min(begins)
