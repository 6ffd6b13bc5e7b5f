"""Passages ranked by meaning and by words together, and carried to agenda items.

Raw scores are added, each on a scale that means the same for every question: the cosine; BM25 as a share
of the most that the question's words could earn; and the share of the question's words, by rarity, that
a passage holds with its title (squared, so that filler words found everywhere count for little). The
last is taken once for the passage alone and once for the passages around it under the same heading, and
half as much again of meaning comes from those. Words count less where even the best passage holds no
more of them than chance puts into some passage: a paraphrase shares only its filler words with what it
asks for. ``benchmarks/retrieval.py`` prints what each part is
worth; reciprocal ranks and z-scores were measured and are worse.
"""

from dataclasses import dataclass
from itertools import chain
from math import log

import numpy as np
from numpy.typing import NDArray

from matters.index.lexical.bm25 import CEILING, rarity
from matters.index.lexical.lexical import LexicalIndex
from matters.index.lexical.query import LexicalQuery
from matters.index.scored import Ids, distinct, first_places, member
from matters.index.search.beside import both
from matters.index.search.candidates import find_worded, with_near
from matters.index.search.neighbours import mean_beside, sections_of, spread_within
from matters.index.search.procedure import procedural
from matters.index.search.relevance import TermWeights
from matters.index.store import Index
from matters.index.vectors.vectors import Vectors, cosines

Floats = NDArray[np.float64]

_CONTENDERS = 150
"""Passages that are looked at for procedure: others are not shown anyway."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The weights of the ranker; the passage's own cosine counts 1.

    :param near: mean cosine of the passages beside it.
    :param far: mean cosine of those two away.
    :param bm25: BM25 as a share of its ceiling.
    :param words: squared share of the question's words in the passage or around it.
    :param around: how much of ``words`` goes to what stands within ``window`` passages.
    :param around_titled: the same in items with a title, which keeps passages of one matter together.
    :param title: squared share of the question's words in the item's title.
    :param power: to which those shares are raised, so that filler words alone count for little.
    :param chance: how many times ln(passages) the words of some passage must weigh, each its inverse
        document frequency, to count in full: words that weigh ln(n) stand together in one of n passages
        by chance. All of a question's words are always enough. 0: words always count in full.
    :param window: passages to either side, under the same heading.
    :param feedback: how far the question's vector moves towards the best passages of a first ranking
        (Rocchio); their mean counts so much beside it.
    :param feedback_passages: how many those are.
    :param procedure: what an item of procedure loses, unless its title is asked for: see ``procedural``.
    :param favour: what comes on top for items that name a person of the question.
    :param lean: what comes on top for items with the kind of outcome that is asked for.
    :param depth: candidates of each ranker before fusion.
    """

    near: float = 0.2
    far: float = 0.1
    bm25: float = 0.2
    words: float = 0.9
    around: float = 0.45
    around_titled: float = 0.2
    title: float = 0.25
    power: float = 2.0
    chance: float = 1.35
    window: int = 3
    feedback: float = 0.3
    feedback_passages: int = 3
    procedure: float = 0.3
    favour: float = 0.3
    lean: float = 0.1
    depth: int = 200


@dataclass(frozen=True, slots=True, eq=False)
class RankedPassages:
    """Candidates, best first; every array has one entry a passage.

    :param ids: *Shape:* ``(n,)``, int64.
    :param items: the row of the item each belongs to. *Shape:* ``(n,)``, int64.
    :param scores: with what stands around. *Shape:* ``(n,)``, float64.
    :param own: of the passage alone. *Shape:* ``(n,)``, float64.
    :param cosines: *Shape:* ``(n,)``, float64.
    :param coverage: share of the question's words, and of the people it names, by rarity, in [0, 1].
        *Shape:* ``(n,)``, float64.
    """

    ids: Ids
    items: Ids
    scores: Floats
    own: Floats
    cosines: Floats
    coverage: Floats

    def __len__(self) -> int:
        """How many candidates there are."""
        return len(self.ids)


def rank_passages(
    index: Index,
    vector: NDArray[np.float32],
    words: LexicalQuery,
    weights: TermWeights,
    *,
    mode: str = "hybrid",
    allowed: Ids | None = None,
    favoured: Ids | None = None,
    leaning: Ids | None = None,
    worded: Ids | None = None,
    ranking: Ranking = Ranking(),
) -> RankedPassages:
    """The best passages for a question.

    :param vector: of the question. *Shape:* ``(dim,)``, float32, unit length.
    :param words: the question's terms, phrases and exclusions.
    :param weights: how rare each term is.
    :param mode: ``"hybrid"``, ``"dense"`` or ``"lexical"``.
    :param allowed: the passages that may be found, or ``None`` for all. *Shape:* ``(m,)``, sorted.
    :param favoured: passages that come before others as good. *Shape:* ``(m,)``, sorted.
    :param leaning: passages that come before others nearly the same. *Shape:* ``(m,)``, sorted.
    :param worded: what :func:`find_worded` gives, where that was asked for already. *Shape:* ``(m,)``.
    """
    if worded is None:
        worded = find_worded(index.lexical, words, mode=mode, allowed=allowed, depth=ranking.depth)
    found = with_near(worded, index, vector, words, mode=mode, allowed=allowed, depth=ranking.depth)
    places = _places_around(index, found, allowed, ranking.window)
    ids, items = places[:, 0], places[:, 2]
    signals = _signals(index, vector, words, weights, ids, ranking.chance)
    own, scores = _scored(index, vector, signals, places, mode, ranking)
    coverage = signals.coverage
    if leaning is not None:
        scores = scores + ranking.lean * member(ids, leaning)
    if favoured is not None:
        named = member(ids, favoured)
        scores = scores + ranking.favour * named
        coverage = _with_name(coverage, named, weights, rarity(len(favoured), len(index.lexical)))
    shown = found if words.phrases or words.excluded else ids
    at = np.searchsorted(ids, shown)
    order = at[np.lexsort((shown, -scores[at]))]
    return RankedPassages(
        ids[order], items[order], scores[order], own[order], signals.cosines[order], coverage[order]
    )


def _places_around(index: Index, found: Ids, allowed: Ids | None, window: int) -> NDArray[np.int64]:
    """Where candidates, and what may be found around them, stand: as ``Places.find`` gives it."""
    around = distinct(found[:, None] + np.arange(-window, window + 1))
    return index.places.find(around if allowed is None else around[member(around, allowed)])


def _with_name(coverage: Floats, named: NDArray[np.bool_], weights: TermWeights, name: float) -> Floats:
    """The share that passages hold of the question's words and of a name that weighs ``name``."""
    total = sum(weights.weights.values())
    return np.asarray((total * coverage + name * named) / max(total + name, 1e-9))


def _scored(
    index: Index,
    vector: NDArray[np.float32],
    signals: "_Signals",
    places: NDArray[np.int64],
    mode: str,
    ranking: Ranking,
) -> tuple[Floats, Floats]:
    """The score of each passage alone, and with what stands around it."""
    if mode == "hybrid":
        return _hybrid(index, vector, signals, places, ranking)
    alone = signals.cosines if mode == "dense" else signals.bm25
    return alone, alone


def _hybrid(
    index: Index,
    vector: NDArray[np.float32],
    signals: "_Signals",
    places: NDArray[np.int64],
    ranking: Ranking,
) -> tuple[Floats, Floats]:
    """The score of each passage alone, and with what stands around it."""
    sections = sections_of(places)
    own, around = _by_words(signals, places, sections, ranking)

    def scores(near: Floats) -> Floats:
        beside = ranking.near * mean_beside(near, sections, 1) + ranking.far * mean_beside(near, sections, 2)
        return near + beside + around

    found = scores(signals.cosines)
    if len(places):
        less = ranking.procedure * _procedure(index, signals, places, found)
        found = found - less
        if ranking.feedback:
            best = np.lexsort((places[:, 0], -found))[: ranking.feedback_passages]
            moved = _moved(vector, signals.vectors[best], ranking.feedback)
            found = scores(cosines(signals.vectors, moved).astype(np.float64)) - less
    return signals.cosines + own, found


def _procedure(index: Index, signals: "_Signals", places: NDArray[np.int64], scores: Floats) -> Floats:
    """How far the best passages are procedure for which the question does not ask."""
    best = np.sort(np.lexsort((places[:, 0], -scores))[:_CONTENDERS])
    found = np.zeros(len(places))
    found[best] = procedural(index.reader, places[best])
    return found * (1.0 - signals.shares @ signals.titles)


def _moved(vector: NDArray[np.float32], best: NDArray[np.float32], share: float) -> NDArray[np.float32]:
    """The question's vector, moved towards the mean of the best passages' vectors; unit length."""
    if not best.any():
        return vector
    moved = vector + share * best.mean(axis=0)
    return np.asarray(moved / max(float(np.linalg.norm(moved)), 1e-9), dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class _Signals:
    """Raw scores of passages, one entry each; ``held`` has a row for each term.

    ``trust`` is how far words count, in [0, 1].
    """

    vectors: Vectors
    cosines: Floats
    bm25: Floats
    held: Floats
    titles: Floats
    shares: Floats
    trust: float

    @property
    def coverage(self) -> Floats:
        """The share of the question's words, by rarity, that each holds with its title."""
        return np.asarray(self.shares @ self.held)


def _signals(
    index: Index,
    vector: NDArray[np.float32],
    words: LexicalQuery,
    weights: TermWeights,
    ids: Ids,
    chance: float,
) -> _Signals:
    total = max(sum(weights.weights.values()), 1e-9)
    lexical, store = index.lexical, index.vectors
    ((held, titles), bm25), vectors = both(
        lambda: (_held(lexical, weights, ids), lexical.scores(words, ids)), lambda: store.fetch(ids)
    )
    most = total * float((weights.shares @ held).max(initial=0.0))
    enough = min(total, chance * log(max(len(lexical), 2)))
    return _Signals(
        vectors=vectors,
        cosines=cosines(vectors, vector).astype(np.float64),
        bm25=bm25.astype(np.float64) / (CEILING * total),
        held=held,
        titles=titles,
        shares=weights.shares,
        trust=min(1.0, most / enough) ** 2 if enough else 1.0,
    )


def _held(lexical: LexicalIndex, weights: TermWeights, ids: Ids) -> tuple[Floats, Floats]:
    """Which passages hold each of the question's terms, or another form of it; which in their title."""
    forms = {form for others in weights.alternatives.values() for form in others}
    asked = list(dict.fromkeys(chain(weights.weights, *sorted(forms))))
    place = {term: row for row, term in enumerate(asked)}
    titles, bodies = lexical.held(asked, ids)

    def with_forms(held: Floats) -> Floats:
        found = held[: len(weights.weights)].copy()
        for row, term in enumerate(weights.weights):
            for form in weights.alternatives.get(term, ()):
                found[row] = np.maximum(found[row], held[[place[one] for one in form]].min(axis=0))
        return found

    return with_forms(np.maximum(titles, bodies)), with_forms(titles)


def _by_words(
    signals: _Signals, places: NDArray[np.int64], sections: NDArray[np.int64], ranking: Ranking
) -> tuple[Floats, Floats]:
    """What words add to each passage alone, and with what stands around it."""
    bm25 = ranking.bm25 * signals.bm25
    words = signals.trust * ranking.words
    own = signals.coverage**ranking.power
    around = (signals.shares @ spread_within(signals.held, sections, ranking.window)) ** ranking.power
    share = np.where(places[:, 4] > 0, ranking.around_titled, ranking.around)
    titles = signals.trust * ranking.title * (signals.shares @ signals.titles) ** ranking.power
    return bm25 + words * own, bm25 + words * ((1 - share) * own + share * around) + titles


def best_of_items(ranked: RankedPassages) -> NDArray[np.int64]:
    """Positions in ``ranked`` of the best passage of each item, best item first."""
    return np.sort(first_places(ranked.items))
