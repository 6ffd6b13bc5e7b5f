"""Whether a stretch of a list begins with a person: by name, or by post and then name."""

import re
from dataclasses import replace
from functools import cache

from matters.pipeline.structure.lexicon import alternatives
from matters.pipeline.structure.names import Person, read_mononym, read_person
from matters.pipeline.structure.posts import is_role

_CHAIR_FIRST = re.compile(
    r"^[\s*•-]*(?:The\s+)?(?P<post>(?:Vice[- ]?)?Chair(?:man|woman|person)?)\s+(?=[A-Z]\.?\s?[A-Z])"
)
_POST_FIRST = re.compile(r"^[\s*•-]*(?:[Tt]he\s+)?(?P<post>[A-Z][^:,;()\n]{2,60}?)\s*[:(]\s*(?=\S)")


def names_person(row: str) -> bool:
    """Whether a row of a list begins with a person's whole name, or with a post and then the name."""
    return read_person(row) is not None or read_holder(row) is not None


def begins_with_person(row: str) -> bool:
    """Whether a row of a list begins with a name, be it a single one."""
    return names_person(row) or read_mononym(row) is not None


def read_holder(text: str, *, carried: str = "") -> Person | None:
    """The person after a post: "Chair: Ann Birch", "Deputy Mayor Councillor Cole"."""
    for pattern in (_POST_FIRST, _post_before_title(), _CHAIR_FIRST, _post_before_name()):
        match = pattern.match(text)
        person = (
            read_person(text[match.end() :], carried=carried) if match and is_role(match["post"]) else None
        )
        if match and person:
            start, end = person.start + match.end(), person.end + match.end()
            return replace(person, start=start, end=end, role=" ".join(match["post"].split()))
    return None


@cache
def _post_before_title() -> re.Pattern[str]:
    return re.compile(
        rf"^[\s*•-]*(?:[Tt]he\s+)?(?P<post>[A-Z][^:,;()\n]{{2,60}}?),?\s+(?=(?:{alternatives('titles')})\b\.?\s+[A-Z])"
    )


@cache
def _post_before_name() -> re.Pattern[str]:
    heads = alternatives("role_heads")
    return re.compile(
        rf"^[\s*•-]*(?:[Tt]he\s+)?(?P<post>(?:[A-Z][\w'’]*\s+){{0,4}}(?:{heads}))\s+"
        rf"(?=(?:[A-Z][a-z]+|(?:[A-Z]\.?\s?){{1,3}})\s?[A-Z][\w'’-]+\s*(?:[.,;(\n]|$))"
    )
