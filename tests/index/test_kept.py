"""Decisions made by hand: they outlive an ingest, a crash and a damaged line."""

import json
import stat
import sys
from pathlib import Path
from threading import Thread

import pytest

from matters.archive import Archive
from matters.index import kept
from matters.index.folder import IngestLock
from matters.index.kept import add_kept, change_kept, kept_path, read_kept
from matters.models.embedders import HASHING_MODEL
from matters.pipeline.errors import ArchiveError
from northmere import AUDIT, write


def test_kept_gives_back_what_was_added_in_order(tmp_path: Path) -> None:
    first, second = {"id": "a", "because": "told by e-mail,\nline two\u2028three"}, {"id": "b", "n": 2}
    assert read_kept(tmp_path, "notes").entries == ()
    add_kept(tmp_path, "notes", [first])
    add_kept(tmp_path, "notes", [second])
    assert read_kept(tmp_path, "notes").entries == (first, second)
    assert read_kept(tmp_path, "people").entries == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no file modes there")
def test_kept_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    add_kept(tmp_path, "notes", [{"id": "a"}])
    path = kept_path(tmp_path, "notes")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_kept_tells_of_damaged_lines_and_never_drops_them(tmp_path: Path) -> None:
    path = kept_path(tmp_path, "notes")
    path.parent.mkdir()
    path.write_bytes(b'{"id": "a"}\n{"id": "b\n[1]\n\xff\xfe\n\n{"id": "c"}\n')
    found = read_kept(tmp_path, "notes")
    assert [entry["id"] for entry in found.entries] == ["a", "c"]
    assert [caveat.code for caveat in found.caveats] == ["kept-line-damaged"] * 3
    assert "line 2" in found.caveats[0].message
    change_kept(tmp_path, "notes", lambda held: [entry for entry in held if entry["id"] != "a"])
    raw = path.read_bytes()
    assert all(line in raw for line in (b'{"id": "b\n', b"[1]\n", b"\xff\xfe\n"))
    assert [entry["id"] for entry in read_kept(tmp_path, "notes").entries] == ["c"]


def test_kept_leaves_the_old_file_when_a_change_fails(tmp_path: Path) -> None:
    add_kept(tmp_path, "notes", [{"id": "a"}])
    with pytest.raises(TypeError):
        change_kept(tmp_path, "notes", lambda held: [{"id": object()}])
    assert read_kept(tmp_path, "notes").entries == ({"id": "a"},)
    assert not list(kept_path(tmp_path, "notes").parent.glob("*.tmp"))


def test_kept_replaces_the_file_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_kept(tmp_path, "notes", [{"id": "a"}])
    seen = []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        seen.append(json.loads(self.read_text(encoding="utf-8").splitlines()[-1])["id"])
        seen.append(len(target.read_text(encoding="utf-8").splitlines()))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    add_kept(tmp_path, "notes", [{"id": "b"}])
    assert seen == ["b", 1], "the new file is whole before it takes the place of the old one"


def test_kept_loses_nothing_when_many_add_at_once(tmp_path: Path) -> None:
    threads = [
        Thread(target=add_kept, args=(tmp_path, "notes", [{"id": str(number)}])) for number in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {entry["id"] for entry in read_kept(tmp_path, "notes").entries} == set(map(str, range(12)))


def test_kept_says_what_to_do_when_another_program_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_WAIT_S", 0.0)
    monkeypatch.setattr(IngestLock, "acquire", lambda self: False)
    with pytest.raises(ArchiveError, match="in use by another program"):
        add_kept(tmp_path, "notes", [{"id": "a"}])


def test_kept_refuses_a_file_it_cannot_read(tmp_path: Path) -> None:
    kept_path(tmp_path, "notes").mkdir(parents=True)
    with pytest.raises(ArchiveError, match="notes"):
        read_kept(tmp_path, "notes")


@pytest.mark.parametrize("name", ["", "../notes", "Notes", "a/b", "-a"])
def test_kept_refuses_names_that_are_none(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="small letters"):
        kept_path(tmp_path, name)


def test_kept_survives_ingest_and_a_new_catalogue(tmp_path: Path) -> None:
    minutes, folder = tmp_path / "minutes", tmp_path / "archive"
    write(minutes, audit=AUDIT)
    with Archive.open(folder, model=HASHING_MODEL) as archive:
        archive.ingest([minutes])
    add_kept(folder, "notes", [{"id": "a"}])
    with Archive.open(folder, model=HASHING_MODEL) as archive:
        archive.ingest([minutes])
    for path in folder.glob("catalogue.sqlite3*"):
        path.unlink()
    with Archive.open(folder, model=HASHING_MODEL) as archive:
        archive.ingest([minutes])
    assert read_kept(folder, "notes").entries == ({"id": "a"},)
