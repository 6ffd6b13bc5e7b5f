"""Attendance blocks within minutes, and who is read in them."""

from typing import Any

from matters.pipeline.structure.attendance import read_attendance
from matters.pipeline.structure.items import build_items
from matters.pipeline.structure.lines import split_lines
from matters.pipeline.structure.scheme import infer_scheme

HEAD = "Fernley Parish Council\n\nMinutes of the meeting held on 7 March 2023\n\n"
BODY = """

31/17 Declarations of interest

There were none.

32/17 Highways

Mr Hill of Mill Lane complained to Cllr Zed, who was present at the site.

33/17 Any other business

None.
"""


def attendance(block: str, *, head: str = HEAD, body: str = BODY) -> Any:
    text = head + block + body
    lines = split_lines(text)
    items = build_items(text, lines, infer_scheme(lines), furniture=(), page_starts=None).items
    found = read_attendance(text, lines, items)
    for one in found:
        assert " ".join(text[one.start : one.end].split()) == one.name
    return found


def who(block: str, **parts: Any) -> Any:
    return [(one.name, one.status) for one in attendance(block, **parts)]


def present(*names: Any) -> Any:
    return [(name, "present") for name in names]
