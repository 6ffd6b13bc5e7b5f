"""Which items were taken in private."""

from typing import Any

import pytest

from matters.pipeline.records import Item
from matters.pipeline.structure.access import mark_access

RESOLUTION = "Resolved: that the press and public be excluded from the meeting under the 1960 Act."


def access(*items: Any) -> list[str]:
    text, made = "", []
    for place, (title, body) in enumerate(items, 1):
        start, text = len(text), text + f"{place}. {title}\n\n{body}\n\n"
        made.append(Item(str(place), str(place), title, 1, None, start, len(text), None))
    return [item.access for item in mark_access(text, made)]


@pytest.mark.parametrize(
    "resolution",
    [
        RESOLUTION,
        "It was agreed to exclude the public and press for the next item.",
        "That members of the public be excluded under section 100A. Carried.",
        "RESOLVED: exclusion of the press and public under Standing Order 3d was agreed.",
    ],
)
def test_access_what_follows_a_resolution_is_exempt(resolution: str) -> None:
    found = access(
        ("Highways", "Noted."),
        ("Exclusion", resolution),
        ("Staffing", "Pay was raised."),
        ("Lease", "Signed."),
    )
    assert found == ["public", "public", "exempt", "exempt"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Public session resumed", "At 9pm."),
        ("Date of next meeting", "7 May."),
        ("Highways", "The public were re-admitted; public session was resumed."),
    ],
)
def test_access_is_public_again_when_the_public_returns(title: str, body: str) -> None:
    found = access(
        ("Exclusion of the public", RESOLUTION),
        ("Staffing", "Pay was raised."),
        (title, body),
        ("Other", "None."),
    )
    assert found == ["public", "exempt", "public", "public"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Staffing (Exempt Category 3)", "Pay was raised."),
        ("PART II: Lease of the depot", "Agreed."),
        ("Lease", "This report is not for publication. The lease was signed."),
        ("Lease", "Exempt information under Schedule 12A. The lease was signed."),
        ("Confidential item", "The lease was signed."),
    ],
)
def test_access_an_item_may_say_so_itself(title: str, body: str) -> None:
    assert access(("Highways", "Noted."), (title, body), ("Budget", "Noted.")) == [
        "public",
        "exempt",
        "public",
    ]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Public session", "Two members of the public spoke of the road, which had been agreed."),
        ("Exclusion of press and public", "There was no need to exclude the press and public."),
        ("Exclusion of press and public", "It was not necessary for the public to be excluded."),
        (
            "Exclusion of the press and public",
            "To resolve to exclude the press and public if needed: not required.",
        ),
        ("Highways", "Private roads were noted."),
    ],
)
def test_access_decoys_leave_everything_public(title: str, body: str) -> None:
    assert access((title, body), ("Budget", "Agreed."), ("Other", "None.")) == ["public", "public", "public"]


def test_access_the_words_that_make_an_item_private_are_shown() -> None:
    text = f"1. Exclusion\n\n{RESOLUTION}\n\n2. Lease\n\nSigned.\n"
    cut = text.index("2. Lease")
    items = [
        Item("1", "1", "Exclusion", 1, None, 0, cut, None),
        Item("2", "2", "Lease", 1, None, cut, len(text), None),
    ]
    first, second = mark_access(text, items)
    assert first.access_from is None
    assert second.access_from is not None
    assert text[second.access_from.start : second.access_from.end] == "press and public be excluded"


def test_access_what_stands_below_an_exempt_item_is_exempt() -> None:
    text = "7. Lease (Exempt)\n\n7.1 Terms\n\nThe rent was agreed.\n\n8. Highways\n\nNoted.\n"
    bounds = [text.index("7. "), text.index("7.1"), text.index("8. "), len(text)]
    items = [
        Item("7", "7", "Lease (Exempt)", 1, None, bounds[0], bounds[1], None),
        Item("7.1", "7.1", "Terms", 2, "7", bounds[1], bounds[2], None),
        Item("8", "8", "Highways", 1, None, bounds[2], bounds[3], None),
    ]
    found = mark_access(text, items)
    assert [item.access for item in found] == ["exempt", "exempt", "public"]
    assert found[1].access_from == found[0].access_from
