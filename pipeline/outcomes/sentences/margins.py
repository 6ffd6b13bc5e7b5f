"""The column at the right edge of minutes that names who has to act, beside the lines of a sentence."""

import re
from collections.abc import Iterator

from matters.pipeline.outcomes.people.people import People
from matters.pipeline.records import Span

_LETTERS = r"(?:[A-Z]{2,4}|All|ALL)"
_POST = (
    r"(?:(?:The )?(?:Deputy |Vice[- ]?|Town |Parish )?"
    r"(?:Clerk|CLERK|Chair(?:man|woman)?|CHAIR|Treasurer|Secretary))"
)
_WHO = rf"(?:{_LETTERS}|{_POST})"
MARGIN = re.compile(rf"{_WHO}(?:(?: ?[/,&+] ?| and | ){_WHO})*\.?")
"""Nothing but initials or a short word for an officer."""
_BESIDE = re.compile(
    rf"(?m)^(?P<line>[^\S\n]*(?P<text>\S[^\n]*?))(?P<gap>[^\S\n\t]{{3,}}|[^\S\n\t]*\t[^\S\n]*)"
    rf"(?P<who>{MARGIN.pattern})[^\S\n]*$"
)
_ALONE = re.compile(
    rf"(?<=[\n\f])[^\S\n\f]*(?P<who>{MARGIN.pattern}(?:\s*[\n\f]\s*{MARGIN.pattern})*)[^\S\n\f]*(?=[\n\f]|\Z)"
)
"""Lines that hold nothing else, as where a page ends and its whole column is printed below the text."""
_NO_INITIALS = """
ACTION AM AND BACS BC BST CC CHQ DC DD EU FOR GMT ITEM MP NA NO NOTE OK OR PC PM SO TBA TBC TC THE UK VAT YES
"""
_NOBODY = frozenset(_NO_INITIALS.split())
_WITHIN = re.compile(r"\S(?:[^\S\n]{4,}|\t)\S")
_NUMBER = re.compile(r"\(?[\dA-Z.]{1,8}[.)]?[^\S\n]+|[-–•·▪◦●‣\uf0b7][^\S\n]+")
_LOWER = re.compile(r"(?<![\w'’-])[a-zà-ÿ]{2,}")
_FEW, _LOWER_WORDS = 4, 2
_ENDED = re.compile(r"[.!?:;]['\"’”)]*$")
_ASKS_NAME = re.compile(r"(?i)\b(?:by|from|cllrs?|councillors?|mrs?|ms|prop\w*|sec\w*)\.?$")
_BELOW = 40
_FURTHER_LINE = re.compile(r"\n[^\S\n]*(?P<next>[^\s\n][^\n]*)")
_JOIN = re.compile(r" ?[/,&+] ?| and | ")


def margins(text: str, start: int, end: int, people: People) -> Iterator[Span]:
    """Where such words stand in ``text[start:end]`` behind a wide gap at the end of a line of prose."""
    for match in _BESIDE.finditer(text, start, end):
        if (_is_prose(match["text"]) or _ends_prose(text, match)) and _goes_beside(text, match, people):
            yield Span(match.start("who"), match.end("who"))
    for match in _ALONE.finditer(text, start, end):
        if _breaks_sentence(text, match, people):
            yield Span(match.start("who"), match.end("who"))


def _ends_prose(text: str, match: re.Match[str]) -> bool:
    """Whether the line is the last of a sentence, and too short to tell without the one above it."""
    above = text[: max(0, match.start() - 1)]
    line = above[above.rfind("\n") + 1 :].strip()
    short = bool(_ENDED.search(match["text"])) and not _WITHIN.search(match["text"])
    return short and _is_prose(line) and not _ENDED.search(line)


def _breaks_sentence(text: str, match: re.Match[str], people: People) -> bool:
    """Whether lines of people's initials stand amid a sentence that goes on below them."""
    above = text[: match.start()].rstrip()
    line = above[above.rfind("\n") + 1 :]
    below = text[match.end() : match.end() + _BELOW].lstrip()
    goes_on = line[-1:].islower() and below[:1].islower() and _is_prose(line)
    return goes_on and all(people.resolve(one) for one in re.split(r"\W+", match["who"]) if one)


def _is_prose(line: str) -> bool:
    """Whether a line is part of a sentence: words in small letters, and no cells."""
    number = _NUMBER.match(line)
    words = line[number.end() :] if number else line
    return (
        len(words.split()) >= _FEW
        and len(_LOWER.findall(words)) >= _LOWER_WORDS
        and not _WITHIN.search(words)
    )


def _goes_beside(text: str, match: re.Match[str], people: People) -> bool:
    """Whether the words stand beside the sentence: it goes on below, or they surely name people."""
    parts = [part for part in _JOIN.split(match["who"].strip(" .")) if part]
    if _ASKS_NAME.search(match["text"]) and not any(len(part) > _FEW for part in parts):
        return False
    if _NOBODY & {part.upper() for part in parts}:
        return False
    known = all(len(part) > _FEW or part.upper() == "ALL" or people.resolve(part) for part in parts)
    below = _FURTHER_LINE.match(text, match.end())
    after = below["next"] if below else ""
    if _ENDED.search(match["text"]):
        return known
    if after[:1].islower():
        return True
    return known and (not after or after[:1].isalnum())
