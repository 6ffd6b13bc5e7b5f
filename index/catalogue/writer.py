"""Puts minutes into the catalogue: one document, one transaction."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType, TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.adoption import adopt_bodies
from matters.index.catalogue.database import Database
from matters.index.catalogue.insertion import insert_document, insert_parts, insert_vectors
from matters.index.catalogue.meetings import filing_of, meeting_for, regroup
from matters.index.catalogue.settling import settle_bodies
from matters.pipeline.records import Minutes


class CatalogueWriter:
    """The sink of an ingest: see ``matters.pipeline.ports.Sink``, whose methods these are."""

    def __init__(
        self,
        database: Database,
        *,
        model_id: str,
        pipeline_version: str,
        on_finish: Callable[[], None],
        on_close: Callable[[], None],
    ) -> None:
        """Write to an open catalogue.

        :param database: a connection of its own; closed with the writer.
        :param model_id: of the vectors that will come.
        :param pipeline_version: of what reads the files; documents of another version are not held.
        :param on_finish: brings the derived indexes up to date.
        :param on_close: lets go of the lock.
        """
        self._database = database
        self._model_id = model_id
        self._pipeline_version = pipeline_version
        self._on_finish = on_finish
        self._on_close = on_close

    def __enter__(self) -> Self:
        """Nothing to do: the lock is held since the writer was made."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Close the connection and let go of the lock."""
        self._database.close()
        self._on_close()

    def sources(self) -> dict[str, str]:
        """Every file held or failed: absolute path -> SHA-256 of its bytes when it was last read."""
        rows = self._database.rows(
            "SELECT path, sha256 FROM sources UNION ALL SELECT path, sha256 FROM failures ORDER BY path"
        )
        return {row["path"]: row["sha256"] for row in rows}

    def holds(self, sha256: str) -> bool:
        """Whether a document of these bytes is held, read and embedded by what is used now."""
        row = self._database.row(
            "SELECT pipeline_version, model_id FROM documents WHERE sha256 = ?", (sha256,)
        )
        return row is not None and tuple(row) == (self._pipeline_version, self._model_id)

    def vectors_held(self, keys: Sequence[str]) -> set[str]:
        """Those of ``keys`` for which the present model's vectors are held, of sentences too.

        They stay until ``finish``.
        """
        rows = self._database.rows(
            "SELECT v.key FROM vectors v JOIN sentence_vectors s ON s.number = v.number"
            " WHERE v.model_id = ? AND v.key IN (SELECT value FROM json_each(?))",
            (self._model_id, json.dumps(list(keys))),
        )
        return {row["key"] for row in rows}

    def store(
        self,
        minutes: Minutes,
        *,
        keys: Sequence[str],
        vectors: Mapping[str, NDArray[np.float32]],
        sentences: Mapping[str, NDArray[np.float32]] = MappingProxyType({}),
    ) -> None:
        """Keep one document and make its path a source of it; replaces what that path held before.

        :param keys: one vector key for each of ``minutes.passages``.
        :param vectors: the vectors not yet held, by key. *Shape of each:* ``(dim,)``, float32, unit.
        :param sentences: those of each passage's sentences, by the same keys.
            *Shape of each:* ``(sentences, dim)``, float32.
        :raises ValueError: When keys, vectors or items do not fit together; nothing is stored then.
        """
        if len(keys) != len(minutes.passages):
            raise ValueError(f"{len(keys)} keys for {len(minutes.passages)} passages")
        with self._database.transaction():
            insert_vectors(self._database, vectors, sentences, model_id=self._model_id)
            if missing := set(keys) - self.vectors_held(keys):
                raise ValueError(
                    f"{minutes.document.path}: no vector for {len(missing)} passages,"
                    f" {min(missing)} among them"
                )
            self._put(minutes, keys)

    def _put(self, minutes: Minutes, keys: Sequence[str]) -> None:
        """Put a document in the place of what its path held before."""
        database, sha256 = self._database, minutes.document.sha256
        paths, replaced = self._replaced(minutes.document.path, sha256=sha256)
        meeting = meeting_for(database, filing_of(minutes), replaced=replaced)
        database.execute(
            "DELETE FROM sources WHERE path IN (SELECT value FROM json_each(?))", (_json(paths),)
        )
        touched = self._drop(replaced) | {meeting}
        document_id = insert_document(
            database,
            minutes,
            meeting=meeting,
            pipeline_version=self._pipeline_version,
            model_id=self._model_id,
        )
        insert_parts(database, minutes, document_id=document_id, keys=keys)
        for source in paths:
            self._add(source, sha256=sha256, document_id=document_id)
        self._changed(touched)

    def _replaced(self, path: str, *, sha256: str) -> tuple[list[str], list[int]]:
        """The paths that will be sources of the new document, and the documents that go."""
        same = self._database.row("SELECT id FROM documents WHERE sha256 = ?", (sha256,))
        paths: list[str] = []
        replaced: list[int] = []
        if same is not None:
            rows = self._database.rows(
                "SELECT path FROM sources WHERE document_id = ? ORDER BY rowid", (same["id"],)
            )
            paths = [row["path"] for row in rows]
            replaced = [int(same["id"])]
        if path not in paths:
            paths.append(path)
        held = self._database.row("SELECT document_id FROM sources WHERE path = ?", (path,))
        if held is not None and held["document_id"] not in replaced and self._sole(held["document_id"]):
            replaced.append(int(held["document_id"]))
        return paths, replaced

    def _sole(self, document_id: int) -> bool:
        return (
            self._database.integer("SELECT count(*) FROM sources WHERE document_id = ?", (document_id,)) == 1
        )

    def add_source(self, path: str, *, sha256: str) -> None:
        """Make ``path`` a further source of the document with these bytes.

        :raises ValueError: When no document of these bytes is held.
        """
        database = self._database
        with database.transaction():
            document = database.row("SELECT id FROM documents WHERE sha256 = ?", (sha256,))
            if document is None:
                raise ValueError(f"{path}: no document {sha256} is held")
            held = database.row("SELECT document_id FROM sources WHERE path = ?", (path,))
            if held is not None and held["document_id"] == document["id"]:
                return
            touched = self._release(path)
            self._add(path, sha256=sha256, document_id=document["id"])
            self._changed(touched)

    def fail(self, path: str, *, sha256: str, message: str) -> None:
        """Remember that this file could not be read; what it held before is forgotten."""
        database = self._database
        with database.transaction():
            known = database.row("SELECT sha256, message FROM failures WHERE path = ?", (path,))
            if known is not None and tuple(known) == (sha256, message):
                return
            touched = self._release(path)
            database.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)", (path, sha256, message))
            self._changed(touched)

    def remove(self, path: str) -> None:
        """Forget a source, and its document when it was the last one."""
        database = self._database
        with database.transaction():
            known = database.row(
                "SELECT path FROM sources WHERE path = ? UNION SELECT path FROM failures WHERE path = ?",
                (path, path),
            )
            if known is not None:
                touched = self._release(path)
                database.execute("DELETE FROM failures WHERE path = ?", (path,))
                self._changed(touched)

    def finish(self) -> None:
        """Settle bodies, drop vectors that no passage uses and bring the derived indexes up to date."""
        database = self._database
        with database.transaction():
            if touched := adopt_bodies(database):
                self._changed(touched)
            if settle_bodies(database):
                self._changed(set())
        if database.row("SELECT 1 FROM orphans LIMIT 1") is not None:
            with database.transaction():
                database.execute(
                    "DELETE FROM vectors WHERE key IN (SELECT key FROM orphans)"
                    " AND NOT EXISTS (SELECT 1 FROM passages p WHERE p.vector_key = vectors.key)"
                )
                database.execute("DELETE FROM orphans")
        self._on_finish()

    def _add(self, path: str, *, sha256: str, document_id: int) -> None:
        self._database.execute("INSERT INTO sources VALUES (?, ?, ?)", (path, sha256, document_id))
        self._database.execute("DELETE FROM failures WHERE path = ?", (path,))

    def _release(self, path: str) -> set[str]:
        """Take a path from its document; returns the meetings whose versions changed."""
        held = self._database.row("SELECT document_id FROM sources WHERE path = ?", (path,))
        if held is None:
            return set()
        sole = self._sole(held["document_id"])
        self._database.execute("DELETE FROM sources WHERE path = ?", (path,))
        return self._drop([held["document_id"]]) if sole else set()

    def _drop(self, document_ids: Iterable[int]) -> set[str]:
        """Delete documents with all their rows; returns their meetings."""
        database, meetings = self._database, set()
        for document_id in document_ids:
            row = database.row("SELECT meeting_id FROM documents WHERE id = ?", (document_id,))
            meetings.add(str(row["meeting_id"]) if row is not None else "")
            database.execute(
                "INSERT INTO removed (passage_id) SELECT id FROM passages WHERE document_id = ? ORDER BY id",
                (document_id,),
            )
            database.execute(
                "INSERT OR IGNORE INTO orphans SELECT vector_key FROM passages WHERE document_id = ?",
                (document_id,),
            )
            database.execute("DELETE FROM documents WHERE id = ?", (document_id,))
        return meetings

    def _changed(self, meetings: set[str]) -> None:
        """Settle the versions of meetings, count one generation more and drop what the last one gave."""
        for meeting in sorted(meetings):
            regroup(self._database, meeting)
        self._database.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
        self._database.execute("DELETE FROM worked_out")


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values))
