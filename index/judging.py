"""Which of the ranked items answer, and how probable that is."""

from dataclasses import dataclass

import numpy as np

from matters.index.ranking import RankedPassages, best_of_items
from matters.index.relevance import load_relevance_model
from matters.index.scored import Ids

PASSAGES_READ = 3


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """An item, how probable it is that it answers, and its best passages, best first."""

    score: float
    passages: Ids


def judge_items(ranked: RankedPassages, most: int) -> list[Judged]:
    """The best items, best first."""
    model, judged = load_relevance_model(), []
    for first in best_of_items(ranked)[:most]:
        of_item = np.flatnonzero(ranked.items == ranked.items[first])
        own = of_item[np.lexsort((ranked.ids[of_item], -ranked.own[of_item]))][:PASSAGES_READ]
        score = model.probability(float(ranked.cosines[of_item].max()), float(ranked.coverage[own[0]]))
        judged.append(Judged(score, ranked.ids[own]))
    return judged
