"""The people of one meeting, in every form in which its minutes name them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matters.pipeline.records import Attendee
from matters.pipeline.tagging.tags import Tag

_PLACE = (
    "Road|Street|Lane|Close|Avenue|Drive|Way|Hill|House|Farm|Court|Green|Park|Hall|Wood|Bridge|Estate|Terrace"
)
_BEFORE = r"(?<![\w'’.-])"
_AFTER = rf"(?![\w-]|['’][A-Za-rt-z]|\s(?:{_PLACE})\b)"
_AFTER_PLACE = re.compile(
    r"\b([A-Z][\w'’-]{2,})\s+(?i:parish|town|borough|county|city|district|community|village|unitary|council|hall|valley)\b"
)
_IN_PLACE = re.compile(rf"\b(?:in|near|at|through|between)\s+([A-Z][a-z]{{2,}}(?: (?:{_PLACE}))?)\b(?!['’])")
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Who is meant by what in one meeting; a form that may mean two people means nobody.

    :param forms: what stands for a person wherever it is found -> the name in the list.
    :param known: normalised form -> name, with those that are names only where something else says so.
    :param roles: normalised role -> name.
    :param places: in lower case, what the document calls a council, a road or a hall after.
    """

    forms: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()

    def is_place(self, words: str) -> bool:
        """Whether these words alone are a place of the document and nobody's name."""
        return words.casefold() in self.places and self.person(words) is None

    def person(self, words: str) -> str | None:
        """Whose name these words are."""
        return self.known.get(normalise_name(words))

    def role(self, words: str) -> str | None:
        """Who holds this post at the meeting."""
        return self.roles.get(normalise_role(words))


def build_gazetteer(attendance: Sequence[Attendee], text: str = "") -> Gazetteer:
    """Every form that means exactly one of those listed.

    :param text: of the document: a surname that is a word in it ("young") is known only as a whole name.
    """
    words = small_words(text)
    strong = {
        form: name
        for form, name in _unique((form, person.name) for person in attendance for form in _forms(person))
        if form.lower() not in words
    }
    known = _unique(
        (normalise_name(form), person.name)
        for person in attendance
        for form in (*_forms(person), *_given(person))
    )
    here = [person for person in attendance if person.role and person.status in {"present", "in attendance"}]
    roles = dict(_unique((normalise_role(person.role or ""), person.name) for person in here))
    own = dict(
        _unique(
            (normalise_role(person.role or ""), person.name) for person in here if not person.organisation
        )
    )
    return Gazetteer(strong, dict(known), roles | own, _places(text))


def small_words(text: str) -> frozenset[str]:
    """What a text writes in small letters, so that it is a word there and not only a name."""
    return frozenset(_SMALL_WORD.findall(text))


def find_listed(text: str, gazetteer: Gazetteer) -> Iterator[Tag]:
    """The people of the meeting, wherever a form of theirs stands."""
    if not gazetteer.forms:
        return
    forms = sorted(gazetteer.forms, key=lambda form: (-len(form), form))
    alternatives = "|".join(_as_printed(form) for form in forms)
    for match in re.finditer(rf"{_BEFORE}(?:{alternatives}){_AFTER}", text):
        yield Tag("PERSON", match.start(), match.end(), gazetteer.person(match.group()))


def normalise_name(name: str) -> str:
    """A name as it is compared: "J. M. HALE" = "jm hale"."""
    words = re.sub(r"[.\s]+", " ", name.replace("’", "'")).strip().casefold()
    return re.sub(r"\b(\w) (?=\w\b)", r"\1", words)


def normalise_role(role: str) -> str:
    """A role as it is compared: "Head of Adults' & Children's Care" = "head adults and childrens care"."""
    role = re.sub(r"['’.,()]", "", role.casefold()).replace("&", " and ").replace("-", " ")
    return " ".join(word for word in role.split() if word not in {"the", "of", "for"})


def _places(text: str) -> frozenset[str]:
    return frozenset(match.casefold() for match in _AFTER_PLACE.findall(text)) | frozenset(
        match.casefold() for match in _IN_PLACE.findall(text)
    )


def _unique(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    meanings: dict[str, set[str]] = {}
    for form, name in pairs:
        meanings.setdefault(form, set()).add(name)
    return ((form, next(iter(names))) for form, names in meanings.items() if len(names) == 1)


def _forms(person: Attendee) -> Iterator[str]:
    """Whole name, initials, surname, and surname with initials; the surname in capitals too."""
    parts = person.name.split()
    surname, given = parts[-1], [part for part in parts[:-1] if part[0].isupper()]
    yield person.name
    if person.initials:
        yield person.initials
    if len(surname.strip(".")) < 3:
        return
    yield surname
    if given:
        yield f"{given[0]} {surname}"
        yield f"{given[0][0]} {surname}"
        yield f"{''.join(part[0] for part in given)} {surname}"
    if len(surname) > 3:
        yield surname.upper()
        yield person.name.upper()


def _given(person: Attendee) -> Iterator[str]:
    """What is a name only where something else says so."""
    parts = person.name.split()
    if len(parts) > 1 and len(parts[0].strip(".")) > 1:
        yield parts[0]


def _as_printed(form: str) -> str:
    """A pattern for a form: initials with or without full stops, parts on one line or two."""
    parts = form.replace(".", " ").split()
    printed = ""
    for part in parts:
        if len(parts) > 1 and len(part) <= 2 and part.isupper():
            printed += r"\s?".join(rf"{letter}\.?" for letter in part) + r"\s*"
        else:
            printed += re.escape(part) + r"\s+"
    return printed.removesuffix(r"\s+").removesuffix(r"\s*")
