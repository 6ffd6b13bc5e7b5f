"""Fit the weights of ``models/outcomes.json``; needs scikit-learn.

Run ``python benchmarks/fit_outcomes.py --data DIR``. Trains on the judged minutes, the dev half of the
shipped corpus and the invented sentences and passages beside this file. A clause is a positive example of a
kind when a gold span of that kind overlaps it by half of the shorter. Concerns get a second regression that
also sees the vector of the clause, for use where there is an embedder.
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from matters.embedding import cache_folder
from matters.models.embedders import load_embedder
from matters.models.embedders.port import Embedder, Vectors
from matters.pipeline.outcomes.classifier.features import item_features, sentence_features
from matters.pipeline.outcomes.classifier.model import OutcomeModel, read_model
from matters.pipeline.outcomes.people.people import HEAD_LENGTH, people_of
from matters.pipeline.outcomes.sentences.clauses import read_sentences
from matters.pipeline.outcomes.sentences.speakers import speakers
from matters.pipeline.records import Span
from outcome_gold import GoldSpan, Judged, corpus_half, house_styles, invented, judged_minutes
from paths import CHECKOUT

Mask = NDArray[np.bool_]
Weights = NDArray[np.float64]

FITTED = ("decision", "action", "deferral", "concern")
BY_MEANING = ("concern",)
"""Kinds that are told better by their meaning: for the others the vectors gave nothing."""
WORD_SCALE, VECTOR_SCALE = 0.4, 6.0
"""A single word counts for less than a wording, as it is seldom seen twice; a vector is short otherwise."""
STRENGTH = {"decision": 0.3, "action": 0.3, "deferral": 0.5, "concern": 0.3}
THRESHOLD = {"decision": 0.4, "action": 0.38, "deferral": 0.5, "concern": 0.5}
GATE, MEANING_THRESHOLD = 0.15, 0.55
ALONE = {"decision": 1.0, "action": 1.0, "deferral": 1.0, "concern": 0.5}
"""What an invented sentence counts for beside one of a whole document, where concerns are fewer."""
_SHARED = 2
"""In how many sources a feature has to occur: what one body alone says are its people and its places."""


@dataclass(frozen=True, slots=True)
class Example:
    """A clause and the kinds of outcome that it carries.

    :param alone: whether it stands in an invented sentence or passage.
    :param source: who wrote it: a body, the shipped corpus, or a passage by itself.
    """

    text: str
    features: frozenset[str]
    kinds: frozenset[str]
    alone: bool
    source: str


@cache
def examples(document: Judged) -> tuple[Example, ...]:
    """The clauses of an annotated document."""
    if len(document.kinds) == 1:
        return ()
    people = people_of(document.attendance, text=document.text[:HEAD_LENGTH], chair=document.meeting.chair)
    found = []
    for one in document.items:
        sentences = read_sentences(document.text, one.item, one.sentences)
        rows = sentence_features(sentences, item_features(one.item), speakers(sentences, people))
        for sentence, clauses in zip(sentences, rows, strict=True):
            for clause, features in zip(sentence.clauses, clauses, strict=True):
                span = sentence.span(clause.place, clause.place + len(clause.text))
                kinds = frozenset(gold.kind for gold in document.gold if _touches(span, gold))
                found.append(
                    Example(clause.text, frozenset(features), kinds, document.alone, document.written_by)
                )
    return tuple(found)


def _touches(span: Span, gold: GoldSpan) -> bool:
    shared = min(span.end, gold.end) - max(span.start, gold.start)
    return 2 * shared >= min(span.end - span.start, gold.end - gold.start)


def fit(judged: Sequence[Judged], embedder: Embedder | None) -> OutcomeModel:
    """The regressions fitted on these documents and what is invented."""
    return read_model(fitted(judged, embedder))


def fitted(judged: Sequence[Judged], embedder: Embedder | None) -> dict[str, Any]:
    """The regressions in the JSON form in which they are kept."""
    rows = _rows(judged)
    names = _shared(rows)
    wordings = _wordings(rows, names)
    alone = np.array([row.alone for row in rows])
    kinds: dict[str, Any] = {}
    for kind in FITTED:
        truth = np.array([kind in row.kinds for row in rows])
        counts_for = np.where(alone, ALONE[kind], 1.0)
        regression = partial(_regression, kind, truth=truth, counts_for=counts_for, names=names)
        kinds[kind] = {"threshold": THRESHOLD[kind], **regression(wordings)}
        if kind in BY_MEANING and embedder is not None:
            vectors = VECTOR_SCALE * _vectors(tuple(row.text for row in rows), embedder)
            kinds[kind]["meaning"] = {
                "model_id": embedder.model_id,
                "gate": GATE,
                "threshold": MEANING_THRESHOLD,
                **regression(hstack([wordings, csr_matrix(vectors)]).tocsr()),
            }
    return {"fitted": "benchmarks/fit_outcomes.py", "kinds": kinds}


def _rows(judged: Sequence[Judged]) -> list[Example]:
    """The clauses of these documents and of what is invented."""
    return [example for document in (*invented(), *judged) for example in examples(document)]


def _shared(rows: Sequence[Example]) -> list[str]:
    """The features that more than one source has."""
    counts = Counter(name for _, name in {(row.source, name) for row in rows for name in row.features})
    return sorted(name for name, count in counts.items() if count >= _SHARED)


def _narrowed(kept: Mapping[str, Any], names: Set[str]) -> dict[str, Any]:
    """Weights as they are, of some features only."""
    found = dict(kept) | {"weights": {name: one for name, one in kept["weights"].items() if name in names}}
    return found | ({"meaning": _narrowed(kept["meaning"], names)} if "meaning" in kept else {})


def _wordings(rows: Sequence[Example], names: Sequence[str]) -> csr_matrix:
    place = {name: index for index, name in enumerate(names)}
    cells = [
        (number, place[name], WORD_SCALE if name.startswith("w=") else 1.0)
        for number, row in enumerate(rows)
        for name in row.features
        if name in place
    ]
    at, where, value = (np.array(column) for column in zip(*cells, strict=True))
    return csr_matrix((value, (at, where)), shape=(len(rows), len(names)))


def _regression(
    kind: str, matrix: csr_matrix, *, truth: Mask, counts_for: Weights, names: Sequence[str]
) -> dict[str, Any]:
    regression = LogisticRegression(C=STRENGTH[kind], max_iter=2000, tol=1e-5)
    regression.fit(matrix, truth, sample_weight=counts_for)
    weights = regression.coef_[0]
    scaled = [
        (name, float(value) * (WORD_SCALE if name.startswith("w=") else 1.0))
        for name, value in zip(names, weights[: len(names)], strict=True)
    ]
    found: dict[str, Any] = {
        "intercept": round(float(regression.intercept_[0]), 3),
        "weights": {name: round(value, 3) for name, value in scaled if abs(value) >= 0.02},
    }
    if len(weights) > len(names):
        found["vector"] = [round(float(value) * VECTOR_SCALE, 3) for value in weights[len(names) :]]
    return found


_held: dict[str, Vectors] = {}


def _vectors(texts: Sequence[str], embedder: Embedder) -> Vectors:
    """The vectors of clauses, each embedded once however often it is fitted on."""
    new = [text for text in dict.fromkeys(texts) if text not in _held]
    if new:
        _held.update(zip(new, embedder.embed_passages(new), strict=True))
    return np.stack([_held[text] for text in texts])


def main() -> None:
    """Fit on everything but the test half, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--kinds", nargs="+", choices=FITTED, default=FITTED, help="leave the others as they are"
    )
    options = parser.parse_args()
    embedder = load_embedder(cache=cache_folder())
    judged = [*judged_minutes(options.data), *corpus_half("dev"), *house_styles()]
    data = fitted(judged, embedder)
    path = CHECKOUT / "models" / "outcomes.json"
    kept = json.loads(path.read_text(encoding="utf-8"))["kinds"]
    names = set(_shared(_rows(judged)))
    data["kinds"] |= {kind: _narrowed(kept[kind], names) for kind in FITTED if kind not in options.kinds}
    path.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{path}: {sum(len(one['weights']) for one in data['kinds'].values())} weights")


if __name__ == "__main__":
    main()
