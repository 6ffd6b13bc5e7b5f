"""Promises that lists of actions set down again word for word, meeting after meeting: one row each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from matters.index.ledger.records import Entry

_LEAST_WORDS = 4
"""A shorter one ("Clerk to write") says too little to be the same promise because its words are the same."""


@dataclass(frozen=True, slots=True)
class Carried:
    """One promise with every place where it was set down.

    :param entry: where it was set down last, which tells how it stands.
    :param before: the dates on which it was set down earlier, oldest first, each once.
    """

    entry: Entry
    before: tuple[str, ...] = ()


def fold_carried(entries: Iterable[Entry]) -> list[Carried]:
    """Promises in their order, each once, where it was set down last.

    One is the same as an earlier one of its committee whose words it repeats on the same day (one meeting
    in two files) or within the six meetings after it.

    :param entries: oldest first.
    """
    return [_folded(group) for group in promise_groups(entries)]


def outstanding_entries(entries: Sequence[Entry]) -> list[Entry]:
    """Promises that are not done, nor were when they were set down last.

    :param entries: oldest first.
    """
    kept = {
        one.promise.id
        for group in promise_groups(entries)
        if _folded(group).entry.state != "discharged"
        for one in group
    }
    return [one for one in entries if one.promise.id in kept and one.state != "discharged"]


def outstanding_only(carried: Sequence[Carried]) -> list[Carried]:
    """Those that are not done as they stand now."""
    return [one for one in carried if one.entry.state != "discharged"]


def _body(entry: Entry) -> str:
    return (entry.promise.meeting.committee or entry.promise.meeting.body).casefold()


def _follows(earlier: Entry, later: Entry) -> bool:
    day, other = earlier.promise.meeting, later.promise.meeting
    if day.id == other.id:
        return False
    return day.date == other.date or other.id in {row.id for row in earlier.window.meetings}


def _folded(group: Sequence[Entry]) -> Carried:
    last = group[-1]
    note = next((one.note for one in reversed(group) if one.note is not None), None)
    if note is not None and last.note is None and (note.done or "") >= (last.promise.meeting.date or ""):
        last = replace(last, note=note, state="discharged")
    dates = dict.fromkeys(one.promise.meeting.date or "" for one in group)
    before = tuple(date for date in dates if date and date != last.promise.meeting.date)
    return Carried(last, before)


def promise_groups(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Promises that are the same, in the order of where each was set down last; see ``fold_carried``."""
    groups: list[list[Entry]] = []
    last_place: list[int] = []
    open_group: dict[tuple[str, str], int] = {}
    for place, entry in enumerate(entries):
        key = (_body(entry), " ".join(entry.promise.quote.casefold().split()))
        at = open_group.get(key)
        if at is None or len(key[1].split()) < _LEAST_WORDS or not _follows(groups[at][-1], entry):
            at = open_group[key] = len(groups)
            groups.append([])
            last_place.append(place)
        groups[at].append(entry)
        last_place[at] = place
    order = sorted(range(len(groups)), key=lambda at: last_place[at])
    return [groups[at] for at in order]
