"""Posts with all that belongs to them."""

import re
from functools import cache

from matters.pipeline.tagging.labels import ends_like_body, ends_like_role, is_given, listed
from matters.pipeline.tagging.tags import Tag

_FIELD_IN_BRACKETS = re.compile(r" \(([A-Z][\w’'-]+(?:,? (?:(?:and|&|of|for) )?[A-Z][\w’'-]+){0,4})\)")
_POST_WITH_FIELD = re.compile(
    r"(?:[A-Z][\w’'-]+ )*(?:Director|Head|Member|Holder|Minister|Secretary of State|Manager|Lead|Officer"
    r"|Spokesperson) (?:of|for) "
)
_MORE_FIELDS = re.compile(
    r"(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}){1,3},? (?:and|&) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
)


def whole_post(text: str, one: Tag) -> Tag:
    """A post with the rest of its field: "Director of Skills", then ", Work and Culture" or " (South)"."""
    found = text[one.start : one.end]
    bracketed = None if "(" in found else _FIELD_IN_BRACKETS.match(text, one.end)
    if bracketed and all(word.casefold() in _fields() for word in re.findall(r"[\w’'-]+", bracketed[1])):
        return Tag("ROLE", one.start, bracketed.end())
    if _POST_WITH_FIELD.match(found) and (match := _MORE_FIELDS.match(text, one.end)):
        parts = [part for part in re.split(r",\s+|\s+(?:and|&)\s+", match.group().strip(" ,")) if part]
        if not any(
            ends_like_role(part) or ends_like_body(part) or is_given(part.split()[0]) for part in parts
        ):
            return Tag("ROLE", one.start, match.end())
    return one


@cache
def _fields() -> frozenset[str]:
    """Words of fields of work, in lower case."""
    return frozenset(word.strip(",").casefold() for word in listed("role_modifiers") | listed("post_fields"))
