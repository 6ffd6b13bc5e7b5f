"""Measures of a ranking against values worked out by hand."""

from math import log2

import pytest

from matters.measures.ranking import MEASURES, measure

QRELS = {"a": {"x": 2, "y": 1}, "b": {"z": 1}}


def test_measures_ranking_of_a_question_without_an_answer_is_nought() -> None:
    found = measure({"a": {"x": 3.0, "w": 2.0, "y": 1.0}}, QRELS)
    best = 2 + 1 / log2(3)
    assert list(found) == list(MEASURES)
    assert found["nDCG@10"].value == pytest.approx((2 + 1 / log2(4)) / best / 2)
    assert found["Success@1"].value == found["R@10"].value == found["RR@10"].value == 0.5
    assert found["Judged@10"].value == pytest.approx(2 / 3 / 2)
    assert (found["R@100"].low, found["R@100"].high) == (0.0, 1.0)
