"""From a promise to the later sentences that bear on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matters.index.ledger.links.candidates import SURELY_RECALLED, CandidateLink, LaterSentence
from matters.index.ledger.links.model import ThreadModel
from matters.index.ledger.links.odds import logit, sigmoid
from matters.index.ledger.records import FollowUp, Promise
from matters.index.ledger.states.course import Course, LinkDecision, judge_link

_MOST_A_MEETING = 2
_LEAST_SHARE = 0.5
_UNNAMED = 0.06
"""The probability from which a sentence may bear on a promise though it names nothing of it."""


@dataclass(frozen=True, slots=True)
class Links:
    """What was found of one promise, oldest first."""

    sure: tuple[FollowUp, ...] = ()
    possible: tuple[FollowUp, ...] = ()


def choose_links(
    candidates: Sequence[CandidateLink], model: ThreadModel, *, held: str, until: str = "9999"
) -> Links:
    """The best sentences of each meeting, sure and possible.

    :param held: the date of the last meeting that the body held before ``until``.
    :param until: a day; what was minuted on it or later is not looked at.
    """
    chosen = _best(_judge(candidates, model, held=held, until=until))
    sure = [_follow_up(one) for one in chosen if one.decision.sure]
    return Links(tuple(sure), tuple(_follow_up(one) for one in chosen if not one.decision.sure))


@dataclass(frozen=True, slots=True)
class ScoredLink:
    """One sentence and what is held of it."""

    said: LaterSentence
    decision: LinkDecision


def _judge(
    candidates: Sequence[CandidateLink], model: ThreadModel, *, held: str, until: str
) -> list[ScoredLink]:
    """The sentences that may bear on a promise."""
    told = [one for one in candidates if one.date < until]
    course = Course.of(told, model, held=held)
    found = {
        one.said.sentence.order: ScoredLink(one.said, judge_link(one, model, course))
        for one in told
        if one.named or one.odds >= logit(_UNNAMED)
    }
    decisions = {order: one.decision for order, one in found.items()}
    for one in told:
        own = decisions.get(one.said.sentence.order)
        if own is None or one.came is None or (own.sure and own.relation == "discharge"):
            continue
        if one.odds >= logit(SURELY_RECALLED):
            came = LinkDecision(one.odds, "discharge", sure=True)
            found[one.came.sentence.order] = ScoredLink(one.came, came)
    return list(found.values())


def _best(links: Sequence[ScoredLink]) -> list[ScoredLink]:
    """The best of each meeting, oldest first; what settles the promise comes before what does not."""
    taken: dict[str, int] = {}
    chosen = []
    for one in sorted(links, key=_standing):
        meeting = one.said.sentence.meeting.id
        if taken.get(meeting, 0) < _MOST_A_MEETING:
            taken[meeting] = taken.get(meeting, 0) + 1
            chosen.append(one)
    return sorted(chosen, key=_order)


def _standing(one: ScoredLink) -> tuple[bool, bool, float, int]:
    """What sorts the surest first."""
    decision = one.decision
    settles = decision.sure and decision.relation == "discharge"
    return (not settles, not decision.sure, -decision.odds, _order(one))


def _order(one: ScoredLink) -> int:
    return one.said.sentence.order


def _follow_up(one: ScoredLink) -> FollowUp:
    return FollowUp(
        sentence=one.said.sentence,
        text=one.said.text,
        relation=one.decision.relation,
        probability=round(sigmoid(one.decision.odds), 4),
        shares=one.said.shares,
    )


def told_in_order(kind: str, sure: Sequence[FollowUp]) -> tuple[FollowUp, ...]:
    """What seemed to settle a promise is a step where a later meeting speaks more surely of it as open.

    :param kind: of the promise; an item that was put off has been taken, whatever is left open then.
    """
    if kind == "deferral":
        return tuple(sure)
    return tuple(replace(one, relation="progress") if _overtaken(one, sure) else one for one in sure)


def settled_once(links: Links) -> Links:
    """A promise is settled once: of several sentences that seem to settle it the surest does, others may."""
    settling = [one for one in links.sure if one.relation == "discharge"]
    best = max(settling, key=_probability, default=None)
    weaker = [one for one in settling if one is not best]
    possible = sorted((*links.possible, *weaker), key=lambda one: one.sentence.order)
    return Links(tuple(one for one in links.sure if one not in weaker), tuple(possible))


def _probability(one: FollowUp) -> float:
    return one.probability


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
            if one.shares:
                named.add((promise.item.row, order))

    def own(promise: Promise, one: FollowUp) -> bool:
        order = one.sentence.order
        near = one.probability >= _LEAST_SHARE * best[promise.meeting.id, order]
        return near and ((promise.item.row, order) not in named or one.shares)

    return [
        Links(
            tuple(one for one in found.sure if own(promise, one)),
            tuple(one for one in found.possible if own(promise, one)),
        )
        for promise, found in zip(promises, links, strict=True)
    ]
