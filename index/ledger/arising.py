"""The sheet before a meeting: what is due at it, deferred to it, outstanding, unanswered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matters.index.catalogue.filters import one_body
from matters.index.catalogue.rows import MeetingRow
from matters.index.dates import DateRange, date_range, parse_date
from matters.index.history.clause_vectors import clause_vectors
from matters.index.identity import slug
from matters.index.ledger.cache import LinkedPromises, linked_promises
from matters.index.ledger.links.candidates import TracedPromise
from matters.index.ledger.notes import read_notes, with_notes
from matters.index.ledger.promises.carried import outstanding_entries, promise_groups
from matters.index.ledger.records import Entry, Promise
from matters.index.ledger.states.windows import MEETINGS
from matters.index.lexical.analysis import query_terms
from matters.index.store import Index
from matters.models.embedders.port import Embedder

_SECTIONS = ("due", "deferred", "questions", "recommendations", "outstanding", "elsewhere")
_ABOUT_COSINE, _ABOUT_WORDS = 0.45, 0.6
_NEXT = re.compile(r"(?i)\b(?:next|following) (?:\w+ )?(?:meeting|agenda|month)\b|\bnext time\b")
_BODY = re.compile(
    r"(?i)^(?:the )?(?:cabinet|executive|(?:full |borough |county |city |district |parish |town )?council"
    r"|borough|county|police|nhs|government|home office|highways?|trust|icb)$"
    r"|\b(?:council|committee|panel|board|trust|authority|police|constabulary|department|ministry|commission"
    r"|association|society|icb|nhs|ltd|agency|forum)$"
)


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the sheet.

    :param name: ``"due"``, ``"deferred"``, ``"outstanding"``, ``"questions"``, ``"recommendations"`` or
        ``"elsewhere"``.
    """

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Arising:
    """The sheet.

    :param day: the first day that the meeting may be on, or ``None`` for the next one.
    :param last: the latest meeting of the body that was read.
    :param missing: dates of meetings of the body that were held before it and are not in the archive.
    """

    committee: str
    day: str | None
    asked: str | None
    about: str | None
    meetings: int
    last: str | None
    missing: tuple[str, ...]
    sections: tuple[Section, ...]
    warnings: tuple[str, ...] = ()


def read_arising(
    index: Index, embedder: Embedder, *, committee: str, on: str | None = None, about: str | None = None
) -> Arising:
    """What a committee's earlier minutes leave for its next meeting.

    :param on: the meeting's date, perhaps of reduced precision; nothing minuted from then on is looked at.
    :param about: only what bears on this.
    :raises QueryError: When the committee or the date cannot be understood.
    """
    with index.snapshot():
        days = parse_date(on) if on else None
        until = days.first if days else "9999"
        body, council = one_body(committee, index.reader.meetings())
        linked = linked_promises(index, embedder)
        number = _number(index, linked, body, council)
        rows = [row for row in linked.calendar.meetings.get(number, ()) if (row.date or "") < until]
        concerned = _concerned(linked, number, until)
        if about and concerned:
            concerned = _about(index, embedder, linked, concerned, about)
        notes = read_notes(index.folder)
        entries = with_notes(linked.entries(concerned, until=until), notes)
        outstanding = outstanding_entries(entries)
        last = rows[-1] if rows else None
        return Arising(
            committee=_name(index, body),
            day=days.first if days else None,
            asked=on,
            about=about,
            meetings=len(rows),
            last=last.date if last else None,
            missing=tuple(one for one in linked.calendar.missing.get(number, ()) if one < until),
            sections=_sections(linked, outstanding, _Asked(number, rows, days)),
            warnings=tuple(caveat.message for caveat in notes.caveats),
        )


def _number(index: Index, linked: LinkedPromises, body: str, council: str | None) -> int:
    """The body that the user named, with those that it was renamed from."""
    return next(
        linked.calendar.series[row.id]
        for row in index.reader.meetings()
        if row.body == body and council in (None, slug(row.council or ""))
    )


def _name(index: Index, body: str) -> str:
    meetings = index.reader.meetings()
    return next(row.committee or row.council or body for row in reversed(meetings) if row.body == body)


def _concerned(linked: LinkedPromises, number: int, until: str) -> list[TracedPromise]:
    """What the body minuted, and what others promised it."""
    series = linked.calendar.series
    names = {
        (row.committee or "").casefold() for row in linked.calendar.meetings.get(number, ()) if row.committee
    }
    return [
        traced
        for traced in linked.traced
        for one in [traced.promise]
        if (one.meeting.date or "9999") < until
        and (
            series.get(one.meeting.id) == number
            or (
                one.kind in ("action", "recommendation")
                and any(name in one.quote.casefold() for name in names)
            )
        )
    ]


def _about(
    index: Index, embedder: Embedder, linked: LinkedPromises, traced: Sequence[TracedPromise], about: str
) -> list[TracedPromise]:
    vectors = clause_vectors(index, embedder, [about, *(one.promise.quote for one in traced)])
    wanted = frozenset(query_terms(about))
    kept = []
    for at, one in enumerate(traced, start=1):
        promise = one.promise
        words = linked.rarity.share(
            wanted, frozenset(query_terms(f"{promise.head} {promise.quote} {promise.item.title}"))
        )
        if float(vectors[at] @ vectors[0]) >= _ABOUT_COSINE or words >= _ABOUT_WORDS:
            kept.append(one)
    return kept


@dataclass(frozen=True, slots=True)
class _Asked:
    """The meeting that is asked for.

    :param rows: the meetings of the body before it, oldest first.
    """

    number: int
    rows: Sequence[MeetingRow]
    days: DateRange | None

    @property
    def since(self) -> str:
        """The day of the sixth meeting before: what fell due earlier is no business of now."""
        return (self.rows[-MEETINGS].date or "") if len(self.rows) >= MEETINGS else ""


def _sections(linked: LinkedPromises, entries: Sequence[Entry], asked: _Asked) -> tuple[Section, ...]:
    """Every promise in one part, with the copies in which it was set down before.

    One that was once due stays due when a later list names no day.
    """
    placed: dict[str, str] = {}
    for group in promise_groups(entries):
        names = [name for entry in group if (name := _section(linked, entry.promise, asked))]
        if names:
            name = min(names, key=_SECTIONS.index)
            placed |= {entry.promise.id: name for entry in group}
    return tuple(
        Section(name, tuple(entry for entry in entries if placed.get(entry.promise.id) == name))
        for name in _SECTIONS
    )


def _section(linked: LinkedPromises, promise: Promise, asked: _Asked) -> str | None:
    """Where a promise belongs; ``None`` for a question that was answered."""
    own = linked.calendar.series.get(promise.meeting.id) == asked.number
    if promise.kind == "question":
        return "questions" if own and promise.details.get("answered") in ("no", "partly") else None
    if promise.kind == "recommendation":
        return "recommendations" if own else None
    if not own or _is_anothers(promise):
        return "elsewhere"
    if _falls(promise, asked):
        return "deferred" if promise.kind == "deferral" else "due"
    return "outstanding"


def _is_anothers(promise: Promise) -> bool:
    """Whether only other bodies have to act."""
    own = _own_names(promise.meeting)
    texts = [str(owner.get("text") or "") for owner in promise.owners if not owner.get("person")]
    return (
        bool(texts)
        and len(texts) == len(promise.owners)
        and all(_BODY.search(text) and _plain(text) not in own for text in texts)
    )


def _own_names(meeting: MeetingRow) -> set[str]:
    """What minutes call the body that met: by its name, or by the end of it ("the Parish Council")."""
    words = _plain(meeting.committee or meeting.council or "").split()
    return {"committee", "panel", *(" ".join(words[place:]) for place in range(len(words)))}


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def _falls(promise: Promise, asked: _Asked) -> bool:
    """Whether it was promised for, or put off to, the meeting that is asked for or one not long before."""
    due = promise.due or {}
    words = f"{due.get('text') or ''} {promise.details.get('to') or ''}"
    when = date_range(due.get("date"))
    if when is not None:
        return when.last >= asked.since and (asked.days is None or when.first <= asked.days.last)
    last = asked.rows[-1] if asked.rows else None
    return bool(_NEXT.search(words)) and last is not None and promise.meeting.id == last.id
