"""Recurring concerns as a page with their timelines drawn, and as a workbook."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import ceil
from pathlib import Path

from matters.index.concerns.concerns import Concern, Held, Occasion
from matters.index.concerns.raised import Raised
from matters.index.concerns.raisers import ELSEWHERE, IN_PUBLIC
from matters.index.dates import date_range
from matters.index.ledger.redaction import Names
from matters.index.outcomes.found import Place
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


class Naming:
    """How a sheet tells whom it names."""

    def __init__(self, names_of: Callable[[int], Names] | None = None) -> None:
        """Prepare a sheet.

        :param names_of: the names in a document, by its number; ``None`` where they are shown.
        """
        self._names_of = None if names_of is None else cache(names_of)

    def said(self, text: str, place: Place) -> str:
        """A quotation of a document, or of one that corrects it."""
        return text if self._names_of is None else self._names_of(place.document.id).hide(text)

    def by(self, raised: Raised) -> str | None:
        """Who raised a concern."""
        if raised.raised_by is None or self._names_of is None or raised.raised_by in (IN_PUBLIC, ELSEWHERE):
            return raised.raised_by
        owner = {"text": raised.raised_by, "person": raised.person}
        return self._names_of(raised.place.document.id).post(owner)


def write_concerns_page(
    path: Path, concerns: Sequence[Concern], naming: Naming, *, title: str, extent: str
) -> None:
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
        naming=naming,
    )


def write_concerns_workbook(path: Path, concerns: Sequence[Concern], naming: Naming) -> None:
    """Write a sheet with one row a mention.

    :raises MattersError: When the file cannot be written.
    """
    rows = [_cells(concern, one, naming, path) for concern in concerns for one in concern.occasions]
    write_workbook(path, "Concerns", _COLUMNS, rows)


def _cells(concern: Concern, one: Occasion, naming: Naming, sheet: Path) -> Sequence[Value]:
    where = one.raised.place
    file, body = where.document.path, where.meeting.committee or where.meeting.council or ""
    return (
        concern.label,
        len(concern.meetings),
        where.meeting.date,
        marks(where.document.status, where.item.access) + body,
        naming.by(one.raised),
        "taken up again" if one.raised.again else "raised",
        naming.said(one.raised.said.quote, where),
        naming.said(one.answer.quote, where) if one.answer else None,
        where.item.id,
        Link(place(file, None), link_to(file, where.page, sheet=sheet)),
        where.page,
        "strong" if concern.recurring and one.sure else "possible",
    )
