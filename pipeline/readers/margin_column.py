"""The narrow column at the right of a page that says who has to act: where it is, and what stands in it."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matters.pipeline.readers.layout import PageLine
from matters.pipeline.readers.pdf_runs import Glyphs, Run

_HEAD = re.compile(
    r"(?i)(?:^|\s)(?P<head>(?:actions?|lead|owner|who)"
    r"(?: ?(?:required|needed|points?|items?|officer|owner|lead|by|for|on|/|&|and|whom?))*"
    r"|by whom|responsib(?:le|ility)(?: officer| person)?|(?:officer|person) responsible)\W*$"
)
_LONGEST_HEAD = 60
_FAR, _WIDEST = 0.6, 0.37
"""Where between the edges of the text such a column begins at the earliest, and how wide it may be."""
_GAP = 6.0
_FULL = 0.7
_NEAR = 80.0
_WORDS, _LINES = 5, 2
_STRAY = 0.1
_LOWER = re.compile(r"(?<![\w'’-])[a-zà-ÿ]{2,}")
_NUMBERED = re.compile(r"\W*[A-Z]{0,5}[./ ]?\d{1,4}(?:[./]\d{1,4})*[.):]?\s+[^\W\d]")
_NO_CELL = re.compile(r"^\W*[\d£$€]|_{3}|\.{4}|…|:$|^\W*$")


@dataclass(frozen=True, slots=True)
class Margin:
    """A page's text and what stands in the column beside it.

    :param text: the runs of the page without the column.
    :param cells: the lines of the column.
    :param left: where the column begins.
    :param below: the height on the page below which it stands.
    """

    text: list[Run]
    cells: list[PageLine]
    left: float
    below: float


def margin_of(runs: Sequence[Run], glyphs: Glyphs, known: float | None) -> Margin | None:
    """The column of a page, told by its head or by the strip that the text beside it leaves free.

    :param known: where such a column began on the page before.
    """
    placed = [run for run in runs if run.line.bottom is not None and not run.line.row]
    if not placed:
        return None
    start, edge = min(run.line.left for run in placed), max(run.line.right for run in placed)
    low, width = start + _FAR * (edge - start), _WIDEST * (edge - start)
    head = next(_heads(placed, glyphs, low), None)
    below = head[1] if head else float("inf")
    under = [run for run in placed if _top(run.line) <= below + 1]
    left = _left_of_cells(under, glyphs, low, width, head[0] if head else None, known)
    if left is None:
        left = _told(under, glyphs, head[0] if head else known)
    margin = None if left is None else _parted(runs, glyphs, Margin([], [], left, below), width)
    return margin if margin and margin.cells else None


def _left_of_cells(
    placed: Sequence[Run], glyphs: Glyphs, low: float, width: float, head: float | None, known: float | None
) -> float | None:
    """Where the column begins of which cells were drawn apart from the text beside them."""
    cells = [
        run
        for run in placed
        if run.line.left >= low
        and run.line.right - run.line.left <= width
        and not _NO_CELL.search(run.line.text.strip())
    ]
    for left in sorted({run.line.left for run in cells}):
        if head is not None and left > head + width / 2:
            return None
        column = [run.line for run in cells if run.line.left >= left]
        text = [run for run in placed if run.line.left < left]
        near = [run for run in text if any(_apart(run.line, one) < run.line.height for one in column)]
        if any(_crosses(run, glyphs, left) for run in near):
            continue
        sure = head is not None or (known is not None and abs(known - left) <= 2 * _GAP)
        if sure or _leaves_free([run.line for run in text], column, left):
            return left
    return None


def _told(placed: Sequence[Run], glyphs: Glyphs, left: float | None) -> float | None:
    """Where the column begins by its head or by the page before, if the text keeps clear of it."""
    if left is None:
        return None
    reaching = [run for run in placed if run.line.left < left - 2 < run.line.right]
    crossing = (run for run in reaching if _crosses(run, glyphs, left))
    too_many = next(itertools.islice(crossing, int(_STRAY * len(placed)), None), None)
    return left if reaching and too_many is None else None


def _heads(placed: Sequence[Run], glyphs: Glyphs, low: float) -> Iterator[tuple[float, float]]:
    """Where a head of such a column begins, and its foot."""
    for run in placed:
        line = run.line
        match = _HEAD.search(line.text) if len(line.text) <= _LONGEST_HEAD and line.right > low else None
        if match is None:
            continue
        at = run.start + match.start("head")
        left = glyphs.left(at) if match["head"] != line.text.strip() else line.left
        if left >= low and (match.start("head") == 0 or left - glyphs.box(at - 2)[2] > _GAP):
            yield left, line.bottom or 0.0


def _top(line: PageLine) -> float:
    return line.top or 0.0


def _apart(one: PageLine, other: PageLine) -> float:
    return abs((one.bottom or 0.0) - (other.bottom or 0.0))


def _crosses(run: Run, glyphs: Glyphs, left: float) -> bool:
    """Whether the text of a line runs on into the column."""
    return run.line.right > left - 2 and glyphs.split(run, left - 2, gap=_GAP) is None


def _leaves_free(text: Sequence[PageLine], column: Sequence[PageLine], left: float) -> bool:
    """Whether sentences near the column wrap before it."""
    near = [line for line in text if any(_apart(line, one) <= _NEAR for one in column)]
    level = [line for line in near if any(_apart(line, one) < line.height / 2 for one in column)]
    if not any(_is_prose(line) or _NUMBERED.match(line.text) for line in level):
        return False
    start = min(line.left for line in near)
    full = [line for line in near if line.right >= start + _FULL * (left - start) and _is_prose(line)]
    return len(full) >= _LINES


def _is_prose(line: PageLine) -> bool:
    return len(line.text.split()) >= _WORDS and bool(_LOWER.search(line.text))


def _parted(runs: Sequence[Run], glyphs: Glyphs, margin: Margin, width: float) -> Margin:
    """The runs of a page told apart; what stands alone, with no text beside it or near, stays in the text."""
    pieces = [piece for run in runs for piece in _pieces(run, glyphs, margin)]
    inside = [
        one
        for one in pieces
        if one.line.bottom is not None
        and not one.line.row
        and _top(one.line) <= margin.below + 1
        and one.line.left >= margin.left - 2
        and one.line.right - one.line.left <= width
    ]
    told = [one.line for one in inside if not _NO_CELL.search(one.line.text.strip())]
    cells = [one for one in inside if one.line in told or _hangs_below(one.line, told)]
    starts = {one.start for one in cells}
    text = [one for one in pieces if one.start not in starts]
    near = [one.line for one in text if one.line.bottom is not None and _top(one.line) <= margin.below + 1]
    lines = [one.line for one in cells]
    kept = {one.start for one in cells if _stands(one.line, near, lines)}
    whole = [one for one in pieces if one.start not in kept]
    return Margin(whole, [one.line for one in cells if one.start in kept], margin.left, margin.below)


def _pieces(run: Run, glyphs: Glyphs, margin: Margin) -> tuple[Run, ...]:
    """A run cut where it reaches from the text into the column."""
    line, edge = run.line, margin.left - 2
    outside = line.bottom is None or line.row or _top(line) > margin.below + 1
    if outside or not line.left < edge < line.right:
        return (run,)
    return glyphs.split(run, edge, gap=_GAP) or (run,)


def _hangs_below(line: PageLine, cells: Sequence[PageLine]) -> bool:
    """Whether a line goes on with a cell: "RT to redraw the boundary of site" above "9"."""
    return any(0 < (one.bottom or 0.0) - (line.bottom or 0.0) < 1.6 * one.height for one in cells)


def _stands(cell: PageLine, text: Sequence[PageLine], cells: Sequence[PageLine]) -> bool:
    """Whether text that does not reach below a cell stands near it, or more of the column."""
    level = [line for line in text if _apart(line, cell) < 1.6 * cell.height]
    more = [line for line in cells if line is not cell and _apart(line, cell) < 1.6 * cell.height]
    return bool(level or more) and all(line.right <= cell.left for line in level)
