"""The port through which vectors are searched, and its exact reference adapter."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from matters.index.scored import Ids, Scored, Scores, best, positions

Vectors = NDArray[np.float32]


class VectorStore(Protocol):
    """Passages by the cosine of their vectors; the same numbers from every adapter."""

    def __len__(self) -> int:
        """How many passages have a vector."""
        ...

    @property
    def ids(self) -> Ids:
        """Every passage that has a vector. *Shape:* ``(len(self),)``, int64, sorted."""
        ...

    def search(self, query: Vectors, k: int, allowed: Ids | None = None) -> Scored:
        """The nearest passages, ordered by ``(-score, id)``; fewer than ``k`` only when there are no more.

        :param query: *Shape:* ``(dim,)``, float32, unit length.
        :param allowed: the passages that may be found, or ``None`` for all. *Shape:* ``(m,)``, sorted.
        :return: ids and cosines.
        """
        ...

    def fetch(self, ids: Ids) -> Vectors:
        """The vectors of these passages, zeros where one has none; of no width where nothing has any.

        *Shape:* ``(len(ids), dim)``, float32, in the order of ``ids``.
        """
        ...


def cosines(vectors: Vectors, query: Vectors) -> Scores:
    """Inner products of unit rows, the same wherever in a matrix a row stands.

    :param vectors: *Shape:* ``(n, dim)``, float32, unit rows or zeros; of no width for no vectors at all.
    :return: *Shape:* ``(n,)``, float32.
    """
    if not vectors.shape[1]:
        return np.zeros(len(vectors), dtype=np.float32)
    return np.asarray(vectors.astype(np.float64) @ query.astype(np.float64)).astype(np.float32)


class ExactVectorStore:
    """Compares every vector: the reference for the others, and right for a few thousand."""

    def __init__(self, ids: Ids, vectors: Vectors) -> None:
        """Keep vectors in memory.

        :param ids: *Shape:* ``(n,)``, int64, sorted, each once.
        :param vectors: *Shape:* ``(n, dim)``, float32, unit rows.
        :raises ValueError: When the two do not fit together.
        """
        if len(ids) != len(vectors) or (np.diff(ids) <= 0).any():
            raise ValueError(f"{len(ids)} ids for {len(vectors)} vectors, or ids that are not rising")
        self._held = ids
        self._vectors = vectors

    def __len__(self) -> int:
        """How many passages have a vector."""
        return len(self._held)

    @property
    def ids(self) -> Ids:
        """See ``VectorStore``."""
        return self._held

    def search(self, query: Vectors, k: int, allowed: Ids | None = None) -> Scored:
        """See ``VectorStore``."""
        at = np.arange(len(self._held)) if allowed is None else self._places(allowed)
        at = at[at >= 0]
        if not len(at):
            return Scored(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32))
        rows = self._vectors if allowed is None else self._vectors[at]
        return best(self._held[at], cosines(rows, query), k=k)

    def fetch(self, ids: Ids) -> Vectors:
        """See ``VectorStore``."""
        at = self._places(ids)
        found = np.zeros((len(ids), self._vectors.shape[1]), dtype=np.float32)
        found[at >= 0] = self._vectors[at[at >= 0]]
        return found

    def _places(self, ids: Ids) -> NDArray[np.int64]:
        """Where each id stands, -1 if nowhere."""
        return positions(self._held, ids)
