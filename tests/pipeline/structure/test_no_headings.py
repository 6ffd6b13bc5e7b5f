"""Lines that are no items: verdicts, labels, lists of those present, rows of actions, side headings."""

import pytest

from schemes import FAMILIES, HEAD, TOPICS, items, keys, minutes, printed

NUMBERS = FAMILIES["N."]
ROWS = (
    "1       Amend the strategy and recirculate       OM          06/07/23\n"
    "2       Nominate a champion for each school      All         29/06/23\n"
    "        in the county\n"
    "3       Draft the briefing                       PD / TR     31/07/23"
)


@pytest.mark.parametrize(
    "word",
    [
        "RESOLVED",
        "RESOLVED:",
        "Agreed",
        "DECISION",
        "Recommendations:",
        "ACTION",
        "Amendment",
        "Other options considered",
        "After discussion, it was",
    ],
)
def test_no_headings_a_verdict_on_a_line_of_its_own_is_no_item(word: str) -> None:
    text = HEAD + "".join(
        f"{title.upper()}\n\nThey talked.\n\n{word}\n\n{body}\n\n" for title, body in TOPICS
    )
    assert [item.title for item in items(text)] == [title.upper() for title, _ in TOPICS]


@pytest.mark.parametrize(
    "above",
    [
        "PRESENT\n\nCouncillors A Birch, B Carr\n\nOFFICER\n\nC. Dale, Clerk",
        "In attendance\nAnn Birch (AB), Chair\nBob Carr (BC), Police",
        "SALLOW VALE PARTNERSHIP\n\nPresent: Ann Birch",
        "Present: Ann Birch\n\n                                              ACTION",
    ],
)
def test_no_headings_the_list_of_those_present_above_the_numbers_is_no_item(above: str) -> None:
    text = minutes(NUMBERS)
    assert keys(text.replace(HEAD, f"{HEAD}{above}\n\n")) == printed(NUMBERS)
    assert keys(text.replace(HEAD, f"{above}\n\n")) == printed(NUMBERS)


@pytest.mark.parametrize(
    ("head", "more"),
    [
        ("No      Action                                   Owner       By when", []),
        ("ACTION LOG\n\nNo      Action                     Owner       By when", ["~t7"]),
        ("Summary of actions\n", []),
    ],
)
def test_no_headings_rows_of_a_table_of_actions_are_no_items(head: str, more: list[str]) -> None:
    assert keys(minutes(NUMBERS, {5: [f"{head}\n{ROWS}"]})) == [*printed(NUMBERS), *more]


def test_no_headings_rows_numbered_after_their_item_are_no_items_below_it() -> None:
    table = (
        "Ref        Action                             Lead     Deadline     Status\n"
        "3.1        Provide the figures                OM       30.06.23     Open\n"
        "3.2        Write to the county                PD       30.06.23     Open"
    )
    assert keys(minutes(NUMBERS, {2: [table]})) == printed(NUMBERS)


def test_no_headings_an_agenda_beside_a_column_of_actions_is_read() -> None:
    text = minutes([f"{n}    " for n in range(1, 7)]).replace(HEAD, f"{HEAD}Item     Action        Who\n\n")
    assert keys(text) == ["1", "2", "3", "4", "5", "6"]


def test_no_headings_side_headings_of_one_item_are_no_items_of_their_own() -> None:
    text = HEAD + (
        "MATTERS ARISING\n\nBus Shelter: Mr Hill had looked at the shelter, which could be mended.\n\n"
        "Highways: The clerk reported that the lamp had been mended.\n\n"
        "Best Kept Village: It was decided not to enter this year.\n\nCORRESPONDENCE\n\nNone.\n\n"
    )
    assert [item.title for item in items(text)] == ["MATTERS ARISING", "CORRESPONDENCE"]


def test_no_headings_labels_of_applications_are_no_items() -> None:
    text = (
        HEAD
        + "1. Planning applications\n\n"
        + "".join(f"Application No: 24/0019{n}/HOU\nProposal: Extension\nComment: None\n\n" for n in range(3))
    )
    assert [item.title for item in items(text)] == ["Planning applications"]
