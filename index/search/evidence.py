"""The sentences of an item that answer a question.

A sentence is what the model made of its words when the whole passage was ingested: a sentence that says
"he" or "this" is known by what it stands among. Only the best of each item is read again, for its words.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.reader import Reader
from matters.index.catalogue.rows import PassageRow
from matters.index.lexical.analysis import terms
from matters.index.lexical.query import Phrase, holds
from matters.index.results import Evidence, WordShare
from matters.index.search.marks import find_marks
from matters.index.search.question import Question
from matters.index.search.relevance import TermWeights
from matters.index.search.shares import Word, telling_words
from matters.models.embedders.port import Embedder
from matters.pipeline.spans import Span
from matters.pipeline.verbatim import Clean, clean, within

MOST_SENTENCES = 3
_NOTHING = np.empty((0, 0), dtype=np.float32)
_MEANING, _WORDS = 0.8, 0.2
_NAMED = 0.2
_WANTED = 0.15
"""For a sentence that does what is asked for: decides, promises, puts off."""
_LITERAL = 0.5
_SHORT = 0.15
_NEARLY_AS_GOOD = 0.65
_LEAST_WORDS = 4
_ASKS = re.compile(
    r"(?i)\b(?:asked|queried|questioned|enquired|inquired|requested|wished to know|wanted to know|sought|"
    r"expressed concern|concern(?:ed)?|raised|\?)"
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence and the one before it."""

    passage: PassageRow
    place: int
    text: str
    clean: Clean
    span: Span
    before: str

    @property
    def quote(self) -> str:
        """As a person would quote it."""
        return self.clean.text

    @property
    def says_something(self) -> bool:
        """Whether it has words enough to be shown for itself; "Noted." has not."""
        return len(self.quote.split()) >= _LEAST_WORDS


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence and how well it answers."""

    sentence: _Sentence
    score: float


def find_evidence(
    reader: Reader, embedder: Embedder, asked: Question, items: Sequence[Sequence[PassageRow]]
) -> list[tuple[Evidence, ...]]:
    """For each item one to three sentences: the best first, then what answers it, or the next best.

    Sentences that hold a quoted phrase come before all others, those that name somebody of whom the question
    asks, or carry the kind of outcome that it asks for, before others as good.

    :param items: the passages of each, the best first; all are read together.
    """
    wanted = _wanted(reader, asked.outcome, items)
    names = {found[-1] for found in map(terms, asked.people) if found}
    read = [
        [sentences for passage in passages if (sentences := _sentences(reader, passage))]
        for passages in items
    ]
    meanings = iter(_meanings(reader, embedder, asked.vector, [one for item in read for one in item]))
    shown = []
    for item in read:
        told = [
            _Told(
                one,
                _score(one, meaning, asked.weights, names)
                + _literal(one, asked.words.phrases)
                + (_WANTED if _within(one, wanted) else 0.0),
            )
            for sentences in item
            for one, meaning in zip(sentences, next(meanings), strict=True)
        ]
        shown.append([told[at] for at in _choose(told)])
    telling = iter(_telling(embedder, asked.vector, [told[0].sentence.quote for told in shown if told]))
    return [
        tuple(
            _evidence(one, asked.weights, names, telling=() if at else next(telling))
            for at, one in enumerate(told)
        )
        for told in shown
    ]


def _wanted(reader: Reader, kind: str | None, items: Sequence[Sequence[PassageRow]]) -> dict[int, list[Span]]:
    """For each document where outcomes of the kind that is asked for stand, if one is."""
    if kind is None:
        return {}
    documents = {passage.document.id for passages in items for passage in passages}
    return {
        document: [Span(one.start, one.end) for one in reader.outcomes(document) if one.kind == kind]
        for document in documents
    }


def _within(one: _Sentence, wanted: Mapping[int, Sequence[Span]]) -> bool:
    return any(
        span.start < one.span.end and one.span.start < span.end
        for span in wanted.get(one.passage.document.id, ())
    )


def _telling(
    embedder: Embedder, vector: NDArray[np.float32], quotes: Sequence[str]
) -> list[tuple[Word, ...]]:
    """The words of each sentence that add most to its cosine with the question."""
    pieces = embedder.embed_pieces(quotes)
    return [telling_words(one, vector, quote) for one, quote in zip(pieces, quotes, strict=True)]


def _meanings(
    reader: Reader,
    embedder: Embedder,
    vector: NDArray[np.float32],
    passages: Sequence[Sequence[_Sentence]],
) -> list[list[float]]:
    """For each passage the cosine of each sentence and the question.

    Where the archive does not keep what the model made of a passage's sentences, they are read alone.
    """
    kept = reader.sentence_vectors([sentences[0].passage.id for sentences in passages])
    known = [
        vectors[[one.place for one in sentences]]
        if len(vectors := kept.get(passage.id, _NOTHING)) == len(passage.sentences)
        else None
        for sentences in passages
        for passage in [sentences[0].passage]
    ]
    alone = [
        one.quote
        for sentences, vectors in zip(passages, known, strict=True)
        if vectors is None
        for one in sentences
    ]
    read = iter(embedder.embed_passages(alone) if alone else ())
    return [
        [float(one @ vector) for one in (islice(read, len(sentences)) if vectors is None else vectors)]
        for sentences, vectors in zip(passages, known, strict=True)
    ]


def _sentences(reader: Reader, passage: PassageRow) -> list[_Sentence]:
    text = reader.document_text(passage.document.id, passage.start, passage.end)
    found: list[_Sentence] = []
    for place, span in enumerate(passage.sentences):
        start, end = span.start - passage.start, span.end - passage.start
        omit = [Span(cut.start - passage.start, cut.end - passage.start) for cut in passage.omit]
        words = clean(text, start, end, omit=within(omit, start, end))
        if words.text:
            before = found[-1].quote if found else ""
            found.append(_Sentence(passage, place, text[start:end], words, span, before))
    return found


def _score(one: _Sentence, meaning: float, weights: TermWeights, names: set[str]) -> float:
    """How well a sentence answers; the words of the one before it count, for it may go on from there."""
    words = weights.coverage(one.before, one.quote)
    named = 0.0 if names.isdisjoint(terms(one.quote)) else _NAMED
    short = 0.0 if one.says_something else _SHORT
    return _MEANING * meaning + _WORDS * words + named - short


def _literal(one: _Sentence, phrases: Sequence[Phrase]) -> float:
    return _LITERAL if any(holds(one.quote, phrase) for phrase in phrases) else 0.0


def _choose(told: Sequence[_Told]) -> list[int]:
    """The best; the answer right behind a question; others nearly as good."""
    if not told:
        return []
    order = sorted(range(len(told)), key=lambda at: (-told[at].score, at))
    best = order[0]
    chosen = [best]
    if best + 1 < len(told) and _ASKS.search(told[best].sentence.quote) and _follows(told, best):
        chosen.append(best + 1)
    for at in order[1:]:
        good = told[at].score >= _NEARLY_AS_GOOD * told[best].score and told[at].sentence.says_something
        if len(chosen) < MOST_SENTENCES and at not in chosen and good:
            chosen.append(at)
    return chosen


def _follows(told: Sequence[_Told], at: int) -> bool:
    this, following = told[at].sentence, told[at + 1].sentence
    return this.passage.id == following.passage.id and following.place == this.place + 1


def _evidence(
    told: _Told, weights: TermWeights, names: set[str], *, telling: Sequence[Word] = ()
) -> Evidence:
    one = told.sentence
    base = one.passage.start
    clear = [one.clean.span(word.start, word.end) for word in telling if word.is_clear]
    return Evidence(
        text=one.text,
        quote=one.quote,
        start=one.span.start,
        end=one.span.end,
        page=one.passage.document.page_at(one.span.start),
        score=round(min(max(told.score, 0.0), 1.0), 4),
        marks=find_marks(one.clean, weights, names=names, also=clear, at=base),
        shares=tuple(
            WordShare(base + span.start, base + span.end, round(each.share, 4))
            for each in telling
            for span in [one.clean.span(each.start, each.end)]
        ),
    )
