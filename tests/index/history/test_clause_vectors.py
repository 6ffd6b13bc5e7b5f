"""Vectors of clauses: in order, embedded once, and also where nothing can be kept."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from matters.index.history import clause_vectors as module
from matters.index.history.clause_vectors import clause_vectors
from matters.index.store import Index
from matters.models.embedders.bulk import BulkEmbedder
from matters.models.embedders.port import Pieces
from store_minutes import DIM, MODEL, archive, minutes, unit


class Counting:
    """An embedder that remembers what it was asked for."""

    max_tokens = 256

    def __init__(self, model_id: str = MODEL, dim: int = DIM) -> None:
        self.model_id, self.dim = model_id, dim
        self.asked: list[str] = []
        self.calls = 0

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        self.calls += 1
        return np.stack([unit(text, self.dim) for text in texts])

    def embed_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        raise NotImplementedError

    def embed_query(self, text: str) -> NDArray[np.float32]:
        return unit(text, self.dim)


def test_clause_vectors_keep_the_order_of_the_texts(tmp_path: Path) -> None:
    embedder = Counting()
    with archive(tmp_path) as index:
        found = clause_vectors(index, embedder, ["b", "a", "b", "c"])
    assert found.dtype == np.float32
    assert np.array_equal(found, np.stack([unit("b"), unit("a"), unit("b"), unit("c")]))
    assert sorted(embedder.asked) == ["a", "b", "c"]


def test_clause_vectors_tell_how_far_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    told: list[tuple[int, int]] = []
    with archive(tmp_path) as index:
        index.on_embedding = lambda done, total: told.append((done, total))
        clause_vectors(index, Counting(), ["a", "b", "c", "d", "e"])
        clause_vectors(index, Counting(), ["a", "e"])
    assert told == [(0, 5), (2, 5), (4, 5)]


def test_clause_vectors_of_nothing_are_empty(tmp_path: Path) -> None:
    with archive(tmp_path) as index:
        assert clause_vectors(index, Counting(), []).shape == (0, DIM)


def test_clause_vectors_are_embedded_once(tmp_path: Path) -> None:
    with archive(tmp_path) as index:
        clause_vectors(index, Counting(), ["a", "b"])
    again = Counting()
    with Index.open(tmp_path / "archive", model_id=MODEL) as index:
        assert np.array_equal(clause_vectors(index, again, ["b", "c"]), np.stack([unit("b"), unit("c")]))
    assert again.asked == ["c"]


def test_clause_vectors_of_another_model_are_its_own(tmp_path: Path) -> None:
    other = Counting("other", 8)
    with archive(tmp_path) as index:
        clause_vectors(index, Counting(), ["a"])
        assert clause_vectors(index, other, ["a"]).shape == (1, 8)
        assert clause_vectors(index, Counting(), ["a"]).shape == (1, DIM)
    assert other.asked == ["a"]


def test_clause_vectors_are_embedded_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    embedder = Counting()
    with archive(tmp_path) as index:
        assert len(clause_vectors(index, embedder, list("abcde"))) == 5
    assert embedder.calls == 3


def test_clause_vectors_of_many_texts_come_from_the_faster_adapter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Whole(Counting):
        def embed_pieces(self, texts: Sequence[str]) -> list[Pieces]:
            place = np.array([[0, 1]])
            return [Pieces(place, vector[None]) for vector in self.embed_passages(texts)]

    monkeypatch.setattr("matters.models.embedders.bulk.BREAK_EVEN", 2)
    ready, faster = Whole(), Whole()
    embedder = BulkEmbedder(ready, lambda: faster)
    with archive(tmp_path) as index:
        few = clause_vectors(index, embedder, list("abcde"))
        many = clause_vectors(index, embedder, list("efghijk"))
    assert ready.asked == list("abcde") and faster.asked == list("fghijk")
    assert np.allclose(np.vstack([few, many]), np.stack([unit(one) for one in "abcdeefghijk"]), atol=1e-6)


def test_clause_vectors_are_not_kept_while_an_ingest_runs(tmp_path: Path) -> None:
    embedder = Counting()
    with archive(tmp_path, minutes("One.")) as index, Index.open(index.folder, model_id=MODEL) as reading:
        with index.writer(pipeline_version="1"):
            for one in (index, reading):
                assert np.array_equal(clause_vectors(one, embedder, ["a"])[0], unit("a"))
        assert embedder.asked == ["a", "a"]
        clause_vectors(reading, embedder, ["a"])
        clause_vectors(index, embedder, ["a"])
    assert embedder.asked == ["a", "a", "a"]


def test_clause_vectors_work_in_an_archive_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = Counting()
    archive(tmp_path).close()
    with monkeypatch.context() as patch:
        patch.setattr("matters.index.catalogue.catalogue.os.access", lambda path, mode: False)
        with Index.open(tmp_path / "archive", model_id=MODEL) as index:
            clause_vectors(index, embedder, ["a"])
            clause_vectors(index, embedder, ["a"])
    assert embedder.asked == ["a", "a"]


def test_clause_vectors_work_in_an_older_archive_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with archive(tmp_path) as index:
        index.database.script("DROP TABLE clause_vectors; PRAGMA user_version = 2;")
    monkeypatch.setattr("matters.index.catalogue.catalogue.os.access", lambda path, mode: False)
    with Index.open(tmp_path / "archive", model_id=MODEL) as index:
        assert np.array_equal(clause_vectors(index, Counting(), ["a"])[0], unit("a"))


def test_clause_vectors_may_be_asked_for_inside_a_snapshot(tmp_path: Path) -> None:
    embedder = Counting()
    with archive(tmp_path) as index:
        with index.snapshot():
            clause_vectors(index, embedder, ["a"])
        clause_vectors(index, embedder, ["a"])
    assert embedder.asked == ["a"]
