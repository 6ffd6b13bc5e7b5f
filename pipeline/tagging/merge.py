"""All that finds names in a text, in one order; what comes first wins where two overlap."""

import re
from collections.abc import Iterable
from dataclasses import replace

from matters.pipeline.tagging.gazetteer import Gazetteer, find_listed
from matters.pipeline.tagging.holders import holders
from matters.pipeline.tagging.patterns import (
    find_known,
    find_listed_names,
    find_organisations,
    find_roles,
    find_titled,
)
from matters.pipeline.tagging.tags import Tag, disjoint
from matters.pipeline.tagging.tidy import tidied

_AND_AFTER = re.compile(r",?\s+(?:and|&)\s")
_AND_BEFORE = re.compile(r"\s(?:and|&)\s+$")


def find_names(text: str, gazetteer: Gazetteer, statistical: Iterable[Tag] = ()) -> list[Tag]:
    """The names in a text, sorted and disjoint.

    :param gazetteer: the people of the meeting.
    :param statistical: what a trained pipeline finds, with labels of the project.
    """
    listed = list(find_listed(text, gazetteer))
    whole = [one for one in listed if " " in text[one.start : one.end].strip()]
    trained = [
        one
        for one in tidied(text, statistical)
        if not gazetteer.is_place(text[one.start : one.end]) and not _ends_with_initials(text, one, gazetteer)
    ]
    roles = list(find_roles(text))
    longest = (
        *listed,
        *trained,
        *(one for one in tidied(text, find_organisations(text)) if not _several(text, one, trained)),
        *find_known(text),
        *(one for one in roles if _begun_above(text, one, trained)),
    )
    ranked = (
        whole,
        find_listed_names(text),
        longest,
        find_titled(text),
        roles,
    )
    found = disjoint(ranked)
    return [_resolved(one, text, gazetteer) for one in disjoint((holders(text, found), found))]


def _begun_above(text: str, one: Tag, trained: Iterable[Tag]) -> bool:
    """Whether the trained part has only what stands on the second of the two lines of a post."""
    cut = "\n" in text[one.start : one.end]
    return cut and any(
        part.label == "ROLE" and one.start < part.start < part.end == one.end for part in trained
    )


def _ends_with_initials(text: str, one: Tag, gazetteer: Gazetteer) -> bool:
    """Whether a body is a heading and the initials of who is to act: "Clock Tower Lights DN"."""
    last = text[one.start : one.end].split()[-1]
    return one.label == "ORG" and last in gazetteer.forms and last.isupper() and len(last) < 4


def _several(text: str, one: Tag, trained: Iterable[Tag]) -> bool:
    """Whether a pattern took for one name what the trained part has as one of two that "and" joins."""
    inside = [part for part in trained if one.start <= part.start and part.end <= one.end]
    joined = [
        part
        for part in inside
        if _AND_AFTER.match(text, part.end, one.end) or _AND_BEFORE.search(text[one.start : part.start])
    ]
    if len(inside) == 1:
        words = text[inside[0].start : inside[0].end]
        return bool(joined) and len(words.split()) > 1 and not words.startswith("NHS ")
    return bool(joined)


def _resolved(one: Tag, text: str, gazetteer: Gazetteer) -> Tag:
    words = text[one.start : one.end]
    if one.label == "PERSON":
        return replace(one, person=gazetteer.person(words))
    return replace(one, person=gazetteer.role(words)) if one.label == "ROLE" else one
