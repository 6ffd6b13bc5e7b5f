"""The vectors of a large archive: an inverted, quantised FAISS index, and the rows themselves beside it.

FAISS finds candidates by eight-bit vectors in the lists nearest to the question; their cosines are then taken
from the stored rows, so that scores are those of every other store. Rows are read, not mapped: pages that
were touched once would stay in memory. ``docs/speed.md`` has the measurements.
"""

import os
import weakref
from collections.abc import Iterable
from math import isqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matters.index.scored import Ids
from matters.index.vectors.threads import one_thread
from matters.index.vectors.vectors import Vectors

PROBED = 0.05
"""The share of all lists that is searched, where nothing is filtered out."""
_TRAINED_PER_LIST = 64
_CHUNK = 50_000
_GAP = 4
"""Rows further apart than this are read apart."""


class Rows:
    """Vectors in a plain file, read where they are asked for."""

    def __init__(self, path: Path, *, dim: int) -> None:
        """Open a file of float32 rows.

        :raises ValueError: When its size is not that of whole rows.
        """
        count, rest = divmod(path.stat().st_size, 4 * dim)
        if rest:
            raise ValueError(f"{path}: not a whole number of rows of {dim}")
        self.shape = (count, dim)
        self._mapped: Vectors | None = None
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        weakref.finalize(self, os.close, self._file)
        if not hasattr(os, "pread"):
            self._mapped = np.memmap(path, dtype="<f4", mode="r", shape=self.shape)

    def __len__(self) -> int:
        """How many rows there are."""
        return self.shape[0]

    def __getitem__(self, at: NDArray[np.int64] | int) -> Vectors:
        """Rows by their places. *Shape:* ``(len(at), dim)``, float32; ``(dim,)`` for one place."""
        if isinstance(at, int | np.integer):
            row: Vectors = self[np.array([at], dtype=np.int64)][0]
            return row
        if self._mapped is not None:
            return np.asarray(self._mapped[at])
        found = np.empty((len(at), self.shape[1]), dtype=np.float32)
        order = np.argsort(at, kind="stable")
        ordered = at[order]
        breaks = np.flatnonzero(np.diff(ordered) > _GAP) + 1
        for part in np.split(np.arange(len(order)), breaks):
            if len(part):
                first, last = int(ordered[part[0]]), int(ordered[part[-1]])
                found[order[part]] = self._read(first, last + 1)[ordered[part] - first]
        return found

    def _read(self, start: int, stop: int) -> Vectors:
        width = 4 * self.shape[1]
        data = os.pread(self._file, (stop - start) * width, start * width)
        return np.frombuffer(data, dtype="<f4").reshape(stop - start, self.shape[1])


def companions(path: Path) -> tuple[Path, Path]:
    """The files of the ids and of the rows that belong to an index file."""
    return path.with_suffix(".ids"), path.with_suffix(".rows")


class LargeBase:
    """The vectors of one generation: candidates from FAISS, cosines from the rows."""

    def __init__(self, path: Path, index: Any) -> None:  # noqa: ANN401
        """Open the files beside an index that FAISS has read.

        :raises OSError: When one is missing.
        :raises ValueError: When they do not belong together.
        """
        ids, rows = companions(path)
        self.ids: Ids = np.fromfile(ids, dtype="<i8").astype(np.int64)
        self.vectors = Rows(rows, dim=int(index.d))
        shape = (int(index.ntotal), int(index.d))
        if self.vectors.shape != shape or len(self.ids) != shape[0] or (np.diff(self.ids) <= 0).any():
            raise ValueError(
                f"{path}: {len(self.ids)} ids and {len(self.vectors)} rows for {shape[0]} vectors"
            )
        self._index = index

    def nearest(self, query: Vectors, n: int, usable: NDArray[np.bool_] | None) -> NDArray[np.int64]:
        """Places of the ``n`` nearest rows and of others, in no order; fewer only when there are no more.

        Twice as many are fetched as are asked for: eight bits do not tell close neighbours apart.

        :param usable: which rows may be found, ``None`` for all.
        """
        import faiss

        library: Any = faiss
        total = len(self.ids)
        most = total if usable is None else int(usable.sum())
        selector = None
        if usable is not None:
            bits = np.packbits(usable, bitorder="little")
            selector = library.IDSelectorBitmap(bits)
        lists = int(self._index.nlist)
        probed = min(lists, max(8, int(PROBED * lists * total / max(most, 1))))
        wanted = min(2 * n, most)
        row = np.ascontiguousarray(query, dtype=np.float32).reshape(1, -1)
        while True:
            parameters = library.SearchParametersIVF(sel=selector, nprobe=probed)
            with one_thread():
                _, found = self._index.search(row, wanted, params=parameters)
            at = found[0][found[0] >= 0]
            if len(at) >= wanted or probed >= lists:
                return np.asarray(at, dtype=np.int64)
            probed = min(lists, 4 * probed)


def is_large(index: Any) -> bool:  # noqa: ANN401
    """Whether FAISS has read an index of the kind that ``write_large`` makes."""
    import faiss

    library: Any = faiss
    return isinstance(index, library.IndexIVFScalarQuantizer)


def write_large(path: Path, batches: Iterable[tuple[Ids, Vectors]], *, dim: int) -> int:
    """Write vectors, in the order of their ids, to an index file and its companions.

    :return: how many there were.
    """
    import faiss

    library: Any = faiss
    ids, rows = companions(path)
    count = 0
    with ids.open("wb") as numbers, rows.open("wb") as vectors:
        for own, values in batches:
            numbers.write(own.astype("<i8").tobytes())
            vectors.write(np.ascontiguousarray(values, dtype="<f4").tobytes())
            count += len(own)
    held = np.memmap(rows, dtype="<f4", mode="r", shape=(count, dim))
    lists = max(1, isqrt(count))
    quantizer = library.IndexFlatIP(dim)
    index = library.IndexIVFScalarQuantizer(
        quantizer, dim, lists, library.ScalarQuantizer.QT_8bit, library.METRIC_INNER_PRODUCT
    )
    index.by_residual = False
    index.cp.seed = 1
    wanted = np.random.default_rng(0).choice(count, size=min(count, lists * _TRAINED_PER_LIST), replace=False)
    index.train(np.asarray(held[np.sort(wanted)]))
    for start in range(0, count, _CHUNK):
        index.add(np.asarray(held[start : start + _CHUNK]))
    library.write_index(index, str(path))
    return count
