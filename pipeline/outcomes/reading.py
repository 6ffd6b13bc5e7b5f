"""The items of a document as the finders of outcomes see them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matters.models.embedders.port import Embedder
from matters.pipeline.outcomes.classifier.features import item_features, sentence_features
from matters.pipeline.outcomes.classifier.likely import Asked, likely_kinds
from matters.pipeline.outcomes.classifier.model import OutcomeModel
from matters.pipeline.outcomes.classifier.own_names import decides_by_name, own_names
from matters.pipeline.outcomes.people.people import People
from matters.pipeline.outcomes.sentences.clauses import Clause, Sentence, read_sentences
from matters.pipeline.outcomes.sentences.comments import comments_on
from matters.pipeline.outcomes.sentences.jumbled import is_jumbled
from matters.pipeline.outcomes.sentences.motions import motion_places
from matters.pipeline.outcomes.sentences.quoted_motions import quoted_places
from matters.pipeline.outcomes.sentences.speakers import speakers
from matters.pipeline.records import Item, Meeting, Outcome, Span
from matters.pipeline.structure.action_rows import Row, Table, find_tables, outside
from matters.pipeline.structure.sentences import sentences as sentence_spans
from matters.pipeline.verbatim import within

_ACTION_LIST = re.compile(
    r"(?i)^(?!.*\b(?:arising|last|previous|progress|review|update)\b)\W*\d*\W*"
    r"(?:list of |summary of |outstanding )?(?:action(?:s| items| points)|next steps|to-?do)\b"
)
"""The title of a list of things to do, none of those done since the last meeting."""


@dataclass(frozen=True, slots=True)
class ItemText:
    """An item and its sentences, sorted and disjoint."""

    item: Item
    sentences: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Reading:
    """One item, its sentences in clauses, and for each clause the kinds it is likely to carry.

    :param likely: for each sentence and clause the kinds.
    :param speaking: who speaks in each sentence: see ``speakers``.
    :param rows: of tables of actions, which are no sentences.
    :param cell: the row whose verdict is all that is read, where it is one.
    """

    text: str
    item: Item
    sentences: tuple[Sentence, ...]
    likely: tuple[tuple[frozenset[str], ...], ...]
    speaking: tuple[str, ...]
    people: People
    meeting: Meeting
    rows: tuple[Row, ...] = ()
    cell: Row | None = None

    @property
    def lists_actions(self) -> bool:
        """Whether the item is a list of things to do."""
        return bool(_ACTION_LIST.search(self.item.title))

    def clauses(self, kind: str) -> Iterator[tuple[int, Clause]]:
        """The clauses likely to carry an outcome of this kind, with the place of their sentence."""
        for place, (sentence, rows) in enumerate(zip(self.sentences, self.likely, strict=True)):
            for clause, kinds in zip(sentence.clauses, rows, strict=True):
                if kind in kinds:
                    yield place, clause

    def before(self, place: int, count: int) -> str:
        """The clean text of up to ``count`` sentences before a sentence, and of the sentence itself."""
        return " ".join(sentence.text for sentence in self.sentences[max(0, place - count) : place + 1])

    def outcome(self, kind: str, span: Span) -> Outcome:
        """An outcome of this item, bare."""
        return Outcome(
            kind, span.start, span.end, self.item.key, omit=within(self.item.omit, span.start, span.end)
        )

    def at(self, kind: str, place: int, start: int, end: int) -> Outcome:
        """An outcome at clean positions of one sentence, bare."""
        return self.outcome(kind, self.sentences[place].span(start, end))


def read_items(
    text: str,
    items: Sequence[ItemText],
    *,
    people: People,
    meeting: Meeting,
    model: OutcomeModel,
    embedder: Embedder | None,
) -> list[Reading]:
    """Cut items into clauses and say what each is likely to carry."""
    tables = find_tables(text, omit=(span for one in items for span in one.item.omit))
    parts = [part for one in items for part in _parts(text, one, tables)]
    cut = [(one.item, read_sentences(text, one.item, one.sentences)) for one in parts]
    speaking = [speakers(sentences, people) for _, sentences in cut]
    rows = [
        sentence_features(sentences, item_features(item), spoken)
        for (item, sentences), spoken in zip(cut, speaking, strict=True)
    ]
    kinds = iter(_kinds(text, cut, rows, model, embedder))
    return [
        Reading(
            text,
            item,
            sentences,
            _quotable(
                text,
                sentences,
                [_commented(text, one, item, [next(kinds) for _ in one.clauses]) for one in sentences],
            ),
            tuple(spoken),
            people,
            meeting,
            () if part.cell else tuple(_rows(item, tables, verdicts=False)),
            part.cell,
        )
        for part, (item, sentences), spoken in zip(parts, cut, speaking, strict=True)
    ]


def _kinds(
    text: str,
    cut: Sequence[tuple[Item, tuple[Sentence, ...]]],
    rows: Sequence[Sequence[Sequence[Sequence[str]]]],
    model: OutcomeModel,
    embedder: Embedder | None,
) -> list[frozenset[str]]:
    """What every clause is likely to carry, one after another; a body named by itself decides."""
    clauses = [clause for _, sentences in cut for sentence in sentences for clause in sentence.clauses]
    features = [own for item in rows for sentence in item for own in sentence]
    asked = [Asked(clause.text, own) for clause, own in zip(clauses, features, strict=True)]
    names = own_names(text)
    return [
        likely | {"decision"} if decides_by_name(names, clause) else likely
        for clause, likely in zip(clauses, likely_kinds(asked, model, embedder), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Part:
    """An item without its tables, or one cell of verdicts that stands in it."""

    item: Item
    sentences: Sequence[Span]
    cell: Row | None = None


def _parts(text: str, one: ItemText, tables: Sequence[Table]) -> Iterator[_Part]:
    """What of an item is read by itself: no verdict has to do with those in the rows around it."""
    yield _Part(one.item, list(outside(one.sentences, tables)))
    for row in _rows(one.item, tables, verdicts=True):
        item = replace(one.item, omit=tuple(sorted({*one.item.omit, *row.omit})))
        yield _Part(item, sentence_spans(text, row.task.start, row.task.end, omit=item.omit), row)


def _rows(item: Item, tables: Sequence[Table], *, verdicts: bool) -> Iterator[Row]:
    for table in tables:
        if table.verdicts == verdicts:
            yield from (row for row in table.rows if item.start <= row.task.start < item.end)


def _commented(
    text: str, sentence: Sentence, item: Item, kinds: list[frozenset[str]]
) -> list[frozenset[str]]:
    """The kinds of the clauses of a sentence: the last decides where it comments on an application."""
    if not comments_on(text, sentence, item.title):
        return kinds
    return [*(one - {"concern"} for one in kinds[:-1]), frozenset({"decision"})]


def _quotable(
    text: str, sentences: Sequence[Sentence], kinds: Sequence[Sequence[frozenset[str]]]
) -> tuple[tuple[frozenset[str], ...], ...]:
    """What each clause is likely to carry; nothing in a motion or in rows of a table run together."""
    texts = [sentence.text for sentence in sentences]
    barred = {*quoted_places(texts), *motion_places(texts)}
    spans = [sentence.span(0, len(sentence.text)) for sentence in sentences]
    barred |= {place for place, span in enumerate(spans) if is_jumbled(text[span.start : span.end])}
    return tuple(
        tuple(frozenset() if place in barred else one for one in row) for place, row in enumerate(kinds)
    )
