"""Passages ranked by meaning and by words together, and carried to agenda items.

Raw scores are added, each on a scale that means the same for every question: the cosine; BM25 as a share
of the most that the question's words could earn; and the share of the question's words, by rarity, that
a passage holds with its title (squared, so that filler words found everywhere count for little). The
last is taken once for the passage alone and once for the passages around it under the same heading, and
half as much again of meaning comes from those. ``benchmarks/retrieval.py`` prints what each part is
worth; reciprocal ranks and z-scores were measured and are worse.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matters.index.lexical import LexicalIndex
from matters.index.lexical_query import LexicalQuery
from matters.index.relevance import TermWeights
from matters.index.scored import Ids
from matters.index.store import Index

Floats = NDArray[np.float64]

_BM25_CEILING = 2.2
"""BM25's k1 + 1: what a term earns per unit of its weight, at most."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The weights of the ranker; the passage's own cosine counts 1.

    :param near: mean cosine of the passages beside it.
    :param far: mean cosine of those two away.
    :param bm25: BM25 as a share of its ceiling.
    :param words: squared share of the question's words in the passage.
    :param around: squared share of the question's words within ``window`` passages.
    :param window: passages to either side, under the same heading.
    :param depth: candidates of each ranker before fusion.
    """

    near: float = 0.2
    far: float = 0.1
    bm25: float = 0.2
    words: float = 0.3
    around: float = 0.6
    window: int = 3
    depth: int = 200


@dataclass(frozen=True, slots=True, eq=False)
class RankedPassages:
    """Candidates, best first; every array has one entry a passage.

    :param ids: *Shape:* ``(n,)``, int64.
    :param items: the row of the item each belongs to. *Shape:* ``(n,)``, int64.
    :param scores: with what stands around. *Shape:* ``(n,)``, float64.
    :param own: of the passage alone. *Shape:* ``(n,)``, float64.
    :param cosines: *Shape:* ``(n,)``, float64.
    :param coverage: share of the question's words, by rarity, in [0, 1]. *Shape:* ``(n,)``, float64.
    """

    ids: Ids
    items: Ids
    scores: Floats
    own: Floats
    cosines: Floats
    coverage: Floats

    def __len__(self) -> int:
        """How many candidates there are."""
        return len(self.ids)


def rank_passages(
    index: Index,
    vector: NDArray[np.float32],
    words: LexicalQuery,
    weights: TermWeights,
    *,
    mode: str = "hybrid",
    allowed: Ids | None = None,
    ranking: Ranking = Ranking(),
) -> RankedPassages:
    """The best passages for a question.

    :param vector: of the question. *Shape:* ``(dim,)``, float32, unit length.
    :param words: the question's terms, phrases and exclusions.
    :param weights: how rare each term is.
    :param mode: ``"hybrid"``, ``"dense"`` or ``"lexical"``.
    :param allowed: the passages that may be found, or ``None`` for all. *Shape:* ``(m,)``, sorted.
    """
    found = _candidates(index, vector, words, mode, allowed, ranking.depth)
    steps = np.arange(-ranking.window, ranking.window + 1)
    places = index.reader.places(np.unique(found[:, None] + steps))
    ids, sections = places[:, 0], _sections(places)
    cosines = np.asarray(index.vectors.scores(vector, ids), dtype=np.float64)
    held = _held(index.lexical, weights, ids)
    shares = weights.shares
    coverage = shares @ held
    ceiling = _BM25_CEILING * max(sum(weights.weights.values()), 1e-9)
    bm25 = np.asarray(index.lexical.scores(words, ids), dtype=np.float64) / ceiling
    if mode == "dense":
        own = scores = cosines
    elif mode == "lexical":
        own = scores = bm25
    else:
        own = cosines + ranking.bm25 * bm25 + (ranking.words + ranking.around) * coverage**2
        scores = cosines + ranking.bm25 * bm25 + ranking.words * coverage**2
        scores = scores + ranking.around * (shares @ _spread(held, sections, ranking.window)) ** 2
        scores = scores + ranking.near * _beside(cosines, sections, 1) + ranking.far * _beside(cosines, sections, 2)
    at = np.searchsorted(ids, found)
    order = at[np.lexsort((ids[at], -scores[at]))]
    return RankedPassages(
        ids[order], places[order, 2], scores[order], own[order], cosines[order], coverage[order]
    )


def best_of_items(ranked: RankedPassages) -> NDArray[np.int64]:
    """Positions in ``ranked`` of the best passage of each item, best item first."""
    _, first = np.unique(ranked.items, return_index=True)
    return np.sort(first)


def _candidates(
    index: Index, vector: NDArray[np.float32], words: LexicalQuery, mode: str, allowed: Ids | None, depth: int
) -> Ids:
    """What either ranker finds; quoted phrases and exclusions hold for both."""
    lexical = index.lexical.search(words, depth, allowed).ids
    if mode == "lexical" or words.phrases:
        return np.unique(lexical)
    dense = index.vectors.search(vector, depth, allowed).ids
    for phrase in words.excluded:
        shut = index.lexical.scores(LexicalQuery(phrases=(phrase,)), dense) > 0
        dense = dense[~shut]
    return np.unique(dense if mode == "dense" else np.concatenate([lexical, dense]))


def _held(lexical: LexicalIndex, weights: TermWeights, ids: Ids) -> Floats:
    """Which passage holds which term, its title included. *Shape:* ``(terms, len(ids))``, 0 or 1."""
    rows = [lexical.scores(LexicalQuery(terms=(term,)), ids) > 0 for term in weights.weights]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(ids))


def _sections(places: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number for each passage that changes where a heading or another document begins."""
    if not len(places):
        return np.empty(0, dtype=np.int64)
    document, item, position, titled = places[:, 1], places[:, 2], places[:, 3], places[:, 4]
    new_item = (np.diff(item) != 0) & ((titled[1:] | titled[:-1]) != 0)
    breaks = (np.diff(document) != 0) | (np.diff(position) != 1) | new_item
    return np.concatenate([[0], np.cumsum(breaks)])


def _spread(held: Floats, sections: NDArray[np.int64], window: int) -> Floats:
    """The terms held within ``window`` passages of the same section."""
    spread = held.copy()
    for step in range(1, min(window, len(sections) - 1) + 1):
        same = sections[step:] == sections[:-step]
        spread[:, step:] = np.maximum(spread[:, step:], held[:, :-step] * same)
        spread[:, :-step] = np.maximum(spread[:, :-step], held[:, step:] * same)
    return spread


def _beside(scores: Floats, sections: NDArray[np.int64], step: int) -> Floats:
    """The mean score of the passages ``step`` away in the same section; its own where there is none."""
    if len(scores) <= step:
        return scores
    same = sections[step:] == sections[:-step]
    total, count = np.zeros(len(scores)), np.zeros(len(scores))
    total[step:] += scores[:-step] * same
    total[:-step] += scores[step:] * same
    count[step:] += same
    count[:-step] += same
    return np.where(count > 0, total / np.maximum(count, 1), scores)
