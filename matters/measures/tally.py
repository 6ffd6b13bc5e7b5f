"""What is counted on one half of the corpus."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import fmean


@dataclass(slots=True)
class Counts:
    """Hits, guesses and truths."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of the guesses that are right."""
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the truths that are found."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / (self.found + self.gold) if self.found + self.gold else 1.0


@dataclass(frozen=True, slots=True)
class Value:
    """A measure that is neither a rate nor a mean, over ``n`` judged things."""

    value: float
    n: int


@dataclass(slots=True)
class Half:
    """What is counted on one half."""

    counts: dict[str, Counts] = field(default_factory=dict)
    shares: dict[str, list[float]] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)

    def count(self, name: str) -> Counts:
        """The counts of this name."""
        return self.counts.setdefault(name, Counts())

    def share(self, name: str) -> list[float]:
        """The values whose mean is the measure of this name."""
        return self.shares.setdefault(name, [])

    def measures(self) -> dict[str, Value]:
        """Every measure by its name: means, rates, and the values that are neither."""
        found = {name: Value(fmean(values), len(values)) for name, values in self.shares.items() if values}
        for name, counts in self.counts.items():
            found |= _rates(name, counts)
        return found | self.values


def _rates(name: str, counts: Counts) -> dict[str, Value]:
    """Only F1 where the name says so, and otherwise precision and recall as well."""
    if name.endswith(" F1"):
        return {name: Value(counts.f1, counts.gold)}
    return {
        f"{name} F1": Value(counts.f1, counts.gold),
        f"{name} precision": Value(counts.precision, counts.found),
        f"{name} recall": Value(counts.recall, counts.gold),
    }


def compare(truth: Iterable[object], found: Iterable[object], counts: Counts) -> None:
    """Add the overlap of two bags."""
    gold, guessed = Counter(truth), Counter(found)
    counts.hits += (gold & guessed).total()
    counts.found += guessed.total()
    counts.gold += gold.total()


def harmonic(precision: float, recall: float) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
