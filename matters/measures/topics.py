"""How well the archive answers: its ranking, its evidence and its silence."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from matters.archive import Archive
from matters.corpus import annotations
from matters.corpus.annotations import fold
from matters.index.results import SearchResult
from matters.measures.tally import Half


def score_topics(
    archive: Archive, halves: Mapping[str, Half], gold_ids: Mapping[tuple[str, str], str]
) -> None:
    """Ask every topic.

    :param gold_ids: the gold item that each item of the archive belongs to.
    """
    judged, evidence = annotations.qrels(), _evidence()
    top: dict[tuple[str, bool], list[float]] = {}
    for topic in annotations.lines("topics.jsonl"):
        half = halves[topic["half"]]
        result = archive.search(topic["text"], k=10, keep_weak=True)
        relevance = {item: grade for item, grade in judged.get(topic["query_id"], {}).items() if grade}
        best = max((hit.score for hit in result.hits), default=0.0)
        top.setdefault((topic["half"], bool(relevance)), []).append(best)
        half.share(
            "silence: answerable topics answered" if relevance else "silence: others left silent"
        ).append(float(result.answered == bool(relevance)))
        if relevance:
            _rank(_ranked(result, gold_ids), relevance, half)
            if topic["query_id"] in evidence:
                half.share("evidence: a gold sentence in the first three hits").append(
                    float(_shown(result, evidence[topic["query_id"]]))
                )
    for name, half in halves.items():
        half.share("silence: AUROC").extend(
            float(yes > no) + 0.5 * (yes == no) for yes in top[name, True] for no in top[name, False]
        )


def _evidence() -> dict[str, list[str]]:
    sentences: dict[str, list[str]] = {}
    for row in annotations.lines("evidence.jsonl"):
        sentences.setdefault(row["query_id"], []).append(fold(row["sentence"]))
    return sentences


def _ranked(result: SearchResult, gold_ids: Mapping[tuple[str, str], str]) -> list[str]:
    """The gold items that were found, best first, each once."""
    found = []
    for hit in result.hits:
        key = (Path(hit.source.path).name, hit.item.id.partition("#")[2])
        found.append(gold_ids.get(key, hit.item.id))
    return list(dict.fromkeys(found))


def _rank(ranked: Sequence[str], relevance: Mapping[str, int], half: Half) -> None:
    import ir_measures

    run = {"q": {item: -float(place) for place, item in enumerate(ranked)}}
    for name in ("nDCG@10", "R@10", "Success@1"):
        found = ir_measures.calc_aggregate(
            [ir_measures.parse_measure(name)], {"q": dict(relevance)}, run if ranked else {}
        )
        half.share(f"ranking: {name}").append(float(next(iter(found.values()), 0.0)))


def _shown(result: SearchResult, sentences: Sequence[str]) -> bool:
    shown = [fold(one.quote) for hit in result.hits[:3] for one in hit.evidence]
    return any(quoted in sentence or sentence in quoted for quoted in shown for sentence in sentences)
