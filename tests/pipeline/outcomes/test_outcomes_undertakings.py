"""Undertakings are told by how a clause is built, whatever is undertaken."""

import pytest

from matters.pipeline.outcomes.wording.undertakings import undertaken


@pytest.mark.parametrize(
    "text",
    [
        "Clerk to chase the quotation.",
        "Ruth + Owen organising the planting day.",
        "Repainting to be priced.",
        "Mrs Orde was instructed to commence proceedings.",
        "Councillors Marsh and Dell would visit the depot.",
        "Highways: Cllr Dell to inspect and report the drain.",
        "The Tree Warden to inspect the limes.",
        "3.2 The noticeboard to be repainted.",
        "She offered to find out.",
        "Councillor Marsh undertook to write to the bus company.",
        "The surveyor has also offered to look at the wall again.",
        "Mr Orde agreed to hang the bunting.",
        "Signs for the closed path to be moved.",
        "Shelters in the revised plan to be moved.",
        "The Rivers Officer would ask the mill about the sluice.",
        "The Warden replied that he could see whether a key was to be had.",
        "A price for the slates will be requested.",
        "It was agreed that a surveyor be consulted.",
        "Resolved: that the Clerk hire a hall.",
        "Ask the mill for a key.",
        "The mill to be told what it costs.",
        "Hale and Orde looking for a hall.",
        "It was noted that the tree would be taken down within days.",
        "Any signs hidden by the hedge will be cut back.",
        "Dogs were a nuisance; this would be looked into.",
        "Further contact was to be made with the mill.",
        "Enquiries will be made about the sluice.",
        "The Clerk was therefore asked to reply to the mill.",
        "It was agreed Cllrs Marsh and Orde would inspect the wall.",
        "He said that he would be writing to the mill.",
        "It was agreed that the leaflet be redrafted.",
        "Working party to strip the moss.",
    ],
)
def test_undertakings_are_told_by_their_build(text: str) -> None:
    assert undertaken(text) >= 0


@pytest.mark.parametrize(
    "text",
    [
        "The Clerk was unable to attend.",
        "The Council agreed to adopt the policy.",
        "The path is to the left of the hall.",
        "Members thanked the Warden for agreeing to stay.",
        "The Chair agreed to accept the report.",
        "Residents want the Council to mend the road.",
        "Advice to be given next month.",
        "The lease to be discussed in the autumn.",
        "The Trust agreed to accept the offer.",
        "Mr Orde agreed to stand again.",
        "The scheme would bring in £900.",
        "Would the Clerk ask the mill for a key?",
        "This would be arranged by others.",
        "She felt that the Clerk is overworked.",
        "Write-offs of £40.",
        "No more waste is to be brought to the site.",
        "A decision will be made by the county.",
        "Payment will be made every month.",
        "Members were asked to write what they like.",
        "The Council agreed it would adopt the plan.",
    ],
)
def test_undertakings_are_not_seen_in_talk(text: str) -> None:
    assert undertaken(text) == -1
