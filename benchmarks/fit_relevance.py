"""Fit the weights of ``models/relevance.json``; needs scikit-learn (``pip install -e '.[fit]'``).

Run ``python benchmarks/fit_relevance.py --data DIR --cache DIR``; ``--write`` replaces the shipped weights.
Answerable are the questions of QMSum and Cranfield, and of the dev halves of the shipped corpus and of the
topics on real minutes, asked of their own archive. Unanswerable are questions of one asked of another,
those without an answer, and answerable ones on minutes after the items that bear on them were taken out.
Every group weighs the same. Only measured: the test halves, and QMSum's questions after their meetings
were taken out, since other meetings speak of the same.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from figures import area, calibration
from judged import BEIR, Topics, load_model, open_archive, read_topics
from matters.index.catalogue.filters import Filters
from matters.index.scored import Ids
from matters.index.search.judging import archive_spread, item_signals, usual_cosine
from matters.index.search.question import Question, literal_question, read_question
from matters.index.search.ranking import rank_passages
from matters.index.search.relevance import RelevanceModel, TermWeights, reach_of
from matters.index.store import Index
from matters.index.vectors.vectors import cosines
from matters.models.embedders.port import Embedder
from paths import CHECKOUT, add_data_option
from systems import RemembersQuestions

MODEL = CHECKOUT / "models" / "relevance.json"
SILENCED = 0.05
"""Share of the answerable questions on minutes, of the dev half, that may be silenced."""

_JUDGED_ITEMS = 10
_COVERAGE_SHARE = 0.35
"""How much squared coverage counts beside the lift when the best item is chosen."""
_DELETED = {"qmsum_committee": "meetings", "corpus": "items", "judged": "items"}
_SAMPLE = 512
_STEP = 2
"""Of the questions asked elsewhere or after a deletion, every second is enough."""


@dataclass(frozen=True)
class Case:
    """One question asked of one archive, with the best item's signals.

    :param passages: that were searched.
    :param spread: of the archive: see ``archive_spread``.
    :param usual: mean cosine of the question and passages drawn at random.
    """

    group: str
    answerable: bool
    training: bool
    lift: float
    coverage: float
    passages: int
    spread: float
    usual: float


def cases(topics: Sequence[Topics], data: Path, cache: Path, embedder: Embedder) -> Iterator[Case]:
    """Every question asked of its own archive, of the others, and of its own without the answer."""
    for home in topics:
        with open_archive(home, data, cache, embedder) as index, index.snapshot():
            yield from _at_home(home, index, embedder)
            for other in topics:
                if other.name in BEIR and other.name != home.name and home.name != "corpus":
                    for query_id in sorted(other.questions)[::_STEP]:
                        group = f"{other.name} asked of {home.name}"
                        asked = literal_question(other.questions[query_id], Filters(), index, embedder)
                        yield _case(group, False, True, index, asked)


def _at_home(home: Topics, index: Index, embedder: Embedder) -> Iterator[Case]:
    held = index.reader.allowed_passages(Filters())
    ids = held if held is not None else index.sample(len(index.lexical))
    rows = index.reader.passages(ids)
    keys = np.array([home.key(row) for row in rows])
    documents = np.array([row.document.id for row in rows])
    for place, query_id in enumerate(sorted(home.questions)):
        training = home.name in BEIR or home.half(query_id) == "dev"
        asked = _asked(home, query_id, index, embedder)
        answerable = query_id in home.qrels
        yield _case(home.name, answerable, training, index, asked)
        if answerable and home.name in _DELETED and (home.name not in BEIR or place % _STEP == 0):
            right = [key for key, relevance in home.qrels[query_id].items() if relevance > 0]
            gone = np.isin(keys, right)
            if _DELETED[home.name] == "meetings":
                gone = np.isin(documents, documents[gone])
            left = np.intersect1d(ids[~gone], ids if asked.allowed is None else asked.allowed)
            group, used = f"{home.name}, answer taken out", training and home.name not in BEIR
            yield _case(group, False, used, index, asked, left=left)


def _asked(home: Topics, query_id: str, index: Index, embedder: Embedder) -> Question:
    text = home.questions[query_id]
    if home.name in BEIR:
        return literal_question(text, Filters(), index, embedder)
    asked = read_question(text, Filters(), index, embedder, today=date.today())
    if asked.allowed is not None and not len(asked.allowed):
        return literal_question(text, Filters(), index, embedder)
    return asked


def _case(
    group: str,
    answerable: bool,
    training: bool,
    index: Index,
    asked: Question,
    *,
    left: Ids | None = None,
) -> Case:
    weights = asked.weights if left is None else _weights_of(asked.weights, index, left)
    allowed = asked.allowed if left is None else left
    ranked = rank_passages(
        index, asked.vector, asked.words, weights, allowed=allowed, favoured=asked.favoured
    )
    usual = usual_cosine(index, asked.vector)
    found = [(one.cosine - usual, one.coverage) for one in item_signals(ranked, _JUDGED_ITEMS)]
    best = max(found, key=lambda one: one[0] + _COVERAGE_SHARE * one[1] ** 2, default=(0.0, 0.0))
    drawn = cosines(index.vectors.fetch(index.sample(_SAMPLE)), asked.vector)
    passages = len(index.lexical) if allowed is None else len(allowed)
    return Case(
        group,
        answerable,
        training,
        *best,
        passages=passages,
        spread=archive_spread(index),
        usual=float(drawn.mean()),
    )


def _weights_of(weights: TermWeights, index: Index, left: Ids) -> TermWeights:
    """How rare each word is in what is left."""
    found = {term: index.lexical.found_in(term, left) for term in weights.frequencies}
    rarity = {}
    for term, frequency in found.items():
        for form in weights.alternatives.get(term, ()):
            frequency = max(frequency, min((index.lexical.found_in(one, left) for one in form), default=0))
        rarity[term] = log(1.0 + (len(left) - frequency + 0.5) / (frequency + 0.5))
    return TermWeights(rarity, found, weights.alternatives)


def fit(found: Sequence[Case]) -> RelevanceModel:
    """A logistic regression in which every group of cases weighs the same."""
    from sklearn.linear_model import LogisticRegression

    training = [one for one in found if one.training]
    groups = [(one.group, one.answerable) for one in training]
    truth = np.array([one.answerable for one in training])
    weight = np.array([1.0 / groups.count(group) for group in groups])
    for label in (True, False):
        weight[truth == label] *= len(training) / 2 / weight[truth == label].sum()
    signals = np.array([[one.lift, one.coverage**2] for one in training])
    fitted = LogisticRegression(C=1000.0).fit(signals, truth, sample_weight=weight)
    minutes = [one for one in training if one.answerable and one.group in ("corpus", "judged")]
    model = RelevanceModel(
        intercept=round(float(fitted.intercept_[0]), 2),
        lift=round(float(fitted.coef_[0][0]), 2),
        coverage=round(float(fitted.coef_[0][1]), 2),
        threshold=0.5,
        reach=round(min(_reach(minutes, group) for group in ("corpus", "judged")), 3),
        usual=round(float(np.mean([one.usual for one in training])), 3),
    )
    lowest = np.sort([_at_least_reach(model, one) for one in minutes])[int(SILENCED * len(minutes))]
    return replace(model, threshold=float(np.floor(1000 * lowest) / 1000))


def _reach(minutes: Sequence[Case], group: str) -> float:
    """Of an archive when all of it is searched."""
    return max((reach_of(one.passages, one.spread) for one in minutes if one.group == group), default=1.0)


def _at_least_reach(model: RelevanceModel, one: Case) -> float:
    """The probability of a case, as if its archive had the least reach."""
    probability = model.probability(one.lift, one.coverage)
    even = replace(model, threshold=0.5).threshold_among(one.passages, one.spread)
    odds = probability / max(1 - probability, 1e-9) * (1 - even) / even
    return odds / (1 + odds)


def probabilities(model: RelevanceModel, found: Sequence[Case]) -> NDArray[np.float64]:
    """Of relevance, for each case. *Shape:* ``(len(found),)``, float64."""
    return np.array([model.probability(one.lift, one.coverage) for one in found])


def report(found: Sequence[Case], model: RelevanceModel) -> Iterator[str]:
    """What the weights do on each archive, and on what they were not fitted on."""
    yield f"weights: {asdict(model)}"
    for name in dict.fromkeys(one.group for one in found):
        for training in (True, False):
            part = [one for one in found if one.group == name and one.training == training]
            if part:
                said = "; ".join(_figures(part, model))
                yield f"{name}, {'fitted' if training else 'not fitted'}: {said}"


def _figures(found: Sequence[Case], model: RelevanceModel) -> Iterator[str]:
    scores = probabilities(model, found)
    silent = scores < np.array([model.threshold_among(one.passages, one.spread) for one in found])
    truth = np.array([one.answerable for one in found])
    for label, said in ((True, "answerable, silenced"), (False, "unanswerable, silent")):
        if (truth == label).any():
            yield f"{(truth == label).sum()} {said} {silent[truth == label].mean():.3f}"
    if truth.any() and not truth.all():
        right, wrong = scores[truth].tolist(), scores[~truth].tolist()
        for figure in (area(right, wrong), calibration(right, wrong)):
            yield f"{figure.measure} {figure.value:.3f} ({figure.low:.2f}-{figure.high:.2f})"


def main() -> None:
    """Fit, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    add_data_option(parser)
    parser.add_argument("--cache", type=Path, help="keep the archives here between runs")
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"{options.data}: no such folder. Name the judged data with --data DIR.")
        return
    with TemporaryDirectory(prefix="matters-benchmark-") as temporary:
        cache: Path = options.cache or Path(temporary)
        embedder = RemembersQuestions(load_model())
        found = list(cases(read_topics(options.data), options.data, cache, embedder))
    model = fit(found)
    print("\n".join(report(found, model)))
    if options.write:
        text = {"weights": asdict(model), "fitted": "python benchmarks/fit_relevance.py; see its docstring"}
        MODEL.write_text(json.dumps(text, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
