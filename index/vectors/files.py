"""Makes, checks and opens the files of the vector store; they are derived from the catalogue."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from matters.index.catalogue.database import Database
from matters.index.derived import (
    VECTORS,
    IndexState,
    clean,
    index_folder,
    last_passage,
    last_removal,
    load_state,
    removed_since,
    save_state,
    vectors_stale,
)
from matters.index.lexical.forward import write_forward
from matters.index.places import write_places
from matters.index.scored import Ids
from matters.index.vectors.faiss_store import Base, FaissVectorStore, open_base, write_base
from matters.index.vectors.large import LargeBase, companions
from matters.index.vectors.vectors import ExactVectorStore, Vectors

_BATCH = 8192
_QUERY = (
    "SELECT p.id, v.vector FROM passages p JOIN vectors v ON v.key = p.vector_key AND v.model_id = ?"
    " WHERE p.id > ? ORDER BY p.id"
)


def vectors_behind(database: Database, folder: Path, *, model_id: str) -> bool:
    """Whether the file should be made anew: missing, damaged, of another model, or far behind."""
    if vectors_stale(database, folder, model_id=model_id):
        return True
    state = load_state(database, VECTORS)
    return state is not None and state.model_id == model_id and _base(database, folder, state) is None


def _base(database: Database, folder: Path, state: IndexState) -> Base | LargeBase | None:
    """The file of a state, mapped; ``None`` when it is missing or is not what the state says."""
    path = index_folder(folder) / state.file
    try:
        if path.stat().st_size != state.bytes:
            return None
        base = open_base(path)
    except (OSError, RuntimeError, ValueError):
        return None
    if len(base.ids) != state.rows or not _faithful(database, base, model_id=state.model_id):
        return None
    return base


def _faithful(database: Database, base: Base | LargeBase, *, model_id: str) -> bool:
    """Whether some of its rows are the catalogue's."""
    if not len(base.ids):
        return True
    for at in sorted({0, len(base.ids) // 2, len(base.ids) - 1}):
        row = database.row(_QUERY.replace("p.id > ?", "p.id = ?"), (model_id, int(base.ids[at])))
        if row is not None and not np.array_equal(
            np.frombuffer(row["vector"], dtype="<f4"), base.vectors[at]
        ):
            return False
    return True


def _batches(database: Database, *, model_id: str, after: int) -> Iterator[tuple[Ids, Vectors]]:
    ids: list[int] = []
    blobs: list[bytes] = []
    for row in database.stream(_QUERY, (model_id, after)):
        ids.append(row["id"])
        blobs.append(row["vector"])
        if len(ids) == _BATCH:
            yield _arrays(ids, blobs)
            ids, blobs = [], []
    if ids:
        yield _arrays(ids, blobs)


def _arrays(ids: list[int], blobs: list[bytes]) -> tuple[Ids, Vectors]:
    vectors = np.frombuffer(b"".join(blobs), dtype="<f4").reshape(len(ids), -1).astype(np.float32)
    return np.array(ids, dtype=np.int64), vectors


def open_vectors(database: Database, folder: Path, *, model_id: str) -> FaissVectorStore:
    """The vectors of a model as the catalogue has them now; whatever no file covers is in the tail."""
    with database.snapshot():
        state = load_state(database, VECTORS)
        base = None
        if state is not None and state.model_id == model_id:
            base = _base(database, folder, state)
        after = state.watermark if state is not None and base is not None else 0
        batches = list(_batches(database, model_id=model_id, after=after))
        removed = removed_since(database, state) if base is not None else np.empty(0, dtype=np.int64)
    if not batches:
        batches = [(np.empty(0, dtype=np.int64), np.empty((0, 0), dtype=np.float32))]
    tail = ExactVectorStore(np.concatenate([b[0] for b in batches]), np.concatenate([b[1] for b in batches]))
    return FaissVectorStore(base, tail=tail, removed=removed)


def build_vectors(database: Database, folder: Path, *, model_id: str) -> None:
    """Write all vectors of a model to a new file and make it current; for one process at a time."""
    state = load_state(database, VECTORS)
    number = 1 if state is None else state.number + 1
    dim = database.integer("SELECT value FROM meta WHERE key = ?", (f"dim {model_id}",))
    place = index_folder(folder)
    place.mkdir(mode=0o700, exist_ok=True)
    name = f"{VECTORS}-{number:06d}.faiss"
    partial = place / f"{VECTORS}-{number:06d}.partial"
    with database.snapshot():
        watermark, removal = last_passage(database), last_removal(database)
        count = database.integer("SELECT count(*) FROM passages")
        rows = write_base(partial, _batches(database, model_id=model_id, after=0), dim=dim, count=count)
        beside = (write_places(database, place / name), write_forward(database, folder, place / name))
    size = partial.stat().st_size
    for made in (*companions(place / name), *beside):
        if made.exists():
            _keep(made, made)
    _keep(partial, place / name)
    save_state(database, IndexState(VECTORS, number, name, model_id, watermark, removal, rows, size))
    clean(folder, VECTORS, keep=(name, "" if state is None else state.file))


def _keep(made: Path, target: Path) -> None:
    """Give a file that is complete, and on the disk, its name."""
    made.chmod(0o600)
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    made.replace(target)
