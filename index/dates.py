"""Dates as people and minutes give them: whole, or of a month or a year only."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from matters.pipeline.errors import QueryError

_NAMES = "January February March April May June July August September October November December"
MONTHS = tuple(_NAMES.split())
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_SLASHES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)? +(?:of +)?)?([a-z]{3,9})\.?,? +(\d{4})")


@dataclass(frozen=True, slots=True)
class DateRange:
    """The first and the last day that a date may mean, both ISO 8601 and inclusive."""

    first: str
    last: str

    def overlaps(self, other: "DateRange") -> bool:
        """Whether the two may mean the same day."""
        return self.first <= other.last and other.first <= self.last


def date_range(text: str | None) -> DateRange | None:
    """The days that an ISO date, perhaps of reduced precision, may mean; ``None`` if it is not one."""
    found = _ISO.fullmatch(text) if text is not None else None
    if found is None:
        return None
    year, month, day = (int(group) if group else None for group in found.groups())
    return _range(year or 0, month, day)


def _range(year: int, month: int | None, day: int | None) -> DateRange | None:
    try:
        first = date(year, month or 1, day or 1)
        final = month or 12
        last = date(year, final, day or monthrange(year, final)[1])
    except ValueError:
        return None
    return DateRange(first.isoformat(), last.isoformat())


def parse_date(text: str) -> DateRange:
    """The days that a date typed by a user may mean.

    :raises QueryError: When it is not a date.
    """
    found = _parsed(text.strip().casefold())
    if found is None:
        raise QueryError(
            f"{text!r} is not a date",
            expected="2023, 2023-07, 2023-07-25, 25 July 2023 or 25/07/2023",
            do="Give the date in one of these forms",
        )
    return found


def _parsed(text: str) -> DateRange | None:
    if (iso := date_range(text)) is not None:
        return iso
    if (slashes := _SLASHES.fullmatch(text)) is not None:
        return _range(int(slashes[3]), int(slashes[2]), int(slashes[1]))
    if (words := _WORDS.fullmatch(text)) is None:
        return None
    months = [
        n
        for n, name in enumerate(MONTHS, 1)
        if name.lower().startswith(words[2]) or (words[2] == "sept" and n == 9)
    ]
    if len(months) != 1:
        return None
    return _range(int(words[3]), months[0], int(words[1]) if words[1] else None)


def first_day(iso: str) -> date:
    """The first day that an ISO date, perhaps of reduced precision, may mean.

    :raises ValueError: When it is not one.
    """
    year, month, day = (*(int(part) for part in iso.split("-")), 1, 1)[:3]
    return date(year, month, day)
