"""Decisions: what the body itself did, who moved it and how it voted."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from matters.pipeline.outcomes.decisions.groups import Group, find_groups, sentence_span
from matters.pipeline.outcomes.decisions.movers import is_amendment, movers_of
from matters.pipeline.outcomes.decisions.resolutions import resolution_parts
from matters.pipeline.outcomes.decisions.subtypes import decision_subtype, limb_subtype
from matters.pipeline.outcomes.decisions.tails import DECIDED
from matters.pipeline.outcomes.decisions.votes import abstentions, find_votes, is_counted, is_division
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.records import Outcome, Span, Votes

_TITLE = re.compile(r"(?i)\bapproved$|\baccepted(?: from)?:?$")
_BACK = 6
_PART = re.compile(
    r"\W*(?:RESOLVED|Resolved|AGREED|Agreed|That\b|THAT\b|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\W*(?:$|That\b|THAT\b|[Tt]o\b))"
)
"""A part of a resolution of several."""
_ENTRY = re.compile(r"\W*(?:[a-z]|[ivx]{1,5})[.)]\s")
_PUT_BY = re.compile(r"\b(?i:prop(?:osed)?|moved)\b.*\b(?i:seconded|sec|2nd)\b")
_PUT_BEHIND = re.compile(r"\((?i:prop(?:osed)?|moved)\b[^()]*\b(?i:seconded|sec|2nd)\b[^()]*\)\W*$")
"""Movers in brackets behind all else are of what stands before them alone."""
_ON_MOTION = re.compile(
    r"(?i)\bthe (?:\w+ )?(?:motion|proposition|proposal|recommendations?|vote) (?:was|were|is)\b"
)
"""A verdict behind which the words of what was decided may follow."""
_LOST = re.compile(r"(?i)\b(?:lost|fell|defeated|rejected|not (?:carried|agreed|approved|accepted))\b")
_ELECTED = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][\w’'-]+),? (?:was|were|be) (?:\w+ ){0,3}?(?:re-?)?(?:elected|appointed|co-opted)\b"
)
_SETTLED = re.compile(r"\b(?i:all in favour|all agreed|unanimous\w*)\b|\bRESOLVED\b")
_WON = re.compile(r"(?i)\b(?:adopted|agreed|approved|carried|passed|resolved|casting)\b")
_FORMAL = re.compile(r"\bGRANTED\b|\b(?i:no other nominations?)\b|\b[Mm]otion\b|\bAGREED\b|\bREFUSED\b")


@dataclass(frozen=True, slots=True)
class _Told:
    """A decision just read.

    :param opening: the place of the opening line of the resolution of which it is a part.
    :param end: how many sentences there are up to its last.
    :param settled: whether it was told with its verdict and who moved it or how the vote went.
    :param elected: whom it elected, where it is told who proposed them.
    """

    opening: int | None
    end: int
    settled: bool
    elected: str | None

    def settles(self, following: str) -> bool:
        """Whether what led up to it led to nothing that follows; an election may be resolved once more."""
        return self.settled or (self.elected is not None and self.elected != _elected(following))


def find_decisions(reading: Reading) -> Iterator[Outcome]:
    """The decisions of an item, in order."""
    if _TITLE.search(reading.item.title) and reading.sentences:
        yield replace(
            reading.outcome(
                "decision",
                Span(sentence_span(reading, 0).start, sentence_span(reading, len(reading.sentences) - 1).end),
            ),
            subtype="approved" if "approved" in reading.item.title.lower() else "agreed",
        )
        return
    parts = resolution_parts(reading.text, reading.sentences)
    settled, before = 0, None
    groups = list(find_groups(reading, parts))
    ends = _ends(reading, groups, parts)
    for group in groups:
        opening = parts.get(group.first)
        lead = [] if opening is None else [reading.sentences[opening].text]
        text = group.text(reading)
        end = [] if opening is None or len(group.places) > 1 else ends.get(opening, [])
        own = " ".join([*lead, text, *end])
        if before and (opening is None or opening != before.opening) and before.settles(own):
            settled = before.end
        led_up = _led_up(reading, settled, group.first if opening is None else opening, own)
        told = _described(reading, reading.outcome("decision", group.span), own, led_up, group.last)
        elected = _elected(own) if told.proposer else None
        before = _Told(opening, group.last + 1, settled=_is_settled(own), elected=elected)
        does = None if opening is None else limb_subtype(text)
        yield replace(told, subtype=does or told.subtype)


def _ends(reading: Reading, groups: Sequence[Group], parts: Mapping[int, int]) -> dict[int, list[str]]:
    """What is said behind a resolution of who moved all its parts, by the place of its opening."""
    last = {parts[group.first]: group for group in groups if group.first in parts}
    return {
        opening: [reading.sentences[place].text for place in group.places[1:]]
        for opening, group in last.items()
    }


def _described(reading: Reading, outcome: Outcome, group: str, led_up: Sequence[str], last: int) -> Outcome:
    """Subtype, mover, seconder and votes; those of a motion stand in sentences shortly before it."""
    subtype = decision_subtype(group)
    formal = subtype in {"carried", "lost", "resolved"} or bool(_FORMAL.search(group))
    earlier = led_up if formal else []
    moved = movers_of(group, earlier, reading.people)
    votes = _counted(group, earlier)
    outvoted = votes is not None and (votes.against or 0) > (votes.in_favour or 0)
    if outvoted and not _WON.search(group):
        subtype = "lost"
    if outvoted and subtype != "lost":
        votes = None
    if votes and votes.abstained is None and last + 1 < len(reading.sentences):
        votes = replace(votes, abstained=abstentions(reading.sentences[last + 1].text))
    return replace(outcome, subtype=subtype, votes=votes, proposer=moved.proposer, seconder=moved.seconder)


def _counted(group: str, earlier: Sequence[str]) -> Votes | None:
    """The votes that a decision tells, or those before it; it may tell who abstained alone."""
    own = find_votes(group)
    if is_counted(own):
        return own
    before = _votes_before(group, earlier)
    return replace(before, abstained=own.abstained) if own and before else own or before


def _led_up(reading: Reading, settled: int, first: int, group: str) -> list[str]:
    """The sentences before a decision, without the parts of the same resolution that stand before it.

    :param settled: how many sentences led up to what was settled before.
    """
    if _ENTRY.match(group) and not _PART.match(group):
        return []
    earlier = [sentence.text for sentence in reading.sentences[settled:first]]
    while earlier and _PART.match(group) and _PART.match(earlier[-1]):
        earlier.pop()
    return earlier


def _elected(text: str) -> str | None:
    """The surname of somebody elected or appointed."""
    match = _ELECTED.search(text)
    return match["name"] if match else None


def _is_settled(text: str) -> bool:
    """Whether a decision was told with its verdict and who moved it or how the vote went."""
    if _PUT_BEHIND.search(text):
        return True
    told = _PUT_BY.search(text) or find_votes(text)
    return bool(told and DECIDED.search(text)) and not (is_amendment(text) or _ON_MOTION.search(text))


def _votes_before(group: str, earlier: Sequence[str]) -> Votes | None:
    """The count that led to a decision: of the same motion, and not one that was lost where this is not."""
    told: list[str] = []
    for text in reversed(earlier[-_BACK:]):
        if is_amendment(text) and not is_amendment(group) and not is_division(text):
            continue
        if _SETTLED.search(text) and not is_counted(find_votes(text)):
            break
        if _LOST.search(text) and (is_counted(find_votes(text)) or not _LOST.search(group)):
            break
        told.insert(0, text)
    return find_votes(" ".join(told))
