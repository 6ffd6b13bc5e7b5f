"""Items that begin inside a physical line: minutes that were pasted as one run of text.

A number inside a line begins an item only when the document's own sequence says so: it is of the
family of the agenda's numbers and the next one before or after it in the text is its neighbour.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matters.pipeline.structure.headings import numbered_headings
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.sequence import best_chain

_INSIDE = re.compile(
    r"""(?x)
    (?:(?<=\s)|(?<=[a-z][.!?])|(?<=[)”"]))
    (?:
        (?:[A-Z]{1,6}[/ -]?\d{1,4}/\d{1,4}|\d{1,4}/\d{2,4})(?![\d/.])[.:)]?\s+(?=[A-Z“"'(])
      | \d{1,3}[.)]\s*(?=[A-Z“"'(][A-Za-z]*\b(?![.])|\d{1,3}\.\d{1,2}\s+[A-Z])
      | \d{1,3}\.\d{1,2}\s+(?=[A-Z“"'(])
    )"""
)
_REFERS = re.compile(
    r"(?i)(?:\b(?:items?|minutes?|nos?|numbers?|page|part|section|para(?:graph)?|ref|application|schedule"
    r"|and|to|of|in|at|see|form)\.?|[&(,/£-])\s*$"
)
_ENDS = re.compile(r"[.!?:;)\]”\"](?:\s*\d{1,2}|\s*[-–_]+)?\s*$")
_MIN_LINE = 80


def divide_run_on(lines: Sequence[Line]) -> list[Line]:
    """The lines, those divided inside which an item of the document's own sequence begins."""
    places = {index: found for index, line in enumerate(lines) if (found := _places(line))}
    if not places:
        return list(lines)
    trial = [piece for index, line in enumerate(lines) for piece in _pieces(line, places.get(index, ()))]
    wanted = _in_sequence(trial) - {line.start for line in lines}
    if not wanted:
        return list(lines)
    return [
        piece
        for index, line in enumerate(lines)
        for piece in _pieces(line, [at for at in places.get(index, ()) if line.offsets[at] in wanted])
    ]


def _in_sequence(trial: Sequence[Line]) -> set[int]:
    """Where the items of the best sequence begin that have a neighbour in it; ``6.1`` below 6 and ``6.2``."""
    chain = best_chain(numbered_headings(trial)).headings
    numbers = [heading.number.parts for heading in chain if heading.number is not None]
    wanted = set()
    for place, heading in enumerate(chain):
        around = numbers[max(0, place - 1) : place + 2]
        if any(_follows(one, numbers[place]) or _follows(numbers[place], one) for one in around):
            wanted.add(trial[heading.index].start)
    return wanted


def _follows(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether ``other`` comes next after ``one``: 7 after 6, 6.1 after 6, 7 after 6.2, 09/23 after 08/23."""
    if len(one) != len(other):
        shorter, longer = sorted((one, other), key=len)
        return longer == (*shorter, 1) if shorter == one else shorter[0] == longer[0] + 1
    return any(
        after == before + 1 and one[:place] == other[:place] and one[place + 1 :] == other[place + 1 :]
        for place, (before, after) in enumerate(zip(one, other, strict=True))
    )


def _places(line: Line) -> list[int]:
    """Where inside a line a number stands as one stands before a heading."""
    if len(line.text) < _MIN_LINE:
        return []
    return [
        match.start()
        for match in _INSIDE.finditer(line.text, 1)
        if not _REFERS.search(line.text, max(0, match.start() - 20), match.start())
    ]


def _pieces(line: Line, places: Sequence[int]) -> Iterator[Line]:
    """The line cut before each place; a piece after a whole sentence or a wide space is set apart."""
    bounds = [0, *places, len(line.text)]
    for low, high in itertools.pairwise(bounds):
        text = line.text[low:high].rstrip()
        if not text and high < len(line.text):
            continue
        whole = not places
        start = line.start if low == 0 else line.offsets[low]
        yield (
            line
            if whole
            else replace(
                line,
                start=start,
                end=line.end if high == len(line.text) else line.offsets[high],
                text=text,
                offsets=(*line.offsets[low : low + len(text)], line.offsets[low + len(text) - 1] + 1),
                bold=line.bold and low == 0,
                bullet=line.bullet and low == 0,
                depth=line.depth if low == 0 else 0,
                gap=line.gap if low == 0 else _stands_apart(line, low),
            )
        )


def _stands_apart(line: Line, place: int) -> bool:
    """Whether a sentence ends before a place, or the source has more than one space there."""
    return bool(_ENDS.search(line.text, max(0, place - 8), place)) or (
        place > 1 and line.offsets[place] - line.offsets[place - 2] > 2
    )
