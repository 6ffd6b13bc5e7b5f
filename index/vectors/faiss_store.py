"""The vector store on FAISS: an immutable file of most vectors, and a tail of the newest."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from matters.index.scored import Ids, Scored, best, positions, settled
from matters.index.vectors.large import LargeBase, is_large, write_large
from matters.index.vectors.threads import one_thread
from matters.index.vectors.vectors import ExactVectorStore, Vectors, cosines

if TYPE_CHECKING:
    from collections.abc import Iterable

EXACT_UP_TO = 100_000
"""So many vectors or fewer are all compared."""

SCANNED = 2048
"""So many allowed vectors or fewer are compared one by one."""


class Base:
    """The vectors of one generation, mapped from their file: every one is compared."""

    def __init__(self, path: Path, index: Any) -> None:  # noqa: ANN401
        """Take what FAISS has mapped.

        :raises ValueError: When it is not a file that ``write_base`` made.
        """
        import faiss

        if not isinstance(index, faiss.IndexIDMap) or not isinstance(
            faiss.downcast_index(index.index), faiss.IndexFlat
        ):
            raise ValueError(f"{path}: a FAISS index of another type")
        self._index = index  # keeps the mapping alive
        flat: Any = faiss.downcast_index(index.index)
        self._flat = flat
        self.ids: Ids = faiss.vector_to_array(index.id_map)
        shape = (int(index.ntotal), int(index.d))
        if len(self.ids) != shape[0] or (np.diff(self.ids) <= 0).any():
            raise ValueError(f"{path}: {len(self.ids)} ids for {shape[0]} vectors, or not in order")
        empty = np.empty((0, shape[1]), dtype=np.float32)
        self.vectors: Vectors = (
            faiss.rev_swig_ptr(flat.get_xb(), shape[0] * shape[1]).reshape(shape) if shape[0] else empty
        )

    def nearest(self, query: Vectors, n: int, usable: NDArray[np.bool_] | None) -> NDArray[np.int64]:
        """Places of the ``n`` nearest rows, in no order; fewer only when there are no more.

        :param usable: which rows may be found, ``None`` for all.
        """
        import faiss

        library: Any = faiss
        parameters = None
        if usable is not None:
            bits = np.packbits(usable, bitorder="little")
            parameters = library.SearchParameters(sel=library.IDSelectorBitmap(bits))
        row = np.ascontiguousarray(query, dtype=np.float32).reshape(1, -1)
        with one_thread():
            _, found = self._flat.search(row, n, params=parameters)
        return np.asarray(found[0][found[0] >= 0], dtype=np.int64)


def open_base(path: Path) -> Base | LargeBase:
    """The vectors of one generation, whichever way they are kept.

    :raises RuntimeError: When FAISS cannot read the file.
    :raises OSError: When a file beside it is missing.
    :raises ValueError: When it is not a file that ``write_base`` made.
    """
    import faiss

    index: Any = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    return LargeBase(path, index) if is_large(index) else Base(path, index)


def write_base(path: Path, batches: "Iterable[tuple[Ids, Vectors]]", *, dim: int, count: int = 0) -> int:
    """Write vectors, in the order of their ids, to a file that ``open_base`` opens.

    :param count: how many are expected; above ``EXACT_UP_TO`` the file is inverted and quantised.
    :return: how many there were.
    """
    if count > EXACT_UP_TO:
        return write_large(path, batches, dim=dim)
    import faiss

    index: Any = faiss.IndexIDMap(faiss.IndexFlatIP(dim))
    for ids, vectors in batches:
        index.add_with_ids(vectors, ids)
    faiss.write_index(index, str(path))
    return int(index.ntotal)


class FaissVectorStore:
    """A mapped base without the passages removed since, and an exact tail; see ``VectorStore``."""

    def __init__(self, base: Base | LargeBase | None, *, tail: ExactVectorStore, removed: Ids) -> None:
        """Combine the two.

        :param base: ``None`` while everything is in the tail.
        :param removed: passages of the base that are no longer held. *Shape:* ``(n,)``, int64.
        """
        self._base = base
        self._tail = tail
        self._alive: NDArray[np.bool_] | None = None
        self._marked: tuple[Ids, NDArray[np.bool_]] | None = None
        if base is not None and len(removed):
            gone = positions(base.ids, removed)
            self._alive = np.ones(len(base.ids), dtype=np.bool_)
            self._alive[gone[gone >= 0]] = False

    def __len__(self) -> int:
        """How many passages have a vector."""
        if self._base is None:
            return len(self._tail)
        based = len(self._base.ids) if self._alive is None else int(self._alive.sum())
        return based + len(self._tail)

    @property
    def ids(self) -> Ids:
        """See ``VectorStore``."""
        if self._base is None:
            return self._tail.ids
        older = self._base.ids if self._alive is None else self._base.ids[self._alive]
        return np.concatenate([older, self._tail.ids])

    def search(self, query: Vectors, k: int, allowed: Ids | None = None) -> Scored:
        """See ``VectorStore``."""
        k = min(k, len(self))
        if k <= 0:
            return Scored(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32))
        newest = self._tail.search(query, k, allowed)
        if self._base is None:
            return newest
        older = self._search_base(self._base, query, k, allowed)
        ids = np.concatenate([older.ids, newest.ids])
        return best(ids, np.concatenate([older.scores, newest.scores]), k=k)

    def _search_base(self, base: Base | LargeBase, query: Vectors, k: int, allowed: Ids | None) -> Scored:
        if allowed is None:
            return _selected(base, query, k, self._alive)
        if len(allowed) > max(SCANNED, k):
            return _selected(base, query, k, self._usable(base, allowed))
        at = positions(base.ids, allowed)
        at = at[at >= 0]
        if self._alive is not None:
            at = at[self._alive[at]]
        return best(base.ids[at], cosines(base.vectors[at], query), k=k)

    def _usable(self, base: Base | LargeBase, allowed: Ids) -> NDArray[np.bool_]:
        """Which rows may be found; kept for the next question with the same filters."""
        if self._marked is None or self._marked[0] is not allowed:
            at = positions(base.ids, allowed)
            rows = np.zeros(len(base.ids), dtype=np.bool_)
            rows[at[at >= 0]] = True
            self._marked = (allowed, rows if self._alive is None else rows & self._alive)
        return self._marked[1]

    def fetch(self, ids: Ids) -> Vectors:
        """See ``VectorStore``."""
        if self._base is None:
            return self._tail.fetch(ids)
        at = positions(self._base.ids, ids)
        if self._alive is not None:
            at = np.where((at >= 0) & self._alive[at], at, -1)
        there = at >= 0
        found = np.zeros((len(ids), self._base.vectors.shape[1]), dtype=np.float32)
        found[there] = self._base.vectors[at[there]]
        if len(self._tail):
            found[~there] = self._tail.fetch(ids[~there])
        return found


def _selected(base: Base | LargeBase, query: Vectors, k: int, usable: NDArray[np.bool_] | None) -> Scored:
    """The best of the rows that may be used, compared again exactly, ties at the end included."""

    def fetch(n: int) -> Scored:
        at = base.nearest(query, n, usable)
        return Scored(base.ids[at], cosines(base.vectors[at], query))

    most = len(base.ids) if usable is None else int(usable.sum())
    if most == 0:
        return Scored(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32))
    found = settled(fetch, k=k, most=most)
    return best(found.ids, found.scores, k=k)
