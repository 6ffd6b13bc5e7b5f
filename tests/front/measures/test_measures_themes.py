"""What ``matters evaluate`` counts of recurring concerns, against counts made by hand."""

import pytest

from matters.corpus.annotations import GoldDocument
from matters.index.concerns.concerns import Concern, Occasion
from matters.index.concerns.raised import Raised
from matters.index.outcomes.found import Quoted
from matters.measures.gold_text import GoldText
from matters.measures.tally import Counts, Half
from matters.measures.themes import (
    Decoy,
    Mention,
    bcubed,
    count_occasions,
    decoys_counted,
    gold_decoys,
    score_themes,
    theme_mentions,
)
from matters.pipeline.records import SourceText, Span
from measured import place

TEXT = "x" * 999


def concern(*raised: tuple[str, int], quote: str = "") -> Concern:
    """A matter raised in files from these places on, ten characters each."""
    mentions = [
        Raised(Quoted(place(f"{file}.txt", at, at + 10), "", quote), None, None, "", False)
        for file, at in raised
    ]
    return Concern("c", "label", tuple(Occasion(one, None) for one in mentions), ())


def mention(theme: str, file: str, at: int = 100, text: str = TEXT) -> Mention:
    return Mention(theme, file, Span(at, at + 10), text)


def counted(concerns: list[Concern], gold: list[Mention]) -> Counts:
    return count_occasions(concerns, gold, lambda file: True).counts


def test_themes_occasions_hit_near_a_mention() -> None:
    gold = [*(mention("T1", file) for file in "abcd"), mention("T2", "a", 900)]
    found = concern(("a", 100), ("b", 360), ("c", 361), ("e", 100))
    possible = concern(("d", 100), ("a", 900))
    assert counted([found, possible], gold) == Counts(hits=2, found=4, gold=5)


def test_themes_another_label_between_parts_them() -> None:
    text = f"{'x' * 120}\nMill Lane: {'x' * 300}"
    found = concern(("a", 140), ("b", 140), ("c", 140))
    gold = [mention("T1", "a", text=text), mention("T1", "b"), mention("T1", "c")]
    assert counted([found], gold) == Counts(hits=2, found=3, gold=3)


def test_themes_the_next_entry_of_a_list_is_another_matter() -> None:
    text = f"{'x' * 110}\nMill Lane: {'x' * 300}"
    found = concern(("a", 111), ("b", 111), ("c", 111))
    gold = [mention("T1", "a", text=text), mention("T1", "b"), mention("T1", "c")]
    assert counted([found], gold) == Counts(hits=2, found=3, gold=3)


def test_themes_are_paired_with_one_matter_each() -> None:
    gold = [mention("T1", file) for file in "abcdefg"]
    found = [concern(*((file, 100) for file in "abcd")), concern(*((file, 100) for file in "efg"))]
    both = count_occasions(found, gold, lambda file: True)
    assert both.counts == Counts(hits=4, found=7, gold=7)
    assert both.matched == Counts(hits=4, found=4, gold=7)
    assert both.shown == 2


def test_themes_bcubed_looks_at_the_mentions() -> None:
    gold = [mention("T1", "a"), mention("T1", "b"), mention("T2", "c")]
    assert bcubed([concern(("a", 105), ("c", 95))], gold) == pytest.approx(2 / 3)
    assert bcubed([concern(("a", 100), ("b", 100)), concern(("c", 100))], gold) == 1
    assert bcubed([], []) == 0


def test_themes_decoys_are_counted_where_they_are_shown() -> None:
    shown = concern(("a", 0), ("b", 0), ("c", 0), quote="The usual list: “speeding”.")
    decoys = [Decoy("a", "the usual list speeding"), Decoy("d", "the usual list speeding"), Decoy("b", "no")]
    assert list(decoys_counted([shown], decoys)) == [True, False, False]
    assert list(decoys_counted([concern(("a", 0), quote="the usual list speeding")], decoys)) == [False] * 3


def test_themes_are_measured_on_one_half() -> None:
    half = Half()
    gold = [mention("T1", file) for file in "abc"]
    found = concern(("a", 100), ("b", 100), ("d", 100), quote="Speeding")
    decoys = [Decoy("d", "speeding"), Decoy("c", "speeding")]
    score_themes([found], gold, decoys, half, files={"a", "b", "c"})
    assert half.counts == {"themes: occasion": Counts(hits=2, found=2, gold=3)}
    assert half.shares == {"themes: decoys counted": [False]}
    precision, recall = 1, (2 / 3 + 2 / 3 + 1 / 3) / 3
    measured = half.values["themes: mentions B-cubed F1"]
    assert measured.value == pytest.approx(2 * precision * recall / (precision + recall))
    assert measured.n == 3


def test_themes_mentions_stand_where_the_concerns_do() -> None:
    text = "1 Roads\nThe lane is **too** narrow.\nThe hedge is too high."
    outcomes = (
        {"kind": "concern", "item": "1", "text": "The lane is too narrow."},
        {"kind": "decision", "item": "1", "text": "The hedge is too high."},
    )
    gold = GoldDocument("a", "minutes/a.txt", "elmbury/2020-01-01", {}, (), (), outcomes, None)
    said = [{"file": "minutes/a.txt", "text": words} for words in ("lane is too narrow", "hedge is too high")]
    theme = {"id": "T1", "mentions": [*said, {"file": "minutes/unread.pdf", "text": "lane"}]}
    found = list(theme_mentions([theme], [GoldText(gold, SourceText(text, "markdown"))]))
    start = text.index("The lane")
    assert found == [Mention("T1", "a", Span(start, text.index("\nThe hedge")), text)]


def test_themes_decoys_are_read() -> None:
    rows = [{"mentions": [{"file": "minutes/a.txt", "text": "The “usual” list"}]}]
    assert list(gold_decoys(rows)) == [Decoy("a", "the usual list")]
