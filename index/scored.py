"""Ranked passages, in one order everywhere: best first, equal scores by passage id."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Scores = NDArray[np.float32]

_NEAR = 1e-5


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Passages and their scores, best first.

    :param ids: *Shape:* ``(n,)``, int64.
    :param scores: higher is better. *Shape:* ``(n,)``, float32.
    """

    ids: Ids
    scores: Scores

    def __len__(self) -> int:
        """How many there are."""
        return len(self.ids)


def best(ids: Ids, scores: Scores, *, k: int) -> Scored:
    """The ``k`` highest scores, ordered by ``(-score, id)``.

    :param ids: *Shape:* ``(n,)``, int64.
    :param scores: of each. *Shape:* ``(n,)``, float32.
    """
    order = np.lexsort((ids, -scores))[:k]
    return Scored(ids[order], scores[order])


def settled(fetch: Callable[[int], Scored], *, k: int, most: int) -> Scored:
    """Fetch until nothing left out can equal the ``k``-th best; the source may order ties as it likes.

    :param fetch: gives the best ``n``; fewer only when there are no more.
    :param most: how many there can be.
    :return: at least the ``k`` best, where there are as many.
    """
    n = min(most, k + 16)
    while True:
        found = fetch(n)
        if n >= most or len(found) < n:
            return found
        reach = np.sort(found.scores)[::-1]
        if len(reach) > k and reach[-1] < reach[k - 1] - _NEAR * max(1.0, float(abs(reach[k - 1]))):
            return found
        n = min(most, 4 * n)


def distinct(ids: Ids) -> Ids:
    """Each id once, sorted; ``np.unique`` would load numpy's masked arrays. *Shape:* ``(n,)``."""
    ordered = np.sort(ids, axis=None)
    new = np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
    return np.asarray(ordered[new])


def first_places(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each value stands for the first time, in rising order of values. *Shape:* ``(distinct,)``."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    return np.asarray(order[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]])


def positions(held: Ids, ids: Ids) -> NDArray[np.int64]:
    """Where each of ``ids`` stands in ``held``, which is sorted; -1 if nowhere. *Shape:* ``(len(ids),)``."""
    if not len(held):
        return np.full(len(ids), -1, dtype=np.int64)
    at = np.minimum(np.searchsorted(held, ids), len(held) - 1)
    return np.where(held[at] == ids, at, -1)


def member(ids: Ids, allowed: Ids) -> NDArray[np.bool_]:
    """Which of ``ids`` stand in ``allowed``, which is sorted. *Shape:* ``(len(ids),)``, bool."""
    return np.asarray(positions(allowed, ids) >= 0)
