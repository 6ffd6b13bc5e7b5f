"""Who has to act: names whole, and nothing that is no name."""

import pytest

from matters.pipeline.outcomes.people.people import People
from matters.pipeline.records import Attendee
from sallow import one, outcomes


def owners(text: str, *, title: str = "Highways") -> list[tuple[str, str | None]]:
    return [(owner.text, owner.person) for owner in one(text, "action", title=title)[1].owners]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Remember to send the form to the county.", []),
        ("More signs to be put up by the gate in June.", []),
        ("Decision to write to the county.", []),
        ("Tree guard. Hedges OM agreed to contact the owner of the wall.", [("OM", "Owen Marsh")]),
        (
            "Owen, Priya, and Ruth will find this out and bring it back.",
            [("Owen", "Owen Marsh"), ("Priya", "Priya Dell"), ("Ruth", "Ruth Hale")],
        ),
        (
            "Cllr Hale, Cllr Marsh and Cllr Dell agreed to attend the visit.",
            [("Cllr Hale", "Ruth Hale"), ("Cllr Marsh", "Owen Marsh"), ("Cllr Dell", "Priya Dell")],
        ),
        (
            "Following a request from Councillors the Clerk agreed to contact the owner.",
            [("the Clerk", "Nora Finch")],
        ),
        ("Bus Shelter: the quotation will be sought by OM.", [("OM", "Owen Marsh")]),
        ("The Parish Council to write to the county.", [("The Parish Council", None)]),
        ("OM spoke to Quentin. Quentin to write to the county.", [("Quentin", None)]),
        ("The tree officer, Mr Orde, is to inspect the limes.", [("The tree officer", None)]),
        ("OM to look at this.", [("OM", "Owen Marsh")]),
        ("OM/PD to look at the bridge.", [("OM", "Owen Marsh"), ("PD", "Priya Dell")]),
        ("Signs for the closed path to be put up (OM).", [("OM", "Owen Marsh")]),
        (
            "Cllr Hale and Cllr Dell both agree to share the survey and residents should be told.",
            [("Cllr Hale", "Ruth Hale"), ("Cllr Dell", "Priya Dell")],
        ),
    ],
)
def test_outcomes_owners_are_names_and_whole_lists_of_names(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert owners(text) == found


def test_outcomes_owners_in_the_margin_stand_side_by_side() -> None:
    text = "A letter would be sent to the county. OM PD"
    assert owners(text) == [("OM", "Owen Marsh"), ("PD", "Priya Dell")]


def test_outcomes_owners_are_no_label_of_a_task() -> None:
    assert owners("ACTION ITEM: OM, PD will talk about this.") != [("ITEM", None)]


@pytest.mark.parametrize(
    ("posts", "clerk"),
    [
        (("Clerk", "Assistant Clerk"), "N Finch"),
        (("Assistant Clerk", "Clerk"), "T Reeve"),
        (("Deputy Clerk", "Head of Transport"), "N Finch"),
        (("Deputy Clerk", "Assistant Clerk"), None),
        (("Clerk", "Clerk"), None),
    ],
)
@pytest.mark.parametrize("body", [None, "Board"])
def test_outcomes_people_give_the_clerk_to_no_deputy_beside_one(
    posts: tuple[str, str], clerk: str | None, body: str | None
) -> None:
    people = People(
        (
            Attendee("N Finch", "in attendance", 0, 1, role=posts[0], organisation=body),
            Attendee("T Reeve", "in attendance", 0, 1, role=posts[1], organisation=body),
        )
    )
    assert people.resolve("the Clerk") == clerk


def test_outcomes_people_are_known_by_two_surnames_and_by_rank() -> None:
    people = People(
        (
            Attendee("P Dell Marsh", "present", 0, 1, title="Mr"),
            Attendee("Nora Finch", "in attendance", 0, 1, title="PC"),
        )
    )
    assert [people.resolve(words) for words in ("Mr Dell Marsh", "PC Finch")] == [
        "P Dell Marsh",
        "Nora Finch",
    ]


def test_outcomes_people_give_the_clerk_of_a_board_to_no_deputy_without_one() -> None:
    clerk = Attendee("N Finch", "in attendance", 0, 1, role="Clerk", organisation="Board")
    deputy = Attendee("T Reeve", "in attendance", 0, 1, role="Assistant Clerk")
    assert People((clerk, deputy)).resolve("the Clerk") == "N Finch"


def test_outcomes_people_give_the_clerk_to_no_councillor() -> None:
    people = People(
        (
            Attendee("M Sedge", "present", 0, 1, title="County Cllr", role="Parish Clerk"),
            Attendee("J Lark", "present", 0, 1, title="Mrs"),
        )
    )
    assert people.resolve("the Clerk") is None


def test_outcomes_owners_of_two_tasks_that_were_agreed_at_once_are_told_apart() -> None:
    agreed = "It was agreed that the Clerk should ask for quotes and that Cllr Dell would measure the plots."
    found = outcomes(agreed, kind="action")
    assert [[owner.person for owner in one.owners] for one in found] == [["Nora Finch"], ["Priya Dell"]]


@pytest.mark.parametrize("letters", ["SBC", "CC", "PC"])
def test_outcomes_letters_of_a_council_are_nobody(letters: str) -> None:
    there = (
        Attendee("Michael Orde", "present", 0, 1, role="SBC"),
        Attendee("Carol Crane", "present", 2, 3),
        Attendee("Paul Cliff", "present", 4, 5),
    )
    assert People(there, text="Present: Carol Crane, Paul Cliff (CC, PC)").resolve(letters) is None


def test_outcomes_initials_of_names_with_initials_are_resolved() -> None:
    people = People([Attendee("S. Farrow", "present", 0, 9), Attendee("L. Hodd", "present", 10, 17)])
    assert people.resolve("SF") == "S. Farrow"
