"""The archive's folder and catalogue: made, opened, refused."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from matters.index.catalogue import catalogue
from matters.index.catalogue.catalogue import open_catalogue
from matters.index.catalogue.schema import APPLICATION_ID, FORMAT_VERSION
from matters.index.folder import CATALOGUE, IngestLock, network_filesystem
from matters.index.store import Index
from matters.pipeline.errors import ArchiveError
from store_minutes import MODEL, archive, ingest, minutes

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /srv/minutes nfs4 rw 0 0
//server/share /mnt/the\\040share cifs rw 0 0
/dev/sdb1 /srv/minutes/local ext4 rw 0 0
"""


def test_catalogue_is_made_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "archive"
    opened = open_catalogue(folder, create=True)
    opened.database.close()
    assert opened.caveats == ()
    assert (folder / CATALOGUE).is_file()
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.iterdir())


def test_catalogue_files_of_an_ingest_are_for_the_owner_only(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes("The budget was agreed."))
    if os.name == "posix":
        folders = [path for path in index.folder.rglob("*") if path.is_dir()]
        assert folders
        assert all(stat.S_IMODE(path.stat().st_mode) == 0o700 for path in folders)
        vectors = next(index.folder.glob("index/*.faiss"))
        assert stat.S_IMODE(vectors.stat().st_mode) == 0o600
    index.close()


def test_catalogue_names_its_format(tmp_path: Path) -> None:
    opened = open_catalogue(tmp_path / "archive", create=True)
    assert opened.database.integer("PRAGMA application_id") == APPLICATION_ID
    assert opened.database.integer("PRAGMA user_version") == FORMAT_VERSION
    assert opened.database.integer("PRAGMA foreign_keys") == 1
    mode = opened.database.row("PRAGMA journal_mode")
    assert mode is not None and mode[0] == "wal"
    opened.database.close()


def test_catalogue_opens_twice(tmp_path: Path) -> None:
    open_catalogue(tmp_path / "archive", create=True).database.close()
    open_catalogue(tmp_path / "archive", create=True).database.close()
    open_catalogue(tmp_path / "archive").database.close()


def test_catalogue_takes_an_empty_folder(tmp_path: Path) -> None:
    open_catalogue(tmp_path, create=True).database.close()
    open_catalogue(tmp_path).database.close()


def test_catalogue_survives_a_kill_while_it_was_made(tmp_path: Path) -> None:
    (tmp_path / CATALOGUE).touch()
    opened = open_catalogue(tmp_path, create=True)
    assert opened.database.integer("PRAGMA user_version") == FORMAT_VERSION
    opened.database.close()


def _refused(folder: Path, *, create: bool, got: str) -> None:
    with pytest.raises(ArchiveError, match=got) as caught:
        open_catalogue(folder, create=create)
    assert caught.value.expected
    assert caught.value.do


@pytest.mark.parametrize("create", [False, True])
def test_catalogue_refuses_a_file(tmp_path: Path, create: bool) -> None:
    (tmp_path / "minutes.txt").write_text("Minutes", encoding="utf-8")
    _refused(tmp_path / "minutes.txt", create=create, got="a file, not an archive")


@pytest.mark.parametrize("create", [False, True])
def test_catalogue_refuses_a_folder_of_other_files(tmp_path: Path, create: bool) -> None:
    (tmp_path / "minutes.txt").write_text("Minutes", encoding="utf-8")
    _refused(tmp_path, create=create, got=r"other files \(minutes.txt\)")
    assert [path.name for path in tmp_path.iterdir()] == ["minutes.txt"]


def test_catalogue_says_when_there_is_none_yet(tmp_path: Path) -> None:
    _refused(tmp_path / "nowhere", create=False, got="no archive there yet")
    _refused(tmp_path, create=False, got="no archive there yet")
    assert not (tmp_path / "nowhere").exists()


def test_catalogue_deleted_by_hand_can_be_made_again(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes("The budget was agreed."))
    index.close()
    (index.folder / "people.json").write_text("{}", encoding="utf-8")
    for path in index.folder.glob(f"{CATALOGUE}*"):
        path.unlink()
    _refused(index.folder, create=False, got="no archive there yet")
    again = archive(tmp_path, minutes("The budget was agreed."))
    assert len(again.vectors) == len(again.lexical) == 1
    assert (index.folder / "people.json").exists()
    again.close()


def test_catalogue_refuses_a_newer_format(tmp_path: Path) -> None:
    opened = open_catalogue(tmp_path / "archive", create=True)
    opened.database.execute(f"PRAGMA user_version = {FORMAT_VERSION + 1}")
    opened.database.close()
    _refused(tmp_path / "archive", create=True, got=f"format {FORMAT_VERSION + 1}")


def test_catalogue_refuses_another_programs_database(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / CATALOGUE)
    other.execute("CREATE TABLE photos (name)")
    other.close()
    _refused(tmp_path, create=True, got="another program")


def test_catalogue_refuses_what_is_no_database(tmp_path: Path) -> None:
    (tmp_path / CATALOGUE).write_bytes(b"These are not the minutes you are looking for. " * 40)
    _refused(tmp_path, create=False, got="damaged")


def test_catalogue_damage_found_later_is_an_archive_error(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes(*(f"Paragraph {n} about the budget." for n in range(400))))
    index.close()
    path = index.folder / CATALOGUE
    with path.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xff" * (path.stat().st_size - 6 * 4096))
    with pytest.raises(ArchiveError, match="damaged") as caught:  # noqa: SIM117
        with Index.open(index.folder, model_id=MODEL) as damaged:
            damaged.reader.counts()
            damaged.reader.passages(range(1, 401))
    assert "ingest" in caught.value.do


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/clerk/archive", None),
        ("/srv/minutes", "nfs4"),
        ("/srv/minutes/2023", "nfs4"),
        ("/srv/minutes/local/2023", None),
        ("/srv/minutesx", None),
        ("/mnt/the share/x", "cifs"),
    ],
)
def test_catalogue_knows_network_drives(folder: str, kind: str | None) -> None:
    assert network_filesystem(Path(folder), mounts=MOUNTS) == kind


def test_catalogue_falls_back_on_a_network_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_catalogue(tmp_path / "archive", create=True).database.close()
    monkeypatch.setattr(catalogue, "network_filesystem", _nfs)
    opened = open_catalogue(tmp_path / "archive")
    mode = opened.database.row("PRAGMA journal_mode")
    assert mode is not None and mode[0] == "delete"
    assert [caveat.code for caveat in opened.caveats] == ["archive-on-network-drive"]
    opened.database.close()
    index = archive(tmp_path, minutes("The budget was agreed."))
    assert len(index.lexical) == 1
    assert index.caveats[0].code == "archive-on-network-drive"
    index.close()


def _nfs(folder: Path) -> str:
    return f"nfs of {folder.name}"


def test_catalogue_lets_one_ingest_in(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes("The budget was agreed."))
    other = Index.open(index.folder, model_id=MODEL)
    with index.writer(pipeline_version="1") as sink:
        with pytest.raises(ArchiveError, match="another ingest is running"):
            other.writer(pipeline_version="1")
        assert not other.refresh()
        assert other.reader.counts().documents == 1
        sink.remove("/minutes/a.txt")
    with other.writer(pipeline_version="1"):
        pass
    lock = IngestLock(index.folder)
    assert lock.acquire()
    lock.release()
    index.close()
    other.close()


_KILLED = """
import os, sys
from pathlib import Path
from store_minutes import archive, minutes, put
index = archive(Path(sys.argv[1]), minutes("First.", path="/a", date="2023-01-01"))
sink = index.writer(pipeline_version="1")
put(sink, minutes("Second.", path="/b", date="2023-02-01"))
import matters.index.catalogue.writer as writer
writer.insert_parts = lambda *_, **__: os._exit(9)
put(sink, minutes("Third.", path="/c", date="2023-03-01"))
"""


def test_catalogue_killed_ingest_loses_the_document_in_hand(tmp_path: Path) -> None:
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join([*sys.path]))
    done = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path)], env=environment, check=False)
    assert done.returncode == 9
    with Index.open(tmp_path / "archive", model_id=MODEL) as index:
        assert index.reader.counts().documents == 2
        assert len(index.vectors) == 2
        assert len(index.lexical) == 2
        ingest(index, minutes("Third.", path="/c", date="2023-03-01"))
        assert len(index.vectors) == len(index.lexical) == 3
