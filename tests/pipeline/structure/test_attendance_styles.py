"""Attendance blocks of single bodies: rare cues, columns, initials, names cut by a line break."""

import pytest

from attendance_blocks import attendance
from matters.pipeline.records import SourceText
from matters.pipeline.structure.read import read_structure


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
        ("Present: Cllr A Moss\nEx Officio: Cllr Ben Reed", [("A Moss", "present"), ("Ben Reed", "present")]),
        (
            "Attending Ann Moss (AM, Chair), Cllr Ben Reed\nApologies Di Fenn, Tom Hill\nNotes Joan Cole",
            [
                ("Ann Moss", "present"),
                ("Ben Reed", "present"),
                ("Di Fenn", "apologies"),
                ("Tom Hill", "apologies"),
                ("Joan Cole", "in attendance"),
            ],
        ),
        (
            "Present: Cllr A Moss\n\nOfficers from the Mayor's Office: Ben Reed (Clerk), Di Fenn (Director)",
            [("A Moss", "present"), ("Ben Reed", "in attendance"), ("Di Fenn", "in attendance")],
        ),
        ("Present: R J Moss Esq (Chairman), Mr Reed", [("R J Moss", "present"), ("Reed", "present")]),
        ("Absent with apologies: Councillor Moss", [("Moss", "apologies")]),
        ("Apologies: There were none. Mr Moss was welcomed in place of Councillor Reed.", []),
    ],
)
def test_attendance_under_other_cues(block: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.name, one.status) for one in attendance(block)] == expected


def test_attendance_letters_behind_the_names_of_a_roll() -> None:
    found = attendance(
        "Members:   Cllr Ann Moss (AM) Chair    P\n           Cllr Ben Reed (BR)          Ap\n"
        "           Mr Tom Hill, tenant         Ab\nOfficer:   Mrs Di Fenn, Clerk (DF)     P"
    )
    assert [(one.name, one.status, one.role) for one in found] == [
        ("Ann Moss", "present", "Chair"),
        ("Ben Reed", "apologies", None),
        ("Tom Hill", "absent", None),
        ("Di Fenn", "in attendance", "Clerk"),
    ]


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
