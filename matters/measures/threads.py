"""How well promises are followed, end to end: from the files to the state that the ledger gives them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matters.index.catalogue.rows import DocumentRow
from matters.index.ledger.records import Entry
from matters.measures.gold_text import GoldText, overlap, same_stretch
from matters.measures.tally import Half, Value
from matters.pipeline.records import Span

_KINDS = ("action", "deferral")
_NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Words of the gold in a file; ``span`` is ``None`` where a scan misread them."""

    file: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class GoldThread:
    """One annotated promise.

    :param expected: how it stands at the end of its window, and ``"unknown"`` where nothing is heard of it
        and a meeting of the window is missing.
    :param heard: whether it has evidence.
    """

    half: str
    expected: str
    heard: bool
    origin: GoldPlace
    near_misses: tuple[GoldPlace, ...]


def gold_threads(
    rows: Iterable[Mapping[str, Any]], texts: Iterable[GoldText], halves: Mapping[str, str]
) -> Iterator[GoldThread]:
    """The promises and deferrals of ``threads.jsonl`` that have a state.

    :param halves: of each meeting its half.
    """
    held = {one.gold.file: one for one in texts}
    for row in rows:
        if row["kind"] not in _KINDS or not row.get("state"):
            continue
        silent = row["state"] == "lapsed" and row.get("window_missing")
        yield GoldThread(
            half=halves[row["origin"]["item"].partition("#")[0].partition("@")[0]],
            expected="unknown" if silent else row["state"],
            heard=bool(row["evidence"]),
            origin=_place(row["origin"], held),
            near_misses=tuple(_place(one, held) for one in row["near_misses"]),
        )


def _place(row: Mapping[str, Any], texts: Mapping[str, GoldText]) -> GoldPlace:
    return GoldPlace(Path(row["file"]).name, texts[row["file"]].find(row["text"], item=row["item"]))


def score_threads(entries: Sequence[Entry], threads: Sequence[GoldThread], half: Half) -> None:
    """What the ledger makes of each annotated promise; one that it does not have is wrong.

    :param threads: of this half.
    """
    expected, said = [], []
    for thread in threads:
        entry = _entry_of(thread.origin, entries)
        state = entry.window_state if entry else _NOT_FOUND
        expected.append(thread.expected)
        said.append(state)
        half.share("threads: promises found").append(float(entry is not None))
        half.share("threads: state right").append(float(state == thread.expected))
        if thread.heard:
            half.share("threads: wrongly lapsed").append(float(state == "lapsed"))
        if thread.near_misses:
            half.share("threads: discharged by a near miss").append(float(_misled(entry, thread)))
    half.values["threads: state macro-F1"] = Value(macro_f1(expected, said), len(threads))


def _entry_of(origin: GoldPlace, entries: Sequence[Entry]) -> Entry | None:
    """The ledger's promise that overlaps an annotated one by half the shorter, the one that does so most."""
    if origin.span is None:
        return None
    best, most = None, 0
    for entry in entries:
        span = Span(entry.promise.start, entry.promise.end)
        if _is_of(entry.promise.document, origin.file) and same_stretch(span, origin.span):
            shared = overlap(span, origin.span)
            if shared > most:
                best, most = entry, shared
    return best


def _misled(entry: Entry | None, thread: GoldThread) -> bool:
    """Whether the ledger took a near miss for the promise kept."""
    return any(
        link.relation == "discharge"
        and _is_of(link.sentence.document, miss.file)
        and miss.span is not None
        and overlap(Span(link.sentence.start, link.sentence.end), miss.span) > 0
        for link in (entry.follow_up if entry else ())
        for miss in thread.near_misses
    )


def _is_of(document: DocumentRow, file: str) -> bool:
    return Path(document.path).name == file


def macro_f1(expected: Sequence[str], said: Sequence[str]) -> float:
    """The mean F1 of the states that are expected."""
    values = []
    for state in sorted(set(expected)):
        both = sum(one == other == state for one, other in zip(expected, said, strict=True))
        values.append(2 * both / (expected.count(state) + said.count(state)))
    return sum(values) / len(values) if values else 0.0
