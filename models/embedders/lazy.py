"""An embedder that is loaded only when it is asked for a vector."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Self

from matters.models.embedders import load_embedder
from matters.models.embedders.port import Embedder, Vectors
from matters.models.embedders.registry import MODELS, ModelDescription


class LazyEmbedder:
    """The ONNX form of a known model; says its name and sizes without being loaded."""

    def __init__(self, description: ModelDescription, cache: Path) -> None:
        self.model_id = description.model_id
        self.dim = description.dim
        self.max_tokens = description.max_tokens
        self._name, self._cache = description.name, cache

    @classmethod
    def of(cls, name: str, *, cache: Path) -> Self | None:
        """The embedder, or ``None`` where its ONNX form was not made."""
        from matters.models.embedders.onnx import is_exported

        description = MODELS.get(name)
        if description is None or not is_exported(cache / "onnx" / description.model_id):
            return None
        return cls(description, cache)

    @cached_property
    def _loaded(self) -> Embedder:
        return load_embedder(self._name, cache=self._cache, prefer="onnx")

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Word pieces of each text, special ones included, without cutting."""
        return self._loaded.count_tokens(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages.

        *Shape:* ``(len(texts), dim)``, float32, unit rows.
        """
        return self._loaded.embed_passages(texts)

    def embed_query(self, text: str) -> Vectors:
        """Vector of one question.

        *Shape:* ``(dim,)``, float32, unit length.
        """
        return self._loaded.embed_query(text)
