"""Physical lines: their place, their clean text, and what stands before them."""

from hypothesis import given
from hypothesis import strategies as st

from matters.pipeline.records import Span
from matters.pipeline.structure.lines import split_lines

PIECES = st.sampled_from(
    ["Apologies", "\n", "\r\n", "\f", "\r", " ", "- ", "**x**", "# ", "1. ", "----", "é"]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_lines_are_slices_in_order_and_hold_every_word(text: str) -> None:
    lines = split_lines(text)
    ends = 0
    for line in lines:
        assert ends <= line.start < line.end <= len(text)
        assert not set("\r\n\f") & set(text[line.start : line.end])
        assert all(line.start <= offset < line.end for offset in line.offsets[:-1])
        ends = line.end
    assert sum(line.text.count("Apologies") for line in lines) == text.count("Apologies")


def test_lines_of_every_kind_of_line_end_are_the_same() -> None:
    rows = ["1. Apologies", "", "None.", "2. Minutes"]
    expected = [(line.text, line.gap) for line in split_lines("\n".join(rows))]
    assert [(line.text, line.gap) for line in split_lines("\r\n".join(rows))] == expected
    assert [(line.text, line.gap) for line in split_lines("\r".join(rows))] == expected
    assert expected == [("1. Apologies", True), ("None.", True), ("2. Minutes", False)]


def test_lines_a_form_feed_ends_a_line_and_leaves_a_gap() -> None:
    lines = split_lines("one\ftwo\nthree")
    assert [(line.text, line.gap) for line in lines] == [("one", True), ("two", True), ("three", False)]


def test_lines_mark_up_is_told_apart() -> None:
    heading, bold, bullet, plain = split_lines(
        "## 3. Highways\n**Police report:**\n- a gate\n  plain **word** text"
    )
    assert (heading.depth, heading.text) == (2, "3. Highways")
    assert bold.bold and not bold.bullet and bold.text == "Police report:"
    assert bullet.bullet and bullet.text == "a gate"
    assert not (plain.bold or plain.bullet or plain.depth) and plain.indent == 2


def test_lines_rules_are_left_out_and_leave_a_gap() -> None:
    lines = split_lines("above\n-----\nbelow")
    assert [(line.text, line.gap) for line in lines] == [("above", True), ("below", True)]


def test_lines_the_rule_of_a_table_is_left_out_and_leaves_none() -> None:
    lines = split_lines("| Name | Due |\n|---|:--|\n| Ash | May |")
    assert [(line.text, line.gap) for line in lines] == [("| Name | Due |", True), ("| Ash | May |", False)]


def test_lines_furniture_is_cut_and_leaves_no_gap_in_a_sentence() -> None:
    text = "The bench was\nPage 3\nmended."
    lines = split_lines(text, furniture=[Span(14, 20)])
    assert [(line.text, line.gap) for line in lines] == [("The bench was", True), ("mended.", False)]
