"""The items in which an entry is named: by any spelling, by initials, or by a post held in that meeting."""

import json
from collections.abc import Iterable, Sequence
from sqlite3 import Row

from matters.index.catalogue.database import Database
from matters.index.register.entries import Entry
from matters.index.register.meant import Meanings, Mentioned

_COLUMNS = "n.document_id, n.label, n.item, n.start, n.text, n.person"
_FROM = "FROM mentions n JOIN documents d ON d.id = n.document_id AND d.answers = 1"


def items_naming(database: Database, meanings: Meanings, entries: Sequence[Entry]) -> list[int]:
    """The rows of the items that name any of the entries, sorted."""
    wanted = {entry.id for entry in entries}
    found = set()
    for said in _mentions(database, entries):
        if said.item is not None and said.item not in found:
            meant = meanings.of_mention(said)
            if meant is not None and meant.id in wanted:
                found.add(said.item)
    return sorted(found)


def _mentions(database: Database, entries: Sequence[Entry]) -> Iterable[Mentioned]:
    """Every mention that may mean one of the entries."""
    written = sorted({one.written for entry in entries for one in entry.sightings})
    documents = sorted(
        {one.document_id for entry in entries for one in entry.sightings if one.role or _presides(one.status)}
    )
    sql = (
        f"SELECT {_COLUMNS} {_FROM} WHERE n.label = 'PERSON' AND n.person IN (SELECT value FROM json_each(?))"
    )
    yield from _read(database.rows(sql, (json.dumps(written),)))
    sql = (
        f"SELECT {_COLUMNS} {_FROM} WHERE n.label = 'ROLE'"
        " AND n.document_id IN (SELECT value FROM json_each(?))"
    )
    yield from _read(database.rows(sql, (json.dumps(documents),)))
    for surname in sorted({" ".join(name.parts) for entry in entries for name in entry.names}):
        sql = (
            f"SELECT {_COLUMNS} {_FROM} WHERE n.label = 'PERSON' AND n.person IS NULL"
            " AND instr(n.name, ?) > 0"
        )
        yield from _read(database.rows(sql, (f" {surname} ",)))


def _presides(status: str) -> bool:
    return status == "present"


def _read(rows: Iterable[Row]) -> Iterable[Mentioned]:
    return (Mentioned(*tuple(row)) for row in rows)
