"""When the faster embedder takes over."""

import pickle
from collections.abc import Sequence

import numpy as np
import pytest

from matters.models import embedders
from matters.models.embedders import Embedder, for_many
from matters.models.embedders.bulk import BREAK_EVEN, BulkEmbedder
from matters.models.embedders.hashing import HashingEmbedder
from matters.models.embedders.port import Pieces, Vectors


class Backwards(HashingEmbedder):
    """Vectors that tell which adapter made them."""

    def embed_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        return [Pieces(one.places, one.vectors[:, ::-1]) for one in super().embed_pieces(texts)]


def vectors(embedder: Embedder, *texts: str) -> Vectors:
    return np.stack([pieces.vector for pieces in embedder.embed_pieces(texts)])


def test_bulk_takes_the_faster_one_where_enough_is_expected(hashing: Embedder) -> None:
    loads: list[int] = []

    def load() -> Embedder:
        loads.append(1)
        return Backwards()

    bulk = BulkEmbedder(hashing, load)
    plain = vectors(hashing, "a road", "a bridge")
    bulk.expect(BREAK_EVEN - 1)
    np.testing.assert_array_equal(vectors(bulk, "a road", "a bridge"), plain)
    assert loads == []
    bulk.expect(BREAK_EVEN)
    bulk.expect(BREAK_EVEN)
    np.testing.assert_array_equal(vectors(bulk, "a road", "a bridge"), plain[:, ::-1])
    bulk.expect(1)
    np.testing.assert_array_equal(vectors(bulk, "a road", "a bridge"), plain[:, ::-1])
    assert loads == [1]


def test_bulk_asks_and_counts_through_the_one_that_is_ready(hashing: Embedder) -> None:
    bulk = BulkEmbedder(hashing, Backwards)
    bulk.expect(BREAK_EVEN)
    np.testing.assert_array_equal(bulk.embed_query("a road"), hashing.embed_query("a road"))
    np.testing.assert_array_equal(bulk.embed_passages(["a road"]), hashing.embed_passages(["a road"]))
    assert bulk.count_tokens(["a road"]) == hashing.count_tokens(["a road"]) == [2]
    assert (bulk.model_id, bulk.dim, bulk.max_tokens) == (hashing.model_id, hashing.dim, hashing.max_tokens)


def test_bulk_sends_the_one_that_is_ready_to_another_process(hashing: Embedder) -> None:
    bulk = BulkEmbedder(hashing, lambda: None)
    assert type(pickle.loads(pickle.dumps(bulk))) is type(hashing)


def test_bulk_goes_on_where_there_is_no_faster_one(hashing: Embedder) -> None:
    bulk = BulkEmbedder(hashing, lambda: None)
    bulk.expect(10 * BREAK_EVEN)
    np.testing.assert_array_equal(vectors(bulk, "x"), vectors(hashing, "x"))


def test_for_many_leaves_others_as_they_are(hashing: Embedder) -> None:
    assert for_many(hashing, name="hashing") is hashing


def test_for_many_without_torch_is_the_embedder_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedders, "find_spec", lambda part: None)
    assert embedders._faster("all-MiniLM-L6-v2") is None
