"""Writes what was read of one file into the catalogue's tables."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.database import Database
from matters.index.catalogue.schema import PART
from matters.index.catalogue.sentence_vectors import in_bytes
from matters.index.identity import fold, item_suffix
from matters.pipeline.records import Item, Minutes, Span

_NONE = np.empty((0, 0), dtype=np.float32)
_COLUMNS = (
    "sha256, format, kind, status, meeting_id, suffix, page_starts, length, council, committee, date,"
    " start_time, end_time, venue, chair, pipeline_version, model_id"
)


def insert_document(
    database: Database, minutes: Minutes, *, meeting: str, pipeline_version: str, model_id: str
) -> int:
    """Write the document and its text; returns its number."""
    document, said = minutes.document, minutes.meeting
    pages = None if document.page_starts is None else json.dumps(document.page_starts)
    values = (
        document.sha256,
        document.format,
        document.kind,
        document.status,
        meeting,
        item_suffix(document),
        pages,
        len(document.text),
        said.council,
        said.committee,
        said.date,
        said.start_time,
        said.end_time,
        said.venue,
        said.chair,
        pipeline_version,
        model_id,
    )
    marks = ", ".join("?" * len(values))
    document_id = database.insert(f"INSERT INTO documents ({_COLUMNS}) VALUES ({marks})", values)
    text = document.text
    parts = ((document_id, part, text[at : at + PART]) for part, at in enumerate(range(0, len(text), PART)))
    database.executemany("INSERT INTO texts VALUES (?, ?, ?)", parts)
    return document_id


def insert_parts(database: Database, minutes: Minutes, *, document_id: int, keys: Sequence[str]) -> None:
    """Write items, passages, people and everything else the pipeline found.

    :param keys: one vector key for each passage.
    :raises ValueError: When two items have one key, or a part names an item that is not there.
    """
    first = 1 + database.integer("SELECT max(row) FROM items")
    rows = {item.key: first + at for at, item in enumerate(minutes.items)}
    if len(rows) != len(minutes.items):
        raise ValueError(f"{minutes.document.path}: two items have one key")
    items = _guarded(minutes.items)
    private = {item.key: int(item.access != "public") for item in items}
    _insert_items(database, items, document_id=document_id, first=first)
    passages = []
    for position, (passage, key) in enumerate(zip(minutes.passages, keys, strict=True)):
        place = (document_id, _row_of(rows, passage.item), position, passage.start, passage.end, passage.page)
        spans = (_spans(passage.omit), _spans(passage.sentences))
        passages.append((*place, private[passage.item], passage.quote, *spans, key))
    database.executemany(
        'INSERT INTO passages (document_id, item, position, start, "end", page, private, quote, omit,'
        " sentences, vector_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        passages,
    )
    _insert_people(database, minutes, document_id=document_id, rows=rows)
    _insert_outcomes(database, minutes, document_id=document_id, rows=rows)
    _insert_notes(database, minutes, document_id=document_id, rows=rows)


def _guarded(items: Sequence[Item]) -> list[Item]:
    """The items; what stands below a private one is private as well."""
    access: dict[str | None, str] = {}
    for item in items:
        access[item.key] = access.get(item.parent, "public") if item.access == "public" else item.access
    return [replace(item, access=access[item.key]) for item in items]


def _row_of(rows: Mapping[str, int], key: str) -> int:
    if key not in rows:
        raise ValueError(f"no item {key!r} among {sorted(rows)}")
    return rows[key]


def _spans(spans: Iterable[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans], separators=(",", ":"))


def _insert_items(database: Database, items: Sequence[Item], *, document_id: int, first: int) -> None:
    database.executemany(
        "INSERT INTO items (row, document_id, key, number, title, level, parent, position, start,"
        ' "end", page, omit, certainty, access) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        (
            (
                first + position,
                document_id,
                item.key,
                item.number,
                item.title,
                item.level,
                item.parent,
                position,
                item.start,
                item.end,
                item.page,
                _spans(item.omit),
                item.certainty,
                item.access,
            )
            for position, item in enumerate(items)
        ),
    )


def _insert_people(
    database: Database, minutes: Minutes, *, document_id: int, rows: Mapping[str, int]
) -> None:
    database.executemany(
        'INSERT INTO attendance (document_id, position, name, status, start, "end", title, initials, role,'
        " organisation, substitute_for, from_item, until_item)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                document_id,
                position,
                one.name,
                one.status,
                one.start,
                one.end,
                one.title,
                one.initials,
                one.role,
                one.organisation,
                one.substitute_for,
                one.from_item,
                one.until_item,
            )
            for position, one in enumerate(minutes.attendance)
        ),
    )
    mentions = []
    for position, mention in enumerate(minutes.mentions):
        text = minutes.document.text[mention.start : mention.end]
        item = None if mention.item is None else _row_of(rows, mention.item)
        name = f" {fold(text)} | {fold(mention.person or '')} "
        place = (document_id, position, mention.label, item, mention.start, mention.end)
        mentions.append((*place, text, mention.person, name))
    database.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", mentions)


def _insert_outcomes(
    database: Database, minutes: Minutes, *, document_id: int, rows: Mapping[str, int]
) -> None:
    database.executemany(
        "INSERT INTO outcomes VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                document_id,
                position,
                one.kind,
                _row_of(rows, one.item),
                one.start,
                one.end,
                json.dumps(asdict(one), ensure_ascii=False),
            )
            for position, one in enumerate(minutes.outcomes)
        ),
    )


def _insert_notes(database: Database, minutes: Minutes, *, document_id: int, rows: Mapping[str, int]) -> None:
    database.executemany(
        "INSERT INTO definitions VALUES (?, ?, ?, ?, ?, ?)",
        (
            (document_id, position, found.short, found.long, found.start, found.end)
            for position, found in enumerate(minutes.glossary)
        ),
    )
    database.executemany(
        "INSERT INTO meeting_references VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                document_id,
                position,
                found.date,
                found.start,
                found.end,
                None if found.item is None else _row_of(rows, found.item),
            )
            for position, found in enumerate(minutes.references)
        ),
    )
    database.executemany(
        "INSERT INTO caveats VALUES (?, ?, ?, ?, ?, ?)",
        (
            (document_id, position, found.code, found.message, found.start, found.end)
            for position, found in enumerate(minutes.caveats)
        ),
    )


def insert_vectors(
    database: Database,
    vectors: Mapping[str, NDArray[np.float32]],
    sentences: Mapping[str, NDArray[np.float32]],
    *,
    model_id: str,
) -> None:
    """Write vectors that are not yet held.

    :param vectors: by key. *Shape of each:* ``(dim,)``, float32, unit length.
    :param sentences: by the same keys, those of sentences. *Shape of each:* ``(sentences, dim)``, float32.
    :raises ValueError: When they are not of the length that this model's other vectors have.
    """
    held = database.row("SELECT value FROM meta WHERE key = ?", (f"dim {model_id}",))
    dim = None if held is None else int(held["value"])
    for key in sorted(vectors):
        vector = np.ascontiguousarray(vectors[key], dtype="<f4")
        if dim is None:
            dim = vector.size
            database.execute("INSERT INTO meta VALUES (?, ?)", (f"dim {model_id}", str(dim)))
        if vector.shape != (dim,) or not np.isfinite(vector).all():
            raise ValueError(f"a vector of shape {vector.shape}, expected ({dim},) and finite: {key}")
        database.execute(
            "INSERT OR IGNORE INTO vectors (key, model_id, vector) VALUES (?, ?, ?)",
            (key, model_id, vector.tobytes()),
        )
        database.execute(
            "INSERT OR IGNORE INTO sentence_vectors"
            " SELECT number, ? FROM vectors WHERE key = ? AND model_id = ?",
            (in_bytes(sentences.get(key, _NONE)), key, model_id),
        )
