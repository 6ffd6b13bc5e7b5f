"""Items partition the body of a document, whatever it looks like."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from matters.pipeline.records import Span
from matters.pipeline.structure.items import build_items
from matters.pipeline.structure.lines import split_lines
from matters.pipeline.structure.scheme import infer_scheme

ROWS = st.sampled_from(
    [
        "1. Apologies",
        "2. Minutes",
        "3. Highways",
        "3. Highways",
        "08/23 Update",
        "09/23 Budget",
        "A23/024COMMITTEE",
        "## 4. Finance",
        "### Grants",
        "PLANNING",
        "Police report: None.",
        "There were none.",
        "- a gate",
        "",
        "",
        "\f",
        "Page 2 17/23",
        "Signed .......",
        "The meeting closed at 9pm.",
        "7.30pm the lights failed.",
        "1.1 Roads",
    ]
)
DOCUMENTS = st.builds(
    lambda rows, end: end.join(rows),
    st.lists(ROWS, max_size=40),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
)


def body_of(text: str, furniture: Any = (), page_starts: Any = None) -> Any:
    lines = split_lines(text, furniture=furniture)
    return build_items(text, lines, infer_scheme(lines), furniture=furniture, page_starts=page_starts)


@given(DOCUMENTS)
def test_items_partition_the_body(text: str) -> None:
    body = body_of(text)
    assert body.items
    joined = "".join(text[item.start : item.end] for item in body.items)
    assert text[: body.front.end] + joined + text[body.back.start :] == text
    assert body.front.end == body.items[0].start
    assert body.items[-1].end == body.back.start
    assert len(body.texts) == len(body.items)
    assert all(item.start <= at <= item.end for item, at in zip(body.items, body.texts, strict=True))


@given(DOCUMENTS)
def test_items_have_keys_of_their_own_and_parents_before_them(text: str) -> None:
    seen: dict[str, int] = {}
    for item in body_of(text).items:
        assert item.key not in seen
        if item.parent is not None:
            assert seen[item.parent] < item.level
        seen[item.key] = item.level
        assert 0 <= item.certainty <= 1


@given(DOCUMENTS)
def test_items_reading_is_repeatable(text: str) -> None:
    assert body_of(text) == body_of(text)


def test_items_without_a_heading_are_one() -> None:
    text = "They met and talked about the pond for a while.\n\nThey went home."
    (item,) = body_of(text).items
    assert (item.key, item.number, item.start, item.end) == ("~t1", None, 0, len(text))
    assert item.certainty < 0.5


def test_items_of_an_empty_document() -> None:
    (item,) = body_of("").items
    assert (item.start, item.end, item.title) == (0, 0, "")


def test_items_without_text_stay() -> None:
    text = "1. Apologies\n\n2. Minutes\n\n3. Highways\n\nThe road is shut.\n\n4. Any other business"
    body = body_of(text)
    assert [item.key for item in body.items] == ["1", "2", "3", "4"]
    assert body.items[-1].end == len(text)


def test_items_repeated_numbers_get_keys_of_their_own() -> None:
    text = (
        "1. Apologies\n\nNone.\n\n2. Minutes\n\nAgreed.\n\n2. "
        "Highways\n\nThe road is shut.\n\n3. Budget\n\nNoted."
    )
    found = [item.key for item in body_of(text).items]
    assert found in (["1", "2", "3"], ["1", "2", "2~2", "3"])
    marked = "## 1. Apologies\n\n## 2. Minutes\n\n## 2. Highways\n\n## 3. Budget\n\n"
    assert [item.key for item in body_of(marked).items] == ["1", "2", "2~2", "3"]


def test_items_text_begins_after_the_heading() -> None:
    text = (
        "1. Apologies: Mr Hill was unwell.\n\n2. Minutes\n\n"
        "They were agreed.\n\n3. Highways\nThe road is shut."
    )
    body = body_of(text)
    assert [text[at:].lstrip()[:8] for at in body.texts] == ["Mr Hill ", "They wer", "The road"]


def test_items_signature_and_close_are_back_matter() -> None:
    for close in (
        "MINUTES END",
        "Signed ................ Chairman",
        "There being no further business, the meeting closed at 9.05pm.",
        "The Chairman closed the meeting at 9pm.",
        "The meeting finished at 9pm.",
    ):
        text = (
            f"1. Apologies\n\nNone.\n\n2. Minutes\n\nAgreed.\n\n3. Highways\n\nThe road is shut.\n\n{close}\n"
        )
        body = body_of(text)
        assert text[body.back.start :].startswith(close)
        assert body.items[-1].end == text.index(close)


def test_items_a_closed_road_is_no_back_matter() -> None:
    text = (
        "1. Apologies\n\nNone.\n\n2. Minutes\n\nAgreed.\n\n3. "
        "Highways\n\nThe road closed at 9pm.\n\nSignage was signed off."
    )
    assert body_of(text).items[-1].end == len(text)


def test_items_pages_and_furniture() -> None:
    text = "1. Apologies\n\nNone.\nPage 1\n\f2. Minutes\n\nAgreed.\n\n3. Highways\n\nThe road is shut."
    page, head = text.index("\f") + 1, text.index("Page 1")
    body = body_of(text, furniture=(Span(head, head + 6),), page_starts=(0, page))
    assert [item.page for item in body.items] == [1, 2, 2]
    assert body.items[0].omit == (Span(head, head + 6),)
    assert body.items[1].omit == ()
