"""Tables of actions: a head that names who is to do what by when, and one task a row."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matters.pipeline.records import Span
from matters.pipeline.structure.action_cells import Cell, Frame, TableLine, frame_of, lines_below, recut
from matters.pipeline.structure.action_columns import (
    DUE,
    OTHER,
    OWNER,
    STATUS,
    SUBJECT,
    due_words,
    owner_in,
    says_done,
)
from matters.pipeline.structure.verdict_columns import is_certain, tells_verdicts

_HEAD = re.compile(
    r"(?im)^.*\b(?:actions?|tasks?|what|to-?do|next steps?|comments?|decisions?|observations?|outcomes?|"
    r"recommendations?|resol(?:ved|utions?)|responses?)\b.*$"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_NOTHING = re.compile(r"(?i)\W*(?:none|nil|no (?:new |further |outstanding )?actions?|n/?a)\b")
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
    """A table of actions, from its head to its last row.

    :param verdicts: whether its rows are verdicts on what stands beside them, and no actions.
    """

    start: int
    end: int
    rows: tuple[Row, ...]
    verdicts: bool = False


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
        frame = frame_of(match[0])
        if frame:
            groups = _groups(text, match.end(), frame, omit)
            rows = [row for group in groups for row in _row(group, frame)]
            rows = rows if frame.verdicts else _told(rows, text)
            if rows and (not frame.verdicts or _tells_verdicts(match[0], groups, frame)):
                found.append(Table(match.start(), rows[-1].end, tuple(rows), frame.verdicts))
    return tuple(found)


def _tells_verdicts(head: str, groups: Sequence[Sequence[TableLine]], frame: Frame) -> bool:
    """Whether a table holds verdicts: see ``tells_verdicts``."""
    rows: list[dict[int, str]] = []
    for group in groups:
        cells = [(place, cell.text) for line in group for place, cell in (frame.place(line) or {}).items()]
        rows.append({at: " ".join(text for place, text in cells if place == at) for at, _ in cells})
    column = frame.columns[frame.task]
    return tells_verdicts(rows, frame.task, certain=is_certain(head[column.start : column.end]))


def _groups(text: str, start: int, frame: Frame, omit: Sequence[Span]) -> list[list[TableLine]]:
    """The lines of each row below a head, up to the first that is in none; no row that may go on."""
    groups: list[list[TableLine]] = []
    for line in lines_below(text, start, frame.divider, omit):
        line = recut(text, line, frame)
        placed = frame.place(line)
        if frame.tabbed and len(line.cells) < _PAIR and not line.apart:
            continue
        if placed is None or _is_prose(line, placed, frame):
            break
        if frame.verdicts and frame.exact and frame.task not in placed:
            continue
        if groups and _goes_on(groups[-1], line, placed, frame):
            groups[-1].append(line)
        elif _begins(placed, frame):
            groups.append([line])
        else:
            groups = groups[:-1] if _may_go_on(groups, line, placed, frame) else groups
            break
    return groups


def _told(rows: Sequence[Row], text: str) -> list[Row]:
    """The rows that are whole: one that begins in mid-sentence took its first line from the one above."""
    cut = [text[row.task.start].islower() for row in rows]
    if all(cut):
        return list(rows)
    return [
        row
        for place, row in enumerate(rows)
        if not cut[place] and not (cut[place + 1 : place + 2] == [True] and "\n" in text[row.start : row.end])
    ]


def _is_prose(line: TableLine, placed: Mapping[int, Cell], frame: Frame) -> bool:
    """Whether a line rather goes on with the minutes: a heading, or a sentence across the columns."""
    if frame.exact:
        return len(line.cells) < _PAIR
    beyond = frame.columns[frame.task + 1 : frame.task + 2]
    task = placed.get(frame.task)
    if task and beyond and task.end > beyond[0].start:
        return True
    return len(placed) == 1 and (line.apart or bool(_STARTS_OTHERWISE.match(line.cells[0].text)))


def _begins(placed: Mapping[int, Cell], frame: Frame) -> bool:
    """Whether a line has what a row needs: a task, and who, when or how far, or what its verdict is on."""
    telling = (SUBJECT,) if frame.verdicts else _TELLING
    return frame.task in placed and any(frame.columns[place].kind in telling for place in placed)


def _goes_on(row: Sequence[TableLine], line: TableLine, placed: Mapping[int, Cell], frame: Frame) -> bool:
    """Whether a line goes on with the cells of the row above it."""
    above = frame.place(row[0]) or {}
    if frame.exact or line.apart:
        return False
    if frame.columns[0].kind in (OTHER, SUBJECT) and 0 in above:
        return 0 not in placed
    task = placed.get(frame.task)
    if task is None:
        return True
    before = next(
        cells[frame.task] for one in reversed(row) if frame.task in (cells := frame.place(one) or {})
    )
    return not task.text[:1].isupper() or bool(_HANGS.search(before.text))


def _may_go_on(
    groups: Sequence[Sequence[TableLine]], line: TableLine, placed: Mapping[int, Cell], frame: Frame
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


def _row(lines: Sequence[TableLine], frame: Frame) -> Iterator[Row]:
    """A row put together, where it has a task and says who or when."""
    cells: dict[int, list[tuple[TableLine, Cell]]] = {}
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
        done or len(_WORD.findall(words)) < _PAIR or bool(_NOTHING.match(words)),
        tuple(_between(lines, cells, task, Span(spans[0].start, spans[-1].end))),
    )


def _between(
    lines: Sequence[TableLine], cells: dict[int, list[tuple[TableLine, Cell]]], task: int, span: Span
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
