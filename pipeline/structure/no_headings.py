"""Lines that look like headings of items and are none: verdicts, labels, rows of tables of actions."""

import itertools
import re
from collections.abc import Sequence

from matters.pipeline.structure.headings import Heading
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.numbering import read_number
from matters.pipeline.structure.titles import VERB

_LABEL = re.compile(
    r"(?i)\W*(?:(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|noted|approved|carried|recommended|decided)"
    r"(?:\s+unanimously)?|resolutions?|decision|recommendations?|reasons?(?:\s+for\s+(?:the\s+)?decision)?"
    r"|(?:substantive\s+|further\s+|second\s+)?(?:motion|amendment)"
    r"|(?:other|alternative)\s+options(?:\s+\w+){0,3}"
    r"|action(?:\s+by|\s+required)?|(?:planning\s+)?application\s+(?:no|number|ref\w*))\W*"
)
_ATTENDANCE = re.compile(
    r"(?i)\W*(?:(?:members|councillors|those|also|officers?)\s+)?(?:present|in\s+attendance|attendance|attendees)\W*"
    r"|\W*officers?\W*"
)
_ACTIONS = re.compile(
    r"(?i)\W*(?:(?:summary|list|log|schedule|table)\s+of\s+)?actions?"
    r"(?:\s+(?:log|list|points?|summary|plan|tracker|table|sheet|items?|arising|agreed))*\W*"
)
_TASK_CELL = re.compile(
    r"(?i)(?:agreed\s+)?(?:actions?(?:\s+(?:points?|required|agreed))?|tasks?|what|issue)"
)
_OWNER_CELL = re.compile(
    r"(?i)(?:action\s+)?(?:owner|who|lead(?:\s+officer)?|by\s+whom|by\s+when|when|by|due(?:\s+(?:date|by))?"
    r"|responsib\w+(?:\s+\w+)?|person(?:\s+responsible)?|officer|assigned\s+to|deadline|target(?:\s+date)?"
    r"|timescale|completion\s+date|status)"
)
_OTHER_CELL = re.compile(
    r"(?i)(?:no|ref|reference|item|min|minute|agenda\s+item|date|meeting|description|progress|update|rag|rating"
    r"|comments?|notes?|completed?)(?:\s+(?:no|ref|date|item))?\.?|#"
)
_SIDE_HEADING = re.compile(r"(?P<title>[A-Z][^:.;,]{2,45}):\s+\S")
_WIDE = 3
_SHORT = 5
_FEWEST = 2


def is_label(heading: Heading) -> bool:
    """Whether a heading is the word above a decision or an action, or the label of an application."""
    return heading.number is None and bool(_LABEL.fullmatch(heading.title))


def lists_attendance(heading: Heading) -> bool:
    """Whether a heading without a number stands above the list of those who were there."""
    return heading.number is None and bool(_ATTENDANCE.fullmatch(heading.title))


def action_rows(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of tables of actions, whose rows may be numbered like items."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        headed = _heads_actions(line)
        if index in found or not (headed or _ACTIONS.fullmatch(line.text)):
            continue
        rows = _rows(lines, index + 1)
        if headed or (rows and read_number(lines[rows[0]].text)):
            found.update(rows)
    return frozenset(found)


def _rows(lines: Sequence[Line], first: int) -> list[int]:
    """The lines in columns from one on, with those that go on below them."""
    found: list[int] = []
    for index in range(first, len(lines)):
        if not (len(_cells(lines[index])) > 1 or (found and not lines[index].gap)):
            break
        found.append(index)
    return found


def _heads_actions(line: Line) -> bool:
    """Whether a line holds nothing but heads of columns: one for what is to be done, one for who or when."""
    cells = _cells(line)
    task = any(_TASK_CELL.fullmatch(cell) for cell in cells)
    owner = any(_OWNER_CELL.fullmatch(cell) for cell in cells)
    known = (_TASK_CELL, _OWNER_CELL, _OTHER_CELL)
    return task and owner and all(any(one.fullmatch(cell) for one in known) for cell in cells)


def _cells(line: Line) -> list[str]:
    """What stands between wide spaces, behind a number."""
    number = read_number(line.text)
    begin = number.title_at if number else 0
    cells, start = [], begin
    for at in range(begin, len(line.text) - 1):
        if line.text[at] == " " and line.offsets[at + 1] - line.offsets[at] >= _WIDE:
            cells.append(line.text[start:at].strip(" :"))
            start = at + 1
    return [*cells, line.text[start:].strip(" :")]


def without_side_headings(loose: Sequence[Heading], lines: Sequence[Line]) -> list[Heading]:
    """Without titles before a colon below a heading of its own line, where others like them were not taken.

    They divide one item; that one of them is a well-known title does not make it an item beside it.
    """
    alone = [one.index for one in loose if lines[one.last_line].text.rstrip(" :").endswith(one.title)]
    taken = {one.index for one in loose}
    dropped: set[int] = set()
    if len(alone) < _FEWEST:
        return list(loose)
    for low, high in itertools.pairwise([*alone, len(lines)]):
        sides = [index for index in range(low + 1, high) if _is_side_heading(lines, index, low)]
        if any(index not in taken for index in sides):
            dropped.update(sides)
    return [one for one in loose if one.index not in dropped]


def _is_side_heading(lines: Sequence[Line], index: int, above: int) -> bool:
    match = _SIDE_HEADING.match(lines[index].text)
    return (
        match is not None
        and (lines[index].gap or index == above + 1)
        and len(match["title"].split()) <= _SHORT
        and not VERB.search(match["title"])
    )
