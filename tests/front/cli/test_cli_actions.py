"""``matters actions`` and ``matters arising``: text, JSON, sheets, notes, and what is refused."""

import json
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from ledger_minutes import LETTER, SENT, series, write_series
from matters.archive import Archive
from matters.models.embedders import HASHING_MODEL
from matters.sheets.promises import BECAUSE, DONE, ID
from northmere import matters

HELP = "Councillor Sedge undertook to look at the finger post in Mill Lane."
PLACE = {"item", "committee", "date", "status", "path", "page", "start", "end"}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """An archive of eight meetings: one promise was kept, of the other nothing is heard."""
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(tmp_path / "minutes", series(f"{LETTER} {HELP}", later={2: SENT}))])
    return tmp_path / "archive"


def test_cli_actions_prints_the_json_of_the_design(kept: Path) -> None:
    result = matters("actions", "--json", archive=kept)
    assert result.exit_code == 0
    [letter, post] = json.loads(result.stdout)["actions"]
    assert {
        "id",
        "kind",
        "text",
        "quote",
        "owners",
        "due",
        "to",
        "state",
        "window_state",
        "note",
    } <= letter.keys()
    assert letter["made"].keys() == PLACE and letter["quote"] == LETTER
    assert (letter["state"], letter["kind"]) == ("discharged", "action")
    assert letter["follow_up"][0].keys() == PLACE | {"text", "quote", "relation"}
    assert letter["follow_up"][0]["quote"] == SENT
    assert (post["state"], post["window_state"], post["follow_up"]) == ("lapsed", "lapsed", [])


def test_cli_actions_text_fits_the_terminal_and_accuses_nobody(kept: Path) -> None:
    result = matters("actions", archive=kept)
    assert result.exit_code == 0
    prose = [line for line in result.stdout.splitlines() if "#" not in line]
    assert max(map(len, prose)) <= 80
    assert "Reported done on 9 February 2022." in result.stdout
    assert "No later mention in the six meetings read." in result.stdout
    assert not {"failed", "broken promise", "lapsed"} & set(result.stdout.lower().split())
    assert "does not mean that nothing was done" in " ".join(result.stdout.split())


def test_cli_actions_outstanding_leaves_out_what_was_done(kept: Path) -> None:
    found = json.loads(matters("actions", "--outstanding", "--json", archive=kept).stdout)["actions"]
    assert [one["quote"] for one in found] == [HELP]


def test_cli_actions_note_is_kept_and_taken_back(kept: Path) -> None:
    [post] = json.loads(matters("actions", "--outstanding", "--json", archive=kept).stdout)["actions"]
    done = matters("actions", "note", post["id"], "--done", "3 May 2022", "--because", "Seen.", archive=kept)
    assert (done.exit_code, done.stdout) == (0, "Noted, as not minuted.\n")
    assert "Done 3 May 2022, not minuted: Seen." in " ".join(matters("actions", archive=kept).stdout.split())
    assert matters("actions", "note", post["id"], "--remove", archive=kept).stdout == "Removed.\n"
    assert matters("actions", "note", post["id"], archive=kept).exit_code == 2
    unknown = matters("actions", "note", "nothing", "--done", "2022", "--because", "x", archive=kept)
    assert unknown.exit_code == 1 and "fits no promise" in unknown.stderr


def test_cli_actions_sheets_leave_names_out_unless_asked(kept: Path, tmp_path: Path) -> None:
    for names in (False, True):
        html, xlsx = tmp_path / f"{names}.html", tmp_path / f"{names}.xlsx"
        more = ["--names"] if names else []
        assert matters("actions", "--html", html, "--xlsx", xlsx, *more, archive=kept).exit_code == 0
        cells = [str(cell.value) for row in openpyxl.load_workbook(xlsx).worksheets[0] for cell in row]
        text = html.read_text(encoding="utf-8") + " ".join(cells)
        assert ("Sedge" in text) is names
        assert "handrail" in text and "No later mention in the six meetings read" in text


def test_cli_actions_reads_back_what_was_filled_in(kept: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "a.xlsx"
    matters("actions", "--outstanding", "--xlsx", sheet, archive=kept)
    book = openpyxl.load_workbook(sheet)
    names = [cell.value for cell in book.worksheets[0][1]]
    book.worksheets[0].cell(row=2, column=names.index(DONE) + 1).value = "4 May 2022"
    book.save(sheet)
    refused = matters("actions", "notes", sheet, archive=kept)
    assert refused.exit_code == 1 and "no reason is given" in refused.stderr
    book.worksheets[0].cell(row=2, column=names.index(BECAUSE) + 1).value = "Rang the Clerk"
    book.save(sheet)
    assert matters("actions", "notes", sheet, archive=kept).stdout == "1 note read, 1 new or changed.\n"
    assert matters("actions", "notes", sheet, archive=kept).stdout == "1 note read, 0 new or changed.\n"
    found = json.loads(matters("actions", "--json", archive=kept).stdout)["actions"]
    assert [one["note"] for one in found] == [None, {"done": "2022-05-04", "because": "Rang the Clerk"}]


def test_cli_actions_refuses_a_sheet_of_something_else(kept: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Name"])
    book.active.append(["x"])
    book.save(tmp_path / "b.xlsx")
    result = matters("actions", "notes", tmp_path / "b.xlsx", archive=kept)
    assert result.exit_code == 1 and repr(ID) in result.stderr


def test_cli_arising_prints_sections_and_json(kept: Path, tmp_path: Path) -> None:
    result = matters("arising", "--committee", "Oakendale", "--for", "9 March 2022", archive=kept)
    assert result.exit_code == 0
    assert result.stdout.startswith("Matters arising for the meeting of 9 March 2022")
    assert "OUTSTANDING (1)" in result.stdout and HELP in " ".join(result.stdout.split())
    found = json.loads(
        matters("arising", "--committee", "Oakendale", "--for", "2022-03", "--json", archive=kept).stdout
    )
    assert {"due", "deferred", "questions", "recommendations", "outstanding", "elsewhere"} <= found.keys()
    assert [one["quote"] for one in found["outstanding"]] == [HELP]
    page = tmp_path / "a.html"
    matters("arising", "--committee", "Oakendale", "--for", "2022-03", "--html", page, archive=kept)
    assert "Sedge" not in page.read_text(encoding="utf-8") and "finger post" in page.read_text(
        encoding="utf-8"
    )


def test_cli_arising_counts_what_was_long_silent_and_lists_it_where_asked(kept: Path, tmp_path: Path) -> None:
    asked = ("arising", "--committee", "Oakendale")
    short, page = matters(*asked, archive=kept).stdout, tmp_path / "a.html"
    assert HELP not in " ".join(short.split()) and "Not listed: 1 older entry, not mentioned" in short
    assert HELP in " ".join(matters(*asked, "--all", archive=kept).stdout.split())
    found = json.loads(matters(*asked, "--json", archive=kept).stdout)
    assert [one["quote"] for one in found["outstanding"]] == [HELP]
    for more, listed in (((), False), (("--all",), True)):
        matters(*asked, "--html", page, *more, archive=kept)
        text = page.read_text(encoding="utf-8")
        assert ("finger post" in text) == listed != ("Not listed: 1 older entry" in text)


def test_cli_arising_needs_a_committee_that_is_held(kept: Path) -> None:
    assert matters("arising", archive=kept).exit_code == 2
    unknown = matters("arising", "--committee", "Highways Board", archive=kept)
    assert unknown.exit_code == 1 and "fits no committee" in unknown.stderr
