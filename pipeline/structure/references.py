"""Earlier meetings whose minutes a document approved: they must have been held."""

import re
from collections.abc import Sequence

from matters.pipeline.records import Item, Meeting, MeetingReference
from matters.pipeline.structure.dates import find_dates
from matters.pipeline.verbatim import clean

_ABOUT_MINUTES = re.compile(r"(?i)\bminutes\b")
_APPROVED = re.compile(
    r"(?i)\b(?:agreed|approved|confirmed|signed|adopted|accepted|correct record|true (?:and (?:accurate"
    r"|correct) )?record|accurate record|resolved)\b"
)
_OF_MEETING = re.compile(r"(?i)\b(?:minutes|meetings?|held)\b[^.;]{0,160}$")
_WINDOW = 700


def read_references(text: str, items: Sequence[Item], meeting: Meeting) -> tuple[MeetingReference, ...]:
    """The dates of meetings of the same body whose minutes were approved here."""
    found: dict[str, MeetingReference] = {}
    for item in items:
        copy = clean(text, item.start, min(item.end, item.start + _WINDOW), omit=item.omit)
        if not (_ABOUT_MINUTES.search(item.title) and _APPROVED.search(copy.text)):
            continue
        for date in find_dates(copy.text):
            iso = _with_year(date.iso, meeting.date)
            if (
                iso is None
                or not _OF_MEETING.search(copy.text[: date.start])
                or (meeting.date and iso >= meeting.date)
            ):
                continue
            span = copy.span(date.start, date.end)
            found.setdefault(iso, MeetingReference(iso, span.start, span.end, item.key))
    return tuple(found.values())


def _with_year(iso: str, meeting_date: str | None) -> str | None:
    """A date without a year is the latest such day before the meeting."""
    if not iso.startswith("--"):
        return iso if len(iso) == 10 else None
    if meeting_date is None or len(meeting_date) < 10:
        return None
    year = int(meeting_date[:4])
    this_year = f"{year}-{iso[2:]}"
    return this_year if this_year < meeting_date else f"{year - 1}-{iso[2:]}"
