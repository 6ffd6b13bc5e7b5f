"""The structure of whole documents: small minutes in the styles of many clerks, read from end to end."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.pipeline.records import SourceText, Span
from matters.pipeline.structure.read import read_structure

TYPED = """DRAFT MINUTES OF FERNLEY PARISH COUNCIL
held on Tuesday 7 March 2023 at 7.30pm in the Village Hall

Present: Cllrs Birch (Chair), Cole and Frost. In attendance: Mrs J Hollis (Clerk)

98/22 Apologies
Cllr Gale sent apologies.

99/22 Minutes of the meeting held on 7 February 2023
The minutes were agreed and signed.

100/22 Village Hall Group (VHG)
The VHG had met at the Old
Page 1 101/22
School. 17/02 First sentence should read: twice.

01/23 Exclusion of the press and public
Resolved: that the press and public be excluded.

02/23 Staffing
The clerk's pay was raised.

There being no further business, the meeting closed at 9.05pm.
Signed ............
"""


def read(text: str, *, furniture: Any = (), name: str = "minutes.txt") -> Any:
    return read_structure(SourceText(text, "text", furniture=tuple(furniture)), name=name)


@pytest.fixture(scope="module")
def typed() -> Any:
    start = TYPED.index("Page 1")
    return read(TYPED, furniture=[Span(start, start + len("Page 1 101/22\n"))])


def test_read_items_of_a_year_that_rolls_over(typed: Any) -> None:
    assert [(item.key, item.title) for item in typed.items] == [
        ("98/22", "Apologies"),
        ("99/22", "Minutes of the meeting held on 7 February 2023"),
        ("100/22", "Village Hall Group (VHG)"),
        ("01/23", "Exclusion of the press and public"),
        ("02/23", "Staffing"),
    ]


def test_read_meeting(typed: Any) -> None:
    meeting = typed.meeting
    assert (
        meeting.committee,
        meeting.date,
        meeting.start_time,
        meeting.end_time,
        meeting.venue,
        meeting.chair,
    ) == (
        "Fernley Parish Council",
        "2023-03-07",
        "19:30",
        "21:05",
        "Village Hall",
        "Birch",
    )
    assert (typed.kind, typed.status) == ("minutes", "draft")


def test_read_people(typed: Any) -> None:
    assert [(one.name, one.status, one.role) for one in typed.attendance] == [
        ("Birch", "present", "Chair"),
        ("Cole", "present", None),
        ("Frost", "present", None),
        ("J Hollis", "in attendance", "Clerk"),
        ("Gale", "apologies", None),
    ]


def test_read_the_rest(typed: Any) -> None:
    assert [item.access for item in typed.items] == ["public", "public", "public", "public", "exempt"]
    assert [(one.short, one.long) for one in typed.glossary] == [("VHG", "Village Hall Group")]
    assert [(one.date, one.item) for one in typed.references] == [("2023-02-07", "99/22")]
    assert typed.items[2].omit
    assert typed.caveats == ()


def test_read_minutes_without_headings_are_one_item() -> None:
    structure = read(
        "Fernley Parish Council met on 7 March 2023.\nThey talked of "
        "the pond and agreed that it was deep, and noted the ducks."
    )
    assert len(structure.items) == 1
    assert "no-items" in [caveat.code for caveat in structure.caveats]


def test_read_number_out_of_sequence_is_a_warning_with_its_place() -> None:
    text = "Cabinet\n7 March 2023\nPresent: Cllr Birch, Cllr Cole\n\n" + "".join(
        f"{number} Report of the board\n\nIt was noted.\n\n"
        for number in ("05/23", "06/23", "07/22", "08/23")
    )
    (caveat,) = read(text).caveats
    assert (caveat.code, text[caveat.start : caveat.end]) == ("number-out-of-sequence", "07/22")


def test_read_the_warnings_of_the_reader_come_first() -> None:
    from matters.pipeline.records import Caveat

    source = SourceText("Cabinet\n7 March 2023", "text", caveats=(Caveat("encoding", "Guessed."),))
    assert read_structure(source, name="a.txt").caveats[0].code == "encoding"


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_read_line_ends_make_no_difference(line_end: str) -> None:
    structure = read(TYPED.replace("\n", line_end))
    plain = read(TYPED)
    assert [(item.key, item.title, item.access) for item in structure.items] == [
        (item.key, item.title, item.access) for item in plain.items
    ]
    assert [(one.name, one.status) for one in structure.attendance] == [
        (one.name, one.status) for one in plain.attendance
    ]
    assert structure.meeting == plain.meeting


def test_read_a_form_feed_between_items_makes_no_difference() -> None:
    structure = read(TYPED.replace("\n\n", "\n\f"))
    assert [item.key for item in structure.items] == [item.key for item in read(TYPED).items]


ROWS = st.sampled_from(
    [
        *TYPED.splitlines(),
        "",
        "\f",
        "## Highways",
        "- a gate",
        "| Name | Status |",
        "Zoë",
        "**",
        "£",
        "1.",
    ]
)


@given(st.lists(ROWS, max_size=30).map("\n".join))
def test_read_any_order_of_lines_holds_its_promises(text: str) -> None:
    structure = read(text)
    assert (
        "".join(text[item.start : item.end] for item in structure.items)
        == text[structure.items[0].start : structure.items[-1].end]
    )
    for one in structure.attendance:
        assert " ".join(text[one.start : one.end].split()) == one.name
    for one in structure.glossary:
        assert text[one.start : one.end].endswith(one.short)
    for caveat in structure.caveats:
        assert caveat.start is None or 0 <= caveat.start < caveat.end <= len(text)


def test_read_a_volume_of_many_minutes_keeps_every_word() -> None:
    text = TYPED * 200
    structure = read(text)
    assert (
        "".join(text[item.start : item.end] for item in structure.items)
        == text[structure.items[0].start : structure.items[-1].end]
    )


def test_read_initials_of_people_are_no_shorthand() -> None:
    structure = read(
        "Cabinet\n4 May 2021\n\nPresent: Pam Birch (PB), Clive Cole (CC)\n\n1. Highways\n\nPB spoke."
    )
    assert [(one.name, one.initials) for one in structure.attendance] == [
        ("Pam Birch", "PB"),
        ("Clive Cole", "CC"),
    ]
    assert structure.glossary == ()
