"""Cells of a column of verdicts: what they decide, set as a task or put off, for what stands in their row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matters.pipeline.outcomes.actions.actions import find_actions, find_deferrals
from matters.pipeline.outcomes.actions.dues import due_in, due_named
from matters.pipeline.outcomes.actions.owners import owners_named
from matters.pipeline.outcomes.decisions.decisions import find_decisions
from matters.pipeline.outcomes.decisions.elsewhere import results_of_others
from matters.pipeline.outcomes.decisions.groups import sentence_span
from matters.pipeline.outcomes.decisions.subtypes import decision_subtype
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.records import Outcome, Span
from matters.pipeline.structure.action_rows import Row

_PUT_OFF = re.compile(
    r"(?i)\W*(?:decision |item |application )?"
    r"(?:deferred|postponed|held over|adjourned|carried (?:forward|over))\b|\W*(?:to )?defer\b"
)
_VERDICT = re.compile(
    r"(?i)\W*(?:(?:the )?(?:council|committee|board) |it was )?(?:strongly |unanimously )?"
    r"(?:£[\d,.]+ (?:was )?(?:agreed|approved|awarded|granted)|accepted|adopted|agreed|approved|awarded"
    r"|declined|granted|noted|object(?:s|ed|ions?)?|refused|rejected|support(?:s|ed)?|neutral"
    r"|no (?:further )?(?:comments?|objections?|observations?)"
    r"|no (?:further )?(?:action|reply|response)"
    r"(?: (?:is |was )?(?:required|necessary|needed|to be (?:made|sent|taken)))?)"
    r"(?=\W*$| ?[-–—:;,(]| (?:as|because|by|due|for|in|on|subject|the|this|to|unanimously|with)\b)"
)
_SETTLED = re.compile(
    r"(?i)\W*[a-z][\w’'&,/ -]{2,60} (?<!not )(?<!been )(?<!was )"
    r"(?:accepted|agreed|approved|awarded|declined|noted|refused)"
    r"(?=\W*$|[;,]| (?:at a cost|by all|for £|subject to|unanimously|up to)\b)"
)
"""A verdict behind what it is on: "Repairs approved at a cost of £300"."""
_TASK = re.compile(
    r"\W*(?P<who>(?:[Tt]he )?[A-Z][\w.'’-]*(?:[ ,/&+]+(?:and )?[A-Za-z][\w.'’-]*){0,4}?) to [a-z]+\b"
)
_FEW = 6
"""Words of a cell that tells too little without its row."""


def cell_outcomes(reading: Reading, row: Row) -> Iterator[Outcome]:
    """What one cell decides, sets as a task and puts off; nothing else is told by so few words.

    :param reading: of the cell alone.
    """
    first = reading.sentences[0].text if reading.sentences else ""
    if _PUT_OFF.match(first):
        put_off = next(find_deferrals(reading), reading.outcome("deferral", row.task))
        yield _placed(put_off, _with_row(reading, row))
        return
    tasks = list(_tasks(reading, row))
    yield from tasks
    if not results_of_others(reading, row.start):
        yield from _decided(reading, row, tasks)


def _tasks(reading: Reading, row: Row) -> Iterator[Outcome]:
    """The actions in a cell: whoever begins it has to act, or who stands in a column of its own."""
    told = [one for one in find_actions(reading) if not _is_verdict(reading, one)]
    for place, sentence in enumerate(reading.sentences):
        task = _TASK.match(sentence.text)
        owners = owners_named(reading, task["who"]) if task and not _VERDICT.match(sentence.text) else ()
        if any(one.person for one in owners) and not any(
            _meets(sentence_span(reading, place), one) for one in told
        ):
            due = due_in(sentence.text, minutes=reading.text, meeting_date=reading.meeting.date)
            bare = reading.at("action", place, 0, len(sentence.text))
            told.append(replace(bare, subtype="directed", owners=owners, due=due))
    for one in told:
        due = one.due or due_named(row.due, minutes=reading.text, meeting_date=reading.meeting.date)
        yield replace(one, owners=one.owners or owners_named(reading, row.owner), due=due)


def _decided(reading: Reading, row: Row, tasks: Sequence[Outcome]) -> Iterator[Outcome]:
    """The decisions in a cell; a few words are quoted with their row."""
    told = list(find_decisions(reading))
    for place, sentence in enumerate(reading.sentences):
        span = sentence_span(reading, place)
        decides = _VERDICT.match(sentence.text) or _SETTLED.match(sentence.text)
        if decides and not any(_meets(span, one) for one in told):
            subtype = decision_subtype(sentence.text)
            told.append(replace(reading.outcome("decision", span), subtype=subtype))
    short = len(" ".join(one.text for one in reading.sentences).split()) <= _FEW
    if short and len(told) == 1 and not tasks:
        told = [_placed(told[0], _with_row(reading, row))]
    yield from told


def _is_verdict(reading: Reading, outcome: Outcome) -> bool:
    return bool(_VERDICT.match(reading.text[outcome.start : outcome.end]))


def _with_row(reading: Reading, row: Row) -> Span:
    """The cell with what stands before it in its row, where that is on one line."""
    before = reading.text[row.start : row.task.end]
    return row.task if "\n" in before else Span(row.start + _lead(before), row.task.end)


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip(" \t|"))


def _placed(outcome: Outcome, span: Span) -> Outcome:
    return replace(outcome, start=span.start, end=span.end)


def _meets(span: Span, outcome: Outcome) -> bool:
    return span.start < outcome.end and outcome.start < span.end
