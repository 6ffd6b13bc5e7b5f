"""What stands behind a decision and belongs to it: who moved it, how the vote went, what became of it."""

import pytest

from sallow import outcomes


def decided(text: str, *, title: str = "Highways") -> list[str]:
    return [text[one.start : one.end] for one in outcomes(text, title=title, kind="decision")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The draft reply was agreed.\nProposed new crossing at Mill Lane.", ["The draft reply was agreed."]),
        ("The Clerk agreed to write.\nProposed wind farm. Mr Orde spoke against it.", []),
        ("The draft reply was agreed.\nProposed Works Depot.", ["The draft reply was agreed."]),
        ("The draft reply was agreed.\nProposed Cllr Marsh.", None),
        ("The draft reply was agreed.\nProposed by Marsh.", None),
        ("The draft reply was agreed.\nProposed: OM, seconded: PD.", None),
        ("The draft reply was agreed.\nProposed Owen Marsh.", None),
        ("The draft reply was agreed.\nProposed Jones. Seconded Smith.", None),
        ("The draft reply was agreed.\nProposed and seconded.", None),
        ("The draft reply was agreed.\nProposed Cllr Marsh, all in favour (OM left before that vote).", None),
    ],
)
def test_outcomes_take_proposed_for_a_mover_only_where_somebody_is_named(
    text: str, found: list[str] | None
) -> None:
    assert decided(text) == ([text] if found is None else found)


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Marsh has had no time for it. Carried forward.",
        "a) Finger post – no progress. Carried over.",
        "The underspend of £400 was carried forward to 2024/25.",
        "A balance of £6,000 was carried forward.",
    ],
)
def test_outcomes_carry_nothing_by_carrying_it_forward(text: str) -> None:
    assert decided(text) == []


def test_outcomes_carry_a_motion_that_is_carried() -> None:
    text = "Cllr Marsh moved that the fee be £8. Carried unanimously."
    assert decided(text) == [text]
