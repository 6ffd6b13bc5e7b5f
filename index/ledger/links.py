"""From a promise to the later sentences that bear on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from matters.index.catalogue.reader import Reader
from matters.index.ledger.echoes import echoed_odds
from matters.index.ledger.features import Candidates, find_candidates
from matters.index.ledger.later import Later, words_of
from matters.index.ledger.meaning import Meaning
from matters.index.ledger.model import ThreadModel
from matters.index.ledger.odds import odds_of, probability_of
from matters.index.ledger.records import FollowUp, Promise
from matters.index.ledger.subject import same_subject
from matters.index.ledger.wording import BACK

_MOST_A_MEETING = 2
_LEAST_SHARE = 0.5
_MOST_READING = 2.0
"""The odds of a reading beyond which no wording makes up for a weak link."""

_FAR = 3.0
"""How far behind the sentence that bears on the promise most surely, in odds, nothing settles it."""

_UNNAMED = 0.06
"""The probability from which a sentence may bear on a promise though it names nothing of it."""

_SURE_UNNAMED = 0.3
"""The probability from which a sentence surely keeps a promise open though it names nothing of it."""

_LIKELY = 0.5
"""The probability from which it counts that a sentence is the last that was heard of a promise."""

_NO_MORE = 1.0
"""By how much a sentence more likely tells of something done, in odds, after which nothing more was heard."""

_SURELY_RECALLED = 0.128
"""The probability from which a sentence that recalls a promise stands for what comes after it."""

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
    meaning: Meaning,
    model: ThreadModel,
    *,
    until: str = "9999",
) -> Links:
    """The sentences that surely bear on a promise, and those that may.

    :param until: a day; what was minuted on it or later is not looked at.
    """
    return choose_links(reader, later, promise, find_candidates(later, promise, meaning), model, until=until)


def choose_links(
    reader: Reader,
    later: Later,
    promise: Promise,
    candidates: Candidates,
    model: ThreadModel,
    *,
    until: str = "9999",
) -> Links:
    """The best sentences of each meeting, sure and possible.

    :param until: a day; what was minuted on it or later is not looked at.
    """
    judged = _judge(later, promise, candidates, model, until=until)
    sure: list[FollowUp] = []
    possible: list[FollowUp] = []
    for place in _best(later, judged):
        one = _follow_up(reader, later, place, judged[place])
        (sure if judged[place].sure else possible).append(one)
    return Links(tuple(sure), tuple(possible))


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is held of one sentence.

    :param odds: the logarithm of the odds that it bears on the promise.
    :param relation: see ``records.RELATIONS``; ``sure`` says whether that is sure.
    """

    odds: float
    relation: str
    sure: bool


def _judge(
    later: Later, promise: Promise, candidates: Candidates, model: ThreadModel, *, until: str
) -> dict[int, _Judged]:
    """The sentences that may bear on a promise, by place."""
    odds = echoed_odds(later, promise, candidates, model)
    near = {
        candidates.places[at]: float(odds[at])
        for at in np.flatnonzero(odds >= odds_of(model.possible))
        if (later.sentences[candidates.places[at]].meeting.date or "") < until
    }
    needed = max(near.values(), default=0.0) - _FAR
    told = {place: _told(later, promise, place, each, model) for place, each in near.items()}
    heard = max((one.date for one in told.values() if one.named and _telling(one, model)), default="")
    held = later.last_before(promise.meeting, until)
    found = {
        place: _judged(one, model, settles=one.odds >= needed, last=heard <= one.date < held)
        for place, one in told.items()
        if one.named or one.odds >= odds_of(_UNNAMED)
    }
    for place, one in list(found.items()):
        settles = one.sure and one.relation == "discharge"
        if not settles and one.odds >= max(needed, odds_of(_SURELY_RECALLED)):
            came = _what_came(later, promise, place, model)
            found.update({each: _Judged(one.odds, "discharge", sure=True) for each in came})
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """What is measured of one sentence that may bear on a promise.

    :param reading: the logarithm of the odds that it tells of something done.
    :param named: whether it names the same subject.
    """

    date: str
    odds: float
    reading: float
    named: bool


def _told(later: Later, promise: Promise, place: int, odds: float, model: ThreadModel) -> _Told:
    sentence = later.sentences[place]
    return _Told(
        sentence.meeting.date or "",
        odds,
        model.reading(sentence.quote, kind=promise.kind),
        same_subject(promise, sentence, later.forms),
    )


def _telling(one: _Told, model: ThreadModel) -> bool:
    """Whether a sentence surely bears on the promise, whatever it tells of it."""
    return one.odds >= odds_of(model.link) and one.odds + min(abs(one.reading), _MOST_READING) >= model.sure


def _judged(one: _Told, model: ThreadModel, *, settles: bool, last: bool) -> _Judged:
    """Sure of a sentence is only what its link and its wording make sure together.

    :param settles: whether it may settle the promise at all.
    :param last: whether nothing was heard of the promise at a later meeting: what is not done comes back.
    """
    words = min(max(one.reading, -_MOST_READING), _MOST_READING)
    linked = one.odds >= odds_of(model.link)
    reading = one.reading + (_NO_MORE if last and one.odds >= odds_of(_LIKELY) else 0.0)
    if reading >= model.done and one.named:
        settled = settles and linked and one.odds + words >= model.sure
        if settled or not linked or one.odds - words < model.sure:
            return _Judged(one.odds, "discharge", sure=settled)
    told = linked and (one.named or one.odds >= odds_of(_SURE_UNNAMED))
    relation = "repeat" if reading <= 0 else "progress"
    return _Judged(one.odds, relation, sure=told and one.odds - words >= model.sure)


def _what_came(later: Later, promise: Promise, place: int, model: ThreadModel) -> list[int]:
    """The first sentence that tells of something done, right after one that recalls the promise.

    A sentence that only recalls the promise stands for the next ones of its entry.
    """
    sentence = later.sentences[place]
    if not BACK.search(sentence.quote) or not same_subject(promise, sentence, later.forms):
        return []
    run = range(place, min(place + _RECALLED + 1, len(later)))
    entries = later.entries(run)
    for step in range(1, len(run)):
        if entries[step] != entries[0]:
            break
        if model.reading(later.sentences[run[step]].quote, kind=promise.kind) >= model.done:
            return [run[step]]
    return []


def _best(later: Later, judged: Mapping[int, _Judged]) -> list[int]:
    """The best of each meeting, oldest first; what settles the promise comes before what does not."""
    taken: dict[str, int] = {}
    chosen = []
    for place in sorted(judged, key=lambda one: (*_standing(judged[one]), one)):
        meeting = later.sentences[place].meeting.id
        if taken.get(meeting, 0) < _MOST_A_MEETING:
            taken[meeting] = taken.get(meeting, 0) + 1
            chosen.append(place)
    return sorted(chosen)


def _standing(one: _Judged) -> tuple[bool, bool, float]:
    """What sorts the surest first."""
    return (not (one.sure and one.relation == "discharge"), not one.sure, -one.odds)


def _follow_up(reader: Reader, later: Later, place: int, judged: _Judged) -> FollowUp:
    sentence = later.sentences[place]
    return FollowUp(
        sentence=sentence,
        text=reader.document_text(sentence.document.id, sentence.start, sentence.end),
        relation=judged.relation,
        probability=round(probability_of(judged.odds), 4),
    )


def told_in_order(kind: str, sure: Sequence[FollowUp]) -> tuple[FollowUp, ...]:
    """What seemed to settle a promise is a step where a later meeting speaks more surely of it as open.

    :param kind: of the promise; an item that was put off has been taken, whatever is left open then.
    """
    if kind == "deferral":
        return tuple(sure)
    return tuple(replace(one, relation="progress") if _overtaken(one, sure) else one for one in sure)


def _overtaken(one: FollowUp, sure: Sequence[FollowUp]) -> bool:
    return one.relation == "discharge" and any(
        other.relation == "repeat"
        and other.probability > one.probability
        and (other.sentence.meeting.date or "") > (one.sentence.meeting.date or "")
        for other in sure
    )


def share_out(promises: Sequence[Promise], links: Sequence[Links]) -> list[Links]:
    """Give each sentence to the promise of a meeting that it bears on most.

    Promises that were made at one meeting have much in common, and a sentence that shows that one of them
    was kept says nothing of the others: the best has it, and of those of one item only such as share words
    with it.
    """
    best: dict[tuple[str, int], float] = {}
    named: set[tuple[int, int]] = set()
    for promise, found in zip(promises, links, strict=True):
        for one in (*found.sure, *found.possible):
            order = one.sentence.order
            key = (promise.meeting.id, order)
            best[key] = max(best.get(key, 0.0), one.probability)
            if _names(promise, one):
                named.add((promise.item.row, order))

    def own(promise: Promise, one: FollowUp) -> bool:
        order = one.sentence.order
        near = one.probability >= _LEAST_SHARE * best[promise.meeting.id, order]
        return near and ((promise.item.row, order) not in named or _names(promise, one))

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
