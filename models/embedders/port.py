"""The port through which texts become vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


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
