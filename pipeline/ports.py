"""What ingest needs of the place where minutes are kept; the archive binds it to the index."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from matters.pipeline.records import Minutes


class Sink(Protocol):
    """Keeps what was read. One call is one transaction: a killed ingest loses at most one document."""

    def sources(self) -> Mapping[str, str]:
        """Every file held or failed: absolute path -> SHA-256 of its bytes when it was last read."""
        ...

    def holds(self, sha256: str) -> bool:
        """Whether a document of these bytes is held, read by the present pipeline version."""
        ...

    def vectors_held(self, keys: Sequence[str]) -> set[str]:
        """Those of ``keys`` for which the present model's vectors are held, of sentences too."""
        ...

    def store(
        self,
        minutes: Minutes,
        *,
        keys: Sequence[str],
        vectors: Mapping[str, NDArray[np.float32]],
        sentences: Mapping[str, NDArray[np.float32]],
    ) -> None:
        """Keep one document and make its path a source of it; replaces what that path held before.

        :param keys: one vector key for each of ``minutes.passages``.
        :param vectors: the vectors not yet held, by key. *Shape of each:* ``(dim,)``, float32, unit.
        :param sentences: by the same keys, what the model makes of each sentence of a passage; none where
            it tells nothing of parts. *Shape of each:* ``(sentences, dim)``, float32, unit or zero rows.
        """
        ...

    def add_source(self, path: str, *, sha256: str) -> None:
        """Make ``path`` a further source of the document with these bytes."""
        ...

    def fail(self, path: str, *, sha256: str, message: str) -> None:
        """Remember that this file could not be read; what it held before stays out of answers."""
        ...

    def remove(self, path: str) -> None:
        """Forget a source, and its document when it was the last one."""
        ...

    def finish(self) -> None:
        """Bring the derived indexes up to date with what was stored."""
        ...
