"""The few sentences of an item that are worth embedding.

Embedding every sentence of the items shown takes longer than all the rest of a search. What is known without
it (the question's words that a sentence holds, the cosine of the passage it stands in, its length) foretells
its cosine with a correlation of 0.77; the weights are a least-squares fit on the dev halves of the judged
topics. The four sentences that promise most hold one of the gold sentences as often as all of them do:
``evidence@3`` in ``benchmarks/retrieval.py`` did not fall on any collection.
"""

from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray

MOST_EMBEDDED = 4
_WORDS, _AROUND, _LENGTH, _CONSTANT = 0.492, 0.211, 0.054, -0.081


@dataclass(frozen=True, slots=True)
class Promise:
    """What is known of a sentence before it is embedded.

    :param coverage: share of the question's words that it holds.
    :param around: cosine of the passage it stands in.
    :param words: how many it has.
    """

    coverage: float
    around: float
    words: int

    @property
    def cosine(self) -> float:
        """The cosine to be expected."""
        return _WORDS * self.coverage + _AROUND * self.around + _LENGTH * log1p(1.3 * self.words) + _CONSTANT


def shortlist(expected: NDArray[np.float64], *, most: int = MOST_EMBEDDED) -> list[int]:
    """Places of the most promising sentences, in the order in which they stand.

    :param expected: the score that each is expected to get. *Shape:* ``(sentences,)``.
    """
    return sorted(np.argsort(-expected, kind="stable")[:most].tolist())
