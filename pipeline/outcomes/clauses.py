"""Sentences of an item cut into clauses, each of which may carry an outcome of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matters.pipeline.records import Item, Span
from matters.pipeline.verbatim import Clean, clean, trim, within

_FINITE = (
    r"(?:will|would|shall|should|is|are|was|were|has|have|had|agreed|offered|undertook|promised|asked|"
    r"requested|"
    r"suggested|proposed|said|felt|thought|noted|to be|to(?! (?:the|a|an|this|our|their|his|her|its|"
    r"[A-Z\d])))\b"
)
_SUBJECT = (
    r"(?:(?:it|he|she|they|we|there|this|these|that|the|a|an|some|no|all|"
    r"[A-Z][\w.'’-]*)(?:\s+[\w.'’&-]+){0,4}?)"
)
_JOINT = re.compile(
    rf"(?:,|;)?\s+(?:and|but|so|however,?|therefore,?)\s+(?:that\s+)?(?={_SUBJECT}\s+{_FINITE})|;\s+(?:and\s+)?"
)
_ENTRY = re.compile(
    r"\s*\uf0b7\s*|(?<=[.!?])\s+[^\w\s\"'“”‘’()\[\]£$€@#&*_.,;:!?%°+=/<>|~^–—-]\s+(?=[A-ZÀ-Þ])"
)
"""A sign that begins an entry of a list: one that no sentence begins with."""
_MARGIN = re.compile(r"(?:[A-Z]{2,4}|All|ALL)(?:[ ,/&]+(?:[A-Z]{2,4}|All|ALL))*\.?$")
_MARGIN_END = re.compile(r"(?<=[.!?])\s+((?:[A-Z]{2}|All|ALL)(?:[ ,/&]+(?:[A-Z]{2}|All|ALL))*)$")
_LABEL = re.compile(r"(?i:action(?: by)?)\W{1,3}([A-Z][\w'’]*(?:(?: | ?/ ?|, ?| and )[A-Z][\w'’]*){0,2})\W*$")
_HEAD = re.compile(r"^(?:[(]?[a-z\d]{1,3}[.)]\s+)?[A-Z][\w’'/&,() -]{2,70}?\s(?:–|-)\s+(?=\S+\s)")
_VERB = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|has|have|had|will|would|should|could|may|might|can|do|does|did|"
    r"to [a-z]+|said|felt|"
    r"thought|told|gave|went|came|took|made|put|set|saw|got|held|kept|left|met|knew|found)\b|"
    r"[a-z]{2,}(?:ed|es|s)\b)"
)
_MARK = re.compile(
    r"^(?:\d{1,3}(?:[./]\d{1,3}){1,3}[.)]?\s+(?=[A-Z“\"(])|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+(?=\S))+"
)
_NAMED = re.compile(r"[A-Z][\w'’-]*$")
_NAME_GOES_ON = re.compile(
    r"(?!(?:The|A|An|It|He|She|They|We|There|This|These|That|Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Members|"
    r"Officers|Clerk)\b|[A-Z]{2,4}\b)[A-Z]"
)
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence with a verb of its own, or the whole sentence.

    :param text: clean, as it is matched.
    :param place: where it begins in the sentence's clean text.
    :param lead: the clean text of the sentence before it.
    """

    text: str
    place: int
    lead: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an item.

    :param text: clean, as it is matched.
    :param margin: initials in the margin beside it, which name who has to act.
    """

    text: str
    offsets: tuple[int, ...]
    clauses: tuple[Clause, ...]
    margin: str | None = None

    def span(self, start: int, end: int) -> Span:
        """The source slice of ``text[start:end]``, without white space at its ends."""
        piece = self.text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = end - (len(piece) - len(piece.rstrip()))
        return Clean(self.text, self.offsets).span(left, max(right, left + 1))


def read_sentences(text: str, item: Item, spans: Sequence[Span]) -> tuple[Sentence, ...]:
    """The sentences of an item in order, entries of a list apart, initials in the margin taken off."""
    found: list[Sentence] = []
    for span in spans:
        place = trim(text, span.start, span.end)
        copy = clean(text, place.start, place.end, omit=within(item.omit, place.start, place.end))
        for low, high in _entries(copy.text):
            piece = copy.text[low:high]
            label = _LABEL.match(piece)
            if (label or _MARGIN.match(piece)) and found:
                found[-1] = _with_margin(found[-1], label[1] if label else piece)
                continue
            margin = _MARGIN_END.search(piece)
            end = low + margin.start() if margin else high
            found.append(_sentence(copy, low, end, margin[1] if margin else None))
    return tuple(found)


def _with_margin(sentence: Sentence, margin: str) -> Sentence:
    return Sentence(sentence.text, sentence.offsets, sentence.clauses, margin.strip(" ."))


def _sentence(copy: Clean, low: int, high: int, margin: str | None) -> Sentence:
    text = copy.text[low:high]
    return Sentence(text, copy.offsets[low : high + 1], tuple(_clauses(text)), margin)


def _entries(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in [*_ENTRY.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[at:end].strip():
            yield at, end
        at = match.end() if match else end


def _clauses(text: str) -> Iterator[Clause]:
    """Clauses of at least three words; what is shorter stays with its neighbour."""
    head = _HEAD.match(text) or _MARK.match(text)
    at = head.end() if head else 0
    for joint in _JOINT.finditer(text, at):
        long = len(text[at : joint.start()].split()) >= _SHORT
        after = len(text[joint.end() :].split())
        if long and after >= _SHORT and _closed(text, at, joint):
            yield Clause(text[at : joint.start()], at, text[:at])
            at = joint.end()
    yield Clause(text[at:], at, text[:at])


def _closed(text: str, at: int, joint: re.Match[str]) -> bool:
    """Whether what stands before a joint is whole: no name or bracket goes on, and a verb after "that".

    "It was agreed that John Hill and Ann Moss would help" has its joint inside a list of names.
    """
    before = text[at : joint.start()]
    words = before.split()
    if len(words) > 1 and _NAMED.match(words[-1]) and _NAME_GOES_ON.match(text, joint.end()):
        return False
    if text.count("(", 0, joint.start()) > text.count(")", 0, joint.start()):
        return False
    return ";" in joint.group() or bool(_VERB.search(before[before.rfind(" that ") + 1 :]))
