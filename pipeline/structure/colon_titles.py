"""Titles that hold a colon: what stands behind it is the title's own where the text begins below it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from matters.pipeline.structure.headings import Heading
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.names import title_pattern
from matters.pipeline.structure.posts import is_role
from matters.pipeline.structure.titles import ENDS_SENTENCE, VERB, goes_on, whole_title

_COLON = re.compile(r"\s*:\s+(?P<tail>[A-Z0-9“\"'‘(].*|[a-z]+(?:\s\S+){0,4})")
_CONTAINER = re.compile(
    r"(?i)(?:(?:.*\s)?(?:apolog(?:y|ies)|present|absences?|attendance|declarations?|interests?|minutes|arising"
    r"|correspondence|letters|e-?mails|business|aob|dates?|meetings?|forum|participation|session|public|reports"
    r"|updates|applications|payments|accounts|cheques|police|planning|items|matters|notices|actions?|decisions?"
    r"|notes?|members|officers|venue|time))\b(?:\s+(?:for|of|from|to|on|by)\b.*)?"
)
"""Titles behind which a colon leads to what they hold, not on in the title."""
_ANSWER = re.compile(
    r"(?i)(?:none|nil|no|not|nothing|n/?a|as|attached|circulated|deferred|accepted|signed|see|all|there|tb[ac]"
    r"|ongoing|in hand|complete|done|pending|awaiting|awaited|ditto|refused|granted|support(?:ed)?|object"
    r"|objections?|to be|held|quorate|update from)\b"
)
_MONEY_OR_ADDRESS = re.compile(r"£\s?\d|https?:|www\.|\S@\S")
_TASK = re.compile(r"(?P<who>[A-Z]{2,3}|(?:\S+\s){0,3}\S+)\s+to\s+[a-z]+")
_SHORTHAND = re.compile(r"[A-Z]{2,3}|(?:[A-Z][\w'’-]+\s+){1,2}[A-Z][\w'’-]+")
_ROOM = 0.8
_LONGEST = 120
_PAGE = 75


def with_colons(headings: Sequence[Heading], lines: Sequence[Line]) -> list[Heading]:
    """The headings, those whole that were cut at a colon although only their title stands on the line.

    Where most titles stand alone, so does one with a colon; where text runs on behind them, it is text.
    """
    begins = {heading.index for heading in headings}
    rests = [_behind(heading, lines) for heading in headings]
    headed = [
        heading.last_line + 1 < len(lines) and heading.last_line + 1 not in begins for heading in headings
    ]
    width = max([_PAGE, *(len(line.text) for line in lines)])
    whole = [
        _is_title(heading, rest) and below and _stands_alone(lines, heading.last_line, width)
        for heading, rest, below in zip(headings, rests, headed, strict=True)
    ]
    alone = sum(below and not rest for rest, below in zip(rests, headed, strict=True))
    runs = sum(bool(rest) and not joined for rest, joined in zip(rests, whole, strict=True))
    return [
        _joined(heading, lines) if joined and (runs <= alone or rest.isupper()) else heading
        for heading, rest, joined in zip(headings, rests, whole, strict=True)
    ]


def _behind(heading: Heading, lines: Sequence[Line]) -> str:
    """What stands behind a title on its line."""
    text = lines[heading.last_line].text
    at = text.find(heading.title) if heading.index == heading.last_line else -1
    return text[at + len(heading.title) :].strip(" .") if at >= 0 else ""


def _is_title(heading: Heading, rest: str) -> bool:
    """Whether what stands behind a title may be the rest of it: neither a sentence, an answer nor a task."""
    colon = _COLON.fullmatch(rest)
    if colon is None or _CONTAINER.fullmatch(heading.title):
        return False
    tail = colon["tail"]
    task = _TASK.match(tail)
    return (
        len(heading.title) + len(rest) <= _LONGEST
        and not (ENDS_SENTENCE.search(tail) or VERB.search(tail) or goes_on(tail))
        and not (_ANSWER.match(tail) or _MONEY_OR_ADDRESS.search(tail) or title_pattern().match(tail))
        and not (task and (_SHORTHAND.fullmatch(task["who"]) or is_role(task["who"])))
    )


def _stands_alone(lines: Sequence[Line], index: int, width: int) -> bool:
    """Whether the text below a line begins anew rather than going on from it."""
    line, below = lines[index], lines[index + 1]
    if below.gap or below.bullet:
        return True
    room = len(line.text) + len(below.text.split()[0]) < _ROOM * width
    return room and not below.text[:1].islower()


def _joined(heading: Heading, lines: Sequence[Line]) -> Heading:
    text = lines[heading.last_line].text
    at = text.find(heading.title)
    title, last = whole_title(lines, heading.last_line, text[at:].strip())
    return replace(heading, title=title, last_line=last)
