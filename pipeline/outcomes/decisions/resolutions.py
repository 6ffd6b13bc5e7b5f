"""Resolutions of several parts: an opening line, "RESOLVED that", and below it (a), (b) and so on."""

import re
from collections.abc import Sequence

from matters.pipeline.outcomes.sentences.clauses import Sentence

_OPENS = re.compile(
    r"""(?xi)
    ^(?!["“‘'])(?!.*\b(?:had|previously|already)\b)
    (?:(?:decision|resolved|agreed)[^\w.]*$ | .{1,160}\b(?-i:RESOLVED|AGREED)$
      |(?:.{0,160}[^\w-])?
        (?:resolved|agreed|decided|(?:made|took)\ the\ following\ (?:decisions?|resolutions?))\b
        (?:\W+(?:unanimously|as\ follows|without\ a\ vote|nem\.?\ con|
            that|to|the|this|committee|sub-committee|council|cabinet|board|panel|
            forum|authority|members))*?
        (?:\W*\([^()]{2,60}\)|\ by\ \d{1,2}\ (?:votes\ )?to\ \d{1,2})?
        (?:\W+(?:that|to)\W*|\s*[/:–—-]+\W*)$)
    """
)
_BARE = re.compile(
    r"(?i)(?!.*\b(?:had|previously|already)\b)(?:.{0,160}\W)?"
    r"(?:it (?:was|is)|board|committee|council|members) (?:\w+ )?(?:agreed|decided|resolved)$"
)
"""An opening that nothing but the marks below it shows to be one: "It was agreed" and "(i) that"."""
_SUBJECT = re.compile(
    r"(?i)\W*(?:thereafter,?\s+)?(?:that\s+)?(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:authority|board|cabinet|committee|council|"
    r"executive|forum|panel|partnership)(?:\s+(?:also|then|therefore|unanimously))*\s*[:–—-]+\W*$"
)
"""An opening whose verbs stand in the list below it: "The Committee:-" and "i. NOTED the report"."""
_DID = re.compile(
    r"(?i)\W*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\W*)?(?:(?:accept|adopt|agree|appoint|approv|authoris|confirm|"
    r"continu|delegat|endors|establish|instruct|not|ratif|receiv|recommend|refus|request|resolv|support)(?:e?d|ied|e?s|ies)"
    r"|set\b|sets\b)\b"
)
_OTHER_LIST = re.compile(
    r"(?i)\W*(?:(?:agreed )?actions?|reasons?(?: for[\w ]*)?|recommendations?|note)\s*:?\W*$"
)
"""The head of another list: what follows is no part of the resolution."""
_OPEN_ENDS = (":", "-", "–", "—", " that", " to", "agreed", "decided", "resolved")
_GOES_ON = re.compile(r"(?i)\W*that\b[^.;]{0,60}[:–—-]\W*$")
"""A second line of an opening: "RESOLVED:" and below it "That the Board:"."""
_MARK = re.compile(
    r"\W*(?:(?:\d{1,3}\.){1,3}(?P<sub>\d{1,2})[.)]?|(?P<mark>\d{1,2}|[a-z]|[ivx]{1,4})[.)])(?:\s|$)"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_BULLET = re.compile(r"\n[ \t]*[·•*\uf0b7-]\s*$")
_LABEL = 15
"""Characters that a line has which says "Resolved" and no more."""
_NEAR = 12
"""Characters before a sentence among which its bullet stands."""


def resolution_parts(text: str, sentences: Sequence[Sentence]) -> dict[int, int]:
    """The places of the sentences that are parts of a resolution, each with the place of its opening line.

    :param text: the whole document.
    """
    found: dict[int, int] = {}
    for place, sentence in enumerate(sentences):
        if not _ends_open(sentence.text):
            continue
        listed = bool(_marked(sentences, place + 1))
        if (listed and _BARE.match(sentence.text)) or (
            (listed or place not in found) and _OPENS.match(sentence.text)
        ):
            found |= dict.fromkeys(_parts(text, sentences, place + 1), place)
        elif place not in found and _SUBJECT.match(sentence.text):
            below = _parts(text, sentences, place + 1)
            found |= {part: place for part in below if _DID.match(sentences[part].text)}
    openings = set(found.values())
    return {part: place for part, place in found.items() if part not in openings}


def goes_on(text: str) -> bool:
    """Whether a line only goes on with the opening of a resolution."""
    return bool(_GOES_ON.match(text))


def _ends_open(text: str) -> bool:
    """Whether more has to follow: asked first, since it takes no time."""
    return len(text) < _LABEL or text.rstrip(" *").lower().endswith(_OPEN_ENDS)


def entries_below(text: str, sentences: Sequence[Sentence], first: int) -> list[int]:
    """The places of the entries of a list that begins at a place: of the marked ones, or of its bullets."""
    marked = _marked(sentences, first)
    if marked:
        return marked
    last = first
    while last < len(sentences) and _bulleted(text, sentences[last]):
        last += 1
    return list(range(first, last))


def _parts(text: str, sentences: Sequence[Sentence], first: int) -> list[int]:
    if first + 1 < len(sentences) and goes_on(sentences[first].text):
        first += 1
    if first >= len(sentences):
        return []
    return entries_below(text, sentences, first) or [first]


def _marked(sentences: Sequence[Sentence], first: int) -> list[int]:
    """Sentences under successive marks: what stands between them belongs to the part before it."""
    found: list[int] = []
    for place in range(first, len(sentences)):
        mark = _MARK.match(sentences[place].text)
        if mark and _follows(mark["mark"] or mark["sub"], len(found)):
            alone = mark.end() >= len(sentences[place].text) and place + 1 < len(sentences)
            found.append(place + 1 if alone else place)
        elif not found or _OTHER_LIST.match(sentences[place].text):
            break
    return found


def _follows(mark: str, count: int) -> bool:
    """Whether a number or letter is the one after so many."""
    if mark.isdigit():
        return int(mark) == count + 1
    return _ROMAN.get(mark) == count + 1 or mark == chr(ord("a") + count)


def _bulleted(text: str, sentence: Sentence) -> bool:
    start = sentence.span(0, len(sentence.text)).start
    return bool(_BULLET.search(text, max(0, start - _NEAR), start))
