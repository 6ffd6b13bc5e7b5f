"""How probable it is that a later sentence means the same undertaking, and that it tells of something done.

Three logistic regressions: the first weighs each sentence by itself (``features.FEATURES``), the second by
how it stands among all later sentences (``AMONG``), since a promise that was kept has one sentence that
stands out and a promise that was not has many that come near; the third looks at wording alone
(``standing.STANDING``). ``benchmarks/fit_threads.py`` fits them on gold threads and writes
``models/threads.json``.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from matters.index.ledger.features import FEATURES
from matters.index.ledger.standing import STANDING, standing_row

AMONG = (
    "odds", "standing", "over_others", "gap", "gap_share", "done", "awaited", "back", "next_meeting",
    "head_told", "context_share", "sentences",
)  # fmt: skip
_KEPT = ("done", "awaited", "back", "next_meeting", "head_told", "context_share", "sentences")
_OTHERS = 20


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression."""

    weights: tuple[float, ...]
    intercept: float

    def odds(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The logarithm of the odds. *Shape:* ``(rows,)``, float64."""
        found: NDArray[np.float64] = self.intercept + rows @ np.array(self.weights)
        return found


@dataclass(frozen=True, slots=True)
class ThreadModel:
    """The regressions and what is done with their answer.

    :param link: the probability from which a sentence surely bears on a promise.
    :param discharge: the probability from which it may settle it.
    :param possible: the probability from which it is shown as possible, and the promise stays open.
    """

    alone: Weights
    among: Weights
    standing: Weights
    link: float
    discharge: float
    possible: float

    def probabilities(self, rows: NDArray[np.float64], entries: Sequence[int]) -> NDArray[np.float64]:
        """For each later sentence of one promise. *Shape:* ``(rows,)``, float64, in [0, 1].

        :param rows: see ``features.features``.
        :param entries: for each sentence the number of the entry in the minutes in which it stands.
        """
        if not len(rows):
            return np.zeros(0)
        odds = self.among.odds(among_rows(rows, self.alone.odds(rows), entries))
        found: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0)))
        return found

    def done(self, quote: str, *, kind: str) -> float:
        """The logarithm of the odds that the wording of a sentence tells of something done.

        :param kind: of the undertaking that it bears on.
        """
        return float(self.standing.odds(np.array([standing_row(quote, kind=kind)]))[0])


def among_rows(
    rows: NDArray[np.float64], odds: NDArray[np.float64], entries: Sequence[int]
) -> NDArray[np.float64]:
    """How each sentence stands among the others. *Shape:* ``(rows, len(AMONG))``, float64."""
    numbers = np.unique(np.asarray(entries), return_inverse=True)[1]
    best = np.full(numbers.max() + 1, -np.inf)
    np.maximum.at(best, numbers, odds)
    ordered = np.sort(best)[::-1]
    second = ordered[1] if len(ordered) > 1 else ordered[0] - 5.0
    gap = odds - np.where(best[numbers] == ordered[0], second, ordered[0])
    others = np.sort(odds)[::-1][min(len(odds) - 1, _OTHERS)]
    kept = {name: rows[:, FEATURES.index(name)] for name in _KEPT}
    return np.column_stack(
        [
            odds,
            (odds - odds.mean()) / (odds.std() + 1e-6),
            odds - others,
            gap,
            np.clip(gap, 0.0, None) * kept["context_share"],
            *kept.values(),
        ]
    )


@cache
def load_thread_model() -> ThreadModel:
    """The shipped weights."""
    held = json.loads(files("matters.models").joinpath("threads.json").read_text(encoding="utf-8"))
    return ThreadModel(
        alone=_weights(held["alone"], FEATURES),
        among=_weights(held["among"], AMONG),
        standing=_weights(held["standing"], STANDING),
        link=held["link"],
        discharge=held["discharge"],
        possible=held["possible"],
    )


def _weights(held: dict[str, float], names: Sequence[str]) -> Weights:
    return Weights(tuple(held[name] for name in names), held["intercept"])
