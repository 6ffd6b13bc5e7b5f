"""Which later words rescind or vary what an item decided: told where they can mean no other decision."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matters.index.catalogue.rows import ItemRow, MeetingRow
from matters.index.dates import MONTHS
from matters.index.identity import fold
from matters.index.lexical.analysis import query_terms, terms
from matters.index.lexical.query import LexicalQuery, phrase
from matters.index.outcomes.found import Place, Quoted, item_sentences, outcomes_in, place_of_item
from matters.index.outcomes.naming import title_agrees
from matters.index.outcomes.undoing import Undoing, may_undo, undoing
from matters.index.store import Index

_MOST_READ = 50
_UNIQUE = 3
"""Letters and figures from which a number may be one of the whole archive, and not of a meeting."""
_SHARED, _SHARE = 2, 0.5
"""Terms of a decision, and their share of what later words tell of it, that make it the one that is meant."""
_SHARED_IN_A_MONTH = 3
_VERBS = tuple(
    query_terms(
        "rescind revoke overturn supersede annul quash reverse aside vary varied amend correct increase "
        "raise reduce lower extend alter change"
    )
)
_LOST = re.compile(r"(?i)\b(?:declared )?lost\b|\bnot carried\b|\bfell\b")
_FIGURE = re.compile(r"£\s?([\d,]+)")


@dataclass(frozen=True, slots=True)
class Undone:
    """Later words that undo what an item decided.

    :param relation: ``"corrected"``, ``"varied"`` or ``"rescinded"``.
    :param sentences: of the later item.
    :param at: which of them it is.
    """

    relation: str
    sentences: Sequence[Quoted]
    at: int


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence that undoes something."""

    place: Place
    what: Undoing
    undone: Undone


class Rescinding:
    """What later minutes did to the decisions of items; what several items need is read once."""

    def __init__(self, index: Index, *, days: bool = True) -> None:
        """Read an index.

        :param days: look too for what names the day of a decision and not its number.
        """
        self._days = days
        self._index = index
        self._found: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._said: dict[int, list[_Said]] = {}

    def of(self, item: ItemRow) -> Iterator[Undone]:
        """The later words that certainly undo what an item decided."""
        place = place_of_item(self._index, item.row)
        if not place.date or place.document.kind != "minutes":
            return
        for row in self._candidates(place):
            yield from (one.undone for one in self._undoings(row) if self._means(one, place))

    def _candidates(self, place: Place) -> list[int]:
        """The later items of the body that name a minute by its number or its day, and have such a verb."""
        wanted = [*_called(place.item), *(_days(place) if self._days else ())]
        ids = dict.fromkeys(one for phrases in wanted for one in self._holding(phrases))
        found = {}
        for passage in self._index.reader.passages(list(ids)):
            same = _body(passage.meeting) == _body(place.meeting)
            later = (passage.meeting.date or "") > place.date
            answers = passage.document.answers and passage.item.access == "public"
            if same and later and answers and may_undo(passage.quote):
                found[passage.item.row] = passage
        return list(found)

    def _holding(self, phrases: tuple[str, ...]) -> tuple[int, ...]:
        if phrases not in self._found:
            query = LexicalQuery(terms=_VERBS, phrases=tuple(phrase(one) for one in phrases))
            scored = self._index.lexical.search(query, _MOST_READ)
            self._found[phrases] = tuple(map(int, scored.ids[scored.scores > 0]))
        return self._found[phrases]

    def _undoings(self, row: int) -> list[_Said]:
        """What the sentences of an item undo."""
        if row not in self._said:
            place = place_of_item(self._index, row)
            sentences = item_sentences(self._index, place)
            found = []
            for at, one in enumerate(sentences):
                before = " ".join(other.quote for other in sentences[:at])
                what = undoing(one.quote, before) if may_undo(one.quote) else None
                after = " ".join(other.quote for other in sentences[at + 1 : at + 3])
                if what is not None and not _LOST.search(after):
                    found.append(_Said(place, what, Undone(what.relation, sentences, at)))
            self._said[row] = found
        return self._said[row]

    def _means(self, said: _Said, place: Place) -> bool:
        """Whether words mean what an item decided, and can mean nothing else."""
        what = said.what
        if what.body and not _is_body(what.body, place.meeting):
            return False
        if what.dates and place.date not in what.dates:
            return False
        on_day = what.day is not None and what.day.is_on(place.date, before=said.place.date)
        if what.day is not None and not (on_day and self._alone(place, whole_month=what.day.day is None)):
            return False
        if what.numbers:
            return self._numbered(what, place, on_day=on_day)
        return on_day and self._told(said, place)

    def _numbered(self, what: Undoing, place: Place, *, on_day: bool) -> bool:
        number = _number(place.item)
        if number not in {one.casefold() for one in what.numbers}:
            return False
        if not title_agrees(what.named, place.item, re.escape(number)):
            return False
        if on_day:
            return sum(_number(one) == number for one in self._beside(place)) == 1
        return len(re.sub(r"\W", "", number)) >= _UNIQUE and self._only(number, place)

    def _told(self, said: _Said, place: Place) -> bool:
        """Whether words tell what this item of a meeting decided, and no other."""
        matter, titled = said.what.matter, fold(said.place.item.title) == fold(place.item.title)
        own, decisions = self._decided(place.item)
        if not decisions or (said.what.day is not None and said.what.day.day is None and not titled):
            return False
        if not _figures(said.what.named) <= _figures(" ".join(decisions)):
            return False
        shared = matter & own
        others = [self._decided(one)[0] & matter for one in self._beside(place) if one.row != place.item.row]
        if any(len(one) >= len(shared) or shared <= one for one in others if one or not titled):
            return False
        if titled and len(decisions) == 1 and said.what.day is not None and said.what.day.day is not None:
            return len(shared) >= _SHARE * len(matter)
        least = _SHARED if said.what.day is not None and said.what.day.day else _SHARED_IN_A_MONTH
        return len(shared) >= max(least, _SHARE * len(matter))

    def _decided(self, item: ItemRow) -> tuple[frozenset[str], tuple[str, ...]]:
        """The terms of what an item decided with those of its title, and its decisions."""
        found = outcomes_in(self._index, item, item.start, item.end)
        decisions = tuple(one.said.quote for one in found if one.kind == "decision")
        words = terms(" ".join([item.title, *decisions])) if decisions else ()
        return frozenset(words), decisions

    def _beside(self, place: Place) -> list[ItemRow]:
        """The items of the minutes that hold an item, itself too."""
        items = self._index.reader.items_of(place.meeting.id)
        return [one for one in items if one.document_id == place.document.id]

    def _alone(self, place: Place, *, whole_month: bool) -> bool:
        """Whether the body met once on that day, or in that month."""
        length = 7 if whole_month else 10
        return (
            self._index.database.integer(
                "SELECT count(*) FROM meetings WHERE body = ? AND council IS ? AND substr(date, 1, ?) = ?",
                (*_body(place.meeting), length, place.date[:length]),
            )
            == 1
        )

    def _only(self, number: str, place: Place) -> bool:
        """Whether no other public item of the body has this number."""
        return (
            self._index.database.integer(
                "SELECT count(*) FROM items i JOIN documents d ON d.id = i.document_id"
                " JOIN meetings m ON m.id = d.meeting_id WHERE lower(trim(i.number, ' .()')) = ?"
                " AND m.body = ? AND m.council IS ? AND d.answers = 1 AND d.kind = 'minutes'",
                (number, *_body(place.meeting)),
            )
            == 1
        )


def _body(meeting: MeetingRow) -> tuple[str, str | None]:
    return meeting.body, meeting.council


def _is_body(name: str, meeting: MeetingRow) -> bool:
    """Whether a body of this name may be the one that met: no word of it is of another's name."""
    own = meeting.committee or meeting.council or ""
    return set(fold(name).split()) <= set(fold(own).split())


def _number(item: ItemRow) -> str:
    return (item.number or "").strip(" .()").casefold()


def _called(item: ItemRow) -> Iterator[tuple[str, ...]]:
    """What later words call an item by its number, where that may be no other's."""
    number = _number(item)
    if len(re.sub(r"\W", "", number)) >= _UNIQUE:
        yield (f"minute {number}",)


def _days(place: Place) -> Iterator[tuple[str, ...]]:
    """What later words call the day of an item."""
    if len(place.date) != len("2000-01-01"):
        return
    year, month, day = place.date.split("-")
    name = MONTHS[int(month) - 1]
    for one in (int(day), _ordinal(int(day))):
        yield (f"{one} {name}",)
    yield (f"{int(day)}/{month}/{year}",)
    if fold(place.item.title):
        yield (name, place.item.title)


def _ordinal(day: int) -> str:
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _figures(text: str) -> set[str]:
    """The sums of money in a text."""
    return {one.replace(",", "") for one in _FIGURE.findall(text)}
