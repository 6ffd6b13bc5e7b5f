"""The passages that are looked at closer: the best of each index."""

import numpy as np
from numpy.typing import NDArray

from matters.index.lexical.lexical import LexicalIndex
from matters.index.lexical.query import LexicalQuery
from matters.index.scored import Ids, distinct
from matters.index.store import Index


def find_worded(
    lexical: LexicalIndex, words: LexicalQuery, *, mode: str, allowed: Ids | None, depth: int
) -> Ids:
    """The candidates that words alone find; they need not wait for the question's vector.

    *Shape:* ``(m,)``, int64, ``m <= depth``.
    """
    if mode == "dense" and not words.phrases:
        return np.empty(0, dtype=np.int64)
    return lexical.search(words, depth, allowed).ids


def with_near(
    worded: Ids,
    index: Index,
    vector: NDArray[np.float32],
    words: LexicalQuery,
    *,
    mode: str,
    allowed: Ids | None,
    depth: int,
) -> Ids:
    """What either ranker finds; quoted phrases and exclusions hold for both.

    *Shape:* ``(n,)``, int64, sorted.

    :param worded: what :func:`find_worded` gives. *Shape:* ``(m,)``.
    """
    if mode == "lexical" or words.phrases:
        return distinct(worded)
    near = index.vectors.search(vector, depth, allowed).ids
    for phrase in words.excluded:
        near = near[index.lexical.scores(LexicalQuery(phrases=(phrase,)), near) <= 0]
    return distinct(np.concatenate([worded, near]))
