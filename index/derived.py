"""Which files of the derived indexes are current, and what they cover."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from shutil import rmtree

import numpy as np

from matters.index.catalogue.database import Database
from matters.index.folder import INDEX_FOLDER
from matters.index.scored import Ids, distinct

VECTORS = "vectors"
LEXICAL = "lexical"
MIN_TAIL = 4096
"""New vectors are merged into a new file when they are more than this and than a tenth of the old."""


@dataclass(frozen=True, slots=True)
class IndexState:
    """The current file or folder of one derived index.

    :param kind: ``"vectors"`` or ``"lexical"``.
    :param number: counts the files made; each has a name of its own.
    :param file: its name in the index folder.
    :param model_id: whose vectors it holds.
    :param watermark: the last passage it covers.
    :param removed: the last removal it has taken in.
    :param rows: how many passages it holds.
    :param bytes: the size of the file, 0 for a folder.
    """

    kind: str
    number: int
    file: str
    model_id: str
    watermark: int
    removed: int
    rows: int
    bytes: int


def load_state(database: Database, kind: str) -> IndexState | None:
    """The state of one derived index, ``None`` before it was first made."""
    row = database.row("SELECT * FROM index_state WHERE kind = ?", (kind,))
    return None if row is None else IndexState(*row)


def save_state(database: Database, state: IndexState) -> None:
    """Make a file current, and forget removals that every index has taken in."""
    with database.transaction():
        database.execute("INSERT OR REPLACE INTO index_state VALUES (?, ?, ?, ?, ?, ?, ?, ?)", astuple(state))
        database.execute(
            "DELETE FROM removed WHERE seq <= (SELECT min(removed) FROM index_state HAVING count(*) = 2)"
        )


def vectors_stale(database: Database, folder: Path, *, model_id: str) -> bool:
    """Whether the vector file is missing, of another model or size, or far behind; opens nothing."""
    state = load_state(database, VECTORS)
    if state is None or state.model_id != model_id:
        return _any_vector(database, model_id=model_id)
    if not _there(folder, state):
        return True
    tail = database.integer("SELECT count(*) FROM passages WHERE id > ?", (state.watermark,))
    changed = tail + len(removed_since(database, state))
    return changed > max(MIN_TAIL, state.rows // 10)


def _any_vector(database: Database, *, model_id: str) -> bool:
    sql = "SELECT 1 FROM documents d JOIN passages p ON p.document_id = d.id WHERE d.model_id = ? LIMIT 1"
    return database.row(sql, (model_id,)) is not None


def lexical_stale(database: Database, folder: Path) -> bool:
    """Whether the lexical index is missing or does not cover every passage; opens nothing."""
    state = load_state(database, LEXICAL)
    if state is None:
        return last_passage(database) > 0
    behind = state.watermark < last_passage(database) or state.removed < last_removal(database)
    return behind or not _there(folder, state)


def _there(folder: Path, state: IndexState) -> bool:
    path = index_folder(folder) / state.file
    if not path.exists():
        return False
    return path.stat().st_size == state.bytes if path.is_file() else (path / "meta.json").is_file()


def last_passage(database: Database) -> int:
    """The highest passage id held."""
    return database.integer("SELECT max(id) FROM passages")


def last_removal(database: Database) -> int:
    """The number of the last removal that ever was."""
    return database.integer("SELECT seq FROM sqlite_sequence WHERE name = 'removed'")


def removed_since(database: Database, state: IndexState | None) -> Ids:
    """Passages that were removed after the state was saved. *Shape:* ``(n,)``, int64, sorted."""
    if state is None:
        return np.empty(0, dtype=np.int64)
    ids = database.integers(
        "SELECT passage_id FROM removed WHERE seq > ? AND passage_id <= ?", (state.removed, state.watermark)
    )
    return distinct(ids)


def index_folder(folder: Path) -> Path:
    """The folder of the derived indexes."""
    return folder / INDEX_FOLDER


def clean(folder: Path, kind: str, *, keep: Iterable[str]) -> None:
    """Delete files of older generations; what another process holds open goes the next time.

    :param keep: names; files that differ in the suffix only belong together.
    """
    kept = {Path(name).stem for name in keep}
    for path in sorted(index_folder(folder).glob(f"{kind}-*")):
        if path.stem in kept:
            continue
        if path.is_dir():
            rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
