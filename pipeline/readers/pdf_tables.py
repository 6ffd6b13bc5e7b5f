"""Reads the ruled tables of a PDF page row by row, as tables of other files are: cells divided by tabs."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from matters.pipeline.readers.layout import PageLine
from matters.pipeline.readers.pdf_rules import Grid, grids_of
from matters.pipeline.readers.pdf_runs import Glyphs, Run

_LOOSE, _SHORT = 1.4, 8
_MARGIN = 0.6
_CAPITALS = 1.4
"""How much wider capitals are than small letters."""
_EDGE = 1.0
_GAP = 2.0
_COLUMNS = 3
_CELL_WORDS, _PROSE_WORDS = 60, 12
_ROOM = 4
_TOLD = re.compile(
    r"(?i)\W*(?:\w+ ){0,2}(?:actions?|tasks?|status|progress|updates?|comments?)(?: \w+){0,2}\W*"
)
_WHO = re.compile(r"(?i)\W*(?:by )?(?:who|whom|owner|lead|responsible|when|due|deadline|status)\b.{0,24}")
_HEADS = re.compile(r"(?i)\b(?:actions?|tasks?|owner|who(?:m)?|interests?|decision|resolution|outcome)\b")
_SENTENCES = re.compile(r"[a-z)][.;] +[A-Z]")

Cells = dict[tuple[int, int], list[Run]]


def with_tables(glyphs: Glyphs, runs: list[Run]) -> list[Run]:
    """The runs of a page, those of each ruled table put together to its rows.

    A table whose cells hold paragraphs is a page laid out in columns, and stays as it is.
    """
    if not _has_columns(runs):
        return runs
    done = runs
    for grid in grids_of(glyphs.textpage.page):
        inside = [run for run in done if not run.line.row and _stands_in(run, grid)]
        cells = _cells(glyphs, inside, grid)
        if not _is_table(cells, grid):
            continue
        rows = list(_rows(cells, grid))
        starts = {run.start for run in inside}
        first = next(n for n, run in enumerate(done) if run.start in starts)
        before, after = done[:first], [run for run in done[first:] if run.start not in starts]
        done = [*before, *rows, *after]
    return done


def _has_columns(runs: Sequence[Run]) -> bool:
    """Whether something stands side by side on a page, not in the margin only, or far apart on a line."""
    lines = [run.line for run in runs if run.line.bottom is not None]
    far = _MARGIN * max((line.right for line in lines), default=0.0)
    if any(
        other.left < far and (other.bottom or 0.0) > (one.bottom or 0.0) - 0.3 * one.height
        for one, other in itertools.pairwise(lines)
    ):
        return True
    wide = [
        (line.right - line.left)
        / (len(line.text) * (line.height or 1.0) * (_CAPITALS if line.text.isupper() else 1.0))
        for line in lines
        if len(line.text) > _SHORT and ".." not in line.text and "…" not in line.text
    ]
    usual = median(wide) if wide else 0.0
    return any(one > _LOOSE * usual for one in wide)


def _middle(line: PageLine) -> float:
    return ((line.bottom or 0.0) + (line.top or 0.0)) / 2


def _stands_in(run: Run, grid: Grid) -> bool:
    return run.line.bottom is not None and grid.holds(run.line.left, _middle(run.line))


def _cells(glyphs: Glyphs, inside: Sequence[Run], grid: Grid) -> Cells:
    cells: Cells = defaultdict(list)
    for run in inside:
        for part in _cut(glyphs, run, grid):
            cells[grid.cell(part.line.left, _middle(part.line))].append(part)
    return cells


def _cut(glyphs: Glyphs, run: Run, grid: Grid) -> Iterator[Run]:
    """A run cut where it passes from one column into the next."""
    for at in grid.across[1:-1]:
        if run.line.left < at - _EDGE and run.line.right > at + _EDGE:
            parts = glyphs.split(run, at - _EDGE, gap=_GAP)
            if parts:
                yield parts[0]
                run = parts[1]
    yield run


def _is_table(cells: Cells, grid: Grid) -> bool:
    """Whether every cell is short, and columns enough are there or heads that tell what they hold."""
    columns = {column for _, column in cells}
    rows = {row for row, _ in cells}
    if len(rows) < 2 or len(columns) < 2 or _is_crossed(cells, grid):
        return False
    heads = {column: _text(own) for (row, column), own in cells.items() if row == min(rows)}
    is_log = any(_WHO.fullmatch(head) for head in heads.values())
    for (_, column), own in cells.items():
        told = is_log and _TOLD.fullmatch(heads.get(column, ""))
        if not told and _is_prose(own, grid.across[column + 1]):
            return False
    return len(columns) >= _COLUMNS or bool(_HEADS.search(" ".join(heads.values())))


def _is_crossed(cells: Cells, grid: Grid) -> bool:
    """Whether text runs across the rules between columns, as no table's does but in its heads."""
    crossed = {
        row
        for (row, column), runs in cells.items()
        for run in runs
        if run.line.right > grid.across[min(column + 1, len(grid.across) - 1)] + _GAP
    }
    return len(crossed) > 1


def _is_prose(runs: Sequence[Run], edge: float) -> bool:
    """Whether a cell holds more than one paragraph or sentence, or a long one."""
    words = sum(len(run.line.text.split()) for run in runs)
    if words < _PROSE_WORDS:
        return False
    lines = [run.line for run in runs]
    own = sum(
        edge - one.right > (len(other.text.split()[0]) + _ROOM) * one.height / 2
        for one, other in itertools.pairwise(lines)
        if other.text.strip()
    )
    return words > _CELL_WORDS or own > 0 or bool(_SENTENCES.search(_text(runs)))


def _rows(cells: Cells, grid: Grid) -> Iterator[Run]:
    for row in range(len(grid.down) - 1):
        own = {column: runs for (at, column), runs in cells.items() if at == row}
        if not own:
            continue
        texts = [_text(own.get(column, [])) for column in range(len(grid.across) - 1)]
        lines = [run.line for runs in own.values() for run in runs if run.line.bottom is not None]
        yield Run(
            min(run.start for runs in own.values() for run in runs),
            max(run.end for runs in own.values() for run in runs),
            PageLine(
                "\t".join(texts).strip("\t"),
                min(line.left for line in lines),
                max(line.right for line in lines),
                min(line.bottom or 0.0 for line in lines),
                max(line.top or 0.0 for line in lines),
                row=True,
            ),
        )


def _text(runs: Sequence[Run]) -> str:
    """What the lines of a cell say, read from the top."""
    text = ""
    for run in sorted(runs, key=lambda one: (-round(one.line.bottom or 0.0), one.line.left)):
        joint = "" if not text or text.endswith("-") else " "
        text += joint + " ".join(run.line.text.split())
    return text
