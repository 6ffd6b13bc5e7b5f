"""A gold document's text, in which the words that the gold quotes are found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matters.corpus import annotations
from matters.corpus.annotations import QUOTATION_MARKS, GoldDocument, fold
from matters.pipeline.records import SourceText, Span
from matters.pipeline.verbatim import clean


@dataclass(frozen=True, slots=True)
class GoldOutcome:
    """One annotated outcome and its place.

    :param row: as the gold has it.
    """

    kind: str
    span: Span
    row: Mapping[str, Any]

    @property
    def raised_by(self) -> str | None:
        """As written, of a concern."""
        return (self.row.get("raised_by") or {}).get("text")


class GoldText:
    """A document as it was read, where quoted words are found whatever its mark-up and line breaks."""

    def __init__(self, gold: GoldDocument, source: SourceText) -> None:
        """Fold the text once, and find where the gold items begin."""
        self.gold = gold
        self.text = source.text
        self._copy = clean(source.text, 0, len(source.text), omit=source.furniture)
        self._folded = self._copy.text.translate(QUOTATION_MARKS)
        self._begins: dict[str, int] = {}
        for item, at in zip(gold.items, annotations.starts(gold, self._folded), strict=True):
            self._begins[item.id] = self._begins[item.number or item.title] = at

    def find(self, text: str, *, item: str) -> Span | None:
        """Where words stand, looked for from where an item begins; a scan misread leaves some out.

        :param item: its id, or its number, or its title where it has no number.
        """
        words = fold(text)
        at = self._folded.find(words, max(self._begins.get(item, 0), 0))
        at = at if at >= 0 else self._folded.find(words)
        return self._copy.span(at, at + len(words)) if at >= 0 else None

    def outcomes(self) -> Iterator[GoldOutcome]:
        """The annotated outcomes with their places; none of a draft, which repeats what is approved."""
        for row in () if self.gold.is_draft else self.gold.outcomes:
            span = self.find(str(row["text"]), item=row["item"])
            if span is not None:
                yield GoldOutcome(str(row["kind"]), span, row)


def overlap(one: Span, other: Span) -> int:
    """How many characters two stretches share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def same_stretch(one: Span, other: Span) -> bool:
    """Whether two stretches share half of the shorter, or more."""
    shorter = min(one.end - one.start, other.end - other.start)
    return 2 * overlap(one, other) >= shorter > 0


def matches(found: Sequence[Span], truth: Sequence[Span]) -> int:
    """How many pairs are the same stretch."""
    return len(paired(found, truth))


def paired(found: Sequence[Span], truth: Sequence[Span]) -> dict[int, int]:
    """Which of what was found is which of the truths: the largest overlap first, each span once."""
    overlapping = sorted(
        (-overlap(one, other), number, place)
        for number, one in enumerate(found)
        for place, other in enumerate(truth)
        if same_stretch(one, other)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, place in overlapping:
        if number not in pairs and place not in taken:
            pairs[number] = place
            taken.add(place)
    return pairs
