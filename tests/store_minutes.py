"""Minutes of a fictional council for the tests of the index, without reading any file."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.filters import Filters
from matters.index.catalogue.writer import CatalogueWriter
from matters.index.store import Index
from matters.pipeline.records import (
    Attendee,
    Caveat,
    Definition,
    Document,
    Item,
    Meeting,
    MeetingReference,
    Mention,
    Minutes,
    Outcome,
    Passage,
    Span,
)

DIM = 16
_CHAIR = (Attendee("Jane Hart", "present", 0, 1, role="Chair"),)
_DEFINED = (Definition("UASC", "unaccompanied asylum-seeking children", 0, 1),)
MODEL = "test-model"


def sha(text: str) -> str:
    """The key of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def unit(text: str, dim: int = DIM) -> NDArray[np.float32]:
    """A unit vector that only the text decides."""
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "little")
    vector = np.random.default_rng(seed).standard_normal(dim)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


def minutes(
    *paragraphs: str,
    path: str = "/minutes/a.txt",
    committee: str | None = "Cabinet",
    council: str | None = None,
    date: str | None = "2023-07-25",
    start_time: str | None = None,
    status: str = "unknown",
    kind: str = "minutes",
    format: str = "text",
    exempt: Sequence[int] = (),
    people: Sequence[str] = (),
    references: Sequence[str] = (),
    attendance: Sequence[Attendee] | None = None,
    glossary: Sequence[Definition] | None = None,
    outcomes: Sequence[Outcome] = (),
    extra: Sequence[Mention] = (),
    salt: str = "",
) -> Minutes:
    """One item for each paragraph, numbered from 1; each is one passage.

    :param exempt: the numbers of private items.
    :param people: who is named; each name that stands in the text becomes a mention.
    :param attendance: instead of one that lists a chair alone; ``glossary`` instead of one definition.
    :param extra: mentions beside those of ``people``.
    :param salt: changes the bytes and nothing else.
    """
    text = "\n".join(paragraphs)
    items, passages, mentions, at = [], [], [], 0
    for number, paragraph in enumerate(paragraphs, 1):
        key, span = str(number), (at, at + len(paragraph))
        access = "exempt" if number in exempt else "public"
        items.append(Item(key, key, f"Title {key}", 1, None, *span, page=None, access=access))
        passages.append(Passage(key, *span, page=None, quote=paragraph, sentences=(Span(*span),)))
        for name in people:
            if (found := paragraph.find(name)) >= 0:
                mentions.append(Mention("PERSON", at + found, at + found + len(name), key, name))
        at += len(paragraph) + 1
    document = Document(path, sha(text + format + kind + status + salt), format, kind, status, text)
    return Minutes(
        document,
        Meeting(council, committee, date, start_time),
        attendance=_CHAIR if attendance is None else tuple(attendance),
        items=tuple(items),
        mentions=(*mentions, *extra),
        glossary=_DEFINED if glossary is None else tuple(glossary),
        outcomes=tuple(outcomes),
        references=tuple(MeetingReference(when, 0, 1, "1") for when in references),
        passages=tuple(passages),
        caveats=(Caveat("look", "Look at this.", 0, 1),),
    )


def put(sink: CatalogueWriter, *said: Minutes) -> None:
    """Store minutes as an ingest does: only vectors that are not held."""
    for one in said:
        keys = [sha(passage.quote) for passage in one.passages]
        held = sink.vectors_held(keys)
        vectors = {
            key: unit(passage.quote)
            for key, passage in zip(keys, one.passages, strict=True)
            if key not in held
        }
        sink.store(one, keys=keys, vectors=vectors)


def ingest(index: Index, *said: Minutes, version: str = "1") -> None:
    """Store minutes and finish."""
    with index.writer(pipeline_version=version) as sink:
        put(sink, *said)
        sink.finish()


def archive(folder: Path, *said: Minutes) -> Index:
    """A new archive of some minutes."""
    index = Index.open(folder / "archive", model_id=MODEL, create=True)
    if said:
        ingest(index, *said)
    return index


def answering(index: Index) -> list[str]:
    """The ids of the items that a search may find, in order."""
    with index.snapshot():
        allowed = index.reader.allowed_passages(Filters())
        found = index.vectors.search(unit("anything"), 1000, allowed)
        return sorted({row.item.id for row in index.reader.passages(found.ids)})
