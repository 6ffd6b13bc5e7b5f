"""How well outcomes are found: a guess is right that overlaps a gold span of its kind by half the shorter."""

from collections.abc import Iterator, Sequence

from matters.corpus import annotations
from matters.corpus.annotations import GoldDocument, fold
from matters.measures.reading import ReadDocument
from matters.measures.tally import Half
from matters.pipeline.process import TRUSTED_KINDS
from matters.pipeline.records import Outcome, SourceText, Span
from matters.pipeline.verbatim import clean

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})


def score_outcomes(read: ReadDocument, half: Half) -> None:
    """Each kind that is kept; questions in debate are not annotated, and drafts repeat what is approved."""
    if "@" in read.gold.meeting_id:
        return
    gold = list(gold_outcomes(read.gold, read.source))
    for kind in sorted(TRUSTED_KINDS):
        truth = [span for one, span in gold if one == kind]
        found = [one for one in read.minutes.outcomes if one.kind == kind and one.subtype != "debate"]
        counts = half.count(f"outcomes: {kind}")
        counts.hits += _matches(found, truth)
        counts.found += len(found)
        counts.gold += len(truth)


def gold_outcomes(document: GoldDocument, source: SourceText) -> Iterator[tuple[str, Span]]:
    """The kinds of the annotated outcomes with their places; a scan misread leaves some out."""
    copy = clean(source.text, 0, len(source.text), omit=source.furniture)
    folded = copy.text.translate(_QUOTES)
    places = annotations.starts(document, folded)
    begins = {item.number: at for item, at in zip(document.items, places, strict=True)}
    begins |= {item.title: at for item, at in zip(document.items, places, strict=True) if not item.number}
    for row in document.outcomes:
        text = fold(str(row["text"]))
        at = folded.find(text, max(begins.get(row["item"], 0), 0))
        at = at if at >= 0 else folded.find(text)
        if at >= 0:
            yield str(row["kind"]), copy.span(at, at + len(text))


def _matches(found: Sequence[Outcome], truth: Sequence[Span]) -> int:
    """How many pairs there are, the largest overlap first, each span once."""
    pairs = sorted(
        (-_overlap(one, span), number, place)
        for number, one in enumerate(found)
        for place, span in enumerate(truth)
        if 2 * _overlap(one, span) >= min(one.end - one.start, span.end - span.start) > 0
    )
    used_found: set[int] = set()
    used_truth: set[int] = set()
    for _, number, place in pairs:
        if number not in used_found and place not in used_truth:
            used_found.add(number)
            used_truth.add(place)
    return len(used_found)


def _overlap(one: Outcome, span: Span) -> int:
    return max(0, min(one.end, span.end) - max(one.start, span.start))
