"""Resolutions of several limbs, lists below a verdict, and the reasons for which something was refused."""

import pytest

from sallow import outcomes


def decided(text: str) -> list[str]:
    return [text[one.start : one.end] for one in outcomes(text, kind="decision")]


@pytest.mark.parametrize(
    ("text", "limbs"),
    [
        (
            "RESOLVED: (i) To advertise the post; (ii) To hire cover for a week; and (iii) To thank Mr Orde.",
            ["To advertise the post;", "To hire cover for a week; and", "To thank Mr Orde."],
        ),
        (
            "RESOLVED that (a) the door be moved; (b) the Clerk obtain prices; and (c) the key be kept.",
            ["the door be moved;", "the Clerk obtain prices; and", "the key be kept."],
        ),
        (
            "RESOLVED - (1) That the fee be raised.\n\n(2) That the hall be let.",
            ["That the fee be raised.", "That the hall be let."],
        ),
        (
            "RESOLVED that\n\n2.1 the report be received;\n\n2.2 the roof be mended.",
            ["the report be received;", "the roof be mended."],
        ),
        (
            "It was AGREED\n\n(i) that a fair be held;\n\n(ii) that the Clerk seek a date.",
            ["that a fair be held;", "that the Clerk seek a date."],
        ),
        (
            "Decision\n\nThe Committee agreed:-\n\n1. to award £50;\n\n2. to refuse the rest.",
            ["to award £50;", "to refuse the rest."],
        ),
        ("It was agreed to plant (a) an ash and (b) an oak.", None),
        ("The plans had been agreed (a) by post and (b) by telephone.", []),
        ("It was agreed to meet at the hall (1 Mill Lane) on Friday.", None),
    ],
)
def test_outcomes_quote_each_limb_of_a_resolution_without_its_mark(
    text: str, limbs: list[str] | None
) -> None:
    assert decided(text) == ([text] if limbs is None else limbs)


def test_outcomes_give_movers_behind_the_last_limb_to_all() -> None:
    text = (
        "RESOLVED: (i) To advertise the post;\n(ii) To hire cover;\n(iii) To note the rota.\n"
        "Proposed by Cllr Marsh, seconded by Cllr Dell."
    )
    found = outcomes(text, kind="decision")
    assert [(one.subtype, one.proposer, one.seconder) for one in found] == [
        ("resolved", "Cllr Marsh", "Cllr Dell"),
        ("resolved", "Cllr Marsh", "Cllr Dell"),
        ("noted", "Cllr Marsh", "Cllr Dell"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Board APPROVED:\n\n(a) the draft accounts;\n\n(b) the plan for 2024.",
        "The following policies were reviewed and approved:\n- Charging\n- Whistleblowing",
    ],
)
def test_outcomes_quote_a_list_of_things_with_the_verdict_above_it(text: str) -> None:
    assert decided(text) == [text]


@pytest.mark.parametrize(
    "reasons",
    [
        "1. The plan would harm the lane.\n\n2. The access was not supported. It would be unsafe.\n\n",
        "The plan would harm the lane.\n\n",
    ],
)
def test_outcomes_give_movers_behind_reasons_to_the_refusal(reasons: str) -> None:
    lead = "RESOLVED that permission be REFUSED for the following reasons:"
    text = f"{lead}\n\n{reasons}(Proposed by Councillor Marsh, seconded by Councillor Dell)"
    found = outcomes(text, kind="decision")
    assert [text[one.start : one.end] for one in found] == [lead]
    assert (found[0].subtype, found[0].proposer, found[0].seconder) == (
        "refused",
        "Councillor Marsh",
        "Councillor Dell",
    )


@pytest.mark.parametrize(
    ("report", "resolution"),
    [
        ("That the fair would be held in May.", "That the Clerk book a stall."),
        ("That it was proposed by the guild to raise its fee to £60.", "That the fee be paid for 2024."),
    ],
)
def test_outcomes_resolve_only_what_stands_below_the_verdict(report: str, resolution: str) -> None:
    text = f"Mr Orde advised:\n\n{report}\n\nRESOLVED\n\n{resolution}"
    assert decided(text) == [resolution]


@pytest.mark.parametrize(
    "verdict", ["RESOLVED – That", "RESOLVED - That", "Resolved – that", "Agreed - that"]
)
def test_outcomes_decide_what_a_resolution_with_a_dash_sets_somebody_to_do(verdict: str) -> None:
    text = f"{verdict} the Chair write to the Minister."
    quoted = text[len(verdict) - len("that") :]
    assert decided(text) == [quoted]
    assert [text[one.start : one.end] for one in outcomes(text, kind="action")] == [quoted]


@pytest.mark.parametrize(
    ("limb", "to"),
    [
        ("recommends to Cabinet that parking be free.", "Cabinet"),
        ("That the sub-committee recommend to cabinet that parking be free.", "cabinet"),
        ("that it be recommended to Full Council that parking be free.", "Full Council"),
    ],
)
def test_outcomes_only_recommend_by_a_limb_that_recommends(limb: str, to: str) -> None:
    text = f"Resolved: That the Board:\n\n1. notes the plan; and\n\n2. {limb}"
    assert decided(text) == ["notes the plan; and"]
    assert [(text[one.start : one.end], one.to) for one in outcomes(text, kind="recommendation")] == [
        (limb, to)
    ]


def test_outcomes_decide_by_a_limb_that_accepts_a_recommendation() -> None:
    text = "Resolved:\n\n1. to approve the recommended tender; and\n\n2. that the recommendation be accepted."
    assert len(decided(text)) == 2


def test_outcomes_leave_out_the_bare_opening_of_recommendations() -> None:
    text = "RECOMMENDED TO COUNCIL that:\n\n1. a budget of £14m be approved;\n\n2. the tax be kept."
    assert not any(quoted.startswith("RECOMMENDED") for quoted in decided(text))
