"""Sentences of an item cut into clauses, each of which may carry an outcome of its own."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matters.pipeline.outcomes.sentences.labels import Label, fields, is_labelled, label_alone, label_behind
from matters.pipeline.outcomes.sentences.limbs import limb_starts
from matters.pipeline.outcomes.sentences.margins import MARGIN
from matters.pipeline.records import Item, Span
from matters.pipeline.verbatim import Clean, clean, trim, within

_FINITE = (
    r"(?:will|would|shall|should|is|are|was|were|has|have|had|agreed|offered|undertook|promised|asked|"
    r"requested|"
    r"suggested|proposed|said|felt|thought|noted|to be|to(?! (?:the|a|an|this|our|their|his|her|its|which|"
    r"whom|"
    r"[A-Z\d])))\b"
)
_SUBJECT = (
    r"(?:(?:it|he|she|they|we|there|this|these|that|the|a|an|some|no|all|"
    r"[A-Z][\w.'’-]*)(?:\s+[\w.'’&-]+){0,4}?)"
)
_JOINT = re.compile(
    rf"(?:,|;)?\s+(?:and|but|so|however,?|therefore,?)\s+(?:that\s+)?(?={_SUBJECT}\s+{_FINITE})|"
    rf";\s+(?:and\s+)?"
)
_ENTRY = re.compile(
    r"\s*\uf0b7\s*|(?<=[.!?])\s+[^\w\s\"'“”‘’()\[\]£$€@#&*_.,;:!?%°+=/<>|~^–—-]\s+(?=[A-ZÀ-Þ])"
)
"""A sign that begins an entry of a list: one that no sentence begins with."""
_MARGIN = re.compile(
    r"(?:[A-Z]{2,4}|All|ALL)(?:[ ,/&]+(?:[A-Z]{2,4}|All|ALL))*\.?$|(?:The )?(?:Clerk|Chair(?:man)?|"
    r"R\.F\.O)\.?$"
)
_MARGIN_END = re.compile(r"(?<=[.!?])\s+((?:[A-Z]{2}|All|ALL)(?:[ ,/&]+(?:[A-Z]{2}|All|ALL))*)$")
_MOVES = re.compile(
    r"(?i)^(?!.*\b(?:agreed|resolved|that|to)\b)\W*(?:prop(?:osed)?|sec(?:onded)?|moved|votes?|voting|"
    r"carried|unanimous\w*|"
    r"all in favour|all agreed|"
    r"\d+ (?:for|in favour)|for \d+)\b|^\W*[A-Z]{2,3} ?/ ?[A-Z]{2,3}\W*$"
)
"""What stands between a resolution and the label that says who has to act."""
_HEAD = re.compile(r"^(?:[(]?[a-z\d]{1,3}[.)]\s+)?[A-Z][\w’'/&,() -]{2,70}?\s(?:–|-)\s+(?=\S+\s)")
_VERB = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|has|have|had|will|would|should|could|may|might|can|do|does|did|"
    r"to [a-z]+|said|felt|"
    r"thought|told|gave|went|came|took|made|put|set|saw|got|held|kept|left|met|knew|found)\b|"
    r"[a-z]{2,}(?:ed|es|s)\b)"
)
_MARK = re.compile(
    r"^(?:\d{1,3}(?:[./]\d{1,3}){1,3}[.)]?\s+(?=[A-Z“\"(]|th(?:e|at)\b|to\b)|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+(?=\S))+"
)
_NAMED = re.compile(r"[A-Z][\w'’-]*$")
_NAME_GOES_ON = re.compile(
    r"(?!(?:The|A|An|It|He|She|They|We|There|This|These|That|Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Members|"
    r"Officers|Clerk)\b|[A-Z]{2,4}\b)[A-Z]"
)
_INITIALS = re.compile(r"[A-Z]{2,4}\b")
_LISTED = re.compile(r"\b(?:[A-Z]{2,4},|of) [A-Z]{2,4}$")
"""Initials in a list, whose last may stand behind "and"."""
_EMPOWERS = re.compile(
    r"\b(?:(?:authority|permission|powers?|responsibility)(?: be| is| was)?(?: delegated| given|"
    r" granted)? to|left (?:to|with)|"
    r"(?:appointed|asked|authorised|authorized|give|gave|given|grant|granted|instructed|nominated|requested))"
    r" (?:the )?[A-Z][\w'’.-]*(?: (?:of |for |and )?[A-Z][\w'’.-]*){0,4}$"
)
_PAIRED = re.compile(
    r"(?:the )?[A-Z][\w'’.-]*(?: (?:of |for )?[A-Z][\w'’.-]*){0,4} "
    r"(?:(?:delegated |full |the )*(?:authority|permission|powers?) )?to [a-z]"
)
"""The second of two who are empowered or asked: "authority to the Chair and" "the Clerk to sign"."""
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
    :param margin: initials in the margin beside it or a label behind it, which name who has to act.
    :param due: when, where a label says so.
    :param labelled: whether a label says that it is an action.
    """

    text: str
    offsets: tuple[int, ...]
    clauses: tuple[Clause, ...]
    margin: str | None = None
    due: str = ""
    labelled: bool = False

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
            label = label_alone(piece) or (fields(piece) if found and is_labelled(found[-1].text) else None)
            if label and found and not label.start:
                _label(found, label)
            elif _MARGIN.match(piece) and found:
                found[-1] = replace(found[-1], margin=piece.strip(" ."))
            else:
                found.append(_sentence(copy, low, high))
    return _with_margins(text, item, found)


def _label(found: list[Sentence], label: Label) -> None:
    """Give what a label says to the sentence before it, which is not the one that names the movers."""
    at = len(found) - 1
    while at and _MOVES.match(found[at].text):
        at -= 1
    one = found[at]
    found[at] = replace(
        one,
        margin=label.owner or one.margin,
        due=label.due or one.due,
        labelled=one.labelled or bool(label.owner),
    )


def _with_margins(text: str, item: Item, found: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences with the words in the margin beside them, which are left out of their text."""
    beside = [one for one in item.omit if MARGIN.fullmatch(text, one.start, one.end)]
    if not beside:
        return tuple(found)
    starts = [one.offsets[0] for one in found]
    named: dict[int, list[str]] = {}
    for one in beside:
        at = bisect_right(starts, one.start) - 1
        if at >= 0 and "\n" not in text[found[at].offsets[-1] : one.start]:
            named.setdefault(at, []).append(text[one.start : one.end].strip(" ."))
    return tuple(
        replace(one, margin=", ".join(dict.fromkeys(named[at]))) if at in named else one
        for at, one in enumerate(found)
    )


def _sentence(copy: Clean, low: int, high: int) -> Sentence:
    """The sentence in ``copy.text[low:high]``, without a margin or a label at its end."""
    piece = copy.text[low:high]
    margin = _MARGIN_END.search(piece)
    label = None if margin else label_behind(piece)
    end = low + (margin.start() if margin else label.start if label else len(piece))
    text = copy.text[low:end]
    return Sentence(
        text,
        copy.offsets[low : end + 1],
        tuple(_clauses(text)),
        margin[1] if margin else label.owner or None if label else None,
        label.due if label else "",
        labelled=bool(label) or is_labelled(text),
    )


def _entries(text: str) -> Iterator[tuple[int, int]]:
    """Entries of a list that is printed as running text, and limbs of a resolution, without space around."""
    cuts = [(match.start(), match.end()) for match in _ENTRY.finditer(text)]
    cuts += [(start, start) for start in limb_starts(text)]
    at = 0
    for end, start in [*sorted(cuts), (len(text), len(text))]:
        piece = text[at:end]
        if piece.strip():
            low = at + len(piece) - len(piece.lstrip())
            yield low, low + len(piece.strip())
        at = start


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
    if _LISTED.search(before) and _INITIALS.match(text, joint.end()):
        return False
    if _EMPOWERS.search(before) and _PAIRED.match(text, joint.end()):
        return False
    if text.count("(", 0, joint.start()) > text.count(")", 0, joint.start()):
        return False
    return ";" in joint.group() or bool(_VERB.search(before[before.rfind(" that ") + 1 :]))
