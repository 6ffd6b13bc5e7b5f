"""What narrows a search: dates, committees, people."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.index.catalogue.filters import Filters, namesakes, one_body
from matters.index.dates import DateRange, date_range, parse_date
from matters.index.store import Index
from matters.pipeline.errors import QueryError
from store_minutes import archive, minutes


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """One passage for each document, numbered in this order; never written to."""
    people = ["Jane Hart", "John O'Brien", "Mary Hart"]
    return archive(
        tmp_path_factory.mktemp("filters"),
        minutes("Cllr Jane Hart spoke.", path="/1", date="2022-12-31", people=people),
        minutes("John O'Brien and Jane Hart spoke.", path="/2", date="2023-01-01", people=people),
        minutes("Mary Hart spoke.", path="/3", date="2023-07", people=people),
        minutes("Nobody spoke.", path="/4", date="2023", committee="Children's Scrutiny Panel"),
        minutes("Somebody spoke.", path="/5", date=None, committee="Health Scrutiny Panel"),
        minutes("Agenda.", path="/6", date="2023-12-31", kind="agenda"),
        minutes("Secret.", path="/7", date="2024-02-29", committee="Audit", exempt=[1]),
    )


def _allowed(index: Index, filters: Filters) -> list[int]:
    allowed = index.reader.allowed_passages(filters)
    assert allowed is not None
    assert allowed.dtype == np.int64
    assert allowed.tolist() == sorted(allowed.tolist())
    return [int(one) for one in allowed]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), [1, 2, 3, 4, 5]),
        (Filters(since="2023"), [2, 3, 4]),
        (Filters(until="2022"), [1]),
        (Filters(until="2023"), [1, 2, 3, 4]),
        (Filters(since="1 January 2023", until="01/01/2023"), [2, 4]),
        (Filters(since="2023-07-25", until="2023-07-25"), [3, 4]),
        (Filters(since="2023-08"), [4]),
        (Filters(since="2024", include_exempt=True), [7]),
        (Filters(since="December 2023", include_agendas=True), [4, 6]),
        (Filters(committees=("cabinet",)), [1, 2, 3]),
        (Filters(committees=("CHILDRENS",)), [4]),
        (Filters(committees=("Children\u2019s Scrutiny Panel", "health")), [4, 5]),
        (Filters(committees=("children",)), [4]),
        (Filters(people=("jane hart",)), [1, 2]),
        (Filters(people=("Cllr Hart",)), [1, 2]),
        (Filters(people=("Mary Hart",)), [3]),
        (Filters(people=("Hart", "OBrien")), [2]),
        (Filters(people=("Art",)), []),
        (Filters(people=("100%",)), []),
        (Filters(organisations=("Hart",)), []),
        (Filters(committees=("cabinet",), people=("Hart",), since="2023"), [2]),
    ],
)
def test_store_filters(index: Index, filters: Filters, expected: list[int]) -> None:
    assert _allowed(index, filters) == expected
    counts = index.reader.counts(filters)
    assert (counts.passages, counts.items, counts.documents) == (len(expected),) * 3


def test_store_filters_counts(index: Index) -> None:
    counts = index.reader.counts()
    assert (counts.first, counts.last) == ("2022-12-31", "2023-07")
    assert (counts.private, counts.undated, counts.meetings) == (1, 1, 5)


@pytest.mark.parametrize(
    ("filters", "got", "expected"),
    [
        (Filters(since="2024", until="2023"), "after the last", ""),
        (Filters(since="yesterday"), "'yesterday' is not a date", "25 July 2023"),
        (Filters(until="2023-02-30"), "is not a date", "2023-07"),
        (Filters(committees=("Planning",)), "'Planning' fits no committee", "Audit, Cabinet, Children's"),
        (Filters(committees=("scrutiny",)), "several", "Children's Scrutiny Panel, Health Scrutiny Panel"),
        (Filters(committees=("",)), "fits no committee", "Cabinet"),
        (Filters(people=("  ",)), "is not a name", "a name"),
        (Filters(outcome="verdict"), "outcome 'verdict'", "decision"),
    ],
)
def test_store_filters_refused(index: Index, filters: Filters, got: str, expected: str) -> None:
    for ask in (index.reader.allowed_passages, index.reader.counts):
        with pytest.raises(QueryError) as caught:
            ask(filters)
        assert got in caught.value.got
        assert expected in caught.value.expected
        assert caught.value.do


def test_store_filters_a_name_of_several_councils_says_whose(tmp_path: Path) -> None:
    index = archive(
        tmp_path,
        minutes("One.", path="/1", council="Thornmere Borough Council"),
        minutes("Two.", path="/2", council="Alder Council"),
        minutes("Three.", path="/3", committee="Audit", council="Alder Council"),
    )
    meetings = index.reader.meetings()
    choice = "Alder Council/Cabinet, Thornmere Borough Council/Cabinet"
    with pytest.raises(QueryError, match="several councils") as caught:
        one_body("cabinet", meetings)
    assert caught.value.expected == f"one of {choice}"
    assert one_body("Alder Council/Cabinet", meetings) == ("cabinet", "alder-council")
    assert one_body("audit", meetings) == ("audit", None)
    assert namesakes(("cabinet", "audit"), meetings) == (f"'cabinet' is taken for each of {choice}.",)
    index.close()


def test_store_filters_spell_a_body_as_most_minutes_do(tmp_path: Path) -> None:
    names = ("CABinet", "Cabinet", "Cabinet", "Audit")
    index = archive(
        tmp_path,
        *(
            minutes(f"{n}.", path=f"/{n}", date=f"2023-0{n}-01", committee=name)
            for n, name in enumerate(names, 1)
        ),
    )
    with pytest.raises(QueryError) as caught:
        index.reader.counts(Filters(committees=("planning",)))
    assert caught.value.expected == "one of Audit, Cabinet"
    index.close()


def test_store_filters_name_a_council(tmp_path: Path) -> None:
    index = archive(
        tmp_path,
        minutes("One.", path="/1", council="Thornmere Borough Council"),
        minutes("Two.", path="/2", council="Alder Council"),
        minutes("Three.", path="/3", committee="Audit"),
    )
    assert _allowed(index, Filters(committees=("cabinet",))) == [1, 2]
    assert _allowed(index, Filters(committees=("alder-council/cabinet",))) == [2]
    index.close()


def test_store_filters_of_an_empty_archive(tmp_path: Path) -> None:
    index = archive(tmp_path)
    assert index.reader.allowed_passages(Filters()) is None
    assert _allowed(index, Filters(since="2023")) == []
    with pytest.raises(QueryError, match="none yet"):
        index.reader.allowed_passages(Filters(committees=("cabinet",)))
    counts = index.reader.counts()
    assert (counts.documents, counts.items, counts.private, counts.first) == (0, 0, 0, None)
    index.close()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-07-25", "2023-07-25", "2023-07-25"),
        ("25 July 2023", "2023-07-25", "2023-07-25"),
        ("25th of July, 2023", "2023-07-25", "2023-07-25"),
        ("Jul 2023", "2023-07-01", "2023-07-31"),
        ("3 Sept. 2023", "2023-09-03", "2023-09-03"),
        ("25/07/2023", "2023-07-25", "2023-07-25"),
        ("25.7.2023", "2023-07-25", "2023-07-25"),
        (" 2023 ", "2023-01-01", "2023-12-31"),
    ],
)
def test_store_filters_dates(text: str, first: str, last: str) -> None:
    assert parse_date(text) == DateRange(first, last)


@given(st.text(max_size=20))
def test_store_filters_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        found = parse_date(text)
    except QueryError:
        return
    assert found.first <= found.last
    assert date_range(found.first) == DateRange(found.first, found.first)
