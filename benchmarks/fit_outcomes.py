"""Fit the weights of ``models/outcomes.json``; needs scikit-learn.

Run ``python benchmarks/fit_outcomes.py --data DIR``. Trains on the judged minutes, the dev half of the
shipped corpus and the invented sentences in ``benchmarks/outcome_sentences.tsv``. A clause is a positive
example of a kind when a gold span of that kind overlaps it by half of the shorter.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from matters.pipeline.outcomes.clauses import read_sentences
from matters.pipeline.outcomes.features import item_features, sentence_features
from matters.pipeline.outcomes.model import OutcomeModel, read_model
from matters.pipeline.records import Item, Span
from outcomes import GoldSpan, Judged, corpus_half, judged_minutes

ROOT = Path(__file__).resolve().parent
FITTED = ("decision", "action", "deferral", "concern")
WORD_SCALE = 0.4
"""A single word counts for less than a wording: it is seldom seen twice."""
STRENGTH = {"decision": 0.3, "action": 0.3, "deferral": 0.5, "concern": 0.3}
THRESHOLD = {"decision": 0.25, "action": 0.33, "deferral": 0.2, "concern": 0.2}
MIN_COUNT = 2
INVENTED_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """A clause and the kinds of outcome that it carries."""

    features: tuple[str, ...]
    kinds: frozenset[str]
    weight: float


@cache
def examples(document: Judged) -> tuple[Example, ...]:
    """The clauses of an annotated document."""
    if len(document.kinds) == 1:
        return ()
    found = []
    for item, spans in document.items:
        sentences = read_sentences(document.text, item, spans)
        for sentence, rows in zip(sentences, sentence_features(sentences, item_features(item)), strict=True):
            for clause, features in zip(sentence.clauses, rows, strict=True):
                span = sentence.span(clause.place, clause.place + len(clause.text))
                kinds = frozenset(one.kind for one in document.gold if _touches(span, one))
                found.append(Example(tuple(features), kinds, 1.0))
    return tuple(found)


def _touches(span: Span, gold: GoldSpan) -> bool:
    shared = min(span.end, gold.end) - max(span.start, gold.start)
    return 2 * shared >= min(span.end - span.start, gold.end - gold.start)


@cache
def invented() -> tuple[Example, ...]:
    """The invented sentences."""
    return tuple(_invented())


def _invented() -> Iterator[Example]:
    for line in (ROOT / "outcome_sentences.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        labels, title, text = line.split("\t")
        item = Item("1", "1", title, 1, None, 0, len(text), None)
        sentences = read_sentences(text, item, [Span(0, len(text))])
        for rows in sentence_features(sentences, item_features(item)):
            for features in rows:
                kept = [
                    name for name in features if name not in {"first", "end", "before=first", "after=last"}
                ]
                yield Example(tuple(kept), frozenset(labels.split(",")), INVENTED_WEIGHT)


def fit(judged: Sequence[Judged]) -> OutcomeModel:
    """The regressions fitted on these documents and the invented sentences."""
    return read_model(fitted(judged))


def fitted(judged: Sequence[Judged]) -> dict[str, Any]:
    """The regressions in the JSON form in which they are kept."""
    rows = [*invented(), *(example for document in judged for example in examples(document))]
    counts = Counter(name for row in rows for name in set(row.features))
    names = sorted(name for name, count in counts.items() if count >= MIN_COUNT)
    place = {name: index for index, name in enumerate(names)}
    scales = np.array([WORD_SCALE if name.startswith("w=") else 1.0 for name in names])
    cells = [
        (number, place[name])
        for number, row in enumerate(rows)
        for name in set(row.features)
        if name in place
    ]
    at, where = (np.array(column) for column in zip(*cells, strict=True))
    matrix = csr_matrix((scales[where], (at, where)), shape=(len(rows), len(names)))
    sample = np.array([row.weight for row in rows])
    kinds = {}
    for kind in FITTED:
        truth = np.array([kind in row.kinds for row in rows])
        regression = LogisticRegression(C=STRENGTH[kind], max_iter=2000, tol=1e-5)
        regression.fit(matrix, truth, sample_weight=sample)
        weights = regression.coef_[0] * scales
        kinds[kind] = {
            "intercept": round(float(regression.intercept_[0]), 3),
            "threshold": THRESHOLD[kind],
            "weights": {
                name: round(float(value), 3)
                for name, value in zip(names, weights, strict=True)
                if abs(value) >= 0.02
            },
        }
    return {"fitted": "benchmarks/fit_outcomes.py", "kinds": kinds}


def main() -> None:
    """Fit on everything but the test half, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    data = fitted([*judged_minutes(options.data), *corpus_half("dev")])
    path = ROOT.parent / "models" / "outcomes.json"
    path.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{path}: {sum(len(one['weights']) for one in data['kinds'].values())} weights")


if __name__ == "__main__":
    main()
