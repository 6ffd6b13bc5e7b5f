"""Questions put in debate whose reply, as minuted, neither gives what was asked nor promises it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from matters.pipeline.outcomes.people.subjects import subject
from matters.pipeline.outcomes.questions.put import (
    Question,
    is_answer,
    is_question,
    marked_questions,
    span_of,
)
from matters.pipeline.outcomes.questions.replies import left_open
from matters.pipeline.outcomes.raised import begins_anew
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.records import Outcome, Owner

_REQUEST = re.compile(r"(?i)\b(?:if|whether) (?:(?:he|she|they|we) could|it would be possible)\b")
_CLAUSE_END = re.compile(r",? (?:and|but) (?:he|she|they|it|the|was|were)\b")
_IN_DEBATE = re.compile(
    r"(?P<body>(?:[Tt]he )?(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Mm]embers)(?: members)?|(?:[Aa]n?|[Aa]nother) "
    r"(?:\w+ )?member)?(?: also| then)? ?(?<!have )(?<!has )(?<!had )(?<!been )(?<!was )(?<!were )(?<!be )"
    r"\b(?P<verb>asked|enquired|wanted to know|wished to know) "
    r"(?:about |for )?(?:what|how (?:many|much)|which|when|where|whether|if|the (?:number|percentage|cost))\b"
)
_WH = re.compile(r"(?i)\b(?:what|why|how|when|where|who|which)\b")
_ANSWERS = re.compile(r"\b(?:replied|responded|answered|advised|confirmed|explained|clarified)\b")
_REPLY = 4


def find_debated(reading: Reading) -> Iterator[Outcome]:
    """The questions of an item that were put in debate and left open."""
    marked = {one.last: one for one in marked_questions(reading)}
    within = {place for one in marked.values() for place in one.places}
    for place in range(len(reading.sentences)):
        if place in marked:
            yield from _marked(reading, marked[place])
        elif place not in within:
            yield from _told(reading, place)


def _told(reading: Reading, place: int) -> Iterator[Outcome]:
    """A question that a sentence tells: "Cllr Moss asked when it would open"."""
    text = reading.sentences[place].text
    match = _IN_DEBATE.search(text)
    speaker = reading.speaking[place].removeprefix("carried-")
    if match is None or (speaker not in {"member", "body", "public"} and not match["body"]):
        return
    if _REQUEST.search(text):
        return
    asked = _CLAUSE_END.split(text[match.start("verb") :])[0]
    answered = left_open(_reply(reading, place), asked)
    if answered:
        outcome = reading.at("question", place, 0, len(text))
        yield replace(outcome, subtype="debate", raised_by=_asker(reading, text, match), answered=answered)


def _asker(reading: Reading, text: str, match: re.Match[str]) -> Owner | None:
    named = reading.people.named(text[: match.start("verb")])
    who = match["body"] or (named[0].text if named else None)
    if who is None:
        said = subject(text, reading.people)
        who = said.text if said and said.end <= match.start("verb") else None
    return Owner(who, reading.people.resolve(who)) if who else None


def _marked(reading: Reading, question: Question) -> Iterator[Outcome]:
    """A question behind a mark, as "Q:" is."""
    text = reading.sentences[question.last].text
    answered = left_open(_reply(reading, question.last), f"asked {'' if _WH.search(text) else 'if '}{text}")
    if answered:
        outcome = reading.outcome("question", span_of(reading, question))
        yield replace(outcome, subtype="debate", answered=answered)


def _reply(reading: Reading, place: int) -> list[str]:
    """What is minuted after a question until somebody asks or decides, or to the end of a marked answer."""
    said: list[str] = []
    answer = False
    for at in range(place + 1, min(place + 1 + _REPLY, len(reading.sentences))):
        text = reading.sentences[at].text
        if _IN_DEBATE.search(text) or is_question(text) or (answer and begins_anew(reading, at)):
            break
        answer = answer or is_answer(text)
        replies = answer or (not said and bool(_ANSWERS.search(text)))
        if reading.speaking[at] in {"member", "public", "body"} and not replies:
            break
        said.append(text)
    return said
