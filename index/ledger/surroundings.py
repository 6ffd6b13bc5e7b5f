"""What speaks for a link beyond the sentence itself: its entry, other promises, and where it is minuted."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matters.index.ledger.later import Later, words_of
from matters.index.ledger.records import Promise
from matters.index.ledger.windows import MEETINGS

SURROUNDINGS = (
    "context_over", "clause_over", "near_clause", "near_context", "near_sum", "in_window", "second_meeting",
    "arising", "same_title",
)  # fmt: skip
_ARISING = re.compile(r"(?i)arising|action|update|progress")
_MOST_SUM = 4.0


def surroundings(
    later: Later,
    promise: Promise,
    places: Sequence[int],
    clause: NDArray[np.float32],
    context: NDArray[np.float32],
) -> NDArray[np.float64]:
    """The measures of ``SURROUNDINGS`` for some sentences. *Shape:* ``(len(places), 9)``, float64.

    :param clause: the vector of the promise's quote, ``context`` that of its context. *Shape:* ``(dim,)``.
    """
    at = np.array(places, dtype=np.int64)
    return np.column_stack(
        [
            later.usual_context.above(later.context[at] @ context, at),
            later.usual_clause.above(later.clause[at] @ clause, at),
            _near(later, promise, places),
            _placed(later, promise, places),
        ]
    )


def _near(later: Later, promise: Promise, places: Sequence[int]) -> NDArray[np.float64]:
    """How much of the promise the sentence and those around it in its entry have."""
    clause = words_of(promise.quote).kept
    context = words_of(f"{promise.before} {promise.quote} {promise.head or promise.item.title}").kept
    found = []
    for place in places:
        near = later.near[place]
        rare = sum(later.weight(term) ** 2 for term in clause & near)
        found.append([later.share(clause, near), later.share(context, near), min(_MOST_SUM, rare)])
    return np.array(found).reshape(len(places), 3)


def _placed(later: Later, promise: Promise, places: Sequence[int]) -> NDArray[np.float64]:
    """Whether it is one of the next six meetings, the second, and an item that follows things up."""
    own, made = later.series.get(promise.meeting.id, -1), promise.meeting.date or ""
    dates = [date for date in later.dates.get(own, ()) if date > made]
    title = promise.item.title.casefold()
    found = []
    for place in places:
        sentence = later.sentences[place]
        nth = sum(date < (sentence.meeting.date or "") for date in dates) + 1
        same = later.series.get(sentence.meeting.id) == own
        found.append(
            [
                same and nth <= MEETINGS,
                same and nth == 2,
                bool(_ARISING.search(sentence.item.title)),
                sentence.item.title.casefold() == title,
            ]
        )
    return np.array(found, dtype=np.float64).reshape(len(places), 4)
