"""Lists of people: who is named, and what the list says of each."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.pipeline.structure.names import read_person
from matters.pipeline.structure.people import find_people
from matters.pipeline.structure.posts import Post, describe


def read(block: str, *, by_line: Any = False) -> Any:
    people = find_people(block, by_line=by_line)
    for person in people:
        assert block[person.start : person.end] == person.name
    return people


def named(block: str, *, by_line: Any = False) -> Any:
    return [(person.title, person.name, person.role) for person in read(block, by_line=by_line)]


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Cllr Ann Birch", "Cllr", "Ann Birch"),
        ("Cllr. A. Birch", "Cllr", "A. Birch"),
        ("Councillor Birch", "Councillor", "Birch"),
        ("County Councillor Birch", "County Councillor", "Birch"),
        ("Mrs J Hollis", "Mrs", "J Hollis"),
        ("Dr Siân O’Neill", "Dr", "Siân O’Neill"),
        ("Mary Ann Smith-Jones", None, "Mary Ann Smith-Jones"),
        ("Zoë de la Cruz", None, "Zoë de la Cruz"),
        ("J.R. MacDonald", None, "J.R. MacDonald"),
        ("ANN BIRCH", None, "ANN BIRCH"),
        ("Mr Ivor Lane", "Mr", "Ivor Lane"),
        ("Cllr Hall", "Cllr", "Hall"),
        ("PC Young", "PC", "Young"),
        ("Rev Tom Church, Rector", "Rev", "Tom Church"),
    ],
)
def test_people_names_and_titles(text: str, title: str, name: str) -> None:
    person = read_person(text)
    assert person is not None
    assert (person.title, person.name) == (title, name)
    assert text[person.start : person.end] == name


@pytest.mark.parametrize(
    "text",
    [
        "the Clerk",
        "Birch",
        "Village Hall",
        "Mill Lane",
        "None",
        "7 members of the public",
        "Northshire Police",
        "Apologies received",
        "Head of Finance",
        "Tuesday March",
        "",
    ],
)
def test_people_what_is_no_name(text: str) -> None:
    assert read_person(text) is None


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Chair", "Chair", None),
        ("(Chair)", "Chair", None),
        ("Director of Children's Services", "Director of Children's Services", None),
        ("Superintendent Northshire Police", "Superintendent", "Northshire Police"),
        ("Designated Nurse CiC NHS", "Designated Nurse CiC", "NHS"),
        ("Director of Fernley Homes", "Director", "Fernley Homes"),
        ("Young Voices Council, Participation Officer", "Participation Officer", "Young Voices Council"),
        ("Northshire Housing Association", None, "Northshire Housing Association"),
        ("Head of Legal & Democratic Services", "Head of Legal & Democratic Services", None),
        (
            "Independent Chair Fernley & Northshire Partnership",
            "Independent Chair",
            "Fernley & Northshire Partnership",
        ),
        ("", None, None),
        (" - ", None, None),
    ],
)
def test_people_post_and_organisation(text: str, role: Any, organisation: Any) -> None:
    assert describe(text) == Post(role, organisation)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "Councillors Birch (Chair), Cole, Frost, and Gale",
            [
                ("Councillor", "Birch", "Chair"),
                ("Councillor", "Cole", None),
                ("Councillor", "Frost", None),
                ("Councillor", "Gale", None),
            ],
        ),
        (
            "Messrs Lane, Peel and Quill, Mrs Vale & Miss Yates",
            [
                ("Mr", "Lane", None),
                ("Mr", "Peel", None),
                ("Mr", "Quill", None),
                ("Mrs", "Vale", None),
                ("Miss", "Yates", None),
            ],
        ),
        (
            "Cllr A Birch, Cllr D Frost and the Clerk, Mrs J Hollis",
            [("Cllr", "A Birch", None), ("Cllr", "D Frost", None), ("Mrs", "J Hollis", "Clerk")],
        ),
        (
            "The Chairman, Mr Ivor Lane, Mr Tom Peel and the Clerk, Miss Yates",
            [("Mr", "Ivor Lane", "Chairman"), ("Mr", "Tom Peel", None), ("Miss", "Yates", "Clerk")],
        ),
        (
            "Cllr Ann Birch, Cllr Bob Cole, the Clerk and 7 members of the public",
            [("Cllr", "Ann Birch", None), ("Cllr", "Bob Cole", None)],
        ),
        (
            "Deputy Mayor Councillor Ann Birch, Councillor Bob Cole",
            [("Councillor", "Ann Birch", "Deputy Mayor"), ("Councillor", "Bob Cole", None)],
        ),
        (
            "Ann Birch, Chair; Bob Cole, Treasurer",
            [(None, "Ann Birch", "Chair"), (None, "Bob Cole", "Treasurer")],
        ),
        (
            "V. Chairman, & Messrs Lane, Peel & Quill",
            [("Mr", "Lane", None), ("Mr", "Peel", None), ("Mr", "Quill", None)],
        ),
        (
            "Cllr Birch in the Chair, Cllrs Cole and Frost",
            [("Cllr", "Birch", "in the Chair"), ("Cllr", "Cole", None), ("Cllr", "Frost", None)],
        ),
        ("Mr & Mrs Hill", [("Mrs", "Hill", None)]),
        ("", []),
        ("None", []),
    ],
)
def test_people_run_on(block: str, expected: Any) -> None:
    assert named(block) == expected


def test_people_one_a_line() -> None:
    block = (
        "Ann Birch, Head of Early Help, Children's Services\nBob Cole\nTeam Manager\n"
        "The Clerk\nTwo members of the public\n"
    )
    assert [(one.name, one.role, one.organisation) for one in read(block, by_line=True)] == [
        ("Ann Birch", "Head of Early Help", "Children's Services"),
        ("Bob Cole", "Team Manager", None),
    ]


def test_people_of_one_name_in_a_list() -> None:
    assert [name for _, name, _ in named("Ann Birch (chair)\nCher\nRod (facilitator)\n", by_line=True)] == [
        "Ann Birch",
        "Cher",
        "Rod",
    ]


def test_people_initials_are_told_from_organisations() -> None:
    people = read("Pam Birch (PB), Clive Cole (CC, Chair), Tina Frost (NHS)")
    assert [(person.initials, person.role, person.organisation) for person in people] == [
        ("PB", None, None),
        ("CC", "Chair", None),
        (None, None, "NHS"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "(substitute for Cllr Hal Jay)",
        "for Cllr Hal Jay",
        "(substituting for Councillor Hal Jay)",
        "(in place of Cllr Hal Jay)",
    ],
)
def test_people_substitutes(said: str) -> None:
    (person,) = read(f"Cllr Eve Gale {said}")
    assert (person.name, person.substitute_for, person.role) == ("Eve Gale", "Hal Jay", None)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("from item 4", "4", None),
        ("from 4 to 7", "4", "7"),
        ("until item 7", None, "7"),
        ("left after minute 31/17", None, "31/17"),
        ("left at 8.15pm", None, None),
        ("from 7.45pm", None, None),
        ("until 9 pm", None, None),
        ("left at 20:15", None, None),
    ],
)
def test_people_who_came_late_or_left(said: str, first: Any, last: Any) -> None:
    (person,) = read(f"Cllr Eve Gale ({said})")
    assert (person.from_item, person.until_item) == (first, last)


@given(
    st.lists(
        st.sampled_from(
            [
                "Cllr ",
                "Ann ",
                "Birch",
                ", ",
                " and ",
                "(Chair)",
                "\n",
                "the Clerk",
                "Messrs ",
                "(",
                " & ",
                "NHS",
                "Hall",
            ]
        ),
        max_size=25,
    ),
    st.booleans(),
)
def test_people_any_list_is_read_without_error(pieces: Any, by_line: Any) -> None:
    block = "".join(pieces)
    ends = 0
    for person in find_people(block, by_line=by_line):
        assert ends <= person.start < person.end <= len(block)
        assert " ".join(block[person.start : person.end].split()) == person.name
        ends = person.end


def test_people_a_list_of_councillors_goes_on_over_lines() -> None:
    block = "Councillors R Abara, S Cole, R Catt,\nC Devane, L Ferris, H James and\nG Strand\n"
    for by_line in (True, False):
        names = [person.name for person in find_people(block, by_line=by_line)]
        assert names == ["R Abara", "S Cole", "R Catt", "C Devane", "L Ferris", "H James", "G Strand"]


@pytest.mark.parametrize(
    ("block", "names"),
    [
        (
            "Neil Sparrow (NS), Paula\nBirdwell (PB), Roger Quill (RQ)",
            ["Neil Sparrow", "Paula Birdwell", "Roger Quill"],
        ),
        ("Councillors A Moss, B Fern and\nC Reed", ["A Moss", "B Fern", "C Reed"]),
        ("Councillors A Moss, B Fern\nand C Reed", ["A Moss", "B Fern", "C Reed"]),
        ("Ms C Moss (Head of Planning), Mr T\nReed (Planner)", ["C Moss", "T Reed"]),
        ("Councillors Moss (Chair) and Reed", ["Moss", "Reed"]),
        ("Lena Moss and Nick Reed from Environmental Health", ["Lena Moss", "Nick Reed"]),
        ("Vice Chairman (Mr. Moss, who took the chair), Mrs. Reed", ["Moss", "Reed"]),
        (
            "The Mayor (Councillor A Moss) in the Chair\nThe Deputy Mayor (Councillor B Reed)",
            ["A Moss", "B Reed"],
        ),
        ("V.Chairman (Mr Moss), & Messrs, Fern, Reed and Mrs Hart", ["Moss", "Fern", "Reed", "Hart"]),
        ("Messrs Moss, Fern and Reed plus eight members of the public", ["Moss", "Fern", "Reed"]),
        (
            "Chairman Mrs A Moss Vice Chairman Mrs B Reed Councillors C Fern E Rush-Lane County Cllr F Pike",
            ["A Moss", "B Reed", "C Fern", "E Rush-Lane", "F Pike"],
        ),
        ("Cllr Anna Moss Cllr Bea Reed Cara Fern (Parish Clerk)", ["Anna Moss", "Bea Reed", "Cara Fern"]),
        (
            "Cllr Anna Moss AM Cllr Bea Reed BR Cara Fern CF Parish Clerk",
            ["Anna Moss", "Bea Reed", "Cara Fern"],
        ),
        ("Cllr Anna Moss Northshire County Council Mr Ben Reed Footpath Warden", ["Anna Moss", "Ben Reed"]),
        ("Borough Councillors Gil Moss (GM) and Hilary Reed (HR)", ["Gil Moss", "Hilary Reed"]),
        ("Provost Isla Moss (Chair), Bailie Tor Reed", ["Isla Moss", "Tor Reed"]),
        ("Mesdames Moss and Reed, the Clerk (Mr. R. Fern)", ["Moss", "Reed", "R. Fern"]),
    ],
)
def test_people_lists_without_clean_separators(block: str, names: list[str]) -> None:
    assert [one.name for one in find_people(block, by_line=False)] == names
