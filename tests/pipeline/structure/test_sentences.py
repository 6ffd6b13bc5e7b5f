"""Sentences and paragraphs: whole, in order, and joined where a page break cut them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.pipeline.records import Span
from matters.pipeline.structure.lines import split_lines
from matters.pipeline.structure.sentences import paragraphs, sentences
from matters.pipeline.verbatim import quote

PIECES = st.sampled_from(
    [
        "The pond ",
        "was deep",
        ". ",
        "? ",
        ".\n\n",
        "\n",
        "\n- ",
        "Mr. Hill ",
        "3.5 ",
        "**Yes**",
        "e.g. ",
        "\f",
        "(noted.) ",
        "’ ",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def cut(text: str, omit: Any = ()) -> Any:
    return [quote(text, one.start, one.end, omit=omit) for one in sentences(text, 0, len(text), omit=omit)]


def blocks(text: str, furniture: Any = ()) -> list[str]:
    return [
        quote(text, one.start, one.end, omit=furniture)
        for one in paragraphs(split_lines(text, furniture=furniture))
    ]


@given(TEXTS)
def test_sentences_are_sorted_disjoint_and_hold_every_word(text: str) -> None:
    found = sentences(text, 0, len(text))
    ends = 0
    for span in found:
        assert ends <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        ends = span.end
    words = "".join(quote(text, span.start, span.end) for span in found)
    assert "".join(words.split()).count("pond") == text.count("pond")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cllr Ash • Was glad of the bridge. • The lane floods. The Clerk will write • A gate is broken.",
            [
                "Cllr Ash",
                "Was glad of the bridge.",
                "The lane floods.",
                "The Clerk will write",
                "A gate is broken.",
            ],
        ),
        ("The pond is low. - The Clerk will ask why.", ["The pond is low.", "The Clerk will ask why."]),
        (
            "1) Pond – it is low. 2) Gates – the Clerk will paint them. m) Ivy was cut.",
            ["1) Pond – it is low.", "2) Gates – the Clerk will paint them.", "m) Ivy was cut."],
        ),
        ("It was deep. (b) Mr Hill fell in.", ["It was deep.", "(b) Mr Hill fell in."]),
        (
            "A letter to the Rt. Hon. Ann Hill MP was sent. She came.",
            ["A letter to the Rt. Hon. Ann Hill MP was sent.", "She came."],
        ),
        ("See No. 2) Mill Lane and the 3 • 4 gates.", ["See No. 2) Mill Lane and the 3", "4 gates."]),
    ],
)
def test_sentences_end_before_an_entry_of_a_list_that_runs_on(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(TEXTS)
def test_sentences_paragraphs_are_sorted_disjoint_and_hold_every_line(text: str) -> None:
    lines = split_lines(text)
    found = list(paragraphs(lines))
    ends = 0
    for span in found:
        assert ends <= span.start < span.end <= len(text)
        ends = span.end
    assert all(any(span.start <= line.start and line.end <= span.end for span in found) for line in lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. The pond rose.", ["It rained.", "The pond rose."]),
        ("Why? Nobody knew! They left.", ["Why?", "Nobody knew!", "They left."]),
        (
            "Mr. Hill and Dr. O'Neill came at 7 p.m. on Friday.",
            ["Mr. Hill and Dr. O'Neill came at 7 p.m. on Friday."],
        ),
        ("It cost 73.1% of £3.50, e.g. too much.", ["It cost 73.1% of £3.50, e.g. too much."]),
        ("Cllr. A. Birch spoke. 42 people came.", ["Cllr. A. Birch spoke.", "42 people came."]),
        ("She said “Enough.” They stopped.", ["She said “Enough.”", "They stopped."]),
        ("The **pond** was **deep.** It froze.", ["The pond was deep.", "It froze."]),
        ("The pond\nwas deep. It froze\nover.", ["The pond was deep.", "It froze over."]),
        ("Agreed:\n- one gate\n- two posts", ["Agreed:", "one gate", "two posts"]),
        ("See no. 4 and ref. 12. Noted.", ["See no. 4 and ref. 12.", "Noted."]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_sentences_of_prose(text: str, expected: Any) -> None:
    assert cut(text) == expected


def test_sentences_run_on_over_a_running_head() -> None:
    text = "The pond was\nPage 3\ndeep. It froze."
    head = Span(13, 20)
    assert cut(text, [head]) == ["The pond was deep.", "It froze."]


@pytest.mark.parametrize(
    "text",
    [
        (
            "The spring meeting of the group of young people was held "
            "at the Town\n\nArena, it was a session about the letter."
        ),
        (
            "The committee asked if it would be possible to provide "
            "them all with a voucher in\n\nrecognition of their work."
        ),
        (
            "The nurse said that there was a wider need for a better "
            "understanding of the health\n\nneeds of the group."
        ),
        (
            "The committee asked if it would be possible to provide "
            "them all with a voucher in\frecognition of their work."
        ),
        (
            "The committee asked if it would be possible to provide "
            "them all with a voucher in\r\n\r\nrecognition of their work."
        ),
    ],
)
def test_sentences_a_page_break_does_not_cut_a_paragraph(text: str) -> None:
    (block,) = blocks(text)
    assert block == " ".join(text.split())
    assert len(sentences(text, 0, len(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        (
            "The clerk had written a letter to the county about the "
            "state of the road.\n\nThe county had not answered it."
        ),
        (
            "The clerk had written a letter to the county about the "
            "state of Mill Lane\n\nMembers noted that the letter was late"
        ),
        (
            "The clerk had written a letter to the county about the "
            "state of Mill Lane\n\nCllr Cole asked for a copy of it"
        ),
        (
            "The clerk had written a letter to the county about "
            "the state of the road\n\nMr Hill then left the meeting"
        ),
        (
            "The following matters were raised by members of the "
            "council at the meeting:\n\n- the gate\n\n- the pond"
        ),
        "Highways\n\nthe road was closed.",
    ],
)
def test_sentences_two_true_paragraphs_stay_two(text: str) -> None:
    assert len(blocks(text)) >= 2


def test_sentences_a_capital_tells_only_where_the_word_is_also_written_small() -> None:
    cut_name = (
        "Last spring the whole group of young people held its "
        "meeting at the Town\n\nArena, where it had met before"
    )
    new_start = cut_name + (
        "\n\nThe word arena is known here, and it is small in this long line about Town\n\nArena of the kind"
    )
    assert len(blocks(cut_name)) == 1
    assert len(blocks(new_start)) > 2


def test_sentences_bullets_and_headings_are_paragraphs_of_their_own() -> None:
    assert blocks("## Highways\nThe road is shut.\n- a gate\n  that creaks\n- a post") == [
        "Highways",
        "The road is shut.",
        "a gate that creaks",
        "a post",
    ]


def test_sentences_paragraph_joined_over_furniture() -> None:
    text = (
        "The committee asked whether it would be possible to "
        "give a voucher in\nPage 3\n\nrecognition of their work."
    )
    start = text.index("Page")
    assert blocks(text, (Span(start, start + 6),)) == [
        "The committee asked whether it would be possible to give a voucher in recognition of their work."
    ]


def test_sentences_rows_of_a_table_stand_alone() -> None:
    table = "Year\tEpisodes\n2021/22\t7\n2022/23\t13"
    text = f"The table was noted.\n\n{table}\n\nThe year before could not be given."
    found = [text[span.start : span.end] for span in sentences(text, 0, len(text))]
    assert found == [
        "The table was noted.",
        "Year\tEpisodes",
        "2021/22\t7",
        "2022/23\t13",
        "The year before could not be given.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "KU to send a summary by 1 Nov. It was agreed to wait.",
            ["KU to send a summary by 1 Nov.", "It was agreed to wait."],
        ),
        ("The bill of 1 Nov. 2022 was paid.", ["The bill of 1 Nov. 2022 was paid."]),
        (
            "Seen by the Dept. Manager in Nov. Cllr Hay went.",
            ["Seen by the Dept. Manager in Nov. Cllr Hay went."],
        ),
        ("Plot 9 to be split → Jo to mark it out", ["Plot 9 to be split", "Jo to mark it out"]),
    ],
)
def test_sentences_end_after_a_month_cut_short_and_before_an_arrow(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_paragraphs_begin_with_the_next_letter_of_a_list_whether_or_not_the_last_one_has_a_stop() -> None:
    text = (
        "b) Grit bins. EP had e-mailed the Roads Department twice and had no reply. EP to chase\n"
        "c) Footbridge - Cllr Hay undertook to raise this again with the Head of Service,\n"
        "a) being her choice of words, before the recess.\n"
    )
    assert [one[:2] for one in blocks(text)] == ["b)", "c)"]


def test_paragraphs_end_with_who_has_to_act() -> None:
    offered = "Mrs Crane offered to collect the pads from the depot in the next town. Action: BC"
    text = f"{offered}\nMembers were asked to go.\n"
    assert blocks(text)[1] == "Members were asked to go."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The bills were paid. (OM/PD) Clerk to order it.",
            ["The bills were paid. (OM/PD)", "Clerk to order it."],
        ),
        ("It was agreed. (Cllr Hill left the room) He came back.", None),
        ("Bread was 4 pence\nRESOLVED to buy it.", ["Bread was 4 pence", "RESOLVED to buy it."]),
        ("It was then\nRESOLVED to buy bread.", ["It was then RESOLVED to buy bread."]),
        ("Action: OM to ask\nAction 2: PD to pay", ["Action: OM to ask", "Action 2: PD to pay"]),
        ("It cost £8 excl. VAT, paid in May.", ["It cost £8 excl. VAT, paid in May."]),
    ],
)
def test_sentences_end_where_minutes_end_them(text: str, found: list[str] | None) -> None:
    assert cut(text) == (found or ["It was agreed.", "(Cllr Hill left the room) He came back."])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr Orde (Hort. Soc.) has agreed to judge.", None),
        ("The Clerk will write to Sallow Dev. Co. about the bond (approx. £500) by May.", None),
        ("The gate was shut (again. Nobody knew why) and then mended.", None),
        ("He went home. (The Clerk left. She came back later.) The fee was kept.", 4),
        ("A cheque to Orde Ltd. Cllr Marsh asked why.", 2),
        ("It was paid (no. 12. The roof was next (no. 13).", 2),
    ],
)
def test_sentences_are_not_cut_at_words_cut_short_or_in_brackets(text: str, found: int | None) -> None:
    assert len(list(sentences(text, 0, len(text)))) == (found or 1)
