"""Measures of a ranker, by the field's own names and definitions (ir-measures).

A question that a run does not answer counts with 0, as in trec_eval.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matters.index.lexical.query import parse_query
from matters.index.search.ranking import Ranking, best_of_items, rank_passages
from matters.index.search.relevance import weigh_terms
from matters.index.store import Index
from matters.models.embedders.port import Embedder

MEASURES = ("nDCG@10", "R@10", "R@100", "RR@10", "Success@1", "Judged@10")
DEPTH = 100

Qrels = Mapping[str, Mapping[str, int]]
Run = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one run: its mean over the questions and a 95 % bootstrap interval of that mean."""

    measure: str
    value: float
    low: float
    high: float


def rank_collection(
    index: Index,
    embedder: Embedder,
    queries: Mapping[str, str],
    *,
    mode: str = "hybrid",
    ranking: Ranking = Ranking(),
) -> Run:
    """Rank the items of an archive for every question: question -> item key -> score."""
    run: Run = {}
    with index.snapshot():
        for query_id, text in queries.items():
            words = parse_query(text)
            ranked = rank_passages(
                index,
                embedder.embed_query(text),
                words,
                weigh_terms(words.terms, index.lexical),
                mode=mode,
                ranking=ranking,
            )
            if not len(ranked):
                continue
            first = best_of_items(ranked)[:DEPTH]
            rows = index.reader.passages(ranked.ids[first])
            scores = ranked.scores[first]
            run[query_id] = {row.item.key: float(score) for row, score in zip(rows, scores, strict=True)}
    return run


def measure(run: Run, qrels: Qrels, *, seed: int = 0) -> list[Figure]:
    """Every measure of ``MEASURES`` with its interval over the judged questions."""
    import ir_measures

    wanted = {name: ir_measures.parse_measure(name) for name in MEASURES}
    judged = {query_id: dict(relevance) for query_id, relevance in qrels.items()}
    by_measure: dict[str, dict[str, float]] = {name: dict.fromkeys(judged, 0.0) for name in wanted}
    names = {measured: name for name, measured in wanted.items()}
    for metric in ir_measures.iter_calc(list(wanted.values()), judged, run):
        by_measure[names[metric.measure]][metric.query_id] = float(metric.value)
    return [_figure(name, list(values.values()), seed) for name, values in by_measure.items()]


def _figure(name: str, values: list[float], seed: int) -> Figure:
    rng = np.random.default_rng(seed)
    observed = np.array(values)
    means = observed[rng.integers(0, len(observed), size=(2000, len(observed)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Figure(name, float(observed.mean()), float(low), float(high))
