"""What became of promises, as of a day."""

from collections.abc import Sequence

from matters.index.ledger.links.candidates import TracedPromise
from matters.index.ledger.links.model import ThreadModel, load_thread_model
from matters.index.ledger.promises.pointing import points_back
from matters.index.ledger.records import Entry, FollowUp, Promise
from matters.index.ledger.sentences.days import Days
from matters.index.ledger.states.selection import Links, choose_links, settled_once, share_out, told_in_order
from matters.index.ledger.states.windows import Calendar, state_of

_BEYOND = 0.3
"""The probability from which a sentence after the window surely bears on a promise: years hold many."""


def make_entries(
    traced: Sequence[TracedPromise],
    calendar: Calendar,
    days: Days,
    *,
    model: ThreadModel | None = None,
    until: str = "9999",
) -> list[Entry]:
    """What became of promises, in their order.

    :param until: a day; what was minuted on it or later is not looked at.
    """
    model = model or load_thread_model()
    promises = [one.promise for one in traced]
    links = [
        choose_links(one.candidates, model, held=days.last_before(one.promise.meeting, until), until=until)
        for one in traced
    ]
    return [
        make_entry(promise, found, calendar, until=until)
        for promise, found in zip(promises, share_out(promises, links), strict=True)
    ]


def make_entry(promise: Promise, links: Links, calendar: Calendar, *, until: str = "9999") -> Entry:
    """A promise with its states: over its window, and as of the latest meeting held.

    :param until: a day; what was minuted on it or later is not looked at.
    """
    window = calendar.window(promise, until=until)
    end = window.meetings[-1].date or "9999" if window.meetings else "9999"
    links = _likely_beyond(Links(_before(links.sure, until), _before(links.possible, until)), end)
    links = Links(told_in_order(promise.kind, links.sure), links.possible)
    inside = [one for one in links.sure if (one.sentence.meeting.date or "") <= end]
    doubtful = [one for one in links.possible if (one.sentence.meeting.date or "") <= end]
    named = not points_back(promise, promise.quote)
    shown = settled_once(links)
    return Entry(
        promise=promise,
        state=state_of(links.sure, links.possible, window, named=named),
        window_state=state_of(inside, doubtful, window, named=named),
        window=window,
        follow_up=shown.sure,
        possible=shown.possible,
    )


def _likely_beyond(links: Links, end: str) -> Links:
    """What is said after the window surely bears on a promise only where that is likely by itself."""
    weak = [
        one for one in links.sure if (one.sentence.meeting.date or "") > end and one.probability < _BEYOND
    ]
    possible = sorted((*links.possible, *weak), key=lambda one: one.sentence.order)
    return Links(tuple(one for one in links.sure if one not in weak), tuple(possible))


def _before(found: Sequence[FollowUp], until: str) -> tuple[FollowUp, ...]:
    return tuple(one for one in found if (one.sentence.meeting.date or "") < until)
