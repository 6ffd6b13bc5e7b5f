"""Probabilities and the logarithm of their odds."""

from math import exp, log

_MOST = 30.0


def logit(probability: float) -> float:
    """The logarithm of the odds."""
    return log(probability / (1.0 - probability))


def sigmoid(odds: float) -> float:
    """The probability, in (0, 1), of which ``odds`` is the logit."""
    return 1.0 / (1.0 + exp(-min(max(odds, -_MOST), _MOST)))
