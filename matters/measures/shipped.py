"""How good everything is on the shipped corpus: one table, dev half and test half side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from matters.archive import Archive
from matters.corpus import annotations
from matters.corpus.annotations import HALVES, GoldDocument, half_of
from matters.index.concerns.concerns import POSSIBLE
from matters.measures.gold_text import GoldText
from matters.measures.outcomes import score_outcomes
from matters.measures.reading import (
    compare_document,
    score_attendance,
    score_entities,
    score_items,
)
from matters.measures.tally import Half, Value
from matters.measures.themes import gold_decoys, score_themes, theme_mentions
from matters.measures.threads import gold_threads, score_threads
from matters.measures.topics import score_topics
from matters.pipeline.errors import ReadError
from matters.pipeline.records import Minutes


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: its value on each half, and over how many judged things; ``None`` where there are none."""

    group: str
    measure: str
    dev: float | None
    test: float | None
    dev_n: int
    test_n: int


def evaluate_shipped(archive: Archive) -> list[Row]:
    """Read the corpus, ask it every topic, follow promises and concerns, and hold all against the gold.

    :param archive: an empty one.
    :raises ReadError: When a file of the corpus cannot be read: a scan without Tesseract for one.
    """
    halves = {half: Half() for half in HALVES}
    where = half_of()
    stored: dict[str, Minutes] = {}
    report = archive.ingest(
        [annotations.FOLDER / "minutes"],
        on_stored=lambda minutes: stored.update({Path(minutes.document.path).name: minutes}),
    )
    if report.failed:
        raise ReadError(report.failed[0].message, expected="every file of the shipped corpus")
    reads = [compare_document(one, stored[one.path.name]) for one in annotations.documents()]
    for read in reads:
        half = halves[where[_meeting(read.gold)]]
        score_items(read, half)
        score_attendance(read, half)
        score_entities(read, half)
        score_outcomes(read, half)
    ids = {(read.gold.path.name, key): gold for read in reads for key, gold in read.ids.items()}
    score_topics(archive, halves, ids)
    texts = [GoldText(read.gold, read.source) for read in reads]
    _score_threads(archive, texts, halves, where)
    _score_themes(archive, texts, halves, where)
    return _rows(halves)


def _meeting(document: GoldDocument) -> str:
    """The meeting of a document, of a draft that of its approved version."""
    return document.meeting_id.partition("@")[0]


def _score_threads(
    archive: Archive, texts: Sequence[GoldText], halves: Mapping[str, Half], where: Mapping[str, str]
) -> None:
    entries = archive.actions().entries
    threads = list(gold_threads(annotations.lines("threads.jsonl"), texts, where))
    for name, half in halves.items():
        score_threads(entries, [one for one in threads if one.half == name], half)


def _score_themes(
    archive: Archive, texts: Sequence[GoldText], halves: Mapping[str, Half], where: Mapping[str, str]
) -> None:
    concerns = archive.concerns(least=POSSIBLE)
    mentions = list(theme_mentions(annotations.lines("themes.jsonl"), texts))
    decoys = list(gold_decoys(annotations.lines("decoys.jsonl")))
    for name, half in halves.items():
        files = {one.gold.stem for one in texts if where[_meeting(one.gold)] == name}
        score_themes(concerns, mentions, decoys, half, files)


def _rows(halves: Mapping[str, Half]) -> list[Row]:
    dev, test = (halves[half].measures() for half in HALVES)
    rows = []
    for name in dict.fromkeys([*dev, *test]):
        group, _, measure = name.partition(": ")
        one, other = dev.get(name, _NONE), test.get(name, _NONE)
        rows.append(Row(group, measure, _known(one), _known(other), one.n, other.n))
    return sorted(rows, key=lambda row: (_ORDER.index(row.group), row.measure))


def _known(value: Value) -> float | None:
    return value.value if value.n else None


_NONE = Value(0.0, 0)
_ORDER = (
    "ranking",
    "evidence",
    "silence",
    "items",
    "attendance",
    "names",
    "outcomes",
    "threads",
    "themes",
)
