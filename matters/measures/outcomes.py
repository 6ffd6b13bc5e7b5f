"""How well outcomes are found: a guess is right that overlaps a gold span of its kind by half the shorter."""

from matters.measures.gold_text import GoldText, matches
from matters.measures.reading import ReadDocument
from matters.measures.tally import Half
from matters.pipeline.records import Outcome, Span
from matters.pipeline.spans import OUTCOME_KINDS


def score_outcomes(read: ReadDocument, half: Half) -> None:
    """Each kind; questions in debate are not annotated, and drafts repeat what is approved."""
    if read.gold.is_draft:
        return
    gold = list(GoldText(read.gold, read.source).outcomes())
    for kind in OUTCOME_KINDS:
        truth = [one.span for one in gold if one.kind == kind]
        found = [one for one in read.minutes.outcomes if one.kind == kind and one.subtype != "debate"]
        counts = half.count(f"outcomes: {kind}")
        counts.hits += matches([_span(one) for one in found], truth)
        counts.found += len(found)
        counts.gold += len(truth)


def _span(one: Outcome) -> Span:
    return Span(one.start, one.end)
