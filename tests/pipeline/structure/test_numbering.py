"""Numbers at the head of a line: which are item numbers and which only look like them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.pipeline.structure.numbering import read_coded, read_number


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("1. Present:", "1", "Present:"),
        ("4) Highways", "4", "Highways"),
        ("6.2 Grass cutting", "6.2", "Grass cutting"),
        ("9.1.2 Hedges", "9.1.2", "Hedges"),
        ("31/17 Hall report", "31/17", "Hall report"),
        ("08/23 Update report", "08/23", "Update report"),
        ("065/23 The Chairman spoke", "065/23", "The Chairman spoke"),
        ("23/165 Receive apologies", "23/165", "Receive apologies"),
        ("A23/014 PRESENT", "A23/014", "PRESENT"),
        ("A23/024COMMITTEE MEMBERS", "A23/024", "COMMITTEE MEMBERS"),
        ("CPC/23/014 Update", "CPC/23/014", "Update"),
        ("15/09/5 Minutes", "15/09/5", "Minutes"),
        ("15/09/1Public Forum", "15/09/1", "Public Forum"),
        ("15/09/5.01 That they be signed", "15/09/5.01", "That they be signed"),
        ("60.0 Apologies", "60.0", "Apologies"),
        (
            "1773. Chairman's announcements (Agenda item 6)",
            "1773",
            "Chairman's announcements (Agenda item 6)",
        ),
        ("*450 Minutes", "450", "Minutes"),
        ("1358 DECLARATIONS OF INTEREST", "1358", "DECLARATIONS OF INTEREST"),
        ("Minute 45 Highways", "45", "Highways"),
        ("Agenda Item No. 7 - Budget", "7", "Budget"),
        ("04/18 2Agriculture Update", "04/18", "2Agriculture Update"),
        ("50/19 19/00274/OM Outline application", "50/19", "19/00274/OM Outline application"),
        ("2023/24-041 Highways", "2023/24-041", "Highways"),
        ("2023/24/041 Highways", "2023/24/041", "Highways"),
        ("23/24-041: Highways", "23/24-041", "Highways"),
        ("23/24/041 Highways", "23/24/041", "Highways"),
        ("23-24/041 Highways", "23-24/041", "Highways"),
        ("041/2023-24 Highways", "041/2023-24", "Highways"),
        ("41/23-24 Highways", "41/23-24", "Highways"),
        ("21/22-23 Highways", "21/22-23", "Highways"),
        ("FC/23/24-041 Highways", "FC/23/24-041", "Highways"),
        ("2324-041 Highways", "2324-041", "Highways"),
        ("041-23 Highways", "041-23", "Highways"),
        ("041/06/23 Highways", "041/06/23", "Highways"),
        ("06/23-1 Highways", "06/23-1", "Highways"),
        ("PC23.041 Highways", "PC23.041", "Highways"),
        ("TC.041 Highways", "TC.041", "Highways"),
        ("M041 Highways", "M041", "Highways"),
        ("JHS.23.19 HIGHWAYS", "JHS.23.19", "HIGHWAYS"),
        ("[041/23] Highways", "041/23", "Highways"),
        ("12.", "12", ""),
        ("07/22", "07/22", ""),
    ],
)
def test_numbering_every_shape(line: str, number: Any, title: str) -> None:
    read = read_number(line)
    assert read is not None
    assert (read.text, line[read.title_at :]) == (number, title)


@pytest.mark.parametrize(
    "line",
    [
        "Page 1 88/17",
        "7.30pm the meeting began",
        "7.30 p.m. Open forum",
        "6pm",
        "3 May 2005 For Action",
        "25 July 2023",
        "21st December was chosen",
        "4 April: next meeting",
        "09/02015/F Two storey extension",
        "23/00110/FUL Porch",
        "BH2025/02723 Porch",
        "17/11/14 2.30 bench",
        "1,200 children",
        "10.5% of all children",
        "£3000 for the bench",
        "2023-24 Budget",
        "[1] A note",
        "A12 Closures",
        "2019",
        "45",
        "20mile radius",
        "2nd reading",
        "3G pitch",
        "Minutes",
        "",
    ],
)
def test_numbering_decoys(line: str) -> None:
    assert read_number(line) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1. A", "2. B"),
        ("08/23 A", "100/17 B"),
        ("A23/014 A", "CPC23/1 B"),
        ("6.2 A", "60.0 B"),
        ("15/09/1 A", "15/10/22 B"),
    ],
)
def test_numbering_one_shape_is_one_family(one: Any, other: Any) -> None:
    assert read_number(one).family == read_number(other).family  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("one", "other"),
    [("1. A", "08/23 A"), ("6.2 A", "6. A"), ("A23/014 A", "23/014 A"), ("15/09/1 A", "15/09 A")],
)
def test_numbering_two_shapes_are_two_families(one: Any, other: Any) -> None:
    assert read_number(one).family != read_number(other).family  # type: ignore[union-attr]


@given(
    st.integers(1, 9999),
    st.sampled_from([".", ")", ""]),
    st.sampled_from(["Apologies", "Any other business", "Highways"]),
)
def test_numbering_whole_numbers(number: Any, mark: str, title: str) -> None:
    read = read_number(f"{number}{mark} {title}")
    assert read is not None
    assert (read.text, read.parts) == (str(number), (number,))


@given(st.text(max_size=60))
def test_numbering_any_line_is_read_without_error(line: str) -> None:
    read = read_number(line)
    assert read is None or (read.text in line and 0 < read.title_at <= len(line))


def test_numbering_long_number_glued_to_its_title_is_read() -> None:
    number = read_number("2944Apologies for absence: none.")
    assert number is not None and number.text == "2944" and number.title_at == 4
    assert read_number("12Apologies") is None


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("2. Declarations", True),
        ("46 Decisions", True),
        ("3. Marketing", True),
        ("14 December", False),
        ("5 May 2023", False),
        ("6.x Release planning", False),
    ],
)
def test_numbering_a_title_that_begins_like_a_month_is_a_title(line: str, begins: bool) -> None:
    assert (read_number(line) is not None) is begins


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("A3   Rents", "A3", "Rents"),
        ("F2. Minutes", "F2", "Minutes"),
        ("A10  Water", "A10", "Water"),
        ("CAB/61 MINUTES", "CAB/61", "MINUTES"),
        ("PL/12\tHighways", "PL/12", "Highways"),
        ("CAB61 Minutes", "CAB61", "Minutes"),
    ],
)
def test_numbering_letters_and_a_short_number(line: str, number: str, title: str) -> None:
    read = read_coded(line)
    assert read is not None and read.coded and read.unsure
    assert (read.text, line[read.title_at :]) == (number, title)


@pytest.mark.parametrize("line", ["A4 paper", "A3", "Page 3 Rents", "P.3 Rents", "NO/12 Rents", "a3 Rents"])
def test_numbering_what_has_letters_and_a_number_otherwise(line: str) -> None:
    assert read_coded(line) is None
