"""``matters ingest``: what it says, what it leaves behind, and bad input that loses nothing."""

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from click.testing import Result

from matters.archive import Archive
from matters.cli.ingest import report_lines
from matters.index.folder import IngestLock
from matters.pipeline.ingest import IngestReport, Read
from matters.pipeline.records import Caveat, Meeting
from northmere import AUDIT, CABINET, LEISURE, PRIVATE_WORDS, matters, write

CABINET_ID = "northmere-borough-council/cabinet/2023-07-25"
RISK = "risk of cyber attack moved from amber to red"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def held_items(archive: Path) -> int:
    return int(json.loads(matters("coverage", "--json", archive=archive).stdout)["items"])


def test_cli_ingest_one_file_ends_with_the_next_command(archive: Path, papers: Path) -> None:
    result = matters("ingest", papers / "audit.txt", archive=archive)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        result.stdout
        == """\
Audit Committee, 14 September 2023: 3 items, 4 people. Check: 4 follows 2.
1 added.
Next: matters search "your question"
"""
    )
    assert (archive / "catalogue.sqlite3").is_file()
    assert held_items(archive) == 3


def test_cli_ingest_folder_tells_what_it_did(archive: Path, papers: Path) -> None:
    result = matters("ingest", papers, archive=archive)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Audit Committee, 14 September 2023: 3 items, 4 people. Check: 4 follows 2."
    assert any(line.startswith("Leisure Panel, 11 January 2024: 4 items, 3 people.") for line in lines)
    assert lines[-2:] == ["3 added.", "Next: matters coverage"]
    assert result.stderr.splitlines() == [
        "Reading 1 of 3: audit.txt",
        "Reading 2 of 3: cabinet.txt",
        "Reading 3 of 3: leisure.txt",
    ]
    assert not any(word in result.output for word in PRIVATE_WORDS)


def test_cli_ingest_again_changes_nothing_and_says_so(archive: Path, papers: Path) -> None:
    matters("ingest", papers, archive=archive)
    before = {path: path.read_bytes() for path in (archive / "index").rglob("*") if path.is_file()}
    assert before
    result = matters("ingest", papers, archive=archive)
    assert result.stdout == '3 unchanged.\nNext: matters search "your question"\n'
    after = {path: path.read_bytes() for path in (archive / "index").rglob("*") if path.is_file()}
    assert after == before


def test_cli_ingest_tells_replaced_removed_and_copies(archive: Path, papers: Path) -> None:
    matters("ingest", papers, archive=archive)
    write(papers, audit=AUDIT.replace("amber", "green"), copy=CABINET)
    (papers / "leisure.txt").unlink()
    result = matters("ingest", papers, archive=archive)
    assert "1 replaced, 1 copies of what is held, 1 removed, 1 unchanged.\n" in result.stdout
    assert held_items(archive) == 8


def test_cli_ingest_json_reports_every_file(archive: Path, papers: Path) -> None:
    (papers / "empty.txt").write_bytes(b"")
    result = matters("ingest", papers, "--json", archive=archive)
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert list(report) == [
        "added", "replaced", "copies", "unchanged", "removed", "failed", "empty", "took_s",
        "warnings",
    ]  # fmt: skip
    assert [Path(one["path"]).name for one in report["added"]] == ["audit.txt", "cabinet.txt", "leisure.txt"]
    assert report["added"][0]["meeting"]["date"] == "2023-09-14"
    assert (report["added"][0]["items"], report["added"][0]["people"]) == (3, 4)
    assert [one["code"] for one in report["added"][0]["caveats"]] == ["number-gap"]
    assert [Path(one["path"]).name for one in report["failed"]] == ["empty.txt"]
    assert report["warnings"] == []
    assert result.stderr.splitlines()[-1].startswith("Not read: empty.txt: the file is empty.")


def test_cli_ingest_bad_file_in_a_folder_is_told_and_passed_over(archive: Path, papers: Path) -> None:
    (papers / "empty.txt").write_bytes(b"")
    result = matters("ingest", papers, archive=archive)
    assert result.exit_code == 0
    assert "3 added, 1 failed.\n" in result.stdout
    assert [line for line in result.stderr.splitlines() if line.startswith("Not read: ")] == [
        line for line in result.stderr.splitlines() if "empty" in line and "Reading" not in line
    ]
    assert held_items(archive) == 12


BAD = {
    "empty.txt": (b"", "empty"),
    "spaces.txt": (b" \n\t\n ", "empty"),
    "binary.txt": (bytes(range(256)) * 40, ""),
    "photo.xyz": (b"\x89PNG\r\n\x1a\n" + bytes(200), ""),
    "broken.pdf": (b"%PDF-1.7 and no more", ""),
    "broken.docx": (b"PK\x03\x04 and no more", ""),
    "sheet.xlsx": (b"PK\x03\x04" + bytes(100), ""),
}


@pytest.mark.parametrize("name", BAD)
def test_cli_ingest_bad_file_is_one_line_and_loses_nothing(archive: Path, papers: Path, name: str) -> None:
    assert matters("ingest", papers, archive=archive).exit_code == 0
    before = held_items(archive)
    data, expected = BAD[name]
    (papers.parent / name).write_bytes(data)
    result = matters("ingest", papers.parent / name, archive=archive)
    assert result.exit_code == 1
    assert_one_clear_line(result, name, expected)
    assert held_items(archive) == before
    assert matters("search", RISK, archive=archive).stdout.startswith("1. 2 Risk register")


def assert_one_clear_line(result: Result, name: str, expected: str) -> None:
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert name in lines[0]
    assert expected in lines[0]
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_cli_ingest_no_such_file_is_one_line_and_the_rest_is_read(archive: Path, papers: Path) -> None:
    result = matters("ingest", papers / "nothing.txt", papers / "audit.txt", archive=archive)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith(f"Not read: {papers / 'nothing.txt'}: no such file")
    assert "1 added, 1 failed.\n" in result.stdout
    assert held_items(archive) == 3


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions bind no administrator")
def test_cli_ingest_file_that_may_not_be_read_is_one_line(archive: Path, papers: Path) -> None:
    (papers / "audit.txt").chmod(0)
    result = matters("ingest", papers / "audit.txt", archive=archive)
    assert result.exit_code == 1
    assert_one_clear_line(result, "audit.txt", "may read it")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_cli_ingest_other_encodings_are_read(archive: Path, papers: Path, encoding: str) -> None:
    (papers / "audit.txt").write_bytes(AUDIT.replace("1,200 errors", "£1,200 – errors").encode(encoding))
    assert matters("ingest", papers / "audit.txt", archive=archive).exit_code == 0
    found = matters("search", "the claim was qualified by the auditor because of errors", archive=archive)
    assert "£1,200 – errors found in 22/23" in found.stdout.replace("\n     ", " ")


def test_cli_ingest_minutes_without_items_are_one_item_with_a_warning(archive: Path, tmp_path: Path) -> None:
    text = "Audit Committee\n\n14 September 2023\n\nPresent: Councillors Okoro (Chair) and Marsh\n\n"
    text += "Members spoke of the firewall and agreed that it was too old. They would meet again in spring.\n"
    result = matters("ingest", write(tmp_path / "m", plain=text) / "plain.txt", archive=archive)
    assert result.exit_code == 0
    assert "1 item" in result.stdout
    assert "No agenda items were found" in result.stdout.replace("\n  ", " ")
    shown = matters("search", "firewall too old", archive=archive)
    assert "firewall" in shown.stdout


def test_cli_ingest_two_meetings_of_one_day_are_both_held(archive: Path, papers: Path) -> None:
    evening = AUDIT.replace("10.00am", "7.00pm").replace("cyber attack", "fraud").replace("firewall", "lock")
    write(papers, evening=evening.replace("because of 1,200 errors found in 22/23", "for want of a receipt"))
    matters("ingest", papers / "audit.txt", papers / "evening.txt", archive=archive)
    found = matters("search", "risk of fraud moved from amber to red", "--json", archive=archive)
    assert ".2#2" in json.loads(found.stdout)["hits"][0]["item"]["id"]


def test_cli_ingest_folder_without_minutes_is_named(archive: Path, tmp_path: Path, papers: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = matters("ingest", empty, archive=archive)
    assert (result.exit_code, result.stderr) == (0, "")
    named = f"No PDF, Word, HTML, Markdown, text or ZIP file in {empty}."
    assert result.stdout == f"{named}\n"
    assert named in matters("ingest", papers, empty, archive=archive).stdout.splitlines()
    assert json.loads(matters("ingest", empty, "--json", archive=archive).stdout)["empty"] == [str(empty)]


def test_cli_ingest_reads_a_zip_file_by_file(archive: Path, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        zipped.writestr("audit.txt", AUDIT)
        zipped.writestr("in/leisure.txt", LEISURE)
    (tmp_path / "minutes.zip").write_bytes(packed.getvalue())
    result = matters("ingest", tmp_path / "minutes.zip", archive=archive)
    assert result.exit_code == 0
    assert "2 added.\n" in result.stdout
    assert "1. 2 Risk register" in matters("search", RISK, archive=archive).stdout


def test_cli_ingest_refuses_while_another_runs(archive: Path, papers: Path) -> None:
    matters("ingest", papers / "audit.txt", archive=archive)
    lock = IngestLock(archive)
    lock.require()
    result = matters("ingest", papers, archive=archive)
    lock.release()
    assert (result.exit_code, result.stdout) == (1, "")
    assert "another ingest is running" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert held_items(archive) == 3


def test_cli_ingest_refuses_a_folder_of_other_files(papers: Path) -> None:
    result = matters("ingest", papers, archive=papers)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "not an archive" in result.stderr
    assert sorted(path.name for path in papers.iterdir()) == ["audit.txt", "cabinet.txt", "leisure.txt"]


def test_cli_ingest_draws_a_bar_on_a_terminal_only(
    archive: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal)
    from matters.cli.ingest import ingest_quietly

    with Archive.open(archive, model="hashing") as opened:
        report = ingest_quietly(opened, (papers,))
    assert len(report.added) == 3
    assert "\x1b[" in terminal.getvalue()
    assert "Reading 1 of 3" not in terminal.getvalue()


def test_cli_ingest_long_reports_are_cut() -> None:
    def read(number: int, caveats: int = 0) -> Read:
        found = tuple(Caveat("look", f"Look {n}.") for n in range(caveats))
        return Read(f"/m/{number}.txt", "agenda", "draft", Meeting(), number, 1, 0, found)

    lines = report_lines(IngestReport(added=[read(n, caveats=5) for n in range(12)]))
    assert lines[0] == (
        "0.txt, undated (agenda) DRAFT: 0 items, 1 person. Check: Look 0. Look 1. Look 2.\n  And 2 more."
    )
    assert lines[-3:] == ["and 2 more files", "12 added.", "Next: matters coverage"]
