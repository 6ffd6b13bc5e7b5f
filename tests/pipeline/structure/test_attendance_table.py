"""Attendance given as a table."""

from typing import Any

import pytest

from matters.pipeline.structure.attendance_table import read_table
from matters.pipeline.structure.lines import split_lines

ROWS = [
    ("Cllr Ann Birch", "Chair", "Present"),
    ("Mr Bob Cole", "Treasurer", "Apologies"),
    ("Dan Frost", "Substitute for Cllr Eve Gale", "Present"),
    ("Hal Jay", "Observer", "Absent"),
    ("Ken Lowe", "Head of Finance, Northshire Council", "In attendance"),
]


def table(text: str) -> Any:
    found = read_table(text, split_lines(text))
    for one in found:
        assert text[one.start : one.end] == one.name
    return found


@pytest.mark.parametrize("separator", ["\t", " | "])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_attendance_table_rows(separator: str, line_end: str) -> None:
    text = line_end.join(separator.join(row) for row in [("Name", "Role", "Attendance"), *ROWS])
    found = table(f"Cabinet{line_end}{text}{line_end}{line_end}1. Minutes")
    assert [(one.name, one.title, one.role, one.status, one.substitute_for) for one in found] == [
        ("Ann Birch", "Cllr", "Chair", "present", None),
        ("Bob Cole", "Mr", "Treasurer", "apologies", None),
        ("Dan Frost", None, None, "present", "Eve Gale"),
        ("Hal Jay", None, "Observer", "absent", None),
        ("Ken Lowe", None, "Head of Finance", "in attendance", None),
    ]
    assert found[-1].organisation == "Northshire Council"


def test_attendance_table_of_markdown() -> None:
    rows = [("Name", "Role", "Attendance"), ("---", "---", "---"), *ROWS]
    text = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    assert [one.name for one in table(text)] == ["Ann Birch", "Bob Cole", "Dan Frost", "Hal Jay", "Ken Lowe"]


@pytest.mark.parametrize(
    "text", ["", "Present: Cllr Birch", "Name\tAmount\nMr Hill\t£20", "A report | of | names"]
)
def test_attendance_table_none(text: str) -> None:
    assert table(text) == []


def test_attendance_table_with_a_column_for_each_presence() -> None:
    text = (
        "| Members | Officers and partners | Apologies |\n|---|---|---|\n"
        "| Cllr Ann Moss (Chair) | Ben Reed, Head of Care | Cllr Cy Fern |\n| Cllr Di Hart | | |\n"
    )
    found = [(one.name, one.status, one.role) for one in read_table(text, split_lines(text))]
    assert found == [
        ("Ann Moss", "present", "Chair"),
        ("Ben Reed", "in attendance", "Head of Care"),
        ("Cy Fern", "apologies", None),
        ("Di Hart", "present", None),
    ]


def test_attendance_table_whose_columns_only_space_divides() -> None:
    text = (
        "Members present:        Apologies:\nCllr Ann Moss (Chair)   Cllr Cy Fern\nCllr Di Hart\n\n1. Rents"
    )
    found = [(one.name, one.status) for one in read_table(text, split_lines(text))]
    assert found == [("Ann Moss", "present"), ("Cy Fern", "apologies"), ("Di Hart", "present")]


def test_attendance_table_that_lost_its_columns() -> None:
    text = (
        "Member Status\nCouncillor Ann Moss (Chair) Present\nCouncillor Di Hart Apologies\n"
        "Councillor Cy Fern Present (not for item 5)\nCouncillor Eve Rush Substitute for Councillor Hart\n"
    )
    found = [(one.name, one.status, one.substitute_for) for one in read_table(text, split_lines(text))]
    assert found == [
        ("Ann Moss", "present", None),
        ("Di Hart", "apologies", None),
        ("Cy Fern", "present", None),
        ("Eve Rush", "present", "Hart"),
    ]


def test_attendance_table_of_ticks() -> None:
    text = "| Name | Present |\n|---|---|\n| Ann Moss | ✓ |\n| Ben Reed | No |\n| Cy Fern | Apologies |\n"
    found = [(one.name, one.status) for one in read_table(text, split_lines(text))]
    assert found == [("Ann Moss", "present"), ("Ben Reed", "absent"), ("Cy Fern", "apologies")]
