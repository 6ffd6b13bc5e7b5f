"""Decisions that are never what is looked for."""

import pytest

from matters.index.history.formal import is_formal


@pytest.mark.parametrize(
    "quote",
    [
        "No objection.",
        "RESOLVED: No objections.",
        "The Council had no comment to make.",
        "Approved.",
        "Agreed: support.",
        "RESOLVED that the report be noted.",
        "The minutes of the meeting held on 3 May 2022 were confirmed as a correct record.",
        "RESOLVED to approve the minutes of 3 May 2022.",
        "Minutes of 3 May 2022 approved and signed.",
    ],
)
def test_formal_decisions_say_nothing_of_a_matter(quote: str) -> None:
    assert is_formal(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "RESOLVED to object on the ground of flooding in Mill Lane.",
        "RESOLVED to support the library campaign.",
        "RESOLVED that minute 12 of 3 May 2022 be rescinded and the minutes book bound.",
        "Agreed to hold two minutes' silence for Nora Finch.",
        "RESOLVED to give £200 to the village hall.",
        "RESOLVED that the report on the drain be noted and the county be asked to clear it.",
    ],
)
def test_formal_decisions_are_none_that_say_what_was_decided(quote: str) -> None:
    assert not is_formal(quote)
