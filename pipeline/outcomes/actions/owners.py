"""Who has to act: the words of the minutes that name them, and the person they mean in this meeting."""

import re
from functools import lru_cache

from matters.pipeline.outcomes.actions.naming import INITIALS, JOIN, KNOWN, resolved
from matters.pipeline.outcomes.people.people import PRONOUNS
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.outcomes.sentences.clauses import Clause, Sentence
from matters.pipeline.outcomes.wording.cues import TASK
from matters.pipeline.outcomes.wording.owner_words import (
    AND,
    OWNERS,
    PERSON,
    empowered,
    is_body,
    told_by_body,
)
from matters.pipeline.outcomes.wording.verbs import BARE, SINGULAR
from matters.pipeline.records import Owner

_ADVERB = r"(?:[a-z]+ly |also |then |now |still |again |therefore |not )*"
_GROUP = r"\b(?:[Pp]art(?:y|ies)|[Gg]roup|[Cc]ommittee|[Pp]anel|[Tt]eam)(?: (?:made up|consisting))? of |"
_SUBJECT = re.compile(
    rf"(?:^|[-–:,;.]\s|{_GROUP}\bthat |\bwhich |\bdiscussion |\band |\bas |\bwhen |"
    r"\b(?:if|whether) (?![Tt]hey\b|[Hh]e\b|[Ss]he\b)|\b(?:said|stated|advised|confirmed|explained|added) )"
    rf"{OWNERS}"
    r"(?:,? who [\w ]+,|, (?:Mr|Mrs|Ms|Miss|Dr|Cllr) [A-Z][\w'’-]+,)? "
    r"(?:[a-z]+ly |also |both |all |then |still |again |be |been |is |are |was |were |"
    r"has |had |have |not |and )*(?:to(?! (?:(?:the|an?|this|our|its|his|her|their)\b|\d|[A-Z]))|will|would|"
    r"shall|should|agree(?= to\b)|agreed|offered|undertook|promised|volunteered|intends?|"
    r"asked to(?! be\b)|requested to(?! be\b)|committed(?= to\b)|gave (?:a commitment|an undertaking)|"
    r"to be|meeting|continuing|[’']ll|write|said that (?:he|she) would|promise[sd])\b"
)
_UNDERTAKER = re.compile(
    rf"(?:^|[-–:,;.]\s|{_GROUP}\bthat |\band |\bbut |\bas |"
    r"\b(?=[Tt]he (?:Parish |Town )?(?:Clerk|Chair)|(?:Cllr|Councillor) ))"
    rf"{OWNERS} (?:has |had |have )?{_ADVERB}"
    r"(?:agreed|decided|resolved)(?: in principle)?(?:\s*[–:-])?\s+to\s+(?:$|(?=[a-z]))"
)
_BARE = re.compile(
    r"(?:^|[-–:,;.]\s|\band |\b[Tt]hat )(?P<owner>(?:(?:[Tt]he )?(?:Parish |Town )?[Cc]lerk|[A-Z]{2,4}|"
    rf"(?:County )?(?:Cllrs?|Councillors?) [A-Z][\w'’-]+)(?:{AND}(?:(?:the )?[Cc]lerk|[A-Z]{{2,4}}|"
    rf"(?:(?:Cllr|Councillor) )?[A-Z][\w'’-]+))*) (?:also |then )?(?:{TASK})\b"
)
_INSTRUCTED = re.compile(
    r"\b(?P<owner>(?:[Tt]he )?(?:Parish |Town )?[Cc]lerk|(?:County )?(?:Cllrs?|Councillors?) [A-Z][\w'’-]+|"
    r"[A-Z]{2,3}) (?:was|were|be|is|are) (?:also |then |again )?"
    r"(?:asked|requested|instructed|tasked) (?:to|with)\b"
)
_TOLD = re.compile(
    rf"(?:^\W*|[-–:;.)]\s|\b[Tt]hat |\band )(?P<owner>(?-i:(?=[A-Z]|the\b)){SINGULAR}) (?:also |then )?"
    rf"(?:be (?:also |then )?(?:asked|requested|instructed|tasked|directed) to|{BARE})",
    re.IGNORECASE,
)
"""Who is told by a resolution: "that the Chief Officer write", "that she be requested to"."""
_PASSIVE = re.compile(
    rf"\s+{_ADVERB}(?<!\w)be (?:[a-z]+ly |also )*(?!(?:asked|requested|invited|instructed|reminded|urged|"
    r"encouraged|tasked|advised|required|expected|prepared|involved|interested|supposed)\b)"
    r"(?:[a-z]+ed|held|sent|made|put|taken|given|brought|done|built|set|paid|sold|kept|left|written|shown|"
    r"seen|found|cut|read|laid|met|told|known|drawn|chosen|spoken|got)\b"
)
_WILLING = re.compile(
    rf"^{OWNERS} (?:[a-z]+ly |also |then )?(?:will|would|undertook to|promised to) (?!like\b|be\b)[a-z]"
)
_ASKED = re.compile(
    rf"(?<!\bto )(?<!\bwill )(?<!\bwould )\b(?:ask(?:ed)?|requested|instructed|urged|invited|reminded|"
    rf"encouraged|tasked|directed)(?: that)? {OWNERS} (?:to|if)\b"
)
_ASKED_FOR = re.compile(rf"\b(?:asked|called) for {OWNERS} to (?!be\b)")
_FOR_TO = re.compile(r"(?:^|\b[a-z]+ |[,;:] )for (?P<owner>him|her|them|[A-Z]\w+) to (?!be\b)")
_LEFT_TO = re.compile(rf"\bleft (?:for|to|with) {OWNERS} to (?!be\b)")
_AND_WILL = re.compile(
    rf"^{OWNERS} (?:[a-z]+ed|took|met|spoke|wrote|sent)\b[^.;:]{{0,60}}? and (?:will|would) (?!like\b|"
    rf"be\b)[a-z]"
)
_COLON = re.compile(
    r"^(?:(?i:actions?(?: items?| points?)?)\W+)?\W*(?P<owner>"
    r"(?!(?i:actions?|items?|points?|resolved|agreed|decided|noted?|decision|update|"
    r"report)\b)[A-ZÀ-Þ][\w'’.-]*"
    r"(?: [A-ZÀ-Þ][\w'’.-]*){0,3}(?:(?: & | and |, )[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,3})*)\s*: \S"
)
_LEADING = re.compile(rf"^(?:[^.:;]{{0,40}}(?:[-–:]|\bthat) )?{OWNERS}(?=,? [a-z]+)")
_TELLS = re.compile(
    r"\s+(?:has |had |have )?(?:also |then |again |[a-z]+ly )*(?:(?P<asks>ask|request|suggest|propos|quer|"
    r"enquir|inquir|welcom|want|wish|recommend|mov|second|nominat|complain|declar)|refer|not|felt|hop|remind|"
    r"thank|point|comment|believ|thought|express|observ|said|stat)(?:e?d|ied|red|s)?\b"
    r"(?!.*\b(?:and|but) (?:would|will|agreed|offered|undertook|promised|volunteered)\b)"
)
"""Whoever only asks, moves or remarks does not promise, but what an officer says will be is theirs to do."""
_BY = re.compile(
    rf"\b(?:be|up|out|done|instigated|sought|brought|taken|down|made|written|"
    rf"given)\b[^.;]{{0,40}}? by {OWNERS}"
)
_LABEL = re.compile(
    r"(?i:\baction)(?i: by)?(?! (?i:item|point|plan)s?\b)\s*:?\s*[-–]?\s*(?P<owner>[A-Z][\w'’.]*"
    r"(?:(?: [A-Z][\w'’.]*){1,2}|"
    r"(?:[ ,/&]+(?:and )?[A-Z]{2,4})*))\b"
    r"(?!['’]?\w| [a-z]+s to\b| (?:of|for|in|on|at|the|a|an|from|with|all|any)\b)"
)
_LAST = re.compile(r"[\s–-]\(?(?P<owner>[A-Z]{2,3}(?:(?: ?/ ?| & |, )[A-Z]{2,3})*)\)?\W*$")
"""Initials with which an entry ends: "signs to be put up (DL)"."""
_TAIL = re.compile(
    r"\((?P<owner>[A-Z][\w'’.]*(?:(?: | ?[/&] ?|, | and )[A-Z][\w'’.]*){0,4}?)"
    r"(?P<when>(?:[,;:] ?|(?=\s[–-] | by | before ))(?: ?[–-] ?)?(?: ?by | ?before )?"
    r"(?:the |end |next )?(?:\d|asap|ASAP|[A-Z][a-z]+|week|month|meeting)"
    r"[^()]{0,25})?\)\W*$"
)
"""Who and when in brackets at the end: "(DL, 30 June)"."""
_LISTED_BEFORE = re.compile(
    rf"(?:^|[-–:;.]\s|\band |\bthat |\bas |\bwhich )(?P<more>{PERSON}(?:, {PERSON})*),? (?:and|&) $"
)
"""The rest of a list of names whose last stands at the start of a clause."""
_AMID = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Þ][\w'’-]+")
_MONTHS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)$"
)
_POSTS = {"chair", "chairman", "clerk", "treasurer", "secretary"}
_TASK = re.compile(r"\s+(?:\w+ly )?to\b")
_BACK = 4
_LOWER = re.compile(r"(?<![\w'’-])[a-zà-ÿ]{3,}")


_PATTERNS = (
    *(
        _LABEL,
        _BARE,
        _INSTRUCTED,
        _TOLD,
        _ASKED,
        _ASKED_FOR,
        _COLON,
        _FOR_TO,
        _LEFT_TO,
        _SUBJECT,
        _AND_WILL,
        _BY,
    ),
)
_TO_BE_ASKED = re.compile(r" (?:is |are )?to be (?:asked|invited|requested|urged)\b")


def find_owners(
    reading: Reading, place: int, sentence: Sentence, clause: Clause, low: int
) -> tuple[Owner, ...]:
    """Who has to act, as written; the margin where the clause names nobody.

    :param place: of the sentence among those of the item.
    :param low: where the task begins in the clause, after "It was agreed that".
    """
    before = [one.text for one in reading.sentences[max(0, place - _BACK) : place]]
    asker = _undertaker(clause.text[:low], reading) if low else promiser(clause.text, reading)
    words = (
        empowered(clause.text)
        or told_by_body(clause.text, asker, reading.people.resolve)
        or asker
        or _owner_words(clause.text[low:], reading)
    )
    if not words and low:
        words = _owner_words(clause.text, reading)
    if words:
        words = _whole_list(words, clause) if low or clause.text.startswith(words) else words
        found = re.compile(rf"(?<![\w'’-]){re.escape(words)}(?![\w-])").search(clause.text, low)
        at = found.start() if found else low
        return resolved(reading, words, [*before, clause.lead + clause.text[:at]])
    if sentence.margin:
        return resolved(reading, sentence.margin, before)
    last = _named_last(reading, sentence)
    if last:
        return resolved(reading, last, before)
    leading = None if low else _LEADING.match(sentence.text)
    if leading and not _only_tells(leading, sentence.text, reading):
        if reading.people.resolve(leading["owner"]) or leading["owner"].lower() in PRONOUNS:
            return resolved(reading, leading["owner"], before)
        return ()
    named = [] if leading else reading.people.named(clause.lead)
    return (Owner(named[0].text, named[0].person),) if len(named) == 1 else ()


def _named_last(reading: Reading, sentence: Sentence) -> str:
    """Initials or a post at the end of an entry; a name only where a date or a label tells more."""
    tail = _TAIL.search(sentence.text)
    last = tail or _LAST.search(sentence.text)
    parts = JOIN.split(last["owner"]) if last else []
    if not last or not all(reading.people.resolve(one) for one in parts):
        return ""
    short = all(INITIALS.match(one) or one.lower() in _POSTS for one in parts)
    return str(last["owner"]) if short or sentence.labelled or (tail and tail["when"]) else ""


def owners_named(reading: Reading, words: str) -> tuple[Owner, ...]:
    """Whoever is named where nothing but names stands: in a cell of a table."""
    return resolved(reading, words, ()) if words else ()


def owners_within(reading: Reading, text: str) -> tuple[Owner, ...]:
    """Who has to act by the words of a task that stands by itself."""
    return owners_named(reading, _owner_words(text, reading))


def _whole_list(words: str, clause: Clause) -> str:
    """Names at the start of a clause with those of the list before the joint: "Ann, Bob and" and "Cy"."""
    before = _LISTED_BEFORE.search(clause.lead) if clause.text.startswith(words) else None
    return f"{before['more']} and {words}" if before else words


def _only_tells(leading: re.Match[str], text: str, reading: Reading) -> bool:
    told = _TELLS.match(text, leading.end("owner"))
    if not told or told["asks"]:
        return bool(told)
    person = reading.people.resolve(leading["owner"])
    return leading["owner"].lower() not in PRONOUNS and not (person and reading.people.is_officer(person))


def promiser(lead: str, reading: Reading) -> str:
    """Whoever "agreed to" by name or post, where that introduces the task."""
    words = _undertaker(lead, reading)
    return "" if is_body(words) else words


def _undertaker(lead: str, reading: Reading) -> str:
    """Whoever "agreed to", where that introduces the task."""
    match = _UNDERTAKER.search(lead)
    return match["owner"] if match and _is_name(match["owner"], reading) else ""


def _owner_words(text: str, reading: Reading) -> str:
    willing = _WILLING.match(text)
    if willing and _is_name(willing["owner"], reading):
        return willing["owner"]
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if pattern is _SUBJECT and _PASSIVE.match(text, match.end()):
                continue
            if _asked_outside(match["owner"], text[match.end("owner") :], reading):
                continue
            if pattern is _COLON and not _heads_task(match["owner"], reading):
                continue
            if pattern in (_COLON, _LABEL) or _is_name(match["owner"], reading, text[match.end("owner") :]):
                return _told_too(text, match) if pattern in (_BARE, _TOLD) else match["owner"]
    return ""


def _asked_outside(words: str, after: str, reading: Reading) -> bool:
    """Whether nobody of the meeting is "to be asked": then whoever asks has to act."""
    return bool(_TO_BE_ASKED.match(after)) and not (reading.people.resolve(words) or KNOWN.match(words))


def _told_too(text: str, first: re.Match[str]) -> str:
    """Whoever else one resolution tells: "that the Clerk order a seat and that Cllr Hill fit it"."""
    later = _TOLD.finditer(text, first.end())
    rest = [one["owner"] for one in later if text[: one.start("owner")].endswith("that ")]
    return " and ".join([first["owner"], *rest])


def _heads_task(words: str, reading: Reading) -> bool:
    """Whether words before a colon name who has to act, and not the matter."""
    parts = JOIN.split(words)
    return reading.lists_actions or any(reading.people.resolve(part) for part in [words, *parts])


def _is_name(words: str, reading: Reading, after: str = "") -> bool:
    """Whether capitals tell a name: the document does not write the same words in lower case too.

    A single word before "to" is one only where the document capitalises it in mid-sentence too.
    """
    if KNOWN.match(words) or words[0].islower() or reading.people.resolve(words):
        return True
    if words.startswith("The ") or JOIN.search(words) or words.lower() in PRONOUNS | {"we"}:
        return True
    lower, amid = _cases(reading.text)
    if _MONTHS.match(words) or (" " not in words and words not in amid and _TASK.match(after)):
        return False
    return not all(word.lower() in lower for word in words.split())


@lru_cache(maxsize=4)
def _cases(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that a document writes in lower case, and those that it capitalises in mid-sentence."""
    return frozenset(_LOWER.findall(text)), frozenset(_AMID.findall(text))
