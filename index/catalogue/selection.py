"""Which passages a search may find, how many they are, and their vectors."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.database import Database
from matters.index.catalogue.filters import Filters, Names, Where, where
from matters.index.catalogue.overview import meetings
from matters.index.catalogue.rows import Counts

_TABLES = "FROM documents d JOIN meetings m ON m.id = d.meeting_id"
APPENDIX_NOT_HELD = "appendix-not-held"
"""The code of a caveat about a paper that was taken with the minutes and is not in the archive."""

PLACE_COLUMNS = 5
_PLACES = (
    "SELECT p.id, p.document_id, p.item, p.position, i.title <> '' FROM passages p"
    " JOIN items i ON i.row = p.item"
)
_BATCH = 65_536

_PUBLIC = "i.access = 'public'"


def allowed_passages(database: Database, filters: Filters, names: Names) -> NDArray[np.int64] | None:
    """The passages that a search with these filters may find, or ``None`` for every one held.

    :param names: in which items a filter's names stand.
    :return: *Shape:* ``(allowed,)``, int64, sorted.
    :raises QueryError: When a filter cannot be understood.
    """
    if filters == Filters() and _all_answer(database):
        return None
    condition = condition_for(database, filters, names)
    private = "" if filters.include_exempt else " AND p.private = 0"
    items = f" AND p.item IN (SELECT i.row FROM items i WHERE {condition.items})" if condition.items else ""
    ids = database.integers(
        f"SELECT p.id {_TABLES} JOIN passages p ON p.document_id = d.id"
        f" WHERE {condition.documents}{private}{items}",
        (*condition.document_values, *condition.item_values),
    )
    return np.sort(ids)


def condition_for(database: Database, filters: Filters, names: Names) -> Where:
    """What documents and items must fulfil.

    :param names: in which items a filter's names stand.
    :raises QueryError: When a filter cannot be understood.
    """
    return where(filters, meetings(database), names)


def _all_answer(database: Database) -> bool:
    silent = "SELECT 1 FROM documents WHERE answers = 0 OR kind <> 'minutes' LIMIT 1"
    private = "SELECT 1 FROM passages WHERE private = 1 LIMIT 1"
    return database.row(silent) is None and database.row(private) is None


def counts(database: Database, filters: Filters, names: Names) -> Counts:
    """What a search with these filters reads; a filter on names does not say which private items fit.

    :param names: in which items a filter's names stand.
    :raises QueryError: When a filter cannot be understood.
    """
    condition = condition_for(database, filters, names)
    searched = "1" if filters.include_exempt else _PUBLIC
    wanted = f"{searched} AND {condition.items or 1}"
    split = database.row(
        f"SELECT sum({wanted}), sum(NOT ({searched})) {_TABLES} JOIN items i ON i.document_id = d.id"
        f" WHERE {condition.documents}",
        (*condition.item_values, *condition.document_values),
    )
    appendices = database.integer(
        f"SELECT count(*) {_TABLES} JOIN caveats c ON c.document_id = d.id"
        f" WHERE {condition.documents} AND c.code = ?",
        (*condition.document_values, APPENDIX_NOT_HELD),
    )
    allowed = allowed_passages(database, filters, names)
    extent = _extent(database, condition, wanted)
    inside, private = tuple(split) if split is not None else (0, 0)
    return Counts(
        documents=extent.documents,
        meetings=extent.meetings,
        items=inside or 0,
        passages=database.integer("SELECT count(*) FROM passages") if allowed is None else len(allowed),
        private=private or 0,
        appendices=appendices,
        undated=extent.undated,
        first=extent.first,
        last=extent.last,
    )


@dataclass(frozen=True, slots=True)
class _Extent:
    """Documents and meetings that hold an item that is wanted, and the first and last date of them."""

    documents: int = 0
    meetings: int = 0
    first: str | None = None
    last: str | None = None
    undated: int = 0


def _extent(database: Database, condition: Where, wanted: str) -> _Extent:
    row = database.row(
        "SELECT count(*), count(DISTINCT m.id), min(m.date), max(m.date),"
        f" count(DISTINCT CASE WHEN m.date_from IS NULL THEN m.id END) {_TABLES}"
        f" WHERE {condition.documents}"
        f" AND EXISTS (SELECT 1 FROM items i WHERE i.document_id = d.id AND {wanted})",
        (*condition.document_values, *condition.item_values),
    )
    return _Extent(*row) if row is not None else _Extent()


def embedded(database: Database, ids: Sequence[int], *, model_id: str) -> NDArray[np.float32]:
    """The vectors of passages, in the order of ``ids``; zeros where the model has none.

    :return: *Shape:* ``(len(ids), dim)``, float32, unit rows.
    """
    dim = database.integer("SELECT value FROM meta WHERE key = ?", (f"dim {model_id}",))
    rows = database.rows(
        "SELECT p.id, v.vector FROM passages p JOIN vectors v ON v.key = p.vector_key AND v.model_id = ?"
        " WHERE p.id IN (SELECT value FROM json_each(?))",
        (model_id, json.dumps(list(ids))),
    )
    blobs = {row["id"]: row["vector"] for row in rows}
    found = np.zeros((len(ids), dim), dtype=np.float32)
    for at, one in enumerate(ids):
        if one in blobs:
            found[at] = np.frombuffer(blobs[one], dtype="<f4")
    return found


def worded_passages(database: Database, *, after: int) -> Iterator[tuple[int, str, str]]:
    """Passages with a higher id than ``after``, rising: id, title of the item, quote."""
    sql = (
        "SELECT p.id, i.title, p.quote FROM passages p JOIN items i ON i.row = p.item"
        " WHERE p.id > ? ORDER BY p.id"
    )
    for row in database.stream(sql, (after,)):
        yield row["id"], row["title"], row["quote"]


def places(database: Database, ids: Sequence[int]) -> NDArray[np.int64]:
    """Where passages stand.

    :return: for each passage, in rising order of ids, its id, its document, its item's row, its
        position in the document, and 1 where its item has a title. *Shape:* ``(found, 5)``, int64.
    """
    return database.table(
        f"{_PLACES} WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id",
        (json.dumps(list(ids)),),
        columns=PLACE_COLUMNS,
    )


def all_places(database: Database) -> Iterator[NDArray[np.int64]]:
    """Where every passage stands, in rising order of ids, some at a time: see :func:`places`.

    *Shape of each:* ``(some, 5)``, int64.
    """
    found = np.zeros((1, PLACE_COLUMNS), dtype=np.int64)
    while len(found):
        found = database.table(
            f"{_PLACES} WHERE p.id > ? ORDER BY p.id LIMIT {_BATCH}",
            (int(found[-1, 0]),),
            columns=PLACE_COLUMNS,
        )
        yield found
