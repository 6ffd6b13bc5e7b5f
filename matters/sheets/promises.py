"""Promises as rows of a sheet: one row a promise, posts as written, names only where asked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from matters.index.ledger.notes import NewNote
from matters.index.ledger.records import Entry, FollowUp
from matters.index.ledger.redaction import Names
from matters.pipeline.errors import MattersError
from matters.sheets.links import link_to
from matters.sheets.states import (
    PRONOUNS,
    answer_text,
    before_text,
    carried_text,
    due_label,
    due_text,
    follow_ups,
    owner_text,
    relation_text,
    said_text,
    state_text,
    title_text,
)
from matters.sheets.workbook import Column, Link, Value, read_workbook, write_workbook
from matters.words import place, quoted

ID, DONE, BECAUSE = "Id (leave as it is)", "Done on (fill in)", "Because (fill in)"
COLUMNS = (
    Column("Made", 12, "date"), Column("Committee", 22), Column("Item", 30), Column("What", 50),
    Column("Who", 22), Column("Due", 16), Column("Due date", 12, "date"), Column("How it stands", 34),
    Column("Later minutes", 50), Column("Perhaps", 40), Column("Source", 26),
    Column(DONE, 14, "date"), Column(BECAUSE, 30), Column(ID, 30),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One promise as a sheet shows it."""

    id: str
    kind: str
    date: str | None
    committee: str
    title: str
    quote: str
    before: str
    owner: str
    due_label: str
    due: str
    due_date: str | None
    state: str
    state_text: str
    answered: str
    carried: str
    later: tuple[str, ...]
    possible: tuple[str, ...]
    path: str
    page: int | None
    done: str | None
    because: str


class Sheet:
    """Makes rows of promises."""

    def __init__(self, names_of: Callable[[int], Names], *, names: bool) -> None:
        """Prepare a sheet.

        :param names_of: the names in a document, by its number.
        :param names: whether personal names are shown.
        """
        self._names_of = names_of
        self._names: dict[int, Names] | None = None if names else {}

    def show(self, entry: Entry, before: Sequence[str] = ()) -> Shown:
        """One promise, with or without names.

        :param before: when it was set down earlier, word for word.
        """
        promise, note = entry.promise, entry.note
        path, page = promise.document.path, promise.document.page_at(promise.start)
        return Shown(
            id=promise.id,
            kind=promise.kind,
            date=promise.meeting.date,
            committee=promise.meeting.committee or promise.meeting.council or "",
            title=self._hidden(title_text(entry), promise.document.id),
            quote=self._hidden(promise.quote, promise.document.id),
            before=self._hidden(before_text(entry), promise.document.id),
            owner=", ".join(dict.fromkeys(self._owner(one, promise.document.id) for one in promise.owners)),
            due_label=due_label(entry),
            due=due_text(entry),
            due_date=str((promise.due or {}).get("date") or "") or None,
            state=entry.state,
            state_text=state_text(entry),
            answered=self._hidden(answer_text(entry), promise.document.id),
            carried=carried_text(before),
            later=tuple(
                f"{relation_text(one, promise)}: {self._sentence(one)}" if one else "…"
                for one in follow_ups(entry)
            ),
            possible=tuple(f"{said_text(one)}: {self._sentence(one)}" for one in entry.possible[:3]),
            path=path,
            page=page,
            done=note.done if note else None,
            because=note.because if note else "",
        )

    def _hidden(self, text: str, document: int) -> str:
        return text if self._names is None else self._of(document).hide(text)

    def _sentence(self, one: FollowUp) -> str:
        return quoted(self._hidden(one.sentence.quote, one.sentence.document.id))

    def _owner(self, owner: Mapping[str, Any], document: int) -> str:
        text, person = str(owner.get("text") or ""), str(owner.get("person") or "")
        if self._names is None:
            return owner_text(owner)
        if text.casefold() in PRONOUNS:
            named = {"text": person, "person": person}
            return self._of(document).post(named) if person else owner_text(owner)
        return self._of(document).post(owner)

    def _of(self, document: int) -> Names:
        held = self._names if self._names is not None else {}
        if document not in held:
            held[document] = self._names_of(document)
        return held[document]


def write_promises(path: Path, rows: Iterable[Shown]) -> None:
    """Write the workbook.

    :raises MattersError: When the file cannot be written.
    """
    write_workbook(path, "Promises", COLUMNS, [_cells(row, path) for row in rows])


def _cells(row: Shown, sheet: Path) -> Sequence[Value]:
    what = f"(after: {quoted(row.before)}) {row.quote}" if row.before else row.quote
    return (
        row.date, row.committee, row.title, what, row.owner,
        row.due, row.due_date, _standing(row), "\n".join(row.later), "\n".join(row.possible),
        Link(place(row.path, row.page), link_to(row.path, row.page, sheet=sheet)),
        row.done, row.because, row.id,
    )  # fmt: skip


def _standing(row: Shown) -> str:
    return ". ".join(part for part in (row.answered, row.carried, row.state_text) if part)


def read_notes_from(path: Path) -> list[NewNote]:
    """The notes that somebody filled in on a sheet.

    :raises MattersError: When it is no such sheet, or a row says that something was done and not why.
    """
    rows = read_workbook(path)
    if rows and not {ID, DONE, BECAUSE} <= rows[0].keys():
        raise MattersError(
            f"{path}: no sheet of promises",
            expected=f"columns {ID!r}, {DONE!r} and {BECAUSE!r}",
            do="Fill in a sheet that 'matters actions --xlsx' wrote",
        )
    notes = []
    for row in rows:
        if row[DONE] is not None and row[ID]:
            if not row[BECAUSE]:
                raise MattersError(
                    f"{path}: {row[ID]} was done, and no reason is given",
                    expected=f"one in the column {BECAUSE!r}",
                    do="Say there how it is known",
                )
            notes.append(NewNote(str(row[ID]), _day(row[DONE]), str(row[BECAUSE])))
    return notes


def _day(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
