"""Promises that only point back at what was spoken of before them."""

import pytest

from matters.index.catalogue.rows import DocumentRow, ItemRow, MeetingRow
from matters.index.ledger.links.vectors import gist_of
from matters.index.ledger.promises.pointing import points_back
from matters.index.ledger.records import Promise

MEETING = MeetingRow("panel/2022-01-09", "panel", "Elmbury", "Panel", "2022-01-09", None, None, None, None)
ITEM = ItemRow(
    1, "panel/2022-01-09#1", 1, MEETING.id, "1", "1", "Report", 1, None, 0, 0, 9, None, (), 1.0, "public"
)
DOCUMENT = DocumentRow(
    1, "a.txt", "0", "text", "minutes", "unknown", MEETING.id, "", True, None, None, None, 9
)


def promise_of(quote: str, *, before: str = "", owner: str = "Mr Orde") -> Promise:
    details = {"owners": [{"text": owner, "person": None}]}
    return Promise("p", "action", ITEM, MEETING, DOCUMENT, 0, 9, quote, quote, before, "", details)


@pytest.mark.parametrize(
    "quote",
    [
        "Mr Orde agreed to make sure that this was included.",
        "Mr Orde would pursue it with the mill.",
        "It would come to the Panel in the spring.",
        "Mr Orde to monitor the situation.",
        "Mr Orde will mend them.",
    ],
)
def test_pointing_sees_that_nothing_is_named(quote: str) -> None:
    assert points_back(promise_of(quote), quote)


@pytest.mark.parametrize(
    "quote",
    [
        "It was agreed to mend the sluice.",
        "Mr Orde would mend the sluice gate by the old mill and paint it.",
        "Mr Orde to ask about this sluice.",
        "Mr Orde thought this was right and would mend the sluice.",
    ],
)
def test_pointing_sees_what_is_named(quote: str) -> None:
    assert not points_back(promise_of(quote), quote)


def test_pointing_makes_what_stands_before_part_of_the_gist() -> None:
    before = "The sluice leaked."
    quote = "Mr Orde agreed to make sure that this was included in the programme of works."
    assert gist_of(promise_of(quote, before=before)) == f"{before} {quote}"
