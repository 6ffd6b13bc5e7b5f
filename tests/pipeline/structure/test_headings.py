"""Lines that may be headings: their titles, and how much each looks like one."""

import pytest

from matters.pipeline.structure.headings import (
    marked_headings,
    numbered_headings,
    unnumbered_headings,
)
from matters.pipeline.structure.lines import split_lines
from matters.pipeline.structure.titles import split_run_in


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Police Report: Nothing to report.", "Police Report", "Nothing to report."),
        ("Highways:", "Highways", ""),
        ("Highways", "Highways", ""),
        ("APOLOGIES Mr Hill was unwell", "APOLOGIES", "Mr Hill was unwell"),
        (
            "Correspondence. A letter about hedges was read.",
            "Correspondence",
            "A letter about hedges was read.",
        ),
        (
            "Annual report - Children in Care",
            "Annual report - Children in Care",
            "",
        ),
        (
            "Update Report on Children (UAC) – Specialist Team",
            "Update Report on Children (UAC) – Specialist Team",
            "",
        ),
        ("Report of Mr. Hill on gates", "Report of Mr. Hill on gates", ""),
        (
            "Matters arising (minute 6): The gate was mended.",
            "Matters arising (minute 6)",
            "The gate was mended.",
        ),
        (
            "WARDEN'S REPORT. The Warden spoke of frogs that",
            "WARDEN'S REPORT",
            "The Warden spoke of frogs that",
        ),
        ("GRAZING. A motion by Cllr Hale that", "GRAZING", "A motion by Cllr Hale that"),
        ("LAND AT ST. Mary's Road in flood", "LAND AT ST. Mary's Road in flood", ""),
        (
            "Swings – report received. The chain is worn. It was agreed to:",
            "Swings",
            "report received. The chain is worn. It was agreed to:",
        ),
        ("Children's services – how we work together:", "Children's services – how we work together", ""),
        ("Talk by the warden (19:50)", "Talk by the warden (19:50)", ""),
    ],
)
def test_headings_run_in_titles(text: str, title: str, body: str) -> None:
    assert split_run_in(text) == (title, body)


def test_headings_a_title_over_two_lines_is_whole() -> None:
    lines = split_lines(
        "4. Minutes of the meeting of the Planning and\nHighways Committee held in May\n\nThey were agreed."
    )
    (heading,) = numbered_headings(lines)
    assert heading.title == "Minutes of the meeting of the Planning and Highways Committee held in May"
    assert heading.last_line == 1


def test_headings_a_number_on_its_own_line_takes_the_next_as_title() -> None:
    (heading,) = numbered_headings(split_lines("12.\nHighways\n\nThe road was mended."))
    assert (heading.number.text, heading.title, heading.last_line) == ("12", "Highways", 1)  # type: ignore[union-attr]


def test_headings_text_after_a_title_is_not_taken_into_it() -> None:
    (heading,) = numbered_headings(
        split_lines("4. Highways\nThe road was mended by the county council in May.")
    )
    assert heading.title == "Highways"


def test_headings_bold_capitals_and_known_words_look_more_like_headings() -> None:
    lines = split_lines(
        "**Highways**\n\nHIGHWAYS\n\nHighways\n\nThe gate\n\nThe gate was mended by Mr Hill.\n\n- Highways"
    )
    looks = {heading.index: heading.look for heading in unnumbered_headings(lines)}
    assert looks[0] == looks[1] == 1.0
    assert looks[2] > looks[3] > 0
    assert 4 not in looks
    assert 5 not in looks


def test_headings_marked_by_markdown_keep_their_depth() -> None:
    headings = marked_headings(split_lines("# Minutes\n\n## 1. Apologies\n\n### Late ones\n\nNone."))
    assert [(heading.title, heading.depth) for heading in headings] == [
        ("Minutes", 1),
        ("Apologies", 2),
        ("Late ones", 3),
    ]
    assert headings[1].number is not None
    assert headings[1].number.text == "1"


@pytest.mark.parametrize(
    ("title", "below", "last_line"),
    [
        ("REASONS WHY NO SCRUTINY", "OF THE REPORT CAN BEGIN", 1),
        ("DECLARATIONS OF INTEREST OF MEMBERS AND OF OFFICERS WHO ATTEND", "ISSUED BEFORE THE MEETING", 1),
        ("FLOOD RISK PLAN", "2024-2030\n\nIt was read.", 1),
        (
            "Review of how the Council looks after the Young People whom it has placed",
            "Out of County\n\nIt was read.",
            1,
        ),
        ("HEDGES", "RESOLVED", 0),
        ("HEDGES AND VERGES", "MILL LANE", 0),
        ("APOLOGIES", "COUNCILLOR HALE", 0),
        ("Hedges", "Mill Lane\n\nIt is closed.", 0),
        ("Hedges", "The hedge in Mill Lane has been cut, and the verge too, by the warden.", 0),
    ],
)
def test_headings_a_title_goes_on_below_its_line(title: str, below: str, last_line: int) -> None:
    text = f"4. {title}\n{below}\n\n{'The clerk had read it to them. ' * 3}"
    heading = numbered_headings(split_lines(text))[0]
    assert heading.last_line == last_line
