"""Documents on their way into the archive: embedded several at a time, stored one by one."""

from collections.abc import Callable
from dataclasses import dataclass

from matters.models.embedders.bulk import BulkEmbedder
from matters.models.embedders.port import Embedder
from matters.pipeline.passages import embedding_text
from matters.pipeline.ports import Sink
from matters.pipeline.process import sha256
from matters.pipeline.records import Minutes

MOST_DOCUMENTS = 8
"""Documents in hand at most: so many a killed ingest loses."""
MOST_TEXTS = 256
"""Texts in hand from which on they are embedded; more make batches of like length no better."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    minutes: Minutes
    keys: tuple[str, ...]


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
        self._wanted: dict[str, str] = {}

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
        self._wanted.update((key, text) for key, text in zip(keys, texts, strict=True) if key not in held)
        self._waiting.append(_Waiting(minutes, keys))
        if len(self._waiting) >= MOST_DOCUMENTS or len(self._wanted) >= MOST_TEXTS:
            self._expect(left)
            self.flush()

    def flush(self) -> None:
        """Embed and store what is in hand, in the order in which it came."""
        vectors = {}
        if self._embedder is not None and self._wanted:
            found = self._embedder.embed_passages(list(self._wanted.values()))
            vectors = dict(zip(self._wanted, found, strict=True))
        waiting, self._waiting, self._wanted = self._waiting, [], {}
        for one in waiting:
            own = {key: vectors.pop(key) for key in dict.fromkeys(one.keys) if key in vectors}
            self._sink.store(one.minutes, keys=one.keys, vectors=own)
            self.passages += len(one.keys)
            self._on_stored(one.minutes)

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
