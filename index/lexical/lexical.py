"""The lexical index on tantivy: passages by BM25 over their title and their words."""

from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Occur, Query

from matters.index.lexical.bm25 import earned, rarity
from matters.index.lexical.forward import FIELDS, NOTHING, Forward, Looked
from matters.index.lexical.query import LexicalQuery, Phrase
from matters.index.lexical.writing import schema
from matters.index.scored import Ids, Scored, Scores, best, distinct, member, settled

SCANNED = 4096
"""So many allowed passages or fewer go into the query itself."""

FETCHED_WHOLE = 1024
"""Of a term in so many passages or fewer, all are fetched: faster than naming the passages asked for."""

_AT_ONCE = 20
"""Queries whose powers of two a float32 adds up exactly."""

TITLE_BOOST = 1.0


class LexicalIndex:
    """Searches the passages as they were when it was opened."""

    def __init__(
        self,
        index: tantivy.Index,
        *,
        newest: int | None = None,
        removed: Ids | None = None,
        forward: Forward = NOTHING,
    ) -> None:
        """Search an index.

        :param index: of tantivy, with the fields that ``LexicalWriter`` gives it.
        :param newest: passages with a higher id are not found.
        :param removed: passages that are not found. *Shape:* ``(n,)``, int64, sorted.
        :param forward: the words of passages, looked up there where it has them.
        """
        self._schema = schema()
        self._searcher = index.searcher()
        self._newest = newest
        self._removed = np.empty(0, dtype=np.int64) if removed is None else removed
        self._forward = forward

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        newest: int | None = None,
        removed: Ids | None = None,
        forward: Forward = NOTHING,
    ) -> "LexicalIndex":
        """Open the index in a folder.

        :raises ValueError: When there is none or it is damaged.
        """
        index = tantivy.Index.open(str(folder))
        return cls(index, newest=newest, removed=removed, forward=forward)

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
        looked = self._forward.look(ids)
        known = looked.known & (not query.phrases and not query.excluded)
        found = np.zeros(len(ids), dtype=np.float32)
        if known.any():
            found[known] = self._counted(query, looked, title_boost)
        wanted = self._query(query, title_boost)
        if wanted is not None and len(self) and not known.all():
            found[~known] = self._scores(wanted, ids[~known])
        return found

    def _counted(self, query: LexicalQuery, looked: Looked, title_boost: float) -> Scores:
        """BM25 of passages whose words are known."""
        wanted = list(dict.fromkeys(query.terms))
        counts, found = looked.counts(wanted), np.zeros(looked.lengths.shape[1])
        for at, (field, boost) in enumerate(zip(FIELDS, (title_boost, 1.0), strict=True)):
            weights = [
                boost * query.weights.get(term, 1.0) * rarity(self._searcher.doc_freq(field, term), len(self))
                for term in wanted
            ]
            found += np.array(weights) @ earned(counts[at], looked.lengths[at], self._forward.means[at])
        return found.astype(np.float32)

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
        looked = self._forward.look(ids)
        known = looked.known
        found = np.zeros((len(FIELDS), len(query_terms), len(ids)))
        found[:, :, known] = looked.counts(query_terms) > 0
        if len(self) and not known.all():
            found[:, :, ~known] = self._held(query_terms, ids[~known])
        return found

    def _held(self, query_terms: Sequence[str], ids: Ids) -> NDArray[np.float64]:
        """The same of passages that have to be found by their numbers."""
        found = np.zeros((len(FIELDS) * len(query_terms), len(ids)))
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
        return found.reshape(len(FIELDS), len(query_terms), len(ids))

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
        titles, bodies = (int(self._searcher.doc_freq(field, term)) for field in FIELDS)
        if not titles or not bodies:
            return titles + bodies
        both = [(Occur.Must, self._term(field, term)) for field in FIELDS]
        found: Any = self._searcher.search(Query.boolean_query(both), 1)
        return titles + bodies - int(found.count)

    def found_in(self, term: str, allowed: Ids | None) -> int:
        """How many of the passages that may be found have a term in their title or words.

        :param allowed: or ``None`` for all. *Shape:* ``(m,)``, int64, sorted.
        """
        either = [(Occur.Should, self._term(field, term)) for field in FIELDS]
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
        for field in FIELDS:
            if len(phrase) == 1:
                either.append((Occur.Should, self._term(field, phrase[0][1])))
            else:
                either.append((Occur.Should, Query.phrase_query(self._schema, field, list(phrase))))
        found = Query.boolean_query(either)
        return Query.const_score_query(found, 0.0) if silent else found
