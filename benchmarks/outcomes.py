"""How well outcomes are found: overlap precision, recall and F1 of each kind, with intervals.

Run ``python benchmarks/outcomes.py --data DIR`` with a folder that holds ``gold/outcomes`` and ``minutes``.
The judged minutes of five bodies are scored with weights fitted without the body that is scored, and so are
further minutes of theirs, annotated in two halves before any output was seen; the dev half
of the shipped corpus the same way, its test half with the weights as shipped, the invented passages in
house styles with weights fitted without the style that is scored, and invented minutes of 48 further bodies,
on which nothing is fitted, with the weights as shipped. A prediction hits when it
overlaps a gold span of its kind by half of the shorter, each span at most once. The last column is F1 when
what the guidelines call optional (tasks that were only requested) counts neither as missed nor as wrong.
Intervals are 95 %, from resampling documents.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from matters.embedding import cache_folder
from matters.measures.gold_text import paired
from matters.measures.intervals import f1, total
from matters.measures.tally import Counts
from matters.models.embedders import for_judging, load_embedder
from matters.models.embedders.port import Embedder
from matters.pipeline.outcomes.classifier.model import shipped_model
from matters.pipeline.records import Outcome, Span
from matters.pipeline.spans import OUTCOME_KINDS
from outcome_attributes import attribute_hits
from outcome_gold import (
    GoldSpan,
    Judged,
    corpus_half,
    fresh_minutes,
    house_styles,
    invented_minutes,
    judged_minutes,
)
from paths import add_data_option


@dataclass
class Scores:
    """One set of documents, scored.

    :param counts: of each kind, a document each.
    :param certain: the same where optional spans are neither missed nor wrong.
    :param attributes: of what was found rightly, whether each is right.
    """

    counts: dict[str, list[Counts]] = field(default_factory=dict)
    certain: dict[str, list[Counts]] = field(default_factory=dict)
    attributes: dict[str, list[bool]] = field(default_factory=dict)

    def add(self, document: Judged, found: Sequence[Outcome]) -> None:
        """Score one document."""
        for kind in document.kinds:
            self._add_kind(
                kind,
                [one for one in found if one.kind == kind],
                [span for span in document.gold if span.kind == kind],
            )

    def _add_kind(self, kind: str, found: Sequence[Outcome], gold: Sequence[GoldSpan]) -> None:
        spans = [[Span(one.start, one.end) for one in side] for side in (found, gold)]
        pairs = [(found[number], gold[place]) for number, place in paired(*spans).items()]
        hits, optional = len(pairs), sum(span.optional for _, span in pairs)
        certain = sum(not span.optional for span in gold)
        self.counts.setdefault(kind, []).append(Counts(hits, len(found), len(gold)))
        self.certain.setdefault(kind, []).append(Counts(hits - optional, len(found) - optional, certain))
        for one, span in pairs:
            for name, right in attribute_hits(one, span.data):
                self.attributes.setdefault(name, []).append(right)


def report(name: str, scores: Scores) -> list[str]:
    """One table as lines."""
    lines = [f"{name:<34}{'gold':>6}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}   95 %          optional"]
    for kind in OUTCOME_KINDS:
        counts = scores.counts.get(kind, [])
        whole = total(counts)
        if whole.gold or whole.found:
            share = f1(counts)
            lines.append(
                f"  {kind:<32}{whole.gold:>6}{whole.found:>7}"
                f"{whole.hits / max(whole.found, 1):>8.3f}{whole.hits / max(whole.gold, 1):>8.3f}"
                f"{share.value:>8.3f}   {share.low:.2f} to {share.high:.2f}"
                f"{total(scores.certain[kind]).f1:>10.3f}"
            )
    for key, values in sorted(scores.attributes.items()):
        lines.append(f"  {key:<32}{len(values):>6}{'':>7}{sum(values) / len(values):>8.3f} right")
    return [*lines, ""]


def leave_body_out(
    judged: Sequence[Judged],
    others: Sequence[Judged],
    *,
    embedder: Embedder | None,
    judging: Embedder | None,
) -> Scores:
    """Score each document with weights fitted on all others but those of its body.

    :param embedder: of the clauses that are fitted on.
    :param judging: of those that are scored, as ``ingest`` judges them.
    """
    from fit_outcomes import fit

    scores = Scores()
    for body in sorted({document.body for document in judged}):
        model = fit([document for document in (*judged, *others) if document.body != body], embedder)
        for document in judged:
            if document.body == body:
                scores.add(document, document.outcomes(model, judging))
    return scores


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    add_data_option(parser)
    parser.add_argument("--no-embedder", action="store_true", help="tell concerns by their wording alone")
    options = parser.parse_args()
    embedder = None if options.no_embedder else load_embedder(cache=cache_folder())
    judging = for_judging(embedder) if embedder else None
    score = partial(leave_body_out, embedder=embedder, judging=judging)
    dev, test, styles = corpus_half("dev"), corpus_half("test"), house_styles()
    real: tuple[Judged, ...] = ()
    if (options.data / "gold" / "outcomes").is_dir():
        real = judged_minutes(options.data)
        _print("judged minutes, body left out", score(real, [*dev, *styles]))
        known = [*real, *dev, *styles]
        for half in ("dev", "test"):
            _print(f"further minutes, {half}, body left out", score(fresh_minutes(options.data, half), known))
    else:
        print(f"{options.data}: no judged minutes there. Name their folder with --data DIR.\n")
    _print("corpus dev, body left out", score(dev, [*real, *styles]))
    _print("invented styles, style left out", score(styles, [*real, *dev]))
    shipped = partial(_as_shipped, judging=judging)
    for half in ("dev", "test"):
        _print(f"invented minutes, {half}, as shipped", shipped(invented_minutes(half)))
    _print("corpus test, as shipped", shipped(test))


def _as_shipped(judged: Sequence[Judged], *, judging: Embedder | None) -> Scores:
    scores = Scores()
    for document in judged:
        scores.add(document, document.outcomes(shipped_model(), judging))
    return scores


def _print(name: str, scores: Scores) -> None:
    print("\n".join(report(name, scores)), flush=True)


if __name__ == "__main__":
    main()
