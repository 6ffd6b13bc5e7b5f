"""Which numbers are the agenda's, misnumbered ones among them."""

from typing import Any

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
