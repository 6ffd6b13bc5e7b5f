"""How well outcomes are found: a guess is right that overlaps a gold span of its kind by half the shorter."""

from collections.abc import Sequence

from matters.measures.gold_text import GoldText, overlap, same_stretch
from matters.measures.reading import ReadDocument
from matters.measures.tally import Half
from matters.pipeline.records import Outcome, Span
from matters.pipeline.understanding import TRUSTED_KINDS


def score_outcomes(read: ReadDocument, half: Half) -> None:
    """Each kind that is kept; questions in debate are not annotated, and drafts repeat what is approved."""
    if read.gold.is_draft:
        return
    gold = list(GoldText(read.gold, read.source).outcomes())
    for kind in sorted(TRUSTED_KINDS):
        truth = [one.span for one in gold if one.kind == kind]
        found = [one for one in read.minutes.outcomes if one.kind == kind and one.subtype != "debate"]
        counts = half.count(f"outcomes: {kind}")
        counts.hits += _matches(found, truth)
        counts.found += len(found)
        counts.gold += len(truth)


def _matches(found: Sequence[Outcome], truth: Sequence[Span]) -> int:
    """How many pairs there are, the largest overlap first, each span once."""
    pairs = sorted(
        (-overlap(_span(one), span), number, place)
        for number, one in enumerate(found)
        for place, span in enumerate(truth)
        if same_stretch(_span(one), span)
    )
    used_found: set[int] = set()
    used_truth: set[int] = set()
    for _, number, place in pairs:
        if number not in used_found and place not in used_truth:
            used_found.add(number)
            used_truth.add(place)
    return len(used_found)


def _span(one: Outcome) -> Span:
    return Span(one.start, one.end)
