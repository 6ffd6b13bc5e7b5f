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
