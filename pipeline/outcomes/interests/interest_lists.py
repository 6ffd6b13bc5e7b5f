"""Interests put as a list or a table: who and in what, a line each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matters.pipeline.outcomes.people.people import People
from matters.pipeline.records import Span

_LEADS_IN = re.compile(
    r"(?i)\b(?:following|these)\b[^.]*\b(?:interests?|declarations?)\b[^.]*|"
    r"\b(?:interests?|declarations?) (?:of interests? )?(?:was |were |had been )?(?:declared|made|"
    r"received|recorded|noted)"
    r"\b[^.]*"
)
_INTERESTS = re.compile(r"(?i)\b(?:interests?|declarations?)\b")
_BULLET = re.compile(r"[ \t]*(?:[-*+•·▪◦●‣–\uf0b7]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)?")
_TITLED = (
    r"(?:(?:County |Borough |District )?(?:Councillors?|Cllrs?)|Messrs|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|"
    r"Lady|"
    r"Prof(?:essor)?|Rev(?:d|erend)?)\b\.? (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?:[A-Z]\b\.? ?){0,3}"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
)
_NAMES = rf"(?:{_TITLED}|[A-Z]{{2,3}}\b|[A-Z][\w’'-]+(?: [A-Z]\b\.?)?(?: [A-Z][\w’'-]+){{1,2}})"
_ENTRY = re.compile(
    rf"(?P<who>{_NAMES}(?:(?:, | and | & ){_NAMES})*)(?P<parted>\s+[-–—|]+\s+|\s*:\s+|\t\s*|"
    rf"[ ]{{2,}})(?P<what>\S.*)$"
)
_FINITE = re.compile(
    r"(?i)^(?:declared|had|has|was|is|left|none|nil|no|nothing|n/a|apologies|present|absent|[-–]+$)"
)
_CELLS = re.compile(r"\S(?:[^\t|\n]*?\S)??(?=\s*(?:\t|\||$)|[ ]{2,})")
_NAME_HEAD = re.compile(
    r"(?i)^(?:names?|members?|councillors?|cllrs?|who|person|declared by|(?:board|panel|committee|"
    r"forum) members?|"
    r"(?:name of )?(?:member|councillor|officer|declarant)s?(?: name)?)$"
)
_ITEM_HEAD = re.compile(r"(?i)\b(?:item|minute|agenda)\b")
_NATURE_HEAD = re.compile(r"(?i)\b(?:interests?|nature|reasons?|details?|declarations?|type|description)\b")
_NOTHING = re.compile(r"(?i)\W*(?:none|nil|n/?a|no)?\W*$")


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list of interests.

    :param span: of the line, and of the lines on which it goes on.
    """

    span: Span
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the source without white space at its ends.

    :param indent: characters before it.
    """

    text: str
    start: int
    indent: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int


def listed_interests(text: str, start: int, end: int, people: People, *, titled: bool) -> tuple[Listed, ...]:
    """The interests that lines of ``text[start:end]`` list.

    :param titled: whether the title of the item says that interests are declared in it.
    """
    lines = list(_lines(text, start, end))
    for place, line in enumerate(lines):
        heads = [cell.text for cell in _cells(line)]
        if _is_head(heads) and (titled or _told(lines[:place]) or _INTERESTS.search(line.text)):
            found = tuple(row for row in _rows(lines[place + 1 :], heads) if row.what)
            if found:
                return found
    for place, line in enumerate(lines):
        told = line.text.endswith(":") and bool(_LEADS_IN.search(line.text))
        if told or (titled and place == 0):
            below = lines[place + 1 if told else place :]
            found = tuple(entry for entry in _entries(below, people) if entry.what)
            if len(found) > (0 if told else 1):
                return found
    return ()


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    at = start
    for raw in text[start:end].splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            indent = len(raw) - len(raw.lstrip())
            yield _Line(bare, at + indent, indent)
        at += len(raw)


def _cells(line: _Line) -> list[_Cell]:
    found = (_Cell(one.group().strip("| "), one.start()) for one in _CELLS.finditer(line.text))
    return [cell for cell in found if cell.text]


def _is_head(heads: Sequence[str]) -> bool:
    named = [head for head in heads if _NAME_HEAD.match(head)]
    others = [head for head in heads if _ITEM_HEAD.search(head) or _NATURE_HEAD.search(head)]
    return len(named) == 1 and bool(others) and len(heads) <= 6


def _told(lines: Sequence[_Line]) -> bool:
    return bool(lines) and bool(_LEADS_IN.search(lines[-1].text))


def _rows(lines: Sequence[_Line], heads: Sequence[str]) -> Iterator[Listed]:
    """The rows below the heads: as many cells, or a line that goes on with the row above it."""
    name = next(place for place, head in enumerate(heads) if _NAME_HEAD.match(head))
    row: Listed | None = None
    for line in lines:
        cells = [cell.text for cell in _cells(line)]
        if not re.search(r"\w", line.text):
            continue
        if _is_head(cells):
            continue
        if len(cells) == len(heads) and re.match(r"[A-Z]", cells[name]):
            if row:
                yield row
            row = Listed(Span(line.start, line.end), cells[name], _what(cells, heads, name))
        elif row and len(cells) < len(heads) and line.indent > 0 and not line.text.endswith(":"):
            row = replace(row, span=Span(row.span.start, line.end), what=f"{row.what} {' '.join(cells)}")
        else:
            break
    if row:
        yield row


def _what(cells: Sequence[str], heads: Sequence[str], name: int) -> str:
    """The item, called so, and the interest in it; nothing where a cell says that there is none."""
    told = []
    for place, (cell, head) in enumerate(zip(cells, heads, strict=True)):
        nothing = _NOTHING.fullmatch(cell)
        if nothing and _NATURE_HEAD.search(head):
            return ""
        if place == name or nothing:
            continue
        told.append(f"item {cell}" if _ITEM_HEAD.search(head) and re.match(r"\d", cell) else cell)
    return " – ".join(told)


def _entries(lines: Sequence[_Line], people: People) -> Iterator[Listed]:
    """Lines that begin with who declares something, and go on with what."""
    entry: Listed | None = None
    for line in lines:
        found = _entry(line, people)
        if found:
            if entry:
                yield entry
            entry = found
        elif entry and (line.text[0].islower() or line.text[0] in "(–-") and not line.text.endswith(":"):
            entry = replace(entry, span=Span(entry.span.start, line.end), what=f"{entry.what} {line.text}")
        else:
            break
    if entry:
        yield entry


def _entry(line: _Line, people: People) -> Listed | None:
    mark = _BULLET.match(line.text)
    at = mark.end() if mark else 0
    match = _ENTRY.match(line.text, at)
    if match is None:
        return None
    who = " ".join(match["who"].split())
    known = re.match(_TITLED, who) or re.fullmatch(r"[A-Z]{2,3}", who) or people.resolve(who)
    if not known:
        return None
    what = "" if _FINITE.match(match["what"]) else " ".join(match["what"].split())
    return Listed(Span(line.start + at, line.end), who, what)
