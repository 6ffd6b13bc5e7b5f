"""Who was present, in attendance or sent apologies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matters.pipeline.records import Attendee, Item
from matters.pipeline.structure.attendance_table import read_table
from matters.pipeline.structure.headings import VERB
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.names import Person, title_pattern
from matters.pipeline.structure.numbering import read_number
from matters.pipeline.structure.people import begins_with_person, find_people, names_person

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
    ){_COUNT}\s*(?P<mark>[:;.,\u2013\u2014-]+|\s(?=(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|V\.|Messrs
          |Dr|(?:Vice[-\ ])?Chair(?:man)?)\b)|$|\n)"""
)
_BARE_CUE = re.compile(
    r"\W*(?:PRESENT\s+(?=[A-Z][a-z]+(?:\s[A-Z]\.?)?\s[A-Z][a-z'’-])"
    r"|Present\s+(?=[A-Z][a-z]+\s[A-Z][\w'’-]+\s(?:\([A-Z]+\)\s)?[A-Z]{2,3}[a-z]?\b))"
)
_LABEL = re.compile(
    r"""(?ix)^\W*(?:
        (?P<officers>officers|staff|guests|observers|public|also\s+present|others)\s*(?::|$)
      | (?P<members>(?:(?:committee|board|council|parish|elected|voting|co-opted|independent)\s+)*
            (?:members|(?P<plural>councillors|cllrs)|trustees|governors|directors
               |(?P<chair>(?:vice[- ]|deputy\s+)?chair(?:man|woman|person)?)))\s*:
    )"""
)
_GUESTS = ("also", "officer", "other", "in attendance", "in-attendance", "staff", "guest", "visit", "invit")
_INNER_CUE = re.compile(
    # In minutes pasted as one run nothing but the capital sets the cue off.
    r"[ \t]+(?=(?:(?:Also|Those|Members)[ ,]+)?(?:Present|PRESENT"
    r"|In [Aa]ttendance|IN ATTENDANCE|[Aa]ttending)\s*[:–-])"
    r"|[ \t]+(?=those present\s*:)"
    r"|(?i:(?<=[.;,)])[ \t]+(?=(?:(?:(?:also|officers|members|those)\s+)?(?:not\s+)?(?:present"
    r"|in\s+attendance|attending|absent)"
    r"|apolog(?:y|ies)(?:\s+for\s+absence)?)\s*:|apologies\b[^.:]{0,60}\bfrom\b))"
)
_APOLOGY = re.compile(r"(?i)^\W*(?:an?\s+)?apolog")
_APOLOGIES_FROM = re.compile(
    r"(?ix)(?:apolog(?:y|ies)|absence)\b(?:[^.:]|\.(?=\w)){0,90}?\b(?:from|by|of|for)\b(?!\s*(?:absence\b|lateness\b|non))[\s,:;–-]*"
)
_SENT_APOLOGIES = re.compile(
    r"(?i)\b(?:had\s+|have\s+)?(?:sent|given|gave|tendered|offered|submitted)\s+(?:their\s+|his\s+|her\s+)?apolog"
)
_PRESENCE = re.compile(r"(?i)\b(?:(?:was|were)\s+)?(?:also\s+)?(?:present|in attendance|attended)\b")
_NOBODY = re.compile(r"(?i)^\W*(?:none|nil|no apologies|there were no|no one|nobody)\b")
_SENTENCE_END = re.compile(r"(?<=[A-Za-z)]{3})(?<!Mrs)(?<!llr)(?<!Rev)\.\s+(?=[A-Z])|(?<=[a-z)]{3})\.\s*$")
_ATTENDANCE_TITLE = re.compile(
    r"(?i)\b(?:present|attend(?:ing|ance|ees)|apolog|absent|absence|substitut|welcome)"
)
_FRONT_LINES = 80
_LONG_ROW = 160
_LONG_LIST = 900


@dataclass(frozen=True, slots=True)
class _Row:
    """A line or a part of it: ``line.text[at:end]``."""

    line: Line
    at: int
    end: int

    @property
    def text(self) -> str:
        """What stands in the row."""
        return self.line.text[self.at : self.end]

    def after(self, place: int) -> "_Row":
        """The row from a place in its text on."""
        return _Row(self.line, self.at + place, self.end)


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
        status: str | None = None
        collected: list[_Row] = []
        for row in (part for whole in region for part in _divided(whole)):
            new_status, kept = _opens(row, status, collected)
            if new_status is not None:
                if status and collected:
                    yield _block(status, collected)
                status, collected = new_status, [kept] if kept.text.strip() else []
            elif status and _carries_on(row, collected):
                collected.append(row)
            elif status and collected:
                yield _block(status, collected)
                status, collected = None, []
        if status and collected:
            yield _block(status, collected)


def _opens(row: _Row, status: str | None, collected: Sequence[_Row]) -> tuple[str | None, _Row]:
    """The status that a row sets for the people in its rest and below, if it sets one, and that rest."""
    text = row.text
    if bare := _BARE_CUE.match(text):
        return "present", row.after(bare.end())
    if cue := _CUE.match(text):
        return _status(cue), row.after(cue.end())
    if label := _LABEL.match(text):
        nested = not collected or _LABEL.match(collected[0].line.text)
        inherited = nested and status in {"apologies", "absent"}
        of_members = label["members"] and (label["chair"] is None or names_person(text))
        if inherited or label["officers"] or (of_members and status != "in attendance"):
            given = "in attendance" if label["officers"] else "present"
            keep = label["chair"] or label["plural"]
            return (status if inherited else given), row.after(0 if keep else label.end())
    if _APOLOGIES_FROM.search(text) and (status is None or _APOLOGY.match(text)):
        return "apologies", row
    if _SENT_APOLOGIES.search(text) and names_person(text):
        return "apologies", row
    return None, row


def _divided(row: _Row) -> Iterator[_Row]:
    """The parts of a line in which a further list begins ("Present: A, B. Apologies: C")."""
    start = row.at
    for match in _INNER_CUE.finditer(row.line.text, row.at + 1):
        yield _Row(row.line, start, match.start())
        start = match.end()
    yield _Row(row.line, start, row.end)


def _regions(lines: Sequence[Line], items: Sequence[Item]) -> Iterator[list[_Row]]:
    """The front matter, then each item whose title speaks of attendance; with where its text begins."""
    body = next((item.start for item in items if item.number), items[0].start) if items else 0
    front = [_Row(line, 0, len(line.text)) for line in lines[:_FRONT_LINES] if line.start < body]
    if front:
        yield front
    for item in items:
        if (
            _ATTENDANCE_TITLE.search(item.title)
            or (item.title == "" and item is items[0])
            or item.certainty < 0.4
        ):
            yield [
                _Row(line, _after_number(line) if line.start == item.start else 0, len(line.text))
                for line in lines
                if item.start <= line.start < item.end
            ][:_FRONT_LINES]


def _after_number(line: Line) -> int:
    number = read_number(line.text)
    return number.title_at if number else 0


def _status(cue: re.Match[str]) -> str:
    phrase = " ".join(cue["cue"].lower().split())
    if "apolog" in phrase:
        return "apologies"
    if "not present" in phrase or "absen" in phrase:
        return "absent"
    return "in attendance" if phrase.startswith(_GUESTS) else "present"


def _carries_on(row: _Row, collected: Sequence[_Row]) -> bool:
    """Whether a line after a cue still belongs to its list."""
    line = row.line
    if read_number(row.text) and not line.bullet:
        return False
    if (names_person(row.text) or (line.bullet and begins_with_person(row.text))) and (
        len(row.text) < (_LONG_ROW if collected else _LONG_LIST)
    ):
        return True
    if not collected:
        return bool(_APOLOGIES_FROM.search(row.text)) or (line.bullet and len(row.text) < 120)
    return not line.gap and len(row.text) < 200


def _block(status: str, collected: Sequence[_Row]) -> _Block:
    characters: list[str] = []
    offsets: list[int] = []
    for row in collected:
        text, at = _list_part(row, status)
        characters.extend([*text, "\n"])
        offsets.extend([*row.line.offsets[at : at + len(text)], row.line.end])
    return _Block(status, "".join(characters), tuple(offsets), len(collected))


def _list_part(row: _Row, status: str) -> tuple[str, int]:
    """The part of a line that lists people, and where: after "received from", before the next sentence."""
    text, at, end = row.line.text, row.at, row.end
    if _NOBODY.match(row.text):
        return "", at
    if status == "apologies":
        start = _APOLOGIES_FROM.search(text, at, end)
        at = start.end() if start else at
        sent = _SENT_APOLOGIES.search(text, at, end)
        if sent and not start:
            return text[at : sent.start()], at
    return text[at : _list_end(text, at, end)], at


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
    rows = [row for row in text.split("\n") if row.strip()]
    starting = sum(begins_with_person(row) for row in rows)
    return starting >= 2 and starting >= 0.6 * len(rows)
