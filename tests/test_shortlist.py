"""Which sentences are worth embedding."""

import numpy as np

from matters.index.shortlist import MOST_EMBEDDED, Promise, shortlist


def test_shortlist_keeps_the_most_promising_in_reading_order() -> None:
    expected = np.array([0.1, 0.9, 0.3, 0.2, 0.8, 0.7])
    assert shortlist(expected, most=3) == [1, 4, 5]
    assert shortlist(expected) == sorted(np.argsort(-expected)[:MOST_EMBEDDED].tolist())


def test_shortlist_of_few_is_all_of_them_and_ties_go_to_the_first() -> None:
    assert shortlist(np.array([0.5, 0.1])) == [0, 1]
    assert shortlist(np.zeros(9), most=3) == [0, 1, 2]


def test_shortlist_expects_more_of_words_place_and_length() -> None:
    base = Promise(coverage=0.4, around=0.3, words=20)
    assert Promise(0.8, 0.3, 20).cosine > base.cosine
    assert Promise(0.4, 0.6, 20).cosine > base.cosine
    assert Promise(0.4, 0.3, 40).cosine > base.cosine
