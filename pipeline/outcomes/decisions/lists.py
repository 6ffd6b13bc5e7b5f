"""Lists below a verdict: what "The Board approved:" is about, or the reasons for which it refused."""

import re
from dataclasses import dataclass

from matters.pipeline.outcomes.decisions.resolutions import entries_below
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.outcomes.sentences.jumbled import is_jumbled

_OPEN = re.compile(r":\W*$")
_GROUNDS = re.compile(r"(?i)\b(?:conditions?|grounds|informatives?|obligations?|reasons?)\b[^.;:]{0,60}:\W*$")
_MOST = 12
"""Entries of a list that is quoted with its verdict."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The entries below a verdict.

    :ivar last: the place of the last.
    :ivar grounds: whether they give reasons or conditions, which are not quoted.
    """

    last: int
    grounds: bool = False


def listed_below(reading: Reading, place: int) -> Listed | None:
    """The list that a sentence opens, or nothing where it opens none that belongs to it."""
    text = reading.sentences[place].text
    if not _OPEN.search(text):
        return None
    entries = entries_below(reading.text, reading.sentences, place + 1)
    if _GROUNDS.search(text):
        return Listed(entries[-1] if entries else place, grounds=True)
    whole = 0 < len(entries) <= _MOST and entries[-1] - place == len(entries)
    return Listed(entries[-1]) if whole and not _has_columns(reading, entries[0], entries[-1]) else None


def _has_columns(reading: Reading, first: int, last: int) -> bool:
    one, other = reading.sentences[first], reading.sentences[last]
    text = reading.text[one.span(0, 1).start : other.span(0, len(other.text)).end]
    return "\t" in text or is_jumbled(text)
