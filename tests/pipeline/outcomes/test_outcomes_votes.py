"""How votes went: what was lost was never agreed, and had the greater number against it."""

import pytest

from matters.pipeline.outcomes.decisions.votes import find_votes
from matters.pipeline.records import Votes
from sallow import outcomes


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("The proposal was not agreed.", "lost"),
        ("The amendment was not agreed.", "lost"),
        ("The motion fell for want of a seconder.", "lost"),
        ("The motion was lost as it was not seconded.", "lost"),
        ("The Behaviour policy was not approved.", "refused"),
        ("It was agreed to appeal as the application was not approved.", "agreed"),
        ("It was agreed that the fee, which was not agreed last year, be £5.", "agreed"),
        ("The amendment was not agreed and the motion was carried.", "carried"),
        ("The original proposal was put to the meeting and passed.", "carried"),
    ],
)
def test_outcomes_what_was_not_agreed_is_never_agreed(text: str, subtype: str) -> None:
    assert [one.subtype for one in outcomes(text, kind="decision")] == [subtype]


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("The amendment was defeated by 4 votes to 2.", Votes(2, 4, None)),
        ("The motion was lost by 2 votes to 4.", Votes(2, 4, None)),
        ("The motion was not carried, by 6 votes to 2.", Votes(2, 6, None)),
        ("The amendment was rejected by 5 votes to 1.", Votes(1, 5, None)),
        ("By 4 votes to 2 the amendment was lost.", Votes(2, 4, None)),
        ("Motion lost (5-3).", Votes(3, 5, None)),
        ("The application was refused by 7 votes to 2.", Votes(7, 2, None)),
        ("By 4 votes to 2 the amendment was carried and the motion as amended was lost.", Votes(4, 2, None)),
        ("The motion was lost and the recommendation was carried by 6 votes to 2.", Votes(6, 2, None)),
    ],
)
def test_outcomes_votes_of_what_was_lost_were_mostly_against_it(text: str, votes: Votes) -> None:
    assert find_votes(text) == votes


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("Two Members voted for the amendment and four against and it was lost.", Votes(2, 4, None)),
        ("The Committee voted 4 in favour and 2 against the proposal.", Votes(4, 2, None)),
        ("The motion was CARRIED, 5 votes to 2.", Votes(5, 2, None)),
        ("Carried 3-0 with 1 abst.", Votes(3, 0, 1)),
        ("It was agreed to cut the hedge. (3-0-1)", Votes(3, 0, 1)),
        ("Agreed 4-1.", Votes(4, 1, None)),
        ("For: 4. Against: 1. Abstained: 1.", Votes(4, 1, 1)),
        ("All in favour with one abstention.", Votes(None, None, 1)),
        ("There voted 6 for the motion and 3 for the amendment, 1 abstention.", Votes(6, 3, 1)),
        ("It was agreed to meet on the next day (3-5-23).", None),
        ("Agreed 4-6 pm opening.", None),
        ("Approved 2-3, Mill Lane, extension.", None),
        ("Mr Hale had 6 votes, Mrs Orde 2 votes and he was elected.", None),
    ],
)
def test_outcomes_votes_are_read_in_words_figures_and_scores(text: str, votes: Votes | None) -> None:
    assert find_votes(text) == votes


def test_outcomes_votes_of_one_lost_amendment_are_none_of_the_next() -> None:
    text = "The first amendment was lost by 4 votes to 2. The second amendment was also lost."
    assert [one.votes for one in outcomes(text, kind="decision")] == [Votes(2, 4, None), None]
