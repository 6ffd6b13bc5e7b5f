"""What one archive of a given size does, in a process of its own: prints JSON. See ``scale.py``."""

import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from matters.archive import Archive
from matters.index.catalogue.filters import Filters
from matters.index.lexical.query import parse_query
from matters.index.search.search import Searcher
from matters.index.store import Index
from matters.models.embedders.port import Embedder
from timing import Sample, held_megabytes, timed

_TOP = 10


def main() -> None:
    """Measure the archive that is named, with the questions in a file."""
    folder, questions = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    with Archive.open(folder, create=False) as archive:
        index, embedder = archive._index, archive._embedder
        searcher = Searcher(index, embedder, "benchmark")
        for question in questions[:5]:
            archive.search(question, k=5)
        found: dict[str, Any] = {
            "encode": _times(embedder.embed_query, questions),
            "ranked": _times(partial(_ask, searcher, Filters()), questions),
            "ranked, dates": _times(partial(_ask, searcher, _middle(index)), questions),
            "answered, evidence included": _times(lambda asked: archive.search(asked, k=5), questions),
            "dense": _times(_dense(index, embedder, questions), range(len(questions))),
            "lexical": _times(lambda asked: index.lexical.search(parse_query(asked), 200), questions),
        }
        found["megabytes"] = held_megabytes() or 0.0
        found["passages"] = len(index.vectors)
        found["recall"] = _recall(index, embedder, questions)
        found["filtered"] = _filtered(index, embedder, questions)
    found["add"] = _add(folder)
    print(json.dumps(found))


def _middle(index: Index) -> Filters:
    """The dates between which the middle half of the meetings lies."""
    days = [str(row["date"]) for row in index._database.rows("SELECT date FROM meetings ORDER BY date")]
    return Filters(since=days[len(days) // 4], until=days[3 * len(days) // 4])


def _ask(searcher: Searcher, filters: Filters, question: str) -> None:
    """The items that answer, without evidence."""
    with searcher.index.snapshot():
        searcher.ask(question, filters, k=5)


def _times(work: Callable[[Any], object], asked: Sequence[Any]) -> dict[str, list[float]]:
    """Milliseconds of each call; every call is made twice, so that only the second counts."""
    samples = []
    for one in asked:
        work(one)
        samples.append(timed(partial(work, one)))
    return _milliseconds(samples)


def _milliseconds(samples: Sequence[Sample]) -> dict[str, list[float]]:
    """By the clock, and of the processor: on a busy machine only those tell much."""
    return {
        "ms": [1000 * one.seconds for one in samples],
        "processor ms": [1000 * one.cpu for one in samples],
    }


def _dense(index: Index, embedder: Embedder, questions: Sequence[str]) -> Callable[[int], object]:
    vectors = [embedder.embed_query(question) for question in questions]
    return lambda at: index.vectors.search(vectors[at], 200)


def _recall(index: Index, embedder: Embedder, questions: Sequence[str]) -> float:
    """The share of the ten nearest by exact comparison that the store gives."""
    vectors = np.stack([embedder.embed_query(question) for question in questions])
    ids = index._database.integers("SELECT id FROM passages ORDER BY id")
    best_ids = np.zeros((len(vectors), 0), dtype=np.int64)
    best_scores = np.zeros((len(vectors), 0))
    for start in range(0, len(ids), 20_000):
        chunk = ids[start : start + 20_000]
        scores = vectors.astype(np.float64) @ index.reader.embedded(chunk).astype(np.float64).T
        best_ids = np.concatenate([best_ids, np.broadcast_to(chunk, scores.shape)], axis=1)
        best_scores = np.concatenate([best_scores, scores], axis=1)
        top = np.argsort(-best_scores, axis=1, kind="stable")[:, :_TOP]
        best_ids = np.take_along_axis(best_ids, top, axis=1)
        best_scores = np.take_along_axis(best_scores, top, axis=1)
    found = [index.vectors.search(vector, _TOP).ids for vector in vectors]
    return float(np.mean([np.isin(own, exact).mean() for own, exact in zip(found, best_ids, strict=True)]))


def _filtered(index: Index, embedder: Embedder, questions: Sequence[str]) -> int:
    """The fewest passages that a search for 100 gave among 200, or among 5,000, allowed ones."""
    fewest = 100
    ids = index._database.integers("SELECT id FROM passages ORDER BY id")
    for number, question in enumerate(questions[:20]):
        rng = np.random.default_rng(number)
        for size in (200, 5000):
            if size <= len(ids):
                allowed = np.sort(rng.choice(ids, size=size, replace=False))
                found = index.vectors.search(embedder.embed_query(question), 100, allowed)
                fewest = min(fewest, int(np.isin(found.ids, allowed).sum()))
    return fewest


def _add(folder: Path) -> dict[str, list[float]]:
    """Milliseconds that the ingest of one more small document takes, with the archive open."""
    samples = []
    with TemporaryDirectory() as temporary, Archive.open(folder, create=False) as archive:
        for number in range(6):
            path = Path(temporary) / f"{number}.txt"
            path.write_text(f"Cabinet\n{number + 1} May 2031\n\n1. Roads\n\nThe road {number} is shut.\n")
            samples.append(timed(partial(archive.ingest, [path])))
    return _milliseconds(samples[1:])


if __name__ == "__main__":
    main()
