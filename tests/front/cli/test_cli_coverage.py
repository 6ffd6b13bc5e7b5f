"""``matters coverage``: what is held, what is missing, and nothing private."""

import json
from pathlib import Path

import pytest

from northmere import AUDIT, CABINET, LEISURE, PRIVATE_WORDS, matters, write

CABINET_ID = "northmere-borough-council/cabinet/2023-07-25"


def test_cli_coverage_lists_bodies_years_missing_and_warnings(held: Path) -> None:
    result = matters("coverage", archive=held)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(
        f"""\
3 meetings, 12 items, 25 July 2023 to 11 January 2024
2 private items: held, neither searched nor shown

Audit Committee (Northmere Borough Council)
  1 meeting (2023: 1)

Cabinet (Northmere Borough Council)
  1 meeting (2023: 1)
  Missing: 4 April 2023. Its minutes were approved at
    {CABINET_ID}#2, but are not held.

Leisure Panel (Northmere Borough Council)
  1 meeting (2024: 1)

To check:
  audit.txt: 4 follows 2.
"""
    )


@pytest.mark.parametrize("options", [[], ["--all"], ["--json"]])
def test_cli_coverage_prints_nothing_private(held: Path, options: list[str]) -> None:
    result = matters("coverage", *options, archive=held)
    assert result.exit_code == 0
    assert not any(word in result.output for word in PRIVATE_WORDS)


def test_cli_coverage_json_counts_and_lists(held: Path) -> None:
    found = json.loads(matters("coverage", "--json", archive=held).stdout)
    assert list(found) == [
        "documents", "meetings", "items", "passages", "private", "agendas", "first", "last", "bodies",
        "missing", "failed", "warnings", "notes",
    ]  # fmt: skip
    assert (found["documents"], found["meetings"], found["items"], found["private"]) == (3, 3, 12, 2)
    assert (found["first"], found["last"]) == ("2023-07-25", "2024-01-11")
    assert found["missing"] == [
        {
            "committee": "Cabinet",
            "date": "2023-04-04",
            "why": f"Its minutes were approved at {CABINET_ID}#2, but are not held.",
        }
    ]
    assert [body["committee"] for body in found["bodies"]] == ["Audit Committee", "Cabinet", "Leisure Panel"]
    [warning] = [one for one in found["warnings"] if one["path"].endswith("audit.txt")]
    assert list(warning) == ["meeting", "path", "code", "message", "start", "end"]
    assert (warning["code"], warning["meeting"].endswith("2023-09-14")) == ("number-gap", True)
    assert (found["failed"], found["notes"]) == ([], [])


def test_cli_coverage_names_what_could_not_be_read_and_drafts(tmp_path: Path) -> None:
    write(
        tmp_path / "minutes",
        draft=CABINET.replace("\nCabinet\n", "\nCabinet\n\nDRAFT MINUTES\n"),
        agenda="Audit Committee\n\nAGENDA\n\n21 September 2023\n\n"
        + "".join(f"{n}. Report number {n}\n\nTo consider the report.\n\n" for n in range(1, 7)),
    )
    (tmp_path / "minutes" / "bad.txt").write_bytes(b"")
    archive = tmp_path / "archive"
    matters("ingest", tmp_path / "minutes", archive=archive)
    lines = matters("coverage", archive=archive).stdout.splitlines()
    assert lines[0] == "1 meeting, 5 items, 25 July 2023"
    assert "1 agenda, notice or other paper" in lines
    assert "  1 draft" in lines
    at = lines.index("Could not be read:")
    assert "bad.txt" in lines[at + 1] + lines[at + 2]


def test_cli_coverage_missing_meeting_is_found_when_it_is_ingested(tmp_path: Path) -> None:
    papers, archive = write(tmp_path / "minutes", cabinet=CABINET), tmp_path / "archive"
    matters("ingest", papers, archive=archive)
    assert "Missing: 4 April 2023" in matters("coverage", archive=archive).stdout
    earlier = AUDIT.replace("Audit Committee", "Cabinet").replace("Thursday 14 September", "Tuesday 4 April")
    write(papers, april=earlier)
    matters("ingest", papers, archive=archive)
    assert "Missing" not in matters("coverage", archive=archive).stdout


def test_cli_coverage_long_list_of_warnings_is_cut(tmp_path: Path) -> None:
    archive, papers = tmp_path / "archive", tmp_path / "minutes"
    months = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
    for n in range(1, 24):
        text = AUDIT.replace("Thursday 14 September 2023", f"{n} {months[n % 9]} 2023")
        write(papers, **{f"m{n:02}": text.replace("firewall", f"firewall {n} ({chr(96 + n) * 9})")})
    matters("ingest", papers, archive=archive)
    shown = matters("coverage", archive=archive).stdout
    every = matters("coverage", "--all", archive=archive).stdout
    assert shown.count("4 follows 2.") == 20
    assert shown.endswith("  and 3 more: matters coverage --all\n")
    assert every.count("4 follows 2.") == 23
    assert "more: matters" not in every


def test_cli_coverage_of_nothing_says_how_to_begin(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    matters("ingest", tmp_path / "empty", archive=tmp_path / "archive")
    result = matters("coverage", archive=tmp_path / "archive")
    assert result.stdout == "Nothing is held yet. Next: matters ingest PATH/TO/MINUTES\n"


def test_cli_coverage_without_archive_is_one_line(tmp_path: Path) -> None:
    result = matters("coverage", "--json", archive=tmp_path / "none")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no archive there yet" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_cli_coverage_only_private_meeting_counts_as_private(tmp_path: Path) -> None:
    """A file of private items only is held, and none of its words is told."""
    secret = LEISURE.replace("1. Swimming pool", "1. EXEMPT: pool settlement").replace(
        "1.1 T", "1.1 Exempt t"
    )
    archive = tmp_path / "archive"
    matters("ingest", write(tmp_path / "minutes", leisure=secret), archive=archive)
    result = matters("coverage", "--all", archive=archive)
    assert "settlement" not in result.output
    assert "private item" in result.stdout
