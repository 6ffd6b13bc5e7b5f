"""How well outcomes are found: overlap precision, recall and F1 of each kind, with intervals.

Run ``python benchmarks/outcomes.py --data DIR`` with a folder that holds ``gold/outcomes`` and ``minutes``.
The judged minutes of five bodies are scored with weights fitted without the body that is scored; the dev half
of the shipped corpus the same way, its test half with the weights as shipped, and the invented passages in
house styles with weights fitted without the style that is scored. A prediction hits when it
overlaps a gold span of its kind by half of the shorter, each span at most once. The last column is F1 when
what the guidelines call optional (tasks that were only requested) counts neither as missed nor as wrong.
Intervals are 95 %, from resampling documents.
"""

import argparse
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from matters.corpus.annotations import fold
from matters.embedding import cache_folder
from matters.models.embedders import for_judging, load_embedder
from matters.models.embedders.port import Embedder
from matters.pipeline.outcomes.model import shipped_model
from matters.pipeline.records import Outcome
from outcome_gold import KINDS, GoldSpan, Judged, corpus_half, house_styles, judged_minutes

RESAMPLES = 1000


@dataclass
class Tally:
    """Hits, guesses and truths of one kind in one document."""

    hits: int = 0
    found: int = 0
    gold: int = 0
    optional_hits: int = 0
    optional: int = 0

    def without_optional(self) -> "Tally":
        """The same where optional spans are neither missed nor wrong."""
        hits = self.hits - self.optional_hits
        return Tally(hits, self.found - self.optional_hits, self.gold - self.optional)


def f1(tallies: Sequence[Tally]) -> float:
    """Harmonic mean of precision and recall over documents."""
    total = sum(one.found + one.gold for one in tallies)
    return 2 * sum(one.hits for one in tallies) / total if total else 1.0


def matches(found: Sequence[Outcome], gold: Sequence[GoldSpan]) -> list[tuple[Outcome, GoldSpan]]:
    """Pairs of one kind that overlap by half of the shorter, the largest overlap first, each span once."""
    pairs = sorted(
        (
            (-_overlap(one, span), one.start, number, place)
            for number, one in enumerate(found)
            for place, span in enumerate(gold)
            if one.kind == span.kind and 2 * _overlap(one, span) >= min(_length(one), _length(span)) > 0
        )
    )
    used_found: set[int] = set()
    used_gold: set[int] = set()
    chosen = []
    for _, _, number, place in pairs:
        if number not in used_found and place not in used_gold:
            used_found.add(number)
            used_gold.add(place)
            chosen.append((found[number], gold[place]))
    return chosen


def _overlap(one: Outcome | GoldSpan, other: Outcome | GoldSpan) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _length(one: Outcome | GoldSpan) -> int:
    return one.end - one.start


@dataclass
class Scores:
    """One set of documents, scored: a tally for each kind and document, and the attributes of the hits."""

    tallies: dict[str, list[Tally]] = field(default_factory=dict)
    attributes: dict[str, list[bool]] = field(default_factory=dict)

    def add(self, document: Judged, found: Sequence[Outcome]) -> None:
        """Score one document."""
        pairs = matches(found, document.gold)
        for kind in document.kinds:
            self.tallies.setdefault(kind, []).append(
                Tally(
                    sum(one.kind == kind for one, _ in pairs),
                    sum(one.kind == kind for one in found),
                    sum(span.kind == kind for span in document.gold),
                    sum(one.kind == kind and span.optional for one, span in pairs),
                    sum(span.kind == kind and span.optional for span in document.gold),
                )
            )
        for one, span in pairs:
            for name, right in attribute_hits(one, span.data):
                self.attributes.setdefault(name, []).append(right)


def attribute_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Whether each attribute that the gold gives is right; invented passages give none."""
    if not gold:
        return
    subtype = gold.get("subtype") or gold.get("kind" if one.kind == "action" else "")
    if subtype:
        yield f"{one.kind} subtype", one.subtype == subtype
    yield from _OF_KIND.get(one.kind, _nothing)(one, gold)


def _nothing(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    yield from ()


def _decision_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    for name in ("proposer", "seconder"):
        if gold.get(name):
            yield name, _same(getattr(one, name), gold[name])
    if isinstance(gold.get("votes"), dict):
        votes = one.votes
        values = (votes.in_favour, votes.against, votes.abstained) if votes else (None, None, None)
        yield "votes", values == tuple(gold["votes"].get(key) for key in ("for", "against", "abstained"))


def _interest_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    if gold.get("who"):
        yield "who", _same(one.who, gold["who"])
    if "left" in gold:
        yield "left", one.left == gold["left"]


def _raised_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    raised = gold.get("raised_by")
    if isinstance(raised, dict) and raised["person"]:
        person = one.raised_by.person if one.raised_by else None
        yield f"{one.kind} raised by", _same(person, raised["person"])


def _question_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    yield from _raised_hits(one, gold)
    yield "answered", one.answered == gold["answered"]
    yield "addressee", _same(one.addressee, gold["addressee"])


def _recommendation_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    yield "recommended to", _same(one.to, gold["to"])


def _owner_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    if "owners" in gold:
        people = [owner["person"] for owner in gold["owners"] if owner["person"]]
        texts = [owner["text"] for owner in gold["owners"]]
        due = gold.get("due")
        if due and due["date"]:
            yield (
                "due date",
                one.due is not None
                and one.due.date is not None
                and (one.due.date.startswith(due["date"]) or due["date"].startswith(one.due.date)),
            )
    else:
        people = (gold.get("owner_resolved") or "").split("; ") if gold.get("owner_resolved") else []
        texts = [gold["owner"]] if gold.get("owner") else []
        due = gold.get("due")
        due = {"text": due} if isinstance(due, str) else due
    if people:
        given = [fold_name(owner.person) for owner in one.owners if owner.person]
        yield "owner resolved", sorted(given) == sorted(map(fold_name, people))
    if texts:
        said = fold_name(" ".join(owner.text for owner in one.owners))
        yield "owner as written", any(_shares(said, fold_name(text)) for text in texts)
    if due:
        yield (
            "due as written",
            one.due is not None and _shares(fold_name(one.due.text), fold_name(due["text"])),
        )


_OF_KIND = {
    "action": _owner_hits,
    "concern": _raised_hits,
    "decision": _decision_hits,
    "interest": _interest_hits,
    "question": _question_hits,
    "recommendation": _recommendation_hits,
}


def _shares(one: str, other: str) -> bool:
    return bool(one) and bool(set(one.split()) & set(other.split()))


def _same(one: str | None, other: str) -> bool:
    return one is not None and (fold_name(one) in fold_name(other) or fold_name(other) in fold_name(one))


def fold_name(text: str) -> str:
    """A name as it is compared: without titles, articles and marks."""
    plain = unicodedata.normalize("NFKD", fold(text))
    words = re.sub(r"[.,\u0300-\u036f]", " ", plain).casefold().split()
    return " ".join(
        word for word in words if word not in {"mr", "mrs", "ms", "cllr", "cllrs", "councillor", "the"}
    )


def interval(tallies: Sequence[Tally]) -> tuple[float, float]:
    """The middle 95 % of F1 over resampled documents."""
    random = Random(0)
    values = sorted(f1(random.choices(tallies, k=len(tallies))) for _ in range(RESAMPLES))
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES)]


def report(name: str, scores: Scores) -> list[str]:
    """One table as lines."""
    lines = [f"{name:<34}{'gold':>6}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}   95 %          optional"]
    for kind in KINDS:
        tallies = scores.tallies.get(kind, [])
        hits, found, gold = (sum(getattr(one, key) for one in tallies) for key in ("hits", "found", "gold"))
        if gold or found:
            low, high = interval(tallies)
            lines.append(
                f"  {kind:<32}{gold:>6}{found:>7}{hits / max(found, 1):>8.3f}{hits / max(gold, 1):>8.3f}"
                f"{f1(tallies):>8.3f}   {low:.2f} to {high:.2f}"
                f"{f1([one.without_optional() for one in tallies]):>10.3f}"
            )
    for key, values in sorted(scores.attributes.items()):
        lines.append(f"  {key:<32}{len(values):>6}{'':>7}{sum(values) / len(values):>8.3f} right")
    return [*lines, ""]


def leave_body_out(judged: Sequence[Judged], others: Sequence[Judged], embedder: Embedder | None) -> Scores:
    """Score each document with weights fitted on all others but those of its body."""
    from fit_outcomes import fit

    scores = Scores()
    judging = for_judging(embedder) if embedder else None
    for body in sorted({document.body for document in judged}):
        model = fit([document for document in (*judged, *others) if document.body != body], embedder)
        for document in judged:
            if document.body == body:
                scores.add(document, document.outcomes(model, judging))
    return scores


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--data", type=Path, default=Path(__file__).resolve().parents[1].parent / "shared" / "data"
    )
    parser.add_argument("--no-embedder", action="store_true", help="tell concerns by their wording alone")
    options = parser.parse_args()
    embedder = None if options.no_embedder else load_embedder(cache=cache_folder())
    dev, test, styles = corpus_half("dev"), corpus_half("test"), house_styles()
    if (options.data / "gold" / "outcomes").is_dir():
        real = judged_minutes(options.data)
        scores = leave_body_out(real, [*dev, *styles], embedder)
        print("\n".join(report("judged minutes, body left out", scores)))
    else:
        real = ()
        print(f"{options.data}: no judged minutes there. Name their folder with --data DIR.\n")
    scores = leave_body_out(dev, [*real, *styles], embedder)
    print("\n".join(report("corpus dev, body left out", scores)))
    scores = leave_body_out(styles, [*real, *dev], embedder)
    print("\n".join(report("invented styles, style left out", scores)))
    shipped = Scores()
    for document in test:
        shipped.add(document, document.outcomes(shipped_model(), for_judging(embedder) if embedder else None))
    print("\n".join(report("corpus test, as shipped", shipped)))


if __name__ == "__main__":
    main()
