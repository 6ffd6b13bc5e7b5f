"""One question, one answer: whole items, honest silence, nothing private."""

from dataclasses import asdict
from pathlib import Path

import pytest

from matters.archive import Archive
from matters.index.catalogue.filters import Filters
from matters.index.results import Evidence, HitPassage, SearchResult
from matters.index.search.relevance import load_relevance_model
from matters.pipeline.errors import QueryError
from northmere import CABINET, PRIVATE_WORDS, write

CABINET_ID = "northmere-borough-council/cabinet/2023-07-25"
ASKED = (
    "Councillor Bell asked how many homes had damp and mould and whether there was any data to compare past"
    " and present."
)
DAMP = "how many homes have damp and mould"


def ids(result: SearchResult) -> list[str]:
    return [hit.item.id for hit in result.hits]


def without_time(result: SearchResult) -> dict[str, object]:
    return {**asdict(result), "took_ms": 0}


def test_search_answers_with_item_sentence_page_and_file(reading: Archive) -> None:
    result = reading.search(DAMP)
    assert result.answered
    hit = result.hits[0]
    assert (hit.rank, hit.item.id, hit.item.number) == (1, f"{CABINET_ID}#3", "3")
    assert hit.item.title == "Damp and mould in council homes"
    assert (hit.item.committee, hit.item.date, hit.item.access) == ("Cabinet", "2023-07-25", "public")
    assert [one.quote for one in hit.evidence][:2] == [
        ASKED,
        "The officer offered to bring the figures to the October meeting.",
    ]
    assert Path(hit.source.path).name == "cabinet.txt"
    assert hit.source.page is hit.passage.page is None
    assert len(hit.source.sha256) == 64
    assert hit.score >= load_relevance_model().threshold


@pytest.mark.parametrize("query", [DAMP, "firewall cyber attack", "waiting list", "pool", "1,200 errors"])
def test_search_every_text_is_a_slice_of_its_document(reading: Archive, query: str) -> None:
    result = reading.search(query, keep_weak=True)
    assert result.hits
    for hit in result.hits:
        text = Path(hit.source.path).read_text(encoding="utf-8")
        spans: list[HitPassage | Evidence] = [hit.passage, *hit.evidence]
        for span in spans:
            assert span.text == text[span.start : span.end]
            assert hit.item.start <= span.start < span.end <= hit.item.end
            assert "**" not in span.quote
            assert "\n" not in span.quote


@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_search_gives_each_item_once_and_ranks_without_gaps(reading: Archive, mode: str) -> None:
    result = reading.search("the committee and its members", mode=mode, keep_weak=True, k=50)
    assert len(set(ids(result))) == len(result.hits)
    assert [hit.rank for hit in result.hits] == list(range(1, len(result.hits) + 1))


@pytest.mark.parametrize(
    "query", [DAMP, "allotments", "pothole repairs", "risk of a cyber attack on the pool"]
)
def test_search_answers_alike_however_many_are_wanted(reading: Archive, query: str) -> None:
    whole = reading.search(query, k=10)
    for k in (1, 2, 5):
        fewer = reading.search(query, k=k)
        assert fewer.answered == whole.answered
        assert ids(fewer) == ids(whole)[:k]


def test_search_twice_says_the_same(reading: Archive, held: Path) -> None:
    first = without_time(reading.search("pool closure", keep_weak=True))
    assert without_time(reading.search("pool closure", keep_weak=True)) == first
    with Archive.open(held, model="hashing") as again:
        assert without_time(again.search("pool closure", keep_weak=True)) == first


def test_search_without_answer_is_silent_with_its_denominator(reading: Archive) -> None:
    result = reading.search("pothole repairs")
    assert (result.answered, result.hits) == (False, ())
    searched = result.searched
    assert (searched.documents, searched.meetings, searched.items) == (3, 3, 12)
    assert (searched.first, searched.last) == ("2023-07-25", "2024-01-11")
    assert (searched.unreadable, searched.private) == (0, 2)
    assert [(one.committee, one.date) for one in searched.missing] == [("Cabinet", "2023-04-04")]
    assert result.words == {"pothole": 0, "repairs": 0}


def test_search_all_lists_weak_candidates_and_stays_unanswered(reading: Archive) -> None:
    result = reading.search("pothole repairs", keep_weak=True, k=3)
    assert not result.answered
    assert [hit.rank for hit in result.hits] == [1, 2, 3]
    assert all(hit.score < load_relevance_model().threshold for hit in result.hits)


def test_search_counts_words_only_in_what_was_searched(reading: Archive) -> None:
    """A word that stands in a private item alone must not be betrayed by a count."""
    assert reading.search("tribunal").words == {"tribunal": 0}
    everywhere = reading.search("zebra quagga okapi shelters")
    assert everywhere.words == {"zebra": 0, "quagga": 0, "okapi": 0, "shelters": 1}
    asked = reading.search("zebra quagga okapi shelters", filters=Filters(committees=("audit",)))
    assert asked.words == {"zebra": 0, "quagga": 0, "okapi": 0, "shelters": 0}


@pytest.mark.parametrize("query", [*PRIVATE_WORDS, '"unlawful dismissal"', "payment to the former officer"])
@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_search_never_finds_private_items(reading: Archive, query: str, mode: str) -> None:
    result = reading.search(query, mode=mode, k=50, keep_weak=True)
    assert not any(hit.item.access != "public" for hit in result.hits)
    said = str([asdict(hit) for hit in result.hits])
    assert not any(word in said for word in PRIVATE_WORDS)
    assert result.searched.private == 2


def test_search_finds_private_items_when_asked(reading: Archive) -> None:
    result = reading.search("unlawful dismissal", filters=Filters(include_exempt=True))
    assert ids(result)[0] == f"{CABINET_ID}#6"
    assert result.hits[0].item.access == "exempt"
    assert (result.searched.private, result.searched.items) == (0, 14)


def test_search_for_a_name_does_not_say_who_is_in_private_items(reading: Archive) -> None:
    named = reading.search("payment", filters=Filters(people=("Gloria Vantongeren",)))
    other = reading.search("payment", filters=Filters(people=("Nobody Atall",)))
    assert named.searched == other.searched
    assert named.searched.private == 2


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(committees=("leisure",)), {"leisure-panel"}),
        (Filters(since="2023-09", until="2023-12"), {"audit-committee"}),
        (Filters(until="2023-12-31"), {"cabinet", "audit-committee"}),
        (Filters(committees=("audit", "leisure")), {"audit-committee", "leisure-panel"}),
        (Filters(people=("Cllr Bell",), committees=("Cabinet",)), {"cabinet"}),
    ],
)
def test_search_filters_narrow_hits_and_denominator(
    reading: Archive, filters: Filters, expected: set[str]
) -> None:
    result = reading.search("xylophone", filters=filters, keep_weak=True, k=50)
    assert {one.split("/")[1] for one in ids(result)} == expected
    assert len(result.hits) == result.searched.items
    assert result.searched.meetings == len(expected)
    assert result.filters == {k: v for k, v in asdict(filters).items() if v not in (None, (), False)}


def test_search_filter_that_fits_nothing_searches_nothing(reading: Archive) -> None:
    result = reading.search("pool", filters=Filters(since="2030"))
    assert (result.answered, result.hits) == (False, ())
    assert (result.searched.meetings, result.searched.first, result.searched.last) == (0, None, None)


def test_search_quoted_phrase_must_occur(reading: Archive) -> None:
    assert ids(reading.search('"bus shelters on Mill Lane"')) == [f"{CABINET_ID}#4"]
    assert not reading.search('"shelters bus"').answered


def test_search_minus_excludes(reading: Archive) -> None:
    whole = ids(reading.search("pool", k=50))
    assert "northmere-borough-council/leisure-panel/2024-01-11#1" in whole
    assert "northmere-borough-council/leisure-panel/2024-01-11#1" not in ids(
        reading.search("pool -roof", k=50)
    )


@pytest.mark.parametrize("query", ["", "   ", "\t\n", "?!", '""', "\x00"])
def test_search_without_words_is_refused(reading: Archive, query: str) -> None:
    with pytest.raises(QueryError):
        reading.search(query)


def test_search_refuses_unknown_modes_and_no_items(reading: Archive) -> None:
    with pytest.raises(QueryError, match=r"mode 'fuzzy'\. Expected one of hybrid, dense, lexical"):
        reading.search("pool", mode="fuzzy")
    with pytest.raises(QueryError, match="0 items wanted"):
        reading.search("pool", k=0)


@pytest.mark.parametrize(
    "query", ["the of and", "AND OR NOT", "pool AND (", "title:pool", "-", 'a " b', "é" * 50]
)
def test_search_any_words_are_a_question(reading: Archive, query: str) -> None:
    try:
        result = reading.search(query)
    except QueryError:
        assert not any(character.isalnum() for character in query)
    else:
        assert result.answered == bool(result.hits)


def test_search_long_question_is_cut_and_says_so(reading: Archive) -> None:
    result = reading.search("damp mould homes " * 300)
    assert len(result.warnings) == 1
    assert result.warnings[0].startswith("The question has 5099 characters; its first ")
    assert ids(result)[0] == f"{CABINET_ID}#3"


def test_search_state_can_be_cited(reading: Archive) -> None:
    state = reading.search("pool").archive
    assert (state.generation, state.model) == (3, "hashing-256")
    assert state.version


def test_search_marks_a_draft(tmp_path: Path) -> None:
    write(tmp_path / "minutes", cabinet=CABINET.replace("\nCabinet\n", "\nCabinet\n\nDRAFT MINUTES\n"))
    with Archive.open(tmp_path / "archive", model="hashing") as archive:
        archive.ingest([tmp_path / "minutes"])
        hit = archive.search(DAMP).hits[0]
    assert (hit.item.status, hit.item.id) == ("draft", f"{CABINET_ID}@draft#3")


def test_search_empty_archive_says_that_nothing_was_searched(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive", model="hashing") as archive:
        result = archive.search("pool")
    assert (result.answered, result.hits, result.searched.documents) == (False, (), 0)
