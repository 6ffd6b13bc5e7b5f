"""Items that say the same are one hit."""

from pathlib import Path

import numpy as np
import pytest

from matters.index.lexical.query import parse_query
from matters.index.search.judging import Judged
from matters.index.search.relevance import weigh_terms
from matters.index.search.twins import Folded, fold_twins
from matters.index.store import Index
from store_minutes import archive, minutes

BRIDGE = (
    "The footbridge at Mill Lane stays shut until the surveyor has looked at its timbers, and the diversion"
    " by the weir will be signed from Monday."
)
QUOTING = f'Minute 23/12 of the last meeting read: "{BRIDGE}" Members accepted this and went on to the swans.'
OTHER = "The allotments were dug over by volunteers, and the shed was painted green by scouts in the rain."


def fold(index: Index, *order: int) -> list[tuple[str, list[str]]]:
    """The items that are shown when passages are found in this order, each with its twins."""
    weights = weigh_terms(parse_query("footbridge timbers").terms, index.lexical)
    judged = [Judged(0.9, np.array([one], dtype=np.int64)) for one in order]
    return [named(one) for one in fold_twins(judged, index.reader, weights)]


def named(folded: Folded) -> tuple[str, list[str]]:
    return folded.passage.item.id, [one.item.id for one in folded.twins]


def meetings(tmp_path: Path, *texts: str) -> Index:
    return archive(
        tmp_path, *(minutes(text, date=f"20{20 + n}-01-08", path=f"/{n}") for n, text in enumerate(texts))
    )


@pytest.mark.parametrize("order", [(1, 2, 3), (1, 3, 2)])
def test_twins_are_one_hit(tmp_path: Path, order: tuple[int, ...]) -> None:
    with meetings(tmp_path, BRIDGE, OTHER, BRIDGE + " Noted.") as index:
        shown = dict(fold(index, *order))
    assert shown == {"cabinet/2020-01-08#1": ["cabinet/2022-01-08#1"], "cabinet/2021-01-08#1": []}


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_twins_what_is_quoted_stands_for_what_quotes_it(tmp_path: Path, order: tuple[int, ...]) -> None:
    with meetings(tmp_path, f"{BRIDGE} {OTHER} {OTHER[::-1]}", QUOTING + OTHER[::-1]) as index:
        assert fold(index, *order) == [("cabinet/2020-01-08#1", ["cabinet/2021-01-08#1"])]


def test_twins_that_say_more_than_they_quote_stay(tmp_path: Path) -> None:
    more = f'It had been minuted: "{OTHER}" The footbridge was now safe, for its timbers were new.'
    with meetings(tmp_path, OTHER + BRIDGE, more) as index:
        assert len(fold(index, 1, 2)) == 2


def test_twins_few_words_may_be_the_same_by_chance(tmp_path: Path) -> None:
    with meetings(tmp_path, "The footbridge is shut.", "The footbridge is shut!") as index:
        assert len(fold(index, 1, 2)) == 2
