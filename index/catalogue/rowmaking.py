"""The queries for whole rows, and how a row becomes a record."""

import json
from collections.abc import Sequence
from sqlite3 import Row
from typing import Literal

from matters.index.catalogue.database import Database
from matters.index.catalogue.rows import DocumentRow, ItemRow, MeetingRow, PassageRow
from matters.pipeline.spans import Span

_ITEMS = (
    "SELECT i.*, coalesce(i.id, d.meeting_id || d.suffix || '#' || i.key) AS name, d.meeting_id"
    " FROM items i JOIN documents d ON d.id = i.document_id"
)
DOCUMENTS = (
    "SELECT d.*, (SELECT s.path FROM sources s WHERE s.document_id = d.id ORDER BY s.rowid LIMIT 1) AS path"
    " FROM documents d"
)
MEETINGS = "SELECT m.* FROM meetings m"


def items_by_row(
    database: Database, values: Sequence[int | str], *, column: Literal["row", "id", "document_id"] = "row"
) -> dict[int, ItemRow]:
    """The items that hold one of these values in a column: row -> item, in the order of the documents."""
    sql = f"{_ITEMS} WHERE i.{column} IN (SELECT value FROM json_each(?)) ORDER BY i.document_id, i.position"
    return {row["row"]: item_row(row) for row in database.rows(sql, (json.dumps(list(values)),))}


def documents_by_id(database: Database, ids: Sequence[int]) -> dict[int, DocumentRow]:
    """The documents of these numbers."""
    sql = f"{DOCUMENTS} WHERE d.id IN (SELECT value FROM json_each(?))"
    return {row["id"]: document_row(row) for row in database.rows(sql, (json.dumps(list(ids)),))}


def meetings_by_id(database: Database, ids: Sequence[str]) -> dict[str, MeetingRow]:
    """The meetings of these ids."""
    sql = f"{MEETINGS} WHERE m.id IN (SELECT value FROM json_each(?))"
    return {row["id"]: meeting_row(row) for row in database.rows(sql, (json.dumps(list(ids)),))}


def spans(text: str) -> tuple[Span, ...]:
    """Spans from the JSON in which they are stored."""
    return tuple(Span(start, end) for start, end in json.loads(text))


def meeting_row(row: Row) -> MeetingRow:
    """A record of a row of ``MEETINGS``."""
    return MeetingRow(
        id=row["id"],
        body=row["body"],
        council=row["council"],
        committee=row["committee"],
        date=row["date"],
        start_time=row["start_time"],
        end_time=row["end_time"],
        venue=row["venue"],
        chair=row["chair"],
    )


def document_row(row: Row) -> DocumentRow:
    """A record of a row of ``DOCUMENTS``."""
    pages = row["page_starts"]
    return DocumentRow(
        id=row["id"],
        path=row["path"],
        sha256=row["sha256"],
        format=row["format"],
        kind=row["kind"],
        status=row["status"],
        meeting_id=row["meeting_id"],
        suffix=row["suffix"],
        answers=bool(row["answers"]),
        folded_into=row["folded_into"],
        superseded_by=row["superseded_by"],
        page_starts=None if pages is None else tuple(json.loads(pages)),
        length=row["length"],
    )


def item_row(row: Row) -> ItemRow:
    """A record of an item's row."""
    return ItemRow(
        row=row["row"],
        id=row["name"],
        document_id=row["document_id"],
        meeting_id=row["meeting_id"],
        key=row["key"],
        number=row["number"],
        title=row["title"],
        level=row["level"],
        parent=row["parent"],
        position=row["position"],
        start=row["start"],
        end=row["end"],
        page=row["page"],
        omit=spans(row["omit"]),
        certainty=row["certainty"],
        access=row["access"],
    )


def passage_row(row: Row, item: ItemRow, meeting: MeetingRow, document: DocumentRow) -> PassageRow:
    """A record of a row of ``passages`` that also tells what stands ``before`` and ``after``."""
    return PassageRow(
        id=row["id"],
        item=item,
        meeting=meeting,
        document=document,
        position=row["position"],
        start=row["start"],
        end=row["end"],
        page=row["page"],
        quote=row["quote"],
        omit=spans(row["omit"]),
        sentences=spans(row["sentences"]),
        previous=row["before"],
        next=row["after"],
    )
