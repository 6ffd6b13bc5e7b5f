"""The rankings that are compared: simple ones, ours, and ours without each of its parts."""

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from judged import Topics
from matters.index.catalogue.filters import Filters
from matters.index.lexical.query import parse_query
from matters.index.scored import Ids
from matters.index.search.ranking import Ranking, rank_passages
from matters.index.search.relevance import weigh_terms
from matters.index.search.search import Searcher
from matters.index.store import Index
from matters.index.vectors.vectors import cosines
from matters.models.embedders.port import Embedder, Pieces

DEPTH = 100
SHOWN = 10
"""Items that may speak for an answer; as many are judged however many are wanted."""
RRF_K = 60
SAMPLE = 512
OURS = "matters"
BASELINES = ("BM25", "dense", "reciprocal rank fusion", "z-score sum")

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class System:
    """Our ranking with some part switched off."""

    ranking: Ranking = Ranking()
    understanding: bool = True
    expansion: bool = True


WITHOUT = {
    OURS: System(),
    "- words linear, not squared": System(Ranking(power=1.0)),
    "- words": System(Ranking(words=0.0)),
    "- words around": System(Ranking(around=0.0, around_titled=0.0)),
    "- doubt of chance words": System(Ranking(chance=0.0)),
    "- title": System(Ranking(title=0.0)),
    "- meaning beside": System(Ranking(near=0.0, far=0.0)),
    "- BM25": System(Ranking(bm25=0.0)),
    "- feedback": System(Ranking(feedback=0.0)),
    "- less for procedure": System(Ranking(procedure=0.0)),
    "- understanding": System(understanding=False),
    "- expansion": System(expansion=False),
    "- lean to outcomes": System(Ranking(lean=0.0)),
    "- favour for names": System(Ranking(favour=0.0)),
}


@dataclass(frozen=True)
class Asked:
    """What one system gives for one collection.

    :param run: query id -> item key -> score, the best first.
    :param top: query id -> the score by which an answer is told from none.
    :param silent: the questions for which no item was found.
    """

    run: dict[str, dict[str, float]] = field(default_factory=dict)
    top: dict[str, float] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)


def ask(name: str, index: Index, embedder: Embedder, topics: Topics, keys: dict[int, str]) -> Asked:
    """Ask every question of a collection.

    :param keys: passage -> judged item, as far as it is known; grows.
    """
    asked = Asked()
    rank = _baseline if name in BASELINES else _ours
    for query_id, text in topics.questions.items():
        ids, asked.top[query_id], found = rank(name, index, embedder, text)
        asked.run[query_id] = _by_item(index, topics, ids, keys)
        if not found:
            asked.silent.add(query_id)
    return asked


def _by_item(index: Index, topics: Topics, ids: Ids, keys: dict[int, str]) -> dict[str, float]:
    best: dict[str, float] = {}
    unknown = [int(one) for one in ids if int(one) not in keys]
    keys.update((row.id, topics.key(row)) for row in index.reader.passages(unknown))
    for place, one in enumerate(ids):
        best.setdefault(keys[int(one)], float(-place))
    return dict(list(best.items())[:DEPTH])


def _ours(name: str, index: Index, embedder: Embedder, text: str) -> tuple[Ids, float, bool]:
    system = WITHOUT[name]
    searcher = Searcher(
        index,
        embedder,
        "benchmark",
        system.ranking,
        understanding=system.understanding,
        expansion=system.expansion,
    )
    answer = searcher.ask(text, Filters(), mode="hybrid", k=DEPTH)
    ids = np.array([one.passages[0] for one in answer.nearest], dtype=np.int64)
    return ids, max((one.score for one in answer.nearest[:SHOWN]), default=0.0), bool(answer.found)


def _baseline(name: str, index: Index, embedder: Embedder, text: str) -> tuple[Ids, float, bool]:
    """A simple ranker: each item by its best passage; nothing is read into the question."""
    words, vector = parse_query(text), embedder.embed_query(text)
    weights = weigh_terms(words.terms, index.lexical)
    modes = {"BM25": ["lexical"], "dense": ["dense"]}.get(name, ["lexical", "dense"])
    lists = [rank_passages(index, vector, words, weights, mode=mode) for mode in modes]
    if len(lists) == 1:
        ids, scores = lists[0].ids, lists[0].scores
    elif name == "z-score sum":
        ids = np.unique(np.concatenate([one.ids for one in lists]))
        sample = index.sample(SAMPLE)
        own, others = (cosines(index.vectors.fetch(some), vector) for some in (ids, sample))
        scores = _standard(own, others)
        scores = scores + _standard(index.lexical.scores(words, ids), index.lexical.scores(words, sample))
    else:
        ids = np.unique(np.concatenate([one.ids for one in lists]))
        scores = np.zeros(len(ids))
        for one in lists:
            scores[np.searchsorted(ids, one.ids)] += 1.0 / (RRF_K + 1 + np.arange(len(one)))
    order = np.lexsort((ids, -scores))
    return ids[order], float(scores.max()) if len(scores) else 0.0, bool(len(ids))


def _standard(scores: NDArray[np.float32], sample: NDArray[np.float32]) -> Floats:
    if not len(scores):
        return np.empty(0)
    spread = float(sample.std()) or float(scores.std()) or 1.0
    return (np.asarray(scores, dtype=np.float64) - float(sample.mean())) / spread


@contextmanager
def remembered(index: Index) -> Iterator[Index]:
    """An index that gives what it was asked before at once, at one state."""
    with index.snapshot() as generation:
        yield cast(
            Index,
            SimpleNamespace(
                reader=_Remembers(index.reader),
                places=index.places,
                vectors=index.vectors,
                lexical=_Remembers(index.lexical),
                generation=generation,
                who=index.who,
                user_glossary=index.user_glossary,
                held=index.held,
                sample=index.sample,
            ),
        )


class _Remembers:
    """Calls methods once for each set of arguments; gives a fresh copy every time."""

    def __init__(self, inner: Any) -> None:  # noqa: ANN401
        self._inner = inner
        self._known: dict[bytes, bytes] = {}

    def __len__(self) -> int:
        return len(self._inner)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        found = getattr(self._inner, name)
        return self._remembering(name, found) if callable(found) else found

    def _remembering(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: object, **options: object) -> Any:  # noqa: ANN401
            key = pickle.dumps((name, args, options))
            if key not in self._known:
                self._known[key] = pickle.dumps(_whole(method(*args, **options)))
            return pickle.loads(self._known[key])

        return call


def _whole(found: Any) -> Any:  # noqa: ANN401
    return list(found) if isinstance(found, Iterator) else found


class RemembersQuestions:
    """An embedder that embeds each question once."""

    def __init__(self, embedder: Embedder) -> None:
        """Wrap an embedder."""
        self.model_id, self.dim, self.max_tokens = embedder.model_id, embedder.dim, embedder.max_tokens
        self._inner = embedder
        self._known: dict[str, NDArray[np.float32]] = {}

    def count_tokens(self, texts: Any) -> list[int]:  # noqa: ANN401
        """See ``Embedder``."""
        return self._inner.count_tokens(texts)

    def embed_passages(self, texts: Any) -> NDArray[np.float32]:  # noqa: ANN401
        """See ``Embedder``."""
        return self._inner.embed_passages(texts)

    def embed_pieces(self, texts: Any) -> list[Pieces]:  # noqa: ANN401
        """See ``Embedder``."""
        return self._inner.embed_pieces(texts)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """See ``Embedder``."""
        if text not in self._known:
            self._known[text] = self._inner.embed_query(text)
        return self._known[text]
