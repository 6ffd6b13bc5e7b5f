"""Concerns: something adverse that was raised, and by whom."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from matters.pipeline.outcomes.people.subjects import opener, subject
from matters.pipeline.outcomes.questions.put import (
    Question,
    is_announced,
    marked_questions,
    says_little,
    span_of,
)
from matters.pipeline.outcomes.raised import begins_anew, marked, raised_by
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.outcomes.sentences.clauses import Clause
from matters.pipeline.outcomes.sentences.quoted_motions import quoted_places
from matters.pipeline.outcomes.wording.settled import settled
from matters.pipeline.outcomes.wording.voiced import is_fault, is_spared, is_voiced, leads_in
from matters.pipeline.records import Outcome, Owner

_HEADING = re.compile(r"[A-ZÀ-Þ][^.:;?!]{3,70}[.:]?$")
_TELLS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|should|could|may|might|can|do|does|did|not|no|needs?|"
    r"needed|still|again|to|who|which|that|by|due|too)\b|(?<=\s)\w+ed\b"
)
_WORDS = 9


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring clauses of one sentence that carry a concern together."""

    place: int
    clauses: tuple[Clause, ...]


def find_concerns(reading: Reading) -> Iterator[Outcome]:
    """The concerns of an item, in order; clauses that stand together in one sentence are one concern."""
    listed = _listed(reading)
    runs = [
        _Run(place[0], tuple(clause for _, _, clause in together))
        for place, together in groupby(_runs(reading, listed), key=lambda run: (run[0], run[1]))
    ]
    questions = {place: one for one in marked_questions(reading) for place in one.places}
    whole: set[Question] = set()
    told = {run.place for run in runs}
    for run in runs:
        first, last = run.clauses[0], run.clauses[-1]
        question = questions.get(run.place)
        if question in whole or (question is None and _is_bare(reading, run.place, told)):
            continue
        if question:
            whole.add(question)
            outcome = reading.outcome("concern", span_of(reading, question))
        else:
            outcome = reading.at("concern", run.place, first.place, last.place + len(last.text))
        yield replace(outcome, raised_by=_raised_by(reading, run.place, first, listed))


def _is_bare(reading: Reading, place: int, told: Collection[int]) -> bool:
    """Whether a sentence says too little: the end of a question, or a heading of what is told next."""
    text = reading.sentences[place].text
    if says_little(text):
        return True
    after = place + 1
    if after not in told or begins_anew(reading, after) or (place and not begins_anew(reading, place)):
        return False
    names = len(text.split()) <= _WORDS and _HEADING.match(text) and not _TELLS.search(text)
    if not names or is_fault(text) or opener(text, reading.people):
        return False
    follows = reading.sentences[after].text
    return bool(subject(follows, reading.people) or opener(follows, reading.people))


def _raised_by(reading: Reading, place: int, clause: Clause, listed: dict[int, int]) -> Owner | None:
    """For an entry of a list of concerns that names nobody, whoever the words before the list name."""
    own = raised_by(reading, place, clause)
    if own or place not in listed:
        return own
    lead = listed[place]
    return raised_by(reading, lead, reading.sentences[lead].clauses[-1])


def _runs(reading: Reading, listed: dict[int, int]) -> Iterator[tuple[int, int, Clause]]:
    """The clauses that carry a concern, with their sentence and a number that neighbours in it share."""
    motion = quoted_places([sentence.text for sentence in reading.sentences])
    for place, (sentence, rows) in enumerate(zip(reading.sentences, reading.likely, strict=True)):
        if place in motion or (is_announced(reading, place) and not is_voiced(sentence.text)):
            continue
        run = 0
        leads = place + 1 in listed and place not in listed
        for clause, kinds in zip(sentence.clauses, rows, strict=True):
            if not leads and (place in listed or _is_concern(clause, kinds)):
                yield place, run, clause
            else:
                run += 1


def _is_concern(clause: Clause, kinds: frozenset[str]) -> bool:
    """Whether a clause carries a concern: the standard words for one, or whatever it is likely to be."""
    if settled(clause.text) or is_spared(clause.text):
        return False
    fault = is_fault(clause.text) and not kinds & {"decision", "action"}
    return "concern" in kinds or fault or is_voiced(clause.text)


def _listed(reading: Reading) -> dict[int, int]:
    """The places of the entries of lists of concerns, each with that of the sentence that announces them."""
    found: dict[int, int] = {}
    for place, sentence in enumerate(reading.sentences):
        if not leads_in(sentence.text):
            continue
        for entry in range(place + 1, len(reading.sentences)):
            if not marked(reading, entry):
                break
            found[entry] = place
    return found
