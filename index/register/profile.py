"""What the minutes hold of one person: attendance, and what they raised, promised and declared."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matters.index.catalogue.reader import Reader
from matters.index.catalogue.rows import DocumentRow, ItemRow, MeetingRow, OutcomeRow
from matters.index.register.entries import Candidate, Entry
from matters.index.register.meant import Meanings
from matters.index.register.who import Who
from matters.pipeline.spans import Span
from matters.pipeline.verbatim import quote, within

_REMARKS = frozenset(["concern", "question"])
_JOINED = re.compile(r",\s+(?:and\s+)?|\s+(?:and|&)\s+")


@dataclass(frozen=True, slots=True)
class Attendance:
    """How often somebody is named in one body's lists, from the first to the last time.

    :param held: meetings in that time whose minutes the archive holds.
    """

    committee: str
    first: str | None
    last: str | None
    present: int
    in_attendance: int
    apologies: int
    absent: int
    held: int


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that somebody raised, promised, declared, proposed or seconded, and where it stands."""

    kind: str
    item: str
    title: str
    committee: str | None
    date: str | None
    status: str
    text: str
    quote: str
    start: int
    end: int
    page: int | None
    path: str


@dataclass(frozen=True, slots=True)
class Remarks:
    """Of how many remarks, in the meetings at which somebody was, the minutes name the speaker.

    :param found: concerns and questions in those meetings; ``named`` of them say whose they are.
    """

    meetings: int
    found: int
    named: int


@dataclass(frozen=True, slots=True)
class Profile:
    """One entry with all that the minutes hold of it."""

    entry: Entry
    attendance: tuple[Attendance, ...]
    raised: tuple[Deed, ...]
    promised: tuple[Deed, ...]
    declared: tuple[Deed, ...]
    moved: tuple[Deed, ...]
    remarks: Remarks
    candidates: tuple[Candidate, ...]


def read_profile(reader: Reader, who: Who, entry: Entry) -> Profile:
    """Gather what public items say of an entry."""
    there = {one.document_id for one in entry.sightings if one.was_there}
    meanings, deeds, remarks = who.meanings, list[Deed](), list[OutcomeRow]()
    for document, meeting in _documents(reader):
        items = {item.id: item for item in reader.items_of(meeting.id) if item.access == "public"}
        for row in reader.outcomes(document.id):
            item = items.get(row.item_id)
            if item is None:
                continue
            if row.kind in _REMARKS and document.id in there:
                remarks.append(row)
            if role := _part(row, document.id, entry, meanings):
                deeds.append(_deed(reader, role, row, item, document, meeting))
    return Profile(
        entry=entry,
        attendance=_attendance(reader, entry),
        raised=_of(deeds, "concern", "question"),
        promised=_of(deeds, "action", "deferral"),
        declared=_of(deeds, "interest"),
        moved=_of(deeds, "proposed", "seconded"),
        remarks=Remarks(
            meetings=len(there),
            found=len(remarks),
            named=sum(bool(_text(one.details.get("raised_by"))) for one in remarks),
        ),
        candidates=tuple(one for one in who.register.candidates if entry.id in (one.one, one.other)),
    )


def _documents(reader: Reader) -> Iterator[tuple[DocumentRow, MeetingRow]]:
    meetings = {meeting.id: meeting for meeting in reader.meetings()}
    for document in reader.documents():
        if document.answers and document.kind == "minutes":
            yield document, meetings[document.meeting_id]


def _part(row: OutcomeRow, document_id: int, entry: Entry, meanings: Meanings) -> str | None:
    """What an entry does in an outcome, ``None`` for nothing."""
    details = row.details
    if _is(details.get("raised_by"), document_id, entry, meanings):
        return row.kind
    owners = details.get("owners")
    if any(_is(one, document_id, entry, meanings) for one in (owners if isinstance(owners, list) else [])):
        return row.kind
    if row.kind == "interest":
        names = _JOINED.split(_text(details.get("who")) or "")
        return row.kind if any(_words_mean(name, document_id, entry, meanings) for name in names) else None
    for role, name in (("proposer", "proposed"), ("seconder", "seconded")):
        if _words_mean(_text(details.get(role)), document_id, entry, meanings):
            return name
    return None


def _is(owner: object, document_id: int, entry: Entry, meanings: Meanings) -> bool:
    """Whether an owner, as outcomes keep one, is the entry."""
    if not isinstance(owner, dict):
        return False
    return _words_mean(owner.get("person") or owner.get("text"), document_id, entry, meanings)


def _words_mean(words: str | None, document_id: int, entry: Entry, meanings: Meanings) -> bool:
    meant = meanings.of_words(document_id, words)
    return meant is not None and meant.id == entry.id


def _text(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("text")
    return value if isinstance(value, str) else None


def _deed(
    reader: Reader, kind: str, row: OutcomeRow, item: ItemRow, document: DocumentRow, meeting: MeetingRow
) -> Deed:
    text = reader.document_text(document.id, row.start, row.end)
    omit = [
        Span(span.start - row.start, span.end - row.start) for span in within(item.omit, row.start, row.end)
    ]
    return Deed(
        kind=kind,
        item=item.id,
        title=item.title,
        committee=meeting.committee,
        date=meeting.date,
        status=document.status,
        text=text,
        quote=quote(text, 0, len(text), omit=omit),
        start=row.start,
        end=row.end,
        page=document.page_at(row.start),
        path=document.path,
    )


def _of(deeds: Sequence[Deed], *kinds: str) -> tuple[Deed, ...]:
    chosen = [one for one in deeds if one.kind in kinds]
    return tuple(sorted(chosen, key=lambda one: (one.date or "", one.item, one.start)))


def _attendance(reader: Reader, entry: Entry) -> tuple[Attendance, ...]:
    held: dict[str, list[str]] = {}
    for _, meeting in _documents(reader):
        held.setdefault(meeting.body, []).append(meeting.date or "")
    found = []
    for body in entry.bodies:
        status: dict[str, str] = {}
        for one in entry.sightings:
            if one.body == body.body and (one.was_there or one.meeting_id not in status):
                status[one.meeting_id] = one.status
        said = list(status.values())
        found.append(
            Attendance(
                committee=body.committee,
                first=body.first,
                last=body.last,
                present=said.count("present"),
                in_attendance=said.count("in attendance"),
                apologies=said.count("apologies"),
                absent=said.count("absent"),
                held=sum(
                    (body.first or "") <= day <= (body.last or "9999") for day in held.get(body.body, [])
                ),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.present, -one.in_attendance, one.committee)))
