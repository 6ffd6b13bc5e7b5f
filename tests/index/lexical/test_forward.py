"""The words of passages by their numbers: what tantivy says of them, from a file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from damage import garble, truncate
from matters.index import derived
from matters.index.lexical.analysis import terms
from matters.index.lexical.bm25 import kept_length
from matters.index.lexical.forward import SUFFIX, open_forward, write_forward
from matters.index.lexical.query import parse_query
from matters.index.store import Index
from matters.pipeline.records import Minutes
from store_minutes import MODEL, archive, ingest, minutes

QUESTIONS = [
    "budget",
    "the well-being of children",
    '"children missing"',
    "budget -school",
    "1,200 in 22/23",
    "",
]
_SAID = (
    "The budget of 1,200 for well-being was agreed, and the budget of the school was not.",
    "Children missing from care: " + "the report was noted. " * 30,
    "The school asked for well-being again. " * 60,
    "22/23 was the year of the budget. Title 1.",
)
_IDS = np.array([4, 99, 1, 2, 4, 3])
_TERMS = [*terms("budget children missing well-being 1,200 22/23 title 1"), "nowhere"]


def _file(number: int, *texts: str) -> Minutes:
    return minutes(*texts, path=f"/{number}", date=f"2023-01-{number + 1:02d}")


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    """Four passages of many lengths, covered by the files."""
    made = archive(tmp_path, *(_file(number, text) for number, text in enumerate(_SAID)))
    yield made
    made.close()


def _file_of(index: Index) -> Path:
    (path,) = index.folder.glob(f"index/*{SUFFIX}")
    return path


def _scores(index: Index, ids: np.ndarray) -> np.ndarray:
    return np.array([index.lexical.scores(parse_query(question), ids) for question in QUESTIONS])


def _without_file(index: Index) -> Index:
    """The same archive, asked through the inverted index alone."""
    index.close()
    _file_of(index).unlink()
    return Index.open(index.folder, model_id=MODEL)


def test_forward_scores_and_words_are_those_of_tantivy(index: Index) -> None:
    assert open_forward(index.database, index.folder) is not None
    scores, held = _scores(index, _IDS), index.lexical.held(_TERMS, _IDS)
    assert scores[0, 2] > 0 and held.any(axis=2).sum() > 8
    with _without_file(index) as plain:
        assert open_forward(plain.database, plain.folder) is None
        np.testing.assert_allclose(scores, _scores(plain, _IDS), rtol=1e-5)
        np.testing.assert_array_equal(held, plain.lexical.held(_TERMS, _IDS))


def test_forward_knows_neither_newer_nor_removed_passages(index: Index) -> None:
    ingest(index, _file(2, "Now the children speak."), _file(8, "A budget for the missing school."))
    ids = np.arange(1, 8)
    found = open_forward(index.database, index.folder)
    assert found is not None
    assert found.look(ids).known.tolist() == [True, True, False, True, False, False, False]
    scores, held = _scores(index, ids), index.lexical.held(_TERMS, ids)
    assert not scores[:, 2].any() and not held[:, :, 2].any()
    assert scores[0, 5] > 0
    with _without_file(index) as plain:
        np.testing.assert_array_equal(held, plain.lexical.held(_TERMS, ids))


def _stale(path: Path) -> None:
    """The words of another archive, as many."""
    kept = path.read_bytes()
    path.write_bytes(kept[:-4] + bytes(255 - byte for byte in kept[-4:]))


@pytest.mark.parametrize("damage", [Path.unlink, truncate, garble, _stale])
def test_forward_damaged_file_is_not_used(index: Index, damage: Callable[[Path], None]) -> None:
    before = _scores(index, _IDS)
    index.close()
    damage(_file_of(index))
    with Index.open(index.folder, model_id=MODEL) as again:
        assert open_forward(again.database, again.folder) is None
        np.testing.assert_allclose(_scores(again, _IDS), before, rtol=1e-5)


def test_forward_file_of_a_merge_is_the_one_made_from_nothing(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derived, "MIN_TAIL", 1)
    ingest(index, _file(2, "Now the children speak."), *(_file(n, f"Word {n}.") for n in range(5, 9)))
    merged = open_forward(index.database, index.folder)
    assert merged is not None and merged.look(np.array([1, 2, 4, 5, 9])).known.all()
    newest = sorted(index.folder.glob(f"index/*{SUFFIX}"))[-1]
    bytes_kept = newest.read_bytes()
    for path in index.folder.glob(f"index/*{SUFFIX}"):
        path.unlink()
    assert write_forward(index.database, index.folder, newest).read_bytes() == bytes_kept


def test_forward_lengths_are_kept_as_lucene_keeps_them() -> None:
    lengths = np.array([0, 1, 24, 39, 40, 41, 42, 55, 56, 59, 60, 87, 88, 95, 96, 1000])
    kept = [0, 1, 24, 39, 40, 40, 42, 54, 56, 56, 60, 84, 88, 88, 96, 984]
    assert kept_length(lengths).tolist() == kept
