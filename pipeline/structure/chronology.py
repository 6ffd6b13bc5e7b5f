"""Whether the dates in minutes can be true: a year mistyped shows against the meetings before and after."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from matters.pipeline.records import Caveat, Item, Meeting
from matters.pipeline.structure.dates import find_dates
from matters.pipeline.verbatim import Clean, clean

_APPROVES = re.compile(r"(?i)\bminutes\b")
_NEXT = re.compile(r"(?i)\b(?:next|future) meeting")
_HELD = re.compile(r"(?i)\b(?:minutes|meeting|held)\b[^.;]{0,80}$")
_WINDOW = 300
_LATEST_NEXT = dt.timedelta(days=550)
_EARLIEST_PREVIOUS = dt.timedelta(days=800)


def date_doubts(text: str, items: Sequence[Item], meeting: Meeting) -> Iterator[Caveat]:
    """Warnings where the meeting's date does not fit the one before it or the one after.

    :param text: the whole document.
    """
    if meeting.date is None or len(meeting.date) != len("2000-01-01"):
        return
    date = dt.date.fromisoformat(meeting.date)
    if date.year > dt.datetime.now(tz=dt.UTC).year + 1:
        yield Caveat("date-inconsistent", f"{meeting.date} is taken; it lies in the future.")
    for item in items:
        copy = clean(text, item.start, min(item.end, item.start + _WINDOW), omit=item.omit)
        if _NEXT.search(item.title):
            yield from _next_meeting(copy, date)
        elif _APPROVES.search(item.title):
            yield from _previous_meeting(copy, date)


def _next_meeting(copy: Clean, date: dt.date) -> Iterator[Caveat]:
    for found in find_dates(copy.text):
        if found.whole:
            following = dt.date.fromisoformat(found.iso)
            if not date <= following <= date + _LATEST_NEXT:
                message = f"The next meeting is said to be on {found.iso}, this one on {date.isoformat()}."
                span = copy.span(found.start, found.end)
                yield Caveat("date-inconsistent", message, span.start, span.end)
            return


def _previous_meeting(copy: Clean, date: dt.date) -> Iterator[Caveat]:
    for found in find_dates(copy.text):
        if found.whole and _HELD.search(copy.text, 0, found.start):
            before = dt.date.fromisoformat(found.iso)
            if not date - _EARLIEST_PREVIOUS <= before <= date:
                message = (
                    f"Minutes of {found.iso} are before this meeting, which is dated {date.isoformat()}."
                )
                span = copy.span(found.start, found.end)
                yield Caveat("date-inconsistent", message, span.start, span.end)
            return
