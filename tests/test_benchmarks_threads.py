"""Promises of the shipped corpus, followed with the shipped weights: what must never settle one."""

from pathlib import Path

import pytest

from matters.index.ledger.model import load_thread_model
from thread_pairs import lay_corpus
from thread_scores import Judged, judge, score


@pytest.fixture(scope="module")
def judged(model_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    """Every promise and deferral of the gold, dev and test half, as the ledger follows it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATTERS_CACHE", str(model_cache))
        laid = lay_corpus(tmp_path_factory.mktemp("threads"))
    return [judge(laid, one, load_thread_model()) for one in laid.pairs if one.thread.state]


@pytest.mark.model
@pytest.mark.slow
def test_threads_near_misses_settle_no_promise_of_the_half_that_was_tuned_on(judged: list[Judged]) -> None:
    assert score([one for one in judged if one.pairs.thread.side == "dev"]).near_misses == 0
    assert score(judged).near_misses <= 1, "of 19 promises with near misses"


@pytest.mark.model
@pytest.mark.slow
def test_threads_with_evidence_are_never_called_lapsed(judged: list[Judged]) -> None:
    assert len(judged) == 62
    assert score(judged).wrongly_lapsed == 0


@pytest.mark.model
@pytest.mark.slow
def test_threads_links_are_no_worse_than_they_were(judged: list[Judged]) -> None:
    assert score(judged).link_f1 >= 0.55
