"""Figures of the retrieval benchmark, each with a 95 % bootstrap interval."""

import re
from collections.abc import Sequence

import numpy as np
from ir_measures import Judged, Success, nDCG
from numpy.typing import NDArray

from judged import Topics
from matters.index.catalogue.filters import Filters
from matters.index.search.search import Searcher
from matters.index.store import Index
from matters.measures import ranking
from matters.measures.intervals import DRAWS, Figure, bounded
from matters.models.embedders.port import Embedder

_BINS = 10
_ENOUGH_SHARED = 0.7


def per_question(topics: Topics, run: ranking.Run) -> dict[str, dict[str, float]]:
    """Each measure for each question that has an answer; 0 where a run is silent."""
    ndcg = nDCG(gains=topics.gains) @ 10 if topics.gains else nDCG @ 10
    wanted = {"nDCG@10": ndcg, "Success@1": Success @ 1, "Judged@10": Judged @ 10}
    qrels = {query_id: topics.qrels[query_id] for query_id in topics.answerable}
    return ranking.per_question(run, qrels, wanted)


def area(right: Sequence[float], wrong: Sequence[float], *, seed: int = 0) -> Figure:
    """The share of pairs in which what has an answer scores higher than what has none (AUROC)."""
    above = np.subtract.outer(np.array(right), np.array(wrong))
    won = (above > 0) + 0.5 * (above == 0)
    rng = np.random.default_rng(seed)
    rows = rng.integers(0, len(right), size=(DRAWS, len(right)))
    columns = rng.integers(0, len(wrong), size=(DRAWS, len(wrong)))
    means = [won[np.ix_(row, column)].mean() for row, column in zip(rows, columns, strict=True)]
    return bounded(float(won.mean()), np.array(means))


def calibration(right: Sequence[float], wrong: Sequence[float], *, seed: int = 0) -> Figure:
    """Expected calibration error in ten bins; questions with and without an answer weigh the same."""
    scores = np.array([*right, *wrong])
    truth = np.array([1.0] * len(right) + [0.0] * len(wrong))
    weights = np.array([0.5 / len(right)] * len(right) + [0.5 / len(wrong)] * len(wrong))
    rng = np.random.default_rng(seed)
    draws = [
        np.concatenate(
            [
                rng.integers(0, len(right), len(right)),
                len(right) + rng.integers(0, len(wrong), len(wrong)),
            ]
        )
        for _ in range(DRAWS)
    ]
    errors = [_calibration_error(scores[draw], truth[draw], weights) for draw in draws]
    return bounded(_calibration_error(scores, truth, weights), np.array(errors))


def _calibration_error(
    scores: NDArray[np.float64], truth: NDArray[np.float64], weights: NDArray[np.float64]
) -> float:
    bins = np.minimum((scores * _BINS).astype(int), _BINS - 1)
    gaps = np.bincount(bins, weights * (scores - truth), minlength=_BINS)
    return float(np.abs(gaps).sum())


def evidence_found(topics: Topics, index: Index, embedder: Embedder, *, hits: int = 3) -> dict[str, float]:
    """For each question with gold sentences, whether one is shown among the first hits."""
    searcher, found = Searcher(index, embedder, "benchmark"), {}
    for query_id, sentences in topics.evidence.items():
        answer = searcher.ask(topics.questions[query_id], Filters(), k=hits)
        shown = [
            evidence.quote
            for one in answer.nearest[:hits]
            for evidence in searcher.evidence([one], answer.question)[0]
        ]
        found[query_id] = float(any(same(gold, quote) for gold in sentences for quote in shown))
    return found


def same(gold: str, quote: str) -> bool:
    """Whether two sentences are one: either holds the other, or most words of the gold are in both."""
    left, right = (re.sub(r"\W+", " ", text.lower()).strip() for text in (gold, quote))
    words = set(left.split())
    shared = len(words & set(right.split()))
    return left in right or right in left or shared > _ENOUGH_SHARED * len(words)
