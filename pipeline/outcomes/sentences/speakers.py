"""Who speaks in each sentence: a member, an officer, the public or the body."""

import re
from collections.abc import Sequence

from matters.pipeline.outcomes.people.people import People
from matters.pipeline.outcomes.sentences.clauses import Sentence

_VERBS = """
accepted acknowledged added advised agreed answered apologised argued asked attended believed called
commented complained confirmed considered could declared described did doubted drew enquired explained
expressed feared felt found gave had heard highlighted hoped inquired introduced knew learned moved noted
observed offered outlined pointed presented queried questioned raised regretted remarked reminded replied
reported said seconded spoke stated suggested thanked thought told understood undertook voiced wanted was
welcomed went wished wondered would
"""
_POSTS = """
accountant analyst auditor clerk commander coordinator director engineer headteacher inspector lead manager
nurse officer officers planner secretary sergeant solicitor superintendent surveyor treasurer
"""
_PEOPLE = """
boy carer carers families family father gentleman girl lady man mother neighbour neighbours objector
objectors parent parents people pupil pupils resident residents tenant tenants trader traders visitor
visitors woman
"""
_SAYS = rf"(?:{'|'.join(_VERBS.split())})"
_ONE = r"(?i:(?:an?|one|another|two|several|some|other|the)(?: \w+){0,2} )"
_MEMBER = (
    rf"(?:{_ONE}(?i:members?|councillors?)\b(?! of the public)|Members\b(?! of the public)|"
    r"(?:Councillors?|Cllrs?)\b|(?:[Tt]he )?(?:Vice-)?Chair(?:man|woman|person)?\b|"
    r"(?:[Tt]he )?(?:Lord |Deputy )?Mayor\b)"
)
_OFFICER = (
    r"(?:(?:[Tt]he |[Aa]n? )?(?:[A-Z][\w’'&-]+ |of |and |for ){0,8}?"
    rf"(?:(?i:{'|'.join(_POSTS.split())})|Head|PC|PCSO|Cabinet Member|Portfolio Holder)\b)"
)
_PUBLIC = rf"(?:{_ONE}?(?i:members? of the public|{'|'.join(_PEOPLE.split())})\b)"
_BODY = (
    r"(?:(?:[Tt]he )?(?:[A-Z]\w+ )?(?i:committee|council|board|panel|forum|meeting)\b|"
    r"It (?:was|is)\b|There (?:was|were|is)\b)"
)
_KINDS = {
    kind: re.compile(
        rf"^(?:[^,.;:]{{0,40}}[,:] )?{pattern}(?!['’]s)(?:[^.;]{{0,60}}? )?{_SAYS}\b|\bsaid {pattern}"
    )
    for kind, pattern in (("member", _MEMBER), ("officer", _OFFICER), ("public", _PUBLIC), ("body", _BODY))
}
_ANSWERS = re.compile(r"^(?:In (?:reply|answer|response) to|Responding to|Replying to|In response,)")
_TITLED = re.compile(rf"^(?:Mr|Mrs|Ms|Miss|Dr)\.? (?:[A-Z]\.? )?[A-Z][\w’'-]+(?:,[^,;]{{3,60}},)? {_SAYS}\b")
_RESOLVES = re.compile(r"^(?:RESOLVED|Resolved|AGREED|That )")
_REPORTING = re.compile(rf"\b{_SAYS}\b")
_REACH = 90


def speakers(sentences: Sequence[Sentence], people: People) -> list[str]:
    """For each sentence who speaks in it, or who spoke last with ``carried-`` before it."""
    found: list[str] = []
    last = "nobody"
    for sentence in sentences:
        own = _speaker(_unnumbered(sentence), people)
        last = own or last
        found.append(own or f"carried-{last}")
    return found


def _unnumbered(sentence: Sentence) -> str:
    first = sentence.clauses[0]
    return sentence.text[first.place :] if first.lead[:1].isdigit() else sentence.text


def _speaker(text: str, people: People) -> str | None:
    """Whoever the sentence names first with a verb of saying or doing."""
    if _ANSWERS.match(text):
        return "officer"
    if _RESOLVES.match(text):
        return "body"
    head = text[:_REACH]
    named = [one for one in people.named(head) if _REPORTING.search(text, one.start + len(one.text))]
    for kind, pattern in _KINDS.items():
        match = pattern.search(text)
        if match and (not named or named[0].start >= match.start()):
            if kind == "member" and named and people.is_officer(named[0].person):
                return "officer"
            return kind
    if named:
        return "officer" if people.is_officer(named[0].person) else "member"
    return "public" if _TITLED.match(text) else None
