"""The vectors of a large archive: an inverted, quantised FAISS index, and the rows themselves beside it.

FAISS finds candidates by eight-bit vectors in the lists nearest to the question; their cosines are then taken
from the stored rows, so that scores are those of every other store. ``docs/speed.md`` has the measurements.
"""

from collections.abc import Iterable
from math import isqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matters.index.mapped import Mapped
from matters.index.scored import Ids
from matters.index.vectors.threads import one_thread
from matters.index.vectors.vectors import Vectors

PROBED = 0.05
"""The share of all lists that is searched, where nothing is filtered out."""
_PROBED_AT_LEAST = 16
_TRAINED_PER_LIST = 64
_CHUNK = 50_000


class Rows:
    """Vectors in a plain file, mapped; memory that was touched is given back from time to time."""

    def __init__(self, path: Path, *, dim: int) -> None:
        """Open a file of float32 rows.

        :raises ValueError: When it is empty, or its size is not that of whole rows.
        """
        count, rest = divmod(path.stat().st_size, 4 * dim)
        if rest:
            raise ValueError(f"{path}: not a whole number of rows of {dim}")
        self.shape = (count, dim)
        self._file = Mapped(path)
        self._rows: Vectors = self._file.numbers("<f4").reshape(self.shape)

    def __len__(self) -> int:
        """How many rows there are."""
        return self.shape[0]

    def __getitem__(self, at: NDArray[np.int64] | int) -> Vectors:
        """Copies of rows by their places. *Shape:* ``(len(at), dim)``, float32; ``(dim,)`` for one place."""
        found = np.array(self._rows[at], copy=not isinstance(at, np.ndarray))
        self._file.touch(np.size(at))
        return found


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
        probed = min(lists, max(_PROBED_AT_LEAST, int(PROBED * lists * total / max(most, 1))))
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
