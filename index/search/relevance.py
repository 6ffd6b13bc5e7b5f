"""How probable it is that an item answers, from raw scores of each ranker.

Standardised scores have their own scale for every question and cannot tell an answer from noise. What
can: the lift, by how much the item's cosine exceeds that of the question and the archive at large (a
question in the archive's own manner is near to everything in it); and the share of the question's words
that the item holds, by rarity, squared, since filler words are found everywhere.
``benchmarks/fit_relevance.py`` fits the weights on development data: see ``models/relevance.json``.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp, log, sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matters import models
from matters.index.lexical.analysis import terms
from matters.index.lexical.bm25 import rarity
from matters.index.lexical.lexical import LexicalIndex

_FEW = 64
"""What is known of archives in general counts as much as so many passages of this one."""


@dataclass(frozen=True, slots=True)
class RelevanceModel:
    """A logistic regression on two raw signals.

    :param lift: weight of the lift.
    :param coverage: weight of the squared share of the question's words.
    :param threshold: the probability from which an item counts as found, in the archive of least reach.
    :param reach: of that archive: see :meth:`threshold_among`.
    :param usual: mean cosine of a question and passages at large.
    """

    intercept: float
    lift: float
    coverage: float
    threshold: float
    reach: float
    usual: float

    def threshold_among(self, passages: int, spread: float) -> float:
        """The probability from which an item counts as found, where so many passages are searched.

        The nearest of many passages that do not answer is near: the greatest of ``n`` cosines lies about
        ``sqrt(2 ln n)`` standard deviations above their mean. That is the archive's reach, and the
        threshold rises with it. Few passages are no reason to find more.

        :param spread: standard deviation of the cosines of one passage of this archive and others.
        """
        further = max(0.0, reach_of(passages, spread) - self.reach)
        odds = self.threshold / (1.0 - self.threshold) * exp(self.lift * further)
        return odds / (1.0 + odds)

    def usual_among(self, cosines: NDArray[np.float32]) -> float:
        """The mean cosine of a question and the archive at large; few passages tell little of it.

        :param cosines: of the question and passages drawn at random. *Shape:* ``(n,)``, float32.
        """
        return (float(cosines.sum()) + _FEW * self.usual) / (len(cosines) + _FEW)

    def probability(self, lift: float, coverage: float) -> float:
        """Of relevance, in [0, 1].

        :param lift: by how much the cosine of the question and the item's nearest passage is above usual.
        :param coverage: of the question's words by the item's best passage: see :class:`TermWeights`.
        """
        value = self.intercept + self.lift * lift + self.coverage * coverage**2
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, value))))


@dataclass(frozen=True, slots=True)
class TermWeights:
    """The question's words and how rare each is in the archive.

    :param frequencies: passages that hold each term.
    :param alternatives: for a term, sets of terms each of which does as well.
    """

    weights: Mapping[str, float]
    frequencies: Mapping[str, int]
    alternatives: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @property
    def shares(self) -> NDArray[np.float64]:
        """The weight of each term as a share of all. *Shape:* ``(terms,)``, float64."""
        values = np.array(list(self.weights.values()), dtype=np.float64)
        return values / max(float(values.sum()), 1e-9)

    def coverage(self, *texts: str) -> float:
        """The share of the question's words, by rarity, that texts together hold; in [0, 1]."""
        total = sum(self.weights.values())
        if not total:
            return 0.0
        held = set[str]().union(*map(terms, texts))
        return sum(weight for term, weight in self.weights.items() if self._holds(held, term)) / total

    def held_terms(self, text: str) -> set[str]:
        """The question's words that ``text`` holds, and other forms of them that it holds whole."""
        held = set(terms(text))
        forms = (form for other in self.alternatives.values() for form in other if held.issuperset(form))
        return (held & self.weights.keys()).union(*forms)

    def _holds(self, held: set[str], term: str) -> bool:
        return term in held or any(held.issuperset(form) for form in self.alternatives.get(term, ()))


def weigh_terms(
    query_terms: Sequence[str],
    lexical: LexicalIndex,
    *,
    alternatives: Mapping[str, tuple[tuple[str, ...], ...]] | None = None,
) -> TermWeights:
    """Inverse document frequencies as BM25 has them; a word that no passage holds is the rarest.

    :param alternatives: other forms of a term; it is as frequent as its most frequent form.
    """
    alternatives = alternatives or {}
    count = len(lexical)
    frequencies = {term: lexical.document_frequency(term) for term in dict.fromkeys(query_terms)}
    weights = {}
    for term, frequency in frequencies.items():
        for form in alternatives.get(term, ()):
            frequency = max(frequency, min(map(lexical.document_frequency, form), default=0))
        weights[term] = rarity(frequency, count)
    return TermWeights(weights, frequencies, alternatives)


def reach_of(passages: int, spread: float) -> float:
    """How far above the mean the greatest of so many cosines lies by chance."""
    return spread * sqrt(2 * log(max(passages, 2)))


@cache
def load_relevance_model() -> RelevanceModel:
    """The shipped weights."""
    path = Path(models.__file__).with_name("relevance.json")
    return RelevanceModel(**json.loads(path.read_text(encoding="utf-8"))["weights"])
