"""Where a second meeting begins in one file: an annual meeting and an ordinary one on one evening."""

import re
from collections.abc import Sequence

from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.numbering import read_number
from matters.pipeline.structure.titles import VERB

_TITLE = re.compile(
    r"(?i)^(?:(?:draft\s+)?(?:minutes|notes|record)\s+(?:of|for)\b.*\bmeeting\b"
    r"|(?:(?:the|an?)\s+)?(?:\S+\s+){0,4}?(?:annual|ordinary|extra-?ordinary|special)\s+(?:\S+\s+){0,4}?meeting\b"
    r"|(?:\S+\s+){0,4}?a\.?g\.?m\.?\W*$)"
)
_BEGINS = re.compile(
    r"(?i)^\W*(?:(?:members|those|councillors|also|remotely)\s+)?"
    r"(?:present|in attendance|attending|apologies)\b"
)
_EARLIER = re.compile(r"(?i)\b(?:previous|last|next|signed)\b")
_LONG = 160
_NEAR = 10
_FEW_LINES = 5


def sittings(lines: Sequence[Line]) -> tuple[int, ...]:
    """The index of the first line of each meeting; the first is 0.

    A further one begins with a title that names a meeting, not in a sentence, below which those present
    or the items are listed anew.
    """
    begun = [index for index, line in enumerate(lines) if _begins(line)]
    found = [0]
    for index, line in enumerate(lines):
        before = any(found[-1] <= at < index - _FEW_LINES for at in begun)
        after = any(index < at <= index + _NEAR for at in begun)
        if before and after and _names_meeting(line):
            found.append(index)
    return tuple(found)


def _begins(line: Line) -> bool:
    number = read_number(line.text)
    first = number is not None and number.parts == (1,)
    title = line.text[number.title_at :] if number else line.text
    return line.gap and (first or bool(_BEGINS.match(title)))


def _names_meeting(line: Line) -> bool:
    return (
        line.gap
        and not line.bullet
        and len(line.text) <= _LONG
        and bool(_TITLE.match(line.text))
        and not line.text.rstrip().endswith((";", ",", ":"))
        and not _EARLIER.search(line.text)
        and not _says(line.text)
    )


def _says(text: str) -> bool:
    """Whether a verb other than "held" stands in it."""
    return any(match.group().lower() not in {"be", "held"} for match in VERB.finditer(text))
