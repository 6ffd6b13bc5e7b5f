"""What the ledger says: promises, the later sentences that bear on them, and how they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from matters.index.catalogue.rows import DocumentRow, ItemRow, MeetingRow

RELATIONS = ("progress", "repeat", "discharge")


def joined(*parts: str) -> str:
    """Texts in a row, without those that another begins with already."""
    kept = [part for place, part in enumerate(parts) if part and not _told(part, parts[place + 1 :])]
    return " ".join(kept)


def _told(part: str, others: tuple[str, ...]) -> bool:
    return any(other.startswith(part) for other in others)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of what a search may find.

    :param order: rises with the date of the meeting and the place in its minutes.
    :param quote: as a person would quote it.
    :param before: the quote of the sentence before it in the same paragraph, or ``""``.
    :param opens: whether it is the first of its paragraph.
    :param head: what the entry is about, where it begins with a heading in its line: ``"Bus shelter roof"``.
    :param outcomes: the kinds of outcome that it carries.
    """

    order: int
    item: ItemRow
    meeting: MeetingRow
    document: DocumentRow
    start: int
    end: int
    quote: str
    before: str = ""
    opens: bool = False
    head: str = ""
    outcomes: frozenset[str] = frozenset()

    @property
    def context(self) -> str:
        """The sentence with its item's title, its heading and the sentence before it."""
        return joined(self.item.title, self.head, self.before, self.quote)


@dataclass(frozen=True, slots=True)
class Promise:
    """An action, a deferral, a recommendation or a question, where it was minuted.

    :param id: its item's id and a hash of its quote; see ``promises.with_own_ids``.
    :param text: the slice of the document; ``quote`` as a person would quote it.
    :param before: what stands before it in its paragraph, as far as it helps to understand it.
    :param head: the heading in the line of its entry, or ``""``.
    :param details: the other fields of the outcome, by name.
    """

    id: str
    kind: str
    item: ItemRow
    meeting: MeetingRow
    document: DocumentRow
    start: int
    end: int
    text: str
    quote: str
    before: str
    head: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def owners(self) -> tuple[Mapping[str, Any], ...]:
        """Who has to act, each with the words used and the person."""
        return tuple(self.details.get("owners") or ())

    @property
    def owner_words(self) -> str:
        """The names and words of all who have to act, in one text."""
        return " ".join(str(one.get(name) or "") for one in self.owners for name in ("person", "text"))

    @property
    def due(self) -> Mapping[str, Any] | None:
        """When it is due: the words used and a date."""
        return self.details.get("due")

    @property
    def context(self) -> str:
        """The clause with its item's title, its heading and what stands before it."""
        return joined(self.item.title, self.head, self.before, self.quote)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A later sentence that bears on a promise.

    :param relation: ``"progress"``, ``"repeat"`` or ``"discharge"``.
    :param probability: that the same undertaking is meant.
    :param shares: whether it, or its heading, has a word of substance of the promise's own clause.
    """

    sentence: Sentence
    text: str
    relation: str
    probability: float
    shares: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The next six meetings held of the same body.

    :param meetings: those whose minutes are held, in order.
    :param missing: known to have been held between them, by date, and not in the archive or not readable.
    """

    meetings: tuple[MeetingRow, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What a user knows and no minute says."""

    done: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger.

    :param state: as of the latest meeting held.
    :param window_state: as of the end of the window.
    :param follow_up: sentences that surely bear on it, oldest first.
    :param possible: sentences that may, oldest first; for these it stays open.
    """

    promise: Promise
    state: str
    window_state: str
    window: Window
    follow_up: tuple[FollowUp, ...] = ()
    possible: tuple[FollowUp, ...] = ()
    note: Note | None = None
