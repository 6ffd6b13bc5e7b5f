"""People, roles and organisations in one item: from the meeting's own attendance list and patterns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from matters.pipeline.records import Attendee
from matters.pipeline.structure.lexicon import alternatives, words

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
_PRIORITY = {"PERSON": 0, "ROLE": 1, "ORG": 2}


@dataclass(frozen=True, slots=True)
class Tag:
    """A name in a text, with offsets in that text."""

    label: str
    start: int
    end: int
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The people of one meeting, in every form in which minutes name them.

    :param forms: form -> name, only where one person is meant.
    :param roles: normalised role -> name, only where one person holds it.
    """

    forms: dict[str, str]
    roles: dict[str, str]


def build_gazetteer(attendance: Sequence[Attendee]) -> Gazetteer:
    """Every form that means exactly one of those listed."""
    forms = _unique((form, person.name) for person in attendance for form in _forms(person))
    here = [person for person in attendance if person.role and person.status in {"present", "in attendance"}]
    roles = _unique((normalise_role(person.role or ""), person.name) for person in here)
    own = _unique(
        (normalise_role(person.role or ""), person.name) for person in here if not person.organisation
    )
    return Gazetteer(forms, roles | own)


def tag(text: str, gazetteer: Gazetteer) -> list[Tag]:
    """The names in ``text``, sorted and disjoint."""
    found = [*_people(text, gazetteer), *_roles(text, gazetteer), *_organisations(text)]
    found.sort(key=lambda one: (_PRIORITY[one.label], one.start, -one.end))
    kept: list[Tag] = []
    for one in found:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def normalise_role(role: str) -> str:
    """A role as it is compared: "Head of Adults' & Children's Care" = "head adults and childrens care"."""
    role = re.sub(r"['’.,()]", "", role.casefold()).replace("&", " and ").replace("-", " ")
    return " ".join(word for word in role.split() if word not in {"the", "of", "for"})


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    meanings: dict[str, set[str]] = {}
    for form, name in pairs:
        meanings.setdefault(form, set()).add(name)
    return {form: next(iter(names)) for form, names in meanings.items() if len(names) == 1}


def _forms(person: Attendee) -> Iterator[str]:
    yield person.name
    surname = person.name.split()[-1]
    if len(surname) >= 3:
        yield surname
    if person.initials:
        yield person.initials


def _people(text: str, gazetteer: Gazetteer) -> Iterator[Tag]:
    if gazetteer.forms:
        known = "|".join(map(re.escape, sorted(gazetteer.forms, key=len, reverse=True)))
        pattern = re.compile(rf"(?<![\w'’-])(?:{known})(?![\w-]|['’][A-Za-rt-z])")
        for match in pattern.finditer(text):
            yield Tag("PERSON", match.start(), match.end(), gazetteer.forms[match.group()])
    for match in _titled().finditer(text):
        name = match["name"]
        yield Tag("PERSON", match.start("name"), match.end("name"), gazetteer.forms.get(name))


def _roles(text: str, gazetteer: Gazetteer) -> Iterator[Tag]:
    for match in _role().finditer(text):
        start, end = match.span()
        while lead := _DETERMINER.match(text[start:end]):
            start += lead.end()
        phrase = text[start:end]
        if len(phrase) > 2:
            yield Tag("ROLE", start, end, gazetteer.roles.get(normalise_role(phrase)))


def _organisations(text: str) -> Iterator[Tag]:
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
