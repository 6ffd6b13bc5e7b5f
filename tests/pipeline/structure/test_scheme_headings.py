"""Headings without a number of the agenda, beside those that have one."""

import pytest

from matters.pipeline.structure.lines import split_lines
from matters.pipeline.structure.scheme import infer_scheme
from schemes import FAMILIES, HEAD, TOPICS, items, keys, minutes, printed


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
    text = HEAD + "PUBLIC FORUM\n\nNobody spoke.\n\n" + minutes(FAMILIES["N/YY"]).removeprefix(HEAD)
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
