"""One item as the finders of outcomes see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matters.pipeline.outcomes.clauses import Clause, Sentence, read_sentences
from matters.pipeline.outcomes.features import item_features, sentence_features
from matters.pipeline.outcomes.model import KindModel, OutcomeModel
from matters.pipeline.outcomes.people import People
from matters.pipeline.records import Item, Meeting, Outcome, Span
from matters.pipeline.verbatim import within


@dataclass(frozen=True, slots=True)
class Reading:
    """One item, its sentences in clauses, and for each clause the kinds it is likely to carry.

    :param likely: for each sentence and clause the kinds, with their probabilities.
    """

    text: str
    item: Item
    sentences: tuple[Sentence, ...]
    likely: tuple[tuple[frozenset[str], ...], ...]
    people: People
    meeting: Meeting

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


def read_item(
    text: str, item: Item, spans: Sequence[Span], *, people: People, meeting: Meeting, model: OutcomeModel
) -> Reading:
    """Cut an item into clauses and say what each is likely to carry."""
    sentences = read_sentences(text, item, spans)
    rows = sentence_features(sentences, item_features(item))
    likely = tuple(
        tuple(
            frozenset(kind for kind, one in model.items() if _carries(kind, one, features))
            for features in clauses
        )
        for clauses in rows
    )
    return Reading(text, item, sentences, likely, people, meeting)


def _carries(kind: str, model: KindModel, features: Sequence[str]) -> bool:
    """Wordings that settle a kind come first; those of a task also open sentences that are none."""
    if f"never={kind}" in features:
        return False
    settled = "binds" in features if kind == "action" else f"surely={kind}" in features
    return settled or model.probability(features) >= model.threshold
