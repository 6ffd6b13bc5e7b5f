"""What promises mean, as vectors: the clause, the clause among what surrounds it, and its gist."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matters.index.history.clause_vectors import clause_vectors
from matters.index.ledger.promises.pointing import points_back
from matters.index.ledger.records import Promise, Sentence, joined
from matters.index.ledger.sentences.collection import SentenceCollection, words_of
from matters.index.store import Index
from matters.models.embedders.port import Embedder

_SAYS_WHAT = 3
"""Words of substance, whoever has to act left out, from which a clause says by itself what is meant."""


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """The vectors of one promise. Each has *Shape:* ``(dim,)``, float32, unit length.

    :param gist: of as much as is needed to say what is promised, and no more: see ``gist_of``.
    """

    clause: NDArray[np.float32]
    context: NDArray[np.float32]
    gist: NDArray[np.float32]


def meanings_of(index: Index, embedder: Embedder, promises: Sequence[Promise]) -> list[Meaning]:
    """The meanings of promises, in their order; what was embedded before is not embedded again."""
    clause = clause_vectors(index, embedder, [one.quote for one in promises])
    context = clause_vectors(index, embedder, [one.context for one in promises])
    gist = clause_vectors(index, embedder, [gist_of(one) for one in promises])
    return [Meaning(*vectors) for vectors in zip(clause, context, gist, strict=True)]


def meaning_of(later: SentenceCollection, promise: Promise, sentence: Sentence) -> Meaning:
    """The meaning of a sentence that speaks of a promise."""
    clause, context = later.clause[sentence.order], later.context[sentence.order]
    return Meaning(clause, context, clause if _says_what(promise, sentence.quote) else context)


def gist_of(promise: Promise) -> str:
    """The clause with its heading, and with what stands before it where it only says who has to act."""
    before = "" if _says_what(promise, promise.quote) else promise.before
    return joined(promise.head, before, promise.quote)


def _says_what(promise: Promise, clause: str) -> bool:
    if points_back(promise, clause):
        return False
    return len(words_of(clause).kept - words_of(promise.owner_words).kept) >= _SAYS_WHAT
