"""Judged topics and the archives they are asked of, for the benchmarks.

Four collections: QMSum's committees and Cranfield in BEIR's format, the judged topics on real minutes
(``gold/relevance``), and those of the shipped corpus. Archives are kept in a folder between runs.
"""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from matters.embedding import cache_folder, prepare_model
from matters.index.catalogue.rows import PassageRow
from matters.index.store import Index
from matters.measures.beir import fill, read_collection
from matters.models.embedders import DEFAULT_MODEL, load_embedder
from matters.models.embedders.port import Embedder
from matters.pipeline.ingest import ingest
from matters.pipeline.process import Processor, pipeline_version
from paths import CORPUS

BEIR = {"qmsum_committee": "dev", "cranfield": "test"}


@dataclass(frozen=True)
class Topics:
    """Questions on one archive, with judgements.

    :param questions: query id -> text.
    :param kinds: query id -> what sort of question it is; empty where there is one sort.
    :param qrels: query id -> key of an item -> relevance; none for what has no answer.
    :param evidence: query id -> sentences that answer, where there are any.
    :param halves: query id -> ``dev`` or ``test``, where the collection says.
    :param gains: relevance -> gain of nDCG.
    :param items: document's file name -> its judged items with the pairs of words they hold; empty
        where the items of the archive are the judged ones.
    """

    name: str
    questions: Mapping[str, str]
    qrels: Mapping[str, Mapping[str, int]]
    kinds: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, list[str]] = field(default_factory=dict)
    halves: Mapping[str, str] = field(default_factory=dict)
    gains: Mapping[int, int] | None = None
    items: Mapping[str, list[tuple[str, Counter[tuple[str, str]]]]] = field(default_factory=dict)

    def half(self, query_id: str) -> str:
        """``dev`` or ``test``; where the collection does not say, the parity of a hash of the id."""
        parity = sha256(query_id.encode()).digest()[-1] % 2
        return self.halves.get(query_id) or ("test" if parity else "dev")

    def key(self, row: PassageRow) -> str:
        """The judged item to which a passage belongs."""
        if self.name in BEIR:
            return row.item.key
        if not self.items:
            return day_and_number(row.item.id)
        pairs = word_pairs(row.quote)
        judged = self.items[file_of(row.document.path)]
        return max(judged, key=lambda one: sum((one[1] & pairs).values()))[0]

    @property
    def answerable(self) -> list[str]:
        """The questions that have an answer."""
        return [query_id for query_id in self.questions if query_id in self.qrels]


def read_topics(data: Path) -> list[Topics]:
    """Every collection there is in the folder of judged data, and that of the shipped corpus."""
    found = []
    for name, split in BEIR.items():
        if (folder := data / "retrieval" / name).is_dir():
            collection = read_collection(folder, split=split)
            found.append(Topics(name, collection.queries, collection.qrels))
    if (data / "gold" / "relevance").is_dir():
        found.append(_real(data / "gold" / "relevance"))
    if (CORPUS / "gold" / "topics.jsonl").is_file():
        found.append(_shipped(CORPUS / "gold"))
    return found


def _real(folder: Path) -> Topics:
    files = json.loads((folder / "docs.json").read_text(encoding="utf-8"))
    items = defaultdict(list)
    for row in rows(folder / "items.jsonl"):
        pairs = word_pairs(f"{row['title']} {row['text']}")
        items[file_of(files[row["doc"]]["path"])].append((row["item_id"], pairs))
    topics = list(rows(folder / "queries.jsonl"))
    open_ended = {row["query_id"] for row in topics if not row["answerable"]}
    qrels = {key: found for key, found in _qrels(folder / "qrels.tsv").items() if key not in open_ended}
    return Topics(
        "judged",
        {row["query_id"]: row["text"] for row in topics},
        qrels,
        kinds={row["query_id"]: row["kind"] for row in topics},
        evidence=_evidence(folder / "evidence.jsonl"),
        gains={0: 0, 1: 1, 2: 3},
        items=items,
    )


def _shipped(folder: Path) -> Topics:
    topics = list(rows(folder / "topics.jsonl"))
    return Topics(
        "corpus",
        {row["query_id"]: row["text"] for row in topics},
        {
            query_id: {day_and_number(item): relevance for item, relevance in judged.items()}
            for query_id, judged in _qrels(folder / "qrels.tsv").items()
        },
        kinds={row["query_id"]: row["kind"] for row in topics},
        evidence=_evidence(folder / "evidence.jsonl"),
        halves={row["query_id"]: row["half"] for row in topics},
        gains={0: 0, 1: 1, 2: 3},
    )


def _qrels(path: Path) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found[row["query_id"]][row.get("item_id") or row["item"]] = int(row["relevance"])
    return dict(found)


def day_and_number(item: str) -> str:
    """An item id without its body's name, which may be given in short."""
    match = re.search(r"(\d{4}-\d\d-\d\d)(?:\.\d+)?(?:@\w+)?#(.*)$", item)
    return f"{match[1]}#{match[2]}" if match else item


def _evidence(path: Path) -> dict[str, list[str]]:
    found = defaultdict(list)
    for row in rows(path):
        found[row["query_id"]].append(row["sentence"])
    return dict(found)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def word_pairs(text: str) -> Counter[tuple[str, str]]:
    """Words side by side, each pair with how often it occurs."""
    words = re.findall(r"\w+", text.lower())
    return Counter(pairwise(words)) or Counter((word, "") for word in words)


def file_of(path: str) -> str:
    """The end of a path that tells one document from the others, on any machine."""
    return "/".join(path.replace("\\", "/").split("/")[-2:])


def load_model() -> Embedder:
    """The default embedder."""
    prepare_model()
    return load_embedder(DEFAULT_MODEL, cache=cache_folder())


def open_archive(topics: Topics, data: Path, cache: Path, embedder: Embedder) -> Index:
    """The archive of a collection, made where the cache has none; made anew when reading changed."""
    folder = cache / topics.name
    if topics.name in BEIR:
        if not folder.is_dir():
            part = folder.with_suffix(".part")
            with (
                Index.open(part, model_id=embedder.model_id, create=True) as index,
                index.writer(pipeline_version="beir") as sink,
            ):
                fill(sink, embedder, data / "retrieval" / topics.name)
            part.rename(folder)
        return Index.open(folder, model_id=embedder.model_id)
    index = Index.open(folder, model_id=embedder.model_id, create=True)
    with index.writer(pipeline_version=pipeline_version()) as sink:
        ingest(_files(topics, data), sink, Processor(embedder), on_progress=lambda progress: None)
    return index


def _files(topics: Topics, data: Path) -> list[Path]:
    if topics.name == "corpus":
        return [CORPUS / "minutes"]
    documents = json.loads((data / "gold" / "relevance" / "docs.json").read_text(encoding="utf-8"))
    return [data / documents[key]["path"] for key in sorted(documents)]
