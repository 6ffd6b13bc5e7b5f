"""The figures of identity: B-cubed against a case worked out by hand."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from matters.index.register.register import Register
from register import Measures, Row, gold, judged, measure


def rows(*pairs: str) -> list[Row]:
    """Rows of "person entry"."""
    split = (pair.split() for pair in pairs)
    return [Row("dev", person, entry, "file", "name") for person, entry in split]


def test_benchmarks_register_b_cubed_by_hand() -> None:
    found = measure(rows("a 1", "a 1", "a 2", "b 2"))
    assert found.precision == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert found.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert (found.pairs, found.false_pairs, found.impure, found.entries) == (2, 1, 1, 2)


def test_benchmarks_register_a_perfect_register() -> None:
    found = measure(rows("a 1", "a 1", "b 2"))
    assert (found.precision, found.recall, found.false_pairs) == (1.0, 1.0, 0)
    assert isinstance(found, Measures)


def test_benchmarks_register_gold_knows_files() -> None:
    said = gold()
    assert said["council-2022-05-24-2", "e strand"] == "elinor-strand"
    assert list(judged(Register(()), {})) == []
