"""What was read of the catalogue, kept until it changes: lists that every question needs whole."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from matters.index.catalogue.database import Database

Found = TypeVar("Found")


def generation(database: Database) -> int:
    """Counts every change of the catalogue."""
    return database.integer("SELECT value FROM meta WHERE key = 'generation'")


class Held:
    """Results by name; all are forgotten when the catalogue has changed. Callers must not alter them."""

    def __init__(self, database: Database) -> None:
        """Keep what is read through one connection."""
        self._database = database
        self._at = -1
        self._found: dict[Hashable, Any] = {}

    def get(self, name: Hashable, read: Callable[[], Found]) -> Found:
        """What is kept under a name; read now where nothing is.

        Threads take turns by the snapshot.

        :param read: reads the catalogue; what it raises is not kept.
        """
        with self._database.snapshot():
            now = generation(self._database)
            if now != self._at:
                self._found, self._at = {}, now
            if name not in self._found:
                self._found[name] = read()
            found: Found = self._found[name]
            return found
