"""Undertakings are told by how a clause is built, whatever is undertaken."""

import pytest

from matters.pipeline.outcomes.undertakings import undertakes


@pytest.mark.parametrize(
    "text",
    [
        "Clerk to chase the quotation.",
        "Highways: Cllr Dell to inspect and report the drain.",
        "The Tree Warden to inspect the limes.",
        "3.2 The noticeboard to be repainted.",
        "She offered to find out.",
        "Councillor Marsh undertook to write to the bus company.",
        "The surveyor has also offered to look at the wall again.",
    ],
)
def test_undertakings_are_told_by_their_build(text: str) -> None:
    assert undertakes(text)


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
    ],
)
def test_undertakings_are_not_seen_in_talk(text: str) -> None:
    assert not undertakes(text)
