"""One question, one answer: items with the sentences that answer, or an honest silence."""

import time
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from matters.index.evidence import find_evidence
from matters.index.filters import Filters
from matters.index.lexical_query import parse_query
from matters.index.missing import missing_meetings
from matters.index.ranking import RankedPassages, Ranking, best_of_items, rank_passages
from matters.index.relevance import TermWeights, load_relevance_model, weigh_terms
from matters.index.results import (
    ArchiveState,
    Evidence,
    Hit,
    HitItem,
    HitPassage,
    HitSource,
    Searched,
    SearchResult,
)
from matters.index.rows import PassageRow
from matters.index.store import Index
from matters.models.embedders.port import Embedder
from matters.pipeline.errors import QueryError

MODES = ("hybrid", "dense", "lexical")
_MOST_CHARACTERS = 2000
_PASSAGES_READ = 3


@dataclass(frozen=True, slots=True)
class Searcher:
    """Answers questions on one archive.

    :param version: of this program, so that an answer can be repeated.
    """

    index: Index
    embedder: Embedder
    version: str
    ranking: Ranking = Ranking()

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        filters: Filters = Filters(),
        mode: str = "hybrid",
        keep_weak: bool = False,
    ) -> SearchResult:
        """Find the agenda items that bear on a question.

        :param k: items wanted.
        :param keep_weak: list the nearest items also where none answers.
        :raises QueryError: When the question is empty, or a filter or the mode is not known.
        """
        began = time.perf_counter()
        question, warnings = _checked(query, mode, k)
        with self.index.snapshot() as generation:
            words = parse_query(question)
            allowed = self.index.reader.allowed_passages(filters)
            vector = self.embedder.embed_query(question)
            weights = weigh_terms(words.terms, self.index.lexical)
            ranked = rank_passages(
                self.index, vector, words, weights, mode=mode, allowed=allowed, ranking=self.ranking
            )
            hits = self._hits(ranked, vector, weights, k)
            model = load_relevance_model()
            found = [hit for hit in hits if hit.score >= model.threshold or words.phrases]
            shown = found or (hits if keep_weak else [])
            return SearchResult(
                query=query,
                answered=bool(found),
                filters=_given(filters),
                understood=(),
                expansions=(),
                hits=tuple(shown),
                searched=self._searched(filters),
                archive=ArchiveState(generation, self.version, self.index.model_id),
                warnings=(*warnings, *(caveat.message for caveat in self.index.caveats)),
                took_ms=round(1000 * (time.perf_counter() - began), 1),
                words=_word_counts(question, weights),
            )

    def _hits(
        self, ranked: RankedPassages, vector: NDArray[np.float32], weights: TermWeights, k: int
    ) -> list[Hit]:
        model = load_relevance_model()
        hits = []
        for rank, first in enumerate(best_of_items(ranked)[:k], start=1):
            of_item = np.flatnonzero(ranked.items == ranked.items[first])
            own = of_item[np.lexsort((ranked.ids[of_item], -ranked.own[of_item]))][:_PASSAGES_READ]
            passages = self.index.reader.passages(ranked.ids[own])
            score = model.probability(float(ranked.cosines[of_item].max()), float(ranked.coverage[own[0]]))
            evidence = find_evidence(self.index.reader, self.embedder, vector, weights, passages)
            hits.append(self._hit(rank, score, passages[0], evidence))
        return hits

    def _hit(self, rank: int, score: float, passage: PassageRow, evidence: tuple[Evidence, ...]) -> Hit:
        item, meeting, document = passage.item, passage.meeting, passage.document
        text = self.index.reader.document_text(document.id, passage.start, passage.end)
        return Hit(
            rank=rank,
            score=round(score, 4),
            item=HitItem(
                id=item.id,
                number=item.number,
                title=item.title,
                council=meeting.council,
                committee=meeting.committee,
                date=meeting.date,
                status=document.status,
                access=item.access,
                corrected_by=None,
                start=item.start,
                end=item.end,
            ),
            passage=HitPassage(text, passage.quote, passage.start, passage.end, passage.page),
            evidence=evidence,
            source=HitSource(document.path, document.sha256, passage.page),
        )

    def _searched(self, filters: Filters) -> Searched:
        counts = self.index.reader.counts(filters)
        return Searched(
            documents=counts.documents,
            meetings=counts.meetings,
            items=counts.items,
            first=counts.first,
            last=counts.last,
            unreadable=len(self.index.reader.failures()),
            private=counts.private,
            missing=missing_meetings(self.index.reader, filters),
        )


def _checked(query: str, mode: str, k: int) -> tuple[str, tuple[str, ...]]:
    """The question to be asked, and what was done to it."""
    if mode not in MODES:
        raise QueryError(f"mode {mode!r}", expected="one of " + ", ".join(MODES))
    if k < 1:
        raise QueryError(f"{k} items wanted", expected="at least 1")
    question = " ".join("".join(c if c.isprintable() else " " for c in query).split())
    if not any(character.isalnum() for character in question):
        raise QueryError("an empty question" if not question else f"no word in {question[:40]!r}", do="Ask in words")
    if len(question) <= _MOST_CHARACTERS:
        return question, ()
    cut = question[:_MOST_CHARACTERS].rsplit(" ", 1)[0]
    return cut, (f"The question has {len(question)} characters; its first {len(cut)} were searched.",)


def _given(filters: Filters) -> dict[str, object]:
    return {name: value for name, value in asdict(filters).items() if value not in (None, (), False)}


def _word_counts(question: str, weights: TermWeights) -> dict[str, int]:
    """How many passages hold each word of the question, in the user's spelling."""
    counts: dict[str, int] = {}
    for word in question.split():
        for term in parse_query(word.strip("\"-")).terms:
            if term in weights.frequencies:
                counts.setdefault(word.strip("\"'.,;:?!()"), weights.frequencies[term])
    return counts

