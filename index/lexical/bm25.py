"""BM25 in the form of Lucene and tantivy, from counts of words."""

from math import log

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
B = 0.75
CEILING = K1 + 1
"""What a term earns per unit of its rarity, at most."""


def rarity(frequency: int, count: int) -> float:
    """What a term weighs that so many of ``count`` passages hold."""
    return log(1.0 + (count - frequency + 0.5) / (frequency + 0.5))


def earned(counts: NDArray[np.int64], lengths: NDArray[np.int64], mean: float) -> NDArray[np.float64]:
    """What terms earn in texts, per unit of their rarity.

    :param counts: how often each term stands in each text. *Shape:* ``(terms, texts)``.
    :param lengths: of the texts, in words. *Shape:* ``(texts,)``.
    :param mean: of all lengths.
    :return: *Shape:* ``(terms, texts)``, float64, in [0, ``CEILING``).
    """
    norms = K1 * (1 - B + B * kept_length(lengths) / max(mean, 1e-9))
    return np.asarray(CEILING * counts / np.maximum(counts + norms, 1e-9))


def kept_length(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Lengths as Lucene and tantivy keep them, in a byte: exact up to 40, then to three binary places."""
    free = 24
    above = np.maximum(lengths - free, 8)
    step = 1 << (np.floor(np.log2(above)).astype(np.int64) - 3)
    return np.where(lengths < free + 8, lengths, free + above // step * step)
