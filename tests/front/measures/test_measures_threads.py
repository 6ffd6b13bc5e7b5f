"""What ``matters evaluate`` counts of promises, against counts made by hand."""

from typing import Any

import pytest

from matters.corpus.annotations import GoldDocument, GoldItem
from matters.index.ledger.records import Entry, FollowUp, Promise, Sentence, Window
from matters.measures.gold_text import GoldText
from matters.measures.tally import Half
from matters.measures.threads import GoldPlace, GoldThread, gold_threads, macro_f1, score_threads
from matters.pipeline.records import SourceText, Span
from measured import place


def entry(file: str, start: int, end: int, state: str, *follow_up: FollowUp) -> Entry:
    at = place(file, start, end)
    promise = Promise("p", "action", at.item, at.meeting, at.document, start, end, "", "", "")
    return Entry(promise, "open", state, Window(), follow_up)


def link(file: str, start: int, end: int, relation: str = "discharge") -> FollowUp:
    at = place(file, start, end)
    return FollowUp(Sentence(0, at.item, at.meeting, at.document, start, end, ""), "", relation, 0.9)


def thread(
    start: int, end: int, expected: str, *misses: GoldPlace, heard: bool = True, file: str = "a.txt"
) -> GoldThread:
    return GoldThread("dev", expected, heard, GoldPlace(file, Span(start, end)), misses)


def scored(entries: list[Entry], *threads: GoldThread) -> Half:
    half = Half()
    score_threads(entries, threads, half)
    return half


def test_threads_are_counted() -> None:
    miss = GoldPlace("b.txt", Span(0, 10))
    entries = [
        entry("a.txt", 10, 30, "discharged"),
        entry("a.txt", 100, 140, "discharged", link("b.txt", 5, 20)),
        entry("a.txt", 200, 240, "lapsed"),
        entry("a.txt", 339, 400, "discharged"),
    ]
    half = scored(
        entries,
        thread(0, 40, "discharged"),
        thread(100, 140, "unknown", miss, heard=False),
        thread(200, 240, "repeated"),
        thread(300, 340, "discharged"),
    )
    assert half.shares == {
        "threads: promises found": [1, 1, 1, 0],
        "threads: state right": [1, 0, 0, 0],
        "threads: wrongly lapsed": [0, 1, 0],
        "threads: discharged by a near miss": [1],
    }
    measured = half.values["threads: state macro-F1"]
    assert measured.value == pytest.approx((0.5 + 0 + 0) / 3)
    assert measured.n == 4


def test_threads_pair_with_the_promise_of_the_same_file_that_overlaps_most() -> None:
    entries = [
        entry("b.txt", 0, 40, "lapsed"),
        entry("a.txt", 20, 40, "lapsed"),
        entry("a.txt", 0, 39, "repeated"),
    ]
    assert scored(entries, thread(0, 40, "repeated")).shares["threads: state right"] == [1]


@pytest.mark.parametrize(
    "follow_up",
    [link("b.txt", 0, 10, "progress"), link("c.txt", 0, 10), link("b.txt", 10, 20)],
    ids=["progress", "another file", "beside it"],
)
def test_threads_near_miss_misleads_only_where_it_is_taken_for_the_promise_kept(follow_up: FollowUp) -> None:
    half = scored(
        [entry("a.txt", 0, 40, "discharged", follow_up)],
        thread(0, 40, "open", GoldPlace("b.txt", Span(0, 10)), heard=False),
    )
    assert half.shares["threads: discharged by a near miss"] == [0]


def test_threads_are_read_with_their_places_and_what_silence_must_say() -> None:
    text = "1 Roads\nShe would\nwrite soon.\n2 Paths\nShe would write soon."
    items = (
        GoldItem("elmbury/2020-01-01#1", "1", "Roads", "1 Roads"),
        GoldItem("elmbury/2020-01-01#2", "2", "Paths", "2 Paths"),
    )
    gold = GoldDocument("a", "minutes/a.txt", "elmbury/2020-01-01", {}, items, (), (), None)
    origin = {"file": "minutes/a.txt", "item": "elmbury/2020-01-01#2", "text": "She would write soon."}
    row: dict[str, Any] = {
        "kind": "action",
        "state": "lapsed",
        "origin": origin,
        "evidence": [],
        "near_misses": [],
    }
    rows = [
        {**row, "window_missing": ["elmbury/2020-02-01"]},
        {**row, "window_missing": [], "near_misses": [{**origin, "text": "never said"}]},
        {**row, "kind": "question"},
        {**row, "state": None},
    ]
    found = list(
        gold_threads(rows, [GoldText(gold, SourceText(text, "text"))], {"elmbury/2020-01-01": "dev"})
    )
    start = text.rindex("She")
    assert found == [
        GoldThread("dev", "unknown", False, GoldPlace("a.txt", Span(start, len(text))), ()),
        GoldThread(
            "dev",
            "lapsed",
            False,
            GoldPlace("a.txt", Span(start, len(text))),
            (GoldPlace("a.txt", None),),
        ),
    ]


def test_threads_macro_f1_is_over_the_states_expected() -> None:
    assert macro_f1(["open", "open", "lapsed"], ["open", "lapsed", "lapsed"]) == pytest.approx(
        (2 / 3 + 2 / 3) / 2
    )
    assert macro_f1(["open"], ["unknown"]) == 0
    assert macro_f1([], []) == 0
