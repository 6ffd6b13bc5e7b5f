"""The sentences that answer: which, in what order, and verbatim."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matters.index.catalogue.filters import Filters
from matters.index.results import Evidence
from matters.index.search.evidence import MOST_SENTENCES, find_evidence
from matters.index.search.question import literal_question
from matters.index.store import Index
from matters.models.embedders.port import Embedder, Vectors
from matters.pipeline.records import Minutes, Outcome, Passage, Span
from store_minutes import MODEL, minutes, sha

ASKED = "Members asked how many homes had damp."
OFFER = "The officer would bring figures in autumn."
OTHER = "The survey of the towers went on."


def said(*passages: Sequence[str], page_starts: tuple[int, ...] | None = None) -> Minutes:
    """One item of passages, each of sentences with a space between."""
    base = minutes(" ".join(" ".join(sentences) for sentences in passages))
    found, at = [], 0
    for sentences in passages:
        spans = []
        for sentence in sentences:
            spans.append(Span(at, at + len(sentence)))
            at += len(sentence) + 1
        found.append(
            Passage("1", spans[0].start, spans[-1].end, None, " ".join(sentences), sentences=tuple(spans))
        )
    document = replace(base.document, page_starts=page_starts)
    return replace(base, document=document, passages=tuple(found))


def evidence(
    folder: Path,
    embedder: Embedder,
    question: str,
    one: Minutes,
    *,
    kept: Vectors | None = None,
    filters: Filters = Filters(),
) -> tuple[Evidence, ...]:
    with Index.open(folder / "archive", model_id=MODEL, create=True) as index:
        with index.writer(pipeline_version="1") as sink:
            keys = [sha(f"{passage.start} {passage.quote}") for passage in one.passages]
            vectors = embedder.embed_passages([passage.quote for passage in one.passages])
            sentences = {} if kept is None else dict.fromkeys(keys, kept)
            sink.store(one, keys=keys, vectors=dict(zip(keys, vectors, strict=True)), sentences=sentences)
            sink.finish()
        asked = literal_question(question, filters, index, embedder)
        [found] = find_evidence(index.reader, embedder, asked, [index.reader.passages(index.sample(99))])
    for each in found:
        assert each.text == one.document.text[each.start : each.end]
        assert 0.0 <= each.score <= 1.0
    return found


def test_evidence_what_does_what_is_asked_for_comes_first(tmp_path: Path, hashing: Embedder) -> None:
    one = said([ASKED, OFFER, OTHER])
    start = one.document.text.index(OFFER)
    one = replace(one, outcomes=(Outcome("action", start, start + len(OFFER), "1"),))
    first = evidence(tmp_path / "a", hashing, "figures of homes", one)[0]
    assert first.quote == ASKED
    asked = Filters(outcome="action")
    assert evidence(tmp_path / "b", hashing, "figures of homes", one, filters=asked)[0].quote == OFFER


def test_evidence_best_sentence_comes_first(tmp_path: Path, hashing: Embedder) -> None:
    found = evidence(tmp_path, hashing, "survey of the towers", said([ASKED, OFFER, OTHER]))
    assert [one.quote for one in found] == [OTHER]


def test_evidence_answer_stands_right_behind_its_question(tmp_path: Path, hashing: Embedder) -> None:
    found = evidence(tmp_path, hashing, "how many homes had damp", said([OTHER, ASKED, OFFER]))
    assert [one.quote for one in found] == [ASKED, OFFER]
    assert found[1].score < found[0].score


@pytest.mark.parametrize("verb", ["asked", "queried", "sought to know", "raised", "expressed concern about"])
def test_evidence_knows_who_asks(tmp_path: Path, hashing: Embedder, verb: str) -> None:
    question = f"A member {verb} the damp homes of the east."
    found = evidence(tmp_path, hashing, "damp homes of the east", said([question, OFFER, OTHER]))
    assert [one.quote for one in found][:2] == [question, OFFER]


def test_evidence_what_no_one_asked_brings_no_answer(tmp_path: Path, hashing: Embedder) -> None:
    statement = "The damp homes of the east were mended."
    found = evidence(tmp_path, hashing, "damp homes of the east", said([statement, OFFER, OTHER]))
    assert [one.quote for one in found] == [statement]


def test_evidence_another_passage_is_no_answer(tmp_path: Path, hashing: Embedder) -> None:
    found = evidence(tmp_path, hashing, "how many homes had damp", said([OTHER, ASKED], [OFFER]))
    assert [one.quote for one in found] == [ASKED]


def test_evidence_sentences_nearly_as_good_follow(tmp_path: Path, hashing: Embedder) -> None:
    same = [f"Damp homes stand in ward {n}." for n in "abcde"]
    found = evidence(tmp_path, hashing, "damp homes stand in ward", said([OTHER, *same]))
    assert [one.quote for one in found] == same[:MOST_SENTENCES]


def test_evidence_short_sentences_yield_to_whole_ones(tmp_path: Path, hashing: Embedder) -> None:
    whole = "Damp homes lay empty."
    found = evidence(tmp_path, hashing, "damp homes lay east ward", said(["Damp homes.", whole]))
    assert found[0].quote == whole


def test_evidence_few_words_are_not_shown_beside_the_best(tmp_path: Path, hashing: Embedder) -> None:
    whole = "Damp homes stand empty."
    asked = "damp homes stand empty"
    found = evidence(tmp_path, hashing, asked, said([whole, "Damp homes stand."]))
    assert [one.quote for one in found] == [whole]


def test_evidence_sentences_with_the_quoted_words_come_first(tmp_path: Path, hashing: Embedder) -> None:
    literal, near = "The wet homes were sold.", "Homes were wet, and sold wet homes were homes that were wet."
    found = evidence(tmp_path, hashing, '"wet homes were sold"', said([near, literal]))
    assert found[0].quote == literal


def test_evidence_quote_leaves_out_markup_and_furniture(tmp_path: Path, hashing: Embedder) -> None:
    sentence = "Members asked about **damp homes** in\nPage 3 of 9\nthe east."
    one = said([OTHER, sentence])
    cut = one.document.text.index("Page 3")
    one = replace(one, passages=(replace(one.passages[0], omit=(Span(cut, cut + len("Page 3 of 9\n")),)),))
    (first, *_) = evidence(tmp_path, hashing, "damp homes in the east", one)
    assert first.quote == "Members asked about damp homes in the east."
    assert first.text == sentence


def test_evidence_page_is_where_the_sentence_starts(tmp_path: Path, hashing: Embedder) -> None:
    one = said([OTHER, ASKED], page_starts=(0, len(OTHER) + 1))
    assert [each.page for each in evidence(tmp_path, hashing, "how many homes had damp", one)] == [2]
    assert evidence(tmp_path / "b", hashing, "survey towers", one)[0].page == 1


def test_evidence_is_what_was_made_of_sentences_in_their_passage(tmp_path: Path, hashing: Embedder) -> None:
    one = said([ASKED, OFFER, OTHER])
    question = hashing.embed_query("figures")
    kept = np.stack([-question, -question, question])
    found = evidence(tmp_path / "a", hashing, "figures", one, kept=kept)
    assert [each.quote for each in found] == [OTHER]
    short = evidence(tmp_path / "b", hashing, "figures", one, kept=kept[1:])
    assert short[0].quote == OFFER


def test_evidence_of_nothing_is_nothing(tmp_path: Path, hashing: Embedder) -> None:
    with Index.open(tmp_path / "archive", model_id=MODEL, create=True) as index:
        asked = literal_question("damp", Filters(), index, hashing)
        assert find_evidence(index.reader, hashing, asked, [[]]) == [()]
