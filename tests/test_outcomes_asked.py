"""What an item recommends to others and asks."""

import pytest

from matters.pipeline.records import Owner
from sallow import one, outcomes


def test_outcomes_find_what_scrutiny_recommends_and_to_whom() -> None:
    text = "RESOLVED - That the Cabinet be RECOMMENDED to restore the grant."
    quoted, recommendation = one(text, "recommendation")
    assert quoted.startswith("That the Cabinet")
    assert recommendation.to == "the Cabinet"


def test_outcomes_say_how_far_a_question_was_answered() -> None:
    text = (
        "Councillor Dell asked the Leader of the Council what the depot had cost. It had cost 40,000 pounds. "
        "Councillor Marsh asked the Leader of the Council when it would open. He could not say."
    )
    found = outcomes(text, title="Questions from members", kind="question")
    assert [(one.raised_by and one.raised_by.person, one.answered) for one in found] == [
        ("Priya Dell", "yes"),
        ("Owen Marsh", "no"),
    ]


def test_outcomes_keep_a_question_in_debate_that_its_reply_leaves_open() -> None:
    text = (
        "Councillor Dell asked what percentage of buses had a lift. The Head of Transport described them. "
        "Councillor Marsh asked how many drivers there were. The Head of Transport answered: 40. "
        "Councillor Marsh asked when the depot would open. The Head of Transport undertook to tell him."
    )
    (question,) = outcomes(text, kind="question")
    assert (question.subtype, question.answered) == ("debate", "no")
    assert question.raised_by == Owner("Dell", "Priya Dell")
    assert text[question.start : question.end].endswith("had a lift.")


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("It was agreed to urge the Government to reverse the cut.", "the Government"),
        ("RESOLVED: That the hospital trust be asked to open at weekends.", "the hospital trust"),
    ],
)
def test_outcomes_find_a_request_to_another_body(text: str, to: str) -> None:
    assert one(text, "recommendation")[1].to == to


def test_outcomes_take_no_recommendation_from_a_task_of_those_who_serve() -> None:
    assert not outcomes("RESOLVED: That the Parish Clerk be asked to write.", kind="recommendation")
