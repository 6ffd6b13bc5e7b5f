"""What an archive says of itself, and which items answer."""

from pathlib import Path

import numpy as np
import pytest

from matters.index.search.judging import archive_spread, judge_items, usual_cosine
from matters.index.search.ranking import RankedPassages
from matters.index.search.relevance import load_relevance_model
from store_minutes import archive, minutes, unit

SAID = [minutes(f"Words of matter {n}.", path=f"/{n}", committee=f"Body {n}", salt=str(n)) for n in range(9)]


def test_judging_spread_is_that_of_passages_among_themselves(tmp_path: Path) -> None:
    with archive(tmp_path, *SAID) as index:
        vectors = index.reader.embedded(index.sample(100)).astype(np.float64)
        expected = np.mean(
            [
                np.std([row @ other for m, other in enumerate(vectors) if m != n])
                for n, row in enumerate(vectors)
            ]
        )
        assert len(vectors) >= 9
        assert archive_spread(index) == pytest.approx(float(expected), abs=1e-6)


def test_judging_an_archive_of_one_passage_has_no_spread(tmp_path: Path) -> None:
    with archive(tmp_path, SAID[0]) as index:
        assert archive_spread(index) == 0.0


def test_judging_usual_cosine_lies_between_that_of_this_archive_and_of_others(tmp_path: Path) -> None:
    with archive(tmp_path, *SAID) as index:
        vector = unit("a question")
        mean = float((index.reader.embedded(index.sample(100)) @ vector).mean())
        low, high = sorted((mean, load_relevance_model().usual))
        assert low - 1e-6 <= usual_cosine(index, vector) <= high + 1e-6


def test_judging_an_answer_is_told_by_what_lifts_it_above_the_archive() -> None:
    ids = np.array([4, 7])
    scores = np.array([0.9, 0.2])
    ranked = RankedPassages(
        ids, ids, scores, scores, cosines=np.array([0.5, 0.2]), coverage=np.array([0.6, 0.0])
    )
    near, far = judge_items(ranked, 10, usual=0.1), judge_items(ranked, 10, usual=0.4)
    assert [one.passages.tolist() for one in near] == [[4], [7]]
    assert all(this.score > that.score for this, that in zip(near, far, strict=True))
    model = load_relevance_model()
    assert near[0].score == pytest.approx(model.probability(0.4, 0.6))
