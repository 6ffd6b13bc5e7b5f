"""Archives of any size for the benchmarks of speed.

The first passages are real ones with their real vectors: those of the judged archives. More are made from
them: texts by putting their sentences together anew, vectors by moving a real vector towards another as far
as real ones lie from their nearest neighbours.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from judged import open_archive, read_topics
from matters.index.catalogue.rows import ItemRow
from matters.index.store import Index
from matters.models.embedders.port import Embedder
from matters.pipeline.records import Document, Item, Meeting, Minutes, Passage, Span

Vectors = NDArray[np.float32]

PER_DOCUMENT = 50
_PER_ITEM = 5
_WORDS = 90
_NEIGHBOURS = 50
_BODIES = ("Cabinet", "Audit Committee", "Planning Committee", "Scrutiny Panel", "Licensing Committee")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Passages with their vectors, and questions on them.

    :param vectors: *Shape:* ``(len(texts), dim)``, float32, unit rows.
    """

    texts: list[str]
    vectors: Vectors
    questions: list[str]


def read_pool(data: Path, cache: Path, embedder: Embedder) -> Pool:
    """Every passage of the judged archives, each text once; archives are made where the cache has none."""
    texts: dict[str, Vectors] = {}
    questions: list[str] = []
    for topics in read_topics(data):
        questions += list(topics.questions.values())
        with open_archive(topics, data, cache, embedder) as index, index.snapshot():
            ids = index.reader.passages_of([row.row for row in _items(index)])
            vectors = index.reader.embedded(ids)
            for row, vector in zip(index.reader.passages(ids), vectors, strict=True):
                if vector.any():
                    texts.setdefault(row.quote, vector)
    return Pool(list(texts), np.stack(list(texts.values())), questions)


def _items(index: Index) -> list[ItemRow]:
    return [item for row in index.reader.meetings() for item in index.reader.items_of(row.id)]


class Material:
    """Passages without end: the pool first, then what is made from it; always the same."""

    def __init__(self, pool: Pool, *, seed: int = 0) -> None:
        """Learn from the pool how near neighbours lie."""
        self.pool = pool
        self._rng = np.random.default_rng(seed)
        self._sentences = [
            part.strip()
            for text in pool.texts
            for part in _SENTENCE.split(text)
            if 4 <= len(part.split()) <= 60
        ]
        self._near, self._cosines = _neighbours(pool.vectors)

    def texts(self, start: int, stop: int) -> list[str]:
        """Texts of the passages ``start`` to ``stop``, which must be asked for in order."""
        real = self.pool.texts[start : min(stop, len(self.pool.texts))]
        return [*real, *(self._text() for _ in range(stop - start - len(real)))]

    def _text(self) -> str:
        parts: list[str] = []
        while sum(part.count(" ") + 1 for part in parts) < _WORDS - 20:
            parts.append(self._sentences[int(self._rng.integers(len(self._sentences)))])
        return " ".join(parts)

    def vectors(self, start: int, stop: int) -> Vectors:
        """Vectors of the passages ``start`` to ``stop``, which must be asked for in order."""
        real = self.pool.vectors[start : min(stop, len(self.pool.texts))]
        wanted = stop - start - len(real)
        if not wanted:
            return real
        parents = self._rng.integers(len(self.pool.vectors), size=wanted)
        towards = self._near[parents, self._rng.integers(self._near.shape[1], size=wanted)]
        cosines = self._rng.choice(self._cosines, size=wanted)[:, None]
        from_, to = self.pool.vectors[parents], self.pool.vectors[towards]
        to = to + _unit(self._rng.standard_normal(to.shape).astype(np.float32)) * 0.5
        aside = _unit(to - (to * from_).sum(axis=1, keepdims=True) * from_)
        made = _unit(cosines * from_ + np.sqrt(np.maximum(1 - cosines**2, 0)) * aside)
        return np.concatenate([real, made]).astype(np.float32)


def _neighbours(vectors: Vectors) -> tuple[NDArray[np.int64], Vectors]:
    """The nearest of each vector, and how near the very nearest is that is not the same text."""
    near, cosines = [], []
    count = min(_NEIGHBOURS, len(vectors) - 1)
    for start in range(0, len(vectors), 1024):
        scores = vectors[start : start + 1024] @ vectors.T
        scores[np.arange(len(scores)), np.arange(start, start + len(scores))] = -1
        near.append(np.argpartition(-scores, count - 1, axis=1)[:, :count])
        cosines.append(scores.max(axis=1))
    return np.concatenate(near), np.minimum(np.concatenate(cosines), 0.999).astype(np.float32)


def _unit(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def meeting(number: int, texts: Sequence[str]) -> Minutes:
    """One meeting's minutes: some items of a few passages each."""
    whole, items, passages = "", list[Item](), list[Passage]()
    for first in range(0, len(texts), _PER_ITEM):
        key, begin = str(1 + first // _PER_ITEM), len(whole)
        title = " ".join(texts[first].split()[:5])
        for text in texts[first : first + _PER_ITEM]:
            span = (len(whole), len(whole) + len(text))
            passages.append(Passage(key, *span, page=None, quote=text, sentences=_spans(text, span[0])))
            whole += text + "\n\n"
        items.append(Item(key, key, title, 1, None, begin, len(whole), None))
    name = f"minutes-{number:06d}.txt"
    document = Document(
        f"/benchmark/{name}", sha256(name + whole), "text", "minutes", "approved", whole, None
    )
    day = date(2005, 1, 4) + timedelta(days=7 * (number // len(_BODIES)) % 7300)
    return Minutes(
        document,
        Meeting("Benchmark Council", _BODIES[number % len(_BODIES)], day.isoformat(), f"{9 + number % 9}:00"),
        items=tuple(items),
        passages=tuple(passages),
    )


def _spans(text: str, at: int) -> tuple[Span, ...]:
    found, start = [], 0
    for match in [*_SENTENCE.finditer(text), None]:
        end = match.start() if match else len(text)
        found.append(Span(at + start, at + end))
        start = match.end() if match else end
    return tuple(found)


def sha256(text: str) -> str:
    """The name of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def grow(folder: Path, material: Material, *, held: int, size: int, model_id: str) -> None:
    """Bring an archive from ``held`` to ``size`` passages.

    :raises ValueError: When what is held is not whole documents.
    """
    if held % PER_DOCUMENT:
        raise ValueError(f"{held} passages are not whole documents of {PER_DOCUMENT}")
    with (
        Index.open(folder, model_id=model_id, create=True) as index,
        index.writer(pipeline_version="benchmark") as sink,
    ):
        for minutes, vectors in _documents(material, held, size):
            keys = [sha256(passage.quote) for passage in minutes.passages]
            by_key = dict(zip(keys, vectors, strict=True))
            new = set(keys) - sink.vectors_held(keys)
            sentences = {
                key: _beside(by_key[key], len(passage.sentences))
                for key, passage in zip(keys, minutes.passages, strict=True)
                if key in new
            }
            sink.store(minutes, keys=keys, vectors={key: by_key[key] for key in new}, sentences=sentences)
        sink.finish()


def _beside(vector: Vectors, count: int) -> Vectors:
    """Vectors of a passage's sentences: which of them is nearest to a question matters to no figure here."""
    return np.stack([np.roll(vector, at) + vector for at in range(count)])


def _documents(material: Material, held: int, size: int) -> Iterator[tuple[Minutes, Vectors]]:
    for start in range(held, size, PER_DOCUMENT):
        stop = min(start + PER_DOCUMENT, size)
        texts, vectors = material.texts(start, stop), material.vectors(start, stop)
        yield meeting(start // PER_DOCUMENT, texts), vectors
