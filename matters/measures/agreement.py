"""How far two people agree on outcomes: ``python -m matters.measures.agreement``.

Each marked the shipped corpus without seeing the other's marks or what the rules find. What counts as
the same mark is what counts as a hit of the rules, so these figures stand beside ``matters evaluate``.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from matters.corpus.annotations import HALVES, GoldDocument, documents, fold, half_of, item_texts, lines
from matters.corpus.check import text_of
from matters.measures.gold_text import matches
from matters.measures.intervals import f1, total
from matters.measures.tally import Counts
from matters.pipeline.errors import MattersError
from matters.pipeline.records import Span

KINDS = ("decision", "action", "concern", "deferral", "interest")

_HEAD = ("kind", "half", "first", "second", "both", "F1", "95 %", "first to gold", "second to gold")

Marks = Mapping[str, Sequence[Span]]
"""Places in the folded text, by the kind of outcome."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """The minutes of one meeting as two annotators marked them, and what was kept in the end.

    :param half: ``"dev"`` or ``"test"``.
    """

    half: str
    first: Marks
    second: Marks
    gold: Marks


def annotated() -> Iterator[Annotated]:
    """Every meeting; a draft repeats what is approved."""
    halves = half_of()
    first, second = lines("first.jsonl"), lines("second.jsonl")
    for document in documents():
        if document.is_draft:
            continue
        inside = item_texts(document, text_of(document))
        yield Annotated(
            halves[document.meeting_id],
            _marks((row for row in first if row["file"] == document.file), inside),
            _marks((row for row in second if row["file"] == document.file), inside),
            _marks(_gold_rows(document, inside), inside),
        )


def _marks(rows: Iterable[Mapping[str, Any]], inside: Mapping[str, str]) -> Marks:
    begins = dict(zip(inside, accumulate(map(len, inside.values()), initial=0), strict=False))
    marks: dict[str, list[Span]] = {}
    for row in rows:
        words, item = fold(row["text"]), row["item"]
        at = begins[item] + inside[item].index(words)
        marks.setdefault(row["kind"], []).append(Span(at, at + len(words)))
    return marks


def _gold_rows(document: GoldDocument, inside: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The outcomes that were kept, each with the id of its item."""
    for row in document.outcomes:
        words = fold(row["text"])
        named = (item.id for item in document.items if row["item"] in (item.number, item.title))
        yield {**row, "item": next(item for item in named if words in inside[item])}


def agreement(found: Sequence[Marks], truth: Sequence[Marks], kind: str) -> list[Counts]:
    """How often two annotators mark the same, meeting by meeting."""
    pairs = [(one.get(kind, ()), other.get(kind, ())) for one, other in zip(found, truth, strict=True)]
    return [Counts(matches(one, other), len(one), len(other)) for one, other in pairs]


def table(read: Sequence[Annotated]) -> str:
    """Markdown: the two annotators against each other, and each against the gold."""
    rows = [_HEAD, ("---",) * len(_HEAD)]
    for kind in KINDS:
        rows += [_row(kind, half, [one for one in read if one.half == half]) for half in HALVES]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(kind: str, half: str, read: Sequence[Annotated]) -> tuple[str, ...]:
    first, second, gold = ([getattr(one, name) for one in read] for name in ("first", "second", "gold"))
    counts = agreement(first, second, kind)
    both, share = total(counts), f1(counts)
    kept = [total(agreement(marks, gold, kind)) for marks in (first, second)]
    sizes = (f"{n}" for n in (both.found, both.gold, both.hits))
    rates = (f"{one.f1:.2f}" for one in kept)
    return (kind, half, *sizes, f"{share.value:.2f}", f"{share.low:.2f} to {share.high:.2f}", *rates)


def main() -> int:
    """Print the table.

    :returns: 0, or 1 when the corpus cannot be read.
    """
    try:
        sys.stdout.write(table(list(annotated())))
    except MattersError as e:
        sys.stderr.write(f"{e}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
