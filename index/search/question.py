"""A question made ready to be compared: understood, expanded, embedded, its words weighed."""

from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.filters import Filters, bodies_of
from matters.index.lexical.query import LexicalQuery, parse_query
from matters.index.results import Expansion, Understood
from matters.index.scored import Ids
from matters.index.search.beside import begun
from matters.index.search.expansion import Expanded, expand
from matters.index.search.relevance import TermWeights, weigh_terms
from matters.index.search.understanding import Reading, understand
from matters.index.store import Index
from matters.models.embedders.port import Embedder

_ADDED_WEIGHT = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A question as it is compared.

    :param text: what is left of it when filters are read out of it.
    :param embedding: of it, maybe still being worked out.
    :param allowed: the passages that may be found, or ``None`` for all.
    :param favoured: the passages of items that name a person of the question, or ``None``.
    :param leaning: the passages of items with the kind of outcome that is asked for, or ``None``.
    :param people: words by which sentences name those of whom the question asks.
    """

    text: str
    embedding: Future[NDArray[np.float32]]
    words: LexicalQuery
    weights: TermWeights
    filters: Filters
    allowed: Ids | None
    favoured: Ids | None = None
    leaning: Ids | None = None
    people: tuple[str, ...] = ()
    understood: tuple[Understood, ...] = ()
    expansions: tuple[Expansion, ...] = ()

    @property
    def vector(self) -> NDArray[np.float32]:
        """Waited for. *Shape:* ``(dim,)``, float32, unit length."""
        return self.embedding.result()

    @property
    def outcome(self) -> str | None:
        """The kind of outcome that a filter or the question's own words ask for."""
        asked = (one.value for one in self.understood if one.kind == "outcome")
        return self.filters.outcome or next(asked, None)


def read_question(
    text: str,
    given: Filters,
    index: Index,
    embedder: Embedder,
    *,
    today: date,
    understanding: bool = True,
    expansion: bool = True,
) -> Question:
    """Understand and expand a question.

    :param given: the filters that the user gave.
    :param today: what "last year" is seen from.
    :param understanding: read dates, committees and names out of it.
    :param expansion: add other forms of its words.
    """
    reading = understand(text, given, index, today=today) if understanding else Reading(text, given)
    favoured = _named(reading, index)
    if reading.sought and (favoured is None or not len(favoured)):
        reading, favoured = replace(reading, text=text), None
    expanded = Expanded(reading.text)
    if expansion:
        expanded = expand(reading.text, index, within=_bodies(reading.filters, index))
    return _prepared(reading, expanded, favoured, index, embedder)


def literal_question(text: str, given: Filters, index: Index, embedder: Embedder) -> Question:
    """A question as it is written, nothing read into it."""
    return _prepared(Reading(text, given), Expanded(text), None, index, embedder)


def _prepared(
    reading: Reading, expanded: Expanded, favoured: Ids | None, index: Index, embedder: Embedder
) -> Question:
    embedding = begun(lambda: embedder.embed_query(expanded.text))
    words = parse_query(reading.text)
    added = tuple(term for term in expanded.added if term not in words.terms)
    return Question(
        text=reading.text,
        embedding=embedding,
        words=replace(words, terms=words.terms + added, weights=dict.fromkeys(added, _ADDED_WEIGHT)),
        weights=weigh_terms(words.terms, index.lexical, alternatives=expanded.alternatives),
        filters=reading.filters,
        allowed=index.reader.allowed_passages(reading.filters),
        favoured=favoured,
        leaning=_with_outcome(reading, index),
        people=tuple(word for one in reading.sought for word in one.words),
        understood=reading.understood,
        expansions=expanded.expansions,
    )


def _bodies(filters: Filters, index: Index) -> tuple[str, ...]:
    """The slugs of the bodies that are asked, where the user or the question names any."""
    if not filters.committees:
        return ()
    return tuple(body for body, _ in bodies_of(filters.committees, index.reader.meetings()))


def _with_outcome(reading: Reading, index: Index) -> Ids | None:
    """The passages of items with the kind of outcome that is asked for."""
    if not reading.outcome:
        return None
    return index.reader.allowed_passages(replace(reading.filters, outcome=reading.outcome))


def _named(reading: Reading, index: Index) -> Ids | None:
    """The passages of items that name everyone of whom the question asks."""
    if not reading.sought:
        return None
    reader = index.reader
    found = None
    for one in reading.sought:
        passages = reader.passages_of(index.who.items_sought(one))
        found = passages if found is None else np.intersect1d(found, passages)
    allowed = reader.allowed_passages(reading.filters)
    return found if found is None or allowed is None else np.intersect1d(found, allowed)
