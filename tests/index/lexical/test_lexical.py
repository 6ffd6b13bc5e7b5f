"""Terms, and BM25 against two independent implementations."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matters.index.lexical import lexical
from matters.index.lexical.analysis import analyse, query_terms, terms
from matters.index.lexical.lexical import LexicalIndex
from matters.index.lexical.query import LexicalQuery, parse_query, phrase
from matters.index.lexical.writing import LexicalWriter
from matters.index.scored import Ids

WORDS = [
    "budget",
    "school",
    "children",
    "missing",
    "report",
    "officer",
    "ward",
    "lane",
    "well-being",
    "1,200",
    "22/23",
    "the",
]
K1, B = 1.2, 0.75


def _index(rows: Sequence[tuple[int, str, str]]) -> LexicalIndex:
    writer = LexicalWriter(None)
    writer.add(rows)
    writer.commit()
    return LexicalIndex(writer.index)


def _bm25(rows: Sequence[tuple[int, str, str]], wanted: Sequence[str], boost: float) -> dict[int, float]:
    """Robertson's BM25 in Lucene's form, field by field, written from the formula."""
    scores: dict[int, float] = {}
    titles = {one: Counter(terms(title)) for one, title, _ in rows}
    words = {one: Counter(terms(body)) for one, _, body in rows}
    for bags, weight in ((titles, boost), (words, 1.0)):
        mean = sum(bag.total() for bag in bags.values()) / len(bags)
        for term in dict.fromkeys(wanted):
            n = sum(term in bag for bag in bags.values())
            idf = math.log(1 + (len(bags) - n + 0.5) / (n + 0.5))
            for one, bag in bags.items():
                if (tf := bag[term]) and weight:
                    norm = K1 * (1 - B + B * bag.total() / mean)
                    scores[one] = scores.get(one, 0.0) + weight * idf * (K1 + 1) * tf / (tf + norm)
    return scores


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,200 cases", ["1,200", "1200", "case"]),
        ("in 22/23 and 08/23", ["in", "22/23", "and", "08/23"]),
        ("97.7% of", ["97.7%", "97.7", "of"]),
        ("Children's Childrens children\u2019s", ["children"] * 3),
        ("well-being", ["well", "be", "wellb"]),
        ("wellbeing", ["wellb"]),
        ("follow\u2013up", ["follow", "up", "followup"]),
        ("well - being", ["well", "be"]),
        ("S.E.N.D. and e.g. this", ["send", "and", "eg", "this"]),
        ("A23/024COMMITTEE", ["a23/024", "committe"]),
        ("\u00a31.5m at 1.00pm on 2nd", ["1.5m", "at", "1.00pm", "on", "2nd"]),
        ("Caf\u00e9 Bord \u00d3ir O'Brien", ["cafe", "bord", "oir", "obrien"]),
        ("Missing MISSING missed", ["miss"] * 3),
        ("so\u00adcial", ["social"]),
        ("\u2014 * ** .", []),
    ],
)
def test_lexical_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_lexical_spellings_share_a_place() -> None:
    assert [term.position for term in analyse("the well-being of 1,200 people")] == [0, 1, 2, 2, 3, 4, 4, 5]


@given(st.text(max_size=80))
def test_lexical_terms_of_any_text(text: str) -> None:
    found = analyse(text)
    assert all(term.text and not any(char.isspace() for char in term.text) for term in found)
    places = [term.position for term in found]
    assert places == sorted(places)
    assert set(places) == set(range(len(set(places))))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what was said about the IT strategy?", ["said", "it", "strategi"]),
        ("Who was there, and why", []),
        ("WHAT IS IT", []),
        ("children children's", ["children"]),
        ("doesn\u2019t pay", ["pay"]),
    ],
)
def test_lexical_query_terms(question: str, expected: list[str]) -> None:
    assert query_terms(question) == expected


texts = st.lists(st.sampled_from(WORDS), min_size=0, max_size=12).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(
    bodies=st.lists(texts, min_size=1, max_size=30),
    question=st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    boost=st.sampled_from([0.0, 1.0, 2.5]),
    k=st.integers(1, 40),
)
def test_lexical_search_agrees_with_the_formula(
    bodies: list[str], question: list[str], boost: float, k: int
) -> None:
    rows = [(3 * n + 1, bodies[-n], body) for n, body in enumerate(bodies)]
    query = LexicalQuery(terms=tuple(terms(" ".join(question))))
    expected = _bm25(rows, query.terms, boost)
    index = _index(rows)
    found = index.search(query, k, title_boost=boost)
    assert len(found) == min(k, len(expected))
    for one, score in zip(found.ids.tolist(), found.scores.tolist(), strict=True):
        assert score == pytest.approx(expected[one], rel=1e-4)
    order = [(-score, one) for one, score in zip(found.ids.tolist(), found.scores.tolist(), strict=True)]
    assert order == sorted(order)
    left = sorted(expected.values(), reverse=True)[len(found) :]
    assert not left or found.scores.min() >= left[0] - 1e-4
    every = np.array([row[0] for row in rows] + [999], dtype=np.int64)
    scores = index.scores(query, every, title_boost=boost)
    assert scores.tolist() == pytest.approx([expected.get(int(one), 0.0) for one in every], rel=1e-4)


def test_lexical_agrees_with_bm25s() -> None:
    bm25s = pytest.importorskip("bm25s")
    rng = np.random.default_rng(7)
    words = [word for word in WORDS if word.isalpha()]
    bodies = [" ".join(rng.choice(words, size=int(rng.integers(3, 30)))) for _ in range(200)]
    other = bm25s.BM25(method="lucene", k1=K1, b=B)
    other.index([terms(body) for body in bodies], show_progress=False)
    wanted = terms("missing children report")
    expected = other.get_scores(wanted) * (K1 + 1)
    index = _index([(n, "", body) for n, body in enumerate(bodies)])
    found = index.scores(LexicalQuery(terms=tuple(wanted)), np.arange(200))
    assert found.tolist() == pytest.approx(expected.tolist(), rel=1e-4)


ROWS = [
    (1, "Children in care", "The children's well-being board met. It was missing a report."),
    (2, "Missing children", "Numbers of UASC missing were asked for: 1,200 in 22/23."),
    (3, "Roads", "Pothole repairs; the well being of cyclists; 97.7% done."),
    (4, "Roads", "The report of the board on wellbeing."),
]


def _ids(index: LexicalIndex, question: str, allowed: Ids | None = None) -> list[int]:
    return [int(one) for one in index.search(parse_query(question), 10, allowed).ids]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("pothole", {3}),
        ("1200", {2}),
        ("1,200", {2}),
        ("22/23", {2}),
        ("22", set()),
        ("97.7", {3}),
        ("childrens", {1, 2}),
        ("wellbeing", {1, 4}),
        ("well-being", {1, 3, 4}),
        ('"missing children"', {2}),
        ('"children missing"', set()),
        ('"well-being board"', {1}),
        ('"wellbeing board"', {1}),
        ('"well being"', {1, 3}),
        ('report "of the board"', {4}),
        ("report -missing", {4}),
        ('board -"well-being"', {4}),
        ("roads -roads", set()),
        ("-roads", set()),
        ("\u201cUASC missing\u201d", {2}),
        ("a well - being", {1, 3}),
        ('"', set()),
        ('pothole "', {3}),
        ("AND OR NOT title:roads body:[a TO b] ^2 ~ * ? \\", {3, 4}),
    ],
)
def test_lexical_questions(question: str, expected: set[int]) -> None:
    assert set(_ids(_index(ROWS), question)) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab \"-\u201c\u201d'+~^*?:()[]{}\\/.,1%\n"), max_size=30))
def test_lexical_any_question_is_understood(question: str) -> None:
    _ids(SHARED, question)


SHARED = _index(ROWS)


def test_lexical_weights_scale_a_term() -> None:
    once = SHARED.search(LexicalQuery(terms=("pothol",)), 1)
    twice = SHARED.search(LexicalQuery(terms=("pothol",), weights={"pothol": 2.0}), 1)
    assert twice.scores[0] == pytest.approx(2 * once.scores[0])


def test_lexical_document_frequency_counts_title_and_words_once() -> None:
    assert SHARED.document_frequency("children") == 2
    assert SHARED.document_frequency("miss") == 2
    assert SHARED.document_frequency("nowhere") == 0


@pytest.mark.parametrize("scanned", [0, 4096])
def test_lexical_filters_come_first(monkeypatch: pytest.MonkeyPatch, scanned: int) -> None:
    monkeypatch.setattr(lexical, "SCANNED", scanned)
    rows = [(n, "", "budget " * (1 + (n % 97 == 0)) + "filler " * (n % 3)) for n in range(1, 2001)]
    index = _index(rows)
    everything = index.search(LexicalQuery(terms=("budget",)), 2000)
    allowed = np.array([n for n in range(1, 2001) if n % 41 == 0], dtype=np.int64)
    found = index.search(LexicalQuery(terms=("budget",)), 30, allowed)
    keep = np.isin(everything.ids, allowed)
    assert found.ids.tolist() == everything.ids[keep][:30].tolist()
    assert found.scores.tolist() == pytest.approx(everything.scores[keep][:30].tolist())


def test_lexical_ties_are_ordered_by_id() -> None:
    index = _index([(n, "", "the budget") for n in range(500, 0, -1)])
    assert index.search(LexicalQuery(terms=("budget",)), 20).ids.tolist() == list(range(1, 21))


def test_lexical_snapshot_hides_what_it_does_not_hold() -> None:
    writer = LexicalWriter(None)
    writer.add(ROWS)
    writer.commit()
    older = LexicalIndex(writer.index, newest=3, removed=np.array([1], dtype=np.int64))
    assert sorted(_ids(older, "children roads board report missing")) == [2, 3]


def test_lexical_empty_index_and_empty_question() -> None:
    empty = _index([])
    assert _ids(empty, "budget") == []
    assert empty.scores(parse_query("budget"), np.array([1])).tolist() == [0.0]
    assert empty.document_frequency("budget") == 0
    assert _ids(SHARED, "") == []
    assert phrase("well-being board") == ((0, "well"), (1, "be"), (2, "board"))


@pytest.mark.parametrize("fetched_whole", [0, 3, lexical.FETCHED_WHOLE])
def test_lexical_tells_which_passages_hold_which_terms(
    monkeypatch: pytest.MonkeyPatch, fetched_whole: int
) -> None:
    monkeypatch.setattr(lexical, "FETCHED_WHOLE", fetched_whole)
    asked = [f"word{number}" for number in range(45)]
    rng = np.random.default_rng(0)
    rows = [
        (one, " ".join(rng.choice(asked, size=4)), " ".join(rng.choice(asked, size=25)))
        for one in range(1, 31)
    ]
    ids = np.array([7, 3, 99, 30, 3, *range(10, 20)], dtype=np.int64)
    texts = {one: {"title": set(terms(title)), "body": set(terms(body))} for one, title, body in rows}
    expected = [
        [[float(term in texts.get(one, {}).get(field, ())) for one in ids.tolist()] for term in asked]
        for field in ("title", "body")
    ]
    assert _index(rows).held(asked, ids).tolist() == expected
