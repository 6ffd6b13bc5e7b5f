"""What changed from one step of a trail to the next: decided, put off, promised, or another figure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matters.index.dates import MONTHS
from matters.index.history.clause_vectors import clause_vectors
from matters.index.lexical.analysis import terms
from matters.index.lexical.stopwords import STOP_WORDS
from matters.index.outcomes.found import FoundOutcome
from matters.index.results import Evidence, Hit
from matters.index.store import Index
from matters.models.embedders.port import Embedder

_SAME = 0.6
_SHARED = 2
_MOST_FIGURES = 2
_FIGURE = re.compile(
    r"(?P<pounds>£)?(?<![\w/.])(?P<value>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?"
    r"(?:\s?(?P<unit>%|per cent|million|[a-z]{4,}))?(?![\d/])"
)
_DATED = re.compile(
    rf"(?i)\b\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)})\b"
    r"|\b(?:19|20)\d\d(?:/\d\d)?\b|\b\d+(?:[:.]\d\d)? ?[ap]m\b"
)
_KINDS = ("decision", "deferral", "action")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new at a step.

    :param kind: ``"decision"``, ``"deferral"``, ``"action"``, ``"figure"`` or ``"corrected"``.
    :param quote: the words at this step, or of the later minute that corrects it.
    :param before: for a figure, the words at the earlier step.
    :param before_date: of that step.
    """

    kind: str
    text: str
    quote: str
    start: int
    end: int
    before: str | None = None
    before_date: str | None = None


def changes_of(
    index: Index, embedder: Embedder, hits: Sequence[Hit], outcomes: Sequence[Sequence[FoundOutcome]]
) -> list[tuple[Change, ...]]:
    """What changed at each step.

    :param hits: oldest first.
    :param outcomes: of each.
    """
    quotes = [one.quote for hit in hits for one in hit.evidence]
    vectors = iter(clause_vectors(index, embedder, quotes))
    said = [[_Said(one, hit.item.date, next(vectors)) for one in hit.evidence] for hit in hits]
    found = []
    for place, (hit, own) in enumerate(zip(hits, outcomes, strict=True)):
        earlier = [one for step in said[:place] for one in step]
        found.append((*_outcomes(own), *_figures(said[place], earlier), *_corrections(hit)))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    sentence: Evidence
    date: str | None
    vector: "np.ndarray[tuple[int], np.dtype[np.float32]]"

    @property
    def figures(self) -> Mapping[str, str]:
        """The figures that stand once with their unit: unit -> value."""
        found: dict[str, set[str]] = {}
        for one in _FIGURE.finditer(_DATED.sub(" ", self.sentence.quote)):
            unit = "£" if one["pounds"] else one["unit"] or ""
            if unit and unit not in STOP_WORDS:
                unit = "%" if unit == "per cent" else unit
                found.setdefault(unit, set()).add(one["value"] + (one["part"] or ""))
        return {unit: next(iter(values)) for unit, values in found.items() if len(values) == 1}

    @property
    def words(self) -> set[str]:
        """What it is about."""
        return {word for word in terms(self.sentence.quote) if word.isalpha() and word not in STOP_WORDS}


def _outcomes(outcomes: Sequence[FoundOutcome]) -> Iterator[Change]:
    for one in outcomes:
        if one.kind in _KINDS and one.details.get("subtype") != "noted":
            yield Change(one.kind, one.said.text, one.said.quote, one.place.start, one.place.end)


def _figures(now: Sequence[_Said], earlier: Sequence[_Said]) -> Iterator[Change]:
    """Sentences that say the same as the latest like them, with another figure."""
    pairs = []
    for one in now:
        for age, old in enumerate(reversed(earlier)):
            alike = float(one.vector @ old.vector)
            if alike < _SAME or len(one.words & old.words) < _SHARED:
                continue
            then, here = old.figures, one.figures
            if any(then[unit] != here[unit] for unit in then.keys() & here.keys()):
                pairs.append((-alike, age, one, old))
                break
    for _, _, one, old in sorted(pairs, key=lambda pair: pair[:2])[:_MOST_FIGURES]:
        said = one.sentence
        yield Change("figure", said.text, said.quote, said.start, said.end, old.sentence.quote, old.date)


def _corrections(hit: Hit) -> Iterator[Change]:
    for one in hit.item.corrected_by:
        yield Change("corrected", one.text, one.quote, one.start, one.end)
