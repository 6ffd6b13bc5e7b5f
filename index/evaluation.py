"""An archive asked every question of a judged collection, for measuring its ranking."""

from collections.abc import Mapping

from matters.index.lexical.query import parse_query
from matters.index.search.ranking import best_of_items, rank_passages
from matters.index.search.relevance import weigh_terms
from matters.index.store import Index
from matters.models.embedders.port import Embedder

DEPTH = 100

Run = dict[str, dict[str, float]]


def rank_collection(
    index: Index,
    embedder: Embedder,
    queries: Mapping[str, str],
    *,
    mode: str = "hybrid",
) -> Run:
    """Rank the items of an archive for every question: question -> item key -> score."""
    run: Run = {}
    with index.snapshot():
        for query_id, text in queries.items():
            words = parse_query(text)
            ranked = rank_passages(
                index,
                embedder.embed_query(text),
                words,
                weigh_terms(words.terms, index.lexical),
                mode=mode,
            )
            if not len(ranked):
                continue
            first = best_of_items(ranked)[:DEPTH]
            rows = index.reader.passages(ranked.ids[first])
            scores = ranked.scores[first]
            run[query_id] = {row.item.key: float(score) for row, score in zip(rows, scores, strict=True)}
    return run
