"""What stands around a name: whether it goes on, and whether what it names does something."""

import re
from functools import cache

from matters.pipeline.structure.lexicon import words
from matters.pipeline.tagging.tags import Tag

_RUN = re.compile(r"(?:['’]s?)?((?:[ \t]+(?:(?:and|&|of|for)[ \t]+)?\(?[A-Z][\w’'-]*\)?){1,5})")
_LOWER_PLACE = re.compile(
    r"(?:['’]s?)?[ \t]+(?:roundabout|junction|crossroads|traffic lights|car park|field|estate|turning)\b"
)
_ACTS = re.compile(
    r"['’]s?\s|\s*[.:–—-]?\s*£|(?:\s+(?:\w+ly|also|jointly|both))?\s+(?:has|have|had|will|would|can|could"
    r"|wants?|wished|wishes|is to|are to|was asked|were asked|offered|asked|requests?|requested|reported"
    r"|objects?|objected|wrote|writes|replied|said|says|agreed|provides?|provided|runs?|ran|gave|gives|thanked"
    r"|proposes?|proposed|applied|(?i:committee|trustees|management|trust|association|users))\b"
)
_ACTED_ON = re.compile(
    r"(?i)\b(?:from|by|thank(?:s to|ed|ing)?|behalf of|trustees of|secretary of|treasurer of|friends of"
    r"|grant(?:ed)? to|awarded to|donation to|(?:write|wrote|written|writing) to|member of)\s+(?:the\s+)?$"
)
_BODIES_THAT_HOLD = re.compile(
    r"\b(?:Council|Committee|Sub-Committee|Board|Trust|Ltd|Limited|Authority|Association|Society|Partnership|Panel"
    r"|Forum|Commission|Agency|Company|LLP|plc|PLC|CIC|University|College|Federation|Foundation|Police)$"
)

VENUES = frozenset({
    "hall", "centre", "center", "chamber", "room", "rooms", "house", "inn", "hotel", "arms",
    "lodge", "library",
})  # fmt: skip
"""What buildings are called by, and the bodies that own them."""
_ALSO_ELSEWHERE = frozenset(
    {"north", "south", "east", "west", "upper", "lower", "great", "little"}
    | {"village", "town", "ward", "district", "county", "community"}
)


def goes_on(text: str, one: Tag) -> bool:
    """Whether a name is only the beginning of another: "Local Government" of "Local Government Act 2000"."""
    found = text[one.start : one.end]
    if one.label == "ORG" and (found.isupper() or _BODIES_THAT_HOLD.search(found)):
        return False
    if one.label == "ORG" and _LOWER_PLACE.match(text, one.end):
        return True
    run = _RUN.match(text, one.end)
    if run is None:
        return False
    if one.label == "PERSON":
        first = run[1].split()[0].lower()
        return first in sites() or (run.group()[0] in "'’" and first in things())
    return any(word.lower() in things() | sites() for word in run[1].split()[:4])


def acts(text: str, one: Tag) -> bool:
    """Whether what is called like a building does something here, or something is done with it."""
    before = text[max(0, one.start - 40) : one.start]
    return bool(_ACTS.match(text, one.end) or _ACTED_ON.search(before))


@cache
def things() -> frozenset[str]:
    """Last words of papers, laws, projects and sums of money, in lower case."""
    return frozenset(words("papers"))


@cache
def sites() -> frozenset[str]:
    """Last words of streets, buildings and other places, in lower case."""
    return (frozenset(words("places")) | VENUES) - _ALSO_ELSEWHERE
