"""What the catalogue gives back: one record for each kind of row."""

from bisect import bisect_right
from dataclasses import dataclass

from matters.index.identity import slug
from matters.pipeline.spans import Span


def authority(body: str, council: str | None) -> str | None:
    """The slug of the council whose committee a body is; ``None`` of a council itself, and unknown."""
    found = slug(council or "")
    return found if found and found != body else None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting; ``body`` is the slug of the committee, dates may be of reduced precision."""

    id: str
    body: str
    council: str | None
    committee: str | None
    date: str | None
    start_time: str | None
    end_time: str | None
    venue: str | None
    chair: str | None

    @property
    def authority(self) -> str | None:
        """The slug of the council whose committee met: see ``authority``."""
        return authority(self.body, self.council)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that is held.

    :param path: the first of its sources.
    :param suffix: ``""`` or ``"@draft"`` or ``"@agenda"``, as its items' ids have it.
    :param answers: whether searches read it: not a twin, not a draft of what was approved since.
    :param folded_into: the document of the same text that answers in its place.
    :param superseded_by: the approved minutes, where this is their draft.
    :param length: of its text, in characters.
    """

    id: int
    path: str
    sha256: str
    format: str
    kind: str
    status: str
    meeting_id: str
    suffix: str
    answers: bool
    folded_into: int | None
    superseded_by: int | None
    page_starts: tuple[int, ...] | None
    length: int

    @property
    def pages(self) -> int | None:
        """How many physical pages there are, or ``None`` for formats without pages."""
        return None if self.page_starts is None else len(self.page_starts)

    def page_at(self, offset: int) -> int | None:
        """The 1-based physical page on which ``offset`` lies, or ``None``."""
        return None if self.page_starts is None else max(1, bisect_right(self.page_starts, offset))


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An agenda item; ``id`` is global, ``key`` and ``parent`` are those of its meeting."""

    row: int
    id: str
    document_id: int
    meeting_id: str
    key: str
    number: str | None
    title: str
    level: int
    parent: str | None
    position: int
    start: int
    end: int
    page: int | None
    omit: tuple[Span, ...]
    certainty: float
    access: str


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage with all that a hit needs to be shown.

    :param previous: the passage before it in its document, with ``next`` after it.
    """

    id: int
    item: ItemRow
    meeting: MeetingRow
    document: DocumentRow
    position: int
    start: int
    end: int
    page: int | None
    quote: str
    omit: tuple[Span, ...]
    sentences: tuple[Span, ...]
    previous: int | None
    next: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What a search with the same filters reads.

    :param items: that are searched; ``private`` are those left out as exempt or doubtful.
    :param appendices: papers taken with the minutes that are searched, and not held.
    :param undated: meetings without a date, which no date filter can find.
    """

    documents: int
    meetings: int
    items: int
    passages: int
    private: int
    appendices: int
    undated: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class FailureRow:
    """A file that could not be read."""

    path: str
    sha256: str
    message: str


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """An earlier meeting whose minutes were approved.

    :param item_id: the item that approved them.
    :param held: whether minutes of the same body and day are held.
    """

    document_id: int
    meeting_id: str
    item_id: str | None
    body: str
    council: str | None
    committee: str | None
    date: str
    start: int
    end: int
    held: bool

    @property
    def authority(self) -> str | None:
        """As a meeting's: the slug of the council whose committee it is."""
        return authority(self.body, self.council)


@dataclass(frozen=True, slots=True)
class CaveatRow:
    """A warning about a document that is held.

    :param meeting: its id.
    """

    meeting: str
    path: str
    code: str
    message: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class DefinitionRow:
    """A shorthand and its long form, where a document defines it."""

    document_id: int
    meeting_id: str
    short: str
    long: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    """One person in an attendance block."""

    name: str
    status: str
    title: str | None
    initials: str | None
    role: str | None
    organisation: str | None
    substitute_for: str | None
    from_item: str | None
    until_item: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A person, role or organisation named in an item or beside the items."""

    label: str
    text: str
    start: int
    end: int
    person: str | None
    item_id: str | None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What a stretch of an item does, as ``records.Outcome`` has it.

    :param details: the other fields of the record, by name.
    """

    kind: str
    item_id: str
    start: int
    end: int
    details: dict[str, object]
