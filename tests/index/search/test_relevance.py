"""How probable it is that an item answers."""

import json
from importlib.resources import files
from math import log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.index.search.relevance import (
    RelevanceModel,
    TermWeights,
    load_relevance_model,
    reach_of,
    weigh_terms,
)
from store_minutes import archive, minutes

UNIT = st.floats(0, 1)


def test_relevance_shipped_model_is_a_record_of_its_file() -> None:
    path = files("matters.models").joinpath("relevance.json")
    said = json.loads(path.read_text(encoding="utf-8"))
    model = load_relevance_model()
    assert said["weights"] == {
        "intercept": model.intercept,
        "lift": model.lift,
        "coverage": model.coverage,
        "threshold": model.threshold,
        "reach": model.reach,
        "usual": model.usual,
    }
    assert said["fitted"]
    assert load_relevance_model() is model


def test_relevance_silence_is_judged_on_both_signals() -> None:
    model = load_relevance_model()
    assert model.probability(0.05, 0.0) < 0.01 < model.threshold
    assert model.probability(0.7, 0.9) > 0.9
    assert model.probability(0.65, 0.0) > model.threshold
    assert model.probability(0.25, 1.0) > model.threshold


@given(UNIT, UNIT, UNIT, UNIT)
def test_relevance_rises_with_each_signal(cosine: float, coverage: float, more: float, wider: float) -> None:
    model = load_relevance_model()
    base = model.probability(cosine, coverage)
    assert 0.0 <= base <= 1.0
    assert model.probability(max(cosine, more), max(coverage, wider)) >= base


@pytest.mark.parametrize(("cosine", "expected"), [(-1e9, 0.0), (0.0, 0.5), (1e9, 1.0)])
def test_relevance_extremes_do_not_overflow(cosine: float, expected: float) -> None:
    model = RelevanceModel(intercept=0.0, lift=1.0, coverage=0.0, threshold=0.5, reach=0.1, usual=0.1)
    assert model.probability(cosine, 0.0) == pytest.approx(expected, abs=1e-9)


def test_relevance_threshold_rises_as_the_archive_grows_and_spreads() -> None:
    model = load_relevance_model()
    thresholds = [model.threshold_among(passages, 0.11) for passages in (0, 1, 5, 5_000, 10**6)]
    assert thresholds[:3] == pytest.approx([model.threshold] * 3)
    assert model.threshold < thresholds[3] < thresholds[4] < 0.8
    assert model.threshold_among(5_000, 0.13) > thresholds[3]
    assert model.threshold_among(10**9, 0.0) == pytest.approx(model.threshold)


def test_relevance_reach_is_about_that_of_the_greatest_of_so_many() -> None:
    drawn = np.random.default_rng(0).normal(0.0, 0.1, size=(200, 4000)).max(axis=1)
    assert reach_of(4000, 0.1) == pytest.approx(float(drawn.mean()), rel=0.2)


def test_relevance_usual_cosine_is_a_mean_of_many_and_a_guess_of_few() -> None:
    model = load_relevance_model()
    assert model.usual_among(np.full(5000, 0.3, dtype=np.float32)) == pytest.approx(0.3, abs=0.01)
    assert model.usual_among(np.full(1, 0.9, dtype=np.float32)) == pytest.approx(model.usual, abs=0.05)
    assert model.usual_among(np.empty(0, dtype=np.float32)) == pytest.approx(model.usual)


def test_relevance_coverage_counts_words_by_rarity() -> None:
    weights = TermWeights({"damp": 3.0, "home": 1.0}, {"damp": 1, "home": 9})
    assert weights.shares.tolist() == [0.75, 0.25]
    assert weights.coverage("Damp homes") == 1.0
    assert weights.coverage("DAMP walls, damp floors") == 0.75
    assert weights.coverage("home") == 0.25
    assert weights.coverage("") == 0.0


def test_relevance_question_without_words_covers_nothing() -> None:
    weights = TermWeights({}, {})
    assert weights.coverage("anything") == 0.0
    assert weights.shares.tolist() == []


def test_relevance_rarity_is_that_of_bm25(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes("The damp homes.", "The homes.", "The trees.", "The roads."))
    weights = weigh_terms(["damp", "home", "pothol", "home"], index.lexical)
    assert weights.frequencies == {"damp": 1, "home": 2, "pothol": 0}
    expected = {term: log(1 + (4 - n + 0.5) / (n + 0.5)) for term, n in weights.frequencies.items()}
    assert weights.weights == pytest.approx(expected)
    assert list(weights.weights) == ["damp", "home", "pothol"]
    assert max(weights.weights, key=lambda term: weights.weights[term]) == "pothol"
    index.close()
