"""Columns beside the text of a PDF page, and its ruled tables."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from matters.pipeline.readers import read_source
from reader_files import Line, lines_down, pdf

ROUND = "The council went through all of the sites that had been offered for the"
SITES = [ROUND, "new plots and heard from the owners who had come. It was agreed", "to drop the ninth one."]
PLOTS = Line(72, 774, "Plots for the allotments")


def read(pages: Sequence[Sequence[Line]], *, extras: dict[int, str] | None = None) -> str:
    return read_source(Path("m.pdf"), pdf(pages, extras=extras), name="m.pdf").text


def ruled(across: Sequence[int], down: Sequence[int]) -> str:
    """Operators that draw the rules of a table."""
    level = [f"{across[0]} {y} {across[-1] - across[0]} 0.7 re f" for y in down]
    upright = [f"{x} {down[-1]} 0.7 {down[0] - down[-1]} re f" for x in across]
    return "\n" + "\n".join([*level, *upright])


def in_cells(rows: Sequence[Sequence[str]], across: Sequence[int], down: Sequence[int]) -> list[Line]:
    """The lines of a table, cell by cell; a cell's own lines are divided by a stroke."""
    return [
        Line(x + 4, y - 13 - 12 * n, text, size=9)
        for row, (y, _) in zip(rows, pairwise(down), strict=True)
        for cell, x in zip(row, across[:-1], strict=True)
        for n, text in enumerate(cell.split("/"))
        if text
    ]


@pytest.mark.parametrize("first", [0, 1])
def test_pdf_tasks_in_a_column_stand_behind_their_row(first: int) -> None:
    tasks = ["RH to redraw the", "boundary of plot", "9", "OM to inform the", "owner"]
    column = lines_down(tasks, x=450, top=774 - 14 * first)
    text = read([[Line(72, 800, "Item"), Line(450, 800, "Action"), PLOTS, *lines_down(SITES), *column]])
    *body, one, other = text.split("\n\n")
    assert "\n".join(body).endswith("It was agreed\nto drop the ninth one.")
    assert (one, other) == ("RH to redraw the boundary of plot 9", "OM to inform the owner")


def test_pdf_names_beside_a_title_belong_to_the_whole_item() -> None:
    body = [*SITES, "The owners were thanked for what they had done, and all of the members", "agreed."]
    page = [Line(72, 774, "14/23 Plots"), *lines_down(body), Line(480, 774, "RFO")]
    following = lines_down(["15/23 Lamps", "None were out."], top=690)
    assert "agreed.   RFO\n15/23 Lamps" in read([[*page, *following]])


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        (0, "RH agreed to mend it.   RH\nThe lamps were all out."),
        (1, "RH agreed to mend it.   RH\nThe lamps were all out."),
    ],
)
def test_pdf_names_stand_behind_the_sentence_that_says_what_they_are_to_do(
    beside: int, expected: str
) -> None:
    body = [
        ROUND,
        "new gate of the field. RH agreed to mend it. The lamps were all out.",
        "The members thanked them.",
    ]
    lines = lines_down(body)
    text = read([[Line(72, 774, "1 Gate"), *lines, Line(480, lines[beside].y, "RH")]])
    assert expected in text


def test_pdf_names_beside_a_sentence_that_goes_on_overleaf_stand_behind_its_end() -> None:
    lines = lines_down([*SITES[:2], "that the rules be sent out again in the autumn after the"])
    pages = [[*lines, Line(480, lines[1].y, "RH")], lines_down(["next meeting.", "2 Lamps"])]
    assert read(pages).endswith("after the\fnext meeting.   RH\n2 Lamps")


def test_pdf_column_of_names_goes_on_without_its_head() -> None:
    head = [Line(72, 800, "Item"), Line(450, 800, "Action"), *lines_down(SITES), Line(450, 732, "OM")]
    short = [*lines_down(["The gate was", "left open again."]), Line(450, 760, "RH")]
    assert read([head, short]).endswith("left open again.   RH")


@pytest.mark.parametrize(
    "beside",
    [
        [Line(480, 732, "250.00")],
        [Line(450, 600, "Signed ........")],
        [Line(480, 40, "Page 1 of 2")],
    ],
)
def test_pdf_figures_signatures_and_folios_at_the_right_are_no_column(beside: list[Line]) -> None:
    assert "   " not in read([[*lines_down(SITES), *beside]])


def test_pdf_lines_that_reach_below_words_at_the_right_leave_no_column() -> None:
    wide = f"{ROUND} plots by the brook and the mill"
    page = [*lines_down([wide, wide, "and left."]), Line(480, 732, "RH")]
    assert "   " not in read([page])


ACROSS, DOWN = (60, 100, 300, 400, 500), (760, 740, 700, 680)


def test_pdf_ruled_table_is_read_row_by_row() -> None:
    rows = [
        ["Ref", "Action", "Owner", "Due"],
        ["38", "Bring the winter plan/to the Board", "Ruth/Hale", "31 May"],
        ["39", "Write to Mr Lamb", "Owen Marsh", ""],
    ]
    table = in_cells(rows, ACROSS, DOWN)
    page = [Line(72, 800, "Action log"), *table, Line(72, 640, "The log was noted.")]
    assert read([page], extras={0: ruled(ACROSS, DOWN)}) == (
        "Action log\n\nRef\tAction\tOwner\tDue\n38\tBring the winter plan to the Board\tRuth Hale\t31 May\n"
        "39\tWrite to Mr Lamb\tOwen Marsh\n\nThe log was noted."
    )


def test_pdf_table_in_which_the_minutes_are_laid_out_stays_text() -> None:
    across, down = (60, 100, 400, 500), (760, 740, 680)
    rows = [
        ["No", "Item", "Action"],
        ["1", "Plots/The plots were seen by all. The gate was found/broken, and will be mended.", "RH"],
    ]
    text = read([in_cells(rows, across, down)], extras={0: ruled(across, down)})
    assert "\t" not in text
    assert text.endswith("broken, and will be mended.   RH")


def test_pdf_ruled_lists_of_two_columns_stay() -> None:
    across, down = (60, 300, 500), (760, 740, 720, 700)
    rows = [["Present", "Apologies"], ["Ruth Hale", "Nora Finch"], ["Owen Marsh", ""]]
    text = read([in_cells(rows, across, down)], extras={0: ruled(across, down)})
    assert "\t" not in text


def test_pdf_drawing_is_no_table() -> None:
    boxes = "\n" + "\n".join(f"{50 + n} {700 - n} 100 100 re S" for n in range(0, 40, 7))
    assert read([lines_down(SITES)], extras={0: boxes}) == "\n".join(SITES)
