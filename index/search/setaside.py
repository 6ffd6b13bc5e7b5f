"""What is found when filters that were read into a question are set aside, since they left nothing.

The words may have been no filter: then what answers holds them. What does not is shown all the same, rather
than nothing, but hardly answers what was asked.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from matters.index.lexical.analysis import query_terms
from matters.index.lexical.lexical import LexicalIndex
from matters.index.scored import Ids, member
from matters.index.search.judging import Judged

MISREAD = 0.1
"""How probable it is that such words were no filter after all."""


def less_sure(
    judged: Sequence[Judged], read: str, left: str, narrowed: Ids, lexical: LexicalIndex
) -> tuple[Judged, ...]:
    """Items as probable as it is that they answer although the filters do not hold.

    :param judged: found without the filters; those that the filters let through were not found with them.
    :param read: the question as it was written; ``left`` what was left when filters were read out of it.
    :param narrowed: the passages that the filters allow. *Shape:* ``(m,)``, int64, sorted.
    """
    words = [word for word in query_terms(read) if word not in query_terms(left)]
    best = np.array([one.passages[0] for one in judged], dtype=np.int64)
    held = lexical.held(words, best).any(axis=0).all(axis=0) if words else np.zeros(len(best), dtype=np.bool_)
    sure = held & ~member(best, narrowed)
    return tuple(
        one if one_is_sure else replace(one, score=MISREAD * one.score)
        for one, one_is_sure in zip(judged, sure, strict=True)
    )
