"""Limbs of a resolution that is printed as running text: "RESOLVED that (a) ...; and (b) ..."."""

import re
from collections.abc import Iterator

_LEAD = re.compile(
    r"\b(?i:resolved|agreed|decided|decision|recommended)\b"
    r"(?:[\s,]+(?i:unanimously|that|to|as follows|the|this"
    r"|authority|board|cabinet|committee|council|members))*"
    r"\s*[:–—-]*\s+(?=(?P<open>\(?)(?P<mark>1|a|i)(?P<close>[.)])\s+\S)"
)
_RETOLD = re.compile(r"(?i)\b(?:had|previously|already)\b")
_LONGEST = 160
"""Characters of an opening at most."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def limb_starts(text: str) -> Iterator[int]:
    """Where the limbs of a sentence begin, the first behind the words that open them; none elsewhere."""
    lead = _LEAD.search(text)
    if lead is None or lead.end() > _LONGEST or _RETOLD.search(text, 0, lead.end()):
        return
    at = lead.end()
    yield at
    for mark in _marks(lead["mark"]):
        written = re.escape(f"{lead['open']}{mark}{lead['close']}")
        following = re.compile(rf"(?:(?<=[;,.:])|\s(?:and|or))\s+(?={written}\s+\S)").search(text, at)
        if following is None:
            return
        at = following.end()
        yield at


def _marks(first: str) -> Iterator[str]:
    """The marks after the first."""
    if first == "i":
        yield from _ROMAN[1:]
    elif first == "a":
        yield from "bcdefghijklmnop"
    else:
        yield from map(str, range(2, 30))
