"""From a promise to the later sentences that bear on it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matters.index.ledger.features import Candidates, find_candidates
from matters.index.ledger.later import Later
from matters.index.ledger.model import ThreadModel
from matters.index.ledger.records import FollowUp, Promise
from matters.index.ledger.wording import relation
from matters.index.reader import Reader

_MOST_A_MEETING = 2


@dataclass(frozen=True, slots=True)
class Links:
    """What was found of one promise, oldest first."""

    sure: tuple[FollowUp, ...] = ()
    possible: tuple[FollowUp, ...] = ()


def find_links(
    reader: Reader,
    later: Later,
    promise: Promise,
    clause: NDArray[np.float32],
    context: NDArray[np.float32],
    model: ThreadModel,
) -> Links:
    """The sentences that surely bear on a promise, and those that may.

    :param clause: the vector of the promise's quote, ``context`` that of its context. *Shape:* ``(dim,)``.
    """
    return choose_links(reader, later, promise, find_candidates(later, promise, clause, context), model)


def choose_links(
    reader: Reader, later: Later, promise: Promise, candidates: Candidates, model: ThreadModel
) -> Links:
    """The best sentences of each meeting, sure and possible."""
    places = candidates.places
    probabilities = model.probabilities(candidates.rows, later.entries(places))
    found = [
        _follow_up(reader, later, promise, places[at], float(probabilities[at]))
        for at in _best(later, places, probabilities, least=model.possible)
    ]
    return Links(
        tuple(one for one in found if _is_sure(one, model)),
        tuple(one for one in found if not _is_sure(one, model)),
    )


def _is_sure(one: FollowUp, model: ThreadModel) -> bool:
    """What would settle a promise has to be surer than what only speaks of it."""
    return one.probability >= (model.discharge if one.relation == "discharge" else model.link)


def _best(
    later: Later, places: Sequence[int], probabilities: NDArray[np.float64], *, least: float
) -> list[int]:
    """The best of each meeting, oldest first."""
    taken: dict[str, int] = {}
    chosen = []
    near = [int(at) for at in np.flatnonzero(probabilities >= least)]
    for at in sorted(near, key=lambda one: (-probabilities[one], one)):
        meeting = later.sentences[places[at]].meeting.id
        if taken.get(meeting, 0) < _MOST_A_MEETING:
            taken[meeting] = taken.get(meeting, 0) + 1
            chosen.append(at)
    return sorted(chosen)


def _follow_up(reader: Reader, later: Later, promise: Promise, place: int, probability: float) -> FollowUp:
    sentence = later.sentences[place]
    return FollowUp(
        sentence=sentence,
        text=reader.document_text(sentence.document.id, sentence.start, sentence.end),
        relation=relation(sentence.quote, kind=promise.kind),
        probability=round(probability, 4),
    )
