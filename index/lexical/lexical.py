"""The lexical index on tantivy: passages by BM25 over their title and their words."""

from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Occur, Query

from matters.index.lexical.analysis import stemmed, stemmer, words
from matters.index.lexical.query import LexicalQuery, Phrase
from matters.index.scored import Ids, Scored, Scores, best, distinct, member, settled

FIELDS = ("title", "body")

SCANNED = 4096
"""So many allowed passages or fewer go into the query itself."""

FETCHED_WHOLE = 1024
"""Of a term in so many passages or fewer, all are fetched: faster than naming the passages asked for."""

_AT_ONCE = 20
"""Queries whose powers of two a float32 adds up exactly."""

TITLE_BOOST = 1.0

_ANALYZER = "stems"
_HEAP_BYTES = 30_000_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_text_field("title", tokenizer_name=_ANALYZER, index_option="position")
    builder.add_text_field("body", tokenizer_name=_ANALYZER, index_option="position")
    return builder.build()


def _add_words(document: tantivy.Document, field: str, text: str) -> None:
    """Add a text to a field; tantivy may stem it unless two spellings share a place."""
    found = list(words(text))
    if not found or found[-1].position == len(found) - 1:
        document.add_text(field, " ".join([word.text for word in found]))
        return
    tokens = [tantivy.Token(term.text, term.position, 0, 0) for term in stemmed(found)]
    document.add_pre_tokenized_text(field, tantivy.PreTokenizedString("", tokens))


class LexicalWriter:
    """Adds passages to an index and takes them out; visible after ``commit``."""

    def __init__(self, folder: Path | None) -> None:
        """Open an index, or make one.

        :param folder: which exists; ``None`` for one in memory.
        :raises ValueError: When the folder holds a damaged index.
        """
        self._schema = _schema()
        self.index = tantivy.Index(self._schema, path=None if folder is None else str(folder))
        self.index.register_tokenizer(_ANALYZER, stemmer())
        self._writer = self.index.writer(heap_size=_HEAP_BYTES, num_threads=1)

    def add(self, rows: Iterable[tuple[int, str, str]]) -> int:
        """Add passages, each as its id, the title of its item and its quote; returns how many."""
        count = 0
        for passage_id, title, quote in rows:
            document = tantivy.Document()
            document.add_unsigned("id", passage_id)
            _add_words(document, "title", title)
            _add_words(document, "body", quote)
            self._writer.add_document(document)
            count += 1
        return count

    def remove(self, ids: Ids) -> None:
        """Take passages out; unknown ones do no harm. *Shape:* ``(n,)``, int64."""
        # delete_documents_by_term finds nothing in an unsigned field (tantivy 0.27).
        if len(ids):
            these = Query.term_set_query(self._schema, "id", [int(one) for one in ids])
            self._writer.delete_documents_by_query(these)

    def remove_after(self, passage_id: int) -> None:
        """Take out every passage with a higher id."""
        later = Query.range_query(
            self._schema, "id", tantivy.FieldType.Unsigned, lower_bound=passage_id, include_lower=False
        )
        self._writer.delete_documents_by_query(later)

    def commit(self) -> None:
        """Make the changes last and close the writer."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        self.index.reload()


class LexicalIndex:
    """Searches the passages as they were when it was opened."""

    def __init__(
        self, index: tantivy.Index, *, newest: int | None = None, removed: Ids | None = None
    ) -> None:
        """Search an index.

        :param index: of tantivy, with the fields that ``LexicalWriter`` gives it.
        :param newest: passages with a higher id are not found.
        :param removed: passages that are not found. *Shape:* ``(n,)``, int64, sorted.
        """
        self._schema = _schema()
        self._searcher = index.searcher()
        self._newest = newest
        self._removed = np.empty(0, dtype=np.int64) if removed is None else removed

    @classmethod
    def open(cls, folder: Path, *, newest: int | None = None, removed: Ids | None = None) -> "LexicalIndex":
        """Open the index in a folder.

        :raises ValueError: When there is none or it is damaged.
        """
        index = tantivy.Index.open(str(folder))
        return cls(index, newest=newest, removed=removed)

    def __len__(self) -> int:
        """How many passages the index holds, those not found included."""
        return int(self._searcher.num_docs)

    def search(
        self, query: LexicalQuery, k: int, allowed: Ids | None = None, *, title_boost: float = TITLE_BOOST
    ) -> Scored:
        """The best passages by BM25, ordered by ``(-score, id)``; only those that match at all.

        :param allowed: the passages that may be found, or ``None`` for all. *Shape:* ``(m,)``, sorted.
        :return: ids and scores; fewer than ``k`` only when no more match.
        """
        wanted = self._query(query, title_boost)
        most = len(self)
        if wanted is None or k <= 0 or not most or (allowed is not None and not len(allowed)):
            return Scored(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32))
        if allowed is not None and len(allowed) <= SCANNED:
            wanted = self._among(wanted, allowed)
            allowed = None
        if allowed is None and not len(self._removed) and self._newest is None:
            found = settled(lambda n: self._fetch(wanted, n), k=k, most=most)
        else:
            found = self._filtered(wanted, k, allowed)
        return best(found.ids, found.scores, k=k)

    def _filtered(self, wanted: Query, k: int, allowed: Ids | None) -> Scored:
        """Fetch deeper until enough of what may be found has come."""
        depth, most = 4 * k + 64, len(self)
        while True:
            raw = self._fetch(wanted, min(depth, most))
            keep = self._visible(raw.ids, allowed)
            found = Scored(raw.ids[keep], raw.scores[keep])
            exhausted = len(raw) < depth or depth >= most
            if exhausted or (len(found) > k and raw.scores[-1] < np.sort(found.scores)[-k]):
                return found
            depth *= 4

    def _visible(self, ids: Ids, allowed: Ids | None) -> NDArray[np.bool_]:
        keep = ~member(ids, self._removed)
        if self._newest is not None:
            keep &= ids <= self._newest
        if allowed is not None:
            keep &= member(ids, allowed)
        return keep

    def scores(self, query: LexicalQuery, ids: Ids, *, title_boost: float = TITLE_BOOST) -> Scores:
        """BM25 of each of these passages, 0 where nothing matches.

        *Shape:* ``(len(ids),)``, float32, in the order of ``ids``.
        """
        wanted = self._query(query, title_boost)
        if wanted is None or not len(ids) or not len(self):
            return np.zeros(len(ids), dtype=np.float32)
        return self._scores(wanted, ids)

    def _scores(self, wanted: Query, ids: Ids) -> Scores:
        """What a query gives each of these passages, 0 where it does not match; of at least one passage."""
        found = np.zeros(len(ids), dtype=np.float32)
        unique = distinct(ids)
        hits = self._fetch(self._among(wanted, unique), len(unique))
        order = np.argsort(hits.ids)
        there = member(ids, hits.ids[order])
        found[there] = hits.scores[order][np.searchsorted(hits.ids[order], ids[there])]
        return found

    def held(self, query_terms: Sequence[str], ids: Ids) -> NDArray[np.float64]:
        """Which passages hold which terms, as ``analysis.terms`` gives them.

        :return: 1 where the title, and where the words of a passage hold a term, else 0.
            *Shape:* ``(2, len(query_terms), len(ids))``, float64.
        """
        found = np.zeros((len(FIELDS) * len(query_terms), len(ids)))
        shape = (len(FIELDS), len(query_terms), len(ids))
        if not len(self) or not len(ids):
            return found.reshape(shape)
        common: list[tuple[int, Query]] = []
        for row, (field, term) in enumerate(product(FIELDS, query_terms)):
            most, wanted = self._searcher.doc_freq(field, term), self._term(field, term)
            if most > FETCHED_WHOLE:
                common.append((row, wanted))
            elif most:
                found[row] = member(ids, np.sort(self._fetch(wanted, most).ids))
        for first in range(0, len(common), _AT_ONCE):
            some = common[first : first + _AT_ONCE]
            found[[row for row, _ in some]] = self._matching([wanted for _, wanted in some], ids)
        return found.reshape(shape)

    def _matching(self, queries: Sequence[Query], ids: Ids) -> NDArray[np.int64]:
        """Which passages match which of some queries, asked at once: each adds a power of two to the score.

        :param queries: at most ``_AT_ONCE``.
        :return: *Shape:* ``(len(queries), len(ids))``, int64, 0 or 1.
        """
        powers = [
            (Occur.Should, Query.const_score_query(query, 2.0**power)) for power, query in enumerate(queries)
        ]
        sums = self._scores(Query.boolean_query(powers), ids).astype(np.int64)
        return sums >> np.arange(len(queries))[:, None] & 1

    def document_frequency(self, term: str) -> int:
        """How many passages have a term, as ``analysis.terms`` gives it, in their title or words.

        Passages removed since the files were last merged may be among them.
        """
        titles, bodies = (int(self._searcher.doc_freq(field, term)) for field in ("title", "body"))
        if not titles or not bodies:
            return titles + bodies
        both = [(Occur.Must, self._term(field, term)) for field in ("title", "body")]
        found: Any = self._searcher.search(Query.boolean_query(both), 1)
        return titles + bodies - int(found.count)

    def found_in(self, term: str, allowed: Ids | None) -> int:
        """How many of the passages that may be found have a term in their title or words.

        :param allowed: or ``None`` for all. *Shape:* ``(m,)``, int64, sorted.
        """
        either = [(Occur.Should, self._term(field, term)) for field in ("title", "body")]
        held = self.document_frequency(term)
        ids = self._fetch(Query.boolean_query(either), held).ids if held else np.empty(0, dtype=np.int64)
        return int(self._visible(ids, allowed).sum())

    def _fetch(self, wanted: Query, n: int) -> Scored:
        hits = self._searcher.search(wanted, n, count=False).hits
        ids = self._searcher.fast_field_values("id", [address for _, address in hits])
        scores = np.array([score for score, _ in hits], dtype=np.float32)
        return Scored(np.array(ids, dtype=np.int64), scores)

    def _among(self, wanted: Query, ids: Ids) -> Query:
        these = Query.term_set_query(self._schema, "id", [int(one) for one in ids if one >= 0])
        silent = Query.const_score_query(these, 0.0)
        return Query.boolean_query([(Occur.Must, silent), (Occur.Must, wanted)])

    def _term(self, field: str, term: str) -> Query:
        return Query.term_query(self._schema, field, term, index_option="freq")

    def _query(self, query: LexicalQuery, title_boost: float) -> Query | None:
        """The query as tantivy has it, ``None`` when it asks for nothing."""
        clauses: list[tuple[Occur, Query]] = []
        any_of: list[tuple[Occur, Query]] = []
        for term in dict.fromkeys(query.terms):
            weight = query.weights.get(term, 1.0)
            for field, boost in (("title", title_boost * weight), ("body", weight)):
                if boost > 0.0:
                    found = self._term(field, term)
                    any_of.append((Occur.Should, found if boost == 1.0 else Query.boost_query(found, boost)))
        for phrase in query.phrases:
            clauses.append((Occur.Must, self._phrase(phrase, silent=bool(any_of))))
        if any_of and not clauses and not query.excluded:
            return Query.boolean_query(any_of)
        if any_of:
            clauses.append((Occur.Should if clauses else Occur.Must, Query.boolean_query(any_of)))
        if not clauses:
            return None
        return Query.boolean_query([*clauses, *((Occur.MustNot, self._phrase(w)) for w in query.excluded)])

    def _phrase(self, phrase: Phrase, *, silent: bool = False) -> Query:
        """A phrase in the title or the words; silent where its terms are scored already."""
        either: list[tuple[Occur, Query]] = []
        for field in ("title", "body"):
            if len(phrase) == 1:
                either.append((Occur.Should, self._term(field, phrase[0][1])))
            else:
                either.append((Occur.Should, Query.phrase_query(self._schema, field, list(phrase))))
        found = Query.boolean_query(either)
        return Query.const_score_query(found, 0.0) if silent else found
