"""Dates and times as British minutes write them.

Dates come back in ISO 8601, times as ``HH:MM``; reduced precision ("October 2023") stays reduced.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from matters.pipeline.records import Span

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
            ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"),
            ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"""(?ix)
    (?:\b(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[\s,.]*(?:the\s+)?)?
    (?:
        (?<![\d/.-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?![\d-])
      | (?<![\d/.£])(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?\s*(?:day\s+)?(?:of\s+)?\s*
        (?P<month>{_MONTH})\b\.?,?\s*(?P<year>(?:19|20)\d\d|'\d\d)?(?!\d)
      | \b(?P<us_month>{_MONTH})\.?\s+(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<us_year>(?:19|20)\d\d)\b
      | (?<![\d/.£])(?P<d>\d{{1,2}})(?P<sep>[/.-])(?P<m>\d{{1,2}})(?P=sep)(?P<y>(?:19|20)?\d\d)(?![\d/])
      | \b(?P<only_month>{_MONTH})\b\.?,?\s+(?P<only_year>(?:19|20)\d\d)\b
    )"""
)
_TIME = re.compile(
    r"""(?ix)
    (?<![\d£./:])(?P<hour>\d{1,2})\s*(?:[.:]\s*(?P<minute>[\dO]{2}))?\s*(?P<half>[ap]\.?\s?m\b\.?)
  | (?<![\d£./:])(?P<h24>[01]?\d|2[0-3])[:.](?P<m24>[0-5]\d)(?:\s*(?:hrs|hours))?(?![\d%/]|\.\d)
  | \b(?P<noon>12\s*noon|noon|midday)\b
    """
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in running text.

    :param iso: ``"2023-07-25"``, ``"2023-07"`` without a day, ``"--07-25"`` without a year.
    :param weekday: Monday is 0; ``None`` when none is written.
    """

    iso: str
    start: int
    end: int
    weekday: int | None = None

    @property
    def whole(self) -> bool:
        """Whether day, month and year are known."""
        return len(self.iso) == 10

    @property
    def weekday_agrees(self) -> bool:
        """Whether the weekday written is that of the date; true when none is written."""
        return (
            self.weekday is None
            or not self.whole
            or dt.date.fromisoformat(self.iso).weekday() == self.weekday
        )


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time of day in running text; ``clock`` is ``"13:05"``."""

    clock: str
    start: int
    end: int


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every date in ``text``; impossible ones (31 June) are passed over."""
    for match in _DATE.finditer(text):
        iso = _iso(match)
        if iso is not None:
            name = match["weekday"]
            weekday = None if name is None else [day[:3] for day in _DAYS].index(name.lower()[:3])
            yield FoundDate(iso, match.start(), match.end(), weekday)


def impossible_dates(text: str) -> Iterator[Span]:
    """Where days stand that no calendar has: 31 June 2023."""
    for match in _DATE.finditer(text):
        if _iso(match) is None and (match["day"] or match["sep"] == "/"):
            yield Span(*match.span())


def parse_date(text: str) -> str | None:
    """The first date in ``text`` whose year is known, in ISO 8601."""
    return next((found.iso for found in find_dates(text) if not found.iso.startswith("--")), None)


def find_times(text: str) -> list[FoundTime]:
    """Every time of day in ``text``, ``7.30`` too, which may be a sum or a number: the caller must know."""
    return [FoundTime(clock, *match.span()) for match in _TIME.finditer(text) if (clock := _clock(match))]


def _iso(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return _checked(*(int(part) for part in match["iso"].split("-")))
    if match["only_month"]:
        return f"{match['only_year']}-{_MONTHS[match['only_month'].lower()]:02d}"
    if match["us_month"]:
        return _checked(int(match["us_year"]), _MONTHS[match["us_month"].lower()], int(match["us_day"]))
    if match["d"]:
        year = int(match["y"])
        return _checked(year if year > 99 else _century(year), int(match["m"]), int(match["d"]))
    month, day = _MONTHS[match["month"].lower()], int(match["day"])
    if not match["year"]:
        return f"--{month:02d}-{day:02d}" if 1 <= day <= 31 else None
    year = int(match["year"].lstrip("'"))
    return _checked(year if year > 99 else _century(year), month, day)


def _century(year: int) -> int:
    return 2000 + year if year < 70 else 1900 + year


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> str | None:
    if match["noon"]:
        return "12:00"
    if match["h24"]:
        return f"{int(match['h24']):02d}:{match['m24']}"
    hour, minute = int(match["hour"]), int((match["minute"] or "00").upper().replace("O", "0"))
    if (not 1 <= hour <= 12 and not (13 <= hour <= 23)) or minute > 59:
        return None
    if hour <= 12:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return f"{hour:02d}:{minute:02d}"
