"""Many passages: a faster adapter of the same model takes over where it pays."""

from collections.abc import Callable, Sequence

from matters.models.embedders.port import Embedder, Pieces, Vectors

BREAK_EVEN = 700
"""Passages that a processor with bfloat16 embeds faster through torch, the loading of torch included."""


class BulkEmbedder:
    """Embeds through one adapter, and through a faster one from when enough passages are expected.

    Which one is used hangs on what is expected alone, never on time, so that the same files give the same
    vectors.
    """

    def __init__(self, ready: Embedder, faster: Callable[[], Embedder | None]) -> None:
        """Keep both.

        :param ready: loaded quickly; counts tokens and embeds until the other takes over.
        :param faster: loads the other, of the same model; ``None`` where this machine has none.
        """
        self.model_id = ready.model_id
        self.dim = ready.dim
        self.max_tokens = ready.max_tokens
        self._ready = ready
        self._load: Callable[[], Embedder | None] | None = faster
        self._used = ready

    def __reduce__(self) -> tuple[Callable[[Embedder], Embedder], tuple[Embedder]]:
        """Another process gets the one that is loaded quickly."""
        return _itself, (self._ready,)

    def expect(self, passages: int) -> None:
        """So many passages are still to come, as far as is known."""
        if passages >= BREAK_EVEN and self._load is not None:
            load, self._load = self._load, None
            self._used = load() or self._ready

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Word pieces of each text, special ones included, without cutting."""
        return self._ready.count_tokens(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts. *Shape:* ``(len(texts), dim)``, float32, unit rows.

        The thread that reads ahead asks for those of a few clauses: they do not wait until the other, which
        takes one call after another, has embedded hundreds of passages.
        """
        return self._ready.embed_passages(texts)

    def embed_query(self, text: str) -> Vectors:
        """Vector of one question. *Shape:* ``(dim,)``, float32, unit length."""
        return self._ready.embed_query(text)

    def embed_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Each text in pieces: what passages are embedded by."""
        return self._used.embed_pieces(texts)


def _itself(embedder: Embedder) -> Embedder:
    return embedder
