"""Attendance blocks in the shapes of British minutes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.pipeline.records import SourceText
from matters.pipeline.structure.attendance import read_attendance
from matters.pipeline.structure.items import build_items
from matters.pipeline.structure.lines import split_lines
from matters.pipeline.structure.read import read_structure
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


def test_attendance_names_with_initials_several_on_a_line() -> None:
    text = (
        "Marsham Community Council\n\nMinutes of Meeting held on Tuesday 7th February 2012\n\n"
        "PRESENT Ann Birch AB Bob Cole BC\nDi Fenn DF Tom Hill TH\nMary Cook (SDC) MC\n\n1 Apologies\nNone.\n"
        "2 Roads\nAB spoke.\n3 Close\nAll left.\n"
    )
    structure = read_structure(SourceText(text, "text"), name="a.txt")
    assert [(one.name, one.initials, one.role) for one in structure.attendance] == [
        ("Ann Birch", "AB", None),
        ("Bob Cole", "BC", None),
        ("Di Fenn", "DF", None),
        ("Tom Hill", "TH", None),
        ("Mary Cook", "MC", "SDC"),
    ]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "PRESENT (all attending remotely)\nCouncillor A Moss\nCouncillor B Reed",
            [("A Moss", "present"), ("B Reed", "present")],
        ),
        ("ALSO PRESENT: Councillor A Moss, Cabinet Member", [("A Moss", "in attendance")]),
        ("Attending as Cabinet Member:\nCllr A Moss (Highways)", [("A Moss", "in attendance")]),
        (
            "Officers and partners\n- Ann Moss, Head of Care\n- Ben Reed, Clerk",
            [("Ann Moss", "in attendance"), ("Ben Reed", "in attendance")],
        ),
        ("Clerk: Ann Moss, Democratic Services Officer", [("Ann Moss", "in attendance")]),
        (
            "I LÁTHAIR / PRESENT: Cllr. N. Moss (Cathaoirleach), Cllrs. P. Reed, T. O'Fern.",
            [("N. Moss", "present"), ("P. Reed", "present"), ("T. O'Fern", "present")],
        ),
        (
            "SEDERUNT: Provost Isla Moss (Chair), Bailie Tor Reed",
            [("Isla Moss", "present"), ("Tor Reed", "present")],
        ),
        ("Absent with apologies: Councillor Moss", [("Moss", "apologies")]),
        ("Apologies: There were none. Mr Moss was welcomed in place of Councillor Reed.", []),
    ],
)
def test_attendance_under_other_cues(block: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.name, one.status) for one in attendance(block)] == expected


def test_attendance_a_bare_surname_does_not_repeat_a_whole_name() -> None:
    found = attendance(
        "Present: Cllr Ann Moss\nApologies: Cllr Ben Reed\nApologies were received from Cllr Reed"
    )
    assert [(one.name, one.status) for one in found] == [("Ann Moss", "present"), ("Ben Reed", "apologies")]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "PRESENT Ann Birch AB Moira Cole MCo\nJohn Slate (SBC) JS Rob Frost RF\nPaul Wheel PWh\n",
            ["Ann Birch", "Moira Cole", "John Slate", "Rob Frost", "Paul Wheel"],
        ),
        (
            "Present: Moira Cole MCo Rob Frost RF\nIda Hale IH Carol Holt (SBC) CH\n",
            ["Moira Cole", "Rob Frost", "Ida Hale", "Carol Holt"],
        ),
    ],
)
def test_attendance_in_columns_of_names_and_initials_loses_nobody(block: str, expected: list[str]) -> None:
    found = attendance(block)
    assert [one.name for one in found] == expected
    assert {one.role for one in found} <= {None, "SBC"}
    assert all(one.initials for one in found)


def test_attendance_a_sentence_below_the_list_is_no_post() -> None:
    found = attendance(
        "Present: Ann Birch AB Ida Hale IH\nMoira Cole MC John Slate JS\n"
        "Rob Frost (RF) attended to report on the hall\n\nThe Meeting was Chaired by John Slate.\n"
    )
    assert [one.name for one in found] == ["Ann Birch", "Ida Hale", "Moira Cole", "John Slate", "Rob Frost"]
    assert {one.role for one in found} == {None}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Carol Holt (SBC) and Rob \nWeatherby.", ["Carol Holt", "Rob Weatherby"]),
        (
            "Ida Hale and Rob \nWeatherby. Moira Cole repeated her apologies for missing the first\nmeeting.",
            ["Ida Hale", "Rob Weatherby"],
        ),
        (
            "Jim Fuller (SBC) (JF), Ian Low (IL) and Rob \nWeatherby (RW).",
            ["Jim Fuller", "Ian Low", "Rob Weatherby"],
        ),
        (
            "Moira Cole, Carol Holt (SBC), Helen \nLang (SBC), Tom Smith and Rob Weatherby.",
            ["Moira Cole", "Carol Holt", "Helen Lang", "Tom Smith", "Rob Weatherby"],
        ),
        (
            "Isa Kelly (IK), Kenny \n Coombe (KC), Jim Fuller {SBC} (JF) and Ian Low.",
            ["Isa Kelly", "Kenny Coombe", "Jim Fuller", "Ian Low"],
        ),
    ],
)
def test_attendance_names_cut_by_a_line_break_are_joined(said: str, expected: list[str]) -> None:
    found = attendance(f"Present: Cllr Birch\n\nApologies for absence were received from {said}\n\n")
    assert [one.name for one in found if one.status == "apologies"] == expected
