"""What is asked of all sentences at once is what sets say of each."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matters.index.ledger.sentences.postings import Postings

WEIGHTS = {"bridge": 1.0, "drain": 0.75, "tree": 0.5, "road": 0.25}
terms = st.frozensets(st.sampled_from([*WEIGHTS, "unheard"]), max_size=4)


def weight(term: str) -> float:
    return WEIGHTS.get(term, 1.0)


def total(some: frozenset[str], power: int = 1) -> float:
    return sum(weight(term) ** power for term in some)


@given(st.lists(terms, min_size=1, max_size=6), terms)
def test_postings_say_what_sets_say(texts: list[frozenset[str]], wanted: frozenset[str]) -> None:
    found = Postings(texts, weight)
    shared = [text & wanted for text in texts]
    np.testing.assert_allclose(found.overlap(wanted), [total(one) for one in shared])
    np.testing.assert_allclose(found.overlap(wanted, power=2), [total(one, 2) for one in shared])
    np.testing.assert_allclose(found.rarest(wanted), [max(map(weight, one), default=0.0) for one in shared])
    of_wanted = [total(one) / total(wanted) if wanted else 0.0 for one in shared]
    np.testing.assert_allclose(found.of_wanted(wanted), of_wanted)
    of_text = [total(one) / total(text) if text else 0.0 for one, text in zip(shared, texts, strict=True)]
    np.testing.assert_allclose(found.of_text(wanted), of_text)
    alike = [
        total(one) / total(text | wanted) if text | wanted else 0.0
        for one, text in zip(shared, texts, strict=True)
    ]
    np.testing.assert_allclose(found.alike(wanted), alike)
