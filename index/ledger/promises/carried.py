"""Promises that lists of actions set down again word for word, meeting after meeting: one row each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from matters.index.ledger.records import Entry, Promise
from matters.index.ledger.sentences.collection import words_of
from matters.index.lexical.analysis import terms

_LEAST_WORDS = 4
"""A shorter one ("Clerk to write") says too little to be the same promise because its words are the same."""

_ALONE, _NAMED, _NAMED_ALL = 2, 3, 8
"""How much a clause has to name to say by itself what is promised: one that stands alone, one that something
stands before, and one that points at that."""

_LEAST_SHARED = 2
_POINTS = re.compile(r"(?i)\b(?:this|these|those|them|such|it)\b")
_TOLD = re.compile(
    r"\b(?:to|with|from|by|via|ask|chase|contact|inform|tell|email|e-mail|thank)(?: the)?"
    r"(?: (?:[A-Z][\w.&’'-]*|of|and|&)(?=\W|$))+"
)
_STOCK = frozenset(
    terms(
        "action address advise agenda arrange answer attend back be chase check concern confirm consider"
        " cost deal defer detail discuss do done email enquire estimate follow further future get give"
        " inform information investigate issue keep know letter look make message monitor more need obtain"
        " order pass phone position possible price problem progress pursue question quote quotation raise"
        " read regard reply request respond response review seek situation soon speak take talk telephone"
        " think time try visit wait watch week work month january february march april june july august"
        " september october november december"
    )
)


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
    in two files) or within the six meetings after it. Stock words ("Clerk to report this.") are the same only
    where what stands before them is about the same thing.

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


def _says_what(promise: Promise) -> bool:
    """Whether the clause by itself names what is promised; whoever has to be told counts as one word."""
    text, told = _TOLD.subn(" ", promise.quote)
    named = min(told, 1) + len(words_of(text).kept - words_of(promise.owner_words).kept - _STOCK)
    if _POINTS.search(promise.quote):
        return named >= _NAMED_ALL
    return named >= (_NAMED if promise.before else _ALONE)


def _same_thing(one: Promise, other: Promise) -> bool:
    """Whether two promises in the same words are of one thing, by their words or what stands before them."""
    first, second = _setting(one), _setting(other)
    if one.meeting.date == other.meeting.date and first == second:
        return True
    shared = len(first & second)
    return (_says_what(one) and _says_what(other)) or (
        shared >= _LEAST_SHARED and 2 * shared >= min(len(first), len(second))
    )


def _setting(promise: Promise) -> frozenset[str]:
    """The words of substance around a clause: before it and in its heading, else in the title."""
    near = words_of(f"{promise.head} {promise.before}").kept - words_of(promise.quote).kept
    return near or words_of(promise.item.title).kept


def promise_groups(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Promises that are the same, in the order of where each was set down last; see ``fold_carried``."""
    groups: list[list[Entry]] = []
    last_place: list[int] = []
    by_words: dict[tuple[str, str], list[int]] = {}
    for place, entry in enumerate(entries):
        key = (_body(entry), " ".join(entry.promise.quote.casefold().split()))
        alike = by_words.setdefault(key, [])
        held = alike if len(key[1].split()) >= _LEAST_WORDS else []
        at = next((one for one in reversed(held) if _repeats(groups[one][-1], entry)), len(groups))
        if at == len(groups):
            groups.append([])
            last_place.append(place)
            alike.append(at)
        groups[at].append(entry)
        last_place[at] = place
    order = sorted(range(len(groups)), key=lambda at: last_place[at])
    return [groups[at] for at in order]


def _repeats(earlier: Entry, later: Entry) -> bool:
    return _follows(earlier, later) and _same_thing(earlier.promise, later.promise)
