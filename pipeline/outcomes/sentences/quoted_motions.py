"""The words of a motion, quoted in the minutes: nobody has decided or promised them yet."""

import re
from collections.abc import Sequence

_MOTION = re.compile(
    r"(?i)\b(?:motion|moved|amendment|notice of|submitted|tabled)\b(?!.*\b(?:resolved|agreed)\b).*:\W*$"
)
_OPEN = re.compile(r"\W*?[“\"‘'](?=\w)")
_CLOSE = re.compile(r"[”\"’'][.;,)]?\s*$")
_MOST = 30
"""Sentences of a motion at most; a quotation that never ends is none."""


def quoted_places(texts: Sequence[str]) -> frozenset[int]:
    """The places of the sentences that stand in the quotation of a motion."""
    found: set[int] = set()
    for place in range(1, len(texts)):
        if place not in found and _MOTION.search(texts[place - 1]) and _OPEN.match(texts[place]):
            ends = (at for at in range(place, min(len(texts), place + _MOST)) if _CLOSE.search(texts[at]))
            last = next(ends, None)
            found |= set() if last is None else set(range(place, last + 1))
    return frozenset(found)
