"""Promises that only point back at what was spoken of before them."""

import pytest

from ledger_rows import promise_of
from matters.index.ledger.links.vectors import gist_of
from matters.index.ledger.promises.pointing import points_back


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
