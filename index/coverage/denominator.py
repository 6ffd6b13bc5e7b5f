"""The denominator of an answer: what was searched, and what was not."""

from matters.index.catalogue.filters import Filters
from matters.index.catalogue.reader import Reader
from matters.index.coverage.missing import missing_meetings
from matters.index.results import Searched


def searched(reader: Reader, filters: Filters = Filters()) -> Searched:
    """What a search with these filters reads, and what it cannot.

    :raises QueryError: When a filter cannot be understood.
    """
    counts = reader.counts(filters)
    return Searched(
        documents=counts.documents,
        meetings=counts.meetings,
        items=counts.items,
        first=counts.first,
        last=counts.last,
        unreadable=len(reader.failures()),
        private=counts.private,
        appendices=counts.appendices,
        missing=missing_meetings(reader, filters),
    )
