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


@pytest.mark.parametrize(
    "text",
    [
        "The Clerk agreed to ask the County Council to mend the road.",
        "Cllr Dell agreed to ask the Borough Council who owned the land.",
        "Scrutiny had voted to ask the Cabinet to think again.",
    ],
)
def test_outcomes_take_no_recommendation_from_one_person_or_from_what_is_retold(text: str) -> None:
    assert not outcomes(text, kind="recommendation")


def test_outcomes_take_a_recommendation_to_whoever_should_be_asked() -> None:
    text = "It was agreed that the Police should be asked to watch the lane."
    assert one(text, "recommendation")[1].to == "the Police"


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Dell asked whether the rate could be changed. It could; the Director had the power.",
        "Councillor Dell asked if lawyers had seen it. They had, and were unable to improve it.",
        "Councillor Dell asked if he could have leave to write to the school. Members were happy to give it.",
        "Councillor Dell asked what members wished to do and they felt the cost should be found.",
    ],
)
def test_outcomes_keep_no_question_that_yes_or_no_answers(text: str) -> None:
    assert not outcomes(text, kind="question")


def test_outcomes_keep_a_yes_or_no_question_that_nobody_could_answer() -> None:
    text = "Councillor Dell asked whether the bus would run. The Head of Transport could not say."
    assert one(text, "question")[1].answered == "no"


def test_outcomes_find_what_members_ask_at_question_time() -> None:
    text = "In respect of question 2, Councillor A. Dell asked how long it would take. It would take 4 weeks."
    quoted, question = one(text, "question", title="Members' Question Time")
    assert quoted.startswith("Councillor A. Dell asked how long")
    assert (question.raised_by and question.raised_by.text, question.answered) == (
        "Councillor A. Dell",
        "yes",
    )


def test_outcomes_end_an_addressee_before_the_question() -> None:
    text = "Councillor Dell to Councillor Hale, Cabinet Member for Finance What will it cost? It will cost 9."
    question = one(text, "question", title="Questions from members")[1]
    assert question.addressee == "Councillor Hale, Cabinet Member for Finance"


@pytest.mark.parametrize(
    ("reply", "answered"),
    [
        ("The question was put.", "no"),
        ("It had cost 90 pounds. Councillor Dell thanked her and had nothing to add.", "yes"),
    ],
)
def test_outcomes_take_for_an_answer_only_what_answers(reply: str, answered: str) -> None:
    text = f"Councillor Dell asked the Leader of the Council what the depot had cost. {reply}"
    assert one(text, "question", title="Questions from members")[1].answered == answered


def test_outcomes_take_no_question_from_whoever_answers() -> None:
    text = (
        "Councillor Dell to Councillor Hale, Leader of the Council: What will the hall cost? "
        "Councillor Hale asked if Councillor Dell would be content with a written answer."
    )
    assert len(outcomes(text, title="Questions from members", kind="question")) == 1


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("The Board recommended that the policy be reviewed.", None),
        ("RECOMMENDED that the policy be adopted.", None),
        ("Recommendation: That the policy be adopted.", None),
        ("RECOMMENDED to Council that the policy be adopted.", "Council"),
        ("Recommendation to Pensions Committee: That a test be commissioned.", "Pensions Committee"),
        (
            "The Board recommended to the Pensions Committee that a test be commissioned.",
            "the Pensions Committee",
        ),
        ("Recommended: That the Pensions Committee approve the policy.", "the Pensions Committee"),
    ],
)
def test_outcomes_find_what_a_body_only_recommends(text: str, to: str | None) -> None:
    quoted, recommendation = one(text, "recommendation")
    assert (quoted, recommendation.to) == (text, to)
    assert not outcomes(text, kind="decision")


def test_outcomes_take_each_part_of_a_list_of_recommendations() -> None:
    text = "RECOMMENDED TO COUNCIL:\n\n(1) That the budget be approved.\n\n(2) That the rate be 5 pounds."
    found = outcomes(text, kind="recommendation")
    assert [(text[one.start : one.end], one.to) for one in found] == [
        ("That the budget be approved.", "COUNCIL"),
        ("That the rate be 5 pounds.", "COUNCIL"),
    ]
    assert len(outcomes(text, kind="decision")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Recommendation: That the policy be adopted.\n\nRESOLVED: That the recommendation be approved.",
        "The Committee recommended approval of the application.",
        "RECOMMENDED – That the application be refused.",
        "The Finance Committee recommended that the budget be approved.",
        "The auditor recommended that the Council change its bank.",
    ],
)
def test_outcomes_take_no_recommendation_from_officers_other_bodies_or_planning(text: str) -> None:
    assert not outcomes(text, kind="recommendation")


@pytest.mark.parametrize(
    ("text", "addressee", "answered"),
    [
        (
            "Councillor Dell asked the Leader of the Council the following question:\n\n"
            '"What has the depot cost?"\n\n'
            "The Leader replied that the firm had been asked and that it had cost 9 pounds.",
            "the Leader of the Council",
            "yes",
        ),
        (
            'Question from Councillor Dell to the Leader of the Council:\n\n"When will the depot open?"\n\n'
            "It was too early to say. Councillor Marsh asked about the 40 bins.",
            "the Leader of the Council",
            "no",
        ),
    ],
)
def test_outcomes_find_a_question_that_is_said_to_be_put(text: str, addressee: str, answered: str) -> None:
    question = one(text, "question")[1]
    assert (question.subtype, question.addressee, question.answered) == ("formal", addressee, answered)
    assert question.raised_by == Owner("Councillor Dell", "Priya Dell")


def test_outcomes_keep_a_question_left_open_by_whoever_replies() -> None:
    text = "Mr Lamb asked when the centre would reopen. Owen Marsh responded that no date could be given."
    question = one(text, "question")[1]
    assert (question.subtype, question.answered) == ("debate", "no")
    assert question.raised_by == Owner("Mr Lamb")


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Q: The hall is shut. When will it open?\nA: No date could be given.", ["no"]),
        ("Q: The hall is shut. When will it open?\nA: In May 2024.", []),
        ("Q: Is the hall paid for?\nA: Yes, by 2026.\n\nA written response to be given on the bus.", []),
        ("Q: Is the hall paid for?\nA: It could not be paid for in one year.", []),
    ],
)
def test_outcomes_keep_a_marked_question_that_its_answer_leaves_open(text: str, answered: list[str]) -> None:
    found = outcomes(text, kind="question")
    assert [one.answered for one in found] == answered
    assert all(text[one.start : one.end] == "The hall is shut. When will it open?" for one in found)
