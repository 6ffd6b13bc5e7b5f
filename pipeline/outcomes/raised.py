"""Who raised a concern: the subject of its own sentence, whoever goes on speaking, or nobody."""

import re

from matters.pipeline.outcomes.people.callings import Subject
from matters.pipeline.outcomes.people.subjects import (
    giver,
    impersonal,
    member,
    opener,
    pronoun,
    subject,
    within,
)
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.outcomes.sentences.clauses import Clause
from matters.pipeline.records import Owner

_BACK = 3
_WIDE = 160
"""Characters of a line that was not broken to fit a page: whatever begins a line begins a paragraph."""
_SHORT = 60
_LIST_MARK = re.compile(r"\W*\(?(?:\d{1,3}(?:[./]\d{1,3}){0,3}|[a-z]|[ivx]{1,4})[.)]\s")
_BULLET = re.compile(r"[ \t]*(?:[-*+•·▪◦●‣–\uf0b7o])[ \t]*$")
_TOLD = re.compile(
    r"\b(?:had|was|were|would|could|did|should|might|nobody|no|an?)\b(?!.*\b(?:is|are|has|have|will)\b)"
)
"""What is retold of a speech: never in the present."""
_LEADS = re.compile(r"(?i)\b(?:chair\w*|mayor|leader)$")
_GROUP = re.compile(
    r"(?i)\W*(?:(?:some|several|other|many|most|all|both|the|a number of) (?:of the )?)?"
    r"(?:(?:board|panel|committee) )?(?:members|councillors|cllrs|governors|trustees)\b"
    r"(?!['’]| of the public)"
)
"""Those of whom a sentence tells, so that no earlier speaker is meant."""
_HIS = re.compile(r"(?i)^(?:mr|sir|lord|father)\b")
_HERS = re.compile(r"(?i)^(?:mrs|ms|miss|dame|lady)\b")


def raised_by(reading: Reading, place: int, clause: Clause) -> Owner | None:
    """Whoever raised what a clause tells.

    A former speaker is meant by a pronoun, or by a sentence that retells what they went on to say in
    the same paragraph; officers, who report, are meant by a pronoun alone.
    """
    people = reading.people
    sentence = reading.sentences[place].text
    own = sentence[: clause.place + len(clause.text)]
    found = subject(clause.text, people)
    if found is None and not impersonal(clause.text):
        found = member(clause.text, people) or subject(own, people)
    found = found or giver(clause.text, people) or giver(own, people)
    if found is None and not impersonal(clause.text):
        found = within(own, people)
    if found is None:
        they = pronoun(clause.text) or pronoun(own)
        if they:
            found = _meant(reading, place, they)
        elif not _GROUP.match(own):
            found = _goes_on(reading, place, clause)
    return Owner(found.text, people.resolve(found.text)) if found else None


def marked(reading: Reading, place: int) -> bool:
    """Whether a sentence begins an entry of a list."""
    sentence = reading.sentences[place]
    start = sentence.span(0, len(sentence.text)).start
    line = reading.text[reading.text.rfind("\n", 0, start) + 1 : start]
    return bool(_LIST_MARK.match(sentence.text) or _BULLET.fullmatch(line))


def _meant(reading: Reading, place: int, they: str) -> Subject | None:
    """Whom a pronoun means: who spoke last, if what they are called fits it."""
    for back in range(1, _BACK + 1):
        if place - back < 0 or marked(reading, place - back + 1):
            return None
        text = reading.sentences[place - back].text
        found = subject(text, reading.people) or opener(text, reading.people)
        if found and _fits(found, they):
            return found
    return None


def _fits(found: Subject, they: str) -> bool:
    if found.several or they == "they":
        return found.several and they == "they"
    return not (_HIS if they == "she" else _HERS).match(found.text)


def _goes_on(reading: Reading, place: int, clause: Clause) -> Subject | None:
    """Who spoke in the sentences right before it, where this one only goes on with what they said."""
    for back in range(_BACK):
        at = place - back
        text = reading.sentences[at].text
        if at == 0 or impersonal(text) or impersonal(clause.text) or not _TOLD.search(text):
            return None
        if begins_anew(reading, at):
            return None
        before = reading.sentences[at - 1].text
        found = subject(before, reading.people) or member(before, reading.people)
        they = None if found else pronoun(before)
        if they:
            found = _meant(reading, at - 1, they)
        if found:
            person = reading.people.resolve(found.text)
            officer = found.kind == "post" and not _LEADS.search(found.text)
            officer = officer or (person is not None and reading.people.is_officer(person))
            return None if found.replies or found.asks or officer else found
    return None


def begins_anew(reading: Reading, place: int) -> bool:
    """Whether a sentence begins a paragraph or an entry of a list."""
    if marked(reading, place):
        return True
    before, sentence = reading.sentences[place - 1], reading.sentences[place]
    end = before.span(0, len(before.text)).end
    start = sentence.span(0, len(sentence.text)).start
    between = reading.text[end:start]
    if "\n" not in between:
        return False
    if between.count("\n") > 1:
        return True
    line = end - (reading.text.rfind("\n", 0, end) + 1)
    if line < _SHORT:
        return True
    widest = max(len(one) for one in reading.text[reading.item.start : reading.item.end].splitlines())
    return widest > _WIDE or line + 1 + len(sentence.text.split(" ", 1)[0]) < widest - 2
