"""Judged test collections in BEIR's format, as an archive.

A collection is ``corpus.jsonl``, ``queries.jsonl`` and ``qrels/SPLIT.tsv``. Its documents become agenda
items; those that share ``metadata.meeting`` become one meeting, in the order of the file, so that
neighbouring passages are those of one meeting and of nothing else.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matters.models.embedders.port import Embedder
from matters.pipeline.errors import ReadError
from matters.pipeline.passages import cut_passages
from matters.pipeline.ports import Sink
from matters.pipeline.process import sha256
from matters.pipeline.records import Document, Item, Meeting, Minutes
from matters.pipeline.storing import store_minutes
from matters.pipeline.structure.lines import split_lines


@dataclass(frozen=True, slots=True)
class Collection:
    """Questions and judgements.

    :param queries: query id -> text; only those that are judged.
    :param qrels: query id -> document id -> relevance (0, 1, 2).
    """

    name: str
    queries: Mapping[str, str]
    qrels: Mapping[str, Mapping[str, int]]


def read_collection(folder: Path, *, split: str) -> Collection:
    """Read the judged queries of one split.

    :raises ReadError: When a file is missing or not as BEIR has it.
    """
    path = folder / "qrels" / f"{split}.tsv"
    if not path.is_file():
        held = ", ".join(sorted(one.stem for one in (folder / "qrels").glob("*.tsv"))) or "none"
        raise ReadError(
            f"{path}: no such file", expected="a folder in BEIR's format", do=f"Splits there: {held}"
        )
    qrels: dict[str, dict[str, int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        try:
            query_id, document_id, relevance = line.split("\t")
            qrels.setdefault(query_id, {})[document_id] = int(relevance)
        except ValueError as error:
            expected = "query id, document id and relevance, with tabs between"
            raise ReadError(f"{path}: {line[:60]!r}", expected=expected) from error
    texts = {str(row["_id"]): row["text"] for row in _rows(folder / "queries.jsonl")}
    if missing := sorted(set(qrels) - set(texts)):
        raise ReadError(f"{path}: judges query {missing[0]}", expected="queries of queries.jsonl only")
    return Collection(folder.name, {key: texts[key] for key in sorted(qrels)}, qrels)


def fill(sink: Sink, embedder: Embedder, folder: Path) -> None:
    """Store the documents of a collection; the key of each item is the document's id.

    :raises ReadError: When the corpus is missing or not as BEIR has it.
    """
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(folder / "corpus.jsonl"):
        meeting = (row.get("metadata") or {}).get("meeting")
        groups.setdefault(str(meeting) if meeting is not None else f"document {row['_id']}", []).append(row)
    for name in sorted(groups):
        store_minutes(_minutes(name, groups[name], embedder), sink, embedder)
    sink.finish()


def _minutes(name: str, rows: list[dict[str, Any]], embedder: Embedder) -> Minutes:
    text, items = "", []
    for row in rows:
        start = len(text)
        text += row["text"].strip() + "\n\n"
        items.append(Item(str(row["_id"]), None, row.get("title") or "", 1, None, start, len(text), None))
    document = Document(name, sha256((name + text).encode()), "text", "minutes", "unknown", text)
    passages = cut_passages(
        document,
        split_lines(text),
        items,
        [item.start for item in items],
        count_tokens=embedder.count_tokens,
        max_tokens=embedder.max_tokens,
    )
    return Minutes(document, Meeting(committee=name), items=tuple(items), passages=passages)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise ReadError(f"{path}: no such file", expected="a folder in BEIR's format")
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _row(path, number, line)


def _row(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict) or "_id" not in row or not isinstance(row.get("text"), str):
        raise ReadError(f"{path}, line {number}: {line[:60]!r}", expected='an object with "_id" and "text"')
    return row
