"""What ``matters evaluate`` counts."""

import pytest

from matters.corpus.annotations import GoldDocument
from matters.measures.outcomes import score_outcomes
from matters.measures.reading import ReadDocument
from matters.measures.tally import Counts, Half
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
