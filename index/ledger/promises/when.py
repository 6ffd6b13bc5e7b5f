"""When a promise is due or an item is put off to, where the words really say when."""

import re
from collections.abc import Mapping
from typing import Any

from matters.index.dates import MONTHS

_TIME = re.compile(
    rf"(?i)\b(?:{'|'.join(MONTHS)}|spring|summer|autumn|winter|easter|christmas|next|later|future|new year"
    r"|soon|shortly|further notice|agenda|meeting|session|weeks?|months?|years?|\d{1,2}(?:st|nd|rd|th)|\d{4}"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_CLAUSE = re.compile(r"(?i)^(?:after|as soon as|before|once|pending|till|until|when)\b")
_FINITE = re.compile(r"(?i)\b(?:is|are|was|were|has|have|had|will|would|should|we|they|it|he|she)\b")
_LASTS = re.compile(
    r"(?i)\b(?:in date|valid|expir(?:es?|ed|ing|y)|insured|guaranteed?|in force|out of date|under warranty)"
    r"(?: \w+){0,2} $"
)
_NAMED_MAY = re.compile(r"\b(?!Early|Late|Mid|The|This|Next|In|By|On|First)[A-Z][a-z]+ $")
_YEARS = ("next year", "next season", "next summer", "next winter")
_LATER = re.compile(r"(?i)\b(?:about|for|from|of|on) (?:not )?\w+ing (?:\w+ ){0,3}$")
"""What somebody does then, and not when the promise is due: "about sponsoring it next year"."""

_CUT = re.compile(r"['’]s (?:annual|calendar|council|financial|municipal)$")


def sound_when(details: Mapping[str, Any], kind: str, quote: str) -> Mapping[str, Any]:
    """The details of a promise without a time that is none.

    A date up to which something lasts, a person of the name of May and a scrap of a sentence say nothing of
    when somebody has to act.
    """
    due, to = details.get("due"), details.get("to")
    if due and not _is_due(str(due.get("text") or ""), quote):
        details = {**details, "due": None}
    if kind == "deferral" and to and not _is_time(str(to)):
        details = {**details, "to": None}
    return details


def _is_due(text: str, quote: str) -> bool:
    before = quote[: max(0, quote.find(text))]
    return not (
        _LASTS.search(before)
        or _CUT.search(text)
        or (text == "May" and _NAMED_MAY.search(before))
        or (text.lower() in _YEARS and _LATER.search(before))
    )


def _is_time(text: str) -> bool:
    return bool(_CLAUSE.match(text) or (_TIME.search(text) and not _FINITE.search(text)))
