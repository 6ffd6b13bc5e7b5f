"""A gold document and what the pipeline reads in it: items, attendance and names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matters.corpus import annotations
from matters.corpus.annotations import GoldDocument, fold
from matters.measures.tally import Half, compare
from matters.pipeline.process import read_bytes
from matters.pipeline.readers import read_source
from matters.pipeline.records import Minutes, SourceText
from matters.pipeline.verbatim import quote

_NEAR = 6


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A gold document and what the pipeline reads in it.

    :param starts: where the gold items start in the folded text.
    :param found: where the items read start there; headings before the first gold item (a list of those
        present) are left out, since the gold counts them as front matter.
    :param ids: for each item read its key and the gold item in which it begins.
    :param body: where in the text the first item begins that is one in the gold too.
    """

    gold: GoldDocument
    source: SourceText
    minutes: Minutes
    starts: Sequence[int]
    found: Sequence[int]
    ids: Mapping[str, str]
    body: int


def compare_document(document: GoldDocument, minutes: Minutes) -> ReadDocument:
    """Say which gold item each item read belongs to."""
    source = read_source(document.path, read_bytes(document.path), name=document.path.name)
    whole = fold(quote(source.text, 0, len(source.text), omit=source.furniture))
    starts = annotations.starts(document, whole)
    first = min((at for at in starts if at >= 0), default=0)
    found, ids, body = [], {}, len(source.text)
    for item in minutes.items:
        at = len(fold(quote(source.text, 0, item.start, omit=source.furniture)))
        before = [
            gold.id for gold, start in zip(document.items, starts, strict=True) if 0 <= start <= at + _NEAR
        ]
        if before:
            ids[item.key] = before[-1]
        if at + _NEAR >= first:
            found.append(at)
            body = min(body, item.start)
    return ReadDocument(document, source, minutes, starts, found, ids, body)


def score_items(read: ReadDocument, half: Half) -> None:
    """Whether items begin where they should."""
    starts = [at for at in read.starts if at >= 0]
    counts = half.count("items: boundary F1")
    counts.hits += sum(any(abs(at - one) <= _NEAR for one in read.found) for at in starts)
    counts.found += len(read.found)
    counts.gold += len(starts)


def score_attendance(read: ReadDocument, half: Half) -> None:
    """Who was there, and as what."""
    truth = {fold(str(person["name"])).casefold(): person["status"] for person in read.gold.attendance}
    found = {fold(person.name).casefold(): person.status for person in read.minutes.attendance}
    compare(truth.keys(), found.keys(), half.count("attendance: name F1"))
    half.share("attendance: status right").extend(
        float(found[name] == truth[name]) for name in found.keys() & truth.keys()
    )


def score_entities(read: ReadDocument, half: Half) -> None:
    """People, roles and organisations, where they are annotated."""
    if read.gold.entities is None:
        return
    text = read.minutes.document.text
    truth = [
        (str(one["label"]), fold(str(one["text"])))
        for one in read.gold.entities
        if one["item"] not in _AROUND
    ]
    found = [
        (one.label, fold(text[one.start : one.end]))
        for one in read.minutes.mentions
        if one.item and one.start >= read.body
    ]
    for label in ("PERSON", "ROLE", "ORG"):
        compare(
            [one for one in truth if one[0] == label],
            [one for one in found if one[0] == label],
            half.count(f"names: {label} F1"),
        )


_AROUND = ("front", "back")
