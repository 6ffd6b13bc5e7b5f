"""Names in the text of an item: from the meeting's own attendance list and from patterns."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.pipeline.records import Attendee
from matters.pipeline.tagging.gazetteer import Gazetteer, build_gazetteer, normalise_role
from matters.pipeline.tagging.merge import find_names
from matters.pipeline.tagging.tags import Tag


def attendee(
    name: str,
    role: Any = None,
    organisation: Any = None,
    *,
    status: Any = "in attendance",
    initials: Any = None,
) -> Any:
    return Attendee(name, status, 0, len(name), role=role, organisation=organisation, initials=initials)


LISTED = [
    attendee("Ann Birch", "Chair", status="present"),
    attendee("Clive Cole", status="present", initials="CC"),
    attendee("Dan O'Neill", "Head of Children's Quality Assurance"),
    attendee("Eve Gale", "Designated Nurse CiC", "NHS"),
    attendee("Fay Moss", "Director", "Fernley Homes"),
    attendee("Guy Moss", "Director of Early Help & Children's Social Care"),
    attendee("Hal Jay", "Principal Social Worker", status="apologies"),
]
GAZETTEER = build_gazetteer(LISTED)
NOBODY = Gazetteer()


def tags(text: str, gazetteer: Any = GAZETTEER) -> list[tuple[str, str, str | None]]:
    return [(one.label, text[one.start : one.end], one.person) for one in find_names(text, gazetteer)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Birch spoke.", ("PERSON", "Ann Birch", "Ann Birch")),
        ("Cllr Birch spoke.", ("PERSON", "Birch", "Ann Birch")),
        ("CC asked why.", ("PERSON", "CC", "Clive Cole")),
        ("Birch's motion fell.", ("PERSON", "Birch", "Ann Birch")),
        ("Mr O'Neill replied.", ("PERSON", "O'Neill", "Dan O'Neill")),
        ("Mrs Tina Zed wrote.", ("PERSON", "Tina Zed", None)),
        ("Mr Moss came.", ("PERSON", "Moss", None)),
        (
            "the Head of Children's Quality Assurance said",
            ("ROLE", "Head of Children's Quality Assurance", "Dan O'Neill"),
        ),
        (
            "the Director of Early Help and Childrens Social Care said",
            ("ROLE", "Director of Early Help and Childrens Social Care", "Guy Moss"),
        ),
        ("the Chair closed it", ("ROLE", "Chair", "Ann Birch")),
        ("the Principal Social Worker wrote", ("ROLE", "Principal Social Worker", None)),
        ("the Clerk wrote", ("ROLE", "Clerk", None)),
        ("Northshire Police came", ("ORG", "Northshire Police", None)),
        ("a letter from the Department for Education", ("ORG", "Department for Education", None)),
        ("the Fernley Housing Association wrote", ("ORG", "Fernley Housing Association", None)),
        ("data from Ofsted came", ("ORG", "Ofsted", None)),
    ],
)
def test_tagger_names(text: str, found: Any) -> None:
    assert tags(text) == [found]


def test_tagger_two_after_a_plural_title_are_two() -> None:
    (first, second) = find_names("Apologies: Cllrs Ash & Birch.", NOBODY, [Tag("ORG", 17, 28)])
    assert (first, second) == (Tag("PERSON", 17, 20), Tag("PERSON", 23, 28))


@pytest.mark.parametrize(
    ("text", "trained", "found"),
    [
        ("It was the Project \nManager who left.", "Manager", ["Project \nManager"]),
        ("The Site Agent came. Agent: Mr Ash", "Site Agent", ["Site Agent"]),
        ("Cole left.\nManager: Ash", "Manager", ["Manager"]),
    ],
)
def test_tagger_posts_run_over_the_end_of_a_line(text: str, trained: str, found: list[str]) -> None:
    start = text.index(trained)
    names = find_names(text, NOBODY, [Tag("ROLE", start, start + len(trained))])
    assert [text[one.start : one.end] for one in names if one.label == "ROLE"] == found


@pytest.mark.parametrize(
    "text", ["paid to every Councillor.  If they wish", "a Councillor. Allowances are due", "Mr The chair"]
)
def test_tagger_the_next_sentence_is_nobody_with_a_title(text: str) -> None:
    assert [one for one in tags(text, NOBODY) if one[0] == "PERSON"] == []


def test_tagger_a_deputy_is_not_the_head() -> None:
    (found,) = tags("It was presented by the Deputy Head of Children's Quality Assurance.")
    assert found == ("ROLE", "Deputy Head of Children's Quality Assurance", None)


def test_tagger_a_role_that_two_hold_means_nobody() -> None:
    gazetteer = build_gazetteer(
        [attendee("Fay Moss", "Social Worker"), attendee("Guy Reed", "Social Worker")]
    )
    assert tags("the Social Worker spoke", gazetteer)[0][2] is None


def test_tagger_a_surname_that_two_bear_means_nobody() -> None:
    assert "Moss" not in GAZETTEER.forms
    assert GAZETTEER.forms["Fay Moss"] == "Fay Moss"


def test_tagger_who_sent_apologies_holds_no_role_here() -> None:
    assert "principal social worker" not in GAZETTEER.roles


@pytest.mark.parametrize(
    "text",
    [
        "the birch tree fell",
        "Birchwood Road was shut",
        "coal and moss",
        "it was noted",
        "the road is closed",
        "ACC met",
        "",
    ],
)
def test_tagger_decoys(text: str) -> None:
    assert [one for one in tags(text) if one[0] == "PERSON"] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Director of Children's & Adults' Care", "director childrens and adults care"),
        ("The Vice-Chair", "vice chair"),
        ("Head of Finance", "Head, Finance"),
    ],
)
def test_tagger_roles_are_compared_without_small_words(one: Any, other: Any) -> None:
    assert normalise_role(one) == normalise_role(other)


PIECES = st.sampled_from(
    [
        "Cllr ",
        "Birch",
        "Ann ",
        "the ",
        "Head of ",
        "Children's ",
        "Police",
        "\n",
        ". ",
        "CC ",
        "Trust ",
        "and ",
        "Director",
        "’",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_tagger_names_are_sorted_disjoint_and_not_empty(text: str) -> None:
    ends = 0
    for one in find_names(text, GAZETTEER):
        assert ends <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        ends = one.end
        if one.person is not None:
            assert one.person in {person.name for person in LISTED}


@given(st.text(max_size=60))
def test_tagger_any_text_is_read_without_error(text: str) -> None:
    find_names(text, NOBODY)
