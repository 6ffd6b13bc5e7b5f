"""Which outcomes of an item are on the matter that was asked.

An item such as "Matters arising" holds many matters, and what it decided on one says nothing of another. An
outcome is on the matter where its words are like those asked for, the more so the nearer it stands to the
sentences that answer; under a title that is the matter itself all are.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matters.index.history.clause_vectors import clause_vectors
from matters.index.history.found import FoundOutcome, quoted_between
from matters.index.results import Hit
from matters.index.store import Index
from matters.models.embedders.port import Embedder
from matters.pipeline.spans import Span

_ALIKE, _SHARING, _BESIDE = 0.4, 0.3, 0.2
"""Cosines from which an outcome is on the matter: anywhere, in the passage found, and beside evidence."""
_SENTENCES_SHARING, _SENTENCES_BESIDE = 3, 1
_TITLED = 0.5
"""A cosine from which the title of an item is the matter."""


@dataclass(frozen=True, slots=True)
class Near:
    """An outcome and how like what was asked it is.

    :param likeness: a cosine, of its words alone or with the sentence before them.
    """

    outcome: FoundOutcome
    likeness: float
    on_matter: bool


def near_outcomes(
    index: Index,
    embedder: Embedder,
    hit: Hit,
    outcomes: Sequence[FoundOutcome],
    vector: NDArray[np.float32],
) -> list[Near]:
    """The outcomes of the item of a hit, in their order, each with how near it is.

    :param vector: of what was asked, a unit row.
    """
    if not outcomes:
        return []
    sentences = _sentences(index, outcomes[0])
    ends = [one.end for one in sentences]
    shown = [bisect_right(ends, one.start) for one in hit.evidence]
    told = [hit.item.title]
    for one in outcomes:
        told += [one.said.quote, f"{_before(index, one, sentences, ends)} {one.said.quote}".strip()]
    alike = [float(value) for value in clause_vectors(index, embedder, told) @ vector]
    titled = bool(hit.item.title) and alike[0] >= _TITLED
    found = []
    for at, one in enumerate(outcomes):
        likeness = max(alike[1 + 2 * at : 3 + 2 * at])
        place = bisect_right(ends, one.place.start)
        away = min((abs(place - other) for other in shown), default=len(ends))
        sharing = hit.passage.start <= one.place.start < hit.passage.end and away <= _SENTENCES_SHARING
        on_matter = (
            titled
            or likeness >= _ALIKE
            or (sharing and likeness >= _SHARING)
            or (away <= _SENTENCES_BESIDE and likeness >= _BESIDE)
        )
        found.append(Near(one, likeness, on_matter))
    return found


def _sentences(index: Index, outcome: FoundOutcome) -> list[Span]:
    """The sentences of the item of an outcome, in order."""

    def held() -> Iterator[Span]:
        rows = index.reader.passages_of([outcome.place.item.row])
        for passage in index.reader.passages(rows):
            yield from passage.sentences

    return sorted(held(), key=lambda one: (one.start, one.end))


def _before(index: Index, outcome: FoundOutcome, sentences: Sequence[Span], ends: Sequence[int]) -> str:
    """The sentence before an outcome."""
    at = bisect_right(ends, outcome.place.start)
    if not at:
        return ""
    return quoted_between(index, outcome.place, sentences[at - 1].start, sentences[at - 1].end).quote
