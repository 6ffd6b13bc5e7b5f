"""What each word of a text adds to its similarity with a question.

A model that pools its pieces by mean makes the cosine a sum with one term for each piece, exactly; a
word's share is the sum over its pieces. Special pieces and marks take the rest.
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matters.index.lexical.stopwords import STOP_WORDS
from matters.models.embedders.port import Pieces

Floats = NDArray[np.float64]

MOST_WORDS = 6
_CLEAR = 3.0
"""A word is clear that adds so many times what a piece adds in the mean."""

_LEAST_COSINE = 0.3
"""Of a text that hardly bears on the question no word is clear."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and what it adds to the cosine.

    :param is_clear: it adds far more than the words around it.
    """

    start: int
    end: int
    share: float
    is_clear: bool


def piece_shares(pieces: Pieces, vector: NDArray[np.float32]) -> Floats:
    """What each piece adds to the cosine; together they are the cosine.

    :param vector: of the question. *Shape:* ``(dim,)``, float32, unit length.
    :return: *Shape:* ``(pieces,)``, float64.
    """
    return np.asarray(pieces.vectors @ vector, dtype=np.float64) / pieces.scale


def word_shares(pieces: Pieces, vector: NDArray[np.float32], text: str) -> list[Word]:
    """What each word adds to the cosine, in order; words that the model did not read are left out.

    :param vector: of the question. *Shape:* ``(dim,)``, float32, unit length.
    :param text: what was read.
    """
    shares, found = piece_shares(pieces, vector), list[Word]()
    clear = _CLEAR * max(float(shares.sum()), _LEAST_COSINE) / len(shares)
    for match in _WORD.finditer(text):
        inside = _inside(pieces, *match.span())
        if inside.any():
            share = float(shares[inside].sum())
            found.append(Word(*match.span(), share=share, is_clear=share >= clear))
    return found


def telling_words(pieces: Pieces, vector: NDArray[np.float32], text: str) -> tuple[Word, ...]:
    """The words of a sentence that add most to the cosine, in order; none that is too common to ask for.

    :param vector: of the question. *Shape:* ``(dim,)``, float32, unit length.
    :param text: the sentence.
    """
    words = word_shares(pieces, vector, text)
    meant = [word for word in words if word.share > 0 and _is_telling(text[word.start : word.end])]
    best = sorted(meant, key=lambda word: (-word.share, word.start))[:MOST_WORDS]
    return tuple(sorted(best, key=lambda word: word.start))


def _is_telling(word: str) -> bool:
    return len(word) > 1 and word.casefold() not in STOP_WORDS


def _inside(pieces: Pieces, start: int, end: int) -> NDArray[np.bool_]:
    first, last = pieces.places[:, 0], pieces.places[:, 1]
    return np.asarray((first >= start) & (last <= end) & (last > first))
