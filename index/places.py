"""Where passages stand in their documents: from a file that is mapped, for the newest from the catalogue.

Ranking asks where some two thousand passages stand. The catalogue has each on a page of its own; the file,
made with the vectors' and of the same generation, has a million on forty megabytes.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.database import Database
from matters.index.catalogue.selection import PLACE_COLUMNS, all_places, places
from matters.index.derived import VECTORS, IndexState, index_folder, load_state, removed_since
from matters.index.mapped import Mapped
from matters.index.scored import Ids, distinct, member

_SUFFIX = ".places"

Table = NDArray[np.int64]


class Places:
    """Where passages stand, as the catalogue has them at one generation."""

    def __init__(self, database: Database, table: Table, *, watermark: int, removed: Ids) -> None:
        """Look up in a table first.

        :param table: a column for each passage up to ``watermark``, rising by id. *Shape:* ``(5, n)``.
        :param removed: passages of the table that are no longer held. *Shape:* ``(n,)``, int64, sorted.
        """
        self._database = database
        self._table = table
        self._watermark = watermark
        self._removed = removed

    def find(self, ids: Ids) -> Table:
        """Where passages stand: id, document, item row, position, titled or not; rising by id.

        :param ids: *Shape:* ``(n,)``, int64, sorted, each once.
        :return: those that are held. *Shape:* ``(found, 5)``, int64.
        """
        newest = ids[ids > self._watermark]
        older = self._table[:, self._columns(ids[: len(ids) - len(newest)])].T
        if not len(newest):
            return older
        return np.concatenate([older, places(self._database, newest.tolist())])

    def _columns(self, ids: Ids) -> NDArray[np.int64]:
        """Which columns hold those that are held."""
        known = self._table[0]
        if not len(known):
            return np.empty(0, dtype=np.int64)
        at = np.minimum(np.searchsorted(known, ids), len(known) - 1)
        return np.asarray(at[(known[at] == ids) & ~member(ids, self._removed)])


def open_places(database: Database, folder: Path) -> Places:
    """Where passages stand now; all from the catalogue where there is no file, or a damaged one."""
    with database.snapshot():
        state = load_state(database, VECTORS)
        table = None if state is None else _mapped(folder, state)
        removed = removed_since(database, state)
        if state is None or table is None or not _faithful(database, table, removed):
            nothing = np.empty((PLACE_COLUMNS, 0), dtype=np.int64)
            return Places(database, nothing, watermark=0, removed=removed)
        return Places(database, table, watermark=state.watermark, removed=removed)


def write_places(database: Database, index_file: Path) -> Path:
    """Write where every passage stands to the file that belongs to one of the vectors; returns it."""
    path = index_file.with_suffix(_SUFFIX)
    table = np.concatenate(list(all_places(database)))
    with path.open("wb") as file:
        file.write(np.array([len(table)], dtype="<i8").tobytes())
        file.write(np.ascontiguousarray(table.T, dtype="<i8").tobytes())
    return path


def _mapped(folder: Path, state: IndexState) -> Table | None:
    """The file that belongs to a state; ``None`` where it is missing or of another size than it says."""
    path = (index_folder(folder) / state.file).with_suffix(_SUFFIX)
    try:
        numbers = Mapped(path).numbers("<i8")
    except (OSError, ValueError):
        return None
    if len(numbers) != 1 + PLACE_COLUMNS * numbers[0]:
        return None
    return numbers[1:].reshape(PLACE_COLUMNS, -1)


def _faithful(database: Database, table: Table, removed: Ids) -> bool:
    """Whether some of its columns are the catalogue's."""
    count = table.shape[1]
    if not count:
        return True
    tried = table[:, distinct(np.array([0, count // 2, count - 1]))]
    kept = tried[:, ~member(tried[0], removed)]
    return np.array_equal(places(database, kept[0].tolist()), kept.T)
