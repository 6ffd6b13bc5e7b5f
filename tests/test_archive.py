"""The front door: what an archive keeps, replaces, forgets and never tells."""

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest

import matters as package
from matters.archive import Archive
from matters.embedding import cache_folder, prepare_model
from matters.index.catalogue.filters import Filters
from matters.index.show import read_item
from matters.pipeline.errors import ArchiveError, MattersError, ModelError, QueryError
from matters.pipeline.ingest import IngestReport, Progress
from northmere import AUDIT, CABINET, LEISURE, PRIVATE_WORDS, matters, write
from store_minutes import archive as index_of
from store_minutes import minutes

CABINET_ID = "northmere-borough-council/cabinet/2023-07-25"
LEISURE_ID = "northmere-borough-council/leisure-panel/2024-01-11"
DAMP = "how many homes have damp and mould"
RISK = "risk of cyber attack moved from amber to red"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive", model="hashing") as opened:
        yield opened


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return write(tmp_path / "minutes", audit=AUDIT, cabinet=CABINET, leisure=LEISURE)


def told(report: IngestReport) -> dict[str, list[str]]:
    """What a report says, by names of files."""
    said = {
        "added": [one.path for one in report.added],
        "replaced": [one.path for one in report.replaced],
        "failed": [one.path for one in report.failed],
        "copies": report.copies,
        "unchanged": report.unchanged,
        "removed": report.removed,
    }
    return {name: [Path(path).name for path in paths] for name, paths in said.items() if paths}


def first(archive: Archive, query: str) -> str | None:
    hits = archive.search(query).hits
    return hits[0].item.id if hits else None


# -- again and again ---------------------------------------------------------------------------------


def test_archive_same_folder_again_changes_nothing(archive: Archive, papers: Path) -> None:
    assert told(archive.ingest([papers])) == {"added": ["audit.txt", "cabinet.txt", "leisure.txt"]}
    before = archive.search(DAMP)
    again = archive.ingest([papers, papers / "audit.txt"])
    assert told(again) == {"unchanged": ["audit.txt", "cabinet.txt", "leisure.txt"]}
    after = archive.search(DAMP)
    assert after.archive == before.archive
    assert after.hits == before.hits


def test_archive_edited_file_replaces_its_own_rows(archive: Archive, papers: Path) -> None:
    archive.ingest([papers])
    other = [(hit.item, hit.passage) for hit in archive.search(RISK).hits]
    write(papers, leisure=LEISURE.replace("The pool roof leaked again.", "The sauna stove was broken."))
    assert told(archive.ingest([papers])) == {
        "replaced": ["leisure.txt"],
        "unchanged": ["audit.txt", "cabinet.txt"],
    }
    assert first(archive, "sauna stove") == f"{LEISURE_ID}#1"
    assert not archive.search('"pool roof leaked"').answered
    assert [(hit.item, hit.passage) for hit in archive.search(RISK).hits] == other
    assert archive.coverage().documents == 3


def test_archive_touched_file_is_not_read_again(archive: Archive, papers: Path) -> None:
    archive.ingest([papers])
    os.utime(papers / "audit.txt", (1, 1))
    assert "replaced" not in told(archive.ingest([papers]))


def test_archive_file_gone_from_a_named_folder_is_removed(archive: Archive, papers: Path) -> None:
    archive.ingest([papers])
    (papers / "leisure.txt").unlink()
    assert told(archive.ingest([papers]))["removed"] == ["leisure.txt"]
    assert not archive.search('"swimming pool"').answered
    assert archive.coverage().meetings == 2


def test_archive_file_gone_from_elsewhere_stays(archive: Archive, papers: Path, tmp_path: Path) -> None:
    archive.ingest([papers])
    (papers / "leisure.txt").unlink()
    more = write(tmp_path / "more", other=AUDIT.replace("14 September", "21 September"))
    assert told(archive.ingest([more, papers / "audit.txt"])) == {
        "added": ["other.txt"],
        "unchanged": ["audit.txt"],
    }
    assert first(archive, "swimming pool roof") == f"{LEISURE_ID}#1"


def test_archive_renamed_file_is_the_same_document(archive: Archive, papers: Path) -> None:
    archive.ingest([papers])
    (papers / "leisure.txt").rename(papers / "panel.txt")
    report = told(archive.ingest([papers]))
    assert (report["copies"], report["removed"]) == (["panel.txt"], ["leisure.txt"])
    hit = archive.search("swimming pool roof").hits[0]
    assert (hit.item.id, Path(hit.source.path).name) == (f"{LEISURE_ID}#1", "panel.txt")


def test_archive_two_sources_are_one_document(archive: Archive, papers: Path) -> None:
    shutil.copy(papers / "audit.txt", papers / "zz copy.txt")
    assert told(archive.ingest([papers]))["copies"] == ["zz copy.txt"]
    assert archive.coverage().documents == 3
    assert len(archive.search(RISK).hits) == 1
    (papers / "audit.txt").unlink()
    assert told(archive.ingest([papers]))["removed"] == ["audit.txt"]
    assert Path(archive.search(RISK).hits[0].source.path).name == "zz copy.txt"
    (papers / "zz copy.txt").unlink()
    archive.ingest([papers])
    assert not archive.search('"cyber attack"').answered


def test_archive_approved_minutes_answer_and_the_draft_stays(archive: Archive, papers: Path) -> None:
    draft = CABINET.replace("\nCabinet\n", "\nCabinet\n\nDRAFT MINUTES\n")
    write(papers, draft=draft.replace("finished in spring", "finished in summer"))
    archive.ingest([papers])
    hits = archive.search("survey of the towers finished", k=50).hits
    assert [hit.item.id for hit in hits if "towers" in hit.passage.text] == [f"{CABINET_ID}#3"]
    assert "in spring" in archive.show(f"{CABINET_ID}#3").parts[0].text
    assert "in summer" in archive.show(f"{CABINET_ID}@draft#3").parts[0].text
    coverage = archive.coverage()
    assert (coverage.meetings, coverage.documents) == (3, 4)
    (papers / "cabinet.txt").unlink()
    archive.ingest([papers])
    assert first(archive, "survey of the towers finished") == f"{CABINET_ID}@draft#3"


def test_archive_two_meetings_of_one_day_are_both_held(archive: Archive, papers: Path) -> None:
    evening = AUDIT.replace("10.00am", "7.00pm")
    evening = evening.replace("The risk of cyber attack was moved from amber to red.", "Fraud was rare.")
    write(papers, evening=evening.replace("qualified by the external auditor", "settled with the ministry"))
    archive.ingest([papers])
    day = "northmere-borough-council/audit-committee/2023-09-14"
    assert first(archive, "risk of cyber attack amber red") == f"{day}#2"
    assert first(archive, "fraud was rare") == f"{day}.2#2"
    assert archive.coverage().meetings == 4


# -- what goes wrong ---------------------------------------------------------------------------------


def test_archive_unreadable_file_loses_nothing(archive: Archive, papers: Path) -> None:
    (papers / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 500)
    (papers / "empty.txt").write_bytes(b"")
    report = archive.ingest([papers])
    assert told(report) == {
        "added": ["audit.txt", "cabinet.txt", "leisure.txt"],
        "failed": ["bad.txt", "empty.txt"],
    }
    assert archive.search("pool").searched.unreadable == 2
    assert [Path(one.path).name for one in archive.coverage().failed] == ["bad.txt", "empty.txt"]
    write(papers, bad=AUDIT.replace("14 September", "21 September"))
    (papers / "empty.txt").unlink()
    archive.ingest([papers])
    assert archive.coverage().failed == ()


KILLED = """
import sys
from pathlib import Path
from matters.archive import Archive
import matters.index.catalogue.writer as writer

store, count = writer.CatalogueWriter.store, 0

def dying(self, *args, **options):
    global count
    count += 1
    if count == 3:
        import os
        writer.insert_parts = lambda *args, **options: os._exit(9)
    store(self, *args, **options)

writer.CatalogueWriter.store = dying
with Archive.open(sys.argv[1], model="hashing") as archive:
    archive.ingest([Path(sys.argv[2])])
"""


def test_archive_killed_ingest_loses_one_document_at_most(papers: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    done = subprocess.run([sys.executable, "-c", KILLED, folder, papers], capture_output=True, check=False)
    assert done.returncode == 9, done.stderr.decode()[-2000:]
    with Archive.open(folder, model="hashing", create=False) as archive:
        assert archive.coverage().documents == 2
        assert first(archive, DAMP) == f"{CABINET_ID}#3"
        assert not archive.search('"swimming pool"').answered
        assert told(archive.ingest([papers])) == {
            "added": ["leisure.txt"],
            "unchanged": ["audit.txt", "cabinet.txt"],
        }
        assert first(archive, "swimming pool roof") == f"{LEISURE_ID}#1"


def test_archive_error_between_documents_loses_none(archive: Archive, papers: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.ingest([papers], on_progress=stop)
    assert archive.coverage().documents == 2
    assert first(archive, DAMP) == f"{CABINET_ID}#3"
    assert told(archive.ingest([papers]))["unchanged"] == ["audit.txt", "cabinet.txt"]


def test_archive_says_how_far_it_is(archive: Archive, papers: Path) -> None:
    told_of: list[Progress] = []
    archive.ingest([papers], on_progress=told_of.append)
    names = ["audit.txt", "cabinet.txt", "leisure.txt", ""]
    assert [(one.done, one.total, one.name) for one in told_of] == [
        (at, 3, name) for at, name in enumerate(names)
    ]


def test_archive_refuses_what_is_not_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    folder = write(tmp_path / "folder", letter="Dear Sir")
    for path in (tmp_path / "file", folder):
        with pytest.raises(ArchiveError):
            Archive.open(path, model="hashing")
    with pytest.raises(ArchiveError, match="no archive there yet"):
        Archive.open(tmp_path / "new", model="hashing", create=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_archive_refuses_unknown_models(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        Archive.open(tmp_path / "archive", model=str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_archive_notices_another_model(held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = shutil.copytree(held, tmp_path / "copy")
    monkeypatch.setattr("matters.models.embedders.hashing.HashingEmbedder.model_id", "hashing-new")
    with Archive.open(copy, model="hashing") as archive:
        assert len(archive.notes) == 1
        assert "another model" in archive.notes[0]
        assert archive.search(RISK).warnings == archive.notes
        assert archive.coverage().notes == archive.notes


# -- whose it is, and where it lies ------------------------------------------------------------------


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


# -- what is private ---------------------------------------------------------------------------------


@pytest.fixture
def reading(held: Path) -> Iterator[Archive]:
    with Archive.open(held, model="hashing", create=False) as opened:
        yield opened


def test_archive_shows_an_item_verbatim(reading: Archive) -> None:
    view = reading.show(f"{LEISURE_ID}#1")
    assert [part.item.key for part in view.parts] == ["1", "1.1", "1.2"]
    for part in view.parts:
        assert part.text == LEISURE[part.item.start : part.item.end]
    assert "".join(part.text for part in view.parts) == LEISURE[view.item.start : view.parts[-1].item.end]
    assert (view.meeting.date, view.document.kind, view.private) == ("2024-01-11", "minutes", 0)


def test_archive_shows_one_below_alone(reading: Archive) -> None:
    view = reading.show(f"{LEISURE_ID}#1.2")
    assert [part.item.id for part in view.parts] == [f"{LEISURE_ID}#1.2"]
    assert view.item.parent == "1"


@pytest.mark.parametrize("key", ["6", "6.1"])
def test_archive_show_refuses_private_items(reading: Archive, key: str) -> None:
    with pytest.raises(QueryError, match="a private item") as caught:
        reading.show(f"{CABINET_ID}#{key}")
    assert not any(word in str(caught.value) for word in PRIVATE_WORDS)
    view = reading.show(f"{CABINET_ID}#{key}", include_exempt=True)
    assert view.item.access == "exempt"
    assert view.private == 0


def test_archive_show_of_an_unknown_item_names_the_nearest(reading: Archive) -> None:
    with pytest.raises(QueryError, match=f"This meeting has {LEISURE_ID}#1, #1.1, #1.2, #2"):
        reading.show(f"{LEISURE_ID}#9")
    with pytest.raises(QueryError, match=f"Meetings held: {CABINET_ID}"):
        reading.show("northmere-borough-council/cabinet/2023-07-26#1")
    with pytest.raises(QueryError, match="'matters coverage' lists what is held"):
        reading.show("zzz")


def test_archive_show_of_a_parent_leaves_private_children_out(tmp_path: Path) -> None:
    """A public item below a private one is left out too; what follows is not."""
    said = minutes("Land.", "Site visit.", "The price.", "Counsel.", "The land is sold.", exempt=(3,))
    parents = {"2": "1", "3": "1", "4": "3", "5": "1"}
    items = tuple(replace(item, parent=parents.get(item.key), number=None) for item in said.items)
    index = index_of(tmp_path, replace(said, items=items))
    view = read_item(index.reader, "cabinet/2023-07-25#1")
    assert [part.text for part in view.parts] == ["Land.", "Site visit.", "The land is sold."]
    assert view.private == 2
    assert not any(word in str(asdict(view)) for word in ("The price", "Title 3", "Counsel"))
    whole = read_item(index.reader, "cabinet/2023-07-25#1", include_exempt=True)
    assert [part.item.key for part in whole.parts] == ["1", "2", "3", "4", "5"]
    assert whole.private == 0
    with pytest.raises(QueryError, match="a private item"):
        read_item(index.reader, "cabinet/2023-07-25#3")
    index.close()


def test_archive_search_finds_nothing_below_a_private_item(archive: Archive, tmp_path: Path) -> None:
    text = CABINET[: CABINET.index("3. Damp")] + (
        "3. Exempt: sale of the land\n\nThe officer reported.\n\n"
        "3.1 Price\n\nThe reserve price of the land was nine million pounds.\n\n4. Trees\n\nTrees grew.\n"
    )
    archive.ingest([write(tmp_path / "minutes", cabinet=text)])
    for query in ("reserve price of the land", '"nine million"'):
        result = archive.search(query, k=50, keep_weak=True)
        assert not any("million" in hit.passage.text for hit in result.hits)
        assert result.searched.private == 2
    with pytest.raises(QueryError, match="a private item"):
        archive.show(f"{CABINET_ID}#3.1")


def test_archive_show_names_only_who_is_in_what_is_shown(tmp_path: Path) -> None:
    said = minutes("Ann Lee spoke.", "Bo Ray was named.", exempt=(2,), people=["Ann Lee", "Bo Ray"])
    items = (said.items[0], replace(said.items[1], parent="1"))
    index = index_of(tmp_path, replace(said, items=items))
    assert [one.text for one in read_item(index.reader, "cabinet/2023-07-25#1").mentions] == ["Ann Lee"]
    index.close()


def test_archive_coverage_counts_private_items_and_names_none(reading: Archive) -> None:
    coverage = reading.coverage()
    assert coverage.private == 2
    assert not any(word in str(asdict(coverage)) for word in PRIVATE_WORDS)
    assert (coverage.documents, coverage.meetings, coverage.items) == (3, 3, 12)
    assert [(body.committee, body.years) for body in coverage.bodies] == [
        ("Audit Committee", {"2023": 1}),
        ("Cabinet", {"2023": 1}),
        ("Leisure Panel", {"2024": 1}),
    ]
    assert coverage.bodies[1].missing == coverage.missing


# -- the package -------------------------------------------------------------------------------------


def test_archive_package_offers_its_names_lazily() -> None:
    assert package.Archive is Archive
    assert package.Filters is Filters
    assert package.MattersError is MattersError
    assert set(package.__all__) == {"Archive", "Filters", "MattersError", "__version__"}
    with pytest.raises(AttributeError, match="no attribute 'Index'"):
        _ = package.Index


def test_archive_example_of_the_documentation_runs(papers: Path) -> None:
    with package.Archive.open("minutes-archive", model="hashing") as archive:
        report = archive.ingest([papers])
        result = archive.search(DAMP, k=5)
    assert len(report.added) == 3
    assert result.hits[0].evidence[0].quote.startswith("Councillor Bell asked how many homes")
    assert Path("minutes-archive", "catalogue.sqlite3").is_file()
