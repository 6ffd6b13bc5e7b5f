"""Finds the meeting that a document belongs to, and keeps the standing of its versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Row

from matters.index.catalogue.database import Database
from matters.index.catalogue.versions import Version, agree, containment, same_text, standings, word_runs
from matters.index.dates import date_range
from matters.index.identity import body_of, council_of, meeting_base, meeting_id, slug
from matters.pipeline.records import Meeting, Minutes


def full_text(database: Database, document_id: int) -> str:
    """The whole text of a document."""
    rows = database.rows("SELECT text FROM texts WHERE document_id = ? ORDER BY part", (document_id,))
    return "".join(row["text"] for row in rows)


@dataclass(frozen=True, slots=True)
class Filing:
    """A document as far as it matters for which meeting it is of."""

    meeting: Meeting
    kind: str
    sha256: str
    text: str


def filing_of(minutes: Minutes) -> Filing:
    """What matters of minutes for which meeting they are of."""
    document = minutes.document
    return Filing(minutes.meeting, document.kind, document.sha256, document.text)


def meeting_for(database: Database, filing: Filing, *, replaced: Sequence[int]) -> str:
    """The id of the meeting that a document is of; makes it when it is new.

    :param replaced: the documents that this one replaces; their meeting is kept where it can be.
    """
    meeting = filing.meeting
    found = None if meeting.date is None else _known(database, filing, replaced=replaced)
    return _new(database, meeting, sha256=filing.sha256) if found is None else found


def _known(database: Database, filing: Filing, *, replaced: Sequence[int]) -> str | None:
    """The known meeting of the same body and day that a document is of."""
    meeting = filing.meeting
    days = date_range(meeting.date)
    candidates = database.rows(
        "SELECT m.* FROM meetings m WHERE m.date_from IS ? AND m.date = ? AND ('/' || m.id) LIKE ?"
        " ORDER BY m.ordinal, m.id",
        # Its id has the body that its documents name, which may be settled as another.
        (days.first if days else None, meeting.date, f"%/{body_of(meeting)}/{meeting.date}%"),
    )
    candidates = [row for row in candidates if agree(_council(row), council_of(meeting))]
    documents = {row["id"]: _documents(database, row["id"]) for row in candidates}
    for row in candidates:
        if documents[row["id"]] and all(held["id"] in replaced for held in documents[row["id"]]):
            return str(row["id"])
    runs = word_runs(filing.text)
    best: tuple[float, str] | None = None
    for row in candidates:
        for held in documents[row["id"]]:
            if not agree(held["start_time"], meeting.start_time):
                continue
            theirs = word_runs(full_text(database, held["id"]))
            share = containment(runs, theirs)
            other_kind = held["kind"] != filing.kind
            if (other_kind or same_text(runs, theirs)) and (best is None or share > best[0]):
                best = (share, str(row["id"]))
    return None if best is None else best[1]


def _council(row: Row) -> str | None:
    council = slug(row["council"] or "")
    return council if council and council != row["body"] else None


def _documents(database: Database, meeting: str) -> list[Row]:
    return database.rows(
        "SELECT id, kind, start_time FROM documents WHERE meeting_id = ? ORDER BY id", (meeting,)
    )


def _new(database: Database, meeting: Meeting, *, sha256: str) -> str:
    base = meeting_base(meeting, sha256=sha256)
    ordinal = 1
    while database.row("SELECT 1 FROM meetings WHERE id = ?", (meeting_id(base, ordinal),)):
        ordinal += 1
    days = date_range(meeting.date)
    database.execute(
        "INSERT INTO meetings (id, body, ordinal, date, date_from, date_to) VALUES (?, ?, ?, ?, ?, ?)",
        (
            meeting_id(base, ordinal),
            body_of(meeting),
            ordinal,
            meeting.date,
            days.first if days else None,
            days.last if days else None,
        ),
    )
    return meeting_id(base, ordinal)


def regroup(database: Database, meeting: str) -> None:
    """Work out again which versions of a meeting answer; forget a meeting without documents."""
    held = database.rows("SELECT * FROM documents WHERE meeting_id = ? ORDER BY id", (meeting,))
    if not held:
        database.execute("DELETE FROM meetings WHERE id = ?", (meeting,))
        return
    versions = [Version(r["id"], r["kind"], r["status"], r["suffix"], r["format"]) for r in held]
    found = standings(versions)
    before = {row["id"]: (row["answers"], row["folded_into"], row["superseded_by"]) for row in held}
    for standing in found:
        now = (int(standing.answers), standing.folded_into, standing.superseded_by)
        if now != before[standing.document_id]:
            database.execute(
                "UPDATE documents SET answers = ?, folded_into = ?, superseded_by = ? WHERE id = ?",
                (*now, standing.document_id),
            )
    folded = {standing.document_id: standing.folded_into is not None for standing in found}
    suffixes = {version.document_id: version.suffix for version in versions}
    _name_items(database, meeting, suffixes=suffixes, folded=folded)
    _describe(database, meeting)


def _name_items(
    database: Database, meeting: str, *, suffixes: dict[int, str], folded: dict[int, bool]
) -> None:
    """Take the ids from items of folded versions, then give them to those that stand alone."""
    for document_id in sorted(folded):
        if folded[document_id]:
            database.execute(
                "UPDATE items SET id = NULL WHERE document_id = ? AND id IS NOT NULL", (document_id,)
            )
    for document_id in sorted(folded):
        if not folded[document_id]:
            database.execute(
                "UPDATE items SET id = ? || '#' || key WHERE document_id = ? AND id IS NULL",
                (meeting + suffixes[document_id], document_id),
            )


def _describe(database: Database, meeting: str) -> None:
    """Say of a meeting what its answering document says, and what only its other versions know."""
    held = database.rows("SELECT * FROM documents WHERE meeting_id = ?", (meeting,))
    ranked = sorted(held, key=_authority)
    facts = []
    for name in ("council", "committee", "start_time", "end_time", "venue", "chair"):
        facts.append(next((row[name] for row in ranked if row[name] is not None), None))
    database.execute(
        "UPDATE meetings SET council = ?, committee = ?, start_time = ?, end_time = ?, venue = ?, chair = ?"
        " WHERE id = ?",
        (*facts, meeting),
    )


def _authority(row: Row) -> tuple[bool, bool, bool, int]:
    folded = row["folded_into"] is not None
    return (row["kind"] != "minutes", row["status"] == "draft", folded, int(row["id"]))
