"""Opens the catalogue, the one place where everything about the minutes is kept."""

import os
from dataclasses import dataclass
from pathlib import Path

from matters.index.catalogue.database import Database
from matters.index.catalogue.schema import APPLICATION_ID, FORMAT_VERSION, MIGRATIONS
from matters.index.folder import CATALOGUE, check_folder, network_filesystem
from matters.pipeline.errors import ArchiveError
from matters.pipeline.spans import Caveat


@dataclass(frozen=True, slots=True)
class Catalogue:
    """An open catalogue.

    :param caveats: what the user should know of the place where it lies.
    """

    folder: Path
    database: Database
    caveats: tuple[Caveat, ...]
    writable: bool


def open_catalogue(folder: Path, *, create: bool = False) -> Catalogue:
    """Open the catalogue of an archive.

    :param create: make a new archive where there is none.
    :raises ArchiveError: When there is none, or it is foreign, damaged or of a newer version.
    """
    check_folder(folder, create=create)
    database, writable = _connect(folder / CATALOGUE)
    try:
        _check_format(database)
        caveats = _set_journal(folder, database) if writable else ()
        if writable:
            _migrate(database)
    except BaseException:
        database.close()
        raise
    return Catalogue(folder, database, caveats, writable)


def _connect(path: Path) -> tuple[Database, bool]:
    """Open for writing, else for reading, else as a file that nothing changes."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return _probed(path, "rw"), True
    try:
        return _probed(path, "ro"), False
    except ArchiveError as error:
        if "damaged" in error.got:
            raise
        return _probed(path, "ro&immutable=1"), False


def _probed(path: Path, mode: str) -> Database:
    database = Database(path, mode=mode)
    try:
        database.integer("SELECT count(*) FROM sqlite_master")
    except ArchiveError:
        database.close()
        raise
    return database


def _check_format(database: Database) -> None:
    application = database.integer("PRAGMA application_id")
    version = database.integer("PRAGMA user_version")
    tables = database.integer("SELECT count(*) FROM sqlite_master")
    if application != APPLICATION_ID and (tables or application or version):
        raise ArchiveError(
            f"{database.path}: a database of another program",
            expected="the catalogue of an archive",
            do="Name another folder with --archive",
        )
    if version > FORMAT_VERSION:
        raise ArchiveError(
            f"{database.path.parent}: an archive of format {version}",
            expected=f"format {FORMAT_VERSION} or older",
            do="Install a newer version of matters-arising, or ingest into another folder",
        )


def _migrate(database: Database) -> None:
    for version in range(database.integer("PRAGMA user_version"), FORMAT_VERSION):
        database.script(
            f"BEGIN IMMEDIATE; {MIGRATIONS[version]}"
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version + 1}; COMMIT;"
        )


def _set_journal(folder: Path, database: Database) -> tuple[Caveat, ...]:
    """Write-ahead logging where it is safe, else the older journal and a caveat."""
    drive = network_filesystem(folder)
    database.execute("PRAGMA synchronous = NORMAL" if drive is None else "PRAGMA synchronous = FULL")
    wanted = "wal" if drive is None else "delete"
    row = database.row(f"PRAGMA journal_mode = {wanted}")
    found = str(row[0]).lower() if row is not None else ""
    if drive is None and found == "wal":
        return ()
    why = f"on a network drive ({drive})" if drive is not None else "where write-ahead logging is refused"
    return (
        Caveat(
            "archive-on-network-drive" if drive is not None else "no-write-ahead-log",
            f"{folder} lies {why}: it works, more slowly, and searches wait while an ingest writes.",
        ),
    )
