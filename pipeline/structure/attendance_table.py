"""Attendance given as a table: a row for each person, or a column for each kind of presence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from matters.pipeline.records import Attendee
from matters.pipeline.structure.holders import names_person
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.names import Person, read_person
from matters.pipeline.structure.people import find_people
from matters.pipeline.structure.posts import Post, describe

_RULE = re.compile(r"^[\s:|-]*$")
_COLUMNS = {
    "present": re.compile(
        r"(?i)^(?:(?:committee|voting|elected|council)\s+)*(?:members|councillors|present)"
        r"(?:\s+(?:present|in attendance))?:?$"
    ),
    "apologies": re.compile(r"(?i)^apologies(?:\s+for\s+absence)?:?$"),
    "absent": re.compile(r"(?i)^(?:absent|absence|not\s+present)$"),
    "in attendance": re.compile(
        r"(?i)^(?:in\s+attendance|officers?|staff|guests|others?|also\s+present|partners)\b(?:[\s,&]+\w+){0,4}$"
    ),
}
_NAME_COLUMN = re.compile(r"(?i)^(?:attendee|name|member|councillor)s?$")
_STATUS_COLUMN = re.compile(r"(?i)^(?:attendance|status|present|expected|attended)$")
_ROLE_COLUMN = re.compile(r"(?i)^(?:role|position|job title|representing|capacity)$")
_SUBSTITUTE = re.compile(r"(?i)substitut\w*\s+for\s+(?P<whom>.+)")
_FLAT_ROW = re.compile(
    r"(?i)^(?P<who>.+?)\s+(?P<status>present|apologies|absent|in attendance|attended"
    r"|(?=substitut\w*\s+for\b))(?P<note>.*)$"
)
_TICKS, _CROSSES = frozenset("☑✓✔■"), frozenset("☒✗✘")
_BOX = re.compile(r"(?P<box>[☐□☑✓✔■☒✗✘])\s*(?P<who>[^☐□☑✓✔■☒✗✘]+)")
_FLAT_ROWS = 3
_WIDE_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
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
        kinds = [_kind_of_column(cell) for cell, _ in columns]
        if len(columns) >= 2 and all(kinds):
            starts = [start - line.start for _, start in columns]
            return _columns(text, lines[index + 1 :], kinds, starts=starts)
    return _flat_rows(lines[:_FRONT_LINES]) or _boxes(lines[:_FRONT_LINES])


def _boxes(lines: Sequence[Line]) -> list[Attendee]:
    """People with a box before each, ticked where they were there; a cross is a tick where no other is."""
    boxes = [(line, box) for line in lines for box in _BOX.finditer(line.text)]
    signs = {box["box"] for _, box in boxes}
    ticks = _TICKS if signs & _TICKS else _TICKS | _CROSSES
    found = []
    for line, box in boxes:
        for person in find_people(box["who"], by_line=True)[:1]:
            one = _listed(person, 0, "present" if box["box"] in ticks else "absent")
            at = box.start("who")
            start, end = line.offsets[at + person.start], line.offsets[at + person.end - 1] + 1
            found.append(replace(one, start=start, end=end))
    return found if len(found) >= _FLAT_ROWS else []


def _flat_rows(lines: Sequence[Line]) -> list[Attendee]:
    """Rows that lost their columns ("Councillor Ann Birch Present"), where several stand together."""
    runs: list[list[Attendee]] = [[]]
    for line in lines:
        match = _FLAT_ROW.match(line.text)
        people = find_people(match["who"], by_line=True) if match and len(match["note"]) < 60 else []
        if match and len(people) == 1 and names_person(match["who"]):
            person = people[0]
            note = _SUBSTITUTE.search(match["note"])
            whom = read_person(note["whom"], carried="x") if note else None
            one = _listed(person, 0, "present" if note else _status(match["status"]))
            start, end = line.offsets[person.start], line.offsets[person.end - 1] + 1
            runs[-1].append(replace(one, start=start, end=end, substitute_for=whom.name if whom else None))
        elif runs[-1]:
            runs.append([])
    return [one for run in runs if len(run) >= _FLAT_ROWS for one in run]


def _kind_of_column(head: str) -> str:
    """The status that a column's head gives to all below it, or nothing."""
    return next((status for status, pattern in _COLUMNS.items() if pattern.match(head)), "")


def _columns(
    text: str, lines: Sequence[Line], kinds: Sequence[str], *, starts: Sequence[int]
) -> list[Attendee]:
    """Everyone below heads that each stand for one kind of presence.

    :param starts: where the heads begin in their line; tells the columns apart where only space does.
    """
    found: list[Attendee] = []
    for line in lines:
        raw = text[line.start : line.end]
        if _RULE.match(raw):
            continue
        cells = _cells(text, line)
        ruled = "|" in raw or "\t" in raw
        if (len(cells) < 2) if ruled else (line.gap or not all(names_person(cell) for cell, _ in cells)):
            break
        for place, (cell, start) in enumerate(cells):
            at = place if ruled else _nearest(starts, start - line.start)
            if at < len(kinds):
                found.extend(_listed(person, start, kinds[at]) for person in find_people(cell, by_line=True))
    return found


def _nearest(starts: Sequence[int], at: int) -> int:
    return min(range(len(starts)), key=lambda place: abs(starts[place] - at))


def _listed(person: Person, at: int, status: str) -> Attendee:
    return Attendee(
        name=person.name,
        status=status,
        start=at + person.start,
        end=at + person.end,
        title=person.title,
        initials=person.initials,
        role=person.role,
        organisation=person.organisation,
        substitute_for=person.substitute_for,
    )


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
        post = Post() if substitute else describe(described)
        found.append(
            Attendee(
                name=person.name,
                status=_status(cells[status_at][0]),
                start=start + person.start,
                end=start + person.end,
                title=person.title,
                role=post.role,
                organisation=post.organisation,
                substitute_for=whom.name if whom else None,
            )
        )
    return found


def _cells(text: str, line: Line) -> list[tuple[str, int]]:
    """The cells of a row, empty ones too, and where each begins."""
    raw = text[line.start : line.end]
    if "|" not in raw and "\t" not in raw:
        return [(cell.group(), line.start + cell.start()) for cell in _WIDE_CELL.finditer(raw)]
    separator = "|" if "|" in raw else "\t"
    found, at = [], line.start
    for cell in raw.split(separator):
        found.append((cell.strip(), at + len(cell) - len(cell.lstrip())))
        at += len(cell) + 1
    edged = raw.lstrip().startswith("|")
    return found[1 : len(found) - (raw.rstrip().endswith("|"))] if edged else found


def _status(cell: str) -> str:
    """The status that a cell gives, in words or as a mark in a column headed "Present"."""
    cell = cell.lower()
    if "apolog" in cell:
        return "apologies"
    if "absent" in cell or "not present" in cell or cell in {"n", "no", "✗", "✘", "-", "–"}:
        return "absent"
    marked = cell in {"y", "yes", "✓", "✔", "x", "p"}
    return "present" if marked or "present" in cell or "attended" in cell else "in attendance"
