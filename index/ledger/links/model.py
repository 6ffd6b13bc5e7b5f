"""How probable it is that a later sentence means the same undertaking, and that it tells of something done.

Three logistic regressions: the first weighs each sentence by itself (``features.FEATURES``), the second by
how it stands among all later sentences (``AMONG``), since a promise that was kept has one sentence that
stands out and a promise that was not has many that come near, and by how near it comes to the gist of the
promise (``gists.GISTS``); the third looks at wording (``standing.STANDING``), and at the meaning of a
sentence too where it was embedded by the model that the weights were fitted with.
``benchmarks/fit_threads.py`` fits them on gold threads and writes ``models/threads.json``.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matters.index.ledger.links.features import FEATURES, Candidates
from matters.index.ledger.links.gists import GISTS
from matters.index.ledger.links.standing import STANDING, standing_row
from matters.index.ledger.records import Promise
from matters.index.ledger.sentences.collection import SentenceCollection

_COMPARED = ("gist", "gist_context")
AMONG = (
    "odds", "standing", "over_others", "gap", "gap_share", *FEATURES, *GISTS,
    *(f"{name}_over_others" for name in _COMPARED), *(f"{name}_to_best" for name in _COMPARED),
)  # fmt: skip
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

    :param link: the probability below which no sentence surely bears on a promise.
    :param possible: the probability from which it is shown as possible, and the promise stays open.
    :param sure: what the odds of the link and those of the reading have to come to together: that a sentence
        tells of something done for one that settles the promise, that it does not for one that keeps it open.
    :param done: the odds from which wording tells of something done.
    :param meaning: of wording and vector together, for vectors of ``model_id``.
    """

    alone: Weights
    among: Weights
    standing: Weights
    link: float
    possible: float
    sure: float
    done: float
    meaning: Weights | None = None
    model_id: str = ""

    def odds(self, candidates: Candidates, entries: Sequence[int]) -> NDArray[np.float64]:
        """For each candidate of one promise the logarithm of the odds that it bears on it.

        *Shape:* ``(len(candidates.places),)``, float64.

        :param entries: for each candidate the number of the entry in the minutes in which it stands.
        """
        if not candidates.places:
            return np.zeros(0)
        return self.among.odds(among_rows(candidates, self.alone.odds(candidates.rows), entries))

    def reading(self, row: Sequence[float], vector: NDArray[np.float32] | None = None) -> float:
        """The logarithm of the odds that a sentence tells of something done.

        :param row: what is measured of the sentence beside the promise that it bears on: ``standing_row``.
        :param vector: of the sentence, as ``model_id`` has it. *Shape:* ``(dim,)``, float32, unit length.
        """
        if self.meaning is None or vector is None:
            return float(self.standing.odds(np.array(row)))
        return float(self.meaning.odds(np.concatenate([row, vector])))

    def reading_of(self, later: SentenceCollection, place: int, promise: Promise) -> float:
        """The same of one of all sentences."""
        sentence = later.sentences[place]
        row = standing_row(
            sentence.quote, kind=promise.kind, promise=promise.quote, outcomes=sentence.outcomes
        )
        return self.reading(row, later.clause[place] if later.model_id == self.model_id else None)


def among_rows(
    candidates: Candidates, odds: NDArray[np.float64], entries: Sequence[int]
) -> NDArray[np.float64]:
    """How each candidate stands among the others. *Shape:* ``(len(places), len(AMONG))``, float64."""
    numbers = np.unique(np.asarray(entries), return_inverse=True)[1]
    best = np.full(numbers.max() + 1, -np.inf)
    np.maximum.at(best, numbers, odds)
    ordered = np.sort(best)[::-1]
    second = ordered[1] if len(ordered) > 1 else ordered[0] - 5.0
    gap = odds - np.where(best[numbers] == ordered[0], second, ordered[0])
    compared = [candidates.gists[:, GISTS.index(name)] for name in _COMPARED]
    return np.column_stack(
        [
            odds,
            (odds - odds.mean()) / (odds.std() + 1e-6),
            odds - _other(odds),
            gap,
            np.clip(gap, 0.0, None) * candidates.rows[:, FEATURES.index("context_share")],
            candidates.rows,
            candidates.gists,
            *(one - _other(one) for one in compared),
            *(one - one.max() for one in compared),
        ]
    )


def _other(values: NDArray[np.float64]) -> float:
    """The twentieth best, with which most others can be compared."""
    return float(np.sort(values)[::-1][min(len(values) - 1, _OTHERS)])


@cache
def load_thread_model() -> ThreadModel:
    """The shipped weights."""
    held = json.loads(files("matters.models").joinpath("threads.json").read_text(encoding="utf-8"))
    return ThreadModel(
        alone=_weights(held["alone"], FEATURES),
        among=_weights(held["among"], AMONG),
        standing=_weights(held["standing"], STANDING),
        link=held["link"],
        possible=held["possible"],
        sure=held["sure"],
        done=held["done"],
        meaning=_meaning(held["meaning"]),
        model_id=held["meaning"]["model_id"],
    )


def _meaning(held: dict[str, Any]) -> Weights:
    words = _weights(held, STANDING)
    return Weights((*words.weights, *held["vector"]), words.intercept)


def _weights(held: dict[str, float], names: Sequence[str]) -> Weights:
    return Weights(tuple(held[name] for name in names), held["intercept"])
