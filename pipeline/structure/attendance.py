"""Who was present, in attendance or sent apologies."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matters.pipeline.records import Attendee, Item
from matters.pipeline.structure.attendance_columns import Part, arranged
from matters.pipeline.structure.attendance_marks import read_roll
from matters.pipeline.structure.attendance_rows import (
    ABSENCES,
    APOLOGIES_FROM,
    SENT_APOLOGIES,
    Row,
    divided,
    group_label,
    opens,
)
from matters.pipeline.structure.attendance_table import read_table
from matters.pipeline.structure.holders import begins_with_person, names_person
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.list_parts import BETWEEN, cuts_name
from matters.pipeline.structure.names import Person, read_mononym, title_pattern
from matters.pipeline.structure.numbering import read_number
from matters.pipeline.structure.people import find_people, plural_title
from matters.pipeline.structure.titles import VERB

_PRESENCE = re.compile(r"(?i)\b(?:(?:was|were)\s+)?(?:also\s+)?(?:present|in attendance|attended)\b")
_NOBODY = re.compile(
    r"(?i)^\W*(?:none|nil|no apologies|there (?:were|was|being) (?:no|none)|no one|nobody)\b"
)
_SENTENCE_END = re.compile(
    r"(?<=[A-Za-z)]{3})(?<!Mrs)(?<!llr)(?<!llrs)(?<!ssrs)(?<!Rev)(?<!Revd)\.\s+(?=[A-Z])|(?<=[a-z)]{3})\.\s*$"
)
_ATTENDANCE_TITLE = re.compile(
    r"(?i)\b(?:present|attend(?:ing|ance|ees)|apolog|absent|absence|substitut|welcome|sederunt)"
    r"|^(?:other\s+)?(?:officers?|officials|partners|members|councillors)(?:\s*(?:and|&)\s*\w+)?$"
)
_ATTENDING = re.compile(r"(?i)\W*attending\b")
"""Behind the list of those present it opens that of the others."""
_FRONT_LINES = 80
_LONG_ROW = 160
_LONG_LIST = 900


@dataclass(frozen=True, slots=True)
class _Block:
    """A list of people: its text with line breaks, and where each character came from.

    :param marked: for lines that begin at an offset another status, which a mark behind the name gives.
    """

    status: str
    text: str
    offsets: tuple[int, ...]
    lines: int
    marked: Mapping[int, str]

    def status_at(self, offset: int) -> str:
        """The status of whoever is named at a place."""
        begun = max((start for start in self.marked if start <= offset), default=None)
        given = self.marked.get(begun, "") if begun is not None else ""
        return self.status if given in {"", "present"} else given


def read_attendance(text: str, lines: Sequence[Line], items: Sequence[Item]) -> tuple[Attendee, ...]:
    """Everyone named in the attendance blocks, each once, in order."""
    found = {attendee.name.casefold(): attendee for attendee in read_table(text, lines)}
    for block in _blocks(lines, items):
        for person in find_people(block.text, by_line=block.lines > 1 and _mostly_people(block.text)):
            attendee = _attendee(person, block)
            found.setdefault(attendee.name.casefold(), attendee)
    everyone = sorted(found.values(), key=lambda attendee: attendee.start)
    return tuple(one for one in everyone if not _again(one, everyone))


def _again(one: Attendee, everyone: Sequence[Attendee]) -> bool:
    """Whether a bare surname only repeats somebody whose whole name is listed with the same status."""
    status = {"apologies", "absent"} if one.status == "apologies" else {one.status}
    return " " not in one.name and any(
        other.status in status and other.name.casefold().endswith(" " + one.name.casefold())
        for other in everyone
    )


def _attendee(person: Person, block: _Block) -> Attendee:
    return Attendee(
        name=person.name,
        status=block.status_at(block.offsets[person.start]),
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
        status: str | None = None
        collected: list[Row] = []
        listed = False
        roll = read_roll(region)
        for row in (part for whole in roll.rows for part in divided(whole)):
            new_status, kept = opens(row, status, collected)
            if listed and new_status == "present" and _ATTENDING.match(row.text):
                new_status = "in attendance"
            listed = listed or new_status == "present"
            if new_status is not None:
                if status and collected:
                    yield _block(status, collected, roll.statuses)
                status, collected = new_status, [kept] if kept.text.strip() else []
            elif status and _carries_on(row, collected) and not (collected and _ended(collected[-1])):
                collected.append(row)
            elif status and collected:
                yield _block(status, collected, roll.statuses)
                status, collected = None, []
        if status and collected:
            yield _block(status, collected, roll.statuses)


def _regions(lines: Sequence[Line], items: Sequence[Item]) -> Iterator[list[Row]]:
    """The front matter, then each item whose title speaks of attendance; with where its text begins."""
    body = next((item.start for item in items if item.number), items[0].start) if items else 0
    front = [Row(line, 0, len(line.text)) for line in lines[:_FRONT_LINES] if line.start < body]
    if front:
        yield front
    for item in items:
        if (
            _ATTENDANCE_TITLE.search(item.title)
            or (item.title == "" and item is items[0])
            or item.certainty < 0.4
        ):
            yield [
                Row(
                    line,
                    _after_number(line) if line.start == item.start else 0,
                    len(line.text),
                    absences=ABSENCES.search(item.title) is not None,
                )
                for line in lines
                if item.start <= line.start < item.end
            ][:_FRONT_LINES]


def _after_number(line: Line) -> int:
    number = read_number(line.text)
    return number.title_at if number else 0


def _carries_on(row: Row, collected: Sequence[Row]) -> bool:
    """Whether a line after a cue still belongs to its list."""
    line = row.line
    if read_number(row.text) and not line.bullet:
        return False
    listed = not collected or bool(plural_title(row.text))
    if (names_person(row.text) or (line.bullet and begins_with_person(row.text))) and (
        len(row.text) < (_LONG_LIST if listed else _LONG_ROW)
    ):
        return True
    if not collected:
        return bool(APOLOGIES_FROM.search(row.text)) or (line.bullet and len(row.text) < 120)
    return not line.gap and len(row.text) < 200


def _block(status: str, collected: Sequence[Row], marks: Mapping[int, str]) -> _Block:
    characters: list[str] = []
    offsets: list[int] = []
    found = [_list_part(row, status) for row in collected]
    parts = [
        Part(text, row.line.offsets[at : at + len(text)])
        for row, (text, at) in zip(collected, found, strict=True)
    ]
    for row, (text, at), part in zip(collected, found, arranged(parts), strict=True):
        # A blank line keeps a name from going on over what was left out.
        left_out = row.line.text[at + len(text) : row.end].strip() != ""
        ends = ["\n", "\n"] if left_out else ["\n"]
        characters.extend([*part.text, *ends])
        offsets.extend([*part.offsets, *[row.line.end] * len(ends)])
    marked = {row.line.start: marks.get(row.line.start, "") for row in collected} if marks else {}
    return _Block(status, "".join(characters), tuple(offsets), len(collected), marked)


def _list_part(row: Row, status: str) -> tuple[str, int]:
    """The part of a line that lists people, and where: after "received from", before the next sentence."""
    text, at, end = row.line.text, row.at + group_label(row.text), row.end
    if _NOBODY.match(row.text):
        return "", at
    if status == "apologies":
        start = APOLOGIES_FROM.search(text, at, end)
        if start and start.start() > (stop := _list_end(text, at, end)) and begins_with_person(text[at:stop]):
            end, start = stop, None
        at = start.end() if start else at
        sent = SENT_APOLOGIES.search(text, at, end)
        if sent and not start:
            return text[at : sent.start()], at
    return text[at : _list_end(text, at, end)], at


def _ended(row: Row) -> bool:
    """Whether the list stops inside a line, and the line goes on to tell of something else."""
    end = _list_end(row.line.text, row.at, row.end)
    return bool(row.line.text[end : row.end].strip(" ."))


def _list_end(text: str, at: int, end: int) -> int:
    """Where a list ends: at a full stop, unless the next sentence names further people and tells nothing."""
    for stop in _SENTENCE_END.finditer(text, at, end):
        following = _SENTENCE_END.search(text, stop.end(), end)
        sentence = text[stop.end() : following.start() if following else end]
        told = _PRESENCE.sub(" ", sentence)
        if not names_person(sentence) or title_pattern().match(sentence) is None or VERB.search(told):
            return stop.start()
    return end


def _mostly_people(text: str) -> bool:
    """Whether each line of a list names one person, rather than being full of them."""
    rows = [row for row in text.split("\n") if row.strip()]
    starting = sum(begins_with_person(row) for row in rows)
    full = any(sum(map(names_person, re.split(r"[,;]", row))) > 2 for row in rows)
    cut = any(_is_cut(row, following) for row, following in pairwise(rows))
    return starting >= 2 and starting >= 0.6 * len(rows) and not full and not cut


def _is_cut(row: str, following: str) -> bool:
    """Whether the last of a row's people goes on in the next row: a title, or a given name alone."""
    parts = BETWEEN.split(row)
    last = parts[-1]
    begun = title_pattern().match(last) or (len(parts) > 1 and read_mononym(last))
    return bool(begun) and cuts_name(last, following)
