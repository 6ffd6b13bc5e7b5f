"""One question, one answer: items with the sentences that answer, or an honest silence."""

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

import numpy as np

from matters.index.catalogue.filters import Filters, namesakes
from matters.index.catalogue.rows import PassageRow
from matters.index.coverage.denominator import searched
from matters.index.lexical.query import (
    parse_query,
    without_quotations,
)
from matters.index.outcomes.corrections import Later, later_minutes, told
from matters.index.results import (
    ArchiveState,
    Evidence,
    Hit,
    HitItem,
    HitPassage,
    HitSource,
    SearchResult,
    Twin,
)
from matters.index.scored import member
from matters.index.search.candidates import find_worded
from matters.index.search.counting import word_counts
from matters.index.search.evidence import find_evidence
from matters.index.search.judging import Judged, archive_spread, judge_items, usual_cosine
from matters.index.search.question import Question, literal_question, read_question
from matters.index.search.ranking import Ranking, rank_passages
from matters.index.search.relevance import load_relevance_model
from matters.index.search.setaside import less_sure
from matters.index.search.twins import Folded, fold_twins
from matters.index.store import Index
from matters.models.embedders.port import Embedder
from matters.pipeline.errors import QueryError

MODES = ("hybrid", "dense", "lexical")
_MOST_CHARACTERS = 2000
_ITEMS_JUDGED = 10
"""Items of which one must answer, so that whether any does not hang on how many are wanted."""

_SPARE = 10
"""Items judged beyond those wanted, in the place of twins."""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """A question as it was understood in the end, the items that answer it, and the nearest at all."""

    question: Question
    found: tuple[Judged, ...]
    nearest: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Searcher:
    """Answers questions on one archive.

    :param version: of this program, so that an answer can be repeated.
    :param understanding: read dates, committees and names out of questions.
    :param expansion: search other forms of their words too.
    """

    index: Index
    embedder: Embedder
    version: str
    ranking: Ranking = Ranking()
    understanding: bool = True
    expansion: bool = True

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        filters: Filters = Filters(),
        mode: str = "hybrid",
        keep_weak: bool = False,
        literal: bool = False,
        judged: int = 0,
    ) -> SearchResult:
        """Find the agenda items that bear on a question.

        What is understood from the question narrows the search; it gives way where it would leave
        nothing. Filters that the user gave never do.

        :param k: items wanted.
        :param literal: read nothing into the question: no years, names or acronyms.
        :param keep_weak: list the nearest items also where none answers.
        :param judged: items that are looked at, where more should be counted than are wanted.
        :raises QueryError: When the question is empty, or a filter or the mode is not known.
        """
        began = time.perf_counter()
        question, warnings = _checked(query, mode, k)
        with self.index.snapshot() as generation:
            answer = self.ask(question, filters, mode=mode, k=max(k, judged), literal=literal)
            asked, found = answer.question, answer.found
            folded = self._unlike(found or (answer.nearest if keep_weak else ()), asked)
            return SearchResult(
                query=query,
                answered=bool(found),
                filters=given_filters(filters),
                understood=asked.understood,
                expansions=asked.expansions,
                hits=self._with_twins(folded[:k], asked),
                searched=searched(self.index.reader, asked.filters),
                archive=ArchiveState(generation, self.version, self.index.model_id),
                warnings=(*warnings, *self._notes(filters)),
                took_ms=round(1000 * (time.perf_counter() - began), 1),
                words={} if found else word_counts(asked, self.index.lexical, asked.allowed),
                total=len(folded),
            )

    def ask(
        self, text: str, filters: Filters, *, mode: str = "hybrid", k: int = 10, literal: bool = False
    ) -> Answer:
        """The items that answer a question as understood, or as written where that leaves nothing."""
        if literal:
            return self.answer(literal_question(text, filters, self.index, self.embedder), mode, k)
        asked = read_question(
            text,
            filters,
            self.index,
            self.embedder,
            today=date.today(),
            understanding=self.understanding,
            expansion=self.expansion,
        )
        answer = self.answer(asked, mode, k)
        if answer.found or not asked.understood:
            return answer
        plain = literal_question(text, filters, self.index, self.embedder)
        set_aside = tuple(replace(one, applied=False) for one in asked.understood)
        answer = self.answer(replace(plain, understood=set_aside), mode, k)
        return answer if asked.allowed is None else self._doubted(answer, text, asked)

    def _doubted(self, answer: Answer, text: str, asked: Question) -> Answer:
        """An answer without the filters that were read into a question."""
        narrowed = np.empty(0, dtype=np.int64) if asked.allowed is None else asked.allowed
        elsewhere = [one for one in answer.found if not member(one.passages[:1], narrowed).any()]

        def doubted(judged: Sequence[Judged]) -> tuple[Judged, ...]:
            return less_sure(judged, text, asked.text, narrowed, self.index.lexical)

        return replace(answer, found=doubted(elsewhere or answer.found), nearest=doubted(answer.nearest))

    def answer(self, asked: Question, mode: str, k: int) -> Answer:
        """The items that answer, and the nearest whether they answer or not; best first."""
        worded = find_worded(
            self.index.lexical, asked.words, mode=mode, allowed=asked.allowed, depth=self.ranking.depth
        )
        ranked = rank_passages(
            self.index,
            asked.vector,
            asked.words,
            asked.weights,
            mode=mode,
            allowed=asked.allowed,
            favoured=asked.favoured,
            leaning=asked.leaning,
            worded=worded,
            ranking=self.ranking,
        )
        nearest = tuple(
            judge_items(ranked, max(k, _ITEMS_JUDGED) + _SPARE, usual=usual_cosine(self.index, asked.vector))
        )
        searched = len(self.index.lexical) if asked.allowed is None else len(asked.allowed)
        threshold = load_relevance_model().threshold_among(searched, archive_spread(self.index))
        good = [one.score >= threshold or bool(asked.words.phrases) for one in nearest]
        found = tuple(one for one, is_good in zip(nearest, good, strict=True) if is_good)
        return Answer(asked, found if any(good[:_ITEMS_JUDGED]) else (), nearest)

    def evidence(self, judged: Sequence[Judged], asked: Question) -> list[tuple[Evidence, ...]]:
        """For each item the sentences that answer a question."""
        items = [self.index.reader.passages(one.passages) for one in judged]
        return find_evidence(self.index.reader, self.embedder, asked, items)

    def _unlike(self, judged: Sequence[Judged], asked: Question) -> tuple[Folded, ...]:
        """The items of which none says the same as another, each with those that do."""
        return fold_twins(judged, self.index.reader, asked.weights)

    def _with_twins(self, folded: Sequence[Folded], asked: Question) -> tuple[Hit, ...]:
        hits = self.hits([one.judged for one in folded], asked)
        return tuple(map(with_twins, hits, folded))

    def hits(self, judged: Sequence[Judged], asked: Question) -> tuple[Hit, ...]:
        """Items with the sentences that answer, and what later minutes corrected in them."""
        passages = [self.index.reader.passages(one.passages[:1])[0] for one in judged]
        later = later_minutes(self.index, [one.item for one in passages], days=False)
        evidence = self.evidence(judged, asked)
        return tuple(
            self._hit(rank, one, passage, shown, later.get(passage.item.id, ()))
            for rank, (one, passage, shown) in enumerate(
                zip(judged, passages, evidence, strict=True), start=1
            )
        )

    def _hit(
        self,
        rank: int,
        judged: Judged,
        passage: PassageRow,
        evidence: tuple[Evidence, ...],
        later: Sequence[Later],
    ) -> Hit:
        item, meeting, document = passage.item, passage.meeting, passage.document
        text = self.index.reader.document_text(document.id, passage.start, passage.end)
        return Hit(
            rank=rank,
            score=round(judged.score, 4),
            item=HitItem(
                id=item.id,
                number=item.number,
                title=item.title,
                council=meeting.council,
                committee=meeting.committee,
                date=meeting.date,
                status=document.status,
                access=item.access,
                corrected_by=tuple(told(one) for one in later if one.relation == "corrected"),
                start=item.start,
                end=item.end,
            ),
            passage=HitPassage(text, passage.quote, passage.start, passage.end, passage.page),
            evidence=evidence,
            source=HitSource(document.path, document.sha256, passage.page),
        )

    def _notes(self, filters: Filters) -> tuple[str, ...]:
        """What the user should know of the archive, and of the names that were given."""
        reader = self.index.reader
        named = self.index.who.notes(filters.people) if filters.people else ()
        several = namesakes(filters.committees, reader.meetings()) if filters.committees else ()
        return (*named, *several, *(caveat.message for caveat in self.index.caveats))


def with_twins(hit: Hit, folded: Folded) -> Hit:
    """A hit, and where else the same stands word for word."""
    twins = (
        Twin(
            item=one.item.id,
            committee=one.meeting.committee,
            date=one.meeting.date,
            status=one.document.status,
            path=one.document.path,
            page=one.page,
            start=one.start,
            end=one.end,
        )
        for one in folded.twins
    )
    return replace(hit, twins=tuple(twins))


def _checked(query: str, mode: str, k: int) -> tuple[str, tuple[str, ...]]:
    """The question to be asked, and what was done to it."""
    if mode not in MODES:
        raise QueryError(f"mode {mode!r}", expected="one of " + ", ".join(MODES))
    if k < 1:
        raise QueryError(f"{k} items wanted", expected="at least 1")
    question = " ".join("".join(c if c.isprintable() else " " for c in query).split())
    if not any(character.isalnum() for character in question):
        raise QueryError(
            "an empty question" if not question else f"no word in {question[:40]!r}", do="Ask in words"
        )
    asked = parse_query(question)
    if asked.excluded and not (asked.terms or asked.phrases or without_quotations(question).strip()):
        raise QueryError(
            f"nothing to search for in {question[:40]!r}", do="Give words beside those to leave out"
        )
    if len(question) <= _MOST_CHARACTERS:
        return question, ()
    cut = question[:_MOST_CHARACTERS].rsplit(" ", 1)[0]
    return cut, (f"The question has {len(question)} characters; its first {len(cut)} were searched.",)


def given_filters(filters: Filters) -> dict[str, object]:
    """Those that narrow a search, by name."""
    return {name: value for name, value in asdict(filters).items() if value not in (None, (), False)}
