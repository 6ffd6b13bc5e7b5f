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
    return tuple(one for missing in missing_by_body(reader, filters).values() for one in missing)


def missing_by_body(
    reader: Reader, filters: Filters = Filters()
) -> dict[tuple[str, str | None], tuple[MissingMeeting, ...]]:
    """The same by body and the council whose committee it is.

    :raises QueryError: When a filter cannot be understood.
    """
    wanted = days_of(filters)
    bodies = {body for body, _ in bodies_of(filters.committees, reader.meetings())}
    found: dict[tuple[str, str | None], dict[str, MissingMeeting]] = {}
    for row in reader.references():
        days = date_range(row.date)
        outside = wanted is not None and (days is None or not days.overlaps(wanted))
        if row.held or outside or (bodies and row.body not in bodies):
            continue
        why = f"Its minutes were approved at {row.item_id}, but are not held."
        of_body = found.setdefault((row.body, row.authority), {})
        of_body.setdefault(row.date, MissingMeeting(row.committee, row.date, why))
    return {body: tuple(found[body][date] for date in sorted(found[body])) for body in sorted(found, key=str)}
