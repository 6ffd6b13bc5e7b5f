"""Who is told to act by a resolution or a list of names, and what is done already."""

import pytest

from matters.pipeline.records import Owner
from sallow import one, outcomes

CLERK = Owner("the Clerk", "Nora Finch")


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Resolved that the Clerk display the notice.", (CLERK,)),
        ("(b) That the Chairman write to the county.", (Owner("the Chairman", "Ruth Hale"),)),
        ("(3) the Clerk write to the Minister.", (CLERK,)),
        ("RESOLVED that the Deputy Clerk obtain three quotations.", (Owner("the Deputy Clerk"),)),
        (
            "RESOLVED: That the Director of Public Health submit a report.",
            (Owner("the Director of Public Health"),),
        ),
        (
            "RESOLVED that the Head of Finance and Resources prepare a budget.",
            (Owner("the Head of Finance and Resources"),),
        ),
        ("That the Chief Fire Officer be requested to submit a report.", (Owner("the Chief Fire Officer"),)),
        ("It was agreed that Owen Marsh circulate the data.", (Owner("Owen Marsh", "Owen Marsh"),)),
        (
            "It was agreed that OM and PD to meet the architect.",
            (Owner("OM", "Owen Marsh"), Owner("PD", "Priya Dell")),
        ),
        (
            "It was agreed to set up a working party of OM, RH and PD to plan it and to bring a budget.",
            (Owner("OM", "Owen Marsh"), Owner("RH", "Ruth Hale"), Owner("PD", "Priya Dell")),
        ),
        (
            "A sub-group of OM, RH and PD agreed to draft the response.",
            (Owner("OM", "Owen Marsh"), Owner("RH", "Ruth Hale"), Owner("PD", "Priya Dell")),
        ),
        ("OM reminded members to complete the toolkit.", (Owner("members"),)),
        ("PD asked for KPIs to be shown in future reports.", ()),
        ("PD asked for the Clerk to write to the county.", (CLERK,)),
        ("ACTION: All agencies to nominate a champion.", (Owner("All agencies"),)),
        ("All partners to send updates to OM.", (Owner("All partners"),)),
        ("The Chairman said he would obtain a quotation.", (Owner("The Chairman", "Ruth Hale"),)),
        (
            "The Head of Transport gave the cost. The Chief Constable said that it was fair and he would "
            "provide a breakdown.",
            (Owner("The Chief Constable"),),
        ),
    ],
)
def test_outcomes_name_who_is_told(text: str, owners: tuple[Owner, ...]) -> None:
    assert one(text, "action")[1].owners == owners


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED: That the Chief Officer report be noted.",
        "Resolved that the Committee support the plan.",
        "It was agreed that the Standing Orders allow this.",
        "The Director of Finance put the cost at £31,000 a year.",
        "The Forward Work Programme was noted.",
        "The Clerk report was noted.",
    ],
)
def test_outcomes_tell_nobody_by_a_noun_or_a_past_verb(text: str) -> None:
    assert not outcomes(text, kind="action")


@pytest.mark.parametrize(
    "text",
    [
        "Clerk to ask the mill about the smell. Done – engineer to visit soon.",
        "OM to research costs of cameras. Completed.",
        "OM to circulate the slides – done.",
        "PD to review the policy – complete, to be closed.",
        "Green – complete: OM to circulate the slides",
        "The Clerk has asked the manufacturer to attend under warranty.",
        "The Clerk reported that the new lamp had been installed.",
        "The Clerk advised that the contract is due for renewal in January.",
    ],
)
def test_outcomes_take_what_is_done_for_no_action(text: str) -> None:
    assert not outcomes(text, kind="action")


@pytest.mark.parametrize(
    "text",
    [
        "PD to review the policy and report when complete.",
        "The Clerk has been asked to write to the county.",
        "The Clerk has written to the county and will chase a reply.",
        "OM has agreed to write to the county.",
        "That a further report be made when a tender has been accepted.",
    ],
)
def test_outcomes_keep_what_is_still_to_be_done(text: str) -> None:
    assert outcomes(text, kind="action")
