"""Item numbers that run on over the meetings of a body, and those of them that no minutes held have."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matters.index.catalogue.reader import Reader
from matters.index.catalogue.rows import MeetingRow

_NUMBER = re.compile(r"(?P<count>\d{1,5})(?:/(?P<year>\d{2,4}))?")
_MOST_MISSING = 200


@dataclass(frozen=True, slots=True)
class NumberHole:
    """Numbers between those of two meetings that are held.

    :param after: the date of the meeting before the hole.
    :param before: the date of the meeting behind it.
    """

    first: str
    last: str
    after: str
    before: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The numbers of one meeting within one year of numbering; ``year`` is empty without one."""

    date: str
    year: str
    first: int
    last: int


def number_holes(reader: Reader, meetings: Sequence[MeetingRow]) -> tuple[NumberHole, ...]:
    """Where the numbers of a body's dated meetings leave some out, when they run on at all.

    :param meetings: those of one body whose minutes are held.
    """
    dated = sorted((row.date, row.id) for row in meetings if row.date)
    by_year: dict[str, list[_Stretch]] = {}
    for date, meeting in dated:
        for stretch in _stretches(reader, meeting, date):
            by_year.setdefault(stretch.year, []).append(stretch)
    return tuple(hole for stretches in by_year.values() for hole in _holes(stretches))


def _stretches(reader: Reader, meeting: str, date: str) -> Iterator[_Stretch]:
    counts: dict[str, list[int]] = {}
    for item in reader.items_of(meeting):
        match = _NUMBER.fullmatch(item.number or "") if item.level == 1 else None
        if match:
            counts.setdefault(match["year"] or "", []).append(int(match["count"]))
    if counts:
        year = max(counts, key=lambda one: (len(counts[one]), one))
        # A number that refers back or is misprinted stands outside the run of the others.
        run = _longest_run(sorted(set(counts[year])))
        yield _Stretch(date, year, run[0], run[-1])


def _longest_run(numbers: Sequence[int]) -> list[int]:
    """The longest stretch whose steps are small."""
    runs = [[numbers[0]]]
    for before, number in pairwise(numbers):
        if number - before > 3:
            runs.append([])
        runs[-1].append(number)
    return max(runs, key=len)


def _holes(stretches: Sequence[_Stretch]) -> Iterator[NumberHole]:
    """The holes of numbers that run on: more meetings carry on than start anew, and one joins exactly."""
    pairs = list(pairwise(stretches))
    onward = sum(after.first > before.last for before, after in pairs)
    joined = sum(after.first == before.last + 1 for before, after in pairs)
    if not joined or 2 * onward <= len(pairs):
        return
    for before, after in pairs:
        missing = after.first - before.last - 1
        if 0 < missing <= _MOST_MISSING:
            year = f"/{before.year}" if before.year else ""
            yield NumberHole(f"{before.last + 1}{year}", f"{after.first - 1}{year}", before.date, after.date)
