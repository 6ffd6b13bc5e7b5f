"""Figures with their 95 % bootstrap intervals: what was judged is drawn anew two thousand times."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matters.measures.tally import Counts

DRAWS = 2000


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure, and the bounds between which 95 of 100 draws lie."""

    value: float
    low: float
    high: float


def bounded(value: float, drawn: NDArray[np.float64]) -> Figure:
    """What was measured, with the bounds of what was measured on every draw.

    :param drawn: *Shape:* ``(DRAWS,)``, float64.
    """
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Figure(value, float(low), float(high))


def mean(values: Sequence[float], *, seed: int = 0) -> Figure:
    """The mean over questions; 0 where there are none."""
    if not len(values):
        return Figure(0.0, 0.0, 0.0)
    observed = np.array(values, dtype=np.float64)
    return bounded(float(observed.mean()), observed[_draws(len(observed), seed)].mean(axis=1))


def f1(counts: Sequence[Counts], *, seed: int = 0) -> Figure:
    """F1 over documents, counted together; 1 where nothing was found and nothing was to be found."""
    sums = np.array([(2 * one.hits, one.found + one.gold) for one in counts])
    hits, marks = sums[_draws(len(sums), seed)].sum(axis=1).T
    rates = np.divide(hits, marks, out=np.ones(DRAWS), where=marks > 0)
    return bounded(total(counts).f1, rates)


def total(counts: Sequence[Counts]) -> Counts:
    """The counts of all documents together."""
    sums = (sum(getattr(one, name) for one in counts) for name in ("hits", "found", "gold"))
    return Counts(*sums)


def _draws(size: int, seed: int) -> NDArray[np.int64]:
    return np.random.default_rng(seed).integers(0, size, size=(DRAWS, size))
