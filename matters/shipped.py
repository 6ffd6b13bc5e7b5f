"""How good everything is on the shipped corpus: one table, dev half and test half side by side."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any

from matters.archive import Archive
from matters.corpus import annotations
from matters.corpus.annotations import GoldDocument, fold
from matters.index.results import SearchResult
from matters.pipeline.process import Processor, read_bytes, sha256
from matters.pipeline.readers import read_source
from matters.pipeline.records import Minutes
from matters.pipeline.verbatim import quote

HALVES = ("dev", "test")
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: its value on each half, and over how many judged things."""

    group: str
    measure: str
    dev: float
    test: float
    dev_n: int
    test_n: int


@dataclass(slots=True)
class _Counts:
    """Hits, guesses and truths."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / (self.found + self.gold) if self.found + self.gold else 1.0


@dataclass(slots=True)
class _Half:
    """What is counted on one half."""

    counts: dict[str, _Counts] = field(default_factory=dict)
    shares: dict[str, list[float]] = field(default_factory=dict)

    def count(self, name: str) -> _Counts:
        """The counts of this name."""
        return self.counts.setdefault(name, _Counts())

    def share(self, name: str) -> list[float]:
        """The values whose mean is the measure of this name."""
        return self.shares.setdefault(name, [])


@dataclass(frozen=True, slots=True)
class _Read:
    """A gold document and what the pipeline reads in it.

    :param starts: where the gold items start in the folded text.
    :param found: where the items read start there; headings before the first gold item (a list of those
        present) are left out, since the gold counts them as front matter.
    :param ids: for each item read its key and the gold item in which it begins.
    :param body: where in the text the first item begins that is one in the gold too.
    """

    gold: GoldDocument
    minutes: Minutes
    starts: Sequence[int]
    found: Sequence[int]
    ids: Mapping[str, str]
    body: int


def evaluate_shipped(archive: Archive) -> list[Row]:
    """Read the corpus, ask it every topic, and hold both against the gold.

    :param archive: an empty one.
    """
    halves = {half: _Half() for half in HALVES}
    where = _half_of_meetings()
    processor = Processor()
    gold_ids: dict[tuple[str, str], str] = {}
    for document in annotations.documents():
        read = _read(document, processor)
        half = halves[where[document.meeting_id.partition("@")[0]]]
        _score_items(read, half)
        _score_attendance(read, half)
        _score_entities(read, half)
        gold_ids |= {(document.path.name, key): gold for key, gold in read.ids.items()}
    archive.ingest([annotations.FOLDER / "minutes"])
    _score_topics(archive, halves, gold_ids)
    return _rows(halves)


def _half_of_meetings() -> dict[str, str]:
    halves = json.loads((annotations.GOLD / "half.json").read_text(encoding="utf-8"))
    return {meeting: half for half in HALVES for meeting in halves[half]}


def _read(document: GoldDocument, processor: Processor) -> _Read:
    data = read_bytes(document.path)
    source = read_source(document.path, data, name=document.path.name)
    minutes = processor.understand(source, sha256=sha256(data), path=str(document.path))
    whole = fold(quote(source.text, 0, len(source.text), omit=source.furniture))
    starts = annotations.starts(document, whole)
    first = min((at for at in starts if at >= 0), default=0)
    found, ids, body = [], {}, len(source.text)
    for item in minutes.items:
        at = len(fold(quote(source.text, 0, item.start, omit=source.furniture)))
        before = [
            gold.id for gold, start in zip(document.items, starts, strict=True) if 0 <= start <= at + _NEAR
        ]
        if before:
            ids[item.key] = before[-1]
        if at + _NEAR >= first:
            found.append(at)
            body = min(body, item.start)
    return _Read(document, minutes, starts, found, ids, body)


def _score_items(read: _Read, half: _Half) -> None:
    starts = [at for at in read.starts if at >= 0]
    counts = half.count("items: boundary F1")
    counts.hits += sum(any(abs(at - one) <= _NEAR for one in read.found) for at in starts)
    counts.found += len(read.found)
    counts.gold += len(starts)


def _score_attendance(read: _Read, half: _Half) -> None:
    truth = {fold(str(person["name"])).casefold(): person["status"] for person in read.gold.attendance}
    found = {fold(person.name).casefold(): person.status for person in read.minutes.attendance}
    _compare(truth.keys(), found.keys(), half.count("attendance: name F1"))
    half.share("attendance: status right").extend(
        float(found[name] == truth[name]) for name in found.keys() & truth.keys()
    )


def _score_entities(read: _Read, half: _Half) -> None:
    if read.gold.entities is None:
        return
    text = read.minutes.document.text
    truth = [
        (str(one["label"]), fold(str(one["text"])))
        for one in read.gold.entities
        if one["item"] not in _AROUND
    ]
    found = [
        (one.label, fold(text[one.start : one.end]))
        for one in read.minutes.mentions
        if one.item and one.start >= read.body
    ]
    for label in ("PERSON", "ROLE", "ORG"):
        _compare(
            [one for one in truth if one[0] == label],
            [one for one in found if one[0] == label],
            half.count(f"names: {label} F1"),
        )


_AROUND = ("front", "back")


def _compare(truth: Iterable[object], found: Iterable[object], counts: _Counts) -> None:
    """Add the overlap of two bags."""
    gold, guessed = Counter(truth), Counter(found)
    counts.hits += (gold & guessed).total()
    counts.found += guessed.total()
    counts.gold += gold.total()


def _score_topics(
    archive: Archive, halves: Mapping[str, _Half], gold_ids: Mapping[tuple[str, str], str]
) -> None:
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
            _score_ranking(_ranked(result, gold_ids), relevance, half)
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


def _score_ranking(ranked: Sequence[str], relevance: Mapping[str, int], half: _Half) -> None:
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


def _rows(halves: Mapping[str, _Half]) -> list[Row]:
    dev, test = halves["dev"], halves["test"]
    rows = []
    for name in dict.fromkeys([*dev.shares, *test.shares]):
        rows.append(
            _row(
                name, dev.share(name), test.share(name), lambda values: fmean(values) if values else 0.0, len
            )
        )
    for name in dict.fromkeys([*dev.counts, *test.counts]):
        rows.append(
            _row(
                name, dev.count(name), test.count(name), lambda counts: counts.f1, lambda counts: counts.gold
            )
        )
    return sorted(rows, key=lambda row: (_ORDER.index(row.group), row.measure))


_ORDER = ("ranking", "evidence", "silence", "items", "attendance", "names")


def _row(name: str, dev: Any, test: Any, value: Callable[[Any], float], size: Callable[[Any], int]) -> Row:  # noqa: ANN401
    group, _, measure = name.partition(": ")
    return Row(group, measure, value(dev), value(test), size(dev), size(test))
