"""Tables of actions: a head that names who is to do what by when, and one task a row."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from matters.pipeline.outcomes.action_columns import (
    DUE,
    OTHER,
    OWNER,
    STATUS,
    TASK,
    Column,
    column,
    due_words,
    owner_in,
    says_done,
)
from matters.pipeline.records import Span
from matters.pipeline.verbatim import is_table_rule

_LINE = re.compile(r"[^\n\r\f]+")
_WIDE = re.compile(r"[^\S\t]{3,}|[^\S\t]*\t[^\S\t]*")
_CLOSE = re.compile(r"[^\S\t]{2,}|[^\S\t]*\t[^\S\t]*")
_BARS = re.compile(r"\|")
_HEAD = re.compile(r"(?im)^.*\b(?:actions?|tasks?|what|to-?do|next steps?)\b.*$")
_NEAR = 3
"""How far from the head of its column a cell may begin."""
_LETTERS = re.compile(r"[^\W\d_]{2,}\W+(?:\w+\W+)*[^\W\d_]{2,}")
_NOTHING = re.compile(r"(?i)\W*(?:none|nil|no (?:new |further |outstanding )?actions?|n/?a)\b")
_REFERENCE = re.compile(r"\W*(?:[A-Z]{0,4}[ ./-]?)?\d[\w./-]*\W*|")
_HANGS = re.compile(r"(?:,|\b(?:the|an?|of|at|in|for|to|and|by|with|from|on|or|that|as|re|their|our|its))$")
_PAIR = 2
_TELLING = (OWNER, DUE, STATUS)
_STARTS_OTHERWISE = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?\s|[•·▪◦●‣-]\s|[A-Z][A-Z ]{5,}$)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the head of a table of actions.

    :param start: where its first line begins; :param end: where its last one ends.
    :param task: the stretch that says what is to be done; other cells that it runs past are in ``omit``.
    :param owner: who is to do it, as written, or nothing.
    :param due: by when, as written, or nothing.
    :param done: whether the row says that the task is done.
    """

    start: int
    end: int
    task: Span
    owner: str
    due: str
    done: bool
    omit: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of actions, from its head to its last row."""

    start: int
    end: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of cells; the places of the cells count from its beginning.

    :param apart: whether a blank line stands before it.
    """

    start: int
    end: int
    cells: tuple[_Cell, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """The head of a table: its columns, and what divides the cells of its rows."""

    columns: tuple[Column, ...]
    divider: re.Pattern[str]
    tabbed: bool

    @property
    def exact(self) -> bool:
        """Whether cells are told by their count, not by where they stand."""
        return self.tabbed or self.divider is _BARS

    @property
    def task(self) -> int:
        """Which column holds the tasks."""
        return next(place for place, one in enumerate(self.columns) if one.kind == TASK)

    def place(self, line: _Line) -> dict[int, _Cell] | None:
        """The cells of a line by their columns; ``None`` where they fit none."""
        return self._by_count(line.cells) if self.exact else self._by_place(line.cells)

    def _by_count(self, cells: Sequence[_Cell]) -> dict[int, _Cell] | None:
        """An empty cell at the beginning of a row leaves no tab."""
        lost = len(self.columns) - len(cells)
        if lost < 0:
            return None
        numbered = self.columns[0].kind == OTHER
        shift = int(self.tabbed and lost > 0 and numbered and not _REFERENCE.fullmatch(cells[0].text))
        return {place + shift: cell for place, cell in enumerate(cells) if cell.text}

    def _by_place(self, cells: Sequence[_Cell]) -> dict[int, _Cell] | None:
        placed: dict[int, _Cell] = {}
        for cell in cells:
            if not cell.text:
                continue
            at = self._column_of(cell)
            if at is None or at in placed:
                return None
            placed[at] = cell
        return placed

    def _column_of(self, cell: _Cell) -> int | None:
        near = [
            (abs(one.start - cell.start), place)
            for place, one in enumerate(self.columns)
            if abs(one.start - cell.start) <= _NEAR or (one.start < cell.end and cell.start < one.end)
        ]
        return min(near)[1] if near else None


def find_tables(text: str, *, omit: Iterable[Span] = ()) -> tuple[Table, ...]:
    """The tables of actions of a document, in order.

    :param omit: page furniture, which may stand between two rows.
    """
    return _tables(text, tuple(omit))


@lru_cache(maxsize=4)
def _tables(text: str, omit: tuple[Span, ...]) -> tuple[Table, ...]:
    found: list[Table] = []
    for match in _HEAD.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        frame = _frame(match[0])
        if frame:
            rows = _rows(text, match.end(), frame, omit)
            if rows:
                found.append(Table(match.start(), rows[-1].end, tuple(rows)))
    return tuple(found)


def _frame(line: str) -> _Frame | None:
    """The columns that a line heads, where each of its cells is a head and a task and more are among them."""
    bars, tabs = line.count("|") > 0, "\t" in line.strip()
    divider = _BARS if bars else _WIDE
    cells = _cells(line, divider)
    columns = [column(cell.text, cell.start, cell.end) for cell in cells if cell.text]
    if bars or tabs:
        columns = [
            column(cell.text, cell.start, cell.end) if cell.text else Column(OTHER, 0, 0) for cell in cells
        ]
    kinds = [one.kind for one in columns if one]
    if len(kinds) < len(columns) or kinds.count(TASK) != 1 or not {OWNER, DUE} & set(kinds):
        return None
    return _Frame(_dated([one for one in columns if one], cells), divider, tabbed=tabs and not bars)


def _dated(columns: Sequence[Column], cells: Sequence[_Cell]) -> tuple[Column, ...]:
    """A bare "Date" behind the task is when it is due, where no other column is."""
    task = next(place for place, one in enumerate(columns) if one.kind == TASK)
    texts = {cell.start: cell.text.strip(" *_:.").lower() for cell in cells}
    if any(one.kind == DUE for one in columns):
        return tuple(columns)
    return tuple(
        replace(one, kind=DUE) if place > task and texts.get(one.start) == "date" else one
        for place, one in enumerate(columns)
    )


def _cells(line: str, divider: re.Pattern[str]) -> list[_Cell]:
    """The cells of a line; the empty ones at the ends of a line with bars left out."""
    found, at = [], 0
    for match in [*divider.finditer(line), None]:
        end = match.start() if match else len(line)
        piece = line[at:end]
        left = at + len(piece) - len(piece.lstrip())
        found.append(_Cell(piece.strip(), left, left + len(piece.strip())))
        at = match.end() if match else end
    outer = divider is _BARS
    if outer and not found[0].text and line.lstrip().startswith("|"):
        found = found[1:]
    if outer and found and not found[-1].text and line.rstrip().endswith("|"):
        found = found[:-1]
    while not outer and found and not found[0].text:
        found = found[1:]
    return found


def _lines(text: str, start: int, divider: re.Pattern[str], omit: Sequence[Span]) -> Iterator[_Line]:
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
        yield _Line(match.start(), at, tuple(_cells(raw, divider)), apart)


def _rows(text: str, start: int, frame: _Frame, omit: Sequence[Span]) -> list[Row]:
    """The rows below a head, up to the first line that is none; those that cannot be told are left out."""
    groups: list[list[_Line]] = []
    for line in _lines(text, start, frame.divider, omit):
        line = _recut(text, line, frame)
        placed = frame.place(line)
        if frame.tabbed and len(line.cells) < _PAIR and not line.apart:
            continue
        if placed is None or _is_prose(line, placed, frame):
            break
        if groups and _goes_on(groups[-1], line, placed, frame):
            groups[-1].append(line)
        elif _begins(placed, frame):
            groups.append([line])
        else:
            groups = groups[:-1] if _may_go_on(groups, line, placed, frame) else groups
            break
    rows = [row for group in groups for row in _row(group, frame)]
    return _told(rows, text)


def _told(rows: Sequence[Row], text: str) -> list[Row]:
    """Rows that are whole: where one begins in the middle of a sentence, it took up lines of that above it."""
    cut = [text[row.task.start].islower() for row in rows]
    if all(cut):
        return list(rows)
    return [
        row
        for place, row in enumerate(rows)
        if not cut[place] and not (cut[place + 1 : place + 2] == [True] and "\n" in text[row.start : row.end])
    ]


def _recut(text: str, line: _Line, frame: _Frame) -> _Line:
    """A line whose cells stand closer together, cut where each begins below a head."""
    if frame.exact:
        return line
    close = [cell for cell in _cells(text[line.start : line.end], _CLOSE) if cell.text]
    starts = {one.start for one in frame.columns}
    if len(close) > len(line.cells) and all(cell.start in starts for cell in close):
        return replace(line, cells=tuple(close))
    return line


def _is_prose(line: _Line, placed: Mapping[int, _Cell], frame: _Frame) -> bool:
    """Whether a line rather goes on with the minutes: a heading, or a sentence across the columns."""
    if frame.exact:
        return len(line.cells) < _PAIR
    beyond = frame.columns[frame.task + 1 : frame.task + 2]
    task = placed.get(frame.task)
    if task and beyond and task.end > beyond[0].start:
        return True
    return len(placed) == 1 and (line.apart or bool(_STARTS_OTHERWISE.match(line.cells[0].text)))


def _begins(placed: Mapping[int, _Cell], frame: _Frame) -> bool:
    """Whether a line has what a row needs: a task, and who, when or how far."""
    return frame.task in placed and any(frame.columns[place].kind in _TELLING for place in placed)


def _goes_on(row: Sequence[_Line], line: _Line, placed: Mapping[int, _Cell], frame: _Frame) -> bool:
    """Whether a line goes on with the cells of the row above it."""
    above = frame.place(row[0]) or {}
    if frame.exact or line.apart:
        return False
    if frame.columns[0].kind == OTHER and 0 in above:
        return 0 not in placed
    task = placed.get(frame.task)
    if task is None:
        return True
    before = next(
        cells[frame.task] for one in reversed(row) if frame.task in (cells := frame.place(one) or {})
    )
    return not task.text[:1].isupper() or bool(_HANGS.search(before.text))


def _may_go_on(
    groups: Sequence[Sequence[_Line]], line: _Line, placed: Mapping[int, _Cell], frame: _Frame
) -> bool:
    """Whether the last row may go on with a line, since its first word would not have stood above it."""
    if not groups or line.apart or frame.task not in placed:
        return False
    rows = [
        [cells[frame.task] for one in group if frame.task in (cells := frame.place(one) or {})]
        for group in groups
    ]
    word = placed[frame.task].text.split()[0]
    return rows[-1][-1].end + 1 + len(word) >= max(cell.end for row in rows for cell in row)


def _row(lines: Sequence[_Line], frame: _Frame) -> Iterator[Row]:
    """A row put together, where it has a task and says who or when."""
    cells: dict[int, list[tuple[_Line, _Cell]]] = {}
    for line in lines:
        for place, cell in (frame.place(line) or {}).items():
            cells.setdefault(place, []).append((line, cell))
    task = frame.task
    if task not in cells:
        return
    said = {
        place: " ".join(cell.text for _, cell in pieces) for place, pieces in cells.items() if place != task
    }
    spans = [Span(line.start + cell.start, line.start + cell.end) for line, cell in cells[task]]
    words = " ".join(cell.text for _, cell in cells[task])

    def cell_of(kind: str) -> str:
        return next((words for at, words in said.items() if frame.columns[at].kind == kind), "")

    done = any(
        says_done(words, ticks=frame.columns[at].ticks)
        for at, words in said.items()
        if frame.columns[at].kind in (STATUS, DUE, OWNER)
    )
    yield Row(
        lines[0].start,
        lines[-1].end,
        Span(spans[0].start, spans[-1].end),
        owner_in(cell_of(OWNER)),
        due_words(cell_of(DUE)),
        done or not _LETTERS.search(words) or bool(_NOTHING.match(words)),
        tuple(_between(lines, cells, task, Span(spans[0].start, spans[-1].end))),
    )


def _between(
    lines: Sequence[_Line], cells: dict[int, list[tuple[_Line, _Cell]]], task: int, span: Span
) -> Iterator[Span]:
    """Cells of other columns that stand within the lines of a task."""
    for place, pieces in sorted(cells.items()):
        for line, cell in pieces if place != task else ():
            one = Span(line.start + cell.start, line.start + cell.end)
            if span.start < one.end and one.start < span.end:
                yield one


def outside(spans: Iterable[Span], tables: Sequence[Table]) -> Iterator[Span]:
    """What of some stretches stands in no table."""
    for span in spans:
        at = span.start
        for table in tables:
            if at < table.end and table.start < span.end:
                yield from [Span(at, table.start)] if at < table.start else ()
                at = table.end
        yield from [Span(at, span.end)] if at < span.end else ()
