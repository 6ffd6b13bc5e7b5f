"""Passages: whole paragraphs of one item, short enough for the embedder."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.pipeline.passages import cut_passages, embedding_text, short_title
from matters.pipeline.records import Document, SourceText
from matters.pipeline.structure.read import read_structure
from matters.pipeline.verbatim import quote

WORDS = st.sampled_from(
    ["pond", "the", "Clerk", "said.", "It", "was", "agreed:", "£3.50", "1,200", "**note**", "which", "Town"]
)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=90).map(" ".join)
DOCUMENTS = st.lists(
    st.one_of(
        PARAGRAPHS,
        st.sampled_from(["1. Apologies", "2. Minutes", "3. Highways", "## Finance", "- a gate", "\f"]),
    ),
    min_size=1,
    max_size=14,
).map("\n\n".join)


def count_tokens(texts: Any) -> list[int]:
    """A stand-in for word pieces: two for each word, and two special ones."""
    return [2 + 2 * len(text.split()) for text in texts]


def cut(text: str, *, max_tokens: Any = 256) -> Any:
    structure = read_structure(SourceText(text, "text"), name="minutes.txt")
    document = Document("minutes.txt", "0", "text", structure.kind, structure.status, text)
    passages = cut_passages(
        document,
        structure.lines,
        structure.items,
        structure.texts,
        count_tokens=count_tokens,
        max_tokens=max_tokens,
    )
    return structure, passages


@given(DOCUMENTS, st.sampled_from([80, 120, 256]))
def test_passages_are_in_order_within_items_and_hold_every_paragraph(text: str, max_tokens: Any) -> None:
    structure, passages = cut(text, max_tokens=max_tokens)
    items = {item.key: item for item in structure.items}
    ends = 0
    for passage in passages:
        item = items[passage.item]
        assert item.start <= passage.start < passage.end <= item.end
        assert ends <= passage.start
        ends = passage.end
    covered = set().union(*(range(passage.start, passage.end) for passage in passages))
    for item, begin in zip(structure.items, structure.texts, strict=True):
        missing = "".join(text[at] for at in range(max(begin, item.start), item.end) if at not in covered)
        assert not quote(missing, 0, len(missing)).strip()


@given(DOCUMENTS, st.sampled_from([80, 120, 256]))
def test_passages_fit_the_embedder_with_their_title(text: str, max_tokens: Any) -> None:
    structure, passages = cut(text, max_tokens=max_tokens)
    titles = {item.key: item.title for item in structure.items}
    for passage in passages:
        whole = f"{short_title(titles[passage.item])}\n{passage.quote}"
        assert count_tokens([whole])[0] <= max_tokens


@given(DOCUMENTS)
def test_passages_quotes_and_sentences_are_their_own(text: str) -> None:
    _, passages = cut(text)
    for passage in passages:
        assert passage.quote == quote(text, passage.start, passage.end, omit=passage.omit)
        ends = passage.start
        for sentence in passage.sentences:
            assert ends <= sentence.start < sentence.end <= passage.end
            ends = sentence.end


def test_passages_short_paragraphs_go_together_and_long_ones_alone() -> None:
    long = "The clerk said that the pond was deep and cold. " * 8
    text = (
        f"1. Apologies\n\nNone.\n\n2. Pond\n\nA report came.\n\n"
        f"{long}\n\n{long}\n\n3. Close\n\nAt nine.\n\nAll left."
    )
    _, passages = cut(text)
    assert [(passage.item, len(passage.sentences)) for passage in passages] == [
        ("1", 1),
        ("2", 9),
        ("2", 8),
        ("3", 2),
    ]


def test_passages_a_heading_is_none_unless_nothing_follows() -> None:
    _, passages = cut("1. Apologies\n\nNone.\n\n2. Minutes\n\n3. Highways: The road is shut.")
    assert [(passage.item, passage.quote) for passage in passages] == [
        ("1", "None."),
        ("2", "2. Minutes"),
        ("3", "The road is shut."),
    ]


def test_passages_one_endless_word_is_divided_all_the_same() -> None:
    text = "1. Apologies\n\nNone.\n\n2. Minutes\n\n" + "x" * 3000 + "\n\n3. Close\n\nNone."
    structure = read_structure(SourceText(text, "text"), name="a.txt")
    document = Document("a.txt", "0", "text", "minutes", "unknown", text)
    passages = cut_passages(
        document,
        structure.lines,
        structure.items,
        structure.texts,
        count_tokens=lambda texts: [len(one) // 4 for one in texts],
        max_tokens=128,
    )
    assert "".join(passage.quote for passage in passages if passage.item == "2") == "x" * 3000
    assert max(len(passage.quote) for passage in passages) <= 4 * 128


@pytest.mark.parametrize(
    ("title", "said", "expected"),
    [
        ("Highways", "The road is shut.", "Highways\nThe road is shut."),
        ("Highways", "Highways were discussed.", "Highways were discussed."),
    ],
)
def test_passages_are_embedded_with_their_title_once(title: str, said: str, expected: Any) -> None:
    assert embedding_text(title, said) == expected


def test_passages_a_title_is_cut_after_thirty_words() -> None:
    assert short_title(" ".join(map(str, range(50)))) == " ".join(map(str, range(30)))


def test_passages_a_title_of_endless_words_leaves_room_for_the_text() -> None:
    title = " ".join(["UK-wide/cross-border/multi-agency"] * 5)
    said = "The pond was deep. " * 60
    text = f"# Minutes\n\n## {title}\n\n{said}\n\n## Close\n\nNone."
    structure = read_structure(SourceText(text, "text"), name="a.md")
    document = Document("a.md", "0", "markdown", "minutes", "unknown", text)
    passages = cut_passages(
        document,
        structure.lines,
        structure.items,
        structure.texts,
        count_tokens=lambda texts: [len(one) for one in texts],
        max_tokens=128,
    )
    assert " ".join(passage.quote for passage in passages) == f"{said.strip()} None."


def test_passages_end_a_sentence_where_its_paragraph_ends() -> None:
    text = (
        "1. Precept\n\nCllr Ash proposed £10, seconded by Cllr Bell. 3 votes for, 1 against. Carried\n\n"
        "Cllr Cole proposed £20, seconded by Cllr Dee. 1 vote for, 3 against. Lost\n"
    )
    _, (passage,) = cut(text)
    assert [text[one.start : one.end] for one in passage.sentences][2:4] == [
        "Carried",
        "Cllr Cole proposed £20, seconded by Cllr Dee.",
    ]
