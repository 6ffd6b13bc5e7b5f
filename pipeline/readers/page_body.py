"""The text of a page that has a column beside it: its paragraphs, items and titles."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from matters.pipeline.readers.layout import OPENING, PageLine
from matters.pipeline.readers.margin_column import Margin

_NUMBERED = re.compile(
    r"\(?(?:\d{1,4}(?:[./]\d{1,4}){0,3}[.):]?|[A-Z]{1,6}[./ ]?\d{1,4}(?:[./]\d{1,4})*[.):]?)(?:\s|$)"
)
HANGS = re.compile(r"(?:[/&,+-]|\b(?:and|the|an?|of|at|in|for|to|by|with|from|on|or|re))$")
"""How words end that go on on the next line."""
ENDED = re.compile(r"[.!?:;]['\"’”)]*$")
_PARAGRAPH, BREAK = 1.25, 2.6
"""How many usual steps below another the first line of a paragraph stands, and the first of another part."""
_TITLE_WIDTH = 0.6
_NEARLY = 2.0
_SLACK = 6
"""How many letters more than the next word a line has room for where its paragraph ends with it."""


@dataclass(frozen=True, slots=True)
class Body:
    """The text beside the column from the top down.

    :param places: of each line, which one it is on the page.
    :param leading: the usual step from line to line.
    :param middles: how high each line stands.
    """

    lines: list[PageLine]
    places: list[int]
    leading: float
    left: float
    right: float
    middles: list[float]

    def step(self, at: int) -> float:
        """How far a line stands below the one above it."""
        return (self.lines[at - 1].bottom or 0.0) - (self.lines[at].bottom or 0.0) if at else 0.0

    def opens(self, at: int) -> bool:
        """Whether a paragraph begins with a line."""
        line = self.lines[at]
        if at and line.row:
            return False
        if at == 0 or self.step(at) > _PARAGRAPH * self.leading:
            return True
        above = self.lines[at - 1]
        if HANGS.search(above.text.rstrip()):
            return False
        if OPENING.match(line.text) or self.heads(at):
            return True
        word = len(line.text.split()[0]) if line.text.strip() else 0
        room = self.right - above.right - (word + _SLACK) * above.height / 2
        return room > 0 and not line.text[:1].islower()

    def paragraph(self, at: int) -> int:
        """The line with which the paragraph of another begins."""
        while at and not self.opens(at):
            at -= 1
        return at

    def heads(self, at: int) -> bool:
        """Whether a line is a title, or opens an item with its number."""
        line = self.lines[at]
        numbered = bool(_NUMBERED.match(line.text)) and line.left <= self.left + line.height
        return numbered or self.is_title(at)

    def is_title(self, at: int) -> bool:
        """Whether a line is short and ends without a full stop, above others that belong to it."""
        line, text = self.lines[at], self.lines[at].text.strip()
        apart = at == 0 or self.step(at) > _PARAGRAPH * self.leading or bool(_NUMBERED.match(text))
        short = line.right - self.left <= _TITLE_WIDTH * (self.right - self.left) and not ENDED.search(text)
        below = at + 1 < len(self.lines) and self.step(at + 1) <= BREAK * self.leading
        return apart and short and below and text[:1].isalnum() and not line.row

    def beside(self, line: PageLine) -> int:
        """The line that stands level with another or nearest to it, of two the upper one."""
        middle = (line.bottom or 0.0) + line.height / 2
        far = [round(abs(one - middle) / _NEARLY) for one in self.middles]
        return far.index(min(far))


def body_of(lines: Sequence[PageLine], margin: Margin) -> Body | None:
    """The text beside the column of a page, where there is any."""
    at = [n for n, one in enumerate(lines) if one.bottom is not None and (one.top or 0.0) <= margin.below + 1]
    if not at or not margin.cells:
        return None
    at.sort(key=lambda n: (-(lines[n].bottom or 0.0), lines[n].left))
    found = [lines[n] for n in at]
    steps = [
        step
        for one, other in itertools.pairwise(found)
        if 2 < (step := (one.bottom or 0.0) - (other.bottom or 0.0)) < 48
    ]
    leading = median(steps) if steps else found[0].height
    middles = [((line.bottom or 0.0) + (line.top or 0.0)) / 2 for line in found]
    return Body(found, at, leading, min(line.left for line in found), margin.left, middles)
