"""What an archive holds, what it lacks, and what in it is doubtful."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matters.index.catalogue.filters import Filters
from matters.index.catalogue.reader import Reader
from matters.index.catalogue.rows import CaveatRow, DocumentRow, FailureRow, MeetingRow
from matters.index.coverage.holes import NumberHole, number_holes
from matters.index.coverage.missing import missing_by_body
from matters.index.identity import UNKNOWN_BODY
from matters.index.results import MissingMeeting


@dataclass(frozen=True, slots=True)
class BodyCoverage:
    """One committee or council.

    :param holes: item numbers that run on over its meetings and that no minutes held have.
    :param years: how many meetings of each year have minutes; ``""`` counts the undated.
    """

    committee: str
    council: str | None
    meetings: int
    drafts: int
    first: str | None
    last: str | None
    years: dict[str, int]
    missing: tuple[MissingMeeting, ...]
    holes: tuple[NumberHole, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole archive.

    :param private: items that are exempt, or may be, and are not searched.
    """

    documents: int
    meetings: int
    items: int
    passages: int
    private: int
    agendas: int
    first: str | None
    last: str | None
    bodies: tuple[BodyCoverage, ...]
    missing: tuple[MissingMeeting, ...]
    failed: tuple[FailureRow, ...]
    warnings: tuple[CaveatRow, ...]
    notes: tuple[str, ...] = ()


def read_coverage(reader: Reader, *, notes: Sequence[str] = ()) -> Coverage:
    """Count what is held and list what is not.

    :param notes: what the user should know of the archive as a whole.
    """
    counts = reader.counts(Filters())
    documents = reader.documents()
    missing = missing_by_body(reader)
    return Coverage(
        documents=len(documents),
        meetings=counts.meetings,
        items=counts.items,
        passages=counts.passages,
        private=counts.private,
        agendas=sum(document.kind != "minutes" for document in documents),
        first=counts.first,
        last=counts.last,
        bodies=_bodies(reader, documents, missing),
        missing=tuple(one for of_body in missing.values() for one in of_body),
        failed=tuple(reader.failures()),
        warnings=tuple(reader.caveats()),
        notes=tuple(notes),
    )


def _bodies(
    reader: Reader,
    documents: Sequence[DocumentRow],
    missing: Mapping[tuple[str, str | None], tuple[MissingMeeting, ...]],
) -> tuple[BodyCoverage, ...]:
    answering = {document.meeting_id: document for document in documents if document.answers}
    grouped: dict[tuple[str, str | None], list[MeetingRow]] = {}
    for meeting in reader.meetings():
        if meeting.id in answering and answering[meeting.id].kind == "minutes":
            grouped.setdefault((meeting.body, meeting.authority), []).append(meeting)
    return tuple(
        _body(rows, answering, missing.get(body, ()), reader)
        for body, rows in sorted(grouped.items(), key=lambda entry: str(entry[0]))
    )


def _body(
    rows: Sequence[MeetingRow],
    answering: dict[str, DocumentRow],
    missing: tuple[MissingMeeting, ...],
    reader: Reader,
) -> BodyCoverage:
    dates = sorted(row.date for row in rows if row.date)
    name = rows[0].committee or rows[0].council or UNKNOWN_BODY
    return BodyCoverage(
        committee=name,
        council=rows[0].council,
        meetings=len(rows),
        drafts=sum(answering[row.id].status == "draft" for row in rows),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        years=dict(sorted(Counter((row.date or "")[:4] for row in rows).items())),
        missing=missing,
        holes=number_holes(reader, rows),
    )
