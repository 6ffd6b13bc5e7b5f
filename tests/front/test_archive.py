"""The front door: what an archive keeps, replaces, forgets and never tells."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import matters as package
from matters.archive import Archive
from matters.index.catalogue.filters import Filters
from matters.pipeline.errors import ArchiveError, MattersError, ModelError
from matters.pipeline.ingest import IngestReport, Progress
from northmere import AUDIT, CABINET, LEISURE, write

CABINET_ID = "northmere-borough-council/cabinet/2023-07-25"
LEISURE_ID = "northmere-borough-council/leisure-panel/2024-01-11"
DAMP = "how many homes have damp and mould"
RISK = "risk of cyber attack moved from amber to red"


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
