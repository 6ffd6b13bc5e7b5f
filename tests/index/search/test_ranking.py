"""Ranking, compared with an oracle that works passage by passage."""

from collections.abc import Iterator
from dataclasses import replace
from math import log
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from matters.index.catalogue.filters import Filters
from matters.index.lexical.query import parse_query
from matters.index.search.ranking import (
    RankedPassages,
    Ranking,
    best_of_items,
    rank_passages,
)
from matters.index.search.relevance import weigh_terms
from matters.index.store import Index
from ranking_oracle import grouped, oracle, random_minutes, rank, store
from store_minutes import DIM, MODEL, sha, unit

QUESTIONS = ("school bus", "the noise of the bins in the park", "damp housing budget", "nothing of this")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with Index.open(tmp_path_factory.mktemp("ranking") / "a", model_id=MODEL, create=True) as opened:
        store(opened, *random_minutes(1))
        yield opened


@pytest.mark.parametrize("question", QUESTIONS)
def test_ranking_hybrid_is_what_its_definition_says(index: Index, question: str) -> None:
    ranked, expected = rank(index, question), oracle(index, question)
    assert sorted(ranked.ids.tolist()) == sorted(expected)
    np.testing.assert_allclose(ranked.scores, [expected[one] for one in ranked.ids.tolist()], atol=1e-5)


@pytest.mark.parametrize("question", QUESTIONS)
def test_ranking_what_may_not_be_found_counts_for_nothing(index: Index, question: str) -> None:
    allowed = index.sample(500)[::2]
    one_body = index.reader.allowed_passages(Filters(committees=("Body 2",)))
    assert one_body is not None
    allowed = np.union1d(allowed, one_body)
    ranked, expected = rank(index, question, allowed=allowed), oracle(index, question, allowed)
    assert sorted(ranked.ids.tolist()) == allowed.tolist()
    np.testing.assert_allclose(ranked.scores, [expected[one] for one in ranked.ids.tolist()], atol=1e-5)


def test_ranking_words_that_chance_puts_together_count_for_little(tmp_path: Path) -> None:
    said = [grouped((f"Item {n}", [f"the owners spoke u{n}"]), path=f"/{n}") for n in range(20)]
    said += [grouped(("Bins", ["rubbish bins"]), path="/a", committee="A")]
    with Index.open(tmp_path / "a", model_id=MODEL, create=True) as opened:
        store(opened, *said)
        with opened.snapshot():
            words = parse_query("owners rubbish quagga")
            weights = weigh_terms(words.terms, opened.lexical)
            found = {
                chance: rank_passages(
                    opened, unit("bins"), words, weights, ranking=replace(Ranking(), chance=chance, bm25=0.0)
                )
                for chance in (0.0, 1.5, 50.0)
            }
    spread = {chance: float(np.ptp(ranked.own - ranked.cosines)) for chance, ranked in found.items()}
    assert spread[0.0] > 2 * spread[1.5] > 2 * spread[50.0] > 0.0


def test_ranking_what_is_favoured_or_leant_to_gets_so_much_more(index: Index) -> None:
    words = parse_query("school bus")
    weights = weigh_terms(words.terms, index.lexical)
    some = index.sample(500)[::3]
    with index.snapshot():
        plain = rank_passages(index, unit("school bus"), words, weights)
        leant = rank_passages(index, unit("school bus"), words, weights, leaning=some)
        named = rank_passages(index, unit("school bus"), words, weights, favoured=some)
    before = dict(zip(plain.ids.tolist(), plain.scores.tolist(), strict=True))
    for ranked, more in ((leant, Ranking().lean), (named, Ranking().favour)):
        for one, score in zip(ranked.ids.tolist(), ranked.scores.tolist(), strict=True):
            assert score - before[one] == pytest.approx(more if one in some else 0.0)


def test_ranking_a_name_is_a_word_of_the_question(index: Index) -> None:
    words = parse_query("school bus")
    weights = weigh_terms(words.terms, index.lexical)
    some = index.sample(500)[::3]
    with index.snapshot():
        plain = rank_passages(index, unit("school bus"), words, weights)
        named = rank_passages(index, unit("school bus"), words, weights, favoured=some)
    before = dict(zip(plain.ids.tolist(), plain.coverage.tolist(), strict=True))
    total = sum(weights.weights.values())
    name = log(1 + (len(index.lexical) - len(some) + 0.5) / (len(some) + 0.5))
    for one, held in zip(named.ids.tolist(), named.coverage.tolist(), strict=True):
        expected = (total * before[one] + name * (one in some)) / (total + name)
        assert held == pytest.approx(expected)


@pytest.mark.parametrize("mode", ["dense", "lexical"])
def test_ranking_single_modes_are_their_raw_scores(index: Index, mode: str) -> None:
    ranked = rank(index, "school bus", mode=mode)
    np.testing.assert_array_equal(ranked.scores, ranked.own)
    if mode == "dense":
        vectors = index.reader.embedded(ranked.ids)
        np.testing.assert_allclose(ranked.scores, vectors @ unit("school bus"), atol=1e-5)
    else:
        words = parse_query("school bus")
        raw = index.lexical.scores(words, ranked.ids).astype(float)
        total = sum(weigh_terms(words.terms, index.lexical).weights.values())
        found = raw > 0
        np.testing.assert_allclose(ranked.scores[found], raw[found] / (2.2 * total), rtol=1e-6)
        assert found[: int(found.sum())].all()


@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_ranking_is_ordered_by_score_then_id(index: Index, question: str, mode: str) -> None:
    ranked = rank(index, question, mode=mode)
    pairs = list(zip((-ranked.scores).tolist(), ranked.ids.tolist(), strict=True))
    assert pairs == sorted(pairs)
    again = rank(index, question, mode=mode)
    np.testing.assert_array_equal(again.ids, ranked.ids)
    np.testing.assert_array_equal(again.scores, ranked.scores)


def test_ranking_equal_passages_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    said = [grouped(("", ["school bus"]), path=f"/{n}", committee=f"Body {n}") for n in range(30)]
    with Index.open(tmp_path / "a", model_id=MODEL, create=True) as index:
        store(index, *said)
        assert rank(index, "school bus").ids.tolist() == list(range(1, 31))
        assert rank(index, "school bus", depth=10).ids.tolist()[:10] == list(range(1, 11))


def test_ranking_does_not_hang_on_the_order_of_ingest(tmp_path: Path) -> None:
    said, quotes = random_minutes(2), []
    for name, order in (("a", said), ("b", said[::-1])):
        with Index.open(tmp_path / name, model_id=MODEL, create=True) as index:
            store(index, *order)
            ranked = rank(index, "damp housing budget")
            quotes.append([row.quote for row in index.reader.passages(ranked.ids)])
    assert quotes[0] == quotes[1]


def test_ranking_does_not_hang_on_the_order_of_words(index: Index) -> None:
    vector = unit("same")
    found = []
    for question in ("damp housing budget", "budget damp housing", "housing housing budget damp"):
        words = parse_query(question)
        found.append(rank_passages(index, vector, words, weigh_terms(words.terms, index.lexical)).scores)
    np.testing.assert_allclose(found[0], found[1], atol=1e-6)
    np.testing.assert_allclose(found[0], found[2], atol=1e-6)


@pytest.mark.parametrize("mode", ["hybrid", "dense"])
@pytest.mark.parametrize("step", [2, 7, 40])
def test_ranking_filters_never_leave_it_short(index: Index, mode: str, step: int) -> None:
    allowed = index.sample(500)[::step]
    ranked = rank(index, "school bus", mode=mode, allowed=allowed, depth=5)
    assert len(ranked) >= min(5, len(allowed))
    assert set(ranked.ids.tolist()) <= set(allowed.tolist())
    best = index.reader.embedded(allowed) @ unit("school bus")
    nearest = allowed[np.argsort(-best, kind="stable")][:5]
    assert set(nearest.tolist()) <= set(ranked.ids.tolist())


def test_ranking_nothing_allowed_finds_nothing(index: Index) -> None:
    ranked = rank(index, "school bus", allowed=np.empty(0, dtype=np.int64))
    assert len(ranked) == 0
    assert best_of_items(ranked).tolist() == []


def quotes_of(index: Index, ranked: RankedPassages) -> list[str]:
    return [row.quote for row in index.reader.passages(ranked.ids)]


@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_ranking_phrases_must_occur(tmp_path: Path, mode: str) -> None:
    with Index.open(tmp_path / "a", model_id=MODEL, create=True) as index:
        store(index, grouped(("", ["The school bus is late.", "The bus to school.", "Trees."])))
        assert quotes_of(index, rank(index, '"school bus"', mode=mode)) == ["The school bus is late."]
        assert quotes_of(index, rank(index, '"bus school" trees', mode=mode)) == []


@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_ranking_exclusions_hold_for_both_rankers(tmp_path: Path, mode: str) -> None:
    with Index.open(tmp_path / "a", model_id=MODEL, create=True) as index:
        store(index, grouped(("", ["The school bus is late.", "A bus to town.", "Trees."])))
        found = quotes_of(index, rank(index, "bus -school", mode=mode))
        assert "The school bus is late." not in found
        assert "A bus to town." in found


def test_ranking_best_of_items_is_each_item_once_best_first(index: Index) -> None:
    ranked = rank(index, "school bus")
    first = best_of_items(ranked)
    items = ranked.items[first].tolist()
    assert items == list(dict.fromkeys(ranked.items.tolist()))
    for at in first:
        same = ranked.items == ranked.items[at]
        assert ranked.scores[at] == ranked.scores[same].max()


def _reciprocal_rank(index: Index, vector: NDArray[np.float32], question: str, mode: str, key: str) -> float:
    words = parse_query(question)
    weights = weigh_terms(words.terms, index.lexical)
    ranked = rank_passages(index, vector, words, weights, mode=mode)
    rows = index.reader.passages(ranked.ids[best_of_items(ranked)])
    return next((1 / place for place, row in enumerate(rows, 1) if row.item.key == key), 0.0)


def test_ranking_hybrid_is_at_least_as_good_as_the_better_of_both(tmp_path: Path) -> None:
    """Half of the questions share words with their answer, the other half meaning alone."""
    rng = np.random.default_rng(7)
    answers = [(f"word{n} told", [f"word{n} told of matter{n} at length"]) for n in range(20)]
    said = grouped(*answers, *[("", [f"filler{n} told at length"]) for n in range(60)])
    vectors = {sha(p.quote): unit(p.quote) for p in said.passages}
    totals = dict.fromkeys(("hybrid", "dense", "lexical"), 0.0)
    with Index.open(tmp_path / "a", model_id=MODEL, create=True) as index:
        with index.writer(pipeline_version="1") as sink:
            sink.store(said, keys=[sha(p.quote) for p in said.passages], vectors=vectors)
            sink.finish()
        for n in range(20):
            noise = rng.standard_normal(DIM).astype(np.float32)
            meant = vectors[sha(said.passages[n].quote)] * (4 if n % 2 else 0.5) + noise / 2
            question = "what of it told" if n % 2 else f"what was told of matter{n}"
            for mode in totals:
                vector = (meant / np.linalg.norm(meant)).astype(np.float32)
                totals[mode] += _reciprocal_rank(index, vector, question, mode, str(n + 1)) / 20
    assert totals["hybrid"] > max(totals["dense"], totals["lexical"]) + 0.1
    assert totals["hybrid"] > 0.9
