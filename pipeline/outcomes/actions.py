"""Actions and deferrals: who is to do what, and when; what was put off, and until when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matters.pipeline.outcomes.clauses import Clause, Sentence
from matters.pipeline.outcomes.dues import find_due
from matters.pipeline.outcomes.people import PRONOUNS
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.outcomes.rules import lists_actions
from matters.pipeline.records import Outcome, Owner

_AGREED = re.compile(
    r"(?i)\b(?:agreed|decided|resolved)(?:\s*[–:-])?\s+(?:that\s+|in principle\s+to\s+|to\s+(?=\w))"
)
_TASK_IN_VERDICT = re.compile(
    r"(?i)^(?:.{0,60}\bbe (?:noted|received|approved|supported)[\w ]* and(?: that)? )(?=\S)"
)
_PERSON = (
    r"(?:@[\w-]+|(?:(?:County |Borough |City )?(?:Cllrs?|Councillors?)|Mr|Mrs|Ms|Miss|Dr|PC|"
    r"Inspector)\.? (?:(?:Mrs|Ms|Miss)\.? )?"
    r"(?:[A-Z]\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?|[A-Z]{2,4}\b|(?:[Tt]he )?(?:Parish |Town |"
    r"parish )?[Cc]lerk\b|"
    r"(?:[Tt]he )(?:[A-Z][\w’'-]+(?:,? (?:of|for|and|the|to|in|[A-Z][\w’'-]+))*|[Cc]hair(?:man)?|officer|"
    r"[a-z]+ [Cc]ommittee)|"
    r"(?!(?:It|There|This|That|These|However|Also|After|Following|If|As|When|The|An?|In|At|On|Further|"
    r"Actions?|Weather|Details?|Advice|Work|"
    r"Letters?|Signs?|Cost)\b)[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}|[Hh]e\b|[Ss]he\b|[Tt]hey\b|"
    r"[Ww]e\b|[Mm]embers|[Aa]ll members|[Rr]esidents|Officers)"
)
_OWNERS = rf"(?P<owner>{_PERSON}(?: \([^)]*\))?(?:(?:, | and | & |,? ?/ ?){_PERSON}(?: \([^)]*\))?)*)"
_SUBJECT = re.compile(
    rf"(?:^|[-–:,;.]\s|\bthat |\bwhich |\bdiscussion |\band |\bas |"
    rf"\bwhen ){_OWNERS}(?:,? who [\w ]+,)? (?:[a-z]+ly |also |then |still |again |be |been |is |are |"
    rf"was |were |has |"
    r"had |have |not |and )*(?:to|will|would|shall|should|agreed|offered|undertook|promised|volunteered|"
    r"intends?|asked to|"
    r"requested to|to be|meeting|continuing|[’']ll|write|said that (?:he|she) would|promise[sd])\b"
)
_WILLING = re.compile(
    rf"^{_OWNERS} (?:[a-z]+ly |also |then )?(?:will|would|undertook to|promised to) (?!like\b)[a-z]"
)
_ASKED = re.compile(rf"\b(?:ask(?:ed)?|requested|instructed|urged|invited)(?: that)? {_OWNERS} (?:to|if)\b")
_FOR_TO = re.compile(r"\bfor (?P<owner>him|her|them|[A-Z]\w+) to\b")
_COLON = re.compile(
    r"^(?:(?i:actions?)\W+)?\W*(?P<owner>(?!Actions?\b)[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,3}(?:(?: "
    r"& | and |, )[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,3})*)\s*: \S"
)
_LEADING = re.compile(rf"^(?:[^.:;]{{0,40}}(?:[-–:]|\bthat) )?{_OWNERS}(?=,? [a-z]+)")
_BY = re.compile(
    rf"\b(?:be|up|out|done|instigated|sought|brought|taken|down|made|written|"
    rf"given)\b[^.;]{{0,90}}? by {_OWNERS}"
)
_LABEL = re.compile(
    r"(?i:\baction)(?i: by)?\s*:?\s*[-–]?\s*(?P<owner>[A-Z][\w'’.]*(?:(?: [A-Z][\w'’.]*){1,2}|"
    r"(?:[ ,/&]+(?:and )?[A-Z]{2,4})*))"
)
_BACK = 4
_JOIN = re.compile(r"\s*(?:,? and |, | & |,? ?/ ?)\s*")
_REQUESTED = re.compile(
    r"(?i)\b(?:asked (?:that|for|again)|suggest\w+|proposed|requested that|requests? that|were asked|"
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
    r"(?i)\b(?:will|would|undertook|offered|promised|volunteered|intend\w*|agreed to|[’']ll|planned|"
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
    r"may|june|july|august|september|october|november|december|later|\d{1,2}\b)[\w ]{0,50})"
)


def find_actions(reading: Reading) -> Iterator[Outcome]:
    """The actions of an item, in order."""
    if lists_actions(reading.item.title):
        for place, sentence in enumerate(reading.sentences):
            if len(sentence.text.split()) >= 3:
                yield _action(reading, place, sentence, Clause(sentence.text, 0, ""))
        return
    for place, clause in reading.clauses("action"):
        yield _action(reading, place, reading.sentences[place], clause)


def _action(reading: Reading, place: int, sentence: Sentence, clause: Clause) -> Outcome:
    low, high = _task(clause)
    outcome = reading.at("action", place, clause.place + low, clause.place + high)
    due = find_due(clause.text, reading.meeting.date)
    to = _TO.search(clause.text)
    return replace(
        outcome,
        subtype=action_subtype(clause.text, lead=clause.lead),
        owners=_owners(reading, place, sentence, clause),
        due=due,
        to=to["to"] if to else None,
    )


def _task(clause: Clause) -> tuple[int, int]:
    """The clause that names the task, without "It was agreed that" and without a full stop after it."""
    start = 0
    for pattern in (_AGREED, _TASK_IN_VERDICT):
        match = pattern.search(clause.text, start)
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


def _owners(reading: Reading, place: int, sentence: Sentence, clause: Clause) -> tuple[Owner, ...]:
    """Who has to act, as written; the margin where the clause names nobody."""
    low, _ = _task(clause)
    before = [one.text for one in reading.sentences[max(0, place - _BACK) : place]]
    words = _owner_words(clause.text[low:]) or (_owner_words(clause.text) if low else "")
    if words:
        return _resolved(reading, words, [*before, clause.lead + clause.text[:low]])
    if sentence.margin:
        return _resolved(reading, sentence.margin, before)
    leading = None if low else _LEADING.match(sentence.text)
    if leading and (reading.people.resolve(leading["owner"]) or leading["owner"].lower() in PRONOUNS):
        return _resolved(reading, leading["owner"], before)
    named = reading.people.named(clause.lead)
    return (Owner(named[0].text, named[0].person),) if len(named) == 1 else ()


def _owner_words(text: str) -> str:
    willing = _WILLING.match(text)
    if willing:
        return willing["owner"]
    for pattern in (_LABEL, _ASKED, _COLON, _FOR_TO, _SUBJECT, _BY):
        match = pattern.search(text)
        if match:
            return match["owner"]
    return ""


def _resolved(reading: Reading, words: str, before: Sequence[str]) -> tuple[Owner, ...]:
    parts = [part for part in _JOIN.split(words) if part]
    whole = len(parts) == 1 or reading.people.resolve(words)
    return tuple(reading.people.owner(_bare(word), before=before) for word in ([words] if whole else parts))


def _bare(text: str) -> str:
    return re.sub(r"\s*\([^)]*\)$", "", text.strip(" .,;:"))


def find_deferrals(reading: Reading) -> Iterator[Outcome]:
    """The deferrals of an item, in order."""
    for place, clause in reading.clauses("deferral"):
        due = find_due(clause.text, reading.meeting.date)
        later = _LATER.search(clause.text)
        yield replace(
            reading.at("deferral", place, clause.place, clause.place + len(clause.text)),
            due=due,
            to=due.text if due else later["to"].strip() if later else None,
        )
