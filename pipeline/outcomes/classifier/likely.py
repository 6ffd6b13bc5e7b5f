"""For each clause of a document the kinds of outcome that it is likely to carry."""

from collections.abc import Sequence
from dataclasses import dataclass

from matters.models.embedders.port import Embedder, Vectors
from matters.pipeline.outcomes.classifier.model import KindModel, Meaning, OutcomeModel
from matters.pipeline.outcomes.classifier.rules import promises

Features = Sequence[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One clause to be judged."""

    text: str
    features: Features


def likely_kinds(
    clauses: Sequence[Asked], model: OutcomeModel, embedder: Embedder | None
) -> list[frozenset[str]]:
    """The kinds of each clause.

    Wordings that settle a kind come first, then the regression over wordings. Where a kind is better told
    by the meaning, clauses that may carry it are embedded, all at once since that is the dear part.

    :param embedder: ``None``, or another than the weights were fitted with, leaves the wordings alone.
    """
    found: list[set[str]] = [set() for _ in clauses]
    for kind, one in model.items():
        meaning = one.meaning if embedder and one.meaning else None
        if meaning and embedder and meaning.model_id == embedder.model_id:
            chosen = _by_meaning(kind, one, meaning, clauses, embedder)
        else:
            chosen = [place for place, clause in enumerate(clauses) if _carries(kind, one, clause)]
        for place in chosen:
            found[place].add(kind)
    return [frozenset(kinds) for kinds in found]


def _carries(kind: str, model: KindModel, clause: Asked) -> bool:
    """Wordings that settle a kind come first; those of a task also open sentences that are none."""
    features = clause.features
    if kind == "action" and ("binds" in features or promises(clause.text)):
        return True
    if f"never={kind}" in features:
        return False
    settled = kind != "action" and f"surely={kind}" in features
    return settled or model.probability(features) >= model.threshold


def _by_meaning(
    kind: str, model: KindModel, meaning: Meaning, clauses: Sequence[Asked], embedder: Embedder
) -> list[int]:
    candidates = [
        place
        for place, clause in enumerate(clauses)
        if f"never={kind}" not in clause.features and model.probability(clause.features) >= meaning.gate
    ]
    if not candidates:
        return []
    vectors: Vectors = embedder.embed_passages([clauses[place].text for place in candidates])
    return [
        place
        for place, vector in zip(candidates, vectors, strict=True)
        if meaning.probability(clauses[place].features, vector) >= meaning.threshold
    ]
