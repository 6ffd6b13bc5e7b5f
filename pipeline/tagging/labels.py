"""What a name is, judged by its own words: a person, a post, a body, or a place or paper and so nothing."""

import re
from functools import cache

from matters.models.en_minutes.lexical import entries
from matters.pipeline.structure.lexicon import alternatives, words
from matters.pipeline.tagging.around import VENUES, acts, goes_on, sites
from matters.pipeline.tagging.tags import Tag

_VENUES = VENUES | {"church"}
_GENERIC = frozenset({"members", "officers", "member", "staff", "directors", "residents"})
_IN = re.compile(r"(?i)\b(?:in|at|in the|at the|via|outside|behind|near|opposite)\s+(?:the\s+)?$")
_TITLED_NAME = re.compile(
    r"(?i:(?:county|district|borough|city|parish|town)?\s*(?:councillor|cllr|pc|pcso|sgt|member))"
    r"\s+(?:(?:Mrs|Mr|Ms|Dr)\.?\s+)?[A-Z]"
)
_REFERENCE = re.compile(
    r"[(\[]?(?=\S*\d)[A-Z0-9]+(?:[/.-][A-Z0-9]+)*[/][A-Z0-9]+[)\].,;:]*$|[A-Z]{1,3}\d+[a-z]?$"
)
_PERSON_TITLE = re.compile(
    r"(?:Mrs?|Ms|Miss|Mx|Dr|Rev|Revd|Reverend|Prof|Professor|Cllrs?|Councillor|Sir|Dame|Venerable|Fr)\b\.?\s+[A-Z]"
)
_TITLE_BEFORE = re.compile(r"\b(?:Mrs?|Ms|Miss|Mx|Dr|Cllr|Councillor|Sir|Dame)\b\.?\s+$")
_SEAT = re.compile(r"\b(?:took|take|takes|taking)\s+the\s+$")
_PLACED = re.compile(r"(?i)\b(?:at|on|in|under|near|for)\s+(?:the\s+)?$")
_HELD_AT = re.compile(r"(?i)\b(?:held|meeting|meet|hosted|took place)\s+(?:at|in)\s+(?:the\s+)?$")
_FIRM_END = re.compile(
    r"\s(?:(?:Consulting |Civil |Structural )?Engineers|Builders|Architects|Solicitors|Consultants|Surveyors"
    r"|Contractors|Landscapes|Construction|Developments|Properties|Associates|Partners(?:hip)?|Group|Ltd|Limited"
    r"|LLP|plc|Electrical|Heating|Fencing|Roofing|Plumbing|Services|Motors|Garages|Nurseries|Harriers|Wanderers"
    r"|Rovers|FC|RFC|& Sons?|& Co\.?|Bros\.?)$"
)
_QUARTER = re.compile(r"(?:North|South|East|West|Mid)(?:ern)? [A-Z][a-z]+(?:shire|land|side|ton|ham|ley)")
_OPENS_LINE = re.compile(r"(?:^|\n)[ \t]*(?:[•∑*#-]+[ \t]*|\(?(?:\d+(?:\.\d+)*|[a-z])[.)]?[ \t]+)$")
_AFTER_COMMA = re.compile(r"(?<!\w)([A-Z]\w+),\s+$")
_THEN = re.compile(r"[ \t]+[-–—][ \t]+(?!£)")
_WORSHIP = re.compile(
    r"(?:Carols?|Christingle|Remembrance|Memorial|Funeral|Thanksgiving|Sunday|Harvest|Civic|Church)"
    r" Services?$"
)
_UNITS = frozenset(["Team", "Teams", "Services", "Department", "Directorate", "Unit"])
_NO_INITIALS = frozenset(["LA", "UK", "EU", "TV", "VE", "VJ", "AM", "PM", "IT", "FP"])
_LETTERS = re.compile(r"[^\W\d_]{2}")


def judged(text: str, one: Tag) -> str | None:
    """The label that a name's own words ask for; ``None`` for what is no name."""
    found = text[one.start : one.end]
    if _is_thing(text, one, found):
        return None
    if " " not in found.strip():
        return _single(text, one, found)
    if _is_known_body(one, found):
        return "ORG"
    if _is_place(text, one, found):
        return None
    if one.label == "PERSON" and is_given(found.split()[0]):
        return "PERSON"
    if ends_like_role(found):
        return None if found.split()[-1].lower() in _GENERIC else _role(text, one, "ROLE")
    if one.label == "ROLE" and found.split()[-1] in _UNITS and not _role_head().search(found):
        return "ORG"
    if ends_like_body(found):
        return "ORG"
    return _otherwise(text, one, found)


def _is_thing(text: str, one: Tag, found: str) -> bool:
    """Whether words are a short form of a thing, the number of a file or the beginning of another name."""
    initials = one.label == "PERSON" and found.isupper() and len(found) == 2
    if found in _NO_INITIALS or (found in listed("not_bodies") and not initials):
        return True
    return one.label != "ROLE" and (goes_on(text, one) or _is_reference(text, one))


def _is_known_body(one: Tag, found: str) -> bool:
    if is_national(found) or found.startswith("Office of the "):
        return True
    return one.label == "PERSON" and bool(_FIRM_END.search(found))


def _otherwise(text: str, one: Tag, found: str) -> str | None:
    """The label of what ends like nothing in particular."""
    titled = _PERSON_TITLE.match(found) or follows_title(text, one.start)
    if one.label == "ORG" and (_is_person(found) or titled):
        return "PERSON"
    heading = (found.isupper() and _in_heading(text, one)) or bool(_QUARTER.fullmatch(found))
    there = _PLACED.search(text[max(0, one.start - 20) : one.start]) and not acts(text, one)
    title = _OPENS_LINE.search(text[: one.start]) and _THEN.match(text, one.end)
    if one.label == "ORG" and (heading or there or title):
        return None
    if one.label == "ROLE" and not found.islower() and not _post_noun().search(found):
        return None
    return _role(text, one, one.label)


def ends_like_body(found: str) -> bool:
    """Whether the last word is one that organisations are called by."""
    return bool(_body_end().search(found.title() if found.isupper() else found))


def ends_like_role(found: str) -> bool:
    """Whether the last word is a post, or a post stands before what it is for."""
    return bool(_role_end().search(found) or _role_of().search(found))


def is_given(word: str) -> bool:
    """Whether a word is a common given name or an initial."""
    return len(word.strip(".")) == 1 or word.casefold() in _given_names()


def is_national(found: str) -> bool:
    """Whether these words are a body known all over Britain or Ireland."""
    return found in listed("national_bodies") or found in listed("unmistakable_bodies")


def follows_title(text: str, at: int) -> bool:
    """Whether a title stands right before this place."""
    return bool(_TITLE_BEFORE.search(text[max(0, at - 14) : at]))


def listed(name: str) -> frozenset[str]:
    """The entries of a word list as a set."""
    return _listed(name)


def _is_reference(text: str, one: Tag) -> bool:
    """Whether a name is a part of the number of a file: "NP" of "NP/GF/0324/0117"."""
    start, end = one.start, one.end
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return bool(_REFERENCE.match(text[start:end]))


def _single(text: str, one: Tag, found: str) -> str | None:
    """One word: a body is known by capitals or from the list, a person is not in lower case."""
    if found in listed("short_posts"):
        return "ROLE"
    if one.label == "ORG":
        plain = found[1:].islower() and found not in _alone()
        heading = found.isupper() and len(found) > 6 and _in_heading(text, one)
        return None if plain or heading else "ORG"
    if one.label == "PERSON" and is_national(found) and not is_given(found):
        return "ORG"
    if one.label == "PERSON":
        none = found.islower() or not _LETTERS.search(found) or _is_short_word(text, one, found)
        none = none or _in_address(text, one, found)
        return None if none else "PERSON"
    if found.lower() in _GENERIC or (found[0].islower() and found.endswith("s")):
        return None
    letters = found.isupper() and len(found) < 7
    if not letters and not found.islower() and not _post_noun().search(found):
        return None
    if found == "chair" and _SEAT.search(text[max(0, one.start - 12) : one.start]):
        return None
    return _role(text, one, "ROLE")


def _in_address(text: str, one: Tag, found: str) -> bool:
    """Whether a word is a village rather than a person: "Rose Cottage, Parkhouse"."""
    before = _AFTER_COMMA.search(text[max(0, one.start - 30) : one.start])
    return before is not None and before[1].lower() in sites() and not is_given(found)


def _is_short_word(text: str, one: Tag, found: str) -> bool:
    """Whether two letters are no name: "Ch" of "Ch. No. 30"."""
    return len(found) == 2 and found[1].islower() and not (is_given(found) or follows_title(text, one.start))


def _role(text: str, one: Tag, label: str) -> str | None:
    """No post is what stands as a title before a name: "Borough Councillor Ash"."""
    return None if label == "ROLE" and _TITLED_NAME.match(text, one.start) else label


def _is_place(text: str, one: Tag, found: str) -> bool:
    """Whether words end like the name of a street, a paper or a room rather than of a body or a person."""
    last = found.split()[-1].strip("().,’'").lower()
    if one.label == "ROLE":
        return False
    if one.label == "PERSON":
        surname = last.title() in entries("surnames") and is_given(found.split()[0])
        if found.split()[0] in listed("place_openings"):
            return True
        return last in listed("places") | VENUES and not surname
    here = bool(_IN.search(text[max(0, one.start - 30) : one.start]))
    if found.startswith("Friends of"):
        return False
    room = (last in _VENUES and here) or (last in VENUES and not acts(text, one))
    if found.split()[0] in listed("place_openings"):
        return not acts(text, one)
    held = bool(_HELD_AT.search(text[max(0, one.start - 30) : one.start])) and not found.endswith("Council")
    if _WORSHIP.search(found):
        return True
    return held or room or last in listed("places") | listed("papers") | listed("things")


def _is_person(found: str) -> bool:
    """Whether words are a given name and one or two more, all capitalised."""
    parts = found.split()
    if re.match(r"(?:(?:[A-Z]\.?\s?){1,3}(?:&|and)\s)?(?:[A-Z]\.\s?){1,3}[A-Z][\w’'-]+$", found):
        return parts[-1].casefold() not in _no_surnames()
    return (
        len(parts) <= 3
        and parts[0].casefold() in _given_names()
        and all(part[0].isupper() and re.sub("['’-]", "", part).isalpha() for part in parts)
        and not _no_surnames() & {part.casefold() for part in parts[1:]}
    )


def _in_heading(text: str, one: Tag) -> bool:
    """Whether the whole line is in capitals, which then say nothing."""
    start, end = text.rfind("\n", 0, one.start) + 1, text.find("\n", one.end)
    return text[start : end if end >= 0 else len(text)].isupper()


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words(name))


@cache
def _alone() -> frozenset[str]:
    """Bodies of one word that is written like any other word."""
    return frozenset({"Cabinet", "Council", "Executive", "Highways", "Senedd"}) | listed("national_bodies")


@cache
def _given_names() -> frozenset[str]:
    names = (*entries("given_names"), *words("given_names_elsewhere"))
    return frozenset(name.casefold() for name in names)


@cache
def _no_surnames() -> frozenset[str]:
    lists = ("organisation_heads", "body_heads", "places", "papers", "role_heads")
    return frozenset(word.casefold() for name in lists for word in words(name)) | _VENUES


@cache
def _body_end() -> re.Pattern[str]:
    return re.compile(rf"(?<!Head )\b(?:{alternatives('organisation_heads')})\.?$")


@cache
def _role_end() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{alternatives('role_heads')}|{alternatives('post_heads')})\.?$")


@cache
def _post_noun() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)\b(?:{alternatives('role_heads')}|{alternatives('post_heads')}|persons?|partner|counsel|aide)\b"
    )


@cache
def _role_head() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('role_heads')})\b")


@cache
def _role_of() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)^(?:[\w&’',/-]+\s+){{0,4}}(?:{alternatives('role_heads')})\s*(?:of|for|to the|-|–|,|\()\s*\w"
    )
