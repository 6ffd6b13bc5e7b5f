"""What the model makes of each sentence of a passage, kept in a byte for each number.

A passage is read once, when it is ingested; a question compares with what is kept and reads no passage again.
"""

import json
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.database import Database

Vectors = NDArray[np.float32]

_FIRST_FORMAT = 4
_MOST = 127.0


def in_bytes(vectors: Vectors) -> bytes:
    """Vectors as they are kept: only their directions, each number a share of the row's greatest.

    :param vectors: *Shape:* ``(sentences, dim)``, float32.
    """
    greatest = np.abs(vectors).max(axis=1, keepdims=True, initial=1e-9)
    numbers: NDArray[np.int8] = np.rint(vectors * (_MOST / greatest)).astype(np.int8)
    return numbers.tobytes()


def from_bytes(kept: bytes, dim: int) -> Vectors:
    """Vectors that were kept. *Shape:* ``(sentences, dim)``, float32, unit or zero rows."""
    rows = np.frombuffer(kept, dtype=np.int8).reshape(-1, dim).astype(np.float32)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def read_sentence_vectors(database: Database, ids: Sequence[int], *, model_id: str) -> dict[int, Vectors]:
    """The vectors of the sentences of passages, by the passages' ids; nothing where none are kept.

    An older archive has none until its files are ingested again, nor has a model that does not tell what it
    makes of parts. *Shape of each:* ``(sentences, dim)``, float32, unit or zero rows.
    """
    if database.integer("PRAGMA user_version") < _FIRST_FORMAT:
        return {}
    dim = database.integer("SELECT value FROM meta WHERE key = ?", (f"dim {model_id}",))
    rows = database.rows(
        "SELECT p.id, s.vectors FROM passages p JOIN vectors v ON v.key = p.vector_key AND v.model_id = ?"
        " JOIN sentence_vectors s ON s.number = v.number WHERE p.id IN (SELECT value FROM json_each(?))",
        (model_id, json.dumps(list(ids))),
    )
    return {row["id"]: from_bytes(row["vectors"], dim) for row in rows if row["vectors"]}
