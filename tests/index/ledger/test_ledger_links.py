"""From a promise to what bears on it: gists, echoes, the order of what was told, and who has a sentence."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ledger_minutes import LETTER, minutes, series, write_series
from ledger_rows import meeting, promise_of, sentence
from matters.archive import Archive
from matters.index.ledger.ledger import Followed, make_ready, promises_of
from matters.index.ledger.links.echoes import echoed_odds
from matters.index.ledger.links.features import Candidates, find_candidates
from matters.index.ledger.links.gists import GISTS
from matters.index.ledger.links.model import load_thread_model
from matters.index.ledger.links.odds import logit, sigmoid
from matters.index.ledger.links.vectors import gist_of, meanings_of
from matters.index.ledger.records import FollowUp, Promise
from matters.index.ledger.states.entries import make_entry
from matters.index.ledger.states.selection import Links, settled_once, share_out, told_in_order
from matters.index.ledger.states.windows import Calendar
from matters.models.embedders import HASHING_MODEL

CHASED = "The county council's engineer, Mr Cole, was still to look at the handrail on Tanner's Bridge."
COLE = "Mr Cole, the engineer, came with his ladder on Monday."
OTHER = "Mr Tull, the postman, came with his parcels on Monday."


def followed(folder: Path, texts: dict[str, str]) -> Iterator[tuple[Followed, Promise, Candidates]]:
    with Archive.open(folder / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(folder / "minutes", texts)])
        found = make_ready(archive._index, archive._embedder)
        [promise] = [one for one in promises_of(found) if "handrail" in one.quote and "2022-01" in one.id]
        [meaning] = meanings_of(found.index, found.embedder, [promise])
        yield found, promise, find_candidates(found.later, promise, meaning)


def place_of(found: Followed, quote: str) -> int:
    [place] = [at for at, one in enumerate(found.sentences) if one.quote == quote]
    return place


def link(date: str, relation: str, probability: float, *, quote: str = "Told.", order: int = 0) -> FollowUp:
    return FollowUp(sentence(date, quote, order=order), quote, relation, probability)


def test_gist_takes_what_stands_before_only_where_the_clause_does_not_say_what() -> None:
    before = "The gravel round the memorial was thin."
    bare = promise_of("NR to contact the county.", before=before, owner="NR")
    full = promise_of("NR to ask the county for gravel and kerbstones.", before=before, owner="NR")
    assert gist_of(bare) == f"{before} NR to contact the county."
    assert gist_of(full) == full.quote


def test_gists_tell_what_was_said_of_another_matter_of_the_meeting(tmp_path: Path) -> None:
    first = f"{LETTER}\n\nThe fountain in Bridge Street was frozen."
    told = "The handrail on Tanner's Bridge is mended.\n\nThe fountain in Bridge Street is mended."
    for found, _, candidates in followed(tmp_path, series(first, later={2: told}, count=2)):
        over = candidates.gists[:, GISTS.index("gist_over_meeting")]
        own = candidates.places.index(place_of(found, "The handrail on Tanner's Bridge is mended."))
        other = candidates.places.index(place_of(found, "The fountain in Bridge Street is mended."))
        assert over[own] > 0 > over[other]


def test_echoes_lead_from_what_keeps_a_promise_open_to_what_settles_it(tmp_path: Path) -> None:
    model = load_thread_model()
    texts = series(LETTER, later={2: CHASED, 3: f"{COLE}\n\n{OTHER}"}, count=4)
    for found, promise, candidates in followed(tmp_path, texts):
        later = found.later
        straight = model.odds(candidates, later.entries(candidates.places))
        echoed = echoed_odds(later, promise, candidates, model)
        gained = dict(zip(candidates.places, (echoed - straight).tolist(), strict=True))
        assert min(gained.values()) == 0.0
        assert gained[place_of(found, COLE)] > 0.5 + gained[place_of(found, OTHER)]
        assert gained[place_of(found, CHASED)] == 0.0


def test_echoes_need_something_that_keeps_the_promise_open(tmp_path: Path) -> None:
    done = "The handrail on Tanner's Bridge was repaired on 4 February."
    model = load_thread_model()
    for found, promise, candidates in followed(tmp_path, series(LETTER, later={2: done, 3: COLE}, count=4)):
        straight = model.odds(candidates, found.later.entries(candidates.places))
        assert np.array_equal(echoed_odds(found.later, promise, candidates, model), straight)


def test_links_take_nothing_for_done_that_a_later_meeting_speaks_of_more_surely_as_open() -> None:
    done, again = link("2022-02-09", "discharge", 0.4), link("2022-03-09", "repeat", 0.6)
    assert [one.relation for one in told_in_order("action", [done, again])] == ["progress", "repeat"]
    for kept in (
        [done, link("2022-03-09", "repeat", 0.3)],
        [done, link("2022-02-09", "repeat", 0.6)],
        [link("2022-02-09", "repeat", 0.6), link("2022-03-09", "discharge", 0.4)],
        [done, link("2022-03-09", "progress", 0.6)],
    ):
        assert told_in_order("action", kept) == tuple(kept)
    assert told_in_order("deferral", [done, again]) == (done, again)


def test_links_settle_a_promise_once_by_the_surest_sentence() -> None:
    again = link("2022-02-09", "repeat", 0.9, order=1)
    weak = link("2022-03-09", "discharge", 0.4, order=2)
    strong = link("2022-04-09", "discharge", 0.6, order=3)
    unsure = link("2022-05-09", "discharge", 0.2, order=4)
    found = settled_once(Links((again, weak, strong), (unsure,)))
    assert found == Links((again, strong), (weak, unsure))
    assert settled_once(Links((again, weak), (unsure,))) == Links((again, weak), (unsure,))


def test_links_give_a_sentence_to_the_promise_of_the_meeting_that_it_bears_on_most() -> None:
    hedge = promise_of("Clerk to have the hedge cut.", item=1)
    lamp = promise_of("Clerk to have the lamp mended.", item=2)
    strong = link("2022-02-09", "discharge", 0.8, quote="All was done.", order=7)
    weak = link("2022-02-09", "discharge", 0.3, quote="All was done.", order=7)
    first, second = share_out([hedge, lamp], [Links((strong,)), Links((weak,))])
    assert first.sure == (strong,) and second.sure == ()


@pytest.mark.parametrize(("named", "kept"), [("The hedge was cut.", False), ("Both are finished.", True)])
def test_links_give_a_sentence_to_what_it_names_among_promises_of_one_item(named: str, kept: bool) -> None:
    hedge, lamp = promise_of("Clerk to have the hedge cut."), promise_of("Clerk to have the lamp lit.")
    about_hedge = "hedge" in named
    links = [
        Links((replace(link("2022-02-09", "discharge", chance, quote=named, order=7), shares=shares),))
        for chance, shares in ((0.5, about_hedge), (0.6, False))
    ]
    assert bool(share_out([hedge, lamp], links)[1].sure) == kept


def test_entries_take_what_is_said_after_the_window_only_where_it_is_likely() -> None:
    promise = promise_of("Clerk to have the hedge cut.")
    held = tuple(meeting(f"2022-{month:02}-09") for month in range(1, 9))
    calendar = Calendar({row.id: 1 for row in held}, {1: held}, {}, {})
    for date, chance, state in (
        ("2022-07-09", 0.2, "discharged"),
        ("2022-08-09", 0.2, "open"),
        ("2022-08-09", 0.4, "discharged"),
    ):
        found = make_entry(promise, Links((link(date, "discharge", chance),)), calendar)
        assert found.state == state
        assert found.window_state == ("discharged" if date == "2022-07-09" else "lapsed")
        assert bool(found.possible) == (state == "open")


def test_odds_are_turned_back_into_probabilities() -> None:
    assert logit(0.5) == 0.0
    for probability in (0.04, 0.5, 0.93):
        assert sigmoid(logit(probability)) == pytest.approx(probability)
    assert 0.0 < sigmoid(-900.0) < 1e-9


def test_followed_sentences_of_a_document_are_its_own(tmp_path: Path) -> None:
    texts = {"a": minutes(2022, 1, LETTER), "b": minutes(2022, 2, CHASED)}
    for found, promise, _ in followed(tmp_path, texts):
        held = [found.sentences[place] for place in found.later.of_document(promise.document.id)]
        assert {one.document.id for one in held} == {promise.document.id}
        assert len(held) == sum(one.document.id == promise.document.id for one in found.sentences)
