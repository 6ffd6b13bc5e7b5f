"""Who moved and who seconded what was decided."""

import pytest

from matters.pipeline.outcomes.decisions.movers import Movers, movers_of
from matters.pipeline.outcomes.people.people import People
from matters.pipeline.records import Votes
from sallow import PEOPLE, outcomes

ALL = People(PEOPLE, chair="Ruth Hale")


@pytest.mark.parametrize(
    ("text", "proposer", "seconder"),
    [
        ("Proposed by Councillor Jim McNab, seconded by Cllr O’Dell.", "Councillor Jim McNab", "Cllr O’Dell"),
        ("The Convener moved, seconded by the Vice Convener, that", "The Convener", "the Vice Convener"),
        ("Cllr A B Marsh, seconded by Cllr P. Dell, proposed that", "Cllr A B Marsh", "Cllr P. Dell"),
        ("proposed for approval by Cllr Marsh, seconded by Cllr Dell", "Cllr Marsh", "Cllr Dell"),
        ("Proposed – Cllr Mrs Marsh Seconded – Cllr Mrs Dell", "Cllr Mrs Marsh", "Cllr Mrs Dell"),
        ("Payments proposed by Mrs Marsh, seconded by Mr Dell", "Mrs Marsh", "Mr Dell"),
        ("Cllr Marsh proposed £40 for seeds, Cllr Dell seconded it", "Cllr Marsh", "Cllr Dell"),
        ("OM proposed and PD seconded", "OM", "PD"),
        ("Payments were authorised. Prop. OM, sec. PD, carried.", "OM", "PD"),
        ("To buy a mower. Prop. S. Quill Sec. C. Brand.", "S. Quill", "C. Brand"),
        ("Agreed that the Hon. Sec. Ann Lark be thanked", None, None),
        (
            "This was proposed also by Cllr Marsh, seconded by Cllr Dell Statement of",
            "Cllr Marsh",
            "Cllr Dell",
        ),
        ("moved by Councillor S R Marsh, duly seconded and", "Councillor S R Marsh", None),
        (
            "ON THE MOTION OF COUNCILLOR Marsh, seconded by COUNCILLOR Dell",
            "COUNCILLOR Marsh",
            "COUNCILLOR Dell",
        ),
        ("Mrs Ann Lark Proposed – Cllr Marsh Seconded – Cllr Dell", "Cllr Marsh", "Cllr Dell"),
        ("Cllr Mrs Marsh Seconded - Cllr Dell That the bills be paid", "Cllr Mrs Marsh", "Cllr Dell"),
        ("Acceptance was proposed by Ann Lark, seconded Bob Finch", "Ann Lark", "Bob Finch"),
        ("On the motion of Councillor de la Mare it was agreed", "Councillor de la Mare", None),
        ("Proposed Loft Conversion, The Forge: approved", None, None),
        ("Having been proposed and seconded, Ann Lark was co-opted", None, None),
        ("The county proposed changes to the road", None, None),
    ],
)
def test_outcomes_movers_are_named_whole_or_not_at_all(
    text: str, proposer: str | None, seconder: str | None
) -> None:
    assert movers_of(text, [], ALL) == Movers(proposer, seconder)


def test_outcomes_movers_of_a_motion_are_none_of_its_amendment() -> None:
    earlier = [
        "Councillor Hale moved, seconded by Councillor Finch, that the hall be sold.",
        "Councillor Marsh moved as an amendment, seconded by Councillor Dell, that it be let.",
        "The amendment was lost.",
    ]
    assert movers_of("The motion was carried.", earlier, ALL) == Movers("Councillor Hale", "Councillor Finch")
    assert movers_of("The amendment was lost.", earlier, ALL) == Movers("Councillor Marsh", "Councillor Dell")


def test_outcomes_movers_of_what_was_voted_on_before_are_forgotten() -> None:
    earlier = [
        "Moved by Councillor Hale, seconded by Councillor Dell, that the hall be sold.",
        "The motion was carried.",
        "The motion on the barn was lost.",
    ]
    assert movers_of("RESOLVED: That the field be mown.", earlier, ALL) == Movers()


def test_outcomes_movers_of_one_nomination_of_several_are_not_told() -> None:
    earlier = ["Cllr Hale proposed Cllr Dell, seconded by Cllr Finch.", "Cllr Marsh proposed Cllr Lark."]
    assert movers_of("Cllr Dell was elected Chair.", earlier, ALL) == Movers()
    assert movers_of("Cllr Dell was elected Chair.", earlier[:1], ALL).seconder == "Cllr Finch"


def test_outcomes_votes_on_an_amendment_are_none_of_the_motion() -> None:
    text = (
        "Councillor Marsh moved an amendment, which was lost by 4 votes to 9. "
        "Councillor Hale moved the motion, seconded by Councillor Dell. The motion was carried."
    )
    assert outcomes(text, kind="decision")[-1].votes is None


def test_outcomes_every_part_of_a_resolution_has_its_vote() -> None:
    text = (
        "The motion was CARRIED by 9 votes to 2. RESOLVED: (1) That the hall be let. "
        "(2) That the rent be set in May."
    )
    assert {one.votes for one in outcomes(text, kind="decision")} == {Votes(9, 2, None)}


def test_outcomes_take_a_motion_moved_and_resolved_in_one_sentence_for_a_decision() -> None:
    text = "It was moved by Councillor Hale, seconded by Councillor Dell and RESOLVED - That the hall be let."
    (decision,) = outcomes(text, kind="decision")
    assert (decision.subtype, decision.proposer, decision.seconder) == (
        "resolved",
        "Councillor Hale",
        "Councillor Dell",
    )


def test_outcomes_tell_what_was_not_carried_from_what_was() -> None:
    text = (
        "A vote was taken on the amendment, which was not carried. "
        "The vote on the recommendation was then taken, and carried by 22 votes to one, with two abstentions."
    )
    assert [(one.subtype, one.votes) for one in outcomes(text, kind="decision")] == [
        ("lost", None),
        ("carried", Votes(22, 1, 2)),
    ]


def test_outcomes_abstentions_may_stand_in_a_sentence_of_their_own() -> None:
    text = "Permission GRANTED. Voting: For 10, Against 0. There were no abstentions."
    assert outcomes(text, kind="decision")[0].votes == Votes(10, 0, 0)
