"""The outcomes of one agenda item."""

from collections.abc import Sequence

from matters.pipeline.outcomes.actions import find_actions, find_deferrals
from matters.pipeline.outcomes.concerns import find_concerns
from matters.pipeline.outcomes.decisions import find_decisions
from matters.pipeline.outcomes.interests import find_interests
from matters.pipeline.outcomes.model import OutcomeModel, shipped_model
from matters.pipeline.outcomes.people import HEAD_LENGTH, people_of
from matters.pipeline.outcomes.reading import read_item
from matters.pipeline.outcomes.scrutiny import find_questions, find_recommendations
from matters.pipeline.records import Attendee, Item, Meeting, Outcome, Span

_FINDERS = (
    find_decisions,
    find_actions,
    find_deferrals,
    find_concerns,
    find_interests,
    find_recommendations,
    find_questions,
)


def find_outcomes(
    text: str,
    item: Item,
    sentences: Sequence[Span],
    *,
    attendance: Sequence[Attendee],
    meeting: Meeting,
    model: OutcomeModel | None = None,
) -> tuple[Outcome, ...]:
    """What an item decides, promises, puts off, complains of, declares, recommends and asks.

    :param text: the whole document; offsets are places in it.
    :param sentences: the sentences of the item, sorted and disjoint.
    :param attendance: who owners and speakers are resolved among.
    :param meeting: its date settles what "by the end of April" means.
    :param model: weights other than those shipped.
    """
    if not sentences:
        return ()
    reading = read_item(
        text,
        item,
        sentences,
        people=people_of(tuple(attendance), text=text[:HEAD_LENGTH], chair=meeting.chair),
        meeting=meeting,
        model=model or shipped_model(),
    )
    found = [outcome for finder in _FINDERS for outcome in finder(reading)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))
