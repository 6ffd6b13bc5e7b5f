"""Meetings that were held and whose minutes are not in the archive."""

from matters.index.catalogue.filters import Filters, bodies_of, days_of
from matters.index.catalogue.reader import Reader
from matters.index.dates import date_range
from matters.index.results import MissingMeeting


def missing_meetings(reader: Reader, filters: Filters = Filters()) -> tuple[MissingMeeting, ...]:
    """Every earlier meeting whose minutes were approved but are not held, by body and date.

    :param filters: only committees and dates count.
    :raises QueryError: When a filter cannot be understood.
    """
    wanted = days_of(filters)
    bodies = {body for body, _ in bodies_of(filters.committees, reader.meetings())}
    found: dict[tuple[str, str], MissingMeeting] = {}
    for row in reader.references():
        days = date_range(row.date)
        outside = wanted is not None and (days is None or not days.overlaps(wanted))
        if row.held or outside or (bodies and row.body not in bodies):
            continue
        why = f"Its minutes were approved at {row.item_id}, but are not held."
        found.setdefault((row.body, row.date), MissingMeeting(row.committee, row.date, why))
    return tuple(found[key] for key in sorted(found))
