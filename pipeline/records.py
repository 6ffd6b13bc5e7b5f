"""What the pipeline says of one file: plain records, shared by every folder.

Offsets are half-open ``[start, end)`` character positions in ``Document.text``.
Unknown values are ``None``, never guessed.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from matters.pipeline.spans import OUTCOME_KINDS as OUTCOME_KINDS
from matters.pipeline.spans import Caveat as Caveat
from matters.pipeline.spans import Span as Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader extracts from one file; never normalised afterwards.

    :param text: the whole text, pages joined in order.
    :param format: ``"text"``, ``"markdown"``, ``"html"``, ``"pdf"`` or ``"docx"``.
    :param page_starts: the offset at which each physical page starts, or ``None`` for
        formats without pages.
    :param furniture: running heads, folios and the like, sorted and disjoint.
    :param front_matter: keys and values that stand before the text (Markdown's YAML block,
        a document's properties), keys in lower case.
    """

    text: str
    format: str
    page_starts: tuple[int, ...] | None = None
    furniture: tuple[Span, ...] = ()
    front_matter: Mapping[str, str] = field(default_factory=dict)
    caveats: tuple[Caveat, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read.

    :param kind: ``"minutes"``, ``"agenda"``, ``"notice"`` or ``"other"``.
    :param status: ``"draft"``, ``"approved"`` or ``"unknown"``.
    """

    path: str
    sha256: str
    format: str
    kind: str
    status: str
    text: str
    page_starts: tuple[int, ...] | None = None

    @property
    def pages(self) -> int | None:
        """How many physical pages there are, or ``None`` for formats without pages."""
        return None if self.page_starts is None else len(self.page_starts)

    def page_at(self, offset: int) -> int | None:
        """The 1-based physical page on which ``offset`` lies, or ``None``."""
        return None if self.page_starts is None else max(1, bisect_right(self.page_starts, offset))


@dataclass(frozen=True, slots=True)
class Meeting:
    """When, where and of which body; dates are ISO 8601, perhaps of reduced precision."""

    council: str | None = None
    committee: str | None = None
    date: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    venue: str | None = None
    chair: str | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person in an attendance block.

    :param name: without title.
    :param status: ``"present"``, ``"in attendance"``, ``"apologies"`` or ``"absent"``.
    :param start: where the name stands, with ``end``.
    """

    name: str
    status: str
    start: int
    end: int
    title: str | None = None
    initials: str | None = None
    role: str | None = None
    organisation: str | None = None
    substitute_for: str | None = None
    from_item: str | None = None
    until_item: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One agenda item: it ends where the next item of any level begins.

    :param key: its name within the meeting: the number as printed, ``~2`` appended when it is
        repeated, ``~t3`` for the third item when it has none.
    :param number: as printed, or ``None``.
    :param parent: the key of the item above it.
    :param omit: page furniture inside it.
    :param certainty: in [0, 1], lower where a check of the reader's own work failed.
    :param access: ``"public"``, ``"exempt"`` or ``"unknown"``.
    :param access_from: where the text says that the item is not public.
    """

    key: str
    number: str | None
    title: str
    level: int
    parent: str | None
    start: int
    end: int
    page: int | None
    omit: tuple[Span, ...] = ()
    certainty: float = 1.0
    access: str = "public"
    access_from: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, role or organisation named in the text.

    :param label: ``"PERSON"`` (without titles), ``"ROLE"`` or ``"ORG"``.
    :param item: the key of the item it stands in, or ``None`` in front and back matter.
    :param person: the name that this document gives the person, where exactly one is meant.
    """

    label: str
    start: int
    end: int
    item: str | None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """A shorthand and its long form, where the document defines it."""

    short: str
    long: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MeetingReference:
    """An earlier meeting whose minutes this one approved: it must have been held."""

    date: str
    start: int
    end: int
    item: str | None


@dataclass(frozen=True, slots=True)
class Owner:
    """Whoever does or says something: the words used, and the person where exactly one is meant."""

    text: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: the words used, and an ISO date, perhaps of reduced precision."""

    text: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Votes:
    """A count of votes; what is not stated is ``None``, never zero."""

    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a stretch of minutes does: it decides, promises, puts off, complains, declares or asks.

    :param kind: ``"decision"``, ``"action"``, ``"deferral"``, ``"concern"``, ``"interest"``,
        ``"recommendation"`` or ``"question"``.
    :param item: the key of the item it stands in.
    :param subtype: of a decision ``"resolved"``, ``"agreed"``, ``"approved"``, ``"noted"``, ``"refused"``,
        ``"carried"`` or ``"lost"``; of an action ``"undertaken"``, ``"directed"`` or ``"requested"``; of
        a question ``"formal"``, or ``"debate"`` for one whose reply left it open.
    :param to: for whom an action is done, until when or whither an item is put off, whom a recommendation
        addresses.
    :param left: whether the one who declared an interest left the room.
    :param answered: ``"yes"``, ``"partly"`` or ``"no"``.
    """

    kind: str
    start: int
    end: int
    item: str
    subtype: str | None = None
    owners: tuple[Owner, ...] = ()
    due: Due | None = None
    to: str | None = None
    votes: Votes | None = None
    proposer: str | None = None
    seconder: str | None = None
    raised_by: Owner | None = None
    who: str | None = None
    what: str | None = None
    left: bool | None = None
    addressee: str | None = None
    answered: str | None = None
    omit: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of retrieval: one or more whole paragraphs of one item.

    :param quote: the passage as a person would quote it (see ``pipeline.verbatim``).
    :param sentences: its sentences, sorted and disjoint.
    """

    item: str
    start: int
    end: int
    page: int | None
    quote: str
    omit: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything the pipeline says of one file."""

    document: Document
    meeting: Meeting
    attendance: tuple[Attendee, ...] = ()
    items: tuple[Item, ...] = ()
    mentions: tuple[Mention, ...] = ()
    glossary: tuple[Definition, ...] = ()
    references: tuple[MeetingReference, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    passages: tuple[Passage, ...] = ()
    caveats: tuple[Caveat, ...] = ()
