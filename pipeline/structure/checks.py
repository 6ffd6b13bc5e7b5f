"""The reader's checks of its own work; each that fails is a warning and lowers an item's certainty."""

import itertools
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from matters.pipeline.records import Attendee, Caveat, Item
from matters.pipeline.structure.numbering import read_coded, read_number
from matters.pipeline.structure.scheme import Scheme

_DOUBTED = 0.6
_WEAK_LOOK = 0.55
_MIN_WEAK = 2
_MANY_WEAK = 0.28
_MOST = 0.8
_MIN_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Checked:
    """The items with their certainty lowered where a check failed, and the warnings."""

    items: tuple[Item, ...]
    caveats: tuple[Caveat, ...]


def check(items: Sequence[Item], attendance: Sequence[Attendee], scheme: Scheme, *, kind: str) -> Checked:
    """Hold the reading against what must be true of minutes."""
    caveats: list[Caveat] = []
    if scheme.style == "none":
        caveats.append(
            Caveat("no-items", "No agenda items were found; the whole document is kept as one item.")
        )
    doubtful = _sequence(items, caveats)
    doubtful |= _shapes(items, scheme, caveats)
    if kind == "minutes" and not attendance:
        caveats.append(Caveat("no-attendance", "No list of those present was found."))
    return Checked(doubted(items, doubtful), tuple(caveats))


def doubted(items: Sequence[Item], keys: AbstractSet[str]) -> tuple[Item, ...]:
    """The items, the certainty of those named lowered."""
    return tuple(
        replace(item, certainty=min(item.certainty, _DOUBTED)) if item.key in keys else item for item in items
    )


def _shapes(items: Sequence[Item], scheme: Scheme, caveats: list[Caveat]) -> set[str]:
    """Several meetings in one file, titles without text one below the other, one item that holds all."""
    for begin in scheme.sittings[1:]:
        at = next(
            (one for one, head in zip(items, scheme.headings, strict=True) if head.index == begin), None
        )
        if at is not None:
            message = f"A second meeting begins in this file: {at.title}."
            caveats.append(Caveat("two-meetings", message, at.start, at.start + len(at.title)))
    weak = _weak_rows(scheme)
    if len(weak) >= _MIN_WEAK and len(weak) >= _MANY_WEAK * len(items):
        first = items[min(weak)]
        message = f"{len(weak)} lines taken for headings have no text below them."
        caveats.append(Caveat("headings-doubtful", message, first.start, first.end))
        return {items[place].key for place in weak}
    largest = max(items, key=_length, default=None)
    whole = sum(_length(item) for item in items)
    if largest is not None and len(items) > 1 and _length(largest) > _MOST * whole > _MOST * _MIN_LENGTH:
        message = f"Most of the text stands under one heading, {largest.title}: others may have been missed."
        caveats.append(Caveat("items-uneven", message, largest.start, largest.start + len(largest.title)))
        return {largest.key}
    return set()


def _weak_rows(scheme: Scheme) -> list[int]:
    """Places of headings that nothing marks and that stand directly above another such."""
    return [
        place
        for place, (one, below) in enumerate(itertools.pairwise(scheme.headings))
        if one.number is None and max(one.look, below.look) < _WEAK_LOOK and below.index == one.last_line + 1
    ]


def _length(item: Item) -> int:
    return item.end - item.start


def _sequence(items: Sequence[Item], caveats: list[Caveat]) -> set[str]:
    """Numbers must count up by one within one year."""
    doubtful: set[str] = set()
    counters = [(item, parts) for item in items if item.level == 1 and (parts := _parts(item))]
    position, year = _roles([parts for _, parts in counters])
    usual = Counter(parts[year] for _, parts in counters if year is not None).most_common(1)
    for place, (item, parts) in enumerate(counters):
        before, parts_before = counters[place - 1] if place else (None, None)
        if before is None or parts_before is None:
            continue
        if year is not None and parts[year] == parts_before[year] + 1 and parts[position] == 1:
            continue
        if year is not None and parts[year] != parts_before[year] and parts[year] != usual[0][0]:
            caveats.append(_caveat("number-out-of-sequence", f"{item.number} follows {before.number}.", item))
            doubtful.add(item.key)
        elif parts[position] == parts_before[position]:
            caveats.append(_caveat("number-repeated", f"{item.number} follows {before.number}.", item))
            doubtful.add(item.key)
        elif not (1 <= parts[position] - parts_before[position] <= 1):
            caveats.append(_caveat("number-gap", f"{item.number} follows {before.number}.", item))
    return doubtful


def _parts(item: Item) -> tuple[int, ...]:
    text = f"{item.number} X"
    number = read_number(text) or read_coded(text) if item.number else None
    return number.parts if number else ()


def _roles(numbers: Sequence[tuple[int, ...]]) -> tuple[int, int | None]:
    """Which part of the numbers counts and which is the year, if any."""
    if not numbers or any(len(parts) != len(numbers[0]) for parts in numbers) or len(numbers[0]) < 2:
        return -1, None
    width = len(numbers[0])
    distinct = [len({parts[place] for parts in numbers}) for place in range(width)]
    position = max(range(width), key=lambda place: (distinct[place], place))
    years = [place for place in range(width) if place != position]
    return position, years[0] if position else years[-1]


def _caveat(code: str, message: str, item: Item) -> Caveat:
    return Caveat(code, message, item.start, item.start + len(item.number or ""))
