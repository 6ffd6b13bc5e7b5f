"""Probabilities and the logarithm of their odds."""

from math import exp, log

_MOST = 30.0


def odds_of(probability: float) -> float:
    """The logarithm of the odds."""
    return log(probability / (1.0 - probability))


def probability_of(odds: float) -> float:
    """In (0, 1)."""
    return 1.0 / (1.0 + exp(-min(max(odds, -_MOST), _MOST)))
