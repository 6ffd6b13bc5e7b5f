"""The days on which bodies met, renamed and merged ones being one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matters.index.catalogue.rows import MeetingRow


@dataclass(frozen=True, slots=True)
class Days:
    """When each body met, as far as its minutes are read.

    :param series: for each meeting the number of its body.
    :param held: for each body the dates, in order.
    """

    series: Mapping[str, int]
    held: Mapping[int, tuple[str, ...]]

    @classmethod
    def of(cls, meetings: Iterable[MeetingRow], series: Mapping[str, int]) -> "Days":
        """Gather the days of meetings, each once."""
        found: dict[int, set[str]] = {}
        for meeting in meetings:
            found.setdefault(series.get(meeting.id, -1), set()).add(meeting.date or "")
        return cls(series, {number: tuple(sorted(dates)) for number, dates in found.items()})

    def last_before(self, meeting: MeetingRow, until: str) -> str:
        """The date of the last meeting of the body of a meeting before a day; ``""`` where there is none."""
        dates = self.held.get(self.series.get(meeting.id, -1), ())
        return max((date for date in dates if date < until), default="")
