"""What people promise by name or post, what meetings ask of them, and who it is that has to act."""

import pytest

from matters.pipeline.outcomes.classifier.rules import binds, promises
from matters.pipeline.outcomes.sentences.clauses import Clause
from sallow import one, outcomes


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Marsh will cost two signs.",
        "Cllr Marsh will pop round to see Mrs Orde.",
        "Cllrs Marsh and Dell will strim the path.",
        "The Clerk would print the forms.",
        "The maths lead will present to governors in March.",
        "OM accepted this and will remind the volunteers.",
        "Owen Marsh committed to providing the figures.",
        "Owen Marsh gave an undertaking to mend the wall.",
        "Priya Dell said that she would be happy to write to the mill.",
        "The Head of Transport responded that the plan would be shared with members.",
        "The cabinet member agreed to provide figures.",
        "It was left to Cllr Marsh to speak to the owner.",
    ],
)
def test_outcomes_promises_are_told_of_people_by_name_or_post(text: str) -> None:
    assert binds(Clause(text, 0, "")) or promises(text)


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Marsh will retire in May.",
        "Cllr Marsh will be away in June.",
        "Cllr Marsh would support the motion.",
        "Cllr Marsh will know the answer.",
        "Cllr Marsh will serve as Vice-Chair.",
        "The Clerk will have worked here ten years.",
        "The Director will take up her post in May.",
        "The Planning Officer will determine the application.",
        "The Mayor will open the fair.",
        "Mr Orde would mow the verge in the past.",
        "Mill Lane will close for two weeks.",
        "Owen Water will replace the main.",
        "The scheme was approved and will open in June.",
        "The county is committed to mending the wall.",
        "The developer had given an undertaking to plant trees.",
        "Cllr Dell would be happy to second the motion.",
    ],
)
def test_outcomes_promises_are_no_facts_forecasts_or_states_of_mind(text: str) -> None:
    assert not binds(Clause(text, 0, "")) and not promises(text)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("The Chair asked Owen Marsh to circulate the slides.", ["Owen Marsh"]),
        ("Members asked the Head of Transport to circulate the slides.", ["the Head of Transport"]),
        ("PD asked OM to circulate the slides.", ["OM"]),
        ("The Committee asked the Trust to supply the figures.", ["the Trust"]),
        ("The Committee requested that future reports show what was spent.", []),
        ("Priya Dell requested further detail on the savings.", []),
        ("Members requested sight of the survey.", []),
        ("The Committee resolved to instruct the Head of Transport to finish it.", ["the Head of Transport"]),
        ("The Committee agreed to ask the Head of Transport to finish it.", ["the Head of Transport"]),
        ("The Council agreed to ask the County Council to mend the road.", ["The Council"]),
        ("Cllr Marsh agreed to ask the Clerk to write to the mill.", ["Cllr Marsh"]),
        ("That the Committee approves the lease and instructs the Clerk to sign it.", ["the Clerk"]),
        ("The landowner to be asked to cut the hedge.", []),
        ("OM to be asked to cut the hedge.", ["OM"]),
        ("The Committee asked to be kept informed of progress.", []),
        ("It was agreed to write to the Department for Roads to ask for a crossing.", []),
        ("Resolved that the Clerk order a seat and that Cllr Marsh fit it.", ["the Clerk", "Cllr Marsh"]),
        ("The Board agreed to give OM and PD authority to sign the lease.", ["OM", "PD"]),
        ("It was left with the Clerk to arrange a valuation.", ["the Clerk"]),
        ("A plaque will be ordered. Clerk", ["Clerk"]),
        ("Cllr Orde accepted this and will remind the mill.", ["Cllr Orde"]),
    ],
)
def test_outcomes_owners_are_those_who_are_asked_or_promise(text: str, owners: list[str]) -> None:
    assert [owner.text for owner in one(text, "action")[1].owners] == owners


@pytest.mark.parametrize(
    "text",
    [
        "The Chair asked Cllr Marsh to introduce the item.",
        "The Chair asked members to declare any interests.",
        "The Board was asked to note the report.",
        "Mr Orde requested a copy of the report.",
        "The County Council requested further details from the applicant.",
        "Cllr Marsh requested a recorded vote.",
        "He would leave the room while that was discussed.",
        "Cllr Marsh asked to be removed from the list.",
        "Owen Marsh thanked Ruth Hale and Priya Dell to whom he had written.",
        "Resolved to take no action.",
        "The Board agreed to continue consideration of this item at the next meeting.",
    ],
)
def test_outcomes_find_no_task_in_what_is_done_there_and_then(text: str) -> None:
    assert not outcomes(text, kind="action")


def test_outcomes_owners_who_speak_are_the_nearest_post_in_small_letters() -> None:
    text = (
        "The chair invited the cabinet member, Councillor Orde, to speak. A member asked about families. "
        "The cabinet member said that she would provide a written response."
    )
    assert [owner.text for owner in one(text, "action")[1].owners] == ["The cabinet member"]


@pytest.mark.parametrize(
    "text",
    ["Cllr Marsh agreed to take this up.", "Cllr Marsh has agreed to order a flag by 30 June."],
)
def test_outcomes_quote_a_promise_with_the_person_who_gives_it(text: str) -> None:
    assert one(text, "action")[0] == text


def test_outcomes_quote_what_a_body_agreed_to_do_without_the_verdict() -> None:
    assert one("The Council agreed to write to the mill.", "action")[0] == "write to the mill"


@pytest.mark.parametrize(
    "text",
    [
        "It was agreed to delegate authority to the Chair and OM to sign the contract.",
        "The Board approved it and delegated authority to OM and PD to sign the contract.",
    ],
)
def test_outcomes_quote_a_verdict_with_both_whom_it_empowers(text: str) -> None:
    assert one(text, "decision")[0] == text


def test_outcomes_tell_tasks_apart_that_two_people_have() -> None:
    text = "A letter was given to OM and PD to write to the mill."
    assert len(outcomes("OM to speak to the mill and PD to mend the gate.", kind="action")) == 2
    assert one(text, "action")[1].owners[0].text == "PD"
