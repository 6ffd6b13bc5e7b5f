"""What is worked out of a whole archive: once, and anew when the archive or its version changes."""

from pathlib import Path

import pytest

from matters.index.store import Index
from matters.index.worked import worked_out
from store_minutes import MODEL, archive, ingest, minutes


class Work:
    """Counts how often it is asked for."""

    def __init__(self, content: bytes = b"found") -> None:
        self.content = content
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.content


def test_worked_out_is_worked_out_once(tmp_path: Path) -> None:
    work = Work("Örtlich…".encode() * 100)
    with archive(tmp_path, minutes("One.")) as index:
        assert worked_out(index, "this", "1", work) == work.content
    with Index.open(tmp_path / "archive", model_id=MODEL) as index:
        assert worked_out(index, "this", "1", work) == work.content
        assert worked_out(index, "that", "1", Work(b"other")) == b"other"
        assert worked_out(index, "this", "1", work) == work.content
    assert work.times == 1


def test_worked_out_is_worked_out_anew_after_a_change(tmp_path: Path) -> None:
    work = Work()
    with archive(tmp_path, minutes("One.")) as index:
        worked_out(index, "this", "1", work)
        ingest(index, minutes("One.", "Two.", path="/minutes/b.txt", date="2023-09-01"))
        assert index.database.integer("SELECT count(*) FROM worked_out") == 0
        worked_out(index, "this", "1", work)
        worked_out(index, "this", "2", work)
        worked_out(index, "this", "2", work)
        assert index.database.integer("SELECT count(*) FROM worked_out") == 1
    with Index.open(tmp_path / "archive", model_id="other") as index:
        worked_out(index, "this", "2", work)
    assert work.times == 4


def test_worked_out_is_worked_out_anew_where_it_is_damaged(tmp_path: Path) -> None:
    work = Work()
    with archive(tmp_path, minutes("One.")) as index:
        worked_out(index, "this", "1", work)
        index.database.execute("UPDATE worked_out SET content = x'00'")
        assert worked_out(index, "this", "1", work) == b"found"
    assert work.times == 2


def test_worked_out_is_not_kept_while_an_ingest_runs(tmp_path: Path) -> None:
    work = Work()
    with archive(tmp_path, minutes("One.")) as index, Index.open(index.folder, model_id=MODEL) as reading:
        with index.writer(pipeline_version="1"):
            worked_out(index, "this", "1", work)
            worked_out(reading, "this", "1", work)
        assert index.database.integer("SELECT count(*) FROM worked_out") == 0
    assert work.times == 2


@pytest.mark.parametrize("older", [False, True])
def test_worked_out_works_in_an_archive_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, older: bool
) -> None:
    work = Work()
    with archive(tmp_path) as index:
        if older:
            index.database.script("DROP TABLE worked_out; PRAGMA user_version = 4;")
    monkeypatch.setattr("matters.index.catalogue.catalogue.os.access", lambda path, mode: False)
    with Index.open(tmp_path / "archive", model_id=MODEL) as index:
        assert worked_out(index, "this", "1", work) == b"found"
        assert worked_out(index, "this", "1", work) == b"found"
    assert work.times == 2
