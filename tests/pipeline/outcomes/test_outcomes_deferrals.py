"""What an item puts off."""

import pytest

from sallow import one, outcomes


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Re-agenda for November.", "for November"),
        ("It was held over to the Spring meeting so that a survey could be made.", "Spring meeting"),
        ("The item was deferred to the next meeting.", "to the next meeting"),
        ("It was decided to put the matter on the agenda for the next meeting.", "for the next meeting"),
    ],
)
def test_outcomes_find_what_was_put_off(text: str, to: str) -> None:
    assert one(text, "deferral")[1].to == to


def test_outcomes_take_no_deferral_from_the_date_of_the_next_meeting() -> None:
    assert not outcomes("The next meeting will be held on 8 November.", kind="deferral")


@pytest.mark.parametrize(
    "text",
    [
        "The photographs were taken in January.",
        "The accounts were looked at in March by the auditor.",
        "The pension is deferred until the age of 66.",
        "The match was postponed because of the frost.",
        "This item had been held over from September.",
        "RESOLVED that the list of items to be considered at the next meeting be accepted.",
        "The underspend had been carried forward from 2022/23.",
        "The Chair deferred to the view of the Clerk.",
        "The fair was moved to September.",
    ],
)
def test_outcomes_take_no_deferral_from_what_is_past_or_no_business(text: str) -> None:
    assert not outcomes(text, kind="deferral")


@pytest.mark.parametrize(
    "text",
    [
        "It was agreed to look at this with the budget in November.",
        "The question of signs was left until the spring.",
        "It was decided to leave the decision to a later meeting.",
        "Carry forward to March.",
        "The lease to be considered once the survey is in.",
        "Discuss next time.",
        "The idea of a sundial was left over to the summer.",
        "Parked till the deeds come back.",
        "Leave it until the roof is done.",
        "The application was continued to the December meeting.",
        "The Committee deferred consideration of the grant.",
        "The Sub-Committee deferred the application for a site visit.",
        "The Committee agreed to continue consideration of this item to the next meeting.",
        "Resolved that the programme be approved, with the item on buses moved to the September meeting.",
        "The item on buses be moved from December to February.",
        "It was decided to hold this over to the Spring meeting.",
        "It was agreed to take the matter up again in January.",
    ],
)
def test_outcomes_read_a_deferral_in_its_many_forms(text: str) -> None:
    assert one(text, "deferral")[0] == text


@pytest.mark.parametrize(
    "text", ["It had been carried forward from 2022/23.", "The surplus of £400 was carried over to 2024/25."]
)
def test_outcomes_put_off_no_money_that_is_carried_forward(text: str) -> None:
    assert outcomes(text, kind="deferral") == []
