"""Bootstrap intervals, where they can be told without drawing."""

import pytest

from matters.measures.intervals import Figure, f1, mean, total
from matters.measures.tally import Counts


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([Counts(1, 2, 2)] * 5, Figure(0.5, 0.5, 0.5)),
        ([Counts(2, 2, 2), Counts(0, 2, 2)], Figure(0.5, 0.0, 1.0)),
        ([Counts(0, 1, 1), Counts()], Figure(0.0, 0.0, 1.0)),
    ],
    ids=["all alike", "one of two", "a draw without a mark"],
)
def test_intervals_of_f1_draw_documents(counts: list[Counts], expected: Figure) -> None:
    assert f1(counts) == expected


def test_intervals_count_documents_together() -> None:
    assert total([Counts(2, 2, 2), Counts(0, 0, 3)]) == Counts(2, 2, 5)


def test_intervals_of_a_mean_hold_it() -> None:
    found = mean([0.0, 1.0, 1.0, 0.0])
    assert found.low < found.value == 0.5 < found.high
    assert mean([]) == Figure(0.0, 0.0, 0.0)
    assert mean([0.25, 0.25]) == Figure(0.25, 0.25, 0.25)
