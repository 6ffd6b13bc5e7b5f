"""Names that their own words give away: titles, the nouns of posts, the last words of organisations."""

import re
from collections.abc import Iterator
from functools import cache

from matters.pipeline.structure.lexicon import alternatives, words
from matters.pipeline.tagging.tags import Tag

_CAPITAL = r"[A-ZÀ-Þ][\w'’-]*"
_S = r"(?:[ \t]+|[ \t]*\r?\n[ \t]*(?=\S))"
_NAME = r"(?:[A-Z]\.?\s?){0,3}(?:(?:O|D)['’]|Mc|Mac)?[A-ZÀ-Þ][a-zà-ÿ]+(?:['’-][A-Z][a-zà-ÿ]+)*"
_KNOWN_ORGANISATIONS = re.compile(
    r"\b(?:NHS(?: England)?|DfE|Ofsted|LGA|ADCS|CQC|DWP|HMRC|Department (?:for"
    r"|of) (?:[A-Z]\w+(?:,? (?:and )?)?)+|Home Office|"
    r"Ministry of [A-Z]\w+|Environment Agency|Audit Commission|Office for National Statistics)\b"
)
_DETERMINER = re.compile(
    r"^(?:The|the|and|&|In|On|At|For|From|By|With|To|And|Of|As|When|While|If|A|An|This|That|Our|Their|His|Her|Any|Each|Every|No|All|Both|Some|Former|Cllr|Councillor)\s+"
)
_PLACES = re.compile(r"(?:Residential|Care|Nursing|Children['’]?s)\s+Homes$|^(?:Part|Item|Agenda)\b")


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
    """Organisations by their last words, and the national ones by name."""
    for match in _organisation().finditer(text):
        start, end = match.span()
        end = start + len(text[start:end].rstrip())
        for role in _role_words().finditer(text, start, end):
            start = role.end() + len(text[role.end() : end]) - len(text[role.end() : end].lstrip())
        while lead := _DETERMINER.match(text[start:end]):
            start += lead.end()
        if len(text[start:end].split()) > 1 and not _PLACES.search(text[start:end]):
            yield Tag("ORG", start, end)
    for match in _KNOWN_ORGANISATIONS.finditer(text):
        yield Tag("ORG", match.start(), match.start() + len(match.group().rstrip(" ,")))


@cache
def _role_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('role_heads')})\b(?:\s+(?:of|for)\b)?")


@cache
def _titled() -> re.Pattern[str]:
    titles = "|".join(re.escape(word) for word in words("titles") if word not in {"Members", "Member", "Hon"})
    return re.compile(rf"\b(?:(?:{titles})\.?{_S})+(?P<name>{_NAME}(?:{_S}{_NAME})?)")


@cache
def _role() -> re.Pattern[str]:
    heads = alternatives("role_heads")
    modifier = rf"(?:(?:{alternatives('role_modifiers')})|[A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?![\w'’])"
    joint = rf"{_S}(?:(?:and|&){_S})?"
    comma = rf"(?:,(?=[^,.;\n]{{1,40}}(?:and|&){_S}))?"
    field = rf"{_CAPITAL}(?:{comma}{_S}(?:(?:and|&|of|for|in){_S})?{_CAPITAL}){{0,7}}"
    tail = rf"(?:{_S}(?:of|for){_S}{field}|(?:{joint}{modifier}){{1,6}})?"
    alone = (
        r"(?:Chair(?:man|woman|person)?|Vice-Chair(?:man)?|Mayor|Mayoress|Provost|Leader|"
        r"Clerk|Treasurer|Secretary|Convener|Convenor|Headteacher)"
    )
    return re.compile(
        rf"\b(?:{modifier}{joint}){{1,6}}(?:{heads})\b{tail}"
        rf"|\b(?:{heads}){_S}(?:of|for){_S}{field}|\b{alone}\b"
    )


@cache
def _organisation() -> re.Pattern[str]:
    head = alternatives("organisation_heads")
    leading = r"(?:Association|Society|Federation|Institute|University|Diocese|Board|Borough Council|Friends)"
    return re.compile(
        rf"\b(?:{_CAPITAL}{_S}(?:(?:and|&|of|in){_S})?){{1,7}}(?:{head})\b(?!['’])"
        rf"|\b{leading}{_S}of{_S}(?:the{_S})?{_CAPITAL}(?:{_S}(?:(?:and|&|of){_S})?{_CAPITAL}){{0,5}}"
    )
