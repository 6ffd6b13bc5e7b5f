"""Who a sentence itself says speaks, feels or complains, in the words in which it names them."""

import re
from collections.abc import Iterator

from matters.pipeline.outcomes.people.callings import TITLE, Subject, phrases
from matters.pipeline.outcomes.people.people import People

_STATES = (
    r"(?:add|alleg|argu|ask|believ|claim|comment|complain|emphasi[sz]|enquir|explain|express|fear|"
    r"inquir|insist|"
    r"observ|object|oppos|point|protest|queri|question|remark|reiterat|repli|respond|stress|suggest|"
    r"suspect|"
    r"voic|warn|wonder)(?:e?d|s|ed out|es|ied|ies)|felt|feels?|thought|thinks?|said|says?|told|spoke|"
    r"speaks|"
    r"states?|stated|queries|replies"
)
_TELLS = (
    r"advis|alert|describ|disagree|disput|doubt|flag|highlight|indicat|inform|lament|mention|not|notic|"
    r"recall|"
    r"regrett|bemoan|deplor|decri|remind|repeat|report|request|urg|criticis|criticiz|outlin|identif(?:i)|refer(?:r)|rais|relat|"
    r"shar|consider|accept|acknowledg|welcom"
)
_SEES = (
    r"saw|heard|found|knew|understood|wrote|wanted|wished|hoped|sought|would like|"
    r"dr(?:e|a)ws? (?:\w+ ){0,3}?attention|br(?:ought|ings) (?:up|to)|made the point|took (?:issue|"
    r"the view)|"
    r"(?:had|has|have) (?:\w+ )?(?:seen|noticed|heard|found|noted|been (?:told|contacted|approached)|"
    r"(?:grave |serious |some |several |many |further )*(?:concerns?|complaints?|doubts|fears|reservations|"
    r"misgivings|qualms|problems?)|had|received (?:\w+ )?(?:complaints?|reports?|concerns))|"
    r"(?:did|does|do|could|can) ?not (?:see|think|feel|believe|accept|understand|know|like|agree)"
)
_FEELS = (
    r"(?:was|were|is|are|been|remain(?:s|ed)?|became|felt|feels?) (?:(?:very|also|still|deeply|most|"
    r"quite|rather|not|"
    r"all|both|\w+ly) )*(?:concerned|worried|disappointed|dismayed|unhappy|troubled|alarmed|shocked|"
    r"appalled|"
    r"afraid|anxious|uneasy|frightened|angry|upset|annoyed|frustrated|dissatisfied|sceptical|surprised|"
    r"saddened|"
    r"sorry|critical|aware|opposed|against|disturbed|horrified|puzzled|satisfied|convinced|happy|"
    r"unconvinced|(?:re)?assured|uncomfortable|comfortable|apprehensive|nervous|persuaded|confident|content|"
    r"impressed|"
    r"fed up|of the (?:view|opinion))"
)
_BARELY = r"(?:unhappy|concerned|worried|complaining|annoyed|angry) (?:about|at|of|that|over|with)"
_ADVERBS = r"(?:,? (?:also|then|again|further|both|all|however|had|has|have|have also|\w+ly)\b,?)*"
_APART = (
    r"(?: \([^)]{1,80}\))?(?:, (?!(?:and|but)\b)[^,;.]{2,80},(?= )| (?:of|from|representing|"
    r"for) [^,;.]{2,50}?|"
    r" who [^,;.]{3,60}?,?)?"
)
_SURE = re.compile(
    rf"{_APART}{_ADVERBS} (?:{_STATES}|{_FEELS}|[a-z]+ed [^.;]{{2,80}}? (?:but|and) (?:{_STATES}|"
    rf"{_FEELS}))\b"
)
_SPEAKS = re.compile(
    rf"{_APART}{_ADVERBS} (?:{_STATES}|(?:{_TELLS})(?:e?d|s|es)|{_SEES}|{_FEELS}|"
    rf"{_BARELY})\b"
)
_ACTS = re.compile(
    r",? (?!(?:to|will|would|has|is|and|of|for|or|left|leaves?|arriv|join|present|introduc|attend|chair|"
    r"propos|second|"
    r"mov|declar|elect|agree|offer|volunteer|undertook|abstain|vot|apologi|sign|open|clos|return|replac|"
    r"repair|"
    r"withdrew|sent|gave|(?:was|were|been|had been) \w+(?:ed|en)\b)\w*)"
    r"(?:\w+ly )?(?:[a-z]+ed|was|were|had|did|could|rose|found|took|put|made|spoke|went|met|read|held|"
    r"knew|saw)\b"
)
"""What a member may do while they go on to speak: anything but come, go, move, vote or be acted on."""
_LISTENS = re.compile(r" (?:heard|considered|had|had received .*)$")
_HEADED = re.compile(r"\s*(?:\([^)]*\)\s*)?(?::|–|—|\s-\s)\s*\S")
_MARK = re.compile(
    r"(?:\W*(?:\d{1,3}(?:[./]\d{1,3}){0,3}|[a-z]|[ivx]{1,4})[.):]?\s+(?=\S))"
    r"|[A-Z]{2,4}(?:/[A-Z]{2,4})*\s+(?=(?:The|It|Members|Residents|Cllrs?|Councillors?|Mrs?|Ms)\b)"
)
_HEAD = re.compile(r"[A-ZÀ-Þ0-9][^:.;?!]{1,70}?(?::| –| —| -)\s+")
_OPENER = re.compile(
    r"(?i)(?:in|on|at|during|following|after|with|regarding|when|having|as|while|whilst|although|since|"
    r"before|"
    r"also|however|finally|lastly|firstly|secondly|additionally|moreover|responding|replying|speaking|"
    r"referring|turning|"
    r"commenting|concerning|again|later|then|under|for|from|by|despite|given|because|unfortunately|asked|"
    r"further|returning|relating|moving|despite|within)\b"
)
_COUNCILLOR = re.compile(
    r"(?:[A-Z]\w+ )*(?:Cllrs?|Councillors?)\b|(?:[Tt]he )?(?:Vice-)?Chair(?:man|woman|person)?\b|"
    r"(?:[Tt]he )?(?:Deputy )?Mayor\b"
)
_OPENING = 180
_GIVEN = re.compile(
    r"(?i)\b(?:complaints?|concerns?|letters?|e-?mails?|reports?|quer(?:y|ies)|correspondence|petitions?|"
    r"representations?|objections?|calls?|messages?|comments?|raised|expressed|reported|voiced|received|"
    r"mentioned|highlighted|noted|queried|lodged|submitted|felt)\b[^.;]{0,80}?"
    r"(?P<by>\b(?:by|from|among|amongst)) "
)
_DIRECT = re.compile(r"(?i)(?:raised|expressed|voiced|queried|mentioned|highlighted|reported|felt) by $")
_PRONOUN = re.compile(
    rf"(?P<who>He|She|They|he|she|they)\b(?={_ADVERBS} (?:{_STATES}|(?:{_TELLS})(?:e?d|s|es)|{_SEES}|"
    rf"{_FEELS})\b)|"
    r"(?P<opens>He|She)\b"
)
_ASIDE = re.compile(r", (?P<who>he|she|they) (?:said|felt|thought|added|feared|believed|argued|claimed),")
_IMPERSONAL = re.compile(
    r"(?i)(?:it (?:was|is|has been|had been) (?:\w+ )?(?:felt|agreed|noted|reported|said|thought|suggested|"
    r"considered|pointed|hoped|believed|observed|stated|explained|asked|queried|commented|confirmed|"
    r"decided|"
    r"resolved|recognised|understood|mentioned|raised|highlighted|acknowledged|accepted|advised|requested|"
    r"recommended|proposed)\b|there (?:was|were|is|are|has|have|had)\b.{0,40}\b(?:concerns?|complaints?|"
    r"discussion|debate|questions?|comments?)\b|(?:\w+ ){0,3}(?:concerns?|complaints?|questions?|comments?|"
    r"issues?|points?|discussion|debate|resolved|agreed|letters?|e-?mails?)\b)"
)


def subject(text: str, people: People) -> Subject | None:
    """Whoever a sentence or clause says speaks, feels or complains; a name and a colon before it will do."""
    for place in _beginnings(text):
        found = _at(text, place, people)
        if found:
            return found
    return None


def giver(text: str, people: People) -> Subject | None:
    """By or from whom a complaint comes that somebody else tells of or nobody: "raised by Members"."""
    for match in _GIVEN.finditer(text):
        for one in phrases(text, match.end(), people):
            if one.kind in {"titled", "known", "public"} or (
                one.kind in {"body", "post", "initials"} and _DIRECT.search(text, 0, match.end())
            ):
                return one
    return None


def pronoun(text: str) -> str | None:
    """The pronoun that speaks: "She felt that", ", she said,"; what opens a sentence is enough."""
    for place in _beginnings(text):
        found = _PRONOUN.match(text, place)
        if found:
            return (found["who"] or found["opens"]).lower()
    aside = _ASIDE.search(text)
    return aside["who"] if aside else None


def impersonal(text: str) -> bool:
    """Whether a sentence tells that something was said or felt, and not by whom."""
    return any(_IMPERSONAL.match(text, place) for place in _beginnings(text))


def _beginnings(text: str) -> Iterator[int]:
    """Where a subject may stand: first, behind a mark or a heading, behind words before a comma."""
    mark = _MARK.match(text)
    first = mark.end() if mark else len(text) - len(text.lstrip(" \"“‘'(–-•"))
    yield first
    head = _HEAD.match(text, first)
    if head:
        yield head.end()
    opener = _OPENER.match(text, head.end() if head else first)
    if opener:
        stop = re.search(r"[.;]", text[opener.end() : _OPENING])
        last = opener.end() + stop.start() if stop else _OPENING
        yield opener.end() + 1
        yield from (match.end() for match in re.finditer(r", ", text[:last]) if match.end() > opener.end())


def member(text: str, people: People) -> Subject | None:
    """A member whom a sentence names first, whatever they do, unless they only come, go, move or vote."""
    first = next(_beginnings(text))
    for one in phrases(text, first, people):
        person = people.resolve(one.text)
        sits = one.kind in {"known", "initials", "post"} and person and not people.is_officer(person)
        if (sits or _COUNCILLOR.match(one.text)) and _ACTS.match(text, one.end):
            return one
    return None


def opener(text: str, people: People) -> Subject | None:
    """Whoever a sentence names first, whatever they do."""
    first = next(_beginnings(text))
    for one in phrases(text, first, people):
        if one.kind not in {"untitled", "public", "body"} and re.match(r",? \(?[a-z]|\s*\(", text[one.end :]):
            return one
    return None


def within(text: str, people: People) -> Subject | None:
    """A councillor or somebody else with a title who speaks further on in a sentence."""
    for match in re.finditer(rf" (?=(?:[Tt]he )?{TITLE} [A-Z])", text):
        found = _at(text, match.end(), people)
        if found and found.verb and found.kind in {"titled", "known"}:
            return found
    return None


def _at(text: str, place: int, people: People) -> Subject | None:
    for one in phrases(text, place, people):
        verbs = _SURE if one.kind == "untitled" else _SPEAKS
        verb = verbs.match(text, one.end)
        if verb and not (one.kind == "body" and _LISTENS.search(verb.group())):
            return Subject(one.text, one.end, one.kind, verb.group())
        if one.kind == "titled" and _HEADED.match(text, one.end):
            return one
    return None
