"""Passages ranked by meaning and by words together, and carried to agenda items.

Each ranker's scores are standardised on a fixed sample of the archive, then added; half of what the
neighbouring passages of the same document score comes on top; an item is as good as its best passage.
Reciprocal rank fusion was measured and is worse (``benchmarks/retrieval.py``).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matters.index.lexical_query import LexicalQuery
from matters.index.scored import Ids
from matters.index.store import Index

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The settings of the ranker.

    :param dense_weight: share of the dense score; the lexical one has the rest.
    :param neighbour: share of each neighbour passage's score that is added.
    :param depth: candidates of each ranker before fusion.
    :param sample: passages on which scores are standardised.
    """

    dense_weight: float = 0.5
    neighbour: float = 0.5
    depth: int = 200
    sample: int = 512


@dataclass(frozen=True, slots=True, eq=False)
class RankedPassages:
    """Candidates, best first; every array has one entry a passage.

    :param ids: *Shape:* ``(n,)``, int64.
    :param items: the row of the item each belongs to. *Shape:* ``(n,)``, int64.
    :param scores: fused, neighbours included. *Shape:* ``(n,)``, float64.
    :param own: fused, without neighbours. *Shape:* ``(n,)``, float64.
    :param cosines: *Shape:* ``(n,)``, float64.
    :param bm25: *Shape:* ``(n,)``, float64.
    """

    ids: Ids
    items: Ids
    scores: Floats
    own: Floats
    cosines: Floats
    bm25: Floats

    def __len__(self) -> int:
        """How many candidates there are."""
        return len(self.ids)


def rank_passages(
    index: Index,
    vector: NDArray[np.float32],
    words: LexicalQuery,
    *,
    mode: str = "hybrid",
    allowed: Ids | None = None,
    ranking: Ranking = Ranking(),
) -> RankedPassages:
    """The best passages for a question.

    :param vector: of the question. *Shape:* ``(dim,)``, float32, unit length.
    :param words: the question's terms, phrases and exclusions.
    :param mode: ``"hybrid"``, ``"dense"`` or ``"lexical"``.
    :param allowed: the passages that may be found, or ``None`` for all. *Shape:* ``(m,)``, sorted.
    """
    found = _candidates(index, vector, words, mode, allowed, ranking.depth)
    sample = index.reader.sample(ranking.sample)
    around = np.unique(np.concatenate([found, found - 1, found + 1]))
    places = index.reader.places(np.union1d(around, sample))
    ids = places[:, 0]
    cosines = np.asarray(index.vectors.scores(vector, ids), dtype=np.float64)
    bm25 = np.asarray(index.lexical.scores(words, ids), dtype=np.float64)
    in_sample = np.isin(ids, sample)
    own = fused = _fused(cosines, bm25, in_sample, mode, ranking)
    if mode == "hybrid" and ranking.neighbour:
        fused = own + ranking.neighbour * _beside(own, places)
    at = np.searchsorted(ids, found)
    order = at[np.lexsort((ids[at], -fused[at]))]
    return RankedPassages(ids[order], places[order, 2], fused[order], own[order], cosines[order], bm25[order])


def best_of_items(ranked: RankedPassages) -> NDArray[np.int64]:
    """Positions in ``ranked`` of the best passage of each item, best item first."""
    _, first = np.unique(ranked.items, return_index=True)
    return np.sort(first)


def _candidates(
    index: Index, vector: NDArray[np.float32], words: LexicalQuery, mode: str, allowed: Ids | None, depth: int
) -> Ids:
    """Those that either ranker finds; where phrases or exclusions are given, only those that keep them."""
    strict = bool(words.phrases or words.excluded)
    lexical = index.lexical.search(words, depth, allowed).ids if mode != "dense" or strict else np.empty(0, np.int64)
    if mode == "lexical" or (strict and words.phrases):
        return np.unique(lexical)
    dense = index.vectors.search(vector, depth, allowed).ids
    if words.excluded:
        shut = index.lexical.scores(LexicalQuery(phrases=(), terms=tuple(_terms(words.excluded))), dense)
        dense = dense[shut == 0]
    return np.unique(np.concatenate([lexical, dense])) if mode != "dense" else np.unique(dense)


def _terms(phrases: Sequence[Sequence[tuple[int, str]]]) -> list[str]:
    return [term for phrase in phrases for _, term in phrase]


def _fused(cosines: Floats, bm25: Floats, in_sample: NDArray[np.bool_], mode: str, ranking: Ranking) -> Floats:
    if mode == "dense":
        return cosines
    if mode == "lexical":
        return bm25
    dense = _standardised(cosines, in_sample)
    return ranking.dense_weight * dense + (1 - ranking.dense_weight) * _standardised(bm25, in_sample)


def _standardised(scores: Floats, in_sample: NDArray[np.bool_]) -> Floats:
    if not in_sample.any():
        return scores
    spread = scores[in_sample].std()
    return (scores - scores[in_sample].mean()) / (spread if spread > 1e-9 else 1.0)


def _beside(scores: Floats, places: NDArray[np.int64]) -> Floats:
    """The sum of the scores of each passage's neighbours in its document."""
    total = np.zeros(len(scores))
    if len(scores) < 2:
        return total
    adjacent = (np.diff(places[:, 1]) == 0) & (np.diff(places[:, 3]) == 1)
    total[1:] += np.where(adjacent, scores[:-1], 0.0)
    total[:-1] += np.where(adjacent, scores[1:], 0.0)
    return total
