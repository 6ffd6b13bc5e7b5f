"""What is tagged as something to do and promises nothing."""

import pytest

from matters.index.ledger.promises.empty import promises_nothing


@pytest.mark.parametrize(
    "quote",
    [
        "Nothing to report.",
        "8. Nothing further to report from the ward.",
        "No report from Elmbury.",
        "There was no update on the sluice.",
        "To Receive matters to be included on the next agenda from Members",
        "The Clerk requested a new statement on the closure of Mill Lane.",
        "The Clerk had written to the mill about the sluice.",
        "This would put the future of the mill in danger.",
        "It will involve the closure of Mill Lane.",
        "If this happens you will be asked to leave.",
    ],
)
def test_promises_are_not_what_nobody_undertakes(quote: str) -> None:
    assert promises_nothing(quote, owned=False)


@pytest.mark.parametrize(
    ("quote", "owned"),
    [
        ("No report received, Clerk to chase.", True),
        ("No update from the county; Owen Marsh would ask again.", True),
        ("Nothing to report but the Clerk will ask again.", False),
        ("Clerk to receive quotations for the sluice.", True),
        ("To receive quotations for the sluice.", True),
        ("The Clerk requested that Members read the plan.", False),
        ("The Clerk had asked the county to mend the sluice.", False),
        ("The Clerk wrote to the mill and will report back.", True),
        ("This would be done by the spring.", False),
        ("This will be reported to the county.", False),
        ("This will involve a survey, which Owen Marsh will arrange.", False),
        ("It would come to the Panel in the spring.", False),
        ("Concerns about the sluice to be sent to the county.", False),
    ],
)
def test_promises_are_what_is_left_to_do(quote: str, *, owned: bool) -> None:
    assert not promises_nothing(quote, owned=owned)
