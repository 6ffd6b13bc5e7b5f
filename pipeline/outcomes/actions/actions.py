"""Actions and deferrals: who is to do what, and when; what was put off, and until when."""

import re
from collections.abc import Iterator
from dataclasses import replace

from matters.pipeline.outcomes.actions.dues import due_in, due_named
from matters.pipeline.outcomes.actions.owners import find_owners, owners_named, owners_within, promiser
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.outcomes.sentences.clauses import Clause, Sentence
from matters.pipeline.outcomes.sentences.labels import is_labelled, tells_to_do
from matters.pipeline.outcomes.wording.done import is_past, said_done
from matters.pipeline.records import Outcome
from matters.pipeline.structure.action_rows import Row
from matters.pipeline.verbatim import clean, within

_AGREED = re.compile(
    r"(?i)\b(?:agreed|decided|resolved)(?:\s*[–:-])?\s+(?:that\s+|in principle\s+to\s+|to\s+(?=\w))"
)
_TASK_IN_VERDICT = re.compile(
    r"(?i)^(?:.{0,60}\bbe (?:noted|received|approved|supported)[\w ]* and(?: that)? )(?=\S)"
)
_NOTHING_LEFT = re.compile(
    r"(?i)^\W*(?:(?:all|the) )*actions? (?:were |had been |have been |are )?(?:all )?"
    r"(?:completed?|done|closed)\b"
    r"|^\W*(?:there (?:were|are) )?(?:no (?:new |outstanding )?actions?|none|nothing)\b"
)
_REQUESTED = re.compile(
    r"(?i)(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )\brequested (?:a\b|copies|further|more|sight|"
    r"the \w+$)|"
    r"\b(?:asked (?:that|for|again)|suggest\w+|proposed|requested that|requests? that|were asked|"
    r"have been asked|was needed|needed|"
    r"should be (?:made|given|investigated)|consideration should|wished|one suggestion|repairwork)\b"
)
_DIRECTED = re.compile(
    r"(?i)\bagreed (?:to|that)\b|\bresolved\b|\b(?:is|was|are|were) to\b|\b(?:clerk|[a-z]+) (?:was |"
    r"also )*asked to\b|^\W*action\b|"
    r"\bto be asked\b|\bshould\b|^(?:the )?\w[\w .@&’'-]{0,40}? to [a-z]+|^\W*[A-ZÀ-Þ][^:]{2,60}: |"
    r"\basked \w+|\bbe (?:brought|reported|submitted|taken)\b"
)
_UNDERTAKEN = re.compile(
    r"(?i)\b(?:will|would|undertook|committed|gave an? (?:commitment|undertaking)|offered|promised|"
    r"volunteered|intend\w*|agreed to|[’']ll|planned|"
    r"programmed|due to be|are putting|"
    r"is to be offered|continu\w+ to|plans to)\b"
)
_TO = re.compile(
    r"(?i)\b(?:to|for|let|tell|send) (?P<to>(?:the |this |all )?(?:members(?: of (?:the|this) committee)?|"
    r"committee|council|cabinet|panel|board|"
    r"parish council|[A-Z][a-z]+ [A-Z][a-z]+ Committee))\b"
)
_LATER = re.compile(
    r"(?i)\b(?:to|until|for|at|in|on|till|with) (?:the )?(?P<to>(?:next|following|new|spring|summer|"
    r"autumn|winter|budget|meeting|january|february|march|april|"
    r"may|june|july|august|september|october|november|december|later|\d{1,2}\b)"
    r"(?:(?! (?:as|because|in order|pending|so|to allow|to enable|when|where)\b)[\w ]){0,50})"
)


_TO_DO = re.compile(r"(?i)^\W*(?:to|that) \w|\b(?:agreed|resolved|decided)\b|\bto (?:be )?[a-z]{3,}")
_SHORTEST = 3
_IDLE = re.compile(
    r"(?i)^(?:[^.;:]{0,60}\b(?:agreed|decided|recommended|resolved)\W+)?(?:that |to |"
    r"and )*(?:take )?no (?:further |other )?"
    r"action\b(?!.{0,80}(?:\band\b|,|;).*\b(?:to|will|would)\b)"
    r"|\b(?:agreed|decided|resolved) to continue (?:the )?(?:consideration|discussion) of\b"
)
"""What sets nobody a task: to take no action, or to go on with the debate another time."""
_ASKED = re.compile(r"(?i)\basked (?:whether|if|when|what|why|how)\b")
"""A question whether something would be taken later puts nothing off."""


def find_actions(reading: Reading) -> Iterator[Outcome]:
    """The actions of an item: those of its sentences, then those of tables, each in order."""
    yield from _told_by_sentences(reading)
    yield from (_of_row(reading, row) for row in reading.rows if not row.done)


def _of_row(reading: Reading, row: Row) -> Outcome:
    """The action in a row of a table: the owner and the date from their cells, else from the task."""
    task = clean(reading.text, row.task.start, row.task.end, omit=row.omit).text
    return replace(
        reading.outcome("action", row.task),
        subtype="directed",
        owners=owners_named(reading, row.owner) or owners_within(reading, task),
        due=due_named(row.due, minutes=reading.text, meeting_date=reading.meeting.date)
        or due_in(task, minutes=reading.text, meeting_date=reading.meeting.date),
        omit=tuple(sorted({*row.omit, *within(reading.item.omit, row.task.start, row.task.end)})),
    )


def _told_by_sentences(reading: Reading) -> Iterator[Outcome]:
    """Of a list of things to do every entry, elsewhere what its wording or a label tells to be one."""
    for place, sentence in enumerate(reading.sentences):
        after = reading.sentences[place + 1].text if place + 1 < len(reading.sentences) else ""
        if _NOTHING_LEFT.search(sentence.text) or said_done(sentence.text, after):
            continue
        for clause in _clauses(reading, place, sentence):
            yield _action(reading, place, sentence, clause)


def _clauses(reading: Reading, place: int, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence that carry an action."""
    long = len(sentence.text.split()) >= _SHORTEST
    if reading.lists_actions:
        return [Clause(sentence.text, 0, "")] if long else []
    found = [
        clause
        for clause, kinds in zip(sentence.clauses, reading.likely[place], strict=True)
        if "action" in kinds and not is_past(clause.text) and not _IDLE.search(clause.text)
    ]
    if found or not (long and sentence.labelled and _sets_task(sentence.text)):
        return found
    first = sentence.clauses[0]
    return [Clause(sentence.text[first.place :], first.place, first.lead)]


def _sets_task(text: str) -> bool:
    """Whether a sentence that a label calls an action says what is to be done, not only what was said."""
    if is_labelled(text):
        return tells_to_do(text)
    return any(pattern.search(text) for pattern in (_TO_DO, _REQUESTED, _DIRECTED, _UNDERTAKEN))


def _action(reading: Reading, place: int, sentence: Sentence, clause: Clause) -> Outcome:
    low, high = _task(clause, reading)
    outcome = reading.at("action", place, clause.place + low, clause.place + high)
    minutes, date = reading.text, reading.meeting.date
    to = _TO.search(clause.text[low:])
    return replace(
        outcome,
        subtype=action_subtype(clause.text, lead=clause.lead),
        owners=find_owners(reading, place, sentence, clause, low),
        due=due_named(sentence.due, minutes=minutes, meeting_date=date)
        or due_in(clause.text[low:], minutes=minutes, meeting_date=date),
        to=to["to"] if to else None,
    )


def _task(clause: Clause, reading: Reading) -> tuple[int, int]:
    """The clause that names the task, without "It was agreed that" and without a full stop after it.

    Of what somebody promises who promises it is a part.
    """
    start = 0
    for pattern in (_AGREED, _TASK_IN_VERDICT):
        match = pattern.search(clause.text, start)
        if match and promiser(clause.text[: match.end()], reading):
            break
        if match and len(clause.text[match.end() :].split()) >= 3:
            start = match.end()
    end = len(clause.text.rstrip(" .")) if start else len(clause.text)
    return start, end


def action_subtype(text: str, *, lead: str = "") -> str:
    """Whether a task was undertaken, directed or only requested."""
    if re.search(r"(?i)^\W*action\b", text) or re.search(
        r"(?i)\bclerk (?:was |also |is )*(?:to|asked)\b", text
    ):
        return "directed"
    if _REQUESTED.search(text):
        return "requested"
    if re.search(
        r"(?i)\b(?:it (?:was|is) |councillors |cllrs |resolved|RESOLVED).{0,20}(?:agreed|decided|"
        r"resolved)?\b(?:agreed|decided|resolved)\b",
        text,
    ):
        return "directed"
    if _UNDERTAKEN.search(text):
        return "undertaken"
    return "directed" if _DIRECTED.search(text) or not lead else "undertaken"


def find_deferrals(reading: Reading) -> Iterator[Outcome]:
    """The deferrals of an item, in order."""
    for place, clause in reading.clauses("deferral"):
        if _ASKED.search(clause.text):
            continue
        due = due_in(clause.text, minutes=reading.text, meeting_date=reading.meeting.date)
        later = _LATER.search(clause.text)
        yield replace(
            reading.at("deferral", place, clause.place, clause.place + len(clause.text)),
            due=due,
            to=due.text if due else later["to"].strip() if later else None,
        )
