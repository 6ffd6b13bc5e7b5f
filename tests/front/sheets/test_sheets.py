"""Pages and workbooks: what is quoted stays text, and nothing is fetched from elsewhere."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from lxml import html  # type: ignore[import-untyped]

from matters.pipeline.errors import MattersError
from matters.sheets.page import render_page, write_page
from matters.sheets.workbook import Column, Link, Value, read_workbook, write_workbook

COLUMNS = (Column("Said", 40), Column("When", 12, "date"), Column("Votes", 8, "number"), Column("Item"))


def sheet(path: Path) -> Any:
    return openpyxl.load_workbook(path).worksheets[0]


def test_page_escapes_what_it_is_given() -> None:
    page = render_page("sheet.html", title='<script>alert("x")</script> & co')
    found = html.fromstring(page)
    assert not found.xpath("//script")
    assert found.xpath("string(//h1)") == '<script>alert("x")</script> & co'
    assert found.xpath("string(//title)") == found.xpath("string(//h1)")


def test_page_needs_nothing_from_elsewhere() -> None:
    page = render_page("sheet.html", title="Sheet")
    assert not re.search(r"https?://|src=|@import|url\(", page)
    found = html.fromstring(page)
    assert found.get("lang") == "en-GB"
    assert found.xpath("//main[@id='content']") and found.xpath("//a[@class='skip'][@href='#content']")
    assert "prefers-color-scheme: dark" in page and "@media print" in page


def test_page_is_an_error_when_a_value_is_missing() -> None:
    with pytest.raises(Exception, match="title"):
        render_page("sheet.html")


def test_page_is_written_or_the_user_is_told(tmp_path: Path) -> None:
    write_page(tmp_path / "a.html", "sheet.html", title="Sheet")
    assert (tmp_path / "a.html").read_bytes().startswith(b"<!DOCTYPE html>")
    with pytest.raises(MattersError, match=r"there is no folder .*none\. .*Make the folder first"):
        write_page(tmp_path / "none" / "a.html", "sheet.html", title="Sheet")
    with pytest.raises(MattersError, match="Close the program that has it open, or name another file"):
        write_page(tmp_path, "sheet.html", title="Sheet")


def test_workbook_never_makes_a_formula_of_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    said = ['=HYPERLINK("x")', "+1 agreed", "-noted", "@clerk to write", "plain"]
    write_workbook(path, "Said", COLUMNS, [(text, None, 1, Link("=1+1", "#A1")) for text in said])
    cells = [row[0] for row in sheet(path).iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for text in said]
    assert [cell.quotePrefix for cell in cells] == [True, True, True, True, False]
    assert {row[3].data_type for row in sheet(path).iter_rows(min_row=2)} == {"s"}


def test_workbook_has_dates_numbers_and_links(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows: list[tuple[Value, ...]] = [
        ("a", "2023-07-25", 6, Link("8", "https://example.org/8")),
        ("b", "2023-10", None, "9"),
    ]
    write_workbook(path, "Said", COLUMNS, rows)
    first, second = sheet(path).iter_rows(min_row=2)
    assert first[1].value == datetime(2023, 7, 25) and first[1].is_date
    assert (first[2].value, first[2].data_type) == (6, "n")
    assert first[3].hyperlink.target == "https://example.org/8"
    assert (second[1].value, second[2].value) == ("2023-10", None)


def test_workbook_header_is_frozen_filtered_and_bold(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(
        path, "Actions: [2023/24] of the whole of a very long committee", COLUMNS, [("a", None, 1, "")]
    )
    found = sheet(path)
    assert found.freeze_panes == "A2" and found.auto_filter.ref == "A1:D2"
    assert [cell.value for cell in found[1]] == ["Said", "When", "Votes", "Item"]
    assert found["A1"].font.bold and found.column_dimensions["A"].width == 40
    assert len(found.title) <= 31 and not set(found.title) & set("[]:*?/\\")


def test_workbook_takes_any_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, "'", COLUMNS, [("a\x00b\x1f", date(2023, 7, 25), 1.5, "x" * 40_000)])
    [row] = sheet(path).iter_rows(min_row=2, values_only=True)
    assert row[0] == "a\ufffdb\ufffd" and len(row[3]) == 32_767 and row[3].endswith("…")


def test_workbook_is_read_back_by_the_names_of_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, "Said", COLUMNS, [("a", "2023-07-25", 1, None), (None, None, None, None)])
    assert read_workbook(path) == [{"Said": "a", "When": datetime(2023, 7, 25), "Votes": 1, "Item": None}]


@pytest.mark.parametrize("content", [None, b"", b"not a workbook", b"PK\x03\x04"])
def test_workbook_that_is_none_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MattersError, match=r"workbook \(\.xlsx\)"):
        read_workbook(path)


def test_workbook_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(MattersError, match="name another file"):
        write_workbook(tmp_path / "none" / "a.xlsx", "Said", COLUMNS, [])
