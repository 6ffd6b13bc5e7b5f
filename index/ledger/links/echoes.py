"""What bears on a later sentence that speaks of a promise as open bears on the promise as well."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from matters.index.ledger.links.features import Candidates, find_candidates
from matters.index.ledger.links.model import ThreadModel
from matters.index.ledger.links.odds import logit, sigmoid
from matters.index.ledger.links.vectors import meaning_of
from matters.index.ledger.records import Promise, Sentence
from matters.index.ledger.sentences.collection import SentenceCollection

_LEAST = 0.18
"""The probability from which a sentence is followed up in its turn."""

_MOST = 2
_NOT_DONE = 0.5
"""The odds of a reading from which nothing is left to follow up."""


def echoed_odds(
    later: SentenceCollection, promise: Promise, candidates: Candidates, model: ThreadModel
) -> NDArray[np.float64]:
    """For each candidate the logarithm of the odds that it bears on a promise, straight or by an echo.

    A promise that is told of again as open ("batteries on back order") is often settled in words that come
    nearer to that than to the promise. *Shape:* ``(len(candidates.places),)``, float64.
    """
    odds = model.odds(candidates, later.entries(candidates.places))
    at = {place: number for number, place in enumerate(candidates.places)}
    found = odds.copy()
    for number in _echoes(later, promise, candidates.places, odds, model):
        sentence = later.sentences[candidates.places[number]]
        echo = _as_promise(promise, sentence)
        nearest = find_candidates(later, echo, meaning_of(later, promise, sentence))
        heard = model.odds(nearest, later.entries(nearest.places))
        for place, each in zip(nearest.places, heard.tolist(), strict=True):
            if place in at:
                both = sigmoid(float(odds[number])) * sigmoid(each)
                found[at[place]] = max(found[at[place]], logit(both))
    return found


def _echoes(
    later: SentenceCollection,
    promise: Promise,
    places: Sequence[int],
    odds: NDArray[np.float64],
    model: ThreadModel,
) -> list[int]:
    """The candidates that speak of the promise as open most surely."""
    ranked = np.argsort(-odds, kind="stable")
    near = ranked[odds[ranked] >= logit(_LEAST)].tolist()
    open_ones = (one for one in near if model.reading_of(later, places[one], promise) <= _NOT_DONE)
    return list(islice(open_ones, _MOST))


def _as_promise(promise: Promise, sentence: Sentence) -> Promise:
    return replace(
        promise,
        item=sentence.item,
        meeting=sentence.meeting,
        document=sentence.document,
        start=sentence.start,
        end=sentence.end,
        text=sentence.quote,
        quote=sentence.quote,
        before=sentence.before,
        head=sentence.head,
    )
