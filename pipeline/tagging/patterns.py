"""Names that their own words give away: titles, the nouns of posts, the last words of organisations."""

import re
from collections.abc import Iterator
from functools import cache

from matters.pipeline.structure.lexicon import alternatives, words
from matters.pipeline.tagging.tags import Tag

_CAPITAL = r"[A-ZÀ-Þ][\w'’-]*"
_S = r"(?:[ \t]{1,2}|[ \t]*\r?\n[ \t]*(?=\S))"
_STOP = (
    r"(?:The|A|An|And|Our|Their|His|Her|This|That|Mr|Mrs|Ms|Cllr|Councillor|If|As|When|While|After|Before)\b"
)
_NAME = r"(?:[A-Z]\.?\s?){0,3}(?:(?:O|D)['’]|Mc|Mac)?[A-ZÀ-Þ][a-zà-ÿ]+(?:['’-][A-Z][a-zà-ÿ]+)*"
_DEPARTMENT = re.compile(r"\b(?:Department (?:for|of)|Ministry of) (?:[A-Z]\w+(?:,? (?:and )?)?)+")
_FIRM = re.compile(
    rf"\b(?:(?:[A-Z]\.?[ ]?){{0,3}}{_CAPITAL}|[A-Z]\.?)"
    rf"(?:{_S}(?:&|and){_S}(?:[A-Z]\.[ ]?)*{_CAPITAL}|{_S}{_CAPITAL}){{0,3}}"
    rf",?{_S}(?:&|and){_S}(?:Sons?|Co\b\.?|Company|Bros\b\.?|Brothers|Daughters?|Partners)"
)
_SHARED_POST = re.compile(
    r"\b(?:Deputy |Acting |Group |Town |Parish )*(?:Leader|Clerk|Treasurer|Solicitor|Secretary|Mayor)"
    r"\s+(?:of|to)\s+the\s+(?:Council|Opposition|Authority|Board|Trust|Trustees|Governors)\b(?! [A-Z])"
)
_DETERMINER = re.compile(
    r"^(?:The|the|and|&|In|On|At|For|From|By|With|To|And|Of|As|When|While|If|A|An|This|That|Our|Their|His|Her|Any|Each|Every|No|All|Both|Some|Former|Cllr|Councillor)\s+"
)
_SHORT_POST = re.compile(rf"\b(?:{alternatives('short_posts')})\b")
_LOWER_POST = re.compile(
    r"(?<=\b[Tt]he |\b[Oo]ur |..\ba )(?:(?:parish|town|deputy|acting) )?(?:clerk|headteacher|head teacher"
    r"|treasurer|trustee|caretaker|internal auditor|monitoring officer|chief executive|vice[- ]chair(?:man)?"
    r"|chairman|chairperson)\b"
    r"(?!['’]s (?:house|room))"
)
_STATE_POST = re.compile(
    r"\b(?:(?:Shadow )?Secretary of State|Minister of State|(?:Parliamentary )?Under[- ]Secretary of State)"
    r"(?: for [A-Z][\w’']+(?:,? (?:and )?(?!Secretary|Minister)[A-Z][\w’']+)*)?"
    r"|\b(?:Chancellor of the Exchequer|Prime Minister|First Minister|Taoiseach)\b"
    r"|\bPolice, Fire and Crime Commissioner\b"
    r"|\b(?:Senedd|Assembly) Members?\b"
)
_COUNCIL_LETTERS = re.compile(
    r"(?<![\w/&.-])(?!(?:TBC|OBC|FBC|SOBC|PCC|ACC|VDC|ABC)\b)[A-Z]{1,4}(?:CC|DC|BC)(?![\w/&-])"
)
_COUNCIL_ASSOCIATION = re.compile(r"(?<![\w/-])[A-Z][A-Za-z]{0,9}ALC\b")
_CABINET = re.compile(
    r"(?<!Shadow )\b(?:Full Council|Cabinet(?! (?:Members?|Office|Secretary|Minister|Support|Assistant"
    r"|Committee|[A-Z]\w+ (?:Committee|Panel|Group))|-Committee))\b"
)
_BRACKETED_FIRM = re.compile(
    rf"(?:(?:[A-Z]\.[ ]?){{1,3}})?{_CAPITAL}(?:{_S}(?:(?:&|and){_S})?{_CAPITAL}){{0,4}}"
    rf"{_S}\([A-Z][\w ]+\){_S}(?:Ltd|Limited|LLP|plc)\b"
)
_HEADING = re.compile(r"^(?=[^\na-z]*[A-Z]{4})[^\na-z]{12,}$", re.MULTILINE)
_SMALL = re.compile(r"(?<=\s)(?:Of|And|For|The|In|With|On|At|By|From|To)(?=\s)|(?<=['’])S\b")
_OF_A_PHRASE = re.compile(
    r"\b[A-Z][a-z]+ in Bloom\b|\b[A-Z][a-z]+ (?:in|of) [A-Z][a-z]+ Council\b"
    r"|\b(?!The|At|In|From|To|For|By)(?:[A-Z][a-z]+ ){1,2}(?:Magistrates['’]|Crown|County|Family) Court\b"
    r"|\bOffice (?:of|for) (?:the )?[A-Z]\w+(?: (?:(?:and|&|for|of) )?[A-Z]\w+){0,5}"
    r"|\b(?:[A-Z][a-z]+ )?(?:Police|POLICE), (?:Fire|FIRE) (?:and|AND) (?:Crime|CRIME) (?:Panel|PANEL)\b"
)
_OCCASION = re.compile(r"(?:\s(?:AGM|EGM|Conference|Newsletter|Agenda|Minutes|Report|Update))+$")
_WELSH_OR_IRISH = re.compile(
    rf"\b(?:{alternatives('body_openings')})"
    r"(?: (?:(?:y|yr|a|o|na|an|yn|i|ar|de|Ó) )*[A-ZÀ-ÞŴŶ][\w’'-]*){1,4}"
)
_OMBUDSMAN = re.compile(
    r"\b(?:Parliamentary and Health Service|Public Services?|Local Government(?: and Social Care)?|Housing"
    r"|Financial|Pensions|Health Service) Ombudsman(?: for Wales)?\b"
)
_LISTED_NAME = re.compile(
    rf"(?:(?:Mrs?|Ms|Miss|Dr|Cllrs?|Councillors?|Alderm[ae]n|Sir|Dame|Prof|Rev)\.?{_S})*"
    r"(?P<name>(?:[A-Z]\.?[ ]?){0,3}(?:(?:de|van|von|der|ap|Ó|Ní|Mc|Mac|O['’]|D['’])[ ]?)*"
    rf"[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ](?:{_S}[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ]){{0,2}})"
    rf"(?=\s*(?:[,;.()]|$|{_S}(?:and\b|&)|\n))"
)
_BETWEEN = re.compile(rf"\s*(?:\([^()\n]{{0,40}}\)\s*)?(?:,\s*(?:and\s+)?|{_S}(?:and|&){_S})")
_PLACES = re.compile(r"(?:Residential|Care|Nursing|Children['’]?s)\s+Homes$|^(?:Part|Item|Agenda)\b")

_BODIES = (
    _DEPARTMENT,
    _FIRM,
    _BRACKETED_FIRM,
    _CABINET,
    _COUNCIL_LETTERS,
    _COUNCIL_ASSOCIATION,
    _OF_A_PHRASE,
    _OMBUDSMAN,
    _WELSH_OR_IRISH,
)


def find_titled(text: str) -> Iterator[Tag]:
    """People named after a title: "Mrs Tina Zed"."""
    for match in _titled().finditer(text):
        yield Tag("PERSON", match.start("name"), match.end("name"))


def find_roles(text: str) -> Iterator[Tag]:
    """Posts: "Head of Fostering"."""
    for match in _role().finditer(text):
        start, end = match.span()
        while lead := _DETERMINER.match(text[start:end]):
            start += lead.end()
        phrase = text[start:end]
        if len(phrase) > 2:
            yield Tag("ROLE", start, end)


def find_organisations(text: str) -> Iterator[Tag]:
    """Organisations by their last words, in capitals too."""
    for match in _organisation().finditer(_HEADING.sub(_as_written, text)):
        start, end = match.span()
        end = start + len(text[start:end].rstrip())
        for role in _role_words().finditer(text, start, end):
            start = role.end() + len(text[role.end() : end]) - len(text[role.end() : end].lstrip())
        while lead := _DETERMINER.match(text[start:end]):
            start += lead.end()
        end -= len(occasion.group()) if (occasion := _OCCASION.search(text[start:end])) else 0
        if len(text[start:end].split()) > 1 and not _PLACES.search(text[start:end]):
            yield Tag("ORG", start, end)


def _as_written(heading: re.Match[str]) -> str:
    """A line in capitals as it would stand in a sentence."""
    written = heading.group().title()
    if len(written) != len(heading.group()):
        return heading.group()
    return _SMALL.sub(lambda small: small.group().lower(), written)


def find_known(text: str) -> Iterator[Tag]:
    """What is a name wherever it stands: national bodies, departments, firms, posts of the whole council."""
    for pattern in (_national(), *_BODIES):
        for match in pattern.finditer(text):
            yield Tag("ORG", match.start(), match.start() + len(match.group().rstrip(" ,")))
    for pattern in (_SHARED_POST, _SHORT_POST, _STATE_POST, _LOWER_POST):
        for match in pattern.finditer(text):
            yield Tag("ROLE", match.start(), match.end())


def find_listed_names(text: str) -> Iterator[Tag]:
    """The names in "Councillors Ash, Birch and Cole" and "For: Ash, Birch"."""
    for opening in _plural().finditer(text):
        at = opening.end()
        while (name := _LISTED_NAME.match(text, at)) and not _is_word(name["name"]):
            yield Tag("PERSON", name.start("name"), name.end("name"))
            between = _BETWEEN.match(text, name.end())
            if between is None:
                break
            at = between.end()


def _is_word(name: str) -> bool:
    """Whether what stands where a name is looked for is none: a post, an organisation, a heading."""
    return any(word.lower() in _no_names() for word in name.split())


@cache
def _no_names() -> frozenset[str]:
    lists = ("role_heads", "organisation_heads", "not_names", "papers", "role_modifiers")
    return frozenset(word.lower() for name in lists for word in words(name)) - {
        "head",
        "church",
        "young",
        "child",
    }


@cache
def _plural() -> re.Pattern[str]:
    votes = "for|against|abstained|abstaining|abstentions?|present|apologies"
    titles = "Councillors|Cllrs|Clrs|Messrs|Aldermen|Mesdames|COUNCILLORS|CLLRS|Drs"
    return re.compile(rf"(?:\b(?:{titles})\b\.?|\b(?i:{votes})(?:\s*\(\d+\))?:){_S}")


@cache
def _national() -> re.Pattern[str]:
    """National bodies of more than one word or more than one capital: "Mind" and "Shelter" are words too."""
    sure = [
        body
        for body in words("national_bodies")
        if (" " in body or sum(map(str.isupper, body)) > 1) and body != "Post Office"
    ]
    whole = "|".join(re.escape(body).replace(r"\ ", r"\s+") for body in sorted(sure, key=len, reverse=True))
    return re.compile(rf"(?<![\w&-])(?:{whole}|{alternatives('unmistakable_bodies')})(?![\w&-])")


@cache
def _role_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('role_heads')})\b(?:\s+(?:of|for)\b)?")


@cache
def _titled() -> re.Pattern[str]:
    known = [re.escape(word) for word in words("titles") if word not in {"Members", "Member", "Hon"}]
    long = "|".join(word for word in known if len(word) > 6)
    short = "|".join(word for word in known if len(word) <= 6)
    return re.compile(
        rf"\b(?:(?:(?:{short})\.?|{long}){_S})+(?P<name>(?!{_STOP}){_NAME}"
        rf"(?:(?:[ \t]{{1,2}}|[ \t]*\r?\n(?=\S)){_NAME})?)"
    )


@cache
def _role() -> re.Pattern[str]:
    heads = alternatives("role_heads")
    modifier = rf"(?:(?:{alternatives('role_modifiers')})|[A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?![\w'’])"
    joint = rf"{_S}(?:(?:and|&){_S})?"
    comma = rf"(?:,(?=[^,.;\n]{{1,40}}(?:and|&){_S}))?"
    field = rf"{_CAPITAL}(?:{comma}{_S}(?:(?:and|&|of|for|in){_S})?{_CAPITAL}){{0,7}}"
    tail = rf"(?:{_S}(?:of|for){_S}{field}|(?:{joint}{modifier}){{1,6}})?"
    more = alternatives("post_heads")
    alone = (
        r"(?:Chair(?:man|woman|person)?|Vice-Chair(?:man)?|Mayor|Mayoress|Provost|Leader|"
        r"Clerk|Treasurer|Secretary|Convener|Convenor|Headteacher)"
    )
    return re.compile(
        rf"\b(?:{modifier}{joint}){{1,6}}(?:{heads})\b{tail}"
        rf"|\b(?:{heads}){_S}(?:of|for){_S}{field}|\b{alone}\b"
        rf"|\b(?:(?!{_STOP}){_CAPITAL}{joint}){{1,4}}(?:Officer|Manager|Warden|Adviser|Engineer|Solicitor|{more})\b"
        rf"|\b(?!Agent\b)(?:{more})\b"
    )


@cache
def _organisation() -> re.Pattern[str]:
    head = f"{alternatives('organisation_heads')}|{alternatives('body_heads')}"
    leading = (
        r"(?:Association|Society|Federation|Institute|University|Diocese|Board|Borough Council|Friends|Club)"
    )
    borough = r"(?:London |Royal |Metropolitan )?Borough"
    owner = (
        rf"(?:City|{borough}|County|Isle|Diocese|Friends|University|Institute|Church|C|Museum|School|Bank)"
    )
    return re.compile(
        rf"\b(?:(?:{owner}{_S}of{_S})?{_CAPITAL}{_S}(?:(?:and|&){_S})?){{1,7}}(?:{head})\b(?!['’])"
        rf"|\b{leading}{_S}of{_S}(?:the{_S})?{_CAPITAL}(?:{_S}(?:(?:and|&|of){_S})?{_CAPITAL}){{0,5}}"
    )
