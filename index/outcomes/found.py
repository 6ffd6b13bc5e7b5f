"""The outcomes of many minutes, each with its words and its place, oldest first."""

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from matters.index.catalogue.filters import Filters
from matters.index.catalogue.rowmaking import documents_by_id, items_by_row, meetings_by_id
from matters.index.catalogue.rows import DocumentRow, ItemRow, MeetingRow
from matters.index.store import Index
from matters.pipeline.spans import Span
from matters.pipeline.verbatim import quote, within

_WORD = re.compile(r"[^\W_]+")
_ALONE = 10
"""Words from which a sentence mostly says by itself what was done."""
_POINTING = frozenset({"this", "these", "those", "they", "them", "he", "she"})
_AT_END = _POINTING | {"it", "that"}

_TABLES = "FROM documents d JOIN meetings m ON m.id = d.meeting_id JOIN items i ON i.document_id = d.id"


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand."""

    item: ItemRow
    meeting: MeetingRow
    document: DocumentRow
    start: int
    end: int

    @property
    def page(self) -> int | None:
        """The 1-based page, or ``None``."""
        return self.document.page_at(self.start)

    @property
    def date(self) -> str:
        """Of the meeting, ``""`` where it is unknown, so that places can be sorted."""
        return self.meeting.date or ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words and their place; ``text`` is ``document.text[start:end]``."""

    place: Place
    text: str
    quote: str


@dataclass(frozen=True, slots=True)
class FoundOutcome:
    """An outcome, quoted.

    :param details: the fields of ``records.Outcome``, by name.
    :param before: the sentence before it, where its words alone do not say what is meant; see ``in_context``.
    """

    kind: str
    said: Quoted
    details: Mapping[str, Any]
    before: str = ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.said.place

    @property
    def raised_by(self) -> Mapping[str, Any] | None:
        """Who raised it: ``text`` as written, and ``person``."""
        found: Mapping[str, Any] | None = self.details.get("raised_by")
        return found


def outcomes_found(index: Index, kinds: Collection[str], filters: Filters) -> list[FoundOutcome]:
    """The outcomes of these kinds that a search with these filters may show, oldest first.

    :raises QueryError: When a filter cannot be understood.
    """
    database = index.database
    with index.snapshot():
        condition = index.reader.condition(filters)
        public = "" if filters.include_exempt else " AND i.access = 'public'"
        rows = database.rows(
            f'SELECT o.kind, o.item, o.document_id, o.start, o."end", o.details {_TABLES}'
            " JOIN outcomes o ON o.item = i.row"
            f" WHERE {condition.documents} AND {condition.items or 1}{public}"
            " AND o.kind IN (SELECT value FROM json_each(?))"
            " ORDER BY m.date IS NULL, m.date, m.id, d.id, o.start, o.position",
            (*condition.document_values, *condition.item_values, json.dumps(sorted(kinds))),
        )
        items = items_by_row(database, sorted({row["item"] for row in rows}))
        documents = documents_by_id(database, sorted({row["document_id"] for row in rows}))
        meetings = meetings_by_id(database, sorted({one.meeting_id for one in documents.values()}))
        found = []
        for row in rows:
            document = documents[row["document_id"]]
            meeting = meetings[document.meeting_id]
            place = Place(items[row["item"]], meeting, document, row["start"], row["end"])
            found.append(FoundOutcome(row["kind"], quoted(index, place), json.loads(row["details"])))
        return found


def outcomes_in(index: Index, item: ItemRow, start: int, end: int) -> tuple[FoundOutcome, ...]:
    """The outcomes of an item that begin between two offsets, in order."""
    with index.snapshot():
        rows = index.database.rows(
            'SELECT kind, start, "end", details FROM outcomes WHERE item = ? AND start >= ? AND start < ?'
            " ORDER BY start, position",
            (item.row, start, end),
        )
        if not rows:
            return ()
        whole = place_of_item(index, item.row)
        return tuple(
            FoundOutcome(
                row["kind"],
                quoted_between(index, whole, row["start"], row["end"]),
                json.loads(row["details"]),
            )
            for row in rows
        )


def items_titled(index: Index, filters: Filters, wanted: Callable[[str], bool]) -> list[Place]:
    """The items that a search with these filters may show and whose title is wanted, oldest first.

    :raises QueryError: When a filter cannot be understood.
    """
    database = index.database
    with index.snapshot():
        rows = [row["row"] for row in _allowed(index, filters) if wanted(row["title"])]
        items = items_by_row(database, rows)
        documents = documents_by_id(database, sorted({item.document_id for item in items.values()}))
        meetings = meetings_by_id(database, sorted({one.meeting_id for one in documents.values()}))
        places = [
            Place(item, meetings[item.meeting_id], documents[item.document_id], item.start, item.end)
            for item in items.values()
        ]
    return sorted(places, key=lambda one: (one.date, one.meeting.id, one.document.id, one.start))


def items_allowed(index: Index, filters: Filters) -> frozenset[int]:
    """The rows of the items that a search with these filters may show.

    :raises QueryError: When a filter cannot be understood.
    """
    with index.snapshot():
        return frozenset(row["row"] for row in _allowed(index, filters))


def _allowed(index: Index, filters: Filters) -> list[sqlite3.Row]:
    condition = index.reader.condition(filters)
    public = "" if filters.include_exempt else " AND i.access = 'public'"
    return index.database.rows(
        f"SELECT i.row, i.title {_TABLES} WHERE {condition.documents} AND {condition.items or 1}{public}",
        (*condition.document_values, *condition.item_values),
    )


def place_of_item(index: Index, row: int) -> Place:
    """An item as a place.

    :raises KeyError: When there is no such item.
    """
    database = index.database
    with index.snapshot():
        item = items_by_row(database, [row])[row]
        document = documents_by_id(database, [item.document_id])[item.document_id]
        meeting = meetings_by_id(database, [document.meeting_id])[document.meeting_id]
        return Place(item, meeting, document, item.start, item.end)


def quoted_between(index: Index, place: Place, start: int, end: int) -> Quoted:
    """Other words of the item at a place."""
    return quoted(index, replace(place, start=start, end=end))


def sentences_between(index: Index, place: Place, start: int, end: int) -> Iterator[Span]:
    """The sentences of an item that reach between two offsets, cut there."""
    for passage in index.reader.passages_in(place.item.row):
        for sentence in passage.sentences:
            if start < sentence.end and sentence.start < end:
                yield Span(max(sentence.start, start), min(sentence.end, end))


def item_sentences(index: Index, place: Place) -> list[Quoted]:
    """The sentences of the item at a place, in order."""
    return [
        quoted_between(index, place, one.start, one.end)
        for passage in index.reader.passages_in(place.item.row)
        for one in passage.sentences
    ]


def in_context(index: Index, outcome: FoundOutcome, others: Sequence[FoundOutcome] = ()) -> FoundOutcome:
    """An outcome with the sentence before it, where it is short or points back ("they agreed to this").

    :param others: those of its item; one that points back is told with them, one that is only short is not.
    """
    words = _WORD.findall(outcome.said.quote.casefold())
    points = not _POINTING.isdisjoint(words[:_ALONE]) or not _AT_END.isdisjoint(words[-1:])
    if len(words) >= _ALONE and not points:
        return outcome
    ends = [
        sentence
        for passage in index.reader.passages_in(outcome.place.item.row)
        for sentence in passage.sentences
        if sentence.end <= outcome.place.start
    ]
    if not ends:
        return outcome
    last = max(ends, key=lambda one: one.end)
    if not points and any(last.start < one.place.end and one.place.start < last.end for one in others):
        return outcome
    return replace(outcome, before=quoted_between(index, outcome.place, last.start, last.end).quote)


def quoted(index: Index, place: Place) -> Quoted:
    """The words at a place, as they are and as a person would quote them."""
    text = index.reader.document_text(place.document.id, place.start, place.end)
    omit = [Span(cut.start - place.start, cut.end - place.start) for cut in place.item.omit]
    return Quoted(place, text, quote(text, 0, len(text), omit=within(omit, 0, len(text))))
