"""How near a later sentence comes to the gist of a promise, and whether it comes nearer to something else."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matters.index.ledger.links.vectors import Meaning
from matters.index.ledger.records import Promise
from matters.index.ledger.sentences.collection import SentenceCollection

GISTS = ("gist", "gist_context", "over_meeting", "gist_over_meeting", "gist_context_over_meeting")

_NOTHING_ELSE = 0.2
"""How much nearer to a promise a sentence is than to nothing, where its minutes say nothing else."""


def gist_rows(
    later: SentenceCollection, promise: Promise, meaning: Meaning, places: Sequence[int]
) -> NDArray[np.float64]:
    """What is measured of later sentences. *Shape:* ``(len(places), len(GISTS))``, float64.

    What was said of another matter of the promise's own meeting, rather than of the promise, is mostly said
    of that matter.
    """
    clause, context = later.clause[places], later.context[places]
    others, entries = _rest(later, promise)
    gist, around = clause @ meaning.gist, context @ meaning.gist
    return np.column_stack(
        [
            gist,
            around,
            _over(context @ meaning.context, context, later.context[entries]),
            _over(gist, clause, later.clause[others]),
            _over(around, context, later.clause[others]),
        ]
    ).astype(np.float64)


def _over(
    near: NDArray[np.float32], vectors: NDArray[np.float32], others: NDArray[np.float32]
) -> NDArray[np.float32]:
    """How much nearer than to the nearest of other sentences."""
    if not len(others):
        return np.full(len(near), _NOTHING_ELSE, dtype=np.float32)
    found: NDArray[np.float32] = near - (vectors @ others.T).max(axis=1)
    return found


def _rest(later: SentenceCollection, promise: Promise) -> tuple[list[int], list[int]]:
    """The other sentences of the promise's minutes, and those of them that stand in other entries."""
    held = later.of_document(promise.document.id)
    own = [
        place
        for place in held
        if later.sentences[place].start < promise.end and promise.start < later.sentences[place].end
    ]
    mine = set(later.entries(own))
    others = [place for place in held if place not in set(own)]
    return others, [place for place in held if later.entries([place])[0] not in mine]
