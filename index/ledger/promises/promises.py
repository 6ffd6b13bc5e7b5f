"""Promises as the catalogue has them: outcomes with what stands before them."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from matters.index.catalogue.reader import Reader
from matters.index.catalogue.rows import OutcomeRow
from matters.index.ledger.promises.empty import promises_nothing
from matters.index.ledger.promises.when import sound_when
from matters.index.ledger.records import Promise, Sentence
from matters.index.ledger.sentences.collection import words_of
from matters.pipeline.records import Span
from matters.pipeline.verbatim import clean, within

PROMISES = ("action", "deferral")
_BEFORE = 2
_SELF_CONTAINED = 8
"""Words of substance from which a clause says by itself what is promised."""


def promise_id(item_id: str, quote: str) -> str:
    """A name that stays as long as the item and the words do."""
    return f"{item_id}:{hashlib.sha256(quote.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def with_own_ids(promises: Sequence[Promise]) -> list[Promise]:
    """Promises in their order, each with an id that no other has.

    Of several in the same words in one item the first keeps the id of its words. The hash of every other is
    also of its heading and of what stands before it, so that a note on it is rather lost than moved
    when one more is found. Only where these are the same too does their order tell them apart.
    """
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for place in sorted(range(len(promises)), key=lambda at: promises[at].kind not in PROMISES):
        ids[place] = next(one for one in _ids_of(promises[place]) if one not in taken)
        taken.add(ids[place])
    return [replace(one, id=ids[place]) for place, one in enumerate(promises)]


def _ids_of(promise: Promise) -> Iterator[str]:
    """What a promise may be called, the first that is free."""
    item, told = promise.item.id, "\0".join((promise.quote, promise.head, promise.before))
    yield promise_id(item, promise.quote)
    yield promise_id(item, told)
    for number in count(2):
        yield promise_id(item, f"{told}\0{number}")


def read_promises(
    reader: Reader, sentences: Sequence[Sentence], *, kinds: Sequence[str] = PROMISES
) -> list[Promise]:
    """The promises of all minutes that a search may find, in the order of ``sentences``.

    What is tagged as an action inside a deferral is left to the deferral; what promises nothing is left out.

    :param sentences: see ``read_sentences``; what is private there is left out here.
    """
    grouped: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        grouped.setdefault(sentence.document.id, []).append(sentence)
    return with_own_ids(
        [
            promise
            for document, group in grouped.items()
            for promise in _of_document(reader, document, group, kinds)
        ]
    )


def _of_document(
    reader: Reader, document: int, group: Sequence[Sentence], kinds: Sequence[str]
) -> Iterator[Promise]:
    rows = [row for row in reader.outcomes(document) if row.kind in kinds]
    deferrals = [row for row in rows if row.kind == "deferral"]
    items = {sentence.item.id: sentence for sentence in group}
    for row in rows:
        sentence = items.get(row.item_id)
        if sentence is None or (row.kind == "action" and any(_inside(row, other) for other in deferrals)):
            continue
        promise = make_promise(
            reader,
            kind=row.kind,
            span=Span(row.start, row.end),
            like=sentence,
            group=group,
            details=row.details,
        )
        if row.kind != "action" or not promises_nothing(promise.quote, owned=bool(promise.owners)):
            yield replace(promise, details=sound_when(row.details, row.kind, promise.quote))


def _inside(row: OutcomeRow, other: OutcomeRow) -> bool:
    return other.start <= row.start and row.end <= other.end


def make_promise(
    reader: Reader,
    *,
    kind: str,
    span: Span,
    like: Sentence,
    group: Sequence[Sentence],
    details: Mapping[str, Any],
) -> Promise:
    """A promise at a place of a document.

    :param like: a sentence of the same item.
    :param group: the sentences of its document, in order.
    """
    item, document = like.item, like.document
    text = reader.document_text(document.id, span.start, span.end)
    omit = within(item.omit, span.start, span.end)
    local = [Span(cut.start - span.start, cut.end - span.start) for cut in omit]
    quote = clean(text, 0, len(text), omit=local).text
    alone = len(words_of(quote).kept) >= _SELF_CONTAINED
    return Promise(
        id=promise_id(item.id, quote),
        kind=kind,
        item=item,
        meeting=like.meeting,
        document=document,
        start=span.start,
        end=span.end,
        text=text,
        quote=quote,
        before="" if alone else _before(group, span.start, item.row),
        head=_head(group, span.start, item.row),
        details=details,
    )


def _before(group: Sequence[Sentence], start: int, item: int) -> str:
    """What stands before a place in its paragraph, two sentences at most; one more where it opens it."""
    place = bisect_right([sentence.start for sentence in group], start) - 1
    if place < 0 or group[place].item.row != item:
        return ""
    words = [group[place].quote] if group[place].start < start else []
    while place > 0 and len(words) < _BEFORE and group[place - 1].item.row == item:
        if group[place].opens and words:
            break
        place -= 1
        words.insert(0, group[place].quote)
    return " ".join(words)


def _head(group: Sequence[Sentence], start: int, item: int) -> str:
    place = bisect_right([sentence.start for sentence in group], start) - 1
    return group[place].head if place >= 0 and group[place].item.row == item else ""
