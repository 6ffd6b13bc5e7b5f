"""All that may bear on a promise, from whatever day one looks: what takes long to find, found once."""

from dataclasses import dataclass

import numpy as np

from matters.index.catalogue.reader import Reader
from matters.index.ledger.links.echoes import echoed_odds
from matters.index.ledger.links.features import Candidates
from matters.index.ledger.links.model import ThreadModel
from matters.index.ledger.links.odds import logit
from matters.index.ledger.links.row_numbers import is_row_of
from matters.index.ledger.links.subject import Subject
from matters.index.ledger.links.undone import shows_nothing_done
from matters.index.ledger.records import Promise, Sentence
from matters.index.ledger.sentences.collection import SentenceCollection, words_of
from matters.index.ledger.wording import BACK, told_status

SURELY_RECALLED = 0.128
"""The probability from which a sentence that recalls a promise stands for what comes after it."""

_PLAIN = 2.0
"""The odds of a reading that leaves no doubt."""

_OWN_ROW = 0.95
"""The probability that a row of a log bears on the promise whose number it has."""

_RECALLED = 2
"""How many sentences after one that recalls a promise are looked at for what came of it."""


@dataclass(frozen=True, slots=True)
class LaterSentence:
    """A later sentence.

    :param text: the slice of the document.
    :param shares: whether it, or its heading, has a word of substance of the promise's own clause.
    """

    sentence: Sentence
    text: str
    shares: bool


@dataclass(frozen=True, slots=True)
class CandidateLink:
    """A later sentence that may bear on a promise.

    :param odds: the logarithm of the odds that it does; ``reading`` of those that it tells of something done.
    :param named: whether it names the same subject.
    :param came: where it only recalls the promise, what stands after it and tells what came of it.
    :param undone: whether it can never show that the promise was kept.
    """

    said: LaterSentence
    odds: float
    reading: float
    named: bool
    came: LaterSentence | None
    undone: bool = False

    @property
    def date(self) -> str:
        """Of its meeting, or ``""``."""
        return self.said.sentence.meeting.date or ""


@dataclass(frozen=True, slots=True)
class TracedPromise:
    """A promise and the later sentences that may bear on it, oldest first."""

    promise: Promise
    candidates: tuple[CandidateLink, ...]


def candidate_links(
    reader: Reader, later: SentenceCollection, promise: Promise, candidates: Candidates, model: ThreadModel
) -> tuple[CandidateLink, ...]:
    """Those of some candidates that may bear on a promise, oldest first.

    Another body's minutes have to be as likely to as what is a link.
    """
    odds = echoed_odds(later, promise, candidates, model)
    day = promise.meeting.date or ""
    own = [is_row_of(promise.quote, later.sentences[place].quote, day) for place in candidates.places]
    odds[own] = np.maximum(odds[own], logit(_OWN_ROW))
    subject = Subject.of(promise, later.forms)
    clause = words_of(f"{promise.head} {promise.quote}").kept
    found = []
    for at in np.flatnonzero(odds >= logit(model.possible)).tolist():
        place = candidates.places[at]
        if odds[at] < logit(model.link) and not later.of_one_body(place, promise.meeting):
            continue
        named = own[at] or subject.named(later, place)
        came = (
            _what_came(later, promise, place, model) if named and odds[at] >= logit(SURELY_RECALLED) else None
        )
        found.append(
            CandidateLink(
                said=_said(reader, later, place, clause),
                odds=float(odds[at]),
                reading=_reading(later, promise, place, model),
                named=named,
                came=None if came is None else _said(reader, later, came, clause),
                undone=_undone(later, promise, place),
            )
        )
    return tuple(found)


def _reading(later: SentenceCollection, promise: Promise, place: int, model: ThreadModel) -> float:
    """What the model reads; a row of a log that ends with its status says it plainly."""
    read = model.reading_of(later, place, promise)
    status = told_status(later.sentences[place].quote)
    return max(read, _PLAIN) if status == "done" else min(read, -_PLAIN) if status else read


def _said(reader: Reader, later: SentenceCollection, place: int, clause: frozenset[str]) -> LaterSentence:
    sentence = later.sentences[place]
    text = reader.document_text(sentence.document.id, sentence.start, sentence.end)
    words = words_of(f"{sentence.head} {sentence.quote}") if sentence.head else later.words[place]
    return LaterSentence(sentence, text, not clause.isdisjoint(words.kept))


def _what_came(later: SentenceCollection, promise: Promise, place: int, model: ThreadModel) -> int | None:
    """The first sentence that tells of something done, right after one that recalls the promise.

    A sentence that only recalls the promise stands for the next ones of its entry.
    """
    if not BACK.search(later.sentences[place].quote):
        return None
    run = range(place, min(place + _RECALLED + 1, len(later)))
    entries = later.entries(run)
    for step in range(1, len(run)):
        if entries[step] != entries[0]:
            break
        told = model.reading_of(later, run[step], promise) >= model.done
        if told and not _undone(later, promise, run[step]):
            return run[step]
    return None


def _undone(later: SentenceCollection, promise: Promise, place: int) -> bool:
    """Whether a sentence can never show that something was done; what was put off is taken by any word."""
    return promise.kind == "action" and shows_nothing_done(promise.quote, later.sentences[place].quote)
