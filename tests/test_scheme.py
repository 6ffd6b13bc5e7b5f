"""Numbering as it occurs in British minutes: which lines begin items, whatever the style of the clerk."""

from typing import Any

import pytest

from matters.pipeline.structure.items import build_items
from matters.pipeline.structure.lines import split_lines
from matters.pipeline.structure.scheme import infer_scheme

HEAD = """Fernley Parish Council

Minutes of the meeting held on Tuesday 7 March 2023

"""
TOPICS = [
    ("Apologies for absence", "Apologies were received from Cllr E Gale."),
    ("Declarations of interest", "There were none."),
    ("Minutes of the last meeting", "They were agreed as a correct record and signed."),
    ("Matters arising", "The clerk reported that the bench had been mended."),
    ("Highways", "Members asked when Mill Lane would be closed and the clerk agreed to find out."),
    ("Correspondence", "A letter about hedges was noted."),
]


def minutes(numbers: Any, extras: Any = None, *, gap: str = "\n\n") -> Any:
    """Six items with these numbers; ``extras`` are paragraphs to add after an item, by its place."""
    extras = extras or {}
    rows = [
        f"{number}{title}{gap}{body}\n\n" + "".join(f"{extra}\n\n" for extra in extras.get(place, []))
        for place, (number, (title, body)) in enumerate(zip(numbers, TOPICS, strict=True))
    ]
    return HEAD + "".join(rows)


def items(text: str) -> Any:
    lines = split_lines(text)
    return build_items(text, lines, infer_scheme(lines), furniture=(), page_starts=None).items


def keys(text: str) -> list[str]:
    return [item.key for item in items(text)]


FAMILIES = {
    "N.": [f"{n}. " for n in range(1, 7)],
    "N)": [f"{n}) " for n in range(1, 7)],
    "N": [f"{n} " for n in range(1, 7)],
    "N/YY": [f"{n}/17 " for n in range(31, 37)],
    "N/YY over 99": [f"{n}/17 " for n in range(97, 103)],
    "NN/YY": [f"{n:02d}/23 " for n in range(1, 7)],
    "YY/NNN": [f"23/{n} " for n in range(165, 171)],
    "letter YY/NNN": [f"A23/{n:03d} " for n in range(24, 30)],
    "letter YY/NNN without a space": [f"A23/{n:03d}" for n in range(24, 30)],
    "letters/YY/NNN": [f"CPC/23/{n:03d} " for n in range(14, 20)],
    "YY/MM/N": [f"15/09/{n} " for n in range(1, 7)],
    "YY/MM/N without a space": [f"15/09/{n}" for n in range(1, 7)],
    "N.0": [f"{n}.0 " for n in range(60, 66)],
    "continuous": [f"{n}. " for n in range(1773, 1779)],
    "asterisk": [f"*{n} " for n in range(450, 456)],
    "bare": [f"{n} " for n in range(1358, 1364)],
    "word": [f"Minute {n} " for n in range(45, 51)],
    "Markdown": [f"## {n}. " for n in range(1, 7)],
    "Word residue": [f"{n}\\. " for n in range(1, 7)],
}
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


def printed(numbers: Any) -> list[str]:
    return [number.replace("\\", "").strip(" .)*#").removeprefix("Minute ") for number in numbers]


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


def test_scheme_unnumbered_capitals() -> None:
    text = HEAD + "".join(f"{title.upper()}\n\n{body}\n\n" for title, body in TOPICS)
    assert [(item.key, item.number, item.title) for item in items(text)] == [
        (f"~t{place}", None, title.upper()) for place, (title, _) in enumerate(TOPICS, 1)
    ]


def test_scheme_unnumbered_run_in() -> None:
    text = HEAD + "\n\n".join(f"{title}: {body}" for title, body in TOPICS)
    assert [item.title for item in items(text)] == [title for title, _ in TOPICS]


def test_scheme_unnumbered_bold() -> None:
    text = HEAD + "".join(f"**{title}**\n{body}\n\n" for title, body in TOPICS)
    assert [item.title for item in items(text)] == [title for title, _ in TOPICS]


def test_scheme_markdown_title_of_the_document_is_no_item() -> None:
    text = "# Fernley Parish Council, 7 March 2023\n\n" + "".join(
        f"## {title}\n\n{body}\n\n" for title, body in TOPICS
    )
    assert [(item.title, item.level) for item in items(text)] == [(title, 1) for title, _ in TOPICS]


def test_scheme_markdown_levels_give_parents() -> None:
    text = "# Minutes\n\n## Reports\n\n### Police\n\nNone.\n\n### Clerk\n\nNone.\n\n## Close\n\nAt nine."
    assert [(item.title, item.level, item.parent) for item in items(text)] == [
        ("Reports", 1, None),
        ("Police", 2, "~t1"),
        ("Clerk", 2, "~t1"),
        ("Close", 1, None),
    ]


def test_scheme_a_heading_above_the_numbers_is_an_item() -> None:
    text = HEAD + "PRESENT\n\nCllr A Birch\n\n" + minutes(FAMILIES["N/YY"]).removeprefix(HEAD)
    assert keys(text) == ["~t1", *printed(FAMILIES["N/YY"])]


def test_scheme_a_name_that_begins_with_a_digit_is_a_title() -> None:
    numbers = [f"{n:02d}/18 " for n in range(1, 7)]
    text = minutes(numbers).replace("04/18 Matters arising", "04/18 2Agriculture Update")
    assert keys(text) == printed(numbers)
    assert items(text)[3].title == "2Agriculture Update"


def test_scheme_two_planning_lines_of_one_minute_are_one_item() -> None:
    text = minutes(FAMILIES["N/YY"]).replace(
        "35/17 Highways", "35/17 19/00274/OM Outline application\n\n35/17 19/00272/OM Outline application"
    )
    assert keys(text) == printed(FAMILIES["N/YY"])


def test_scheme_prose_has_no_headings() -> None:
    text = (
        "Some people met and talked about the pond, and they agreed "
        "to meet again.\n\nThey then went home and said no more."
    )
    assert infer_scheme(split_lines(text)).style == "none"


def test_scheme_headings_above_lists_of_applications() -> None:
    text = (
        "Marsham Parish Council\n\nMinutes of the May meeting\n\nApologies\n\nNone reached the Clerk.\n\n"
        "Planning\n\nShed at The Old Forge\n\nBarn behind Low Farm\n\nPorch at 4 Mill Lane\n\n"
        "Correspondence\n\nA letter from the County was read out and noted by everyone present.\n\n"
        "Any other business\n\nThe Chairman thanked everyone for coming.\n\nParish Clerk\n"
    )
    headings = infer_scheme(split_lines(text)).headings
    assert [heading.title for heading in headings] == [
        "Apologies",
        "Planning",
        "Correspondence",
        "Any other business",
    ]


def test_scheme_entries_counted_through_capital_headings() -> None:
    entries = "".join(
        f"{title}\n\n" + "".join(f"{n}. The {word} was seen to by them.\n\n" for n, word in pairs)
        for title, pairs in (
            ("MATTERS ARISING", ((7, "gate"), (8, "fence"))),
            ("PLANNING", ((9, "shed"), (10, "barn"))),
            ("CORRESPONDENCE", ((11, "letter"), (12, "grant"))),
            ("ANY OTHER BUSINESS", ((13, "bench"), (14, "bin"))),
            ("NEXT MEETING", ((15, "hall"),)),
        )
    )
    headings = infer_scheme(split_lines(entries)).headings
    assert [heading.number for heading in headings] == [None] * 5


def test_scheme_heading_after_the_last_number() -> None:
    text = "1. Apologies\n\nNone.\n\n2. Roads\n\nShut.\n\n3. Planning\n\nNone.\n\n"
    text += "Next Meeting\n\nIt is in June.\n"
    assert infer_scheme(split_lines(text)).headings[-1].title == "Next Meeting"


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([f"{letter}. " for letter in "ABCDEF"], ["A", "B", "C", "D", "E", "F"]),
        (
            [f"{roman}. " for roman in ("I", "II", "III", "IV", "V", "VI")],
            ["I", "II", "III", "IV", "V", "VI"],
        ),
        ([f"{n}\n\n" for n in range(1, 7)], ["1", "2", "3", "4", "5", "6"]),
        ([f"MD/2018/{n} " for n in range(31, 37)], [f"MD/2018/{n}" for n in range(31, 37)]),
        ([f"Item No. {n} - " for n in range(1, 7)], ["1", "2", "3", "4", "5", "6"]),
        ([f"Minute {n} " for n in range(45, 51)], [str(n) for n in range(45, 51)]),
    ],
)
def test_scheme_letters_roman_numbers_and_numbers_on_a_line_of_their_own(
    numbers: list[str], expected: list[str]
) -> None:
    assert keys(minutes(numbers)) == expected


def test_scheme_people_with_initials_are_no_lettered_items() -> None:
    people = "Present:\n\nA. Birch\n\nB. Carr\n\nC. Dale\n\n"
    text = minutes([f"{n}. " for n in range(1, 7)]).replace(HEAD, HEAD + people)
    assert keys(text) == ["1", "2", "3", "4", "5", "6"]


def test_scheme_title_block_above_the_line_that_dates_the_meeting_is_no_item() -> None:
    text = "PARISH OF OLD FERNLEY\n\nTHE GREEN ROOM\n\n" + minutes([f"{n}. " for n in range(1, 7)])
    assert keys(text) == ["1", "2", "3", "4", "5", "6"]


def test_scheme_short_lines_of_tables_and_wrapped_sentences_are_no_items() -> None:
    topics = "".join(f"{title}\n\n{body}\n\n" for title, body in TOPICS)
    table = "Income       Expenditure\n\n"
    wrapped = "Trevor Marsh shared his experience of similar work done in another\narea. It was noted.\n\n"
    expected = [title for title, _ in TOPICS]
    assert [item.title for item in items(HEAD + topics + table + wrapped)] == expected


def test_scheme_headings_between_bulleted_lists_need_no_blank_lines() -> None:
    names = ["Ferry timetable", "Harbour lights", "Village hall", "Summer fair"]
    text = HEAD + "Ongoing business\n" + "".join(f"{name}\n- One thing\n- Another\n" for name in names)
    assert [item.title for item in items(text)][1:] == names[1:]


def test_scheme_titles_before_a_colon_follow_those_that_are_known() -> None:
    text = HEAD + (
        "Apologies: There were none.\n\nMinutes: They were signed.\n\nQuarry: Two wagons passed early.\n\n"
        "Decision: Nothing was done.\n\nHighways: The road was closed.\n\nDecision: To write.\n\n"
        "Any other business: None.\n"
    )
    expected = ["Apologies", "Minutes", "Quarry", "Highways", "Any other business"]
    assert [item.title for item in items(text)] == expected


def test_scheme_headings_without_numbers_inside_one_item_stand_below_it() -> None:
    prose = "The clerk reported at length that the matter had been taken up with the county once more."
    inside = "".join(f"{name}\n\n{prose}\n\n" for name in ("Play Area", "Mill Lane Signs", "Village Pond"))
    found = items(minutes([f"{n}. " for n in range(1, 7)], {3: [inside.strip()]}))
    assert [(item.key, item.parent) for item in found[4:7]] == [("~t5", "4"), ("~t6", "4"), ("~t7", "4")]
