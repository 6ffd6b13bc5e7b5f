"""Vectors of sentences and clauses, embedded once and kept in the catalogue."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.database import Database
from matters.index.store import Index
from matters.models.embedders.bulk import BulkEmbedder
from matters.models.embedders.port import Embedder
from matters.pipeline.errors import ArchiveError

BATCH = 256
"""Texts embedded between two writes, so that what is interrupted is not lost."""

_IN_A_PASSAGE = 3
"""Sentences that take as long as a passage, by which it is known from when on loading torch pays."""

_FIRST_FORMAT = 3


def clause_vectors(index: Index, embedder: Embedder, texts: Sequence[str]) -> NDArray[np.float32]:
    """The vectors of texts, in their order; only texts that are new to this model are embedded.

    Where the archive cannot be written, or an ingest is writing it, the vectors are not kept.

    *Shape:* ``(len(texts), dim)``, float32, unit rows.
    """
    keys = [_key(text) for text in texts]
    found = _held(index.database, keys, embedder)
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
    wanted = list(missing.items())
    if isinstance(embedder, BulkEmbedder):
        embedder.expect(len(wanted) // _IN_A_PASSAGE)
    for at in range(0, len(wanted), BATCH):
        index.on_embedding(at, len(wanted))
        batch = dict(wanted[at : at + BATCH])
        vectors = _embedded(embedder, list(batch.values()))
        fresh = dict(zip(batch, vectors, strict=True))
        found |= fresh
        _keep(index, embedder.model_id, fresh)
    if not keys:
        return np.empty((0, embedder.dim), dtype=np.float32)
    return np.stack([found[key] for key in keys])


def _embedded(embedder: Embedder, texts: Sequence[str]) -> NDArray[np.float32]:
    if isinstance(embedder, BulkEmbedder):
        return np.stack([one.vector for one in embedder.embed_pieces(texts)])
    return np.asarray(embedder.embed_passages(texts), dtype=np.float32)


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _held(database: Database, keys: Sequence[str], embedder: Embedder) -> dict[str, NDArray[np.float32]]:
    """The vectors that are kept, by key; none in an older archive that cannot be written."""
    if database.integer("PRAGMA user_version") < _FIRST_FORMAT:
        return {}
    rows = database.rows(
        "SELECT key, vector FROM clause_vectors WHERE model_id = ?"
        " AND key IN (SELECT value FROM json_each(?))",
        (embedder.model_id, json.dumps(sorted(set(keys)))),
    )
    vectors = {row["key"]: np.frombuffer(row["vector"], dtype="<f4").astype(np.float32) for row in rows}
    return {key: vector for key, vector in vectors.items() if vector.shape == (embedder.dim,)}


def _keep(index: Index, model_id: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
    with suppress(ArchiveError), index.derived_writer() as database:
        if database is None:
            return
        with database.transaction():
            database.executemany(
                "INSERT OR REPLACE INTO clause_vectors VALUES (?, ?, ?)",
                (
                    (key, model_id, np.ascontiguousarray(vectors[key], dtype="<f4").tobytes())
                    for key in sorted(vectors)
                ),
            )
