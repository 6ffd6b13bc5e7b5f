"""One suite over every vector store; the numbers are compared with plain Python's."""

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from matters.index.scored import Ids
from matters.index.vectors import faiss_store as vectors_faiss
from matters.index.vectors.faiss_store import FaissVectorStore, open_base, write_base
from matters.index.vectors.large import LargeBase, Rows
from matters.index.vectors.vectors import ExactVectorStore, Vectors, VectorStore, cosines

DIM = 8
Make = Callable[[Path, Ids, Vectors], VectorStore]


def _exact(folder: Path, ids: Ids, vectors: Vectors) -> VectorStore:
    return ExactVectorStore(ids, vectors)


def _faiss(
    folder: Path, ids: Ids, vectors: Vectors, *, based: float, dead: bool, large: bool = False
) -> VectorStore:
    """A base of the first rows and a tail of the others; perhaps rows between that were removed."""
    cut = int(len(ids) * based)
    removed = np.setdiff1d(np.arange(ids[0], ids[-1]), ids) if dead and len(ids) else np.empty(0, np.int64)
    removed = removed[removed <= (ids[cut - 1] if cut else -1)]
    written = np.union1d(ids[:cut], removed).astype(np.int64)
    rows = np.tile(_unit(np.ones((1, DIM))), (len(written), 1))
    rows[np.isin(written, ids)] = vectors[:cut]
    base = None
    if len(written):
        path = folder / f"{len(list(folder.iterdir()))}.faiss"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(vectors_faiss, "EXACT_UP_TO", -1 if large else 100_000)
            batches = [(written[:5], rows[:5]), (written[5:], rows[5:])]
            write_base(path, batches, dim=DIM, count=len(written))
        base = open_base(path)
        assert isinstance(base, LargeBase) == large
    return FaissVectorStore(base, tail=ExactVectorStore(ids[cut:], vectors[cut:]), removed=removed)


def _based(folder: Path, ids: Ids, vectors: Vectors) -> VectorStore:
    return _faiss(folder, ids, vectors, based=1.0, dead=False)


def _tailed(folder: Path, ids: Ids, vectors: Vectors) -> VectorStore:
    return _faiss(folder, ids, vectors, based=0.0, dead=False)


def _mixed(folder: Path, ids: Ids, vectors: Vectors) -> VectorStore:
    return _faiss(folder, ids, vectors, based=0.7, dead=True)


def _large(folder: Path, ids: Ids, vectors: Vectors) -> VectorStore:
    return _faiss(folder, ids, vectors, based=1.0, dead=False, large=True)


def _large_mixed(folder: Path, ids: Ids, vectors: Vectors) -> VectorStore:
    return _faiss(folder, ids, vectors, based=0.7, dead=True, large=True)


STORES = [
    pytest.param(_large, id="large base"),
    pytest.param(_large_mixed, id="large base, tail and removed rows"),
    pytest.param(_exact, id="exact"),
    pytest.param(_based, id="faiss base"),
    pytest.param(_tailed, id="faiss tail"),
    pytest.param(_mixed, id="faiss base, tail and removed rows"),
]


def _unit(rows: NDArray[np.float64]) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _data(n: int, *, seed: int, distinct: int) -> tuple[Ids, Vectors]:
    """Rising ids with gaps, and vectors of which many are equal, as short minutes have them."""
    rng = np.random.default_rng(seed)
    ids = np.sort(rng.choice(np.arange(1, 3 * n + 1), size=n, replace=False)).astype(np.int64)
    rows = _unit(rng.standard_normal((distinct, DIM)))
    return ids, rows[rng.integers(0, distinct, size=n)]


def _expected(
    ids: Ids, vectors: Vectors, query: Vectors, k: int, allowed: Ids | None
) -> list[tuple[int, float]]:
    """The definition itself: every cosine, summed exactly, sorted by falling score and rising id."""
    found = []
    for one, vector in zip(ids.tolist(), vectors.tolist(), strict=True):
        if allowed is None or one in set(allowed.tolist()):
            score = math.fsum(float(a) * b for a, b in zip(query.tolist(), vector, strict=True))
            found.append((float(np.float32(score)), one))
    return [(one, score) for score, one in sorted(found, key=lambda pair: (-pair[0], pair[1]))][:k]


@pytest.mark.parametrize("make", STORES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    n=st.integers(1, 120),
    distinct=st.integers(1, 40),
    seed=st.integers(0, 10_000),
    k=st.integers(1, 150),
    share=st.sampled_from([None, 0.0, 0.1, 0.6, 1.0]),
    scanned=st.sampled_from([0, 2048]),
)
def test_vectors_search_agrees_with_the_definition(
    make: Make,
    tmp_path: Path,
    n: int,
    distinct: int,
    seed: int,
    k: int,
    share: float | None,
    scanned: int,
) -> None:
    ids, vectors = _data(n, seed=seed, distinct=distinct)
    rng = np.random.default_rng(seed + 1)
    query = _unit(rng.standard_normal((1, DIM)))[0]
    unknown = np.arange(3 * n + 1, 3 * n + 5)
    allowed = None if share is None else np.union1d(ids[rng.random(n) < share], unknown).astype(np.int64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors_faiss, "SCANNED", scanned)
        store = make(tmp_path, ids, vectors)
        found = store.search(query, k, allowed)
    expected = _expected(ids, vectors, query, k, allowed)
    assert found.ids.tolist() == [one for one, _ in expected]
    assert found.scores.tolist() == pytest.approx([score for _, score in expected], abs=2e-7)
    assert found.ids.dtype == np.int64
    assert found.scores.dtype == np.float32
    assert len(store) == n


@pytest.mark.parametrize("make", STORES)
def test_vectors_cosines_of_given_passages(make: Make, tmp_path: Path) -> None:
    ids, vectors = _data(50, seed=3, distinct=50)
    store = make(tmp_path, ids, vectors)
    wanted = np.array([ids[7], 10_000, ids[0], ids[7], ids[49], -1], dtype=np.int64)
    found = cosines(store.fetch(wanted), vectors[7])
    expected = [1.0, 0.0, vectors[0] @ vectors[7], 1.0, vectors[49] @ vectors[7], 0.0]
    assert found.tolist() == pytest.approx(expected, abs=1e-6)
    assert found.dtype == np.float32


@pytest.mark.parametrize("make", STORES)
def test_vectors_fetched_and_searched_are_equal_to_the_bit(make: Make, tmp_path: Path) -> None:
    ids, vectors = _data(90, seed=4, distinct=60)
    query = _unit(np.random.default_rng(5).standard_normal((1, DIM)))[0]
    reference = ExactVectorStore(ids, vectors).search(query, 90)
    store = make(tmp_path, ids, vectors)
    found = store.search(query, 90)
    assert found.scores.tolist() == reference.scores.tolist()
    assert cosines(store.fetch(found.ids), query).tolist() == reference.scores.tolist()


@pytest.mark.parametrize("make", STORES)
def test_vectors_nothing_wanted_nothing_allowed(make: Make, tmp_path: Path) -> None:
    ids, vectors = _data(20, seed=6, distinct=20)
    store = make(tmp_path, ids, vectors)
    assert len(store.search(vectors[0], 0)) == 0
    assert len(store.search(vectors[0], 5, np.empty(0, dtype=np.int64))) == 0
    assert store.fetch(np.empty(0, dtype=np.int64)).shape == (0, DIM)


def test_vectors_empty_store() -> None:
    tail = ExactVectorStore(np.empty(0, dtype=np.int64), np.empty((0, 0), dtype=np.float32))
    for store in (tail, FaissVectorStore(None, tail=tail, removed=np.empty(0, dtype=np.int64))):
        assert len(store) == 0
        assert len(store.search(np.ones(DIM, dtype=np.float32), 5)) == 0
        assert cosines(store.fetch(np.array([1])), np.ones(DIM, dtype=np.float32)).tolist() == [0.0]


def test_vectors_unordered_ids_are_refused() -> None:
    with pytest.raises(ValueError, match="not rising"):
        ExactVectorStore(np.array([2, 1]), np.ones((2, DIM), dtype=np.float32))


def test_vectors_another_index_type_is_refused(tmp_path: Path) -> None:
    import faiss

    path = tmp_path / "other.faiss"
    faiss.write_index(faiss.IndexFlatIP(DIM), str(path))
    with pytest.raises(ValueError, match="another type"):
        open_base(path)


def test_vectors_large_finds_what_the_exact_store_finds(tmp_path: Path) -> None:
    """On clustered rows, as texts have them; scores are equal to the bit, and filters never come short."""
    rng = np.random.default_rng(1)
    centres = _unit(rng.standard_normal((60, 32)))
    rows = _unit(centres[rng.integers(60, size=6000)] + 0.6 * _unit(rng.standard_normal((6000, 32))))
    ids = np.arange(10, 6010, dtype=np.int64)
    path = tmp_path / "large.faiss"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors_faiss, "EXACT_UP_TO", 1000)
        patch.setattr(vectors_faiss, "SCANNED", 50)
        assert write_base(path, [(ids, rows)], dim=32, count=len(ids)) == 6000
        none = ExactVectorStore(np.empty(0, dtype=np.int64), np.empty((0, 0), dtype=np.float32))
        store = FaissVectorStore(open_base(path), tail=none, removed=ids[:5])
        exact = ExactVectorStore(ids[5:], rows[5:])
        shared = 0
        for query in _unit(rows[rng.integers(6000, size=40)] + 0.2 * rng.standard_normal((40, 32))):
            found, expected = store.search(query, 10), exact.search(query, 10)
            shared += len(np.intersect1d(found.ids, expected.ids))
            assert found.scores.tolist() == cosines(exact.fetch(found.ids), query).tolist()
        assert shared >= 0.98 * 400
        for share in (0.02, 0.2, 0.9):
            allowed = ids[rng.random(6000) < share]
            found = store.search(rows[7], 100, allowed)
            assert len(found) == 100
            assert np.isin(found.ids, allowed).all()
        assert len(store.search(rows[7], 7000)) == 5995


def test_vectors_rows_are_read_where_they_are_asked_for(tmp_path: Path) -> None:
    values = np.arange(80, dtype="<f4").reshape(20, 4)
    (tmp_path / "x.rows").write_bytes(values.tobytes())
    rows = Rows(tmp_path / "x.rows", dim=4)
    assert len(rows) == 20
    for at in ([], [3], [19, 0, 3, 3, 4, 12], list(range(20))):
        np.testing.assert_array_equal(rows[np.array(at, dtype=np.int64)], values[at])
    np.testing.assert_array_equal(rows[7], values[7])
    with pytest.raises(ValueError, match="whole number"):
        Rows(tmp_path / "x.rows", dim=3)
