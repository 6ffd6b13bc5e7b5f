"""Where an archive and the models lie, and whose they are."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from matters.archive import Archive
from matters.embedding import cache_folder, prepare_model
from northmere import matters

DAMP = "how many homes have damp and mould"


@pytest.mark.skipif(os.name == "nt", reason="permissions of this kind are those of POSIX")
def test_archive_is_readable_by_its_owner_only(papers: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    assert matters("ingest", papers, archive=folder).exit_code == 0
    assert matters("search", DAMP, archive=folder).exit_code == 0
    for path in (folder, *folder.rglob("*")):
        if folder == path or path.parent == folder:
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


@pytest.fixture
def on_a_network_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matters.index.catalogue.catalogue.network_filesystem", lambda folder: "nfs4")


@pytest.mark.usefixtures("on_a_network_drive")
def test_archive_on_a_network_drive_works_and_says_so(archive: Archive, papers: Path) -> None:
    archive.ingest([papers])
    (note,) = archive.notes
    assert "lies on a network drive (nfs4)" in note
    result = archive.search(DAMP)
    assert result.answered
    assert result.warnings == (note,)
    assert archive.coverage().notes == (note,)
    assert not (archive.folder / "catalogue.sqlite3-wal").exists()


@pytest.mark.usefixtures("on_a_network_drive")
def test_archive_on_a_network_drive_every_command_says_so(papers: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    for arguments in (
        ["ingest", papers],
        ["search", DAMP],
        ["show", "1"],
        ["coverage"],
        ["ingest", papers, "--json"],
        ["coverage", "--json"],
        ["search", DAMP, "--json"],
    ):
        result = matters(*arguments, archive=folder)
        assert result.exit_code == 0
        assert result.stderr.count("lies on a network drive (nfs4)") == 1, arguments
        if "--json" in arguments:
            assert "network drive" in json.dumps(json.loads(result.stdout))


def test_archive_cache_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MATTERS_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    if sys.platform == "linux":
        assert cache_folder() == tmp_path / "xdg" / "matters-arising"
    monkeypatch.setenv("MATTERS_CACHE", str(tmp_path / "mine"))
    assert cache_folder() == tmp_path / "mine"


def test_archive_hashing_model_needs_no_preparation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATTERS_CACHE", str(tmp_path))
    started: list[bool] = []
    prepare_model(model="hashing", on_start=lambda: started.append(True))
    assert started == []
    assert list(tmp_path.iterdir()) == []
