"""What a search says: one record for each object of its JSON, field for field."""

from dataclasses import dataclass, field

from matters.pipeline.spans import Span


@dataclass(frozen=True, slots=True)
class LaterMinute:
    """What a later minute did to an earlier one, in its own words.

    :param relation: ``"corrected"``, ``"varied"`` or ``"rescinded"``.
    :param item: the id of the later item.
    """

    relation: str
    item: str
    committee: str | None
    date: str | None
    status: str
    path: str
    page: int | None
    start: int
    end: int
    text: str
    quote: str


@dataclass(frozen=True, slots=True)
class HitItem:
    """The agenda item that was found.

    :param corrected_by: the later minutes that certainly correct it; nothing of them is applied.
    """

    id: str
    number: str | None
    title: str
    council: str | None
    committee: str | None
    date: str | None
    status: str
    access: str
    corrected_by: tuple[LaterMinute, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HitPassage:
    """The passage for which it was found; ``text`` is ``document.text[start:end]``."""

    text: str
    quote: str
    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class WordShare:
    """A word as a place in the document, and what it adds to its sentence's cosine with the question."""

    start: int
    end: int
    share: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that answers; ``score`` in [0, 1] tells the best from the rest.

    :param marks: the words of the question, or other forms of them, as places in the document.
    :param shares: the words that add most to the similarity in meaning, in order; of the best sentence only.
    """

    text: str
    quote: str
    start: int
    end: int
    page: int | None
    score: float
    marks: tuple[Span, ...] = ()
    shares: tuple[WordShare, ...] = ()


@dataclass(frozen=True, slots=True)
class HitSource:
    """The file it stands in."""

    path: str
    sha256: str
    page: int | None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Twin:
    """Another item whose passage says the same, or quotes it."""

    item: str
    committee: str | None
    date: str | None
    status: str
    path: str
    page: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One agenda item; ``score`` is a probability of relevance in [0, 1]."""

    rank: int
    score: float
    item: HitItem
    passage: HitPassage
    evidence: tuple[Evidence, ...]
    source: HitSource
    twins: tuple[Twin, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingMeeting:
    """A meeting that was held and whose minutes are not."""

    committee: str | None
    date: str
    why: str


@dataclass(frozen=True, slots=True)
class Searched:
    """The denominator of an answer: what was searched, after filters, and what was not.

    :param appendices: papers that the meetings searched took with their minutes and that are not held.
    """

    documents: int
    meetings: int
    items: int
    first: str | None
    last: str | None
    unreadable: int
    private: int
    appendices: int
    missing: tuple[MissingMeeting, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question was understood to ask beyond its words."""

    text: str
    kind: str
    value: str
    applied: bool


@dataclass(frozen=True, slots=True)
class Expansion:
    """Other forms of a word that were searched as well."""

    term: str
    added: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """Which state of which archive answered, so that an answer can be cited and repeated."""

    generation: int
    version: str
    model: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to one question.

    :param answered: false when nothing relevant was found; ``hits`` are then empty, or the weak
        candidates where those were asked for.
    :param words: where nothing was found, how many passages hold each word of the question and each
        other form that was searched.
    :param total: how many items were found, those included that are more than were wanted.
    """

    query: str
    answered: bool
    filters: dict[str, object]
    understood: tuple[Understood, ...]
    expansions: tuple[Expansion, ...]
    hits: tuple[Hit, ...]
    searched: Searched
    archive: ArchiveState
    warnings: tuple[str, ...] = ()
    took_ms: float = 0.0
    words: dict[str, int] = field(default_factory=dict)
    total: int = 0
