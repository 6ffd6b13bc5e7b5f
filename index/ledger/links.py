"""From a promise to the later sentences that bear on it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.reader import Reader
from matters.index.ledger.features import Candidates, find_candidates
from matters.index.ledger.later import Later, words_of
from matters.index.ledger.model import ThreadModel
from matters.index.ledger.records import FollowUp, Promise
from matters.index.ledger.subject import same_subject
from matters.index.ledger.wording import relation

_MOST_A_MEETING = 2
_LEAST_SHARE = 0.5


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
        tuple(one for one in found if _is_sure(later, promise, one, model)),
        tuple(one for one in found if not _is_sure(later, promise, one, model)),
    )


def _is_sure(later: Later, promise: Promise, one: FollowUp, model: ThreadModel) -> bool:
    """What would settle a promise has to be surer than what only speaks of it, and to name its subject."""
    if one.relation != "discharge":
        return one.probability >= model.link
    return one.probability >= model.discharge and same_subject(promise, one.sentence, later.forms)


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


def share_out(promises: Sequence[Promise], links: Sequence[Links]) -> list[Links]:
    """Give each sentence to the promise of an item that it bears on most.

    Promises that were minuted one after the other have much in common, and a sentence that shows that one
    of them was kept says nothing of the others: the best has it, and those that share words with it.
    """
    best: dict[tuple[int, int], float] = {}
    named: set[tuple[int, int]] = set()
    for promise, found in zip(promises, links, strict=True):
        for one in (*found.sure, *found.possible):
            key = (promise.item.row, one.sentence.order)
            best[key] = max(best.get(key, 0.0), one.probability)
            if _names(promise, one):
                named.add(key)

    def own(promise: Promise, one: FollowUp) -> bool:
        key = (promise.item.row, one.sentence.order)
        near = one.probability >= _LEAST_SHARE * best[key]
        return near and (key not in named or _names(promise, one))

    return [
        Links(
            tuple(one for one in found.sure if own(promise, one)),
            tuple(one for one in found.possible if own(promise, one)),
        )
        for promise, found in zip(promises, links, strict=True)
    ]


def _names(promise: Promise, one: FollowUp) -> bool:
    """Whether a sentence, or its heading, has a word of substance of the clause itself."""
    words = words_of(f"{one.sentence.head} {one.sentence.quote}").kept
    return not words.isdisjoint(words_of(f"{promise.head} {promise.quote}").kept)
