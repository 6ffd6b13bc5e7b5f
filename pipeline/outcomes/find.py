"""The outcomes of the agenda items of one document."""

from collections.abc import Sequence
from itertools import groupby

from matters.models.embedders.port import Embedder
from matters.pipeline.outcomes.actions.actions import find_actions, find_deferrals
from matters.pipeline.outcomes.classifier.model import OutcomeModel, shipped_model
from matters.pipeline.outcomes.concerns.concerns import find_concerns
from matters.pipeline.outcomes.decisions.cells import cell_outcomes
from matters.pipeline.outcomes.decisions.decisions import find_decisions
from matters.pipeline.outcomes.decisions.recommended import without_recommended
from matters.pipeline.outcomes.interests.interests import find_interests
from matters.pipeline.outcomes.people.people import people_in
from matters.pipeline.outcomes.questions.scrutiny import find_questions, find_recommendations
from matters.pipeline.outcomes.reading import ItemText, Reading, read_items
from matters.pipeline.records import Attendee, Meeting, Outcome

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
    items: Sequence[ItemText],
    *,
    attendance: Sequence[Attendee],
    meeting: Meeting,
    embedder: Embedder | None = None,
    model: OutcomeModel | None = None,
) -> tuple[Outcome, ...]:
    """What items decide, promise, put off, complain of, declare, recommend and ask, in order.

    :param text: the whole document; offsets are places in it.
    :param attendance: who owners and speakers are resolved among.
    :param meeting: its date settles what "by the end of April" means.
    :param embedder: tells concerns by their meaning; without it they are told by their wording alone.
    :param model: weights other than those shipped.
    """
    readings = read_items(
        text,
        [one for one in items if one.sentences],
        people=people_in(text, attendance, meeting),
        meeting=meeting,
        model=model or shipped_model(),
        embedder=embedder,
    )
    return tuple(
        outcome
        for _, own in groupby(readings, key=lambda reading: reading.item.key)
        for outcome in sorted(
            (found for reading in own for found in without_recommended(reading, _found(reading))),
            key=lambda one: (one.start, one.end, one.kind),
        )
    )


def _found(reading: Reading) -> list[Outcome]:
    if reading.cell:
        return list(cell_outcomes(reading, reading.cell))
    return [found for finder in _FINDERS for found in finder(reading)]
