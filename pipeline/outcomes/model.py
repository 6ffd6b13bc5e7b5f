"""A logistic regression for each kind of outcome, fitted by ``benchmarks/fit_outcomes.py``."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any


@dataclass(frozen=True, slots=True)
class KindModel:
    """How probable it is that a clause carries one kind of outcome.

    :param threshold: the probability from which it is taken to.
    """

    intercept: float
    threshold: float
    weights: Mapping[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """In [0, 1]; features that were not seen in training count nothing."""
        value = self.intercept + sum(self.weights.get(name, 0.0) for name in features)
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, value))))


OutcomeModel = Mapping[str, KindModel]


@cache
def shipped_model() -> OutcomeModel:
    """The weights in ``models/outcomes.json``."""
    path = files("matters.models").joinpath("outcomes.json")
    return read_model(json.loads(path.read_text(encoding="utf-8")))


def read_model(data: Mapping[str, Any]) -> OutcomeModel:
    """The regressions in the JSON form in which they are kept."""
    return {
        kind: KindModel(one["intercept"], one["threshold"], one["weights"])
        for kind, one in data["kinds"].items()
    }
