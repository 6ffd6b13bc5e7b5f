"""A logistic regression for each kind of outcome, fitted by ``benchmarks/fit_outcomes.py``."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

import numpy as np

from matters.models.embedders.port import Vectors


@dataclass(frozen=True, slots=True)
class Meaning:
    """A second regression, which also looks at the vector of a clause; its wordings count for less.

    :param model_id: the embedder that it was fitted with.
    :param gate: the probability by wording alone from which a clause is worth a vector.
    """

    model_id: str
    gate: float
    intercept: float
    threshold: float
    weights: Mapping[str, float]
    vector: Vectors

    def probability(self, features: Iterable[str], vector: Vectors) -> float:
        """In [0, 1].

        *Shape:* ``vector`` is ``(dim,)``.
        """
        return _logistic(self.intercept + float(self.vector @ vector) + _sum(self.weights, features))


@dataclass(frozen=True, slots=True)
class KindModel:
    """How probable it is that a clause carries one kind of outcome.

    :param threshold: the probability from which it is taken to.
    :param meaning: what decides instead where there is an embedder.
    """

    intercept: float
    threshold: float
    weights: Mapping[str, float]
    meaning: Meaning | None = None

    def probability(self, features: Iterable[str]) -> float:
        """In [0, 1]; features that were not seen in training count nothing."""
        return _logistic(self.intercept + _sum(self.weights, features))


OutcomeModel = Mapping[str, KindModel]


@cache
def shipped_model() -> OutcomeModel:
    """The weights in ``models/outcomes.json``."""
    path = files("matters.models").joinpath("outcomes.json")
    return read_model(json.loads(path.read_text(encoding="utf-8")))


def read_model(data: Mapping[str, Any]) -> OutcomeModel:
    """The regressions in the JSON form in which they are kept."""
    return {
        kind: KindModel(
            one["intercept"],
            one["threshold"],
            one["weights"],
            _meaning(one["meaning"]) if "meaning" in one else None,
        )
        for kind, one in data["kinds"].items()
    }


def _meaning(data: Mapping[str, Any]) -> Meaning:
    return Meaning(
        data["model_id"],
        data["gate"],
        data["intercept"],
        data["threshold"],
        data["weights"],
        np.array(data["vector"], dtype=np.float32),
    )


def _sum(weights: Mapping[str, float], features: Iterable[str]) -> float:
    return sum(weights.get(name, 0.0) for name in features)


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, value))))
