"""The catalogue as a sink: a document replaces its own rows only."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matters.index.store import Index
from matters.pipeline.errors import ArchiveError
from store_minutes import MODEL, answering, archive, ingest, minutes, put, sha, unit

ID = "cabinet/2023-07-25"
TABLES = (
    "documents texts sources items passages vectors mentions attendance definitions"
    " meeting_references caveats meetings"
)


def _rows(index: Index) -> dict[str, int]:
    return {name: index._database.integer(f"SELECT count(*) FROM {name}") for name in TABLES.split()}


def test_store_satisfies_the_sink_of_an_ingest(tmp_path: Path) -> None:
    from matters.pipeline.ports import Sink

    index = archive(tmp_path)
    with index.writer(pipeline_version="1") as writer:
        sink: Sink = writer
        assert sink.sources() == {}
    index.close()


def test_store_same_again_changes_nothing(tmp_path: Path) -> None:
    said = minutes("The budget was agreed.")
    index = archive(tmp_path, said)
    before, files = index.generation, sorted(path.name for path in index.folder.glob("index/*"))
    with index.writer(pipeline_version="1") as sink:
        assert sink.sources() == {"/minutes/a.txt": said.document.sha256}
        assert sink.holds(said.document.sha256)
        sink.add_source("/minutes/a.txt", sha256=said.document.sha256)
        sink.finish()
    assert index.generation == before
    assert sorted(path.name for path in index.folder.glob("index/*")) == files
    index.close()


def test_store_changed_file_replaces_its_own_rows_only(tmp_path: Path) -> None:
    index = archive(
        tmp_path, minutes("Kept.", path="/k", committee="Audit"), minutes("Old.", "Same.", path="/a")
    )
    rows = _rows(index)
    ingest(index, minutes("New.", "Same.", path="/a"))
    assert _rows(index) == rows
    assert [row.quote for row in index.reader.passages([1])] == ["Kept."]
    assert index.reader.passages(index.sample(9))[-1].quote == "Same."
    assert sorted(index.sample(9).tolist()) == [1, 4, 5]
    with pytest.raises(KeyError):
        index.reader.passages([2])
    assert index.vectors.search(unit("Old."), 1).scores[0] < 0.999
    assert index.vectors.search(unit("New."), 1).ids.tolist() == [4]
    index.close()


def test_store_identical_bytes_are_one_document(tmp_path: Path) -> None:
    said = minutes("The budget was agreed.", path="/a")
    index = archive(tmp_path, said)
    with index.writer(pipeline_version="1") as sink:
        sink.add_source("/b", sha256=said.document.sha256)
        put(sink, minutes("The budget was agreed.", path="/c"))
        sink.finish()
        assert dict(sink.sources()) == dict.fromkeys(("/a", "/b", "/c"), said.document.sha256)
    assert index.reader.counts().documents == 1
    assert len(index.reader.documents()) == 1
    with index.writer(pipeline_version="1") as sink:
        sink.remove("/a")
        sink.remove("/c")
        assert sink.sources() == {"/b": said.document.sha256}
        sink.finish()
    assert answering(index) == [f"{ID}#1"]
    with index.writer(pipeline_version="1") as sink:
        sink.remove("/b")
        sink.remove("/never")
        sink.finish()
    assert set(_rows(index).values()) == {0}
    assert len(index.vectors) == len(index.lexical) == 0
    index.close()


def test_store_add_source_moves_a_path(tmp_path: Path) -> None:
    first, second = minutes("One.", path="/a"), minutes("Two.", path="/b", committee="Audit")
    index = archive(tmp_path, first, second)
    with index.writer(pipeline_version="1") as sink:
        sink.add_source("/a", sha256=second.document.sha256)
        assert sink.sources() == dict.fromkeys(["/a", "/b"], second.document.sha256)
        with pytest.raises(ValueError, match="is held"):
            sink.add_source("/c", sha256="0" * 64)
        sink.finish()
    assert [one.id for one in index.reader.meetings()] == ["audit/2023-07-25"]
    index.close()


def test_store_failed_file_stays_out_of_answers(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes("One.", path="/a"))
    with index.writer(pipeline_version="1") as sink:
        sink.fail("/a", sha256="f" * 64, message="no text")
        sink.fail("/b", sha256="e" * 64, message="empty")
        assert sink.sources() == {"/a": "f" * 64, "/b": "e" * 64}
        assert not sink.holds("f" * 64)
        sink.finish()
    assert [(one.path, one.message) for one in index.reader.failures()] == [
        ("/a", "no text"),
        ("/b", "empty"),
    ]
    assert answering(index) == []
    with index.writer(pipeline_version="1") as sink:
        put(sink, minutes("One.", path="/a"))
        sink.remove("/b")
        sink.finish()
    assert index.reader.failures() == []
    assert answering(index) == [f"{ID}#1"]
    index.close()


def test_store_notices_another_pipeline_or_model(tmp_path: Path) -> None:
    said = minutes("One.", path="/a")
    index = archive(tmp_path, said)
    with index.writer(pipeline_version="2") as sink:
        assert not sink.holds(said.document.sha256)
        put(sink, said)
        assert sink.holds(said.document.sha256)
        sink.finish()
    assert index.reader.counts().documents == 1
    index.close()
    other = Index.open(index.folder, model_id="other")
    assert [one.code for one in other.caveats] == ["other-model"]
    assert len(other.vectors) == 0
    assert len(other.lexical) == 1
    with other.writer(pipeline_version="2") as sink:
        assert not sink.holds(said.document.sha256)
        assert sink.vectors_held([sha("One.")]) == set()
        sink.store(said, keys=[sha("One.")], vectors={sha("One."): unit("One.", 4)})
        sink.finish()
    assert other.caveats == ()
    assert other.vectors.search(unit("One.", 4), 1).scores.tolist() == pytest.approx([1.0])
    other.close()


def test_store_vectors_stay_until_the_end_of_the_ingest(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes("Same.", path="/a"))
    with index.writer(pipeline_version="1") as sink:
        held = sink.vectors_held([sha("Same."), sha("New.")])
        assert held == {sha("Same.")}
        sink.remove("/a")
        sink.store(minutes("Same.", path="/b"), keys=[sha("Same.")], vectors={})
        sink.finish()
        assert sink.vectors_held([sha("Same.")]) == held
        sink.remove("/b")
        sink.finish()
        assert sink.vectors_held([sha("Same.")]) == set()
    index.close()


@pytest.mark.parametrize(
    ("keys", "vectors", "message"),
    [
        (["k"], {}, "no vector"),
        ([], {}, "0 keys for 1 passages"),
        (["k"], {"k": np.ones(3, dtype=np.float32)}, "shape"),
        (["k"], {"k": np.full(16, np.nan, dtype=np.float32)}, "finite"),
    ],
)
def test_store_refuses_what_does_not_fit(
    tmp_path: Path, keys: list[str], vectors: dict[str, np.ndarray], message: str
) -> None:
    index = archive(tmp_path, minutes("One.", path="/a", committee="Audit"))
    rows = _rows(index)
    with index.writer(pipeline_version="1") as sink, pytest.raises(ValueError, match=message):
        sink.store(minutes("Two.", path="/b"), keys=keys, vectors=vectors)
    assert _rows(index) == rows
    index.close()


def test_store_refuses_two_items_of_one_key_and_unknown_items(tmp_path: Path) -> None:
    index = archive(tmp_path)
    said = minutes("One.", "Two.")
    keys, vectors = [sha("One."), sha("Two.")], {sha(text): unit(text) for text in ("One.", "Two.")}
    double = replace(said, items=(said.items[0], replace(said.items[1], key="1")))
    stray = replace(said, passages=(said.passages[0], replace(said.passages[1], item="9")))
    with index.writer(pipeline_version="1") as sink:
        with pytest.raises(ValueError, match="two items have one key"):
            sink.store(double, keys=keys, vectors=vectors)
        with pytest.raises(ValueError, match="no item '9'"):
            sink.store(stray, keys=keys, vectors=vectors)
    assert set(_rows(index).values()) == {0}
    index.close()


def test_store_snapshot_does_not_move(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes("One.", path="/a"))
    other = Index.open(index.folder, model_id=MODEL)
    with other.snapshot() as generation:
        assert len(other.vectors) == len(other.lexical) == 1
        ingest(index, minutes("Two.", path="/b", committee="Audit"))
        with other.snapshot() as nested:
            assert nested == generation
        assert other.reader.counts().documents == 1
        assert len(other.vectors) == len(other.lexical) == 1
    assert other.reader.counts().documents == 2
    assert len(other.vectors) == len(other.lexical) == 2
    assert other.generation > generation
    index.close()
    other.close()


def test_store_ids_are_never_used_again(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes("One.", path="/a"))
    for n in range(3):
        ingest(index, minutes(f"Text {n}.", path="/a"))
    assert index.vectors.search(unit("x"), 9).ids.tolist() == [4]
    index.close()


def test_store_read_only_index_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = archive(tmp_path, minutes("One.", path="/a"))
    index.close()
    monkeypatch.setattr("matters.index.catalogue.catalogue.os.access", lambda *_: False)
    with Index.open(index.folder, model_id=MODEL) as reading:
        assert len(reading.vectors) == len(reading.lexical) == 1
        assert not reading.refresh()
        with pytest.raises(ArchiveError, match="cannot be written"):
            reading.writer(pipeline_version="1")
