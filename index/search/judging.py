"""Which of the ranked items answer, and how probable that is."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matters.index.scored import Ids
from matters.index.search.ranking import RankedPassages, best_of_items
from matters.index.search.relevance import load_relevance_model
from matters.index.store import Index
from matters.index.vectors.vectors import Vectors, cosines

PASSAGES_READ = 3
_SAMPLE = 512
_FEW = 256


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """What tells an item that answers from one that is merely nearest.

    :param cosine: of the question and the item's nearest passage.
    :param coverage: of the question's words by the item's best passage.
    :param passages: the item's best, best first.
    """

    cosine: float
    coverage: float
    passages: Ids


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """An item, how probable it is that it answers, and its best passages, best first."""

    score: float
    passages: Ids


def item_signals(ranked: RankedPassages, most: int) -> Iterator[Signals]:
    """The signals of the best items, best item first."""
    for first in best_of_items(ranked)[:most]:
        of_item = np.flatnonzero(ranked.items == ranked.items[first])
        own = of_item[np.lexsort((ranked.ids[of_item], -ranked.own[of_item]))][:PASSAGES_READ]
        yield Signals(float(ranked.cosines[of_item].max()), float(ranked.coverage[own[0]]), ranked.ids[own])


def usual_cosine(index: Index, vector: NDArray[np.float32]) -> float:
    """The mean cosine of a question and the archive at large, by a sample that is the same every time.

    :param vector: of the question. *Shape:* ``(dim,)``, float32, unit length.
    """
    return load_relevance_model().usual_among(cosines(_sampled(index), vector))


def archive_spread(index: Index) -> float:
    """The standard deviation of the cosines of one passage and others, by a sample of the archive."""
    return index.held("spread", lambda: _spread(index))


def _sampled(index: Index) -> Vectors:
    return index.held("sampled vectors", lambda: index.vectors.fetch(index.sample(_SAMPLE)))


def _spread(index: Index) -> float:
    vectors = index.vectors.fetch(index.sample(_FEW))
    if len(vectors) < 2:
        return 0.0
    others = ~np.eye(len(vectors), dtype=np.bool_)
    return float((vectors @ vectors.T)[others].reshape(len(vectors), -1).std(axis=1).mean())


def judge_items(ranked: RankedPassages, most: int, *, usual: float) -> list[Judged]:
    """The best items, best first, each with the probability that it answers.

    :param usual: the question's cosine with the archive at large.
    """
    model = load_relevance_model()
    return [
        Judged(model.probability(one.cosine - usual, one.coverage), one.passages)
        for one in item_signals(ranked, most)
    ]
