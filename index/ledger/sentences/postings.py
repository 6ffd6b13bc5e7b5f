"""Which of an archive's sentences hold which terms, each term as heavy as it is rare."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Postings:
    """One text of every sentence (what it says, its title...), asked for all of them at once."""

    def __init__(self, texts: Sequence[frozenset[str]], weight: Callable[[str], float]) -> None:
        """Bind the parts.

        :param texts: the terms of each, in the order of the sentences.
        :param weight: how rare a term is, in [0, 1].
        """
        self._texts = texts
        self._weight = weight

    @cached_property
    def _places(self) -> dict[str, NDArray[np.int64]]:
        found: dict[str, list[int]] = {}
        for place, text in enumerate(self._texts):
            for term in text:
                found.setdefault(term, []).append(place)
        return {term: np.array(places, dtype=np.int64) for term, places in found.items()}

    @cached_property
    def _totals(self) -> Floats:
        return self.overlap(self._places)

    def overlap(self, wanted: Iterable[str], *, power: int = 1) -> Floats:
        """What the terms weigh that each text has in common with some.

        :param power: to which each weight is raised.
        :return: *Shape:* ``(sentences,)``, float64.
        """
        found = np.zeros(len(self._texts))
        for term in sorted(wanted):
            if term in self._places:
                found[self._places[term]] += self._weight(term) ** power
        return found

    def rarest(self, wanted: Iterable[str]) -> Floats:
        """The weight of the rarest term that each text has in common with some; 0 where none is.

        *Shape:* ``(sentences,)``, float64.
        """
        found = np.zeros(len(self._texts))
        for term in sorted(wanted, key=self._weight):
            if term in self._places:
                found[self._places[term]] = self._weight(term)
        return found

    def of_wanted(self, wanted: frozenset[str]) -> Floats:
        """The share of some terms that each text holds. *Shape:* ``(sentences,)``, float64."""
        return self.overlap(wanted) / max(sum(map(self._weight, wanted)), 1e-9)

    def of_text(self, wanted: frozenset[str]) -> Floats:
        """The share of each text that some terms are. *Shape:* ``(sentences,)``, float64."""
        return np.asarray(self.overlap(wanted) / np.maximum(self._totals, 1e-9))

    def alike(self, wanted: frozenset[str]) -> Floats:
        """The terms that each text and some others share, of all that both have.

        *Shape:* ``(sentences,)``, float64.
        """
        both = self.overlap(wanted)
        either = self._totals + sum(map(self._weight, wanted)) - both
        return np.asarray(both / np.maximum(either, 1e-9))
