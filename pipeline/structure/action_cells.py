"""The lines of a table cut into cells, by bars, by tabs or by where they stand below the heads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matters.pipeline.records import Span
from matters.pipeline.structure.action_columns import DUE, OTHER, OWNER, TASK, Column, column
from matters.pipeline.structure.verdict_columns import verdict_columns
from matters.pipeline.verbatim import is_table_rule

_LINE = re.compile(r"[^\n\r\f]+")
_WIDE = re.compile(r"[^\S\t]{3,}|[^\S\t]*\t[^\S\t]*")
_CLOSE = re.compile(r"[^\S\t]{2,}|[^\S\t]*\t[^\S\t]*")
_BARS = re.compile(r"\|")
_NEAR = 3
"""How far from the head of its column a cell may begin."""
_REFERENCE = re.compile(r"\W*(?:[A-Z]{0,4}[ ./-]?)?\d[\w./-]*\W*|")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell, and where on its line."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of cells; the places of the cells count from its beginning.

    :param apart: whether a blank line stands before it.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The head of a table: its columns, and what divides the cells of its rows.

    :param verdicts: whether its tasks are verdicts on what else stands in their rows.
    """

    columns: tuple[Column, ...]
    divider: re.Pattern[str]
    tabbed: bool
    verdicts: bool = False

    @property
    def exact(self) -> bool:
        """Whether cells are told by their count, not by where they stand."""
        return self.tabbed or self.divider is _BARS

    @property
    def task(self) -> int:
        """Which column holds the tasks."""
        return next(place for place, one in enumerate(self.columns) if one.kind == TASK)

    def place(self, line: TableLine) -> dict[int, Cell] | None:
        """The cells of a line by their columns; ``None`` where they fit none."""
        return self._by_count(line.cells) if self.exact else self._by_place(line.cells)

    def _by_count(self, cells: Sequence[Cell]) -> dict[int, Cell] | None:
        """An empty cell at the beginning of a row leaves no tab."""
        lost = len(self.columns) - len(cells)
        if lost < 0:
            return None
        numbered = self.columns[0].kind == OTHER
        shift = int(self.tabbed and lost > 0 and numbered and not _REFERENCE.fullmatch(cells[0].text))
        return {place + shift: cell for place, cell in enumerate(cells) if cell.text}

    def _by_place(self, cells: Sequence[Cell]) -> dict[int, Cell] | None:
        placed: dict[int, Cell] = {}
        for cell in cells:
            if not cell.text:
                continue
            at = self._column_of(cell)
            if at is None or at in placed:
                return None
            placed[at] = cell
        return placed

    def _column_of(self, cell: Cell) -> int | None:
        near = [
            (abs(one.start - cell.start), place)
            for place, one in enumerate(self.columns)
            if abs(one.start - cell.start) <= _NEAR
            or (
                one.start < cell.end
                and cell.start < one.end
                and (one.start < cell.start or place == self.task)
            )
        ]
        return min(near)[1] if near else None


def frame_of(line: str) -> Frame | None:
    """The columns that a line heads, where each of its cells is a head and a task and more are among them."""
    bars, tabs = line.count("|") > 0, "\t" in line.strip()
    divider = _BARS if bars else _WIDE
    cells = _cells(line, _BARS if bars else _CLOSE)
    columns = [column(cell.text, cell.start, cell.end) for cell in cells if cell.text]
    if bars or tabs:
        columns = [
            column(cell.text, cell.start, cell.end) if cell.text else Column(OTHER, 0, 0) for cell in cells
        ]
    kinds = [one.kind for one in columns if one]
    if len(kinds) < len(columns) or kinds.count(TASK) != 1 or not {OWNER, DUE} & set(kinds):
        heads = verdict_columns([(cell.text, cell.start, cell.end) for cell in cells])
        return Frame(heads, divider, tabbed=tabs and not bars, verdicts=True) if heads else None
    return Frame(_dated([one for one in columns if one], cells), divider, tabbed=tabs and not bars)


def _dated(columns: Sequence[Column], cells: Sequence[Cell]) -> tuple[Column, ...]:
    """A bare "Date" behind the task is when it is due, where no other column is."""
    task = next(place for place, one in enumerate(columns) if one.kind == TASK)
    texts = {cell.start: cell.text.strip(" *_:.").lower() for cell in cells}
    if any(one.kind == DUE for one in columns):
        return tuple(columns)
    return tuple(
        replace(one, kind=DUE) if place > task and texts.get(one.start) == "date" else one
        for place, one in enumerate(columns)
    )


def _cells(line: str, divider: re.Pattern[str]) -> list[Cell]:
    """The cells of a line; the empty ones at the ends of a line with bars left out."""
    found, at = [], 0
    for match in [*divider.finditer(line), None]:
        end = match.start() if match else len(line)
        piece = line[at:end]
        left = at + len(piece) - len(piece.lstrip())
        found.append(Cell(piece.strip(), left, left + len(piece.strip())))
        at = match.end() if match else end
    outer = divider is _BARS
    if outer and not found[0].text and line.lstrip().startswith("|"):
        found = found[1:]
    if outer and found and not found[-1].text and line.rstrip().endswith("|"):
        found = found[:-1]
    while not outer and found and not found[0].text:
        found = found[1:]
    return found


def lines_below(text: str, start: int, divider: re.Pattern[str], omit: Sequence[Span]) -> Iterator[TableLine]:
    """The lines behind a place, without rules, furniture and those that are empty."""
    at = start
    for match in _LINE.finditer(text, start):
        raw = match[0].rstrip()
        if not raw.strip() or is_table_rule(raw) or set(raw.strip()) <= set("-–—_=|+ "):
            continue
        low = match.start() + len(raw) - len(raw.lstrip())
        if any(span.start <= low and match.start() + len(raw) <= span.end for span in omit):
            continue
        apart = text.count("\n", at, match.start()) > 1
        at = match.start() + len(raw)
        yield TableLine(match.start(), at, tuple(_cells(raw, divider)), apart)


def recut(text: str, line: TableLine, frame: Frame) -> TableLine:
    """A line whose cells stand closer together, cut where each begins below a head."""
    if frame.exact:
        return line
    close = [cell for cell in _cells(text[line.start : line.end], _CLOSE) if cell.text]
    starts = [one.start for one in frame.columns]
    cells = (
        close if len(close) > len(line.cells) and all(one.start in starts for one in close) else line.cells
    )
    behind = [start for start in starts if start > frame.columns[frame.task].start]
    return replace(line, cells=tuple(piece for one in cells for piece in _split(one, behind)))


def _split(cell: Cell, starts: Sequence[int]) -> Iterator[Cell]:
    """A cell cut where a word of it begins right below the head of the next column."""
    for start in starts:
        at = start - cell.start
        if cell.start in starts and 0 < at < len(cell.text) and cell.text[at - 1] == " ":
            head = cell.text[:at].rstrip()
            yield Cell(head, cell.start, cell.start + len(head))
            cell = Cell(cell.text[at:], start, cell.end)
    yield cell
