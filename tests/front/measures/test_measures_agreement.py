"""How far two annotators agree."""

import pytest

from matters.corpus.annotations import FOLDER, HALVES, half_of, lines
from matters.measures.agreement import (
    KINDS,
    Annotated,
    agreement,
    annotated,
    main,
    table,
)
from matters.measures.tally import Counts
from matters.pipeline.records import Span

FIRST = {"concern": [Span(0, 10), Span(20, 40)], "action": [Span(0, 10)]}
SECOND = {"concern": [Span(5, 10), Span(38, 60), Span(70, 80)]}


def test_agreement_is_overlap_by_half_within_a_kind() -> None:
    assert agreement([FIRST], [SECOND], "concern") == [Counts(hits=1, found=2, gold=3)]
    assert agreement([FIRST], [SECOND], "action") == [Counts(hits=0, found=1, gold=0)]


def test_agreement_is_counted_meeting_by_meeting() -> None:
    counts = agreement([FIRST, {}], [FIRST, SECOND], "concern")
    assert counts == [Counts(2, 2, 2), Counts(0, 0, 3)]


def test_table_sets_each_annotator_against_the_gold() -> None:
    gold = {"concern": [Span(0, 10)]}
    printed = table([Annotated("dev", FIRST, SECOND, gold), Annotated("test", gold, gold, gold)])
    [dev, test] = [line for line in printed.splitlines() if line.startswith("| concern")]
    assert dev == "| concern | dev | 2 | 3 | 1 | 0.40 | 0.40 to 0.40 | 0.67 | 0.50 |"
    assert test == "| concern | test | 1 | 1 | 1 | 1.00 | 1.00 to 1.00 | 1.00 | 1.00 |"


@pytest.mark.parametrize("name", ["first", "second"])
def test_annotated_places_every_mark_of_both_annotators(name: str) -> None:
    rows = lines(f"{name}.jsonl")
    placed = [getattr(one, name) for one in annotated()]
    assert {row["kind"] for row in rows} == set(KINDS)
    assert sum(len(spans) for marks in placed for spans in marks.values()) == len(rows)
    assert {row["item"].partition("#")[0] for row in rows} == set(half_of())


def test_agreement_is_printed_and_the_data_card_repeats_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    printed = capsys.readouterr().out
    assert printed.count("\n") == 2 + len(KINDS) * len(HALVES)
    assert printed in (FOLDER / "README.md").read_text(encoding="utf-8")
