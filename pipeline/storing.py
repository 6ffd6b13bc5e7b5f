"""Documents on their way into the archive: embedded several at a time, stored one by one."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matters.models.embedders.bulk import BulkEmbedder
from matters.models.embedders.port import Embedder, Vectors
from matters.pipeline.passages import embedding_text, sentence_places
from matters.pipeline.ports import Sink
from matters.pipeline.process import sha256
from matters.pipeline.records import Minutes, Span

MOST_DOCUMENTS = 8
"""Documents in hand at most: so many a killed ingest loses."""
MOST_TEXTS = 256
"""Texts in hand from which on they are embedded; more make batches of like length no better."""
BATCH = 256
"""Texts whose word pieces are in memory together."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    minutes: Minutes
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A text to be embedded, and where its sentences stand."""

    text: str
    sentences: tuple[Span, ...]

    @property
    def places(self) -> NDArray[np.int64]:
        """*Shape:* ``(sentences, 2)``, int64."""
        return np.array([(one.start, one.end) for one in self.sentences], dtype=np.int64).reshape(-1, 2)


class Storing:
    """Takes documents in order, embeds the texts of several together, each text once."""

    def __init__(
        self, sink: Sink, embedder: Embedder | None, *, on_stored: Callable[[Minutes], None]
    ) -> None:
        """Store into a sink.

        :param embedder: ``None`` stores documents without vectors.
        :param on_stored: called for each document when it is kept.
        """
        self.passages = 0
        self._sink = sink
        self._embedder = embedder
        self._on_stored = on_stored
        self._waiting: list[_Waiting] = []
        self._wanted: dict[str, _Wanted] = {}

    def holds(self, sha256: str) -> bool:
        """Whether a document of these bytes is in hand."""
        return any(one.minutes.document.sha256 == sha256 for one in self._waiting)

    def add(self, minutes: Minutes, *, left: int) -> None:
        """Take one document.

        :param left: how many more may come; tells whether a faster embedder pays.
        """
        titles = {item.key: item.title for item in minutes.items}
        texts = [embedding_text(titles[passage.item], passage.quote) for passage in minutes.passages]
        keys = tuple(vector_key(text) for text in texts)
        held = self._sink.vectors_held(keys)
        for key, text, passage in zip(keys, texts, minutes.passages, strict=True):
            if key not in held and key not in self._wanted:
                places = sentence_places(minutes.document, passage, text)
                self._wanted[key] = _Wanted(text, tuple(places))
        self._waiting.append(_Waiting(minutes, keys))
        if len(self._waiting) >= MOST_DOCUMENTS or len(self._wanted) >= MOST_TEXTS:
            self._expect(left)
            self.flush()

    def flush(self) -> None:
        """Embed and store what is in hand, in the order in which it came."""
        vectors, sentences = self._embedded()
        waiting, self._waiting, self._wanted = self._waiting, [], {}
        for one in waiting:
            new = [key for key in dict.fromkeys(one.keys) if key in vectors]
            self._sink.store(
                one.minutes,
                keys=one.keys,
                vectors={key: vectors.pop(key) for key in new},
                sentences={key: sentences.pop(key) for key in new},
            )
            self.passages += len(one.keys)
            self._on_stored(one.minutes)

    def _embedded(self) -> tuple[dict[str, Vectors], dict[str, Vectors]]:
        """What is in hand, and its sentences, by key; texts of like length are read together."""
        vectors, sentences = dict[str, Vectors](), dict[str, Vectors]()
        if self._embedder is None:
            return vectors, sentences
        keys = sorted(self._wanted, key=lambda key: len(self._wanted[key].text))
        for at in range(0, len(keys), BATCH):
            batch = keys[at : at + BATCH]
            found = self._embedder.embed_pieces([self._wanted[key].text for key in batch])
            for key, pieces in zip(batch, found, strict=True):
                vectors[key] = pieces.vector
                places = self._wanted[key].places
                sentences[key] = pieces.parts(places[:0] if pieces.is_whole else places)
        return vectors, sentences

    def _expect(self, left: int) -> None:
        """Tell the embedder what is to come, if every document has as many texts as those in hand."""
        if isinstance(self._embedder, BulkEmbedder):
            each = len(self._wanted) / len(self._waiting)
            self._embedder.expect(len(self._wanted) + int(left * each))


def store_minutes(minutes: Minutes, sink: Sink, embedder: Embedder | None) -> None:
    """Keep one document; only texts whose vector is not held are embedded."""
    storing = Storing(sink, embedder, on_stored=lambda minutes: None)
    storing.add(minutes, left=0)
    storing.flush()


def vector_key(text: str) -> str:
    """The name under which the vector of a text is kept, whatever passage it belongs to."""
    return sha256(text.encode("utf-8", "surrogatepass"))
