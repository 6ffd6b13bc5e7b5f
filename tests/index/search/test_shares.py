"""What each word adds to the similarity, against sums made by hand."""

import numpy as np
import pytest

from matters.index.search.shares import piece_shares, telling_words, word_shares
from matters.models.embedders.port import Embedder, Pieces

TEXT = "The damp homes"
PLACES = np.array([[0, 0], [0, 3], [4, 6], [6, 8], [9, 14], [0, 0]])
VECTORS = np.array([[0, 1], [1, 0], [3, 0], [2, 1], [0, 2], [0, 0]], dtype=np.float32)
PIECES = Pieces(PLACES, VECTORS)
ALONG = np.array([1.0, 0.0], dtype=np.float32)
LENGTH = float(np.hypot(6, 4))


def test_shares_of_pieces_are_the_cosine() -> None:
    shares = piece_shares(PIECES, ALONG)
    np.testing.assert_allclose(shares, np.array([0, 1, 3, 2, 0, 0]) / LENGTH)
    assert float(shares.sum()) == pytest.approx(6 / LENGTH)


def test_shares_of_a_word_are_those_of_its_pieces() -> None:
    words = word_shares(PIECES, ALONG, TEXT)
    assert [(TEXT[one.start : one.end], one.share) for one in words] == [
        ("The", pytest.approx(1 / LENGTH)),
        ("damp", pytest.approx(5 / LENGTH)),
        ("homes", 0.0),
    ]
    assert [one.is_clear for one in words] == [False, True, False]


def test_shares_words_that_were_not_read_have_none() -> None:
    further = word_shares(PIECES, ALONG, f"{TEXT} further on")
    assert [one.start for one in further] == [0, 4, 9]
    assert word_shares(PIECES, ALONG, "") == []


def test_shares_telling_words_are_not_common_and_add_something() -> None:
    assert [(one.start, one.end) for one in telling_words(PIECES, ALONG, TEXT)] == [(4, 8)]


def test_shares_clear_words_stand_far_above_the_mean() -> None:
    vectors = np.ones((30, 2), dtype=np.float32) * np.array([0.1, 1.0], dtype=np.float32)
    vectors[7] = [9.0, 0.0]
    places = np.array([[2 * n, 2 * n + 1] for n in range(30)])
    words = word_shares(Pieces(places, vectors), ALONG, "x " * 30)
    assert [at for at, one in enumerate(words) if one.is_clear] == [7]


def test_shares_of_an_embedder_add_up_to_its_cosine(hashing: Embedder) -> None:
    text = "Members saw damp homes and damp walls."
    (pieces,) = hashing.embed_pieces([text])
    vector = hashing.embed_query("damp homes")
    expected = float(hashing.embed_passages([text])[0] @ vector)
    assert float(piece_shares(pieces, vector).sum()) == pytest.approx(expected, abs=1e-5)
    added = sum(word.share for word in word_shares(pieces, vector, text))
    assert added == pytest.approx(expected, abs=1e-5)
