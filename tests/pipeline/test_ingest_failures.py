"""Files and ZIP archives that cannot be read, or no longer: each is named, and nothing else is lost."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from matters.models.embedders import Embedder
from matters.pipeline.ingest import ingest
from matters.pipeline.process import Processor
from memory_sink import MemorySink, counts, names, text, write_folder


@pytest.fixture
def sink() -> MemorySink:
    return MemorySink()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path)


@pytest.fixture(scope="module")
def processor(hashing: Embedder) -> Processor:
    return Processor(hashing)


@pytest.fixture
def take(sink: MemorySink, processor: Processor) -> Any:
    """Ingests paths into the sink and gives the report."""
    return lambda *paths: ingest(list(paths), sink, processor)


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


BAD = {
    "encrypted.pdf": b"%PDF-1.7\ntrailer << /Encrypt 1 0 R >>\n%%EOF",
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "pages.pdf": b"%PDF-1.7\n1 0 obj << /Type /Pages /Count 0 /Kids [] >> endobj\n%%EOF",
    "word.docx": b"PK\x03\x04 half a file",
    "picture.txt": bytes(range(256)) * 40,
    "blank.md": b"  \n",
}


def test_ingest_bad_files_are_named_and_leave_the_rest_unharmed(take: Any, sink: Any, folder: Any) -> None:
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * (8 << 20))
        archive.writestr("../out.txt", text(8))
        archive.writestr("good.txt", text(9))
    report = take(folder)
    failed = {failure.path.rsplit("/", 1)[-1]: failure.message for failure in report.failed}
    assert failed.keys() == {*BAD, "bomb.zip"}
    assert "protected" in failed["encrypted.pdf"]
    assert "without pages" in failed["pages.pdf"]
    assert len(report.added) == 3
    assert str(folder / "bomb.zip/good.txt") in sink.paths
    assert not (folder.parent / "out.txt").exists()


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


def packed(path: Any, **members: Any) -> Any:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.txt", data)
    return path


def test_ingest_damaged_zip_is_remembered_until_it_is_mended(take: Any, sink: Any, tmp_path: Any) -> None:
    broken = tmp_path / "old.zip"
    broken.write_bytes(b"PK\x03\x04 no more")
    take(tmp_path)
    assert "damaged" in sink.failures[str(broken)]
    packed(broken, x=text(4))
    report = take(tmp_path)
    assert (sink.failures, report.removed) == ({}, [])
    assert list(sink.paths) == [str(broken / "x.txt")]


def test_ingest_members_dropped_from_a_zip_named_directly_are_removed(
    take: Any, sink: Any, tmp_path: Any
) -> None:
    archive = packed(tmp_path / "old.zip", x=text(4), y=text(5))
    take(archive)
    packed(archive, x=text(4))
    assert take(archive).removed == [str(archive / "y.txt")]
    archive.unlink()
    assert take(archive).removed == []


def test_ingest_a_folder_that_may_not_be_read_is_said_and_what_was_read_of_it_is_kept(
    take: Any, sink: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = folder / "closed"
    closed.mkdir()
    (closed / "c.txt").write_text(text(7), encoding="utf-8")
    assert counts(take(folder)) == {"added": 3}
    walk = Path.iterdir

    def refuse(path: Path) -> Any:
        if path == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return walk(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    (folder / "d.txt").write_text(text(8), encoding="utf-8")
    report = take(folder)
    assert counts(report) == {"added": 1, "failed": 1, "unchanged": 2}
    assert report.failed[0].message == f"{closed}: Permission denied. Check that you may read it."
    assert len(sink.documents) == 4
    assert counts(take(closed)) == {"failed": 1}
