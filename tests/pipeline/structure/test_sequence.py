"""Which numbers are the agenda's, misnumbered ones among them."""

from typing import Any

import pytest

from matters.pipeline.structure.headings import numbered_headings
from matters.pipeline.structure.lines import split_lines
from matters.pipeline.structure.sequence import best_chain


def numbers(*lines: str) -> Any:
    chain = best_chain(numbered_headings(split_lines("\n\n".join(lines))))
    return [heading.number.text for heading in chain.headings if heading.number]


def test_sequence_a_number_used_for_two_items_is_two_items() -> None:
    found = numbers("25/19 Apologies", "26/19 Finance", "26/19 Planning", "27/19 Highways")
    assert found == ["25/19", "26/19", "26/19", "27/19"]


def test_sequence_a_number_repeated_before_a_reference_is_one_item() -> None:
    found = numbers(
        "49/19 Finance", "50/19 Planning", "50/19 19/00272/OM Barn at Mill Lane", "51/19 Highways"
    )
    assert found == ["49/19", "50/19", "51/19"]


def test_sequence_numbers_that_fell_back_fill_the_hole_they_left() -> None:
    found = numbers(
        "5. Apologies",
        "6. Minutes",
        "7. Police",
        "8. Correspondence",
        "6. Planning",
        "7. Finance",
        "11. Highways",
        "12. Reports",
    )
    assert found == ["5", "6", "7", "8", "6", "7", "11", "12"]


def test_sequence_an_item_moved_up_is_an_item() -> None:
    found = numbers("1. Apologies", "2. Minutes", "5. Planning", "3. Finance", "4. Highways", "6. Reports")
    assert found == ["1", "2", "5", "3", "4", "6"]


def test_sequence_another_mark_behind_the_number_fills_a_hole() -> None:
    found = numbers(
        "1. Apologies", "2. Minutes", "3) Planning", "4) The Memorial", "5. Highways", "6. Reports"
    )
    assert found == ["1", "2", "3", "4", "5", "6"]


def test_sequence_a_correction_of_an_earlier_minute_is_no_item() -> None:
    found = numbers(
        "73/17 Apologies",
        "66/17 Finance should read as follows",
        "74/17 Minutes",
        "75/17 Highways",
        "77/17 Reports",
    )
    assert found == ["73/17", "74/17", "75/17", "77/17"]


def test_sequence_numbered_paragraphs_are_no_items() -> None:
    paragraph = (
        "The officer presented the report at some length and members asked about the lorries at the gate."
    )
    found = numbers(
        "1. Apologies",
        f"1.1 {paragraph}",
        f"1.2 {paragraph}",
        "2. Planning",
        f"2.1 {paragraph}",
        "2.2 Highways",
        "3. Reports",
    )
    assert found == ["1", "2", "3"]


@pytest.mark.parametrize(
    "printed",
    [
        ["2022/23-099", "2022/23-100", "2022/23-101"],
        ["21/22-23", "22/22-23", "23/22-23"],
        ["PC23.041", "PC23.042", "PC23.043"],
        ["M099", "M100", "M101"],
        ["041-23", "042-23", "044-23"],
    ],
)
def test_sequence_numbers_with_the_council_year_or_letters_run_on(printed: list[str]) -> None:
    assert numbers(*(f"{number} Highways" for number in printed)) == printed


@pytest.mark.parametrize(
    "others",
    [
        ["DC/23/0418 – Mill Cottage", "DC/23/0433 – Low Farm", "DC/23/0502 – The Forge"],
        ["P/2023/0644 – Mill Cottage", "P/2023/0701 – Low Farm"],
        ["B1041 Resurfacing", "B1145 Resurfacing"],
        ["10-12 High Street", "14-16 High Street"],
    ],
)
def test_sequence_planning_references_roads_and_houses_are_no_items(others: list[str]) -> None:
    assert numbers(*others) == []
    assert numbers("P/23/071 Planning", "P/23/072 Roads", "P/23/073 Trees", *others) == [
        "P/23/071",
        "P/23/072",
        "P/23/073",
    ]


@pytest.mark.parametrize("trees", [3, 12])
def test_sequence_trees_and_roads_are_no_agenda(trees: int) -> None:
    agenda = ["1. Apologies", "None.", "2. Minutes", "They were agreed.", "3. Tree works"]
    listed = [f"T{n} Oak at the bend" for n in range(1, trees + 1)]
    chain = best_chain(numbered_headings(split_lines("\n".join([*agenda, *listed, "4. Hedges"]))))
    assert [heading.number.text for heading in chain.headings if heading.number] == ["1", "2", "3", "4"]
