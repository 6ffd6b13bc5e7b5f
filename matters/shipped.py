"""How good everything is on the shipped corpus: one table, dev half and test half side by side."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from matters.archive import Archive
from matters.corpus import annotations
from matters.measures.outcomes import score_outcomes
from matters.measures.reading import read_document, score_attendance, score_entities, score_items
from matters.measures.tally import Counts, Half
from matters.measures.topics import score_topics
from matters.pipeline.process import Processor

HALVES = ("dev", "test")


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: its value on each half, and over how many judged things."""

    group: str
    measure: str
    dev: float
    test: float
    dev_n: int
    test_n: int


def evaluate_shipped(archive: Archive) -> list[Row]:
    """Read the corpus, ask it every topic, and hold both against the gold.

    :param archive: an empty one.
    """
    halves = {half: Half() for half in HALVES}
    where = _half_of_meetings()
    processor = Processor(meaning=archive.embedder)
    gold_ids: dict[tuple[str, str], str] = {}
    for document in annotations.documents():
        read = read_document(document, processor)
        half = halves[where[document.meeting_id.partition("@")[0]]]
        score_items(read, half)
        score_attendance(read, half)
        score_entities(read, half)
        score_outcomes(read, half)
        gold_ids |= {(document.path.name, key): gold for key, gold in read.ids.items()}
    archive.ingest([annotations.FOLDER / "minutes"])
    score_topics(archive, halves, gold_ids)
    return _rows(halves)


def _half_of_meetings() -> dict[str, str]:
    halves = json.loads((annotations.GOLD / "half.json").read_text(encoding="utf-8"))
    return {meeting: half for half in HALVES for meeting in halves[half]}


def _rows(halves: Mapping[str, Half]) -> list[Row]:
    dev, test = halves["dev"], halves["test"]
    rows = []
    for name in dict.fromkeys([*dev.shares, *test.shares]):
        rows.append(
            _row(
                name, dev.share(name), test.share(name), lambda values: fmean(values) if values else 0.0, len
            )
        )
    for name in dict.fromkeys([*dev.counts, *test.counts]):
        for label, value in _RATES if name.startswith("outcomes: ") else _RATES[:1]:
            whole = f"{name} {label}" if name.startswith("outcomes: ") else name
            rows.append(_row(whole, dev.count(name), test.count(name), value, lambda counts: counts.gold))
    return sorted(rows, key=lambda row: (_ORDER.index(row.group), row.measure))


_RATES: tuple[tuple[str, Callable[[Counts], float]], ...] = (
    ("F1", lambda counts: counts.f1),
    ("precision", lambda counts: counts.precision),
    ("recall", lambda counts: counts.recall),
)
_ORDER = ("ranking", "evidence", "silence", "items", "attendance", "names", "outcomes")


def _row(name: str, dev: Any, test: Any, value: Callable[[Any], float], size: Callable[[Any], int]) -> Row:  # noqa: ANN401
    group, _, measure = name.partition(": ")
    return Row(group, measure, value(dev), value(test), size(dev), size(test))
