"""Whether the scorer of what outcomes say can say "wrong"."""

import pytest

from outcome_attributes import same_name, same_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cllr Hale", "Ruth Hale"),
        ("Ruth Hale", "Councillor R. Hale-Marsh and Ruth Hale"),
        ("GD", "GD"),
        ("the Chair", "Chair"),
    ],
)
def test_a_name_agrees_with_a_longer_form_of_it(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, "Ruth Hale"),
        ("", "Ruth Hale"),
        ("Cllr", "Ruth Hale"),
        ("R", "R Hale"),
        ("A", "Mr Marsh"),
        ("Hal", "Ruth Hale"),
        ("Owen Hale", "Ruth Hale"),
    ],
)
def test_no_name_and_no_other_name_agree(one: str | None, other: str) -> None:
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("the Clerk", "Clerk", True),
        ("by 30 June", "30 June 2023", True),
        ("Head of Finance", "Head of Service for Finance", True),
        ("Head of Finance", "Director of Housing", False),
        ("before Easter", "by the end of June", False),
        ("to", "of", False),
        ("", "Clerk", False),
    ],
)
def test_wordings_agree_by_most_of_their_words(one: str, other: str, agree: bool) -> None:
    assert same_words(one, other) is agree
