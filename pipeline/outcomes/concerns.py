"""Concerns: something adverse that was raised, and by whom."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from matters.pipeline.outcomes.clauses import Clause
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.outcomes.settled import settled
from matters.pipeline.records import Outcome, Owner

_SPEAKER = re.compile(
    r"(?:^|[.;,] |\bby |\bfrom )(?P<who>"
    r"(?:Councillors|Cllrs)\.? [A-Z][\w’'-]+(?:(?:, | & | and )[A-Z][\w’'-]+)+|"
    r"(?:(?:Borough |County )?(?:Councillors?|Cllrs?)|Mr|Mrs|Ms|Miss|"
    r"Dr)\.? (?:(?:Mrs|Ms|Miss)\.? )?(?:[A-Z]\.? )?[A-Z][\w’'-]+|"
    r"(?:[Tt]he )?(?:Vice-)?Chair(?:man)?\b|(?:[Tt]he )?Clerk\b|[A-Z]{2,3}(?= (?:said|asked|told|thought|"
    r"felt|had|wanted|wished|did|was|reported|"
    r"complained|knew|noted|also))|(?:A|Another|One|Two|Several|Some)(?: \w+)? (?:residents?|"
    r"members?(?: of the public)?|neighbours?|parents?)"
    r"(?: of [A-Z]\w+(?: [A-Z]\w+)?)?|(?:several |some )?(?:visitors|residents|neighbours|parents|members|"
    r"councillors)\b|(?:The|the) \w+ (?:next door|who had spoken))"
)
_BACK = 3


def find_concerns(reading: Reading) -> Iterator[Outcome]:
    """The concerns of an item, in order; clauses that stand together in one sentence are one concern."""
    for place, together in groupby(_runs(reading), key=lambda run: (run[0], run[1])):
        clauses = [clause for _, _, clause in together]
        first, last = clauses[0], clauses[-1]
        outcome = reading.at("concern", place[0], first.place, last.place + len(last.text))
        yield replace(outcome, raised_by=_raised_by(reading, place[0], first.lead + first.text))


def _runs(reading: Reading) -> Iterator[tuple[int, int, Clause]]:
    """The clauses that carry a concern, with their sentence and a number that neighbours in it share."""
    for place, (sentence, rows) in enumerate(zip(reading.sentences, reading.likely, strict=True)):
        run = 0
        for clause, kinds in zip(sentence.clauses, rows, strict=True):
            if "concern" in kinds and not settled(clause.text):
                yield place, run, clause
            else:
                run += 1


def _raised_by(reading: Reading, place: int, text: str) -> Owner | None:
    """Whoever the sentence names first, or the last speaker named in the sentences before it."""
    for back in range(_BACK + 1):
        if place - back < 0:
            break
        words = text if back == 0 else reading.sentences[place - back].text
        match = _SPEAKER.search(words)
        if match:
            return Owner(match["who"], reading.people.resolve(match["who"]))
        named = reading.people.named(words)
        if named:
            return Owner(named[0].text, named[0].person)
    return None
