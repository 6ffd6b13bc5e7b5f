"""The port through which texts become vectors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """A text in the pieces that the model sees: their mean, made unit length, is the text's vector.

    :param places: where each stands in the text, ``[start, end)``; the special ones have no length.
        *Shape:* ``(pieces, 2)``, int64.
    :param vectors: *Shape:* ``(pieces, dim)``, float32.
    """

    places: Places
    vectors: Vectors

    @property
    def scale(self) -> float:
        """What the sum of the vectors is divided by to be the text's vector."""
        return max(float(np.linalg.norm(self.vectors.sum(axis=0))), 1e-9)

    @property
    def vector(self) -> Vectors:
        """The text's vector. *Shape:* ``(dim,)``, float32, unit length."""
        return np.asarray(self.vectors.sum(axis=0) / self.scale, dtype=np.float32)

    @property
    def is_whole(self) -> bool:
        """Whether the text was not taken apart, so that nothing is known of its parts."""
        return len(self.places) == 1

    def parts(self, places: Places) -> Vectors:
        """The vectors of parts of the text, each piece as the model understands it in the whole.

        :param places: where each part stands in the text, ``[start, end)``. *Shape:* ``(parts, 2)``, int64.
        :return: zeros where nothing of a part was read. *Shape:* ``(parts, dim)``, float32, unit rows.
        """
        first, last = self.places[:, 0], self.places[:, 1]
        inside = (first >= places[:, :1]) & (last <= places[:, 1:]) & (last > first)
        sums = inside.astype(np.float32) @ self.vectors
        return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9))


class Embedder(Protocol):
    """Turns texts into unit vectors; equal texts give equal vectors, order is kept.

    ``model_id`` names the weights (vectors of two ids are never compared), ``dim`` is the length of
    a vector, ``max_tokens`` the number of word pieces after which a text is cut, special ones
    included.
    """

    model_id: str
    dim: int
    max_tokens: int

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Word pieces of each text, special ones included, without cutting."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages.

        *Shape:* ``(len(texts), dim)``, float32, unit rows.
        """
        ...

    def embed_query(self, text: str) -> Vectors:
        """Vector of one question.

        *Shape:* ``(dim,)``, float32, unit length.
        """
        ...

    def embed_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Each text in pieces; a model that does not pool by mean has one piece, the whole text."""
        ...
