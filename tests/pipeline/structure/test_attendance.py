"""Attendance blocks in the shapes of British minutes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attendance_blocks import BODY, attendance, present, who


@pytest.mark.parametrize(
    "block",
    [
        "Present: Councillors Birch (Chair), Cole and Frost",
        "Present: Cllrs Birch, Cole & Frost",
        "PRESENT: Cllr Birch; Cllr Cole; Cllr Frost",
        "Present Cllr Birch, Cllr Cole, Cllr Frost",
        "Present\n\nCllr Birch\nCllr Cole\nCllr Frost",
        "Those present:\nCllr Birch (Chairman)\nCllr Cole\nCllr Frost",
        "PRESENT (3 Councillors): Cllr Birch, Cllr Cole, Cllr Frost",
        "Members present: Cllrs Birch, Cole and Frost. The Chairman welcomed all.",
        "**Present:** Cllrs Birch, Cole and Frost",
        "Attendance:\n- Cllr Birch\n- Cllr Cole\n- Cllr Frost",
        "Councillors: Birch (Chair), Cole and Frost",
        "Members: Councillors Birch, Cole and Frost",
        "Present: Cllr Birch, Cllr Cole,\nCllr Frost",
        "Present: Cllr Birch\nCllr Cole\nCllr Frost\n47/19) (Vacancy - 1)",
        "Present: Cllr Birch\nCllr Cole\nCllr Frost\nThe Clerk\nTwo members of the public",
        "Present: Cllrs Birch, Cole, Frost, the Clerk and 7 members of the public",
    ],
)
def test_attendance_of_members_in_every_shape(block: str) -> None:
    assert who(block) == present("Birch", "Cole", "Frost")


def test_attendance_with_crlf() -> None:
    text = "Present:\r\nCllr Ann Birch\r\nCllr Bob Cole\r\n\r\nApologies: Cllr Dan Frost"
    assert who(text) == [*present("Ann Birch", "Bob Cole"), ("Dan Frost", "apologies")]


@pytest.mark.parametrize(
    "block",
    [
        "Apologies: Cllr Frost and Mrs Gale",
        "Apologies: Cllr Frost, Mrs Gale",
        "Apologies for absence: Cllr Frost; Mrs Gale",
        "APOLOGIES\nCllr Frost\nMrs Gale",
        "Apologies for absence were received from Cllr Frost and Mrs Gale.",
        "Apologies were received and accepted from Cllr Frost and from Mrs Gale.",
        "An apology for absence was received from Cllr Frost and Mrs Gale",
        "Cllr Frost and Mrs Gale sent apologies.",
        "Cllr Frost and Mrs Gale had sent their apologies.",
    ],
)
def test_attendance_of_apologies_in_every_shape(block: str) -> None:
    expected = [("Birch", "present"), ("Cole", "present"), ("Frost", "apologies"), ("Gale", "apologies")]
    assert who(f"Present: Cllr Birch, Cllr Cole\n\n{block}") == expected


@pytest.mark.parametrize(
    "said", ["None", "nil", "None received.", "There were no apologies for absence.", "No apologies"]
)
def test_attendance_nobody_sent_apologies(said: str) -> None:
    assert who(f"Present: Cllr Birch, Cllr Cole\n\nApologies: {said}") == present("Birch", "Cole")


def test_attendance_nobody_at_all() -> None:
    assert who("Nobody wrote down who came.") == []


def test_attendance_every_block_has_its_status() -> None:
    block = (
        "Present: Cllr Birch (Chair), Cllr Cole\n\nIn attendance:\n"
        "Anna Moss, Clerk\n\nAlso present: County Cllr Gale\n\n"
        "Apologies: Cllr Frost\n\nAbsent: Cllr Jay\n\nNot present: Cllr Lowe"
    )
    assert who(block) == [
        ("Birch", "present"),
        ("Cole", "present"),
        ("Anna Moss", "in attendance"),
        ("Gale", "in attendance"),
        ("Frost", "apologies"),
        ("Jay", "absent"),
        ("Lowe", "absent"),
    ]


def test_attendance_several_blocks_on_one_line() -> None:
    block = "Present: Cllrs Birch and Cole. In attendance: Mrs Hollis (Clerk). Apologies: Cllr Frost."
    assert who(block) == [
        ("Birch", "present"),
        ("Cole", "present"),
        ("Hollis", "in attendance"),
        ("Frost", "apologies"),
    ]


def test_attendance_labels_within_blocks() -> None:
    block = (
        "Present:\nChair: Ann Birch\nMembers: Bob Cole, Dan Frost\nOfficers: Eve Gale (Clerk)\n\n"
        "Apologies:\nMembers: Hal Jay\nOfficers: Ken Lowe"
    )
    assert [(one.name, one.status, one.role) for one in attendance(block)] == [
        ("Ann Birch", "present", "Chair"),
        ("Bob Cole", "present", None),
        ("Dan Frost", "present", None),
        ("Eve Gale", "in attendance", "Clerk"),
        ("Hal Jay", "apologies", None),
        ("Ken Lowe", "apologies", None),
    ]


def test_attendance_a_chair_above_the_list() -> None:
    assert who("Chair: Ann Birch\nPresent: Bob Cole, Dan Frost") == present(
        "Ann Birch", "Bob Cole", "Dan Frost"
    )


def test_attendance_officers_with_roles_and_organisations() -> None:
    block = (
        "In attendance:\nAnna Moss, Director of Children's "
        "Services\nBen Nash, Superintendent Northshire Police\n"
        "Cara Oak, Designated Nurse CiC NHS\nElla Quinn - Head of Legal & Democratic Services\n"
        "Fay O'Rourke (Northshire Housing Association)"
    )
    assert [(one.name, one.role, one.organisation) for one in attendance(block)] == [
        ("Anna Moss", "Director of Children's Services", None),
        ("Ben Nash", "Superintendent", "Northshire Police"),
        ("Cara Oak", "Designated Nurse CiC", "NHS"),
        ("Ella Quinn", "Head of Legal & Democratic Services", None),
        ("Fay O'Rourke", None, "Northshire Housing Association"),
    ]


def test_attendance_initials_and_substitutes() -> None:
    found = attendance("Present: Pam Birch (PB), Clive Cole (CC), Cllr Dan Frost for Cllr Eve Gale")
    assert [(one.name, one.initials, one.substitute_for) for one in found] == [
        ("Pam Birch", "PB", None),
        ("Clive Cole", "CC", None),
        ("Dan Frost", None, "Eve Gale"),
    ]


def test_attendance_in_items_of_its_own() -> None:
    body = BODY.replace(
        "31/17 Declarations of interest\n\nThere were none.",
        "32/17 Apologies\n\nCllr Frost was unwell; apologies from Cllr Gale.\n\n33/17 Interests\n\nNone.",
    )
    text = "31/17 Present: Cllrs Birch and Cole\n\n" + body.strip().replace(
        "32/17 Highways", "34/17 Highways"
    ).replace("33/17 Any", "35/17 Any")
    assert dict(who(text, body=""))["Birch"] == "present"
    assert dict(who(text, body=""))["Gale"] == "apologies"


def test_attendance_in_bold_headings() -> None:
    assert who("**Present**\n\nCllr Birch\nCllr Cole\n\n**Apologies**\n\nCllr Frost") == [
        *present("Birch", "Cole"),
        ("Frost", "apologies"),
    ]


def test_attendance_each_person_once() -> None:
    assert who("Present: Cllr Ann Birch, Cllr Bob Cole\n\nIn attendance: Cllr Ann Birch") == present(
        "Ann Birch", "Bob Cole"
    )


def test_attendance_people_in_the_text_are_not_in_the_list() -> None:
    assert {"Hill", "Zed"}.isdisjoint(name for name, _ in who("Present: Cllr Birch, Cllr Cole"))


@given(
    st.lists(
        st.sampled_from(
            [
                "Present:",
                "Apologies:",
                "Cllr Birch",
                "none",
                "\n",
                ", ",
                " and ",
                "(Chair)",
                "Officers:",
                "In attendance: ",
                "sent apologies.",
                "1. ",
                "Name | Status",
            ]
        ),
        max_size=25,
    )
)
def test_attendance_any_block_is_read_without_error(pieces: Any) -> None:
    attendance("".join(pieces))
