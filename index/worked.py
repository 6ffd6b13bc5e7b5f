"""What is worked out of a whole archive and takes long, kept in the catalogue until that changes."""

import zlib
from collections.abc import Callable
from contextlib import suppress

from matters.index.store import Index
from matters.pipeline.errors import ArchiveError

_FIRST_FORMAT = 5


def worked_out(index: Index, name: str, version: str, work: Callable[[], bytes]) -> bytes:
    """What is kept under a name; worked out now where nothing is, or where it is of another version.

    Where the archive cannot be written, or an ingest is writing it, it is not kept.

    :param version: of what works it out, and of whatever it rests on beside the catalogue.
    """
    stamp = f"{index.generation} {index.model_id} {version}"
    kept = _held(index, name, stamp)
    if kept is None:
        kept = work()
        _keep(index, name, stamp, kept)
    return kept


def _held(index: Index, name: str, stamp: str) -> bytes | None:
    """None in an older archive that cannot be written, or where what is kept is damaged."""
    database = index.database
    if database.integer("PRAGMA user_version") < _FIRST_FORMAT:
        return None
    row = database.row("SELECT content FROM worked_out WHERE name = ? AND stamp = ?", (name, stamp))
    if row is None:
        return None
    try:
        return zlib.decompress(row["content"])
    except zlib.error:
        return None


def _keep(index: Index, name: str, stamp: str, content: bytes) -> None:
    with suppress(ArchiveError), index.derived_writer() as database:
        if database is not None:
            database.execute(
                "INSERT OR REPLACE INTO worked_out VALUES (?, ?, ?)", (name, stamp, zlib.compress(content, 1))
            )
