"""What is told of a matter that was raised before: still bad or open, or settled."""

import pytest

from matters.index.concerns.unsettled import unsettled


@pytest.mark.parametrize(
    "quote",
    [
        "Mill Lane drain – no reply had come from the county.",
        "Bus shelter – repairs were awaited.",
        "The footbridge was still slippery.",
        "None received to date.",
        "Dog fouling – if anything, it had become worse.",
    ],
)
def test_unsettled_what_is_bad_or_open(quote: str) -> None:
    assert unsettled(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "Mill Lane drain – cleared on 4 May.",
        "Bus shelter – no further action would be taken.",
        "Residents were thanked for their work on the verge.",
        "Flag – purchased at a cost of 84 pounds.",
        "The noise had stopped and there were no more complaints.",
    ],
)
def test_unsettled_what_is_settled(quote: str) -> None:
    assert not unsettled(quote)
