"""Reads the catalogue in batches: all that ranking, showing and counting need."""

import json
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue import overview, selection, titles
from matters.index.catalogue.database import Database
from matters.index.catalogue.filters import Filters, Names, Where
from matters.index.catalogue.held import Held, generation
from matters.index.catalogue.rowmaking import documents_by_id, items_by_row, meetings_by_id, passage_row
from matters.index.catalogue.rows import (
    AttendeeRow,
    CaveatRow,
    Counts,
    DefinitionRow,
    DocumentRow,
    FailureRow,
    ItemRow,
    MeetingRow,
    MentionRow,
    OutcomeRow,
    PassageRow,
    ReferenceRow,
)
from matters.index.catalogue.schema import PART
from matters.index.catalogue.sentence_vectors import read_sentence_vectors
from matters.pipeline.spans import Caveat


class Reader:
    """The catalogue, read only."""

    def __init__(self, database: Database, *, model_id: str, names: Names) -> None:
        """Read through an open connection.

        :param model_id: whose vectors are meant.
        :param names: in which items a filter's names stand.
        """
        self._database = database
        self._model_id = model_id
        self._names = names
        self._held = Held(database)

    @property
    def generation(self) -> int:
        """Counts every change of the catalogue."""
        return generation(self._database)

    def allowed_passages(self, filters: Filters) -> NDArray[np.int64] | None:
        """The passages that a search with these filters may find.

        :return: their ids, sorted, or ``None`` when every passage held may be found.
            *Shape:* ``(allowed,)``, int64.
        :raises QueryError: When a filter cannot be understood.
        """
        with self._database.snapshot():
            return self._held.get(
                ("allowed", filters, self._names.state()),
                lambda: selection.allowed_passages(self._database, filters, self._names),
            )

    def condition(self, filters: Filters) -> Where:
        """What documents and items must fulfil.

        :raises QueryError: When a filter cannot be understood.
        """
        return selection.condition_for(self._database, filters, self._names)

    def passages(self, ids: Sequence[int] | NDArray[np.int64]) -> list[PassageRow]:
        """Passages with their items, meetings and documents, in the order of ``ids``.

        :param ids: *Shape:* ``(n,)``, int64.
        :raises KeyError: When there is no such passage.
        """
        wanted = [int(one) for one in ids]
        with self._database.snapshot():
            rows = self._database.rows(
                "SELECT p.*, (SELECT b.id FROM passages b WHERE b.document_id = p.document_id"
                " AND b.position = p.position - 1) AS before, (SELECT a.id FROM passages a"
                " WHERE a.document_id = p.document_id AND a.position = p.position + 1) AS after"
                " FROM passages p WHERE p.id IN (SELECT value FROM json_each(?))",
                (json.dumps(wanted),),
            )
            items = items_by_row(self._database, sorted({row["item"] for row in rows}))
            documents = documents_by_id(self._database, sorted({row["document_id"] for row in rows}))
            meetings = meetings_by_id(self._database, sorted({one.meeting_id for one in documents.values()}))
        found = {
            row["id"]: passage_row(row, items[row["item"]], meetings[document.meeting_id], document)
            for row in rows
            for document in [documents[row["document_id"]]]
        }
        return [found[one] for one in wanted]

    def item(self, item: str) -> ItemRow | None:
        """The item of this id, or ``None``."""
        return next(iter(items_by_row(self._database, [item], column="id").values()), None)

    def items(self, rows: Sequence[int]) -> dict[int, ItemRow]:
        """Items by their row numbers."""
        return items_by_row(self._database, rows)

    def subtree(self, item: str) -> list[ItemRow]:
        """An item and all that stand below it, in the order of the document; empty if unknown."""
        with self._database.snapshot():
            top = self.item(item)
            if top is None:
                return []
            rows = self._database.rows(
                "WITH RECURSIVE below (key) AS (SELECT ? UNION SELECT i.key FROM items i JOIN below"
                " ON i.parent = below.key WHERE i.document_id = ?)"
                " SELECT i.row FROM items i JOIN below ON i.key = below.key WHERE i.document_id = ?",
                (top.key, top.document_id, top.document_id),
            )
            return list(items_by_row(self._database, [row["row"] for row in rows]).values())

    def items_of(self, meeting: str) -> list[ItemRow]:
        """The items of a meeting's minutes, or of ``meeting@draft`` or ``meeting@agenda``, in order.

        Without a suffix: of what answers, and of the agenda where there are no minutes.
        """
        name, at, kind = meeting.partition("@")
        with self._database.snapshot():
            rows = self._database.rows(
                "SELECT id FROM documents WHERE meeting_id = ? AND folded_into IS NULL"
                " AND (? = '' OR suffix = ?) ORDER BY answers DESC, kind <> 'minutes', id LIMIT 1",
                (name, at, at + kind),
            )
            wanted = [row["id"] for row in rows]
            return list(items_by_row(self._database, wanted, column="document_id").values())

    def passages_of(self, items: Sequence[int]) -> NDArray[np.int64]:
        """The passages of items, by the items' row numbers. *Shape:* ``(passages,)``, int64, sorted."""
        return self._database.integers(
            "SELECT id FROM passages WHERE item IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps([int(one) for one in items]),),
        )

    def passages_in(self, item: int) -> list[PassageRow]:
        """The passages of one item, by its row number, in the order of the document."""
        return self.passages(self.passages_of([item]))

    def document(self, document_id: int) -> DocumentRow | None:
        """A document by its number, or ``None``."""
        return documents_by_id(self._database, [document_id]).get(document_id)

    def documents(self) -> list[DocumentRow]:
        """Every document held, in the order of meetings."""
        return overview.documents(self._database)

    def document_text(self, document_id: int, start: int, end: int) -> str:
        """``text[start:end]`` of a document; reads no more of it than that needs."""
        if end <= start:
            return ""
        rows = self._database.rows(
            "SELECT part, text FROM texts WHERE document_id = ? AND part BETWEEN ? AND ? ORDER BY part",
            (document_id, start // PART, (end - 1) // PART),
        )
        if not rows:
            return ""
        first = int(rows[0]["part"]) * PART
        return "".join(row["text"] for row in rows)[start - first : end - first]

    def embedded(self, ids: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of passages, in the order of ``ids``; zeros where this model has none.

        *Shape:* ``(len(ids), dim)``, float32, unit rows.
        """
        return selection.embedded(self._database, [int(one) for one in ids], model_id=self._model_id)

    def sentence_vectors(self, ids: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """What the model makes of each sentence of passages, by id; left out where that is not kept.

        *Shape of each:* ``(sentences, dim)``, float32, unit or zero rows.
        """
        return read_sentence_vectors(self._database, ids, model_id=self._model_id)

    def usual_titles(self, items: Sequence[int], *, under: int) -> dict[int, titles.UsualTitle]:
        """Of items of fewer characters, how usual the title is at their body's meetings."""
        return titles.usual_titles(self._database, self._held, items, under=under)

    def attendance_shares(self, passages: Sequence[int]) -> dict[int, float]:
        """The share of passages that names who attended: see ``titles``."""
        return titles.attendance_shares(self._database, passages)

    def counts(self, filters: Filters | None = None) -> Counts:
        """What a search with these filters reads.

        :raises QueryError: When a filter cannot be understood.
        """
        wanted = filters or Filters()
        with self._database.snapshot():
            return self._held.get(
                ("counts", wanted, self._names.state()),
                lambda: selection.counts(self._database, wanted, self._names),
            )

    def meetings(self) -> list[MeetingRow]:
        """Every meeting held, by body and date."""
        return self._held.get("meetings", lambda: overview.meetings(self._database))

    def committees(self) -> Mapping[str, str]:
        """The body behind the name of each committee that meets."""
        return self._held.get(
            "committees", lambda: {row.committee: row.body for row in self.meetings() if row.committee}
        )

    def failures(self) -> list[FailureRow]:
        """Every file that could not be read, by path."""
        return self._held.get("failures", lambda: overview.failures(self._database))

    def references(self) -> list[ReferenceRow]:
        """Every earlier meeting that answering minutes approved, and whether its minutes are held."""
        return self._held.get("references", lambda: overview.references(self._database))

    def caveats(self) -> list[CaveatRow]:
        """Every warning about a document that is held, by path."""
        return overview.caveats(self._database)

    def definitions(self) -> list[DefinitionRow]:
        """Every shorthand that an answering document defines in public, by document and place."""
        return self._held.get("definitions", lambda: overview.definitions(self._database))

    def attendance(self, document_id: int) -> list[AttendeeRow]:
        """Who was there, as one document says."""
        return overview.attendance(self._database, document_id)

    def mentions(self, document_id: int) -> list[MentionRow]:
        """Whom and what one document names."""
        return overview.mentions(self._database, document_id)

    def outcomes(self, document_id: int) -> list[OutcomeRow]:
        """What one document decides, promises, puts off, complains of, declares, recommends and asks."""
        return overview.outcomes(self._database, document_id)

    def people(self) -> list[str]:
        """Everyone whom an attendance list of an answering document names, by name."""
        return self._held.get("people", lambda: overview.people(self._database))

    def quotes(self) -> Iterator[str]:
        """Every passage that a search may find, as it would be quoted, in order."""
        return overview.quotes(self._database)

    def unembedded(self) -> tuple[Caveat, ...]:
        """A caveat when documents were embedded by another model than this."""
        return overview.unembedded(self._database, self._model_id)
