"""People whom a post beside them gives away: "Concepta Gilhooly, Manager"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from matters.pipeline.tagging.labels import ends_like_body, is_given, is_national, listed
from matters.pipeline.tagging.tags import Tag

_WORD = r"[A-ZÀ-ÞĀ-Ž][\w’'-]*[a-zà-ÿā-ž]"
_NAME = (
    rf"(?:{_WORD}|[A-Z]\.?)(?: (?:{_WORD}|[A-Z]\.|de|van|von|der|ap|ab|Ó|Ní|Mac|Mc|al|bin)){{0,3}} {_WORD}"
)
_REACH = 100
_BEFORE_POST = re.compile(rf"(?:\A|[;:,•|(]\s*|\n\s*|\band\s+|\bby\s+|\bfrom\s+)({_NAME})(?:, | \(| [-–—] )$")


def holders(text: str, tags: Sequence[Tag]) -> Iterator[Tag]:
    """Capitalised words right before a post, where nothing was found or a body by no word of bodies."""
    for post in tags:
        cut = max(0, post.start - _REACH)
        if post.label == "ROLE" and (match := _BEFORE_POST.search(text[cut : post.start])):
            start, end = match.start(1) + cut, match.end(1) + cut
            over = [one for one in tags if one.start < end and start < one.end]
            taken = any(one.label != "ORG" or (one.start, one.end) != (start, end) for one in over)
            if not taken and _may_be_person(text[start:end]):
                yield Tag("PERSON", start, end)


def _may_be_person(words: str) -> bool:
    """Whether none of the words says that it is something else."""
    if ends_like_body(words) or is_national(words):
        return False
    parts = [part.casefold() for part in words.split()]
    return is_given(parts[0]) or not any(part in _others() for part in parts)


@cache
def _others() -> frozenset[str]:
    heads = (
        listed("organisation_heads") | listed("body_heads") | listed("role_heads") | listed("role_modifiers")
    )
    others = listed("places") | listed("papers") | listed("not_names")
    return frozenset(word.casefold() for word in heads | others)
