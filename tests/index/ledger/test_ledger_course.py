"""What was told of a promise, meeting by meeting: what surely bears on it, and what settles it."""

import pytest

from ledger_rows import sentence
from matters.index.ledger.links.candidates import CandidateLink, LaterSentence
from matters.index.ledger.links.model import ThreadModel, Weights
from matters.index.ledger.states.course import Course, judge_link

NONE = Weights((), 0.0)
MODEL = ThreadModel(NONE, NONE, NONE, link=0.1, possible=0.05, sure=-0.5, done=0.6)
LAST = "2022-06-09"


def told(
    month: int, odds: float, reading: float, *, named: bool = True, undone: bool = False
) -> CandidateLink:
    said = LaterSentence(sentence(f"2022-{month:02}-09", "It was told."), "It was told.", shares=True)
    return CandidateLink(said, odds, reading, named, None, undone)


def judged(one: CandidateLink, *others: CandidateLink, held: str = LAST) -> tuple[str, bool]:
    found = judge_link(one, MODEL, Course.of([one, *others], MODEL, held=held))
    return found.relation, found.sure


def test_course_takes_for_done_what_surely_tells_of_it() -> None:
    assert judged(told(2, 0.5, 2.0)) == ("discharge", True)
    assert judged(told(2, 0.5, 2.0, named=False))[0] != "discharge"
    assert judged(told(2, -2.0, 0.7)) == ("discharge", False)


def test_course_takes_a_half_sure_word_for_done_where_nothing_more_was_heard() -> None:
    half = told(2, 0.5, 0.0)
    assert judged(half) == ("discharge", True)
    assert judged(half, held=half.date) == ("repeat", True)
    assert judged(half, told(3, 1.0, -2.0)) == ("repeat", True)
    assert judged(half, told(3, -2.9, 0.2)) == ("discharge", True)
    assert judged(told(2, -0.2, 0.0))[0] == "repeat"


def test_course_links_what_was_heard_last_of_what_had_been_open() -> None:
    weak = told(5, -1.2, 0.2)
    assert judged(weak) == ("progress", False)
    assert judged(weak, told(3, 1.0, -2.0)) == ("discharge", True)
    assert judged(weak, told(3, 1.0, 2.0)) == ("progress", False)
    assert judged(told(5, -1.7, 0.2), told(3, 1.0, -2.0))[1] is False


@pytest.mark.parametrize(
    ("named", "odds", "sure"), [(True, -1.0, True), (False, -1.0, False), (False, 0.5, True)]
)
def test_course_keeps_open_by_what_names_the_promise_or_is_likely(
    named: bool, odds: float, sure: bool
) -> None:
    assert judged(told(2, odds, -2.0, named=named), held="") == ("repeat", sure)


def test_course_settles_nothing_by_what_hardly_means_the_promise() -> None:
    assert judged(told(2, -1.3, 2.0)) == ("discharge", True)
    assert judged(told(2, -1.5, 2.0)) == ("discharge", False)


def test_course_takes_no_denial_for_done_however_it_reads() -> None:
    denial = told(2, 2.5, 2.0, undone=True)
    assert judged(denial) == ("progress", True)
