"""The instruments of the retrieval benchmark."""

from pathlib import Path

import pytest

from figures import area, calibration, per_question, same
from judged import Topics, day_and_number, word_pairs
from matters.index.search.ranking import Ranking
from matters.index.store import Index
from matters.models.embedders.port import Embedder
from retrieval import BEGIN, END, grid, parts, write_docs
from systems import BASELINES, WITHOUT, RemembersQuestions, ask, remembered

TOPICS = Topics(
    "corpus",
    {"a": "damp and mould in homes", "b": "swimming pool roof", "x": "zebra okapi quagga gnu"},
    {"a": {"2023-07-25#3": 2}, "b": {"2024-01-11#1": 2, "2024-01-11#1.1": 1}},
    kinds={"a": "question", "b": "keyword", "x": "unanswerable"},
    halves={"a": "dev", "b": "test"},
    gains={0: 0, 1: 1, 2: 3},
)


@pytest.mark.parametrize(
    ("gold", "quote", "expected"),
    [
        ("The roof leaked.", "the  ROOF leaked", True),
        ("The roof leaked.", "It was said that the roof leaked again.", True),
        ("It was said that the roof leaked again.", "The roof leaked", True),
        ("one two three four five six seven eight", "eight seven six five four three", True),
        ("one two three four", "one two five six", False),
    ],
)
def test_benchmark_sentences_are_compared_folded(gold: str, quote: str, expected: bool) -> None:
    assert same(gold, quote) is expected


def test_benchmark_area_counts_pairs_and_ties_by_half() -> None:
    assert area([3.0, 4.0], [1.0, 2.0]).value == 1.0
    assert area([1.0], [1.0]).value == 0.5
    found = area([3.0, 1.0], [2.0])
    assert (found.value, found.low, found.high) == (0.5, 0.0, 1.0)


def test_benchmark_calibration_weighs_both_sides_alike() -> None:
    assert calibration([0.95] * 5, [0.05] * 50).value == pytest.approx(0.05)
    assert calibration([0.0], [1.0]).value == pytest.approx(1.0)


def test_benchmark_a_silent_run_counts_with_nought() -> None:
    values = per_question(TOPICS, {"a": {"2023-07-25#3": 1.0}, "b": {}})
    assert values["nDCG@10"] == {"a": 1.0, "b": 0.0}
    assert values["Success@1"] == {"a": 1.0, "b": 0.0}


def test_benchmark_parts_are_halves_and_kinds_of_what_has_an_answer() -> None:
    assert parts(TOPICS) == {"dev half": ["a"], "test half": ["b"], "question": ["a"], "keyword": ["b"]}


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("council/2022-05-24.2#1168", "2022-05-24#1168"),
        ("northmere/cabinet/2023-07-25@draft#08/23", "2023-07-25#08/23"),
        ("undated-1234#1", "undated-1234#1"),
    ],
)
def test_benchmark_items_are_known_by_day_and_number(item: str, expected: str) -> None:
    assert day_and_number(item) == expected


def test_benchmark_word_pairs() -> None:
    assert word_pairs("The cat, the CAT") == {("the", "cat"): 2, ("cat", "the"): 1}
    assert word_pairs("Cat") == {("cat", ""): 1}


def test_benchmark_tables_stand_between_the_markers(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before\n{BEGIN}\nold\n{END}\nAfter\n", encoding="utf-8")
    for _ in range(2):
        write_docs(page, grid(["one"], {"BM25": ["0.5"]}))
    assert page.read_text(encoding="utf-8") == (
        f"Before\n{BEGIN}\n\n| system | one |\n| --- | --- |\n| BM25 | 0.5 |\n\n{END}\nAfter\n"
    )


def test_benchmark_every_ablation_changes_the_setting() -> None:
    settings = [(one.ranking, one.understanding, one.expansion) for one in WITHOUT.values()]
    assert settings[0] == (Ranking(), True, True)
    assert len(set(settings)) == len(settings)


@pytest.mark.parametrize("name", [*BASELINES, *WITHOUT])
def test_benchmark_every_system_ranks(held: Path, hashing: Embedder, name: str) -> None:
    with Index.open(held, model_id=hashing.model_id) as archive, remembered(archive) as index:
        asked = ask(name, index, RemembersQuestions(hashing), TOPICS, {})
        again = ask(name, index, RemembersQuestions(hashing), TOPICS, {})
    assert asked == again
    assert next(iter(asked.run["a"])) == "2023-07-25#3"
    assert next(iter(asked.run["b"])).startswith("2024-01-11#1")
