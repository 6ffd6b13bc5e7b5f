"""Which outcomes of an item are on the matter that was asked.

An item such as "Matters arising" holds many matters, and what it decided on one says nothing of another. An
outcome is on the matter where its words are like those asked for, the more so the nearer it stands to the
sentences that answer; under a title that is the matter itself all are.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matters.index.history.clause_vectors import clause_vectors
from matters.index.outcomes.found import FoundOutcome, Place
from matters.index.results import Hit
from matters.index.store import Index
from matters.models.embedders.port import Embedder
from matters.pipeline.spans import Span

_ALIKE, _SHARING, _BESIDE = 0.4, 0.3, 0.2
"""Cosines from which an outcome is on the matter: anywhere, in the passage found, and beside evidence."""
_SENTENCES_SHARING, _SENTENCES_BESIDE = 3, 1
_BULLET = re.compile(r"[•▪●◦∑\uf0b7]|(?:^|\n)[ \t]*(?:[-*]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])[ \t]*$")
_LABEL = re.compile(r"\W{0,3}[A-Z][\w’'/&() ]{2,50}(?: [–-]|:) ")
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


@dataclass(frozen=True, slots=True)
class _Laid:
    """The sentences of an item in order, and which of them open an entry of a list."""

    text: str
    start: int
    sentences: tuple[Span, ...]

    def place(self, offset: int) -> int:
        """Which sentence an offset stands in."""
        return bisect_right([one.end for one in self.sentences], offset)

    def quote(self, place: int) -> str:
        """The source of a sentence."""
        return self.text[self.sentences[place].start - self.start : self.sentences[place].end - self.start]

    def opens(self, place: int) -> bool:
        """Whether a sentence opens an entry, after a bullet, a letter or with the matter as its label."""
        if not 0 < place < len(self.sentences):
            return False
        gap = self.text[self.sentences[place - 1].end - self.start : self.sentences[place].start - self.start]
        return bool(_BULLET.search(gap) or _LABEL.match(self.quote(place)))

    def away(self, place: int, other: int) -> int:
        """How many sentences two are apart; far where an entry opens between them."""
        between = range(min(place, other) + 1, max(place, other) + 1)
        return len(self.sentences) if any(map(self.opens, between)) else abs(place - other)


def near_outcomes(
    index: Index,
    embedder: Embedder,
    hit: Hit,
    outcomes: Sequence[FoundOutcome],
    vector: NDArray[np.float32],
) -> list[Near]:
    """The outcomes of the item of a hit, in their order, each with how near it is.

    :param vector: of what was asked. *Shape:* ``(dim,)``, float32, unit length.
    """
    if not outcomes:
        return []
    laid = _laid(index, outcomes[0].place)
    places = [laid.place(one.place.start) for one in outcomes]
    told = [hit.item.title]
    for one, place in zip(outcomes, places, strict=True):
        before = laid.quote(place - 1) if place and not laid.opens(place) else ""
        told += [one.said.quote, f"{' '.join(before.split())} {one.said.quote}".strip()]
    alike = [float(value) for value in clause_vectors(index, embedder, told) @ vector]
    titled = bool(hit.item.title) and alike[0] >= _TITLED
    shown = [laid.place(one.start) for one in hit.evidence]
    found = []
    for at, (one, place) in enumerate(zip(outcomes, places, strict=True)):
        likeness = max(alike[1 + 2 * at : 3 + 2 * at])
        beside = any(laid.away(place, other) <= _SENTENCES_BESIDE for other in shown)
        sharing = hit.passage.start <= one.place.start < hit.passage.end and any(
            abs(place - other) <= _SENTENCES_SHARING for other in shown
        )
        least = _BESIDE if beside else _SHARING if sharing else _ALIKE
        found.append(Near(one, likeness, titled or likeness >= least))
    return found


def _laid(index: Index, place: Place) -> _Laid:
    spans = {one for passage in index.reader.passages_in(place.item.row) for one in passage.sentences}
    item = place.item
    text = index.reader.document_text(place.document.id, item.start, item.end)
    return _Laid(text, item.start, tuple(sorted(spans, key=lambda one: (one.start, one.end))))
