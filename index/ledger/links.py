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
from matters.index.ledger.wording import BACK, relation

_MOST_A_MEETING = 2
_LEAST_SHARE = 0.5
_STANDS_OUT = 0.3
"""The probability from which fitted wording may settle a promise where no rule knows the words."""

_DONE = 1.0
"""The odds of fitted wording from which it tells of something done."""

_RECALLED = 2
"""How many sentences after one that recalls a promise are looked at for what came of it."""


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
    settling = _settling(later, promise, places, probabilities, model)
    sure: list[FollowUp] = []
    possible: list[FollowUp] = []
    for at in _best(later, places, probabilities, settling, least=model.possible):
        one = _follow_up(reader, later, promise, places[at], float(probabilities[at]), settles=at in settling)
        bears = one.probability >= model.link and one.relation != "discharge"
        (sure if bears or at in settling else possible).append(one)
    return Links(tuple(sure), tuple(possible))


def _settling(
    later: Later,
    promise: Promise,
    places: Sequence[int],
    probabilities: NDArray[np.float64],
    model: ThreadModel,
) -> set[int]:
    """What settles a promise: surer than what only speaks of it, it names its subject and tells it done.

    A sentence that only recalls the promise stands for the next ones of its entry, which say what came of
    it.
    """
    found = set()
    for at in np.flatnonzero(probabilities >= model.discharge).tolist():
        sentence = later.sentences[places[at]]
        if not same_subject(promise, sentence, later.forms):
            continue
        stands_out = probabilities[at] >= _STANDS_OUT
        by_words = stands_out and model.done(sentence.quote, kind=promise.kind) >= _DONE
        if by_words or relation(sentence.quote, kind=promise.kind) == "discharge":
            found.add(at)
        elif BACK.search(sentence.quote):
            found.update(_what_came(later, promise, places, at, model))
    return found


def _what_came(
    later: Later, promise: Promise, places: Sequence[int], at: int, model: ThreadModel
) -> Sequence[int]:
    """The first sentence that tells of something done, right after one that recalls the promise."""
    run = places[at : at + _RECALLED + 1]
    entries = later.entries(run)
    for step, place in enumerate(run):
        if place != run[0] + step or entries[step] != entries[0]:
            break
        if step and model.done(later.sentences[place].quote, kind=promise.kind) >= _DONE:
            return [at + step]
    return []


def _best(
    later: Later,
    places: Sequence[int],
    probabilities: NDArray[np.float64],
    settling: set[int],
    *,
    least: float,
) -> list[int]:
    """The best of each meeting, oldest first; what settles the promise comes before what does not."""
    taken: dict[str, int] = {}
    chosen = []
    near = settling.union(np.flatnonzero(probabilities >= least).tolist())
    for at in sorted(near, key=lambda one: (one not in settling, -probabilities[one], one)):
        meeting = later.sentences[places[at]].meeting.id
        if taken.get(meeting, 0) < _MOST_A_MEETING:
            taken[meeting] = taken.get(meeting, 0) + 1
            chosen.append(at)
    return sorted(chosen)


def _follow_up(
    reader: Reader, later: Later, promise: Promise, place: int, probability: float, *, settles: bool
) -> FollowUp:
    sentence = later.sentences[place]
    return FollowUp(
        sentence=sentence,
        text=reader.document_text(sentence.document.id, sentence.start, sentence.end),
        relation="discharge" if settles else relation(sentence.quote, kind=promise.kind),
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
