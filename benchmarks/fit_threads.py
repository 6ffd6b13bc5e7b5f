"""Fit the weights that tell whether a later sentence means the same undertaking: models/threads.json.

    python benchmarks/fit_threads.py --work FOLDER [--data DIR] [--write]

Trained on the dev half of the shipped corpus and, where the shared data are there, on its real series and on
some 580 promises of four folders of real minutes, of which the later sentences were judged by readers
(``threads_real.jsonl``: places and digests, no text);
how a sentence stands among the others and what wording tells of something done are learned from the invented
series as well, the latter also from the sentences beside this file. The thresholds were chosen on the dev
half, the real minutes and the invented series, each body left out of its own training: ``--thresholds``
prints what comes of others on the dev half.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matters.embedding import cache_folder
from matters.index.ledger.links.features import FEATURES
from matters.index.ledger.links.model import AMONG, ThreadModel, Weights, among_rows
from matters.index.ledger.links.standing import STANDING
from matters.models.embedders import load_embedder
from paths import CHECKOUT, add_data_option
from thread_pairs import Laid, Pairs, lay_ayton, lay_corpus, lay_own, lay_real, told_apart
from thread_scores import judge, score

LINK, POSSIBLE, SURE, DONE = 0.1, 0.04, -0.5, 0.5
_C, _C_AMONG, _C_STANDING = 0.003, 0.02, 0.03
_MEANING = 8.0
"""What vectors are multiplied by to weigh as much as wording for whether something is done."""

_DEPTH, _DEPTH_AMONG = 100, 15
_NEAR_MISS = 2.0
_INVENTED = 0.2
"""What a thread of the invented series weighs; too few sentences come near in them."""


def fit(pairs: Sequence[Pairs]) -> ThreadModel:
    """All regressions; sentences that stand beside evidence are neither right nor wrong and left out.

    The invented series teach only how a sentence stands among the others, not what it weighs by itself.
    """
    told = [one for one in pairs if one.places]
    read = [one for one in told if one.thread.side != "own"]
    nearness = [
        one.rows[:, FEATURES.index("clause_rank")] + 4 * one.rows[:, FEATURES.index("context_share")]
        for one in read
    ]
    alone = _regression(read, [one.rows for one in read], nearness, depth=_DEPTH, c=_C)
    odds = [alone.odds(one.rows) for one in told]
    rows = [among_rows(one.candidates, each, one.entries) for one, each in zip(told, odds, strict=True)]
    among = _regression(told, rows, odds, depth=_DEPTH_AMONG, c=_C_AMONG)
    bounds = {"link": LINK, "possible": POSSIBLE, "sure": SURE, "done": DONE}
    standing, meaning = _standing(pairs)
    return ThreadModel(alone, among, standing, **bounds, meaning=meaning, model_id=_model_id())


@cache
def _model_id() -> str:
    return load_embedder(cache=cache_folder()).model_id


def _standing(pairs: Sequence[Pairs]) -> tuple[Weights, Weights]:
    """Whether a sentence tells of something done: by its wording alone, and by its meaning too."""
    told = [*(one for pair in pairs for one in pair.told), *told_apart()]
    done, weight = np.array([one.done for one in told]), np.ones(len(told))
    rows = np.array([one.row for one in told])
    vectors = np.stack([one.vector for one in told])
    words = _fitted(rows, done, weight, c=_C_STANDING)
    return words, _fitted(rows, done, weight, c=_C_STANDING, vectors=vectors)


def _regression(
    pairs: Sequence[Pairs],
    rows: Sequence[NDArray[np.float64]],
    nearness: Sequence[NDArray[np.float64]],
    *,
    depth: int,
    c: float,
) -> Weights:
    read, truth, weight = [], [], []
    for one, row, near in zip(pairs, rows, nearness, strict=True):
        keep = np.zeros(len(one.places), dtype=np.bool_)
        keep[np.argsort(-near, kind="stable")[:depth]] = True
        keep = (keep | one.evidence | one.miss) & ~one.near
        share = max(1.0, float(one.evidence.sum())) ** -0.5
        weighs = _INVENTED if one.thread.side == "own" else 1.0
        read.append(row[keep])
        truth.append(one.evidence[keep])
        weight.append(weighs * np.where(one.miss[keep], _NEAR_MISS, np.where(one.evidence[keep], share, 1.0)))
    return _fitted(np.vstack(read), np.concatenate(truth), np.concatenate(weight), c=c)


def _fitted(
    rows: NDArray[np.float64],
    truth: NDArray[np.bool_],
    weight: NDArray[np.float64],
    *,
    c: float,
    vectors: NDArray[np.float32] | None = None,
) -> Weights:
    """A regression over features of one spread, and over vectors as they are where there are some."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
    from sklearn.preprocessing import StandardScaler  # type: ignore[import-untyped]

    scale = StandardScaler().fit(rows)
    meaning = np.empty((len(rows), 0)) if vectors is None else _MEANING * vectors
    model = LogisticRegression(C=c, max_iter=3000)
    model.fit(np.hstack([scale.transform(rows), meaning]), truth, sample_weight=weight)
    weights = model.coef_[0, : rows.shape[1]] / scale.scale_
    own = _MEANING * model.coef_[0, rows.shape[1] :]
    return Weights(
        (*map(float, weights), *map(float, own)), float(model.intercept_[0] - weights @ scale.mean_)
    )


def left_out(dev: Sequence[Pairs], other: Sequence[Pairs]) -> dict[str, ThreadModel]:
    """For each body of the dev half a model that never saw it."""
    bodies = sorted({one.thread.body for one in dev})
    return {body: fit([*(one for one in dev if one.thread.body != body), *other]) for body in bodies}


def _thresholds(laid: Laid, dev: Sequence[Pairs], other: Sequence[Pairs]) -> None:
    models = left_out(dev, other)
    for link, sure, done, possible in product(
        (0.06, 0.08, 0.12), (-1.0, -0.75, -0.5, -0.25, 0.0), (0.0, 0.3, 0.6, 0.9), (0.03, 0.05)
    ):
        bounds = {"link": link, "sure": sure, "done": done, "possible": possible}
        judged = [
            judge(laid, one, replace(models[one.thread.body], **bounds)) for one in dev if one.thread.state
        ]
        print(json.dumps(bounds), score(judged))


def _json(model: ThreadModel) -> dict[str, Any]:
    return {
        "trained_on": "corpus dev half, real threads of eight bodies, invented series",
        "link": model.link,
        "possible": model.possible,
        "sure": model.sure,
        "done": model.done,
        "alone": _named(model.alone, FEATURES),
        "among": _named(model.among, AMONG),
        "standing": _named(model.standing, STANDING),
        "meaning": _meaning(model),
    }


def _meaning(model: ThreadModel) -> dict[str, Any]:
    if model.meaning is None:
        return {}
    words = Weights(model.meaning.weights[: len(STANDING)], model.meaning.intercept)
    vector = [round(weight, 4) for weight in model.meaning.weights[len(STANDING) :]]
    return {"model_id": model.model_id, **_named(words, STANDING), "vector": vector}


def _named(weights: Weights, names: Sequence[str]) -> dict[str, float]:
    found = {name: round(weight, 5) for name, weight in zip(names, weights.weights, strict=True)}
    return {"intercept": round(weights.intercept, 5), **found}


def main() -> None:
    """Fit and print, or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="where the archives are kept")
    add_data_option(parser)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--thresholds", action="store_true")
    options = parser.parse_args()
    corpus = lay_corpus(options.work)
    dev = [one for one in corpus.pairs if one.thread.side == "dev"]
    real = list(lay_own(options.work).pairs)
    if options.data.is_dir():
        real += lay_ayton(options.work, options.data).pairs
        real += [one for laid in lay_real(options.work, options.data) for one in laid.pairs]
    if options.thresholds:
        _thresholds(corpus, dev, real)
        return
    text = json.dumps(_json(fit([*dev, *real])), indent=1)
    print(text)
    if options.write:
        (CHECKOUT / "models/threads.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
