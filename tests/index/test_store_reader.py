"""The catalogue as a source: what went in comes out."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matters.index.catalogue.filters import Filters
from matters.index.catalogue.schema import PART
from matters.pipeline.records import Item, Passage, Span
from store_minutes import answering, archive, minutes, sha, unit

ID = "cabinet/2023-07-25"


def test_store_reader_gives_back_what_was_stored(tmp_path: Path) -> None:
    said = minutes("Cllr Jane Hart spoke.", "It was agreed.", "All left.", people=["Jane Hart"])
    index = archive(tmp_path, replace(said, document=replace(said.document, page_starts=(0, 22, 30))))
    (first, second, third) = index.reader.passages([1, 2, 3])
    assert (second.quote, second.start, second.end) == ("It was agreed.", 22, 36)
    assert second.sentences == (Span(22, 36),)
    assert (first.previous, first.next) == (None, 2)
    assert (second.previous, second.next) == (1, 3)
    assert third.next is None
    assert second.item.id == f"{ID}#2"
    assert (second.item.number, second.item.title, second.item.access) == ("2", "Title 2", "public")
    assert second.meeting.committee == "Cabinet"
    assert second.document.path == "/minutes/a.txt"
    assert second.document.page_at(22) == 2
    assert index.reader.document_text(1, 22, 36) == "It was agreed."
    assert [(one.name, one.role) for one in index.reader.attendance(1)] == [("Jane Hart", "Chair")]
    (mention,) = index.reader.mentions(1)
    assert (mention.text, mention.person, mention.item_id) == ("Jane Hart", "Jane Hart", f"{ID}#1")
    (definition,) = index.reader.definitions()
    assert (definition.short, definition.meeting_id) == ("UASC", ID)
    (caveat,) = index.reader.caveats()
    assert (caveat.code, caveat.path) == ("look", "/minutes/a.txt")
    index.close()


def test_store_reader_passages_keep_the_order_asked_for(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes("One.", "Two.", "Three."))
    assert [row.id for row in index.reader.passages([3, 1, 3])] == [3, 1, 3]
    assert index.reader.passages(np.array([2])).pop().quote == "Two."
    with pytest.raises(KeyError):
        index.reader.passages([4])
    index.close()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
    times=st.integers(1, 900),
    start=st.integers(0, 40_000),
    length=st.integers(0, 20_000),
)
def test_store_reader_text_slices_are_verbatim(
    tmp_path_factory: pytest.TempPathFactory, text: str, times: int, start: int, length: int
) -> None:
    whole = (text * times)[: 3 * PART]
    index = archive(tmp_path_factory.mktemp("slices"), minutes(whole))
    assert index.reader.document_text(1, start, start + length) == whole[start : start + length]
    assert index.reader.document_text(1, 0, len(whole)) == whole
    index.close()


def test_store_reader_text_keeps_nul_and_line_ends(tmp_path: Path) -> None:
    whole = "a\x00b\r\nc\u2028\ufeff" * PART
    index = archive(tmp_path, minutes(whole))
    assert index.reader.document_text(1, PART - 2, PART + 5) == whole[PART - 2 : PART + 5]
    assert index.reader.passages([1])[0].quote == whole
    index.close()


def test_store_reader_subtree_is_in_order(tmp_path: Path) -> None:
    said = minutes("A", "B", "C", "D")
    parents = [None, "1", "2", None]
    items = tuple(replace(item, parent=up) for item, up in zip(said.items, parents, strict=True))
    index = archive(tmp_path, replace(said, items=items))
    assert [one.key for one in index.reader.subtree(f"{ID}#1")] == ["1", "2", "3"]
    assert [one.key for one in index.reader.subtree(f"{ID}#3")] == ["3"]
    assert index.reader.subtree("nothing#1") == []
    assert index.reader.item("nothing#1") is None
    assert [one.key for one in index.reader.items_of(ID)] == ["1", "2", "3", "4"]
    assert index.reader.passages_of([2, 4]).tolist() == [2, 4]
    index.close()


def test_store_reader_items_without_passages_count(tmp_path: Path) -> None:
    said = minutes("One.")
    extra = Item("2", None, "Closed", 1, None, 4, 4, None)
    index = archive(tmp_path, replace(said, items=(*said.items, extra)))
    counts = index.reader.counts()
    assert (counts.items, counts.passages) == (2, 1)
    index.close()


def test_store_reader_references_say_which_minutes_are_missing(tmp_path: Path) -> None:
    index = archive(
        tmp_path,
        minutes("One.", path="/a", date="2023-04-04"),
        minutes("Two.", path="/b", references=["2023-04-04", "2023-01-10", "2023-04"]),
        minutes("Three.", path="/c", committee="Audit", references=["2023-04-04"]),
        minutes("Four.", path="/d", date="2023-01-10", kind="agenda"),
    )
    found = {(one.body, one.date): one.held for one in index.reader.references()}
    assert found == {
        ("cabinet", "2023-04-04"): True,
        ("cabinet", "2023-04"): True,
        ("cabinet", "2023-01-10"): False,
        ("audit", "2023-04-04"): False,
    }
    assert {one.item_id for one in index.reader.references()} == {f"{ID}#1", "audit/2023-07-25#1"}
    index.close()


def test_store_reader_embedded_and_sample(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes(*(f"Paragraph {n}." for n in range(60)), exempt=[5]))
    vectors = index.reader.embedded([3, 1, 999])
    assert np.array_equal(vectors[:2], np.stack([unit("Paragraph 2."), unit("Paragraph 0.")]))
    assert not vectors[2].any()
    sample = index.sample(20)
    assert sample.tolist() == sorted(set(sample.tolist()))
    assert len(sample) == 20
    assert 5 not in index.sample(100).tolist()
    assert index.sample(20).tolist() == sample.tolist()
    index.close()


@pytest.mark.parametrize("n", [0, 1, 7, 50, 60, 200])
def test_store_reader_sample_without_restriction(tmp_path: Path, n: int) -> None:
    index = archive(tmp_path, minutes(*(f"Paragraph {n}." for n in range(60))))
    assert index.reader.allowed_passages(Filters()) is None
    sample = index.sample(n)
    assert len(set(sample.tolist())) == min(n, 60)
    assert index.sample(n).tolist() == sample.tolist()
    index.close()


def test_store_reader_passage_of_a_private_item_is_private(tmp_path: Path) -> None:
    said = minutes("One.", "Secret.", exempt=[2])
    index = archive(tmp_path, said)
    assert answering(index) == [f"{ID}#1"]
    allowed = index.reader.allowed_passages(Filters(include_exempt=True))
    assert allowed is not None and allowed.tolist() == [1, 2]
    assert (index.reader.counts().items, index.reader.counts().private) == (1, 1)
    everything = index.reader.counts(Filters(include_exempt=True))
    assert (everything.items, everything.private) == (2, 0)
    index.close()


def test_store_reader_passage_records_survive(tmp_path: Path) -> None:
    said = minutes("One two three.")
    passage = Passage("1", 0, 14, None, "One three.", omit=(Span(4, 8),), sentences=(Span(0, 3), Span(4, 14)))
    with (index := archive(tmp_path)).writer(pipeline_version="1") as sink:
        key = sha("One three.")
        sink.store(replace(said, passages=(passage,)), keys=[key], vectors={key: unit("One three.")})
    (row,) = index.reader.passages([1])
    assert (row.omit, row.sentences, row.quote) == (passage.omit, passage.sentences, passage.quote)
    index.close()
