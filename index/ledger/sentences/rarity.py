"""How rare terms are in an archive."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from math import log


class Rarity:
    """How often each term occurs."""

    def __init__(self, counts: Mapping[str, int], sentences: int) -> None:
        """Bind the parts.

        :param counts: for each term the sentences that hold it.
        :param sentences: how many there are.
        """
        self.counts = counts
        self.sentences = sentences

    @classmethod
    def of(cls, texts: Iterable[frozenset[str]]) -> "Rarity":
        """Count the terms of sentences."""
        held = list(texts)
        return cls(Counter(term for terms in held for term in terms), len(held))

    @cached_property
    def _logs(self) -> dict[str, float]:
        return {term: log(1 + self.sentences / count) for term, count in self.counts.items()}

    @cached_property
    def _rarest(self) -> float:
        return max(self._logs.values(), default=1.0)

    def weight(self, term: str) -> float:
        """How rare a term is in the archive, in [0, 1]."""
        return self._logs.get(term, self._rarest) / self._rarest

    def share(self, wanted: frozenset[str], held: frozenset[str]) -> float:
        """The share of some terms, by rarity, that are held."""
        total = sum(map(self.weight, wanted))
        return sum(map(self.weight, wanted & held)) / total if total else 0.0
