"""The sheet before a meeting: its title, and its parts in the order in which they are printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matters.index.ledger.arising import Arising
from matters.index.ledger.carried import Carried, fold_carried
from matters.index.ledger.records import Entry
from matters.index.ledger.windows import MEETINGS
from matters.sheets.page import write_page
from matters.sheets.promises import Sheet
from matters.words import readable_date

SECTIONS = {
    "due": "Due at this meeting, or before",
    "deferred": "Deferred to this meeting, or before",
    "questions": "Questions not answered in full",
    "recommendations": "Recommendations without a response in the minutes read",
    "outstanding": "Outstanding",
    "elsewhere": "For other bodies to do, or promised by them",
}
_SILENT = "Outstanding, and not mentioned in the last six meetings"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the sheet.

    :param short: whether only what was promised is told, not what may bear on it.
    """

    title: str
    rows: tuple[Carried, ...]
    short: bool = False


def arising_title(sheet: Arising) -> str:
    """Whose meeting the sheet is for, and which."""
    when = f" for the meeting of {readable_date(_asked(sheet))}" if sheet.asked else " for the next meeting"
    return f"Matters arising{when}: {sheet.committee}"


def _asked(sheet: Arising) -> str | None:
    """The date as precisely as it was given."""
    day = sheet.day or ""
    return sheet.asked if sheet.asked and day.startswith(sheet.asked) else sheet.day


def parts_of(sheet: Arising) -> list[Part]:
    """The sections that hold something, as they are printed.

    What is outstanding is told apart by whether it was made or mentioned in the last six meetings, and the
    latest comes first.
    """
    found = []
    for section in sheet.sections:
        rows = fold_carried(section.entries)
        if section.name == "outstanding":
            found += _outstanding(rows, since=_sixth_last(section.entries))
        else:
            found.append(Part(SECTIONS[section.name], tuple(rows)))
    return [one for one in found if one.rows]


def _outstanding(rows: Sequence[Carried], *, since: str) -> list[Part]:
    newest = sorted(rows, key=lambda one: _last_heard(one.entry), reverse=True)
    late = tuple(one for one in newest if _last_heard(one.entry) >= since)
    silent = tuple(one for one in newest if _last_heard(one.entry) < since)
    return [Part(SECTIONS["outstanding"], late), Part(_SILENT, silent, short=True)]


def _sixth_last(entries: Sequence[Entry]) -> str:
    """The day of the sixth meeting from the end, of those known."""
    days = {row.date or "" for entry in entries for row in entry.window.meetings}
    days |= {entry.promise.meeting.date or "" for entry in entries}
    return sorted(days)[-MEETINGS:][0] if days else ""


def _last_heard(entry: Entry) -> str:
    """The day on which a promise was made or last surely mentioned."""
    mentioned = [one.sentence.meeting.date or "" for one in entry.follow_up]
    return max([entry.promise.meeting.date or "", *mentioned])


def write_arising_page(path: Path, sheet: Arising, maker: Sheet, *, scope: str) -> None:
    """Write the sheet as a page.

    :param maker: makes its rows, with or without names.
    :param scope: what was read, in words.
    :raises MattersError: When the file cannot be written.
    """
    parts = [
        {"title": part.title, "rows": [maker.show(row.entry, row.before) for row in part.rows]}
        for part in parts_of(sheet)
    ]
    write_page(path, "arising.html", title=arising_title(sheet), parts=parts, scope=scope)
