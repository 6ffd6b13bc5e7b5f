"""``matters concerns``: text, JSON, page and sheet."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

from fennby import FENNBY, build
from matters.archive import Archive
from matters.cli.concerns import timeline_lines
from matters.index.concerns.concerns import Concern, Held
from matters.models.embedders import HASHING_MODEL
from matters.sheets.concerns import draw_timeline
from matters.sheets.workbook import read_workbook
from northmere import matters, write


def test_cli_concerns_reads_well(fennby: Path) -> None:
    result = matters("concerns", archive=fennby)
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[:4] == [
        "1. Mill Lane drain",
        "   Raised at 4 of the 4 meetings held 7 March 2023 to 5 December 2023; longest",
        "   silence 7 March 2023 to 6 June 2023",
        "   2023 ?xxxx",
    ]
    assert "   < “The Clerk replied that the county would be told.”" in lines
    assert lines[-2].startswith("Searched ") or lines[-1].startswith("Searched ")
    assert all(len(line) <= 80 for line in lines)


def test_cli_concerns_json_has_the_names_of_the_design(fennby: Path) -> None:
    found = json.loads(matters("concerns", "--json", archive=fennby).stdout)
    (concern,) = found["concerns"]
    assert (found["searched"]["meetings"], found["warnings"]) == (4, [])
    assert {"id", "label", "meetings", "first", "last", "raised"} <= concern.keys()
    assert concern["meetings"] == 4
    first = concern["raised"][0]
    place = {"item", "committee", "date", "status", "path", "page", "start", "end"}
    assert place | {"text", "quote", "raised_by"} <= first.keys()
    assert first["item"] == f"{FENNBY}/2023-03-07#2"
    assert first["raised_by"] == {"text": "Quill", "person": None}
    assert [one["raised"] for one in concern["timeline"]] == [None, True, True, True, True]


def test_cli_concerns_of_a_question(fennby: Path) -> None:
    result = matters("concerns", "--query", "allotments gate", archive=fennby)
    assert result.stdout.startswith("1. allotments gate (possible)\n   Raised at 1 meeting, 6 June 2023\n")
    nothing = matters("concerns", "--query", "submarine volcanoes", archive=fennby)
    assert nothing.exit_code == 0
    assert nothing.stdout.startswith("No concern about “submarine volcanoes” found.")
    assert matters("concerns", "--query", "...", archive=fennby).exit_code == 1


def test_cli_concerns_all_lists_possible_ones(fennby: Path) -> None:
    labels = re.findall(r"(?m)^\d+\. (.*)$", matters("concerns", "--all", archive=fennby).stdout)
    assert labels == ["Mill Lane drain"]
    since = matters("concerns", "--all", "--since", "2023-09", archive=fennby)
    assert since.stdout.startswith("1. Mill Lane drain (possible)\n   Raised at 2 of the 2 meetings held")


def test_cli_concerns_page_stands_alone_and_draws_the_timeline(fennby: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert matters("concerns", "--html", page, archive=fennby).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert text.count('class="raised"') == 4
    assert text.count('class="missing"') == 1
    assert "The Clerk replied that the county would be told." in text
    assert "src=" not in text and str(tmp_path.parent) not in text
    addresses = set(re.findall(r"href=\"([^#\"][^\"]*)", text))
    assert addresses and all((tmp_path / address).is_file() for address in addresses)
    assert "<script" not in text


@pytest.mark.parametrize(
    ("years", "ticks", "minor"), [(1, 1, 0), (8, 8, 0), (9, 9, 4), (16, 16, 8), (40, 14, 7)]
)
def test_cli_concerns_drawn_timelines_stay_within_their_width(years: int, ticks: int, minor: int) -> None:
    held = tuple(
        Held("Board", f"{1980 + year}-{month}-31", True) for year in range(years) for month in ("01", "12")
    )
    drawn = draw_timeline(Concern("drain", "Drain", (), held))
    assert drawn is not None
    assert [len(drawn.ticks), sum(tick.minor for tick in drawn.ticks)] == [ticks, minor]
    places = [tick.x for tick in drawn.ticks] + [mark.x for mark in drawn.marks]
    assert min(places) >= 0 and max(places) <= 100
    assert drawn.marks[0].x == pytest.approx(100 * 30 / (365.25 * years), abs=0.1)
    assert drawn.marks[-1].x == pytest.approx(100 - 100 / (365.25 * years), abs=0.1)


def test_cli_concerns_that_stand_in_a_draft_say_so(tmp_path: Path) -> None:
    archive, page, sheet = build(tmp_path), tmp_path / "page.html", tmp_path / "sheet.xlsx"
    database = sqlite3.connect(archive / "catalogue.sqlite3")
    with database:
        database.execute("UPDATE documents SET status = 'draft' WHERE date = '2023-03-07'")
    database.close()
    told = matters("concerns", "--html", page, "--xlsx", sheet, archive=archive)
    assert told.exit_code == 0
    text = matters("concerns", archive=archive).stdout
    assert "\n   DRAFT 7 March 2023, Fennby Parish Council, Quill\n" in text
    assert "<p>DRAFT <strong>7 March 2023</strong>" in page.read_text(encoding="utf-8")
    assert read_workbook(sheet)[0]["Committee"] == "DRAFT Fennby Parish Council"


def test_cli_concerns_sheet_has_a_row_for_each_mention(fennby: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.xlsx"
    assert matters("concerns", "--xlsx", sheet, "--names", archive=fennby).exit_code == 0
    rows = read_workbook(sheet)
    assert [row["Raised by"] for row in rows] == ["Quill", "Sallow", "A resident", "Brack"]
    assert {row["Concern"] for row in rows} == {"Mill Lane drain"}


def test_cli_concerns_sheets_leave_names_out(tmp_path: Path) -> None:
    archive, sheet, page = _sallow(tmp_path), tmp_path / "sheet.xlsx", tmp_path / "page.html"
    assert matters("concerns", "--xlsx", sheet, "--html", page, archive=archive).exit_code == 0
    rows = read_workbook(sheet)
    assert [row["Raised by"] for row in rows] == ["a member of the public", "Chair", "The Wardens"]
    told = page.read_text(encoding="utf-8") + str(rows)
    assert not re.search("Hale|Marsh|Dell", told)
    assert matters("concerns", "--html", page, "--names", archive=archive).exit_code == 0
    assert "Councillor Marsh" in page.read_text(encoding="utf-8")


def test_cli_concerns_name_no_member_of_the_public_as_who_raised_one(tmp_path: Path) -> None:
    archive = _sallow(tmp_path)
    (concern,) = json.loads(matters("concerns", "--json", archive=archive).stdout)["concerns"]
    raised = [one["raised_by"] for one in concern["raised"]]
    assert raised[0] == {"text": "a member of the public", "person": None}
    assert [one["text"] for one in raised[1:]] == ["Councillor Marsh", "The Wardens"]
    text = matters("concerns", archive=archive).stdout
    assert "Sallow Parish Council, a member of the public\n" in text


def _sallow(folder: Path) -> Path:
    """Three meetings at which one thing was raised by three."""
    said = {
        "3 May 2022": ("Public session", "Mrs Hale complained that the drain in Mill Lane was blocked."),
        "7 June 2022": (
            "Roads",
            "Councillor Marsh complained that the drain in Mill Lane was blocked again.",
        ),
        "5 July 2022": ("Roads", "The Wardens complained that the drain in Mill Lane was still blocked."),
    }
    for day, (title, words) in said.items():
        write(
            folder / "minutes",
            **{
                day.replace(" ", "-"): "SALLOW PARISH COUNCIL\n\nMinutes of the meeting held on "
                f"{day} at 7.00pm\n\nPresent: Councillors Owen Marsh (Chair) and Priya Dell\n\n"
                f"1. Apologies\n\nThere were none.\n\n2. {title}\n\n{words}\n\n3. Finance\n\nNoted.\n"
            },
        )
    with Archive.open(folder / "archive", model=HASHING_MODEL) as archive:
        assert not archive.ingest([folder / "minutes"]).failed
    return folder / "archive"


def test_cli_concerns_json_tells_what_was_searched_as_a_search_does(fennby: Path) -> None:
    concerns = json.loads(matters("concerns", "--json", archive=fennby).stdout)
    search = json.loads(matters("search", "drain", "--json", archive=fennby).stdout)
    assert concerns["searched"] == search["searched"]


def test_cli_concerns_a_folder_is_no_page(fennby: Path, tmp_path: Path) -> None:
    for option in ("--html", "--xlsx"):
        result = matters("concerns", option, tmp_path, archive=fennby)
        assert result.exit_code == 1
        assert "Expected a file that can be written" in result.stderr


def test_cli_concerns_a_page_that_cannot_be_written_is_one_clear_line(fennby: Path, tmp_path: Path) -> None:
    result = matters("concerns", "--html", tmp_path / "no" / "page.html", archive=fennby)
    assert result.exit_code == 1
    assert "Expected a file that can be written" in result.stderr


def test_cli_concerns_long_timelines_fit_the_terminal() -> None:
    held = tuple(
        Held("Board", f"{year}-0{month}-01", True) for year in range(1990, 2020) for month in (1, 2, 3)
    )
    lines = timeline_lines(held, 60)
    assert all(len(line) <= 60 for line in lines)
    assert "".join(lines).count("x") == 90
