"""Motions and amendments: what was carried is decided, and each has its own movers."""

import pytest

from matters.pipeline.outcomes.decisions.movers import Movers, movers_of
from matters.pipeline.outcomes.people.people import People
from matters.pipeline.outcomes.sentences.motions import motion_places
from matters.pipeline.records import Votes
from sallow import PEOPLE, outcomes

ALL = People(PEOPLE, chair="Ruth Hale")
HALE, MARSH = ("Councillor Hale", "Councillor Finch"), ("Councillor Marsh", "Councillor Dell")


def told(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (text[one.start : one.end], one.subtype, one.proposer, one.seconder)
        for one in outcomes(text)
        if one.kind in {"decision", "action"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Motion\n\nThat the hall be let.\n\nMoved by Councillor Hale, seconded by Councillor Finch.\n\n"
        "Amendment\n\nThat the Clerk write to the mill.\n\nMoved by Councillor Marsh, seconded by Councillor "
        "Dell.\n\nDecision\n\n",
        "Motion\nTo let the hall.\n- moved by Councillor Hale, seconded by Councillor Finch\n\n"
        "Amendment\nTo sell the hall.\n- moved by Councillor Marsh, seconded by Councillor Dell\n\n",
        "Moved by Councillor Hale,\n\nSeconded by Councillor Finch,\n\nThat the Council agrees to let the "
        "hall.\n\nAmendment\n\nMoved by Councillor Marsh,\n\nSeconded by Councillor Dell,\n\nThat the "
        "Council agrees to sell the hall.\n\n",
        "It was moved by Councillor Hale and seconded by Councillor Finch\n\n“That the hall be let.”\n\n"
        "It was moved as an amendment by Councillor Marsh and seconded by Councillor Dell\n\n"
        "“That the Clerk write to the mill.”\n\n",
    ],
)
def test_outcomes_motions_set_apart_are_told_by_their_vote_and_have_their_own_movers(text: str) -> None:
    lost, carried = "On a vote the amendment was lost.", "On a vote the motion was carried by 4 votes to 2."
    assert told(text + carried) == [(carried, "carried", *HALE)]
    assert told(f"{text}{lost}\n\n{carried}") == [(lost, "lost", *MARSH), (carried, "carried", *HALE)]


@pytest.mark.parametrize(
    "text",
    [
        "Motion\n\nThe road is bad. OM to write to the county.\n\nThe motion was carried.",
        "Proposed by Councillor Hale, seconded by Councillor Finch\n\nThat the hall be let.",
        "Motion\n\nThat it be let.\n\nProposed by Councillor Hale, seconded by Councillor Dell.\n\nCarried.",
        "Moved by Councillor Hale, seconded by Councillor Dell.\n\nThat the hall leaks was noted.\n\n"
        "The motion was carried.",
    ],
)
def test_outcomes_motions_are_not_set_apart_without_movers_and_a_vote_on_them(text: str) -> None:
    assert motion_places(text.split("\n\n")) == frozenset()


def test_outcomes_motions_of_several_limbs_are_told_by_their_vote() -> None:
    text = (
        "Proposed by Councillor Hale, seconded by Councillor Finch:\n\n1. That the hall be let.\n\n"
        "2. That the rent be £9.\n\nThe motion was carried by 5 votes to 2."
    )
    assert told(text) == [("The motion was carried by 5 votes to 2.", "carried", *HALE)]


@pytest.mark.parametrize(
    ("text", "movers"),
    [
        ("Resolved to paint the gate (P OM, S PD).", ("OM", "PD")),
        ("The minutes were approved. P: OM S: PD Unan.", ("OM", "PD")),
        ("P: Cllr Marsh S: Cllr Dell. Agreed 4-1.", ("Cllr Marsh", "Cllr Dell")),
        (
            "An amendment by Cllr Marsh (seconded by Cllr Dell) that it be kept was lost.",
            ("Cllr Marsh", "Cllr Dell"),
        ),
        ("It was moved as an amendment by Cllr Marsh and seconded by Cllr Dell", ("Cllr Marsh", "Cllr Dell")),
        ("Subject to the amendment below, the minutes were approved by OM, seconded by PD:", ("OM", "PD")),
        ("P. Smith, S. Jones and D. Orde were appointed.", (None, None)),
        ("Grid square P OM and SP", (None, None)),
    ],
)
def test_outcomes_movers_may_stand_behind_letters_or_an_amendment(
    text: str, movers: tuple[str | None, str | None]
) -> None:
    assert movers_of(text, [], ALL) == Movers(*movers)


@pytest.mark.parametrize(
    "verdict", ["The proposal was lost.", "The proposal was not agreed.", "It was withdrawn."]
)
def test_outcomes_movers_of_what_was_lost_are_none_of_the_next_resolution(verdict: str) -> None:
    text = (
        f"It was proposed by Councillor Hale and seconded by Councillor Finch that it be sold. {verdict}\n\n"
        "RESOLVED\n\nThat the hall be let."
    )
    assert told(text)[-1] == ("That the hall be let.", "resolved", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Hale was elected Chair on the nomination of Cllr Marsh, seconded by Cllr Dell. ",
        "It was agreed to let it.\n\n(Proposed by Cllr Marsh, seconded by Cllr Dell)\n\nMembers saw it. ",
        "Cllr Hale was proposed by Cllr Marsh, seconded by Cllr Dell. There were no others. "
        "Cllr Hale was elected Chair. ",
    ],
)
def test_outcomes_movers_of_one_election_are_none_of_the_next(text: str) -> None:
    found = told(text + "Cllr Orde was elected Vice-Chair.")
    assert [one[2:] for one in found] == [("Cllr Marsh", "Cllr Dell"), (None, None)]


def test_outcomes_movers_of_an_election_are_those_of_its_resolution_too() -> None:
    text = (
        "Councillor Orde was proposed by Councillor Hale and seconded by Councillor Finch. Councillor Orde "
        "was elected unopposed.\n\nRESOLVED: That Councillor Ann Orde be elected Mayor."
    )
    assert [one[2:] for one in told(text)] == [HALE, HALE]


@pytest.mark.parametrize(
    ("text", "subtype", "votes"),
    [
        (
            "Cllr Marsh moved that the wall be built; seconded Cllr Dell; carried unanimously.",
            "carried",
            None,
        ),
        ("Cllr Marsh proposed a bench. Seconded by Cllr Dell. Agreed.", "agreed", None),
        (
            "Cllr Marsh proposed, and Cllr Dell seconded, a rise of 6%. The Chairman put this to the vote: "
            "4 in favour, 1 against (Cllr Orde). Motion carried.",
            "carried",
            Votes(4, 1, None),
        ),
        (
            "Cllr Marsh proposed that a bench be bought. Cllr Dell seconded this and it was agreed.",
            "agreed",
            None,
        ),
        (
            "Cllr Marsh proposed that it be let. This was seconded by Cllr Dell and, on a vote, was agreed.",
            "agreed",
            None,
        ),
        (
            "It was moved by Cllr Marsh and seconded by Cllr Dell that it be paid.\n\n"
            "For: 4. Against: 1. Abstained: 1.\n\nRESOLVED accordingly.",
            "resolved",
            Votes(4, 1, 1),
        ),
        (
            "Proposal: £7.75 per rod. P: Cllr Marsh, S: Cllr Dell. For: 3, Against: 1. RESOLVED.",
            "resolved",
            Votes(3, 1),
        ),
        (
            "It was RESOLVED that they be signed. Proposed Cllr Marsh, seconded Cllr Dell, all in favour "
            "with 1 abstention (absent from that meeting).",
            "resolved",
            Votes(None, None, 1),
        ),
    ],
)
def test_outcomes_a_motion_is_quoted_with_its_movers_its_vote_and_its_verdict(
    text: str, subtype: str, votes: Votes | None
) -> None:
    [one] = outcomes(text, kind="decision")
    assert (text[one.start : one.end], one.subtype, one.proposer, one.seconder, one.votes) == (
        text,
        subtype,
        "Cllr Marsh",
        "Cllr Dell",
        votes,
    )


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (
            "Cllr Marsh proposed it be let. Cllr Orde moved an amendment, seconded by Cllr Dell, that it "
            "be sold. Motion carried.",
            "Motion carried.",
        ),
        (
            "Members spoke of the pond. The proposal was put to the vote and carried.",
            "The proposal was put to the vote and carried.",
        ),
        (
            "Cllr Marsh moved that it be let. It was then agreed that the gate be shut.",
            "It was then agreed that the gate be shut.",
        ),
    ],
)
def test_outcomes_a_verdict_takes_no_other_sentence_for_its_motion(text: str, quoted: str) -> None:
    assert [one[0] for one in told(text)] == [quoted]


@pytest.mark.parametrize(
    ("text", "subtype", "votes"),
    [
        (
            "On a vote, two Members voted for the amendment and four against and it was declared lost.",
            "lost",
            Votes(2, 4),
        ),
        (
            "On a vote, five Members voted for the proposal and one against and it was declared carried.",
            "carried",
            Votes(5, 1),
        ),
        ("On being put to the vote, the amendment was declared defeated.", "lost", None),
        (
            "The amendment was declared defeated, with 2 for and 4 against, with 1 abstention.",
            "lost",
            Votes(2, 4, 1),
        ),
        ("The amendment was rejected by 5 votes to 1.", "lost", Votes(1, 5)),
        ("On a show of hands, three Members voted for the motion and four against.", "lost", Votes(3, 4)),
    ],
)
def test_outcomes_votes_told_with_a_verb_are_decisions_whole(
    text: str, subtype: str, votes: Votes | None
) -> None:
    [one] = outcomes(text, kind="decision")
    assert (text[one.start : one.end], one.subtype, one.votes) == (text, subtype, votes)


@pytest.mark.parametrize(
    "text",
    [
        "In May 20 members had voted for the motion and 4 against.",
        "The county declared the flood an emergency.",
        "Residents voted on the name of the boat.",
    ],
)
def test_outcomes_votes_of_others_are_no_decisions(text: str) -> None:
    assert not outcomes(text, kind="decision")
