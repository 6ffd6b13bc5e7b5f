"""Attendance given as a table: one row a person, a column for the role and one for the presence."""

import re
from collections.abc import Sequence

from matters.pipeline.records import Attendee
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.names import read_person
from matters.pipeline.structure.posts import describe

_CELL = re.compile(r"[^\t|]+")
_NAME_COLUMN = re.compile(r"(?i)^(?:attendee|name|member|councillor)s?$")
_STATUS_COLUMN = re.compile(r"(?i)^(?:attendance|status|present|expected|attended)$")
_ROLE_COLUMN = re.compile(r"(?i)^(?:role|position|job title|representing|capacity)$")
_SUBSTITUTE = re.compile(r"(?i)substitut\w*\s+for\s+(?P<whom>.+)")
_FRONT_LINES = 120


def read_table(text: str, lines: Sequence[Line]) -> list[Attendee]:
    """Everyone in an attendance table at the head of the document; empty without one."""
    for index, line in enumerate(lines[:_FRONT_LINES]):
        columns = _cells(text, line)
        names = [place for place, (cell, _) in enumerate(columns) if _NAME_COLUMN.match(cell)]
        states = [place for place, (cell, _) in enumerate(columns) if _STATUS_COLUMN.match(cell)]
        if len(columns) >= 2 and names and states:
            roles = [place for place, (cell, _) in enumerate(columns) if _ROLE_COLUMN.match(cell)]
            return _rows(text, lines[index + 1 :], names[0], states[0], roles[0] if roles else None)
    return []


def _rows(
    text: str, lines: Sequence[Line], name_at: int, status_at: int, role_at: int | None
) -> list[Attendee]:
    found = []
    for line in lines:
        cells = _cells(text, line)
        if len(cells) <= max(name_at, status_at):
            break
        cell, start = cells[name_at]
        person = read_person(cell)
        if person is None:
            continue
        described = cells[role_at][0] if role_at is not None and role_at < len(cells) else ""
        substitute = _SUBSTITUTE.search(described)
        whom = read_person(substitute["whom"], carried="x") if substitute else None
        role, organisation = (None, None) if substitute else describe(described)
        found.append(
            Attendee(
                name=person.name,
                status=_status(cells[status_at][0]),
                start=start + person.start,
                end=start + person.end,
                title=person.title,
                role=role,
                organisation=organisation,
                substitute_for=whom.name if whom else None,
            )
        )
    return found


def _cells(text: str, line: Line) -> list[tuple[str, int]]:
    """The cells of a row and where each begins."""
    raw = text[line.start : line.end]
    found = []
    for match in _CELL.finditer(raw):
        cell = match.group().strip()
        if cell:
            found.append(
                (cell, line.start + match.start() + len(match.group()) - len(match.group().lstrip()))
            )
    return found


def _status(cell: str) -> str:
    cell = cell.lower()
    if "apolog" in cell:
        return "apologies"
    if "absent" in cell or "not present" in cell:
        return "absent"
    return "present" if "present" in cell or "attended" in cell else "in attendance"
