"""A bag of hashed words: no weights, for tests and for machines without a model."""

import re
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from matters.models.embedders.port import Pieces, Vectors

_TOKEN = re.compile(r"\w+")


class HashingEmbedder:
    """Each word adds plus or minus one to one of ``dim`` places; the sum is made unit length."""

    model_id = "hashing-256"
    dim = 256
    max_tokens = 256

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Words of each text, without cutting."""
        return [len(_TOKEN.findall(text)) for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages; a text without words gets the first unit vector.

        *Shape:* ``(len(texts), dim)``, float32, unit rows.
        """
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in enumerate(texts):
            for token in _TOKEN.findall(text.casefold())[: self.max_tokens]:
                place, sign = self._hashed(token)
                vectors[row, place] += sign
        vectors[~vectors.any(axis=1), 0] = 1.0
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Vector of one question.

        *Shape:* ``(dim,)``, float32, unit length.
        """
        vector: Vectors = self.embed_passages([text])[0]
        return vector

    def embed_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Each text in words; one without words is one piece."""
        return [self._pieces(text) for text in texts]

    def _pieces(self, text: str) -> Pieces:
        found = list(_TOKEN.finditer(text))[: self.max_tokens]
        if not found:
            return Pieces(np.array([[0, len(text)]]), self.embed_passages([text]))
        vectors = np.zeros((len(found), self.dim), dtype=np.float32)
        for row, match in enumerate(found):
            place, sign = self._hashed(match.group().casefold())
            vectors[row, place] = sign
        if not vectors.sum(axis=0).any():
            return Pieces(np.array([[0, len(text)]]), self.embed_passages([text]))
        return Pieces(np.array([match.span() for match in found]), vectors)

    def _hashed(self, token: str) -> tuple[int, float]:
        number = int.from_bytes(blake2b(token.encode(), digest_size=8).digest(), "little")
        return (number >> 1) % self.dim, 1.0 if number & 1 else -1.0
