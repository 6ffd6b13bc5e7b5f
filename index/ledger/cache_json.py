"""What was heard of promises as it is kept: places and words, the rows of the catalogue by their numbers."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from matters.index.catalogue.reader import Reader
from matters.index.catalogue.rows import DocumentRow, ItemRow, MeetingRow
from matters.index.ledger.links.candidates import CandidateLink, LaterSentence, TracedPromise
from matters.index.ledger.records import Promise, Sentence
from matters.index.ledger.sentences.days import Days
from matters.index.ledger.sentences.rarity import Rarity
from matters.index.ledger.states.windows import Calendar

if TYPE_CHECKING:
    from matters.index.ledger.cache import LinkedPromises


def dump(linked: "LinkedPromises") -> bytes:
    """Everything but what the catalogue says of items, meetings and documents."""
    said = {
        one.sentence.order: one
        for traced in linked.traced
        for link in traced.candidates
        for one in (link.said, link.came)
        if one is not None
    }
    return json.dumps(
        {
            "promises": [[*_promise(one.promise), _links(one.candidates)] for one in linked.traced],
            "sentences": [_sentence(said[order]) for order in sorted(said)],
            "series": dict(linked.calendar.series),
            "meetings": {
                number: [row.id for row in rows] for number, rows in linked.calendar.meetings.items()
            },
            "missing": dict(linked.calendar.missing),
            "holes": dict(linked.calendar.holes),
            "days": dict(linked.days.held),
            "counts": dict(linked.rarity.counts),
            "total": linked.rarity.sentences,
        }
    ).encode("utf-8")


def _promise(one: Promise) -> list[Any]:
    text = None if one.text == one.quote else one.text
    told = [one.quote, text, one.before, one.head, dict(one.details)]
    return [one.kind, one.item.row, one.start, one.end, *told, one.id.removeprefix(one.item.id)]


def _links(candidates: Sequence[CandidateLink]) -> list[list[Any]]:
    return [
        [one.said.sentence.order, one.said.shares, one.odds, one.reading, one.named, one.undone]
        + ([one.came.sentence.order, one.came.shares] if one.came else [None, False])
        for one in candidates
    ]


def _sentence(said: LaterSentence) -> list[Any]:
    one = said.sentence
    text = None if said.text == one.quote else said.text
    return [one.order, one.item.row, one.start, one.end, one.quote, text, one.before, one.opens, one.head]


def load(reader: Reader, kept: bytes) -> "LinkedPromises":
    """What was heard, with the rows of the catalogue."""
    from matters.index.ledger.cache import LinkedPromises

    held = json.loads(kept)
    rows = _Rows(reader, {one[1] for name in ("promises", "sentences") for one in held[name]})
    told = {one[0]: (rows.sentence(one), one[4] if one[5] is None else one[5]) for one in held["sentences"]}
    series = held["series"]
    return LinkedPromises(
        tuple(
            TracedPromise(rows.promise(one), tuple(_link(kept, told) for kept in one[-1]))
            for one in held["promises"]
        ),
        Calendar(
            series,
            {number: rows.held(ids) for number, ids in _numbered(held["meetings"])},
            {number: tuple(dates) for number, dates in _numbered(held["missing"])},
            {number: tuple(map(_pair, holes)) for number, holes in _numbered(held["holes"])},
        ),
        Days(series, {number: tuple(dates) for number, dates in _numbered(held["days"])}),
        Rarity(held["counts"], held["total"]),
    )


def _numbered(held: Mapping[str, Any]) -> Iterable[tuple[int, Any]]:
    return ((int(number), value) for number, value in held.items())


def _pair(hole: Sequence[str]) -> tuple[str, str]:
    return hole[0], hole[1]


def _link(kept: Sequence[Any], told: Mapping[int, tuple[Sentence, str]]) -> CandidateLink:
    order, shares, odds, reading, named, undone, came, came_shares = kept
    after = None if came is None else LaterSentence(*told[came], came_shares)
    return CandidateLink(LaterSentence(*told[order], shares), odds, reading, named, after, undone)


class _Rows:
    """What the catalogue says of the items that are needed, and of their meetings and documents."""

    def __init__(self, reader: Reader, items: Iterable[int]) -> None:
        self._items: dict[int, ItemRow] = reader.items(sorted(items))
        self._meetings: dict[str, MeetingRow] = {row.id: row for row in reader.meetings()}
        self._documents: dict[int, DocumentRow] = {row.id: row for row in reader.documents()}

    def held(self, meetings: Sequence[str]) -> tuple[MeetingRow, ...]:
        return tuple(self._meetings[one] for one in meetings)

    def promise(self, kept: Sequence[Any]) -> Promise:
        kind, row, start, end, quote, text, before, head, details, digest, _ = kept
        item = self._items[row]
        return Promise(
            id=f"{item.id}{digest}",
            kind=kind,
            item=item,
            meeting=self._meetings[item.meeting_id],
            document=self._documents[item.document_id],
            start=start,
            end=end,
            text=quote if text is None else text,
            quote=quote,
            before=before,
            head=head,
            details=details,
        )

    def sentence(self, kept: Sequence[Any]) -> Sentence:
        order, row, start, end, quote, _, before, opens, head = kept
        item = self._items[row]
        document, meeting = self._documents[item.document_id], self._meetings[item.meeting_id]
        return Sentence(order, item, meeting, document, start, end, quote, before, opens, head)
