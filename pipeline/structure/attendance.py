"""Who was present, in attendance or sent apologies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matters.pipeline.records import Attendee, Item
from matters.pipeline.structure.attendance_table import read_table
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.numbering import read_number
from matters.pipeline.structure.people import Person, begins_with_person, find_people, read_person

_COUNT = r"(?:\s*\(\s*\d+[^)]*\))?"
_CUE = re.compile(
    rf"""(?ix)^\W*
    (?P<cue>
        (?:(?:board|committee|council|voting|co-opted|elected|parish|other)\s+)*
        (?:members|councillors|those|officers|also|others|trustees|directors|invited|visiting|attendance|people|guests|staff)?
        \s*(?:and\s+\w+\s+)?
        (?P<word>not\s+present|present|in[\s-]attendance|attending|attended|attendees|attendance
          |apolog(?:y|ies)(?:\s+for\s+(?:absence|lateness))?|absent|absence|substitutes?)
        (?:\s+(?:were|was|by|at\s+the\s+meeting|members|councillors|officers))*
    ){_COUNT}\s*(?P<mark>[:;.,\u2013\u2014-]+|\s(?=(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|V\.|Messrs|Dr)\b)|$|\n)"""
)
_OFFICERS = re.compile(r"(?i)^\W*(?:officers|staff|guests|observers|public|also present|others)\s*(?::|$)")
_APOLOGIES_FROM = re.compile(
    r"(?ix)(?:apolog(?:y|ies)|absence)\b(?:[^.:]|\.(?=\w)){0,90}?\b(?:from|by|of|for)\s*(?!absence\b|lateness\b|non)[,:;–-]*\s*"
)
_SENT_APOLOGIES = re.compile(r"(?i)\b(?:had\s+|have\s+)?(?:sent|given|gave|tendered|offered|submitted)\s+(?:their\s+|his\s+|her\s+)?apolog")
_NOBODY = re.compile(r"(?i)^\W*(?:none|nil|no apologies|there were no|no one|nobody)\b")
_SENTENCE_END = re.compile(r"(?<=[A-Za-z)]{3})(?<!Mrs)(?<!llr)(?<!Rev)\.\s+(?=[A-Z])|(?<=[a-z)]{3})\.\s*$")
_ATTENDANCE_TITLE = re.compile(
    r"(?i)\b(?:present|attend(?:ing|ance|ees)|apolog|absent|absence|substitut)"
)
_FRONT_LINES = 80


@dataclass(frozen=True, slots=True)
class _Block:
    """A list of people: its text with line breaks, and where each character came from."""

    status: str
    text: str
    offsets: tuple[int, ...]
    lines: int


def read_attendance(text: str, lines: Sequence[Line], items: Sequence[Item]) -> tuple[Attendee, ...]:
    """Everyone named in the attendance blocks, each once, in order."""
    found = {attendee.name.casefold(): attendee for attendee in read_table(text, lines)}
    for block in _blocks(lines, items):
        for person in find_people(block.text, by_line=block.lines > 1 and _mostly_people(block.text)):
            attendee = _attendee(person, block)
            found.setdefault(attendee.name.casefold(), attendee)
    return tuple(sorted(found.values(), key=lambda attendee: attendee.start))


def _attendee(person: Person, block: _Block) -> Attendee:
    return Attendee(
        name=person.name,
        status=block.status,
        start=block.offsets[person.start],
        end=block.offsets[person.end - 1] + 1,
        title=person.title,
        initials=person.initials,
        role=person.role,
        organisation=person.organisation,
        substitute_for=person.substitute_for,
        from_item=person.from_item,
        until_item=person.until_item,
    )


def _blocks(lines: Sequence[Line], items: Sequence[Item]) -> Iterator[_Block]:
    for region in _regions(lines, items):
        status, collected = None, []
        for line, text_at in region:
            cue = _CUE.match(line.text[text_at:])
            if cue or _OFFICERS.match(line.text[text_at:]):
                if status and collected:
                    yield _block(status, collected)
                status, collected = _status(line.text[text_at:], cue), []
                rest = text_at + cue.end() if cue else text_at + line.text[text_at:].find(":") + 1
                collected = [(line, rest)] if line.text[rest:].strip() and rest else []
            elif status is None and _APOLOGIES_FROM.search(line.text):
                status, collected = "apologies", [(line, text_at)]
            elif status and _carries_on(line, collected):
                collected.append((line, text_at))
            elif status and collected:
                yield _block(status, collected)
                status, collected = None, []
        if status and collected:
            yield _block(status, collected)


def _regions(lines: Sequence[Line], items: Sequence[Item]) -> Iterator[list[tuple[Line, int]]]:
    """The front matter, then each item whose title speaks of attendance; with where its text begins."""
    body = next((item.start for item in items if item.number), items[0].start) if items else 0
    front = [(line, 0) for line in lines[:_FRONT_LINES] if line.start < body]
    if front:
        yield front
    for item in items:
        if _ATTENDANCE_TITLE.search(item.title) or (item.title == "" and item is items[0]) or item.certainty < 0.4:
            yield [
                (line, _after_number(line) if line.start == item.start else 0)
                for line in lines
                if item.start <= line.start < item.end
            ][:_FRONT_LINES]


def _after_number(line: Line) -> int:
    number = read_number(line.text)
    return number.title_at if number else 0


def _status(text: str, cue: re.Match[str] | None) -> str:
    if cue is None:
        return "in attendance"
    phrase = " ".join(cue["cue"].lower().split())
    if "apolog" in phrase:
        return "apologies"
    if "not present" in phrase or "absen" in phrase:
        return "absent"
    if phrase.startswith(("also", "officer", "other", "in attendance", "in-attendance", "staff", "guest", "visit", "invit")):
        return "in attendance"
    return "present"


def _carries_on(line: Line, collected: Sequence[tuple[Line, int]]) -> bool:
    """Whether a line after a cue still belongs to its list."""
    if read_number(line.text) and not line.bullet:
        return False
    if (read_person(line.text) or (line.bullet and begins_with_person(line.text))) and len(line.text) < 160:
        return True
    if not collected:
        return bool(_APOLOGIES_FROM.search(line.text)) or (line.bullet and len(line.text) < 120)
    return not line.gap and len(line.text) < 200


def _block(status: str, collected: Sequence[tuple[Line, int]]) -> _Block:
    characters: list[str] = []
    offsets: list[int] = []
    for line, at in collected:
        text, at = _list_part(line.text, at, status)
        characters.extend([*text, "\n"])
        offsets.extend([*line.offsets[at : at + len(text)], line.end])
    return _Block(status, "".join(characters), tuple(offsets), len(collected))


def _list_part(text: str, at: int, status: str) -> tuple[str, int]:
    """The part of a line that lists people: after "received from", before the next sentence."""
    if _NOBODY.match(text[at:]):
        return "", at
    if status == "apologies":
        start = _APOLOGIES_FROM.search(text, at)
        at = start.end() if start else at
        sent = _SENT_APOLOGIES.search(text, at)
        if sent and not start:
            return text[at : sent.start()], at
    stop = _SENTENCE_END.search(text, at)
    return text[at : stop.start() if stop else len(text)], at


def _mostly_people(text: str) -> bool:
    rows = [row for row in text.split("\n") if row.strip()]
    starting = sum(begins_with_person(row) for row in rows)
    return starting >= 2 and starting >= 0.6 * len(rows)
