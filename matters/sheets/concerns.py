"""Recurring concerns as a page with their timelines drawn, and as a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path

from matters.index.concerns.concerns import Concern, Held, Occasion
from matters.index.dates import date_range
from matters.sheets.links import link_to
from matters.sheets.page import write_page
from matters.sheets.workbook import Column, Link, Value, write_workbook
from matters.words import body_name, marks, place, readable_date

_MOST_YEARS = 16
_FEW_YEARS = 8

_COLUMNS = (
    Column("Concern", 30),
    Column("Meetings", 10, "number"),
    Column("Date", 14, "date"),
    Column("Committee", 28),
    Column("Raised by", 22),
    Column("How", 16),
    Column("Words of the minutes", 70),
    Column("What follows", 50),
    Column("Item", 40),
    Column("File", 32),
    Column("Page", 8, "number"),
    Column("Strength", 12),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One meeting on a timeline: where it stands, in per cent of its length, and how."""

    x: float
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year.

    :param minor: whether its number is left out where there is little room.
    """

    x: float
    text: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn of one concern.

    :param told: the same in words.
    """

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    told: str


def draw_timeline(concern: Concern) -> Timeline | None:
    """The meetings of a concern on a line of time; ``None`` where no date is known."""
    days = [(one, _day(one)) for one in concern.timeline]
    known = [(one, day) for one, day in days if day is not None]
    if not known:
        return None
    first = date(min(day for _, day in known).year, 1, 1)
    last = date(max(day for _, day in known).year + 1, 1, 1)

    def at(day: date) -> float:
        return round(100 * (day - first).days / (last - first).days, 2)

    years = range(first.year, last.year, ceil((last.year - first.year) / _MOST_YEARS))
    ticks = tuple(
        Tick(at(date(year, 1, 1)), str(year), bool(place % 2) and len(years) > _FEW_YEARS)
        for place, year in enumerate(years)
    )
    order = {"held": 0, "missing": 1, "raised": 2}
    marks = sorted((_mark(one, at(day)) for one, day in known), key=lambda mark: (order[mark.kind], mark.x))
    raised = [readable_date(one.date) for one, _ in known if one.raised]
    told = f"Raised at {len(raised)} meetings: " + ", ".join(raised)
    return Timeline(tuple(marks), ticks, told)


def _mark(one: Held, x: float) -> Mark:
    kind = "missing" if one.raised is None else "raised" if one.raised else "held"
    said = {"missing": "minutes missing", "raised": "raised", "held": "not raised"}[kind]
    return Mark(x, kind, f"{readable_date(one.date)}, {body_name(one.committee)}: {said}")


def _day(one: Held) -> date | None:
    days = date_range(one.date)
    return None if days is None else date.fromisoformat(days.first)


def only_again(concern: Concern) -> str:
    """At how many meetings it was not raised anew, only taken up under its own heading."""
    anew = {one.raised.place.meeting.id for one in concern.occasions if not one.raised.again}
    left = len(concern.meetings) - len(anew)
    return f"; at {left} of them only taken up again under its own heading" if left else ""


def write_concerns_page(path: Path, concerns: Sequence[Concern], *, title: str, extent: str) -> None:
    """Write a page with a timeline and every mention of each concern.

    :raises MattersError: When the file cannot be written.
    """
    drawn = [{"concern": one, "timeline": draw_timeline(one)} for one in concerns]
    write_page(
        path,
        "concerns.html",
        title=title,
        concerns=drawn,
        extent=extent,
        marks=marks,
        only_again=only_again,
    )


def write_concerns_workbook(path: Path, concerns: Sequence[Concern]) -> None:
    """Write a sheet with one row a mention.

    :raises MattersError: When the file cannot be written.
    """
    rows = [_cells(concern, one, path) for concern in concerns for one in concern.occasions]
    write_workbook(path, "Concerns", _COLUMNS, rows)


def _cells(concern: Concern, one: Occasion, sheet: Path) -> Sequence[Value]:
    where = one.raised.place
    file, body = where.document.path, where.meeting.committee or where.meeting.council or ""
    return (
        concern.label,
        len(concern.meetings),
        where.meeting.date,
        marks(where.document.status, where.item.access) + body,
        one.raised.raised_by,
        "taken up again" if one.raised.again else "raised",
        one.raised.said.quote,
        one.answer.quote if one.answer else None,
        where.item.id,
        Link(place(file, None), link_to(file, where.page, sheet=sheet)),
        where.page,
        "strong" if concern.recurring and one.sure else "possible",
    )
