"""The meetings in which a promise ought to be heard of again, and what their silence means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matters.index.catalogue.reader import Reader
from matters.index.catalogue.rows import MeetingRow
from matters.index.coverage.holes import number_holes
from matters.index.coverage.missing import missing_meetings
from matters.index.dates import date_range
from matters.index.ledger.records import FollowUp, Promise, Window

MEETINGS = 6


@dataclass(frozen=True, slots=True)
class Calendar:
    """The meetings of every body, those that are missing included.

    :param meetings: by the number of the body, oldest first, those whose minutes are held.
    :param missing: by the number of the body, dates of meetings that were held and whose minutes are not.
    :param holes: by the number of the body, stretches of time in which minutes must be missing.
    """

    series: Mapping[str, int]
    meetings: Mapping[int, tuple[MeetingRow, ...]]
    missing: Mapping[int, tuple[str, ...]]
    holes: Mapping[int, tuple[tuple[str, str], ...]]

    def window(self, promise: Promise, *, until: str = "9999") -> Window:
        """The next six meetings of the body, and what is missing between them.

        :param until: a day; meetings on it or later do not count.
        """
        number = self.series.get(promise.meeting.id, -1)
        made = promise.meeting.date or ""
        later = [row for row in self.meetings.get(number, ()) if made < (row.date or "") < until]
        held = tuple(later[:MEETINGS])
        end = held[-1].date or "" if len(held) == MEETINGS else until
        missing = [date for date in self.missing.get(number, ()) if made < date <= end]
        missing += [
            f"{after}/{before}"
            for after, before in self.holes.get(number, ())
            if made <= after and before <= end and not any(after < date < before for date in missing)
        ]
        return Window(held, tuple(sorted(missing)))


def read_calendar(reader: Reader, series: Mapping[str, int]) -> Calendar:
    """The meetings that answer, by body and date."""
    answering = {row.meeting_id for row in reader.documents() if row.answers and row.kind == "minutes"}
    rows = [row for row in reader.meetings() if row.date and row.id in answering]
    grouped: dict[int, list[MeetingRow]] = {}
    for row in sorted(rows, key=lambda row: (row.date or "", row.id)):
        grouped.setdefault(series[row.id], []).append(row)
    by_name: dict[str | None, int] = {row.committee: series[row.id] for row in rows}
    missing: dict[int, set[str]] = {}
    held = {(number, row.date) for number, group in grouped.items() for row in group}
    for one in missing_meetings(reader):
        number = by_name.get(one.committee, -1)
        if number in grouped and date_range(one.date) is not None and (number, one.date) not in held:
            missing.setdefault(number, set()).add(one.date)
    holes = {number: _holes(reader, group) for number, group in grouped.items()}
    return Calendar(
        series,
        {number: tuple(group) for number, group in grouped.items()},
        {number: tuple(sorted(dates)) for number, dates in missing.items()},
        holes,
    )


def _holes(reader: Reader, group: Sequence[MeetingRow]) -> tuple[tuple[str, str], ...]:
    """Where item numbers that run on leave some out, body by body."""
    found = set()
    for body in sorted({row.body for row in group}):
        for hole in number_holes(reader, [row for row in group if row.body == body]):
            found.add((hole.after, hole.before))
    return tuple(sorted(found))


def state_of(
    sure: Sequence[FollowUp], possible: Sequence[FollowUp], window: Window, *, named: bool = True
) -> str:
    """How a promise stands, from what was found of it.

    Silence is ``lapsed`` only where six meetings were held and all of them were read. What is only possible
    keeps a promise open, or unknown where a meeting that may tell is missing.

    :param named: whether it names what is promised; what does not cannot be heard of by its words.
    """
    if any(one.relation == "discharge" for one in sure):
        return "discharged"
    if sure:
        return "repeated"
    if window.missing:
        return "unknown"
    return "lapsed" if named and not possible and len(window.meetings) >= MEETINGS else "open"
