"""What a user knows of a promise and no minute says; kept apart from the catalogue."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from matters.index.dates import parse_date
from matters.index.kept import Entry as KeptEntry
from matters.index.kept import change_kept, read_kept
from matters.index.ledger.records import Entry, Note
from matters.pipeline.errors import QueryError
from matters.pipeline.records import Caveat

NOTES = "notes"


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note as a user gives it.

    :param done: a day, month or year in any form that dates have, or ``None`` to take a note back.
    """

    id: str
    done: str | None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Notes:
    """Every note that is kept, by the id of its promise."""

    by_id: dict[str, Note]
    caveats: tuple[Caveat, ...] = ()


def read_notes(folder: Path) -> Notes:
    """The notes that are kept; of several on one promise the last counts.

    :param folder: the archive's.
    """
    kept = read_kept(folder, NOTES)
    found = {}
    for entry in kept.entries:
        if isinstance(entry.get("id"), str) and isinstance(entry.get("done"), str):
            found[entry["id"]] = Note(entry["done"], str(entry.get("because") or ""))
    return Notes(found, kept.caveats)


def keep_notes(folder: Path, notes: Iterable[NewNote]) -> int:
    """Keep notes, each in the place of an older one on the same promise; returns how many changed something.

    :raises QueryError: When a date is none, or a reason is missing.
    """
    wanted = {note.id: _entry(note) for note in notes}
    changed = 0

    def change(held: list[KeptEntry]) -> Sequence[KeptEntry]:
        nonlocal changed
        before = {str(entry.get("id")): entry for entry in held}
        after = {key: value for key, value in {**before, **wanted}.items() if value is not None}
        changed = sum(before.get(key) != value for key, value in wanted.items())
        return list(after.values())

    change_kept(folder, NOTES, change)
    return changed


def _entry(note: NewNote) -> KeptEntry | None:
    if note.done is None:
        return None
    if not note.because.strip():
        raise QueryError(
            f"{note.id}: a note without a reason",
            expected="how it is known that it was done",
            do="Give it with --because",
        )
    days = parse_date(note.done)
    return {"id": note.id, "done": _plain(days.first, days.last), "because": note.because.strip()}


def _plain(first: str, last: str) -> str:
    """A day, a month or a year, as precisely as it was given."""
    if first == last:
        return first
    return first[:7] if first[:7] == last[:7] else first[:4]


def with_notes(entries: Sequence[Entry], notes: Notes) -> list[Entry]:
    """Entries with their notes; what was done, though no minute says so, is discharged."""
    return [
        replace(entry, note=notes.by_id[entry.promise.id], state="discharged")
        if entry.promise.id in notes.by_id
        else entry
        for entry in entries
    ]


def find_id(wanted: str, ids: Sequence[str]) -> str:
    """The promise that a user means: its id, or the end of it where no other has that.

    :raises QueryError: When none or several fit.
    """
    exact = [one for one in ids if one == wanted]
    fitting = exact or [one for one in ids if one.endswith(f":{wanted}") or one.endswith(f"/{wanted}")]
    if len(set(fitting)) == 1:
        return fitting[0]
    raise QueryError(
        f"{wanted!r} fits {'no promise' if not fitting else 'several promises'}",
        expected="an id as 'matters actions' prints it",
        do="Copy it from there",
    )
