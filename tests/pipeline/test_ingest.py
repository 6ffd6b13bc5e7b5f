"""Files and folders into a sink: what is new is read, what is unchanged is left alone."""

from pathlib import Path
from typing import Any

import pytest

from matters.pipeline.errors import ModelError
from matters.pipeline.ingest import Progress, ingest
from matters.pipeline.passages import embedding_text
from matters.pipeline.ports import Sink
from matters.pipeline.process import Processor, sha256
from matters.pipeline.storing import vector_key
from memory_sink import MemorySink, counts, names, text, write_folder


@pytest.fixture(scope="module")
def processor(hashing: Any) -> Any:
    return Processor(hashing)


@pytest.fixture
def sink() -> Any:
    memory = MemorySink()
    checked: Sink = memory
    return checked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path)


@pytest.fixture
def take(sink: Any, processor: Any) -> Any:
    """Ingests paths into the sink and gives the report."""
    return lambda *paths, **more: ingest(list(paths), sink, processor, **more)


def test_ingest_reads_what_is_new_in_order(take: Any, sink: Any, folder: Any) -> None:
    report = take(folder)
    assert counts(report) == {"added": 2}
    assert names(read.path for read in report.added) == ["b.txt", "a.txt"]
    assert sorted(names(sink.paths)) == ["a.txt", "b.txt"]
    first = report.added[0]
    assert (first.kind, first.items, first.people, first.meeting.date) == ("minutes", 3, 2, "2021-05-05")
    assert first.passages == 3
    assert sink.finished == 1
    assert report.took_s >= 0


def test_ingest_twice_changes_nothing(take: Any, sink: Any, folder: Any) -> None:
    take(folder)
    done = list(sink.log)
    report = take(folder)
    assert counts(report) == {"unchanged": 2}
    assert sink.log == done


def test_ingest_replaces_an_edited_file_and_embeds_only_what_is_new(
    take: Any, sink: Any, folder: Any
) -> None:
    take(folder)
    (folder / "a.txt").write_text(text(4, "The road is open."))
    report = take(folder)
    assert counts(report) == {"replaced": 1, "unchanged": 1}
    assert sink.embedded[-1] == 1
    assert len(sink.documents) == 2


def test_ingest_embeds_equal_passages_once(take: Any, sink: Any, folder: Any) -> None:
    take(folder)
    assert sum(sink.embedded) == len(sink.vectors) == 3


def test_ingest_vectors_are_those_of_title_and_text(take: Any, sink: Any, folder: Any, hashing: Any) -> None:
    take(folder / "a.txt")
    (minutes,) = sink.documents.values()
    titles = {item.key: item.title for item in minutes.items}
    for passage in minutes.passages:
        said = embedding_text(titles[passage.item], passage.quote)
        assert sink.vectors[vector_key(said)] == pytest.approx(hashing.embed_query(said))


def test_ingest_removes_what_is_gone_from_a_folder_it_was_given(take: Any, sink: Any, folder: Any) -> None:
    take(folder)
    (folder / "2021" / "b.txt").unlink()
    report = take(folder)
    assert names(report.removed) == ["b.txt"]
    assert names(sink.paths) == ["a.txt"]


def test_ingest_removes_nothing_elsewhere(take: Any, sink: Any, folder: Any, tmp_path: Any) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "z.txt").write_text(text(9))
    take(folder, other)
    (folder / "a.txt").unlink()
    (other / "z.txt").unlink()
    report = take(folder / "2021")
    assert counts(report) == {"unchanged": 1}
    report = take(folder)
    assert names(report.removed) == ["a.txt"]
    assert sorted(names(sink.paths)) == ["b.txt", "z.txt"]


def test_ingest_a_folder_of_a_name_that_begins_alike_is_another(
    take: Any, sink: Any, folder: Any, tmp_path: Any
) -> None:
    twin = tmp_path / "minutes-old"
    twin.mkdir()
    (twin / "z.txt").write_text(text(9))
    take(twin)
    (twin / "z.txt").unlink()
    assert counts(take(folder)) == {"added": 2}
    assert "z.txt" in names(sink.paths)


def test_ingest_a_missing_file_is_said_and_stays_held(take: Any, sink: Any, folder: Any) -> None:
    take(folder / "a.txt")
    (folder / "a.txt").unlink()
    report = take(folder / "a.txt", folder / "2021")
    assert counts(report) == {"added": 1, "failed": 1}
    assert "no such file" in report.failed[0].message
    assert sorted(names(sink.paths)) == ["a.txt", "b.txt"]


def test_ingest_a_missing_folder_removes_nothing(take: Any, sink: Any, folder: Any) -> None:
    take(folder)
    folder.rename(folder.with_name("moved"))
    assert counts(take(folder)) == {"failed": 1}
    assert len(sink.paths) == 2


def test_ingest_copies_are_further_sources(take: Any, sink: Any, folder: Any) -> None:
    take(folder)
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    report = take(folder)
    assert counts(report) == {"copies": 1, "unchanged": 2}
    assert len(sink.documents) == 2
    (folder / "a.txt").unlink()
    assert counts(take(folder)) == {"unchanged": 2, "removed": 1}
    assert len(sink.documents) == 2


def test_ingest_a_file_named_twice_is_read_once(take: Any, folder: Any) -> None:
    assert counts(take(folder, folder / "a.txt", folder)) == {"added": 2}


def test_ingest_reads_again_what_another_version_read(take: Any, sink: Any, folder: Any) -> None:
    take(folder)
    sink.documents.clear()
    assert counts(take(folder)) == {"replaced": 2}


def test_ingest_a_link_to_a_folder_above_is_not_followed(take: Any, folder: Any) -> None:
    try:
        (folder / "2021" / "up").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("links cannot be made here")
    assert counts(take(folder)) == {"added": 2}


def test_ingest_tells_how_far_it_is(take: Any, folder: Any) -> None:
    seen: list[Progress] = []
    take(folder, on_progress=seen.append)
    assert [(one.done, one.total, one.name) for one in seen] == [(0, 2, "b.txt"), (1, 2, "a.txt"), (2, 2, "")]
    assert seen[0].passages == 0
    assert seen[-1].passages == 6
    assert Progress(2, 6, "c.txt", 50, 10.0).rate == 5.0
    assert Progress(2, 6, "c.txt", 50, 10.0).left_s == 20.0
    assert Progress(2, 6, "c.txt", 0, 10.0).left_s is None


def test_ingest_of_nothing_finishes(take: Any, sink: Any) -> None:
    assert counts(take()) == {}
    assert sink.finished == 1


def test_ingest_relative_paths_are_kept_absolute(take: Any, sink: Any, folder: Any, monkeypatch: Any) -> None:
    monkeypatch.chdir(folder.parent)
    take(folder.relative_to(folder.parent))
    assert all(path.startswith("/") or path[1] == ":" for path in sink.paths)


def test_ingest_a_fault_of_the_model_is_no_fault_of_the_file(sink: Any, folder: Any, hashing: Any) -> None:
    class Broken:
        model_id, dim, max_tokens = hashing.model_id, hashing.dim, hashing.max_tokens
        count_tokens = staticmethod(hashing.count_tokens)

        def embed_pieces(self, texts: Any) -> None:
            raise ModelError("the weights are damaged")

    with pytest.raises(ModelError):
        ingest([folder], sink, Processor(Broken()))  # type: ignore[arg-type]
    assert sink.failures == {}
    assert sink.documents == {}


def test_ingest_a_document_of_over_a_million_characters(take: Any, sink: Any, tmp_path: Any) -> None:
    path = tmp_path / "long.txt"
    rules = ("-" * 99 + "\n") * 200
    path.write_text(text(4, f"The road was shut and the clerk wrote about it.\n{rules}" * 50 + "It is."))
    report = take(path)
    assert counts(report) == {"added": 1}
    (minutes,) = sink.documents.values()
    assert len(minutes.document.text) > 1_000_000
    assert [item.key for item in minutes.items] == ["1", "2", "3"]
    assert minutes.passages[-1].quote.endswith("It is.")


def test_ingest_keys_are_hashes_of_bytes_and_texts() -> None:
    assert sha256(b"a") == vector_key("a")
    assert vector_key("a") != vector_key("b")
    assert vector_key("\ud800")
