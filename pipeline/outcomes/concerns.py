"""Concerns: something adverse that was raised, and by whom."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from matters.pipeline.outcomes.clauses import Clause
from matters.pipeline.outcomes.raised import marked, raised_by
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.outcomes.settled import settled
from matters.pipeline.outcomes.voiced import is_fault, is_spared, is_voiced, leads_in
from matters.pipeline.records import Outcome, Owner


def find_concerns(reading: Reading) -> Iterator[Outcome]:
    """The concerns of an item, in order; clauses that stand together in one sentence are one concern."""
    listed = _listed(reading)
    for place, together in groupby(_runs(reading, listed), key=lambda run: (run[0], run[1])):
        clauses = [clause for _, _, clause in together]
        first, last = clauses[0], clauses[-1]
        outcome = reading.at("concern", place[0], first.place, last.place + len(last.text))
        yield replace(outcome, raised_by=_raised_by(reading, place[0], first, listed))


def _raised_by(reading: Reading, place: int, clause: Clause, listed: dict[int, int]) -> Owner | None:
    """For an entry of a list of concerns that names nobody, whoever the words before the list name."""
    own = raised_by(reading, place, clause)
    if own or place not in listed:
        return own
    lead = listed[place]
    return raised_by(reading, lead, reading.sentences[lead].clauses[-1])


def _runs(reading: Reading, listed: dict[int, int]) -> Iterator[tuple[int, int, Clause]]:
    """The clauses that carry a concern, with their sentence and a number that neighbours in it share."""
    for place, (sentence, rows) in enumerate(zip(reading.sentences, reading.likely, strict=True)):
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
