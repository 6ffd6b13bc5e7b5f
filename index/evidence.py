"""The sentences of an item that answer a question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matters.index.analysis import terms
from matters.index.marks import find_marks
from matters.index.reader import Reader
from matters.index.relevance import TermWeights
from matters.index.results import Evidence
from matters.index.rows import PassageRow
from matters.index.shortlist import Promise, shortlist
from matters.models.embedders.port import Embedder
from matters.pipeline.spans import Span
from matters.pipeline.verbatim import Clean, clean, within

MOST_SENTENCES = 3
_MOST_READ = 24
_MEANING, _WORDS = 0.65, 0.35
_NAMED = 0.2
_NEARLY_AS_GOOD = 0.55
_LEAST_WORDS = 4
_ASKS = re.compile(
    r"(?i)\b(?:asked|queried|questioned|enquired|inquired|requested|wished to know|wanted to know|sought|"
    r"expressed concern|concern(?:ed)?|raised|\?)"
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    passage: PassageRow
    place: int
    text: str
    clean: Clean
    span: Span

    @property
    def quote(self) -> str:
        """As a person would quote it."""
        return self.clean.text


def find_evidence(
    reader: Reader,
    embedder: Embedder,
    vector: NDArray[np.float32],
    weights: TermWeights,
    passages: Sequence[PassageRow],
    people: Sequence[str] = (),
) -> tuple[Evidence, ...]:
    """One to three sentences: the best first, then what answers it, or the next best.

    :param vector: of the question. *Shape:* ``(dim,)``, float32, unit length.
    :param passages: of one item, the best first.
    :param people: of whom the question asks; sentences that name them come before others as good.
    """
    sentences = [sentence for passage in passages for sentence in _sentences(reader, passage)][:_MOST_READ]
    if not sentences:
        return ()
    names = {found[-1] for found in map(terms, people) if found}
    coverages = [weights.coverage(sentence.quote) for sentence in sentences]
    known = np.array(
        [
            _WORDS * coverage
            - _short(sentence)
            + (0.0 if names.isdisjoint(terms(sentence.quote)) else _NAMED)
            for sentence, coverage in zip(sentences, coverages, strict=True)
        ]
    )
    cosines = _expected(reader, vector, sentences, coverages)
    read = shortlist(known + _MEANING * cosines)
    cosines[read] = embedder.embed_passages([sentences[at].quote for at in read]) @ vector
    scores = (known + _MEANING * cosines).tolist()
    chosen = _choose(sentences, scores, read)
    return tuple(_evidence(sentences[at], scores[at], weights, names) for at in chosen)


def _expected(
    reader: Reader, vector: NDArray[np.float32], sentences: Sequence[_Sentence], coverages: Sequence[float]
) -> NDArray[np.float64]:
    """The cosine that each sentence is expected to have. *Shape:* ``(sentences,)``, float64."""
    ids = sorted({sentence.passage.id for sentence in sentences})
    held = reader.embedded(ids)
    cosines = held @ vector if held.shape[1] else np.zeros(len(ids))
    around = dict(zip(ids, cosines.tolist(), strict=True))
    return np.array(
        [
            Promise(coverage, around[sentence.passage.id], len(sentence.quote.split())).cosine
            for sentence, coverage in zip(sentences, coverages, strict=True)
        ]
    )


def _sentences(reader: Reader, passage: PassageRow) -> list[_Sentence]:
    text = reader.document_text(passage.document.id, passage.start, passage.end)
    found = []
    for place, span in enumerate(passage.sentences):
        start, end = span.start - passage.start, span.end - passage.start
        omit = [Span(cut.start - passage.start, cut.end - passage.start) for cut in passage.omit]
        words = clean(text, start, end, omit=within(omit, start, end))
        if words.text:
            found.append(_Sentence(passage, place, text[start:end], words, span))
    return found


def _short(sentence: _Sentence) -> float:
    return 0.15 if len(sentence.quote.split()) < _LEAST_WORDS else 0.0


def _choose(sentences: Sequence[_Sentence], scores: Sequence[float], read: Sequence[int]) -> list[int]:
    """The best of what was embedded; the answer right behind a question; others nearly as good."""
    order = sorted(read, key=lambda at: (-scores[at], at))
    best = order[0]
    chosen = [best]
    if best + 1 < len(sentences) and _ASKS.search(sentences[best].quote) and _follows(sentences, best):
        chosen.append(best + 1)
    for at in order[1:]:
        if len(chosen) < MOST_SENTENCES and at not in chosen and scores[at] >= _NEARLY_AS_GOOD * scores[best]:
            chosen.append(at)
    return chosen


def _follows(sentences: Sequence[_Sentence], at: int) -> bool:
    this, following = sentences[at], sentences[at + 1]
    return this.passage.id == following.passage.id and following.place == this.place + 1


def _evidence(sentence: _Sentence, score: float, weights: TermWeights, names: set[str]) -> Evidence:
    span = sentence.span
    return Evidence(
        text=sentence.text,
        quote=sentence.quote,
        start=span.start,
        end=span.end,
        page=sentence.passage.document.page_at(span.start),
        score=round(min(max(score, 0.0), 1.0), 4),
        marks=find_marks(sentence.clean, weights, names=names, at=sentence.passage.start),
    )
