"""Related past items, or past decisions on the like, each with its outcome and what became of it."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.filters import Filters
from matters.index.catalogue.rows import ItemRow
from matters.index.coverage.denominator import searched
from matters.index.dates import parse_date
from matters.index.history.formal import is_formal
from matters.index.history.onmatter import near_outcomes
from matters.index.lexical.analysis import query_terms
from matters.index.lexical.query import LexicalQuery
from matters.index.outcomes.corrections import later_minutes, told
from matters.index.outcomes.found import FoundOutcome, Place, in_context, outcomes_in
from matters.index.results import ArchiveState, Hit, LaterMinute, SearchResult
from matters.index.search.beside import begun
from matters.index.search.judging import Judged
from matters.index.search.question import Question, literal_question
from matters.index.search.ranking import Ranking
from matters.index.search.relevance import weigh_terms
from matters.index.search.search import Searcher, given_filters
from matters.index.show import read_item
from matters.pipeline.errors import QueryError
from matters.pipeline.spans import Span

RANKING = Ranking(bm25=0.6, power=1.0)
"""An item has more words than a question: what it shares counts in proportion."""

_MOST_OUTCOMES = 3
_DEEPER = 3
"""How many times as many items are looked at where only those count that decided the matter."""
_LIKELY, _ALIKE = 0.1, 0.35
"""How probable an item has to be, and how like its decision, where the item alone would not be enough."""
_ANY = -1.0
_MOST_LIKELY = 10
_TERMS = 12
"""Words of an item's text that are searched for beside those of its title."""


@dataclass(frozen=True, slots=True)
class Related:
    """One item that is like what was asked.

    :param outcomes: what it did in the matter: decisions, where those were asked for.
    :param later: what later minutes did to it.
    """

    hit: Hit
    outcomes: tuple[FoundOutcome, ...]
    later: tuple[LaterMinute, ...]


@dataclass(frozen=True, slots=True)
class Likes:
    """The items that are like one, and the search that found them.

    :param before: of an item the date of its meeting, where what was minuted from then on is left out.
    """

    result: SearchResult
    related: tuple[Related, ...]
    before: str | None = None


def find_similar(
    searcher: Searcher,
    asked: str,
    *,
    text: bool = False,
    decisions: bool = False,
    before: str | None = None,
    later: bool = False,
    k: int = 10,
    filters: Filters = Filters(),
    keep_weak: bool = False,
) -> Likes:
    """The items most like an item or a text, best first; never the item itself or another version of it.

    :param asked: the id of an item, or the text itself.
    :param text: that it is a text.
    :param decisions: only items that decided something.
    :param before: only meetings before this day, month or year.
    :param later: of an item also what was minuted at its meeting and since, which is left out unless days are
        given.
    :raises QueryError: When there is no such item, or a filter cannot be understood.
    """
    began = time.perf_counter()
    own = None if text or later or before or filters.until else _date_of(searcher, asked, filters.since)
    wanted = _narrowed(filters, decisions=decisions, before=before or own)
    with searcher.index.snapshot() as generation:
        question = _of_text(searcher, asked, wanted) if text else _of_item(searcher, asked, wanted)
        searcher = searcher if text else replace(searcher, ranking=RANKING)
        answer = searcher.answer(question, "hybrid", k * (_DEEPER if decisions else 1))
        candidates = answer.found or (answer.nearest if keep_weak else ())
        related = _related(searcher, candidates, question, k=k, decisions=decisions, keep_weak=keep_weak)
        if decisions and not keep_weak:
            related = _with_likely(searcher, related, answer.nearest[:_MOST_LIKELY], question, k=k)
        result = SearchResult(
            query=asked,
            answered=bool(related and (answer.found or not keep_weak)),
            filters=given_filters(wanted),
            understood=(),
            expansions=(),
            hits=tuple(one.hit for one in related),
            searched=searched(searcher.index.reader, wanted),
            archive=ArchiveState(generation, searcher.version, searcher.index.model_id),
            warnings=tuple(caveat.message for caveat in searcher.index.caveats),
            took_ms=round(1000 * (time.perf_counter() - began), 1),
        )
        return Likes(result, related, own)


def _narrowed(filters: Filters, *, decisions: bool, before: str | None) -> Filters:
    """The filters with what the command asks for beside them."""
    if decisions:
        filters = replace(filters, outcome="decision")
    if before is None:
        return filters
    last = date.fromisoformat(parse_date(before).first) - timedelta(days=1)
    if filters.until is not None and parse_date(filters.until).last < last.isoformat():
        return filters
    return replace(filters, until=last.isoformat())


def _date_of(searcher: Searcher, asked: str, since: str | None) -> str | None:
    """The date of an item's meeting, unless all that is asked for came since."""
    reader = searcher.index.reader
    item = reader.item(asked)
    date = next((one.date for one in reader.meetings() if item and one.id == item.meeting_id), None)
    asks_later = since is not None and date is not None and parse_date(since).last >= date
    return None if asks_later else date


def _of_text(searcher: Searcher, text: str, filters: Filters) -> Question:
    if not any(map(str.isalnum, text)):
        raise QueryError("an empty text", do="Give the words to compare with")
    return literal_question(text, filters, searcher.index, searcher.embedder)


def _of_item(searcher: Searcher, asked: str, filters: Filters) -> Question:
    """An item as a question: its title and its rarest words, and the mean of its passages' vectors."""
    index = searcher.index
    view = read_item(index, asked, include_exempt=filters.include_exempt)
    rows = [part.item for part in view.parts]
    passages = index.reader.passages_of([row.row for row in rows])
    vectors = index.reader.embedded(passages)
    mean = vectors.mean(axis=0) if vectors.any() else searcher.embedder.embed_query(view.item.title or asked)
    vector = np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
    words = _words(searcher, view.item.title, " ".join(part.text for part in view.parts))
    allowed = index.reader.allowed_passages(filters)
    if allowed is None:
        allowed = index.database.integers("SELECT id FROM passages ORDER BY id")
    return Question(
        text=view.item.title,
        embedding=begun(lambda: vector),
        words=LexicalQuery(terms=words),
        weights=weigh_terms(words, index.lexical),
        filters=filters,
        allowed=np.setdiff1d(allowed, _own(searcher, rows), assume_unique=True),
    )


def _words(searcher: Searcher, title: str, text: str) -> tuple[str, ...]:
    """The words of the title, and those that are frequent in the text and rare in the archive."""
    lexical = searcher.index.lexical
    frequent = Counter(term for line in text.splitlines() for term in query_terms(line))
    among = max(len(lexical), 1)

    def weight(term: str) -> float:
        held = lexical.document_frequency(term)
        return (1 + log(frequent[term])) * log(among / held) if held > 1 else 0.0

    best = sorted(frequent, key=lambda term: (-weight(term), term))[:_TERMS]
    return tuple(dict.fromkeys([*query_terms(title), *best]))


def _own(searcher: Searcher, rows: Sequence[ItemRow]) -> NDArray[np.int64]:
    """The passages of an item, of what stands below it, and of the same items in other versions."""
    database = searcher.index.database
    keys = {row.key for row in rows}
    meeting = rows[0].meeting_id
    found = [
        int(row["row"])
        for row in database.rows(
            "SELECT i.row, i.key FROM items i JOIN documents d ON d.id = i.document_id"
            " WHERE d.meeting_id = ?",
            (meeting,),
        )
        if row["key"] in keys
    ]
    return searcher.index.reader.passages_of(found)


def _related(
    searcher: Searcher,
    candidates: Sequence[Judged],
    question: Question,
    *,
    k: int,
    decisions: bool,
    keep_weak: bool,
) -> tuple[Related, ...]:
    """The best items with what they did in the matter; of decisions only those that took some."""
    found: list[Related] = []
    for start in range(0, len(candidates), k):
        for hit in searcher.hits(candidates[start : start + k], question):
            outcomes = _on_matter(searcher, hit, question.vector, decisions=decisions, keep_weak=keep_weak)
            if outcomes or not decisions or keep_weak:
                found.append(Related(replace(hit, rank=len(found) + 1), outcomes, ()))
        if len(found) >= k:
            break
    return _later(searcher, found[:k])


def _later(searcher: Searcher, found: Sequence[Related]) -> tuple[Related, ...]:
    """The same, each with what later minutes did to it."""
    items = [searcher.index.reader.item(one.hit.item.id) for one in found]
    later = later_minutes(searcher.index, [item for item in items if item is not None])
    return tuple(
        replace(one, later=tuple(told(what) for what in later.get(one.hit.item.id, ()))) for one in found
    )


def _with_likely(
    searcher: Searcher, related: Sequence[Related], nearest: Sequence[Judged], question: Question, *, k: int
) -> tuple[Related, ...]:
    """Items that decided something on the like, and near ones that are known by what they decided.

    Their decision is alike in its own words, or varies or rescinds one that was found.
    """
    known = {one.hit.item.id for one in related}
    undoing = [later for one in related for later in one.later if later.relation != "corrected"]
    found = list(related)
    for hit in searcher.hits(nearest, question) if len(found) < k else ():
        spans = [Span(one.start, one.end) for one in undoing if one.item == hit.item.id]
        if hit.item.id in known or not (spans or hit.score >= _LIKELY) or len(found) >= k:
            continue
        least = _ANY if spans else _ALIKE
        outcomes = _on_matter(
            searcher, hit, question.vector, decisions=True, keep_weak=bool(spans), least=least
        )
        if spans:
            outcomes = tuple(one for one in outcomes if any(_meet(one.place, span) for span in spans))
        if outcomes:
            found.append(Related(replace(hit, rank=len(found) + 1), outcomes, ()))
    later = _later(searcher, found[len(related) :])
    return (*related, *later)


def _meet(place: Place, span: Span) -> bool:
    return place.start < span.end and span.start < place.end


def _on_matter(
    searcher: Searcher,
    hit: Hit,
    vector: NDArray[np.float32],
    *,
    decisions: bool,
    keep_weak: bool,
    least: float = _ANY,
) -> tuple[FoundOutcome, ...]:
    """What an item did in the matter, the nearest few in the order of the document, each with its context.

    :param keep_weak: whatever it did.
    :param least: how like what was asked it has to be.
    """
    item = searcher.index.reader.item(hit.item.id)
    outcomes = outcomes_in(searcher.index, item, item.start, item.end) if item is not None else ()
    if decisions:
        decided = (one for one in outcomes if one.kind == "decision")
        outcomes = tuple(one for one in decided if keep_weak or not is_formal(one.said.quote))
    near = near_outcomes(searcher.index, searcher.embedder, hit, outcomes, vector)
    kept = [at for at, one in enumerate(near) if keep_weak or (one.on_matter and one.likeness >= least)]
    best = sorted(kept, key=lambda at: -near[at].likeness)[:_MOST_OUTCOMES]
    return tuple(in_context(searcher.index, near[at].outcome, outcomes) for at in sorted(best))
