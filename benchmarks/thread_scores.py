"""How well promises are followed up: links, states, and what is wrongly called lapsed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matters.index.ledger.links.candidates import candidate_links
from matters.index.ledger.links.model import ThreadModel
from matters.index.ledger.records import Entry
from matters.index.ledger.states.entries import make_entry
from matters.index.ledger.states.selection import choose_links
from matters.measures.threads import macro_f1
from thread_pairs import Laid, Pairs


@dataclass(frozen=True, slots=True)
class Judged:
    """One thread with what the ledger says of it; ``entry`` is ``None`` where it has no such promise."""

    pairs: Pairs
    entry: Entry | None

    @property
    def expected(self) -> str:
        """The state of the gold; what nothing was heard of is unknown where a meeting is missing."""
        state = self.pairs.thread.state or ""
        return "unknown" if state == "lapsed" and self.pairs.thread.missing else state

    @property
    def said(self) -> str:
        """The state of the ledger."""
        return self.entry.window_state if self.entry else "not found"


def judge(laid: Laid, pairs: Pairs, model: ThreadModel) -> Judged:
    """Follow one gold promise."""
    followed, promise = laid.followed, pairs.thread.promise
    candidates = candidate_links(followed.index.reader, followed.later, promise, pairs.candidates, model)
    links = choose_links(candidates, model, held=followed.later.days.last_before(promise.meeting, "9999"))
    return Judged(pairs, make_entry(promise, links, followed.calendar))


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures of some threads.

    :param wrongly_lapsed: called lapsed though the gold has evidence in the window.
    :param unheard: with evidence in the window, and no sure or possible link to anything.
    :param near_misses: discharged by a sentence that the gold names as a near miss.
    """

    threads: int
    precision: float
    recall: float
    macro_f1: float
    accuracy: float
    wrongly_lapsed: int
    unheard: int
    near_misses: int
    false_discharges: int

    @property
    def link_f1(self) -> float:
        """Of links."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def score(judged: Sequence[Judged]) -> Scores:
    """Score the threads."""
    right = found = hit = wanted = 0
    for one in judged:
        orders = _orders(one)
        fine = {
            place
            for place, ok in zip(one.pairs.places, one.pairs.evidence | one.pairs.near, strict=True)
            if ok
        }
        right += len(orders & fine)
        found += len(orders)
        held = set(one.pairs.places)
        for link in one.pairs.thread.links:
            beside = {order + step for order in link.orders for step in range(-2, 3)}
            if link.orders & held:
                wanted += 1
                hit += bool(orders & beside)
    evident = [one for one in judged if one.expected in ("discharged", "repeated")]
    return Scores(
        threads=len(judged),
        precision=right / max(found, 1),
        recall=hit / max(wanted, 1),
        macro_f1=macro_f1([one.expected for one in judged], [one.said for one in judged]),
        accuracy=float(np.mean([one.expected == one.said for one in judged])) if judged else 0.0,
        wrongly_lapsed=sum(one.said == "lapsed" for one in evident),
        unheard=sum(
            one.entry is not None and not (one.entry.follow_up or one.entry.possible) for one in evident
        ),
        near_misses=sum(_settled_by(one, one.pairs.miss) for one in judged),
        false_discharges=sum(one.said == "discharged" != one.expected for one in judged),
    )


def _orders(one: Judged) -> set[int]:
    return {link.sentence.order for link in one.entry.follow_up} if one.entry else set()


def _settled_by(one: Judged, wrong: "np.typing.NDArray[np.bool_]") -> bool:
    places = {place for place, bad in zip(one.pairs.places, wrong, strict=True) if bad}
    links = one.entry.follow_up if one.entry else ()
    return any(link.relation == "discharge" and link.sentence.order in places for link in links)
