"""Files and folders into a sink: what is new is read, what is unchanged is left alone."""

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from matters.models.embedders import Embedder
from matters.models.embedders.bulk import BulkEmbedder
from matters.pipeline.errors import ModelError
from matters.pipeline.ingest import Progress, ingest
from matters.pipeline.passages import embedding_text
from matters.pipeline.ports import Sink
from matters.pipeline.process import Processor, sha256
from matters.pipeline.records import Minutes
from matters.pipeline.storing import MOST_DOCUMENTS, vector_key

MINUTES = """Planning Committee
{date} May 2021

Present: Cllr Ann Birch (Chair), Cllr Bob Cole

1. Apologies

There were none on this day.

2. Minutes

They were agreed by all.

3. Highways

{said}
"""


def text(date: Any = 4, said: str = "The road is shut.") -> Any:
    return MINUTES.format(date=date, said=said)


@dataclass
class MemorySink:
    """Keeps everything in dictionaries; what was done is logged in order."""

    paths: dict[str, str] = field(default_factory=dict)
    documents: dict[str, Minutes] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    vectors: dict[str, Any] = field(default_factory=dict)
    embedded: list[int] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    finished: int = 0

    def sources(self) -> Any:
        return dict(self.paths)

    def holds(self, sha256: Any) -> Any:
        return sha256 in self.documents

    def vectors_held(self, keys: Any) -> Any:
        return set(keys) & set(self.vectors)

    def store(self, minutes: Any, *, keys: Any, vectors: Any, sentences: Any) -> None:
        assert len(keys) == len(minutes.passages)
        assert set(keys) <= set(self.vectors) | set(vectors)
        assert not set(vectors) & set(self.vectors)
        assert set(sentences) == set(vectors)
        self.vectors.update(vectors)
        self.embedded.append(len(vectors))
        self.documents[minutes.document.sha256] = minutes
        self._point(minutes.document.path, minutes.document.sha256)
        self.log.append(f"store {minutes.document.path}")

    def add_source(self, path: Any, *, sha256: Any) -> None:
        self._point(path, sha256)
        self.log.append(f"source {path}")

    def fail(self, path: Any, *, sha256: Any, message: str) -> None:
        self._point(path, sha256)
        self.failures[path] = message
        self.log.append(f"fail {path}")

    def remove(self, path: Any) -> None:
        self._point(path, None)
        self.log.append(f"remove {path}")

    def finish(self) -> None:
        self.finished += 1

    def _point(self, path: Any, sha256: Any) -> None:
        self.failures.pop(path, None)
        self.paths.pop(path, None)
        if sha256 is not None:
            self.paths[path] = sha256
        for held in set(self.documents) - set(self.paths.values()):
            del self.documents[held]


@pytest.fixture(scope="module")
def processor(hashing: Any) -> Any:
    return Processor(hashing)


@pytest.fixture
def sink() -> Any:
    memory = MemorySink()
    checked: Sink = memory
    return checked


@pytest.fixture
def folder(tmp_path: Any) -> Any:
    """Two minutes, one of them in a folder below; a file that is none; hidden things."""
    minutes = tmp_path / "minutes"
    (minutes / "2021").mkdir(parents=True)
    (minutes / "a.txt").write_text(text(4))
    (minutes / "2021" / "b.txt").write_text(text(5))
    (minutes / "notes.xyz").write_text("not minutes")
    (minutes / ".hidden.txt").write_text(text(6))
    (minutes / ".git").mkdir()
    (minutes / ".git" / "c.txt").write_text(text(7))
    return minutes


@pytest.fixture
def take(sink: Any, processor: Any) -> Any:
    """Ingests paths into the sink and gives the report."""
    return lambda *paths, **more: ingest(list(paths), sink, processor, **more)


def counts(report: Any) -> dict[str, int]:
    return {
        name: len(getattr(report, name))
        for name in ("added", "replaced", "copies", "unchanged", "removed", "failed")
        if getattr(report, name)
    }


def names(paths: Any) -> list[str]:
    return [str(path).rsplit("/", 1)[-1] for path in paths]


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


def test_ingest_one_bad_file_loses_nothing(take: Any, sink: Any, folder: Any) -> None:
    (folder / "0.txt").write_bytes(b"")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no more")
    report = take(folder)
    assert counts(report) == {"added": 2, "failed": 2}
    assert names(sink.failures) == ["0.txt", "broken.docx"]
    assert all(failure.message for failure in report.failed)
    assert sink.finished == 1


def test_ingest_a_file_that_breaks_later_is_said_and_leaves_the_rest(
    take: Any, sink: Any, folder: Any
) -> None:
    take(folder)
    (folder / "a.txt").write_bytes(b"")
    assert counts(take(folder)) == {"failed": 1, "unchanged": 1}
    assert names(sink.failures) == ["a.txt"]
    (folder / "a.txt").write_text(text(4))
    take(folder)
    assert sink.failures == {}
    assert len(sink.documents) == 2


def test_ingest_reads_again_what_another_version_read(take: Any, sink: Any, folder: Any) -> None:
    take(folder)
    sink.documents.clear()
    assert counts(take(folder)) == {"replaced": 2}


def test_ingest_members_of_a_zip(take: Any, sink: Any, folder: Any) -> None:
    with zipfile.ZipFile(folder / "old.zip", "w") as archive:
        archive.writestr("x.txt", text(8))
        archive.writestr("sub/y.md", text(9))
        archive.writestr("z.xyz", "not minutes")
    report = take(folder)
    assert counts(report) == {"added": 4}
    assert str(folder / "old.zip/x.txt") in sink.paths
    assert counts(take(folder)) == {"unchanged": 4}
    with zipfile.ZipFile(folder / "old.zip", "w") as archive:
        archive.writestr("x.txt", text(8))
    assert names(take(folder).removed) == ["y.md"]
    (folder / "old.zip").unlink()
    assert names(take(folder).removed) == ["x.txt"]


def test_ingest_a_zip_that_breaks_keeps_what_was_read_from_it(take: Any, sink: Any, folder: Any) -> None:
    with zipfile.ZipFile(folder / "old.zip", "w") as archive:
        archive.writestr("x.txt", text(8))
    take(folder)
    (folder / "old.zip").write_bytes(b"PK\x03\x04 no more")
    report = take(folder)
    assert counts(report) == {"unchanged": 2, "failed": 1}
    assert str(folder / "old.zip/x.txt") in sink.paths


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


@pytest.mark.slow
def test_ingest_a_document_of_over_a_million_characters(take: Any, sink: Any, tmp_path: Any) -> None:
    path = tmp_path / "long.txt"
    path.write_text(text(4, "The road was shut and the clerk wrote a letter about it to all.\n\n" * 16_000))
    report = take(path)
    assert counts(report) == {"added": 1}
    (minutes,) = sink.documents.values()
    assert len(minutes.document.text) > 1_000_000
    assert [item.key for item in minutes.items] == ["1", "2", "3"]
    assert minutes.passages[-1].end >= len(minutes.document.text) - 3


def test_ingest_keys_are_hashes_of_bytes_and_texts() -> None:
    assert sha256(b"a") == vector_key("a")
    assert vector_key("a") != vector_key("b")
    assert vector_key("\ud800")


def packed(path: Any, **members: Any) -> Any:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.txt", data)
    return path


def test_ingest_damaged_zip_is_remembered_until_it_is_mended(
    processor: Any, sink: Any, tmp_path: Any
) -> None:
    broken = tmp_path / "old.zip"
    broken.write_bytes(b"PK\x03\x04 no more")
    ingest([tmp_path], sink, processor)
    assert "damaged" in sink.failures[str(broken)]
    packed(broken, x=text(4))
    report = ingest([tmp_path], sink, processor)
    assert (sink.failures, report.removed) == ({}, [])
    assert list(sink.paths) == [str(broken / "x.txt")]


def test_ingest_members_dropped_from_a_zip_named_directly_are_removed(
    processor: Any, sink: Any, tmp_path: Any
) -> None:
    archive = packed(tmp_path / "old.zip", x=text(4), y=text(5))
    ingest([archive], sink, processor)
    packed(archive, x=text(4))
    assert ingest([archive], sink, processor).removed == [str(archive / "y.txt")]
    archive.unlink()
    assert ingest([archive], sink, processor).removed == []


BAD = {
    "encrypted.pdf": b"%PDF-1.7\ntrailer << /Encrypt 1 0 R >>\n%%EOF",
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "pages.pdf": b"%PDF-1.7\n1 0 obj << /Type /Pages /Count 0 /Kids [] >> endobj\n%%EOF",
    "word.docx": b"PK\x03\x04 half a file",
    "picture.txt": bytes(range(256)) * 40,
    "blank.md": b"  \n",
}


def test_ingest_bad_files_are_named_and_leave_the_rest_unharmed(
    processor: Any, sink: Any, folder: Any
) -> None:
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * (8 << 20))
        archive.writestr("../out.txt", text(8))
        archive.writestr("good.txt", text(9))
    report = ingest([folder], sink, processor)
    failed = {failure.path.rsplit("/", 1)[-1]: failure.message for failure in report.failed}
    assert failed.keys() == {*BAD, "bomb.zip"}
    assert "protected" in failed["encrypted.pdf"]
    assert "without pages" in failed["pages.pdf"]
    assert len(report.added) == 3
    assert str(folder / "bomb.zip/good.txt") in sink.paths
    assert not (folder.parent / "out.txt").exists()


def _written(tmp_path: Path, n: int) -> Path:
    for number in range(n):
        (tmp_path / f"{number:02d}.txt").write_text(text(1 + number, f"The road {number} is shut."))
    return tmp_path


class Counting:
    """Hashing that remembers how many texts each call had, and fails at one of them."""

    def __init__(self, embedder: Embedder, *, fails_at: int = -1) -> None:
        self.calls: list[int] = []
        self._embedder, self._fails_at = embedder, fails_at
        self.model_id, self.dim, self.max_tokens = embedder.model_id, embedder.dim, embedder.max_tokens
        self.count_tokens, self.embed_query = embedder.count_tokens, embedder.embed_query
        self.embed_passages = embedder.embed_passages

    def embed_pieces(self, texts: Any) -> Any:
        if len(self.calls) == self._fails_at:
            raise ModelError("the weights are damaged")
        self.calls.append(len(texts))
        return self._embedder.embed_pieces(texts)


def test_ingest_embeds_documents_together_and_equal_texts_once(tmp_path: Path, hashing: Embedder) -> None:
    sink, counting = MemorySink(), Counting(hashing)
    report = ingest([_written(tmp_path, 11)], sink, Processor(counting))
    assert [Path(one.path).name for one in report.added] == [f"{n:02d}.txt" for n in range(11)]
    assert counting.calls == [2 + 8, 3]
    assert sink.embedded == [3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    assert set(sink.vectors) == {
        vector_key(embedding_text(item.title, passage.quote))
        for said in sink.documents.values()
        for passage in said.passages
        for item in said.items
        if item.key == passage.item
    }


def test_ingest_loses_only_what_is_in_hand(tmp_path: Path, hashing: Embedder) -> None:
    sink = MemorySink()
    with pytest.raises(ModelError):
        ingest([_written(tmp_path, 11)], sink, Processor(Counting(hashing, fails_at=1)))
    assert len(sink.documents) == MOST_DOCUMENTS == 8
    report = ingest([tmp_path], sink, Processor(hashing))
    assert (len(report.unchanged), len(report.added)) == (8, 3)


def test_ingest_copy_of_what_is_in_hand_is_a_copy(tmp_path: Path, hashing: Embedder) -> None:
    _written(tmp_path, 3)
    (tmp_path / "03.txt").write_bytes((tmp_path / "01.txt").read_bytes())
    report = ingest([tmp_path], MemorySink(), Processor(hashing))
    assert len(report.added) == 3
    assert [Path(path).name for path in report.copies] == ["03.txt"]


def test_ingest_tells_the_embedder_how_much_will_come(tmp_path: Path, hashing: Embedder) -> None:
    asked: list[int] = []

    class Bulk(BulkEmbedder):
        def expect(self, passages: int) -> None:
            asked.append(passages)

    ingest([_written(tmp_path, 12)], MemorySink(), Processor(Bulk(hashing, lambda: None)))
    assert asked == [10 + 4 * 10 // 8]
