"""Numbering as it occurs in British minutes: which lines begin items, whatever the style of the clerk."""

from typing import Any

import pytest

from schemes import FAMILIES, HEAD, TOPICS, items, keys, minutes, printed

DECOYS = {
    1: ["88/17", "Page 1 88/17", "CT/16/2 was the number of the report."],
    2: [
        "09/02015/F Two storey extension at 4 Mill Lane",
        "23/00110 Decision on the road",
        "BH2025/02723 Porch",
    ],
    3: ["1. The bench by the pond was mended.", "2. The gate was painted.", "3. The hedge was cut."],
    4: [
        "7 Members of the public spoke.",
        "7.30pm the lights failed.",
        "3 May 2005 For Action",
        "17/11/14 was the date of the letter.",
        "24/7 cover was needed.",
        "10.5% of the budget was spent.",
    ],
}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_scheme_every_numbering_family(family: str, line_end: str) -> None:
    text = minutes(FAMILIES[family]).replace("\n", line_end)
    found = items(text)
    assert [item.key for item in found] == printed(FAMILIES[family])
    assert [item.title for item in found] == [title for title, _ in TOPICS]


@pytest.mark.parametrize("family", FAMILIES)
def test_scheme_titles_right_above_their_text(family: str) -> None:
    assert keys(minutes(FAMILIES[family], gap="\n")) == printed(FAMILIES[family])


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("after", DECOYS)
def test_scheme_decoys_are_no_items(family: str, after: Any) -> None:
    assert keys(minutes(FAMILIES[family], {after: DECOYS[after]})) == printed(FAMILIES[family])


@pytest.mark.parametrize(
    "back_reference",
    [
        "14/17 First sentence should read: the hall was cold.",
        "29/17 Glazing report: The clerk noted that the glass had come.",
    ],
)
def test_scheme_back_references_are_no_items(back_reference: str) -> None:
    found = keys(minutes(FAMILIES["N/YY"], {2: [back_reference], 3: [back_reference.replace("29", "28")]}))
    assert found == printed(FAMILIES["N/YY"])


def test_scheme_a_reference_inside_a_resolution_is_no_item() -> None:
    numbers = FAMILIES["YY/MM/N"]
    assert keys(minutes(numbers, {2: ["Resolved 15/09/3.01 that they be signed."]})) == printed(numbers)


def test_scheme_numbers_within_numbered_items_are_no_items() -> None:
    text = HEAD + "".join(
        f"{place}. {title}:\n{64 + place:03d}/23 The Chairman spoke and members noted it.\n\n"
        for place, (title, _) in enumerate(TOPICS, 1)
    )
    assert keys(text) == ["1", "2", "3", "4", "5", "6"]


def test_scheme_agenda_numbers_out_of_order_do_not_matter() -> None:
    agenda = [6, 2, 1, 9, 3, 4]
    text = HEAD + "".join(
        f"{1773 + place}. {title} (Agenda item {agenda[place]})\n\n{body}\n\n"
        for place, (title, body) in enumerate(TOPICS)
    )
    assert keys(text) == [str(number) for number in range(1773, 1779)]


def test_scheme_the_year_may_roll_over() -> None:
    numbers = ["98/22 ", "99/22 ", "100/22 ", "01/23 ", "02/23 ", "03/23 "]
    assert keys(minutes(numbers)) == printed(numbers)


def test_scheme_a_misprinted_year_is_kept() -> None:
    numbers = ["04/23 ", "05/23 ", "06/23 ", "07/22 ", "08/23 ", "09/23 "]
    assert keys(minutes(numbers)) == printed(numbers)


def test_scheme_a_missing_number_does_not_end_the_agenda() -> None:
    numbers = ["31/17 ", "32/17 ", "34/17 ", "35/17 ", "36/17 ", "37/17 "]
    assert keys(minutes(numbers)) == printed(numbers)


def test_scheme_sub_items_stand_below_their_item() -> None:
    text = minutes(
        FAMILIES["N."], {4: ["5.1 Street lights", "Two were out.", "5.2 Footpaths", "One was muddy."]}
    )
    found = {item.key: (item.level, item.parent) for item in items(text)}
    assert found["5.1"] == found["5.2"] == (2, "5")
    assert found["6"] == (1, None)


def test_scheme_numbers_under_a_decimal_item_are_its_text() -> None:
    numbers = FAMILIES["N.0"]
    extras = {0: ["60.1 An apology was received from Mr Hill.", "60.2 A second one came late."]}
    assert keys(minutes(numbers, extras)) == printed(numbers)


def test_scheme_a_page_of_the_web_repeats_a_label_below_each_number() -> None:
    topics = ["Apologies for Absence", "Declarations of Interest", "Limes Close", "Planning Appeals"]
    reasons = "1. The barn would be too high.\n\n2. The lane is narrow.\n\n"
    text = "Agenda and minutes\nPlanning Committee - Monday, 5th June, 2023\n\nItems\nNo. Item\n\n" + "".join(
        f"{number}.\n\n{topic}\n\nMinutes:\n\nThe report was heard.\n\n{reasons if number == 33 else ''}"
        for number, topic in enumerate(topics, start=31)
    )
    assert [(item.key, item.title) for item in items(text)] == [
        ("31", "Apologies for Absence"),
        ("32", "Declarations of Interest"),
        ("33", "Limes Close"),
        ("34", "Planning Appeals"),
    ]


def test_scheme_a_page_number_above_the_name_of_the_council_is_no_item() -> None:
    assert keys("1\n\nSALLOW COUNTY COUNCIL\n\n" + minutes(FAMILIES["N."])) == printed(FAMILIES["N."])
