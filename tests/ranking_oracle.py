"""Archives of random minutes, and the ranking of their passages worked out anew from its definition."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import log

import numpy as np

from matters.index.lexical.analysis import terms
from matters.index.lexical.query import parse_query
from matters.index.scored import Ids
from matters.index.search.ranking import (
    RankedPassages,
    Ranking,
    rank_passages,
)
from matters.index.search.relevance import weigh_terms
from matters.index.store import Index
from matters.pipeline.records import Item, Minutes, Passage
from store_minutes import minutes, sha, unit

WORDS = [
    "budget",
    "parking",
    "school",
    "bus",
    "bins",
    "trees",
    "pool",
    "housing",
    "damp",
    "roads",
    "noise",
    "library",
]


def grouped(*items: tuple[str, Sequence[str]], path: str = "/a", committee: str = "Cabinet") -> Minutes:
    """Minutes whose items have these titles and passages."""
    quotes = [text for _, texts in items for text in texts]
    base = minutes(*quotes, path=path, committee=committee, salt=path)
    new_items, passages, at = [], [], 0
    for number, (title, texts) in enumerate(items, 1):
        spans = [(one.start, one.end) for one in base.passages[at : at + len(texts)]]
        new_items.append(Item(str(number), None, title, 1, None, spans[0][0], spans[-1][1], None))
        passages += [Passage(str(number), *span, None, base.document.text[slice(*span)]) for span in spans]
        at += len(texts)
    return replace(base, items=tuple(new_items), passages=tuple(passages), mentions=())


def store(index: Index, *said: Minutes) -> None:
    """Store with one vector for each passage, which only its words decide."""
    with index.writer(pipeline_version="1") as sink:
        for one in said:
            quotes = [passage.quote for passage in one.passages]
            sink.store(one, keys=[sha(text) for text in quotes], vectors={sha(t): unit(t) for t in quotes})
        sink.finish()


def random_minutes(seed: int, *, documents: int = 4) -> list[Minutes]:
    rng = np.random.default_rng(seed)
    said = []
    for number in range(documents):
        items = []
        for _ in range(int(rng.integers(2, 5))):
            title = " ".join(rng.choice(WORDS, 2)) if rng.random() < 0.5 else ""
            texts = [" ".join([*rng.choice(WORDS, 4), f"u{rng.integers(10**9)}"]) for _ in range(4)]
            items.append((title, texts))
        said.append(grouped(*items, path=f"/{number}", committee=f"Body {number}"))
    return said


def rank(
    index: Index, question: str, *, mode: str = "hybrid", allowed: Ids | None = None, depth: int = 200
) -> RankedPassages:
    with index.snapshot():
        words = parse_query(question)
        return rank_passages(
            index,
            unit(question),
            words,
            weigh_terms(words.terms, index.lexical),
            mode=mode,
            allowed=allowed,
            ranking=replace(Ranking(), depth=depth),
        )


def oracle(index: Index, question: str, allowed: Ids | None = None) -> dict[int, float]:
    """Every passage's score, from its definition."""
    ranking, words = Ranking(), parse_query(question)
    weights = weigh_terms(words.terms, index.lexical).weights
    total = max(sum(weights.values()), 1e-9)
    every = index.sample(500)
    rows = {row.id: row for row in index.reader.passages(every if allowed is None else allowed)}
    vectors = dict(zip(rows, index.reader.embedded(list(rows)), strict=True))
    cosine: dict[int, float] = {}
    bm25 = dict(zip(rows, index.lexical.scores(words, np.array(list(rows))).tolist(), strict=True))

    title = {one: set(terms(row.item.title)) for one, row in rows.items()}
    body = {one: title[one] | set(terms(row.quote)) for one, row in rows.items()}

    def share(held: set[str]) -> float:
        return sum(weight for term, weight in weights.items() if term in held) / total

    def together(one: int, other: int) -> bool:
        """Whether two passages of one document stand under the same heading, with none missing between."""
        low, high = sorted((one, other))
        if rows[low].document.id != rows[high].document.id:
            return False
        between = [rows[at].item for at in range(low, high + 1) if at in rows]
        headed = any(a.id != b.id and (a.title or b.title) for a, b in pairwise(between))
        return len(between) == high - low + 1 and not headed

    def beside(one: int, step: int) -> float:
        near = [at for at in (one - step, one + step) if at in rows and together(one, at)]
        return float(np.mean([cosine[at] for at in near])) if near else cosine[one]

    def score(one: int) -> float:
        reach = range(one - ranking.window, one + ranking.window + 1)
        near = [at for at in reach if at in rows and together(one, at)]
        part = ranking.around_titled if rows[one].item.title else ranking.around
        return float(
            cosine[one]
            + ranking.bm25 * bm25[one] / (2.2 * total)
            + trust * ranking.words * (1 - part) * share(body[one]) ** 2
            + trust * ranking.words * part * share(set().union(*(body[at] for at in near))) ** 2
            + trust * ranking.title * share(title[one]) ** 2
            + ranking.near * beside(one, 1)
            + ranking.far * beside(one, 2)
        )

    most = total * max((share(body[one]) for one in rows), default=0.0)
    trust = min(1.0, most / min(total, ranking.chance * log(len(index.lexical)))) ** 2
    cosine |= {one: float(vectors[one] @ unit(question)) for one in rows}
    best = sorted(rows, key=lambda one: (-score(one), one))[: ranking.feedback_passages]
    moved = unit(question) + ranking.feedback * np.mean([vectors[one] for one in best], axis=0)
    moved = moved / np.linalg.norm(moved)
    cosine |= {one: float(vectors[one] @ moved) for one in rows}
    return {one: score(one) for one in rows}
