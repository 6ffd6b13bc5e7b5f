"""What is procedure is learned from what a body has at most of its meetings."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matters.index.lexical.query import parse_query
from matters.index.search.procedure import procedural
from matters.index.search.ranking import Ranking, rank_passages
from matters.index.search.relevance import weigh_terms
from matters.index.store import Index
from matters.pipeline.records import Attendee, Minutes
from store_minutes import MODEL, ingest, minutes, unit

LONG = "The bus was late again. " * 20


def meeting(month: int) -> Minutes:
    """Two short items and a long one under titles that every meeting has, and one that only this has."""
    said = minutes(
        f"None in month {month}.",
        LONG,
        "Nobody spoke.",
        f"The bus to place {month}.",
        path=f"/{month}",
        date=f"2023-{month:02}-10",
        salt=str(month),
    )
    titles = ("Welcome", "Buses", "Welcome", f"Route {month}")
    return replace(
        said, items=tuple(replace(one, title=title) for one, title in zip(said.items, titles, strict=True))
    )


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with Index.open(tmp_path_factory.mktemp("procedure") / "a", model_id=MODEL, create=True) as opened:
        ingest(opened, *(meeting(month) for month in range(1, 7)))
        yield opened


def by_title(index: Index) -> dict[str, float]:
    """The greatest share of procedure under each title."""
    places = index.places.find(index.sample(100))
    found: dict[str, float] = {}
    for row, share in zip(index.reader.passages(places[:, 0]), procedural(index.reader, places), strict=True):
        found[row.item.title] = max(found.get(row.item.title, 0.0), float(share))
    return found


def test_procedure_is_what_recurs_and_is_short(index: Index) -> None:
    found = by_title(index)
    assert found["Welcome"] == pytest.approx(1 - (len("Nobody spoke.") - len("Welcome")) / 160)
    assert found["Buses"] == 0.0
    assert found["Route 3"] == 0.0


def test_procedure_is_what_names_who_attended(tmp_path: Path) -> None:
    present, other = (
        "Jane Hart and Omar Bell were there",
        "Jane Hart had the bus timetable changed",
    )
    said = minutes(present, other, attendance=(Attendee("Jane Hart", "present", 0, 9),))
    with Index.open(tmp_path / "a", model_id=MODEL, create=True) as index:
        ingest(index, said)
        found = procedural(index.reader, index.places.find(np.array([1, 2])))
    assert found.tolist() == [1.0, 0.0]


def test_procedure_is_not_learned_from_two_meetings(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Index.open(tmp_path_factory.mktemp("two") / "a", model_id=MODEL, create=True) as index:
        ingest(index, meeting(1), meeting(2))
        assert by_title(index)["Welcome"] < 0.3


def test_procedure_weighs_less_unless_it_is_asked_for(index: Index) -> None:
    def lost(question: str) -> float:
        """What an item of procedure loses."""
        words = parse_query(question)
        weights = weigh_terms(words.terms, index.lexical)
        scores = []
        for weight in (0.0, 0.5):
            ranking = Ranking(procedure=weight, feedback=0.0)
            ranked = rank_passages(index, unit(question), words, weights, ranking=ranking)
            titles = [row.item.title for row in index.reader.passages(ranked.ids)]
            scores.append(float(ranked.scores[titles.index("Welcome")]))
        return scores[0] - scores[1]

    assert lost("nobody") == pytest.approx(0.5 * by_title(index)["Welcome"], abs=0.05)
    assert lost("welcome") == pytest.approx(0.0)
