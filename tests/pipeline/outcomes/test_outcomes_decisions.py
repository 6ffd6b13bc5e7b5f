"""What the body decided, whole and nothing else; whose motion it was, and how the vote went."""

import pytest

from matters.pipeline.records import Votes
from sallow import outcomes


def decided(text: str, *, title: str = "Highways") -> list[str]:
    return [text[one.start : one.end] for one in outcomes(text, title=title, kind="decision")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Letter from the mill about its bell. Agreed. Clerk to reply.",
            ["Letter from the mill about its bell. Agreed."],
        ),
        (
            "DC/23/0418 – Cobble Cottage. Oak porch. No objection.",
            ["No objection."],
        ),
        ("Elm Farm, barn. Objection on the grounds of scale.", ["Objection on the grounds of scale."]),
        ("Swift boxes – noted.", ["Swift boxes – noted."]),
        ("Bank statement to 31 May checked by PD and noted.", None),
        ("Headstone application (plot B47) approved.", None),
        ("The Council were strongly opposed to this application as the lane is narrow.", None),
        (
            "It was proposed by Councillor Hale, seconded by Councillor Dell and agreed to let it.",
            None,
        ),
        ("Resolved to support the appeal as the first application had been refused.", None),
        (
            "It was RESOLVED that the orders be kept and that the limit in 4.1 be raised to £750.",
            None,
        ),
        ("It was RESOLVED to appoint Orde at £1,850 excl. VAT, to be paid from reserves.", None),
        (
            "Mr Hale was proposed by Mr Marsh, seconded by Mr Dell and there being no other nominations "
            "was duly elected Chairman.",
            None,
        ),
        ("Thatched porch. C.23", []),
        (
            "Proposal: Fell one ash\nComment: OBJECT. Too close.\nProposed by Cllr Marsh. 5 in favour.",
            ["Comment: OBJECT. Too close.\nProposed by Cllr Marsh. 5 in favour."],
        ),
        ("With reference to minute 7, the Head of Transport confirmed that the audit was over.", []),
        ("The meeting was confirmed as quorate.", []),
        ("The following points were noted:", []),
        ("The letter was passed to PD.", []),
        (
            "101655 HMRC – tax £81.20\n101656 Glow – lights £14.87\nResolved that the above be paid.",
            ["Resolved that the above be paid."],
        ),
    ],
)
def test_outcomes_decisions_are_whole_and_nothing_else(text: str, found: list[str] | None) -> None:
    assert decided(text) == ([text] if found is None else found)


@pytest.mark.parametrize(
    "result",
    [
        "23/01290/FUL Manor Barn – granted with conditions.",
        "23/01311/TPO 3 The Green – refused.",
        "Refused: Wharf Farm, mobile home.",
    ],
)
def test_outcomes_decisions_of_the_planning_authority_are_none_of_a_parish(result: str) -> None:
    assert decided(result, title="Planning") == []


@pytest.mark.parametrize(
    ("text", "proposer", "seconder", "votes"),
    [
        ("The bills were taken as read and approved. (OM/PD)", "OM", "PD", None),
        (
            "It was resolved to object. (Cllr Marsh/Cllr Dell – 4 in favour, 1 against)",
            "Cllr Marsh",
            "Cllr Dell",
            Votes(4, 1, None),
        ),
        ("Resolved to buy two signs. Prop OM, Sec PD.", "OM", "PD", None),
        (
            "RESOLVED to accept quote A. Proposed OM, seconded PD. 4 for, 1 against.",
            "OM",
            "PD",
            Votes(4, 1, None),
        ),
        (
            "Cllr Marsh proposed that it be mended, seconded by Cllr Dell. Agreed (4 for, 1 against).",
            "Cllr Marsh",
            "Cllr Dell",
            Votes(4, 1, None),
        ),
        (
            "Cllr Marsh proposed that the Council buy a bell. This was seconded by Cllr Dell and carried.",
            "Cllr Marsh",
            "Cllr Dell",
            None,
        ),
    ],
)
def test_outcomes_decisions_hold_their_motion_and_their_vote(
    text: str, proposer: str, seconder: str, votes: Votes | None
) -> None:
    [one] = outcomes(text, kind="decision")
    assert (text[one.start : one.end], one.proposer, one.seconder, one.votes) == (
        text,
        proposer,
        seconder,
        votes,
    )


def test_outcomes_movers_and_votes_stay_with_their_own_decision() -> None:
    text = (
        "(i) Resolved that the bills be paid. Proposed Cllr Marsh, seconded Cllr Dell. 4 for, 1 against.\n"
        "(ii) Audit – Resolved that the notice be shown.\n"
        "Resolved that the pond be cleaned."
    )
    found = outcomes(text, kind="decision")
    assert [(one.proposer, one.votes) for one in found] == [
        ("Cllr Marsh", Votes(4, 1, None)),
        (None, None),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("It was agreed to pay for repairs if the claim is rejected.", "agreed"),
        ("Proposal: Fell one ash. No objection.", "agreed"),
        ("The motion fell.", "lost"),
    ],
)
def test_outcomes_decisions_are_told_by_their_verdict_alone(text: str, subtype: str) -> None:
    assert [one.subtype for one in outcomes(text, kind="decision")][-1:] == [subtype]


@pytest.mark.parametrize(
    "opening",
    [
        "RESOLVED:\n\nThat the Board:",
        "RESOLVED (by 7 votes to 3) –",
        "it was\n\nRESOLVED /-",
        "Resolved by 4 votes to 2 that:",
    ],
)
def test_outcomes_every_limb_below_an_opening_is_a_decision(opening: str) -> None:
    text = (
        f"{opening}\n\n(a) the report be noted;\n\n(b) the fees be approved; and\n\n(c) a group be set up.\n"
    )
    assert decided(text) == ["the report be noted;", "the fees be approved; and", "a group be set up."]
