"""What ``matters evaluate`` counts."""

import pytest

from matters.cli.evaluate import shipped_table
from matters.corpus.annotations import GoldDocument
from matters.measures.outcomes import score_outcomes
from matters.measures.reading import ReadDocument
from matters.measures.shipped import Row
from matters.measures.tally import Counts, Half, Value
from matters.pipeline.records import Document, Meeting, Minutes, Outcome, SourceText

TEXT = "1 Roads\nThe report was noted. The hedge is too high. Was it cut?"


def measured(*outcomes: Outcome, meeting_id: str = "roads/2020-01-01") -> Half:
    gold = GoldDocument(
        "a",
        "a.txt",
        meeting_id,
        {},
        (),
        (),
        ({"kind": "decision", "item": "1", "text": "The report was noted."},),
        None,
    )
    document = Document("a.txt", "0", "text", "minutes", "approved", TEXT)
    minutes = Minutes(document, Meeting(), outcomes=outcomes)
    half = Half()
    score_outcomes(ReadDocument(gold, SourceText(TEXT, "text"), minutes, (), (), {}, 0), half)
    return half


def test_measures_an_outcome_is_right_where_it_overlaps_by_half_once() -> None:
    half = measured(Outcome("decision", 8, 29, "1"), Outcome("decision", 10, 29, "1"))
    assert half.count("outcomes: decision") == Counts(hits=1, found=2, gold=1)


def test_measures_an_outcome_elsewhere_or_in_debate_is_not_right() -> None:
    half = measured(Outcome("concern", 30, 51, "1"), Outcome("question", 52, 63, "1", subtype="debate"))
    assert half.count("outcomes: concern") == Counts(hits=0, found=1, gold=0)
    assert half.count("outcomes: question") == Counts()


def test_measures_leave_drafts_out() -> None:
    assert measured(Outcome("decision", 8, 29, "1"), meeting_id="roads/2020-01-01@draft").counts == {}


@pytest.mark.parametrize(("counts", "rates"), [(Counts(1, 2, 4), (0.5, 0.25)), (Counts(), (1.0, 1.0))])
def test_measures_precision_and_recall(counts: Counts, rates: tuple[float, float]) -> None:
    assert (counts.precision, counts.recall) == rates


def test_measures_have_rates_means_and_how_many_are_judged() -> None:
    half = Half(
        counts={"items: boundary F1": Counts(2, 4, 6), "outcomes: action": Counts(2, 4, 6)},
        shares={"silence: left silent": [1.0, 0.0], "ranking: none judged": []},
        values={"threads: macro-F1": Value(0.3, 7)},
    )
    assert half.measures() == {
        "items: boundary F1": Value(0.4, 6),
        "outcomes: action F1": Value(0.4, 6),
        "outcomes: action precision": Value(0.5, 4),
        "outcomes: action recall": Value(2 / 6, 6),
        "silence: left silent": Value(0.5, 2),
        "threads: macro-F1": Value(0.3, 7),
    }


def test_measures_are_printed_in_eighty_columns() -> None:
    lines = shipped_table(
        [
            Row("evidence", "a gold sentence in the first three hits", 0.5, 1.0, 7, 12345),
            Row("names", "ORG F1", None, 0.25, 0, 3),
        ]
    )
    assert [line.split()[-4:] for line in lines] == [
        ["dev", "n", "test", "n"],
        ["0.500", "7", "1.000", "12345"],
        ["-", "0", "0.250", "3"],
    ]
    assert {len(line) for line in lines} == {79}
    assert lines[1].startswith("evidence, a gold sentence in the first three hits ")
