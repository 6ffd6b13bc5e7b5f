"""The sheet before a meeting: its title, and its parts in the order in which they are printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matters.index.ledger.arising import Arising
from matters.index.ledger.promises.carried import Carried, fold_carried
from matters.index.ledger.records import Entry
from matters.index.ledger.states.windows import MEETINGS
from matters.sheets.page import write_page
from matters.sheets.promises import Sheet
from matters.words import count, readable_date

SECTIONS = {
    "due": "Due at this meeting, or before",
    "deferred": "Deferred to this meeting, or before",
    "questions": "Questions not answered in full",
    "recommendations": "Recommendations without a response in the minutes read",
    "outstanding": "Outstanding",
    "elsewhere": "For other bodies to do, or promised by them",
}
_DATED = ("due", "deferred")
_SILENT = ", not mentioned in the last six meetings"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the sheet, the newest meeting first.

    :param old: whether it holds what was not mentioned for long: told in short, and only where asked for.
    """

    title: str
    rows: tuple[Carried, ...]
    old: bool = False


def arising_title(sheet: Arising) -> str:
    """Whose meeting the sheet is for, and which."""
    when = f" for the meeting of {readable_date(_asked(sheet))}" if sheet.asked else " for the next meeting"
    return f"Matters arising{when}: {sheet.committee}"


def _asked(sheet: Arising) -> str | None:
    """The date as precisely as it was given."""
    day = sheet.day or ""
    return sheet.asked if sheet.asked and day.startswith(sheet.asked) else sheet.day


def parts_of(sheet: Arising) -> list[Part]:
    """The sections that hold something, as they are printed, and last what was not mentioned for long.

    What fell due or was put off to about now is never old.
    """
    since = _sixth_last([one for part in sheet.sections if part.name != "elsewhere" for one in part.entries])
    found, silent = [], []
    for section in sheet.sections:
        rows = sorted(fold_carried(section.entries), key=_made, reverse=True)
        first = "" if section.name in _DATED else since
        late = tuple(one for one in rows if _last_heard(one.entry) >= first)
        old = tuple(one for one in rows if _last_heard(one.entry) < first)
        found.append(Part(SECTIONS[section.name], late))
        silent.append(Part(f"{SECTIONS[section.name]}{_SILENT}", old, old=True))
    return [one for one in (*found, *silent) if one.rows]


def without_old(parts: Sequence[Part]) -> tuple[list[Part], str]:
    """The parts without what was not mentioned for long, and a line that counts it; ``""`` where none is."""
    left = sum(len(part.rows) for part in parts if part.old)
    told = f"Not listed: {count(left, 'older entry', 'older entries')}{_SILENT}."
    return [part for part in parts if not part.old], told if left else ""


def _made(one: Carried) -> str:
    return one.entry.promise.meeting.date or ""


def _sixth_last(entries: Sequence[Entry]) -> str:
    """The day of the sixth meeting from the end, of those known."""
    days = {row.date or "" for entry in entries for row in entry.window.meetings}
    days |= {entry.promise.meeting.date or "" for entry in entries}
    return sorted(days)[-MEETINGS:][0] if days else ""


def _last_heard(entry: Entry) -> str:
    """The day on which a promise was made or last surely mentioned."""
    mentioned = [one.sentence.meeting.date or "" for one in entry.follow_up]
    return max([entry.promise.meeting.date or "", *mentioned])


def write_arising_page(
    path: Path, sheet: Arising, maker: Sheet, *, scope: str, parts: Sequence[Part], left: str = ""
) -> None:
    """Write the sheet as a page.

    :param maker: makes its rows, with or without names.
    :param scope: what was read, in words.
    :param parts: what is listed; ``left`` counts what is not, in words.
    :raises MattersError: When the file cannot be written.
    """
    shown = [
        {"title": part.title, "rows": [maker.show(row.entry, row.before) for row in part.rows]}
        for part in parts
    ]
    write_page(path, "arising.html", title=arising_title(sheet), parts=shown, left=left, scope=scope)
