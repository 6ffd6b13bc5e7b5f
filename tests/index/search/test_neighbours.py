"""What stands around a passage, compared with an oracle that works passage by passage."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from matters.index.search.neighbours import mean_beside, sections_of, spread_within

PLACES = arrays.arrays(np.int64, st.integers(0, 12).map(lambda n: (n, 3)), elements=st.integers(0, 1))


def _places(steps: NDArray[np.int64]) -> NDArray[np.int64]:
    """Passages in order: each column of ``steps`` says whether document, item or title changes."""
    n = len(steps)
    document = np.cumsum(steps[:, 0])
    item = np.cumsum(steps[:, 0] | steps[:, 1])
    titled = np.array([int(item[at] % 2 and steps[0, 2]) for at in range(n)], dtype=np.int64)
    return np.column_stack([np.arange(n), document, item, np.arange(n) + steps[:, 0].cumsum() * 9, titled])


@given(PLACES)
def test_neighbours_sections_break_at_headings_documents_and_gaps(steps: NDArray[np.int64]) -> None:
    if not len(steps):
        assert sections_of(np.empty((0, 5), dtype=np.int64)).tolist() == []
        return
    places = _places(steps)
    sections = sections_of(places)
    for at in range(1, len(places)):
        before, here = places[at - 1], places[at]
        headed = before[2] != here[2] and (before[4] or here[4])
        broken = before[1] != here[1] or here[3] != before[3] + 1 or headed
        assert sections[at] - sections[at - 1] == int(broken)


SECTIONS = st.lists(st.integers(0, 1), min_size=1, max_size=12).map(lambda steps: np.cumsum(steps))


@given(SECTIONS, st.integers(0, 4), st.integers(0, 10**6))
def test_neighbours_words_spread_within_their_section(
    sections: NDArray[np.int64], window: int, seed: int
) -> None:
    held = np.random.default_rng(seed).integers(0, 2, (2, len(sections))).astype(float)
    spread = spread_within(held, sections, window)
    for at in range(len(sections)):
        near = [o for o in range(len(sections)) if abs(o - at) <= window and sections[o] == sections[at]]
        np.testing.assert_array_equal(spread[:, at], held[:, near].max(axis=1))


@given(SECTIONS, st.integers(1, 3), st.integers(0, 10**6))
def test_neighbours_beside_is_the_mean_of_both_sides(
    sections: NDArray[np.int64], step: int, seed: int
) -> None:
    scores = np.random.default_rng(seed).random(len(sections))
    found = mean_beside(scores, sections, step)
    for at in range(len(sections)):
        near = [o for o in (at - step, at + step) if 0 <= o < len(sections) and sections[o] == sections[at]]
        expected = scores[near].mean() if near else scores[at]
        assert found[at] == pytest.approx(expected)
