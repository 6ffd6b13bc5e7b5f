"""A SQLite connection whose errors are the archive's."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matters.pipeline.errors import ArchiveError

BUSY_TIMEOUT_S = 10.0

Parameters = Sequence[Any]


def uri_of(path: Path) -> str:
    """The path as SQLite wants it in a URI; a UNC path needs two more slashes than ``as_uri`` gives."""
    uri = path.absolute().as_uri()
    return uri if uri.startswith("file:///") else "file:////" + uri.removeprefix("file://")


class Database:
    """One connection: short queries, transactions and snapshots, usable from several threads in turn."""

    def __init__(self, path: Path, *, mode: str = "rw") -> None:
        """Connect.

        :param path: the database file.
        :param mode: ``"rwc"``, ``"rw"``, ``"ro"`` or ``"ro&immutable=1"``.
        :raises ArchiveError: When the file cannot be opened.
        """
        self.path = path
        self._lock = RLock()
        self._depth = 0
        with self._translated():
            self._connection = sqlite3.connect(
                f"{uri_of(path)}?mode={mode}",
                uri=True,
                timeout=BUSY_TIMEOUT_S,
                isolation_level=None,
                check_same_thread=False,
            )
            self._connection.row_factory = sqlite3.Row
            self._connection.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turn SQLite's errors about the file into errors about the archive."""
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError):
            raise
        except sqlite3.DatabaseError as error:
            raise _archive_error(self.path, error) from error

    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self._lock, self._translated():
            return self._connection.execute(sql, parameters).fetchall()

    def stream(self, sql: str, parameters: Parameters = ()) -> Iterator[sqlite3.Row]:
        """The rows of a query one by one; for long results inside one transaction."""
        with self._translated():
            yield from self._connection.execute(sql, parameters)

    def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row of a query, if any."""
        with self._lock, self._translated():
            found: sqlite3.Row | None = self._connection.execute(sql, parameters).fetchone()
            return found

    def integer(self, sql: str, parameters: Parameters = ()) -> int:
        """The first value of the first row, 0 when there is none or it is null."""
        row = self.row(sql, parameters)
        return 0 if row is None or row[0] is None else int(row[0])

    def integers(self, sql: str, parameters: Parameters = ()) -> NDArray[np.int64]:
        """The first column of a query. *Shape:* ``(rows,)``, int64."""
        with self._lock, self._translated():
            cursor = self._connection.cursor()
            cursor.row_factory = None
            values = [value for (value,) in cursor.execute(sql, parameters)]
        return np.array(values, dtype=np.int64)

    def table(self, sql: str, parameters: Parameters, *, columns: int) -> NDArray[np.int64]:
        """All rows of a query that gives whole numbers. *Shape:* ``(rows, columns)``, int64."""
        with self._lock, self._translated():
            cursor = self._connection.cursor()
            cursor.row_factory = None
            rows = cursor.execute(sql, parameters).fetchall()
        return np.array(rows, dtype=np.int64).reshape(len(rows), columns)

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one statement; returns how many rows it changed."""
        with self._lock, self._translated():
            return self._connection.execute(sql, parameters).rowcount

    def insert(self, sql: str, parameters: Parameters) -> int:
        """Run one ``INSERT``; returns the new row's number."""
        with self._lock, self._translated():
            return int(self._connection.execute(sql, parameters).lastrowid or 0)

    def executemany(self, sql: str, parameters: Iterable[Parameters]) -> None:
        """Run one statement for each row of parameters."""
        with self._lock, self._translated():
            self._connection.executemany(sql, parameters)

    def script(self, sql: str) -> None:
        """Run several statements; they bring their own transaction."""
        with self._lock, self._translated():
            self._connection.executescript(sql)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept, or nothing."""
        with self._lock:
            self.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._connection.rollback()
                raise
            else:
                self.execute("COMMIT")
            finally:
                self._depth -= 1
                if self._connection.in_transaction:
                    self._connection.rollback()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Every query inside sees the same state; may be nested."""
        with self._lock:
            if self._depth == 0:
                self.execute("BEGIN")
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0 and self._connection.in_transaction:
                    self._connection.rollback()

    def close(self) -> None:
        """Close the connection; closing twice does no harm."""
        with self._lock:
            self._connection.close()


def _archive_error(path: Path, error: sqlite3.DatabaseError) -> ArchiveError:
    code = getattr(error, "sqlite_errorname", None) or ""
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ArchiveError(
            f"{path}: in use by another program",
            expected=f"it to be free within {BUSY_TIMEOUT_S:.0f} seconds",
            do="Try again when the other program has finished",
        )
    if code.startswith(("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM")):
        return ArchiveError(
            f"{path}: {error}",
            expected="a file that can be read and written",
            do="Check that the disk has room and that you may write there",
        )
    return ArchiveError(
        f"{path}: damaged ({error})",
        expected="a catalogue that SQLite can read",
        do="Delete this file and ingest the minutes again; nothing else in the folder is lost",
    )
