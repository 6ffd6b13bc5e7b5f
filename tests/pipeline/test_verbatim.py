"""Quotes: what a person would quote, with every character's way back to the source."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.pipeline.records import Span
from matters.pipeline.verbatim import clean, quote, trim, within

PIECES = st.sampled_from(
    [
        "The Clerk",
        " ",
        "\n",
        "\r\n",
        "\f",
        "\t",
        "**bold**",
        "- ",
        "• ",
        "# ",
        "_so_",
        "\\.",
        "<sup>",
        "<https://example.org/_a_>",
        "é",
        "’",
        "1.",
        "*",
    ]
)
MARKED_UP = st.lists(PIECES, max_size=30).map("".join)


@st.composite
def slices(draw: Any) -> Any:
    """A text, a slice of it, and furniture anywhere."""
    text = draw(MARKED_UP)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True)))
    spans = [Span(low, high) for low, high in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, start, end, spans


@given(slices())
def test_verbatim_every_character_comes_from_its_offset_and_offsets_rise(case: Any) -> None:
    text, start, end, omit = case
    copy = clean(text, start, end, omit=omit)
    assert len(copy.offsets) == len(copy.text) + 1
    assert list(copy.offsets) == sorted(set(copy.offsets))
    for character, offset in zip(copy.text, copy.offsets, strict=False):
        assert start <= offset < end
        assert text[offset] == character or (character == " " and text[offset].isspace())
        assert not any(span.start <= offset < span.end for span in omit)


@given(slices())
def test_verbatim_quote_has_no_loose_space(case: Any) -> None:
    text, start, end, omit = case
    copied = quote(text, start, end, omit=omit)
    assert copied == " ".join(copied.split())


@given(slices())
def test_verbatim_span_leads_back_to_the_same_words(case: Any) -> None:
    text, start, end, omit = case
    copy = clean(text, start, end, omit=omit)
    if copy.text:
        span = copy.span(0, len(copy.text))
        assert start <= span.start < span.end <= end
        assert quote(text, start, end, omit=omit).split()[0][0] == text[span.start]


@given(
    st.text(
        st.characters(codec="ascii", categories=["Lu", "Ll", "Nd"], include_characters=" .,;'\n"), max_size=80
    )
)
def test_verbatim_plain_prose_is_only_folded(text: str) -> None:
    assert quote(text, 0, len(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("The **street lights** failed", "The street lights failed"),
        ("The __clerk__ and *Mr Hill*", "The clerk and Mr Hill"),
        ("- one\n- two", "one two"),
        ("• one\n  • two", "one two"),
        ("## 3.    No declarations", "3. No declarations"),
        ("3\\. The minutes", "3. The minutes"),
        ("the 21<sup>st</sup> of May<br/>", "the 21st of May"),
        ("<BR>see the <span style='color: red'>plan</span><br />", "see the plan"),
        ('<h1 class-"head">Parks</h1>', "Parks"),
        ("<td nowrap>Parks</td>", "Parks"),
        ("<name redacted> asked for <a resident>", "<name redacted> asked for <a resident>"),
        ("<Not available, did not stream>", "<Not available, did not stream>"),
        ("Jo Ash <joash5> of <address>", "Jo Ash <joash5> of <address>"),
        ("Home> Minutes> May", "Home> Minutes> May"),
        ("write to <clerk@example.org> now", "write to <clerk@example.org> now"),
        ("see <https://example.org/a_b/> now", "see https://example.org/a_b/ now"),
        ("see <https://example.org/plan>, page 2", "see https://example.org/plan, page 2"),
        ("see [the plan](https://example.org/plan) now", "see the plan now"),
        ("a soft\u00adhyphen", "a softhyphen"),
        ("1,200 in 22/23", "1,200 in 22/23"),
        ("£3 * 4 = £12", "£3 * 4 = £12"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("a snake_case_name", "a snake_case_name"),
        ("well-known", "well-known"),
        ("first\r\nsecond\fthird", "first second third"),
        ("one\f- two", "one two"),
        ("**\u201cYoung Voices\u201d** met", "\u201cYoung Voices\u201d met"),
        ("| Name | Due |\n|------|:---:|\n| Ash | May |", "| Name | Due | | Ash | May |"),
        ("Name | Due\r\n--- | ---\r\nAsh | May", "Name | Due Ash | May"),
        ("| Name |\n|:-|\n| Ash |", "| Name | | Ash |"),
        ("| Name | Due |\n| --- |", "| Name | Due |"),
        ("|--|--|\n| - | -- |\nAsh -- or | -- Birch", "| - | -- | Ash -- or | -- Birch"),
        ("Ash\n---\nBirch", "Ash --- Birch"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_verbatim_quote_of_mark_up(source: str, quoted: str) -> None:
    assert quote(source, 0, len(source)) == quoted


def test_verbatim_quote_cuts_a_running_head_in_mid_sentence() -> None:
    text = "The bench was\nFull Council 20 May Page 1\nmended in June."
    head = text.index("Full")
    omit = [Span(head, head + len("Full Council 20 May Page 1"))]
    assert quote(text, 0, len(text), omit=omit) == "The bench was mended in June."


def test_verbatim_quote_joins_a_word_whose_hyphen_is_omitted() -> None:
    text = "the safe-\nguarding lead"
    assert quote(text, 0, len(text), omit=[Span(8, 10)]) == "the safeguarding lead"


def test_verbatim_a_hyphen_in_mid_line_is_no_bullet() -> None:
    text = "one - two"
    assert quote(text, 4, len(text)) == "- two"


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("  a b ", 0, 6, Span(2, 5)),
        ("  ", 0, 2, Span(0, 0)),
        ("abc", 1, 1, Span(1, 1)),
        ("a\n\n", 0, 3, Span(0, 1)),
    ],
)
def test_verbatim_trim(text: str, start: Any, end: Any, expected: Any) -> None:
    assert trim(text, start, end) == expected


def test_verbatim_within_clips_to_the_slice() -> None:
    spans = [Span(0, 4), Span(8, 12), Span(20, 30), Span(40, 50)]
    assert within(spans, 2, 25) == (Span(2, 4), Span(8, 12), Span(20, 25))
