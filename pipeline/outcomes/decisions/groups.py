"""Which sentences tell one decision: what was decided, then who moved it and how the vote went."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from matters.pipeline.outcomes.decisions.elsewhere import decided_elsewhere
from matters.pipeline.outcomes.decisions.lists import listed_below
from matters.pipeline.outcomes.decisions.resolutions import goes_on
from matters.pipeline.outcomes.decisions.retold import retold_places
from matters.pipeline.outcomes.decisions.tails import DECIDED, TAIL_WORDS, is_procedure, is_reason, is_tail
from matters.pipeline.outcomes.decisions.votes import find_votes
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.outcomes.sentences.clauses import Clause, Sentence
from matters.pipeline.outcomes.sentences.motions import motion_places
from matters.pipeline.records import Span

_PLAIN = re.compile(
    r"(?i)^(?!.*\bhad\b)(?:it was (?:moved|proposed) by\b.*\b(?:resolved|carried|agreed)\b"
    r"|.*\b(?:carried|lost|defeated|not carried)(?:,? by|,) (?:\d+|[a-z]+) votes?\b"
    r"|.*\b(?:motion|amendment|proposal|proposition)\b.{0,80}\brejected by (?:\d+|[a-z]+) (?:votes? )?to\b"
    r"|.*\b(?:motion|amendment|proposal|proposition|recommendations?|it|which)\b.{0,40}\bdeclared "
    r"(?:to be |to have been )?(?:carried|lost|defeated|not carried)\b"
    r"|.*\b(?:chair\w*|mayor|provost|convener|president) declared (?:the|that the) (?:[\w-]+ )?"
    r"(?:motion|amendment|proposal)\b.{0,30}\b(?:carried|lost|defeated)\b"
    r"|.*\b(?:moved|proposed)\b.*[;,] (?:duly )?seconded\b[^;]*[;,] (?:and )?(?:carried|agreed|approved|lost)"
    r"(?: unanimously| nem\.? ?con\.?)?\W*$)"
)
"""A motion and its verdict in one sentence."""
_WHOLE = re.compile(
    r"(?i)^\W*(?:it was )?(?:unanimously )?(?:resolved|agreed) that\b.*\band that\b"
    r"|\band there being no other nominations?\b"
    r"|\bvote.*\band (?:it|the (?:motion|amendment|proposal)) was (?:therefore |thereby |then )?"
    r"(?:declared )?(?:carried|lost|defeated|agreed)\b"
)
"""A resolution of two halves, or an election: told by the whole sentence only."""
_VOTED = re.compile(
    r"(?i)^(?!.*\bhad\b).*\bvoted\b.*\b(?:amendment|motion|proposal|proposition|recommendations?)\b(?!.*\?)"
)
_SOON = 2
"""Sentences behind a vote among which what became of the motion is told."""
_TELLS = re.compile(
    r"(?i)^\W*(?:\w{1,3}[.)]\s*)?(?:accepted|adopted|agreed|appointed|approved|authorised|carried|confirmed|"
    r"decided|declined|elected|endorsed|granted|noted|passed|ratified|received|refused|rejected|resolved|signed)\b"
    r"|(?<=[\w,):;–—-] )\w+(?:ed|en)\b|\b(?:object\w*|support\w*|comments?|favour|lost|fell|consent|approval|"
    r"refusal|that|will|would|should|be|is|are|was|were|been|has|had|paid|put|set|stand|no|nil|nem|"
    r"neutral|unanimous\w*|for|against|aye|notes?|approves?|agrees?|endorses?|accepts?|resolves?|adopts?)\b"
    r"|^\W*(?:\w{1,3}[.)]\s*)?to [a-z]|^[A-Za-z ]{3,30}: (?-i:[A-Z])\w+ (?-i:[A-Z])\w+$"
)
"""A word that tells that something was done; a place or a thing alone was not decided."""
_STANDS_ALONE = re.compile(
    r"(?i)\b(?:agreed|are|asked|did|felt|had|has|have|is|noted|reported|said|suggested|thanked|thought|was|were|"
    r"will|would)\b|^(?:the )?(?:clerk|chair\w*|cllrs?|councillors?|mrs?|ms)\b|^[A-Z]{2,3} to\b"
)
_VERDICT_ALONE = re.compile(
    r"(?i)(?:accepted|adopted|agreed|approved|noted|refused|rejected)\b(?! (?:that|to)\b)"
    r"|(?:neutral|object(?:ion)?|support|no comments?)\b"
)
_BARE_VERDICT = re.compile(
    r"\W*(?:Accepted|Adopted|Agreed|Approved|Declined|Noted|Refused|Rejected|Supported)"
    r"(?: by all| unanimously)?\W*$"
)
_THING = re.compile(
    r"(?!.*\b(?:agreed|are|asked|be|been|can|could|did|felt|had|has|have|is|may|noted|reported|said|should|"
    r"thanked|thought|to|was|were|will|would)\b)[^?:]*[.;]$"
)
"""Words that name a thing and tell nothing of it."""
_GROUNDS_REACH = 4
"""Sentences from the last marked reason for a decision to what says who moved it."""
_PART_MARK = re.compile(r"\W*(?:(?:\d{1,3}\.){1,3}\d{1,2}[.)]?|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_SUM = re.compile(r"£|\d")


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that tell one decision.

    :ivar places: those of the sentences, without entries of a list below them.
    :ivar last: the place of the last, such entries included.
    :ivar span: what is quoted of them.
    :ivar grounds: whether reasons or conditions are listed below, which are not quoted.
    """

    places: tuple[int, ...]
    last: int
    span: Span
    grounds: bool = False

    @property
    def first(self) -> int:
        """The place of the first sentence."""
        return self.places[0]

    def text(self, reading: Reading) -> str:
        """What the sentences say."""
        return " ".join(reading.sentences[place].text for place in self.places)


def find_groups(reading: Reading, parts: Mapping[int, int]) -> Iterator[Group]:
    """The groups of an item, in order.

    :param parts: the places of parts of resolutions, each with that of its opening line.
    """
    openings = set(parts.values())
    retold = retold_places(reading, parts)
    moved = motion_places([sentence.text for sentence in reading.sentences])
    group: Group | None = None
    for place, sentence in enumerate(reading.sentences):
        if place in retold or (group and place <= group.last):
            continue
        opens = place in openings or goes_on(sentence.text)
        spans = _spans(reading, place, part=place in parts, opens=opens)
        apart = place in openings or moved.intersection({place - 1, place})
        tail = not apart and is_tail(reading, place)
        joined = _with_tail(reading, group, place) if tail else None
        if joined:
            if group and joined.first != group.first:
                yield group
            group = joined
        elif spans:
            if group:
                yield group
            above = _subject_above(reading, place) if group is None or group.last < place - 1 else None
            group = _opened(reading, place, _around([above, *spans] if above else spans))
    if group:
        yield group


def _opened(reading: Reading, place: int, span: Span) -> Group:
    """The group that a sentence begins, with the list below it."""
    below = listed_below(reading, place) if span.end == sentence_span(reading, place).end else None
    if below is None:
        return Group((place,), place, span)
    if not below.grounds:
        span = _around([span, sentence_span(reading, below.last)])
    return Group((place,), below.last, span, below.grounds)


def _subject_above(reading: Reading, place: int) -> Span | None:
    """What a bare verdict is about: the words before "Agreed." where they make no sentence of their own."""
    if not place or not _BARE_VERDICT.match(reading.sentences[place].text):
        return None
    before, span = reading.sentences[place - 1], sentence_span(reading, place - 1)
    gap = reading.text[span.end : sentence_span(reading, place).start]
    words = len(before.text.split())
    if "\n\n" in gap or not 1 < words <= TAIL_WORDS or not _THING.match(before.text):
        return None
    mark = _PART_MARK.match(before.text)
    return before.span(mark.end() if mark else 0, len(before.text))


def _with_tail(reading: Reading, group: Group | None, place: int) -> Group | None:
    """The decision to which a sentence belongs that says who moved it or how the vote went."""
    whole = sentence_span(reading, place)
    if group and group.grounds and place - group.last <= _GROUNDS_REACH:
        return Group((*group.places, place), place, group.span, grounds=True)
    if group and group.last == place - 1:
        return Group((*group.places, place), place, _around([group.span, whole]))
    if group and group.last == place - 2 and is_reason(reading, place - 1):
        return Group((*group.places, place - 1, place), place, _around([group.span, whole]))
    if place and not is_procedure(reading.sentences[place - 1].text):
        return Group((place - 1, place), place, _around([sentence_span(reading, place - 1), whole]))
    return None


def sentence_span(reading: Reading, place: int) -> Span:
    """Where a sentence stands."""
    sentence = reading.sentences[place]
    return sentence.span(0, len(sentence.text))


def _around(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _spans(reading: Reading, place: int, *, part: bool, opens: bool) -> list[Span]:
    """What of a sentence decides something: all of a part of a resolution, nothing of what opens one.

    A sum of money does not stand without what was paid.
    """
    sentence = reading.sentences[place]
    if part:
        mark = _PART_MARK.match(sentence.text)
        start = max(sentence.clauses[0].place, mark.end() if mark else 0)
        return [sentence.span(start, len(sentence.text))]
    clauses = sentence.clauses[:-1] if opens else sentence.clauses
    if not _TELLS.search(sentence.text) or decided_elsewhere(reading, place):
        return []
    spans = [
        sentence.span(_begin(sentence, clause), _end(sentence, clause))
        for clause, kinds in zip(clauses, reading.likely[place], strict=False)
        if "decision" in kinds
    ]
    whole = [sentence.span(0, len(sentence.text))]
    if not spans and not opens and (_PLAIN.search(sentence.text) or _is_vote(reading, place)):
        return whole
    return whole if spans and not opens and _WHOLE.search(sentence.text) else spans


def _is_vote(reading: Reading, place: int) -> bool:
    """Whether a sentence counts a vote on a motion, and none behind it tells what became of that."""
    text = reading.sentences[place].text
    votes = find_votes(text) if _VOTED.search(text) else None
    if votes is None or votes.in_favour is None or votes.against is None:
        return False
    behind = reading.likely[place + 1 : place + 1 + _SOON]
    return not any("decision" in kinds for row in behind for kinds in row) and not any(
        DECIDED.search(sentence.text) for sentence in reading.sentences[place + 1 : place + 1 + _SOON]
    )


def _begin(sentence: Sentence, clause: Clause) -> int:
    """Where a decision begins: before its subject, where that stands as a head before a verdict alone."""
    if _SUM.match(clause.text):
        return 0
    if clause is sentence.clauses[0] and _VERDICT_ALONE.match(clause.text):
        mark = _PART_MARK.match(sentence.text)
        return mark.end() if mark else 0
    return clause.place


def _end(sentence: Sentence, clause: Clause) -> int:
    """Where a decision ends: behind what goes on with it after a semicolon, with no verb of its own."""
    end = clause.place + len(clause.text)
    for following in sentence.clauses:
        if following.place > clause.place:
            joint = sentence.text[end : following.place]
            if ";" not in joint or _STANDS_ALONE.search(following.text):
                break
            end = following.place + len(following.text)
    return end
