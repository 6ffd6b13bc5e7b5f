"""What of all that was told of a promise, meeting by meeting, surely bears on it, and what settles it."""

from collections.abc import Sequence
from dataclasses import dataclass

from matters.index.ledger.links.candidates import CandidateLink
from matters.index.ledger.links.model import ThreadModel
from matters.index.ledger.links.odds import logit

_MOST_READING = 2.0
"""The odds of a reading beyond which no wording makes up for a weak link."""

_SETTLES = 0.2
"""The probability below which no sentence settles a promise, however plainly it tells of something done."""

_SURE_UNNAMED = 0.3
"""The probability from which a sentence surely keeps a promise open though it names nothing of it."""

_NO_MORE = 1.0
"""By how much what was heard last tells more likely of something done, in odds, where its link is likely."""

_FOLLOWED = 1.5
"""By how much what was heard last bears more likely on a promise that was spoken of as open, in odds."""


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """What is held of one sentence.

    :param odds: the logarithm of the odds that it bears on the promise.
    :param relation: see ``records.RELATIONS``; ``sure`` says whether that is sure.
    """

    odds: float
    relation: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Course:
    """All that may bear on one promise, as it was told meeting by meeting.

    :param held: the date of the last meeting held.
    :param heard: the date on which it was surely heard of last, or ``""``.
    :param opened: the date on which it was first surely spoken of as open, or one after all others.
    """

    held: str
    heard: str
    opened: str

    @classmethod
    def of(cls, told: Sequence[CandidateLink], model: ThreadModel, *, held: str) -> "Course":
        """Look over what was told.

        :param held: the date of the last meeting held.
        """
        sure = [
            one
            for one in told
            if one.named
            and one.odds >= logit(model.link)
            and one.odds + min(abs(one.reading), _MOST_READING) >= model.sure
        ]
        return cls(
            held=held,
            heard=max((one.date for one in sure), default=""),
            opened=min((one.date for one in sure if one.reading <= 0), default="9999"),
        )

    def quiet(self, one: CandidateLink) -> bool:
        """Whether it is the last that was heard, and meetings came after it: what is not done comes back."""
        return self.heard <= one.date < self.held

    def followed(self, one: CandidateLink) -> bool:
        """Whether it is the last that was heard of what an earlier meeting spoke of as open."""
        return self.heard <= one.date and self.opened < one.date


def judge_link(one: CandidateLink, model: ThreadModel, course: Course) -> LinkDecision:
    """Sure of a sentence is only what its link and its wording make sure together.

    :param course: of the promise; what was heard of it last tells more likely how it ended.
    """
    odds = one.odds + (_FOLLOWED if course.followed(one) and one.odds + _FOLLOWED >= 0 else 0.0)
    ends = odds >= 0 and (odds > one.odds or course.quiet(one))
    reading = one.reading + (_NO_MORE if ends else 0.0)
    words = min(max(one.reading, -_MOST_READING), _MOST_READING)
    linked = odds >= logit(model.link)
    if reading >= model.done and one.named and not one.undone:
        settled = odds >= logit(_SETTLES) and odds + words >= model.sure
        if settled or not linked or odds - words < model.sure:
            return LinkDecision(one.odds, "discharge", sure=settled)
    told = linked and (one.named or odds >= logit(_SURE_UNNAMED))
    relation = "repeat" if reading <= 0 else "progress"
    return LinkDecision(one.odds, relation, sure=told and odds - words >= model.sure)
