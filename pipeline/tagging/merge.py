"""All that finds names in a text, in one order; what comes first wins where two overlap."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from matters.pipeline.tagging.gazetteer import Gazetteer, find_listed
from matters.pipeline.tagging.patterns import find_organisations, find_roles, find_titled
from matters.pipeline.tagging.tags import Tag, disjoint

_TITLE = re.compile(
    r"(?i)^(?:the\s+)?(?:(?:county|district|borough|city|parish)\s+)?"
    r"(?:cllrs?|councillors?|clrs?|messrs|mr|mrs|ms|miss|mx|dr|prof|professor|revd?|reverend|canon|sir|dame)\b\.?\s*"
)
_EDGE = " \t\r\n.,;:()[]{}'\"‘’“”–—-*|/&"


def find_names(text: str, gazetteer: Gazetteer, statistical: Iterable[Tag] = ()) -> list[Tag]:
    """The names in a text, sorted and disjoint.

    :param gazetteer: the people of the meeting.
    :param statistical: what a trained pipeline finds, with labels of the project.
    """
    listed = list(find_listed(text, gazetteer))
    whole = [one for one in listed if " " in text[one.start : one.end].strip()]
    ranked = (
        whole,
        _trimmed(text, statistical),
        listed,
        find_titled(text),
        find_roles(text),
        find_organisations(text),
    )
    return [_resolved(one, text, gazetteer) for one in disjoint(ranked)]


def _trimmed(text: str, tags: Iterable[Tag]) -> Iterator[Tag]:
    """Statistical names without article, title, possessive and stray signs."""
    for one in tags:
        words = text[one.start : one.end]
        lead = len(words) - len(words.lstrip(_EDGE))
        if one.label == "PERSON" and (title := _TITLE.match(words[lead:])):
            lead += title.end()
        elif words[lead : lead + 4].lower() == "the ":
            lead += 4
        kept = words[lead:].split("\n\n")[0].rstrip(_EDGE)
        if one.label == "PERSON":
            kept = re.sub(r"['’]s$", "", kept)
        if kept:
            yield Tag(one.label, one.start + lead, one.start + lead + len(kept))


def _resolved(one: Tag, text: str, gazetteer: Gazetteer) -> Tag:
    words = text[one.start : one.end]
    if one.label == "PERSON":
        return replace(one, person=gazetteer.person(words))
    return replace(one, person=gazetteer.role(words)) if one.label == "ROLE" else one
