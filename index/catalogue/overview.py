"""Lists of what is held: meetings, documents, warnings, what is missing."""

import json
from collections.abc import Iterator

from matters.index.catalogue.database import Database
from matters.index.catalogue.rowmaking import DOCUMENTS, MEETINGS, document_row, meeting_row
from matters.index.catalogue.rows import (
    AttendeeRow,
    CaveatRow,
    DefinitionRow,
    DocumentRow,
    FailureRow,
    MeetingRow,
    MentionRow,
    OutcomeRow,
    ReferenceRow,
    authority,
)
from matters.index.catalogue.versions import agree
from matters.index.dates import DateRange, date_range
from matters.pipeline.spans import Caveat


def meetings(database: Database) -> list[MeetingRow]:
    """Every meeting held, by body and date."""
    rows = database.rows(f"{MEETINGS} ORDER BY m.body, m.date, m.id")
    return [meeting_row(row) for row in rows]


def documents(database: Database) -> list[DocumentRow]:
    """Every document held, in the order of meetings."""
    rows = database.rows(
        f"{DOCUMENTS} JOIN meetings m ON m.id = d.meeting_id ORDER BY m.body, m.date, m.id, d.id"
    )
    return [document_row(row) for row in rows]


def failures(database: Database) -> list[FailureRow]:
    """Every file that could not be read, by path."""
    return [
        FailureRow(*row) for row in database.rows("SELECT path, sha256, message FROM failures ORDER BY path")
    ]


def references(database: Database) -> list[ReferenceRow]:
    """Every earlier meeting that answering minutes approved, and whether its minutes are held."""
    held: dict[str, list[tuple[str | None, DateRange]]] = {}
    for row in database.rows(
        "SELECT DISTINCT m.body, m.council, m.date FROM meetings m JOIN documents d ON d.meeting_id = m.id"
        " WHERE d.kind = 'minutes' AND m.date IS NOT NULL"
    ):
        if (days := date_range(row["date"])) is not None:
            held.setdefault(row["body"], []).append((authority(row["body"], row["council"]), days))
    rows = database.rows(
        "SELECT r.document_id, d.meeting_id, i.id AS item_id, m.body, m.council, m.committee, r.date,"
        ' r.start, r."end"'
        " FROM meeting_references r JOIN documents d ON d.id = r.document_id AND d.answers = 1"
        " JOIN meetings m ON m.id = d.meeting_id LEFT JOIN items i ON i.row = r.item"
        " ORDER BY m.body, r.date, r.document_id, r.position"
    )
    found = []
    for row in rows:
        days = date_range(row["date"])
        council = authority(row["body"], row["council"])
        there = days is not None and any(
            days.overlaps(other) and agree(council, whose) for whose, other in held.get(row["body"], [])
        )
        found.append(ReferenceRow(**dict(row), held=there))
    return found


def caveats(database: Database) -> list[CaveatRow]:
    """Every warning about a document that is held, by path."""
    rows = database.rows(
        "SELECT d.meeting_id, (SELECT s.path FROM sources s WHERE s.document_id = d.id"
        ' ORDER BY s.rowid LIMIT 1) AS path, c.code, c.message, c.start, c."end"'
        " FROM caveats c JOIN documents d ON d.id = c.document_id ORDER BY path, c.document_id, c.position"
    )
    return [CaveatRow(*row) for row in rows]


def definitions(database: Database) -> list[DefinitionRow]:
    """Every shorthand that an answering document defines in public, by document and place."""
    rows = database.rows(
        'SELECT f.document_id, d.meeting_id, f.short, f.long, f.start, f."end" FROM definitions f'
        " JOIN documents d ON d.id = f.document_id AND d.answers = 1 WHERE NOT EXISTS (SELECT 1 FROM items i"
        " WHERE i.document_id = f.document_id AND i.access <> 'public' AND i.start <= f.start"
        ' AND f.start < i."end") ORDER BY f.document_id, f.position'
    )
    return [DefinitionRow(*row) for row in rows]


def attendance(database: Database, document_id: int) -> list[AttendeeRow]:
    """Who was there, as one document says."""
    rows = database.rows(
        "SELECT name, status, title, initials, role, organisation, substitute_for, from_item, until_item,"
        ' start, "end" FROM attendance WHERE document_id = ? ORDER BY position',
        (document_id,),
    )
    return [AttendeeRow(*row) for row in rows]


def mentions(database: Database, document_id: int) -> list[MentionRow]:
    """Whom and what one document names."""
    rows = database.rows(
        'SELECT n.label, n.text, n.start, n."end", n.person, i.id FROM mentions n'
        " LEFT JOIN items i ON i.row = n.item WHERE n.document_id = ? ORDER BY n.position",
        (document_id,),
    )
    return [MentionRow(*row) for row in rows]


def people(database: Database) -> list[str]:
    """Everyone whom an attendance list of an answering document names, by name."""
    rows = database.rows(
        "SELECT DISTINCT a.name FROM attendance a JOIN documents d ON d.id = a.document_id AND d.answers = 1"
        " ORDER BY a.name"
    )
    return [row["name"] for row in rows]


def quotes(database: Database) -> Iterator[str]:
    """The quotes of public passages of answering documents, in order."""
    rows = database.rows(
        "SELECT p.quote FROM passages p JOIN items i ON i.row = p.item AND i.access = 'public'"
        " JOIN documents d ON d.id = p.document_id AND d.answers = 1 ORDER BY p.id"
    )
    return (row["quote"] for row in rows)


def outcomes(database: Database, document_id: int) -> list[OutcomeRow]:
    """What one document decides, promises, puts off, complains of, declares, recommends and asks."""
    rows = database.rows(
        'SELECT o.kind, i.id, o.start, o."end", o.details FROM outcomes o JOIN items i ON i.row = o.item'
        " WHERE o.document_id = ? ORDER BY o.position",
        (document_id,),
    )
    return [
        OutcomeRow(row["kind"], row["id"], row["start"], row["end"], json.loads(row["details"]))
        for row in rows
    ]


def unembedded(database: Database, model_id: str) -> tuple[Caveat, ...]:
    """A caveat when documents were embedded by another model than this."""
    count = database.integer("SELECT count(*) FROM documents WHERE model_id <> ?", (model_id,))
    if not count:
        return ()
    message = (
        f"{count} documents were embedded by another model than {model_id} and are found"
        " by their words only; run 'matters ingest' on them again."
    )
    return (Caveat("other-model", message),)
