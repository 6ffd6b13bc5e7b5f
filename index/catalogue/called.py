"""What minutes that name no body at their head call themselves: a body's name, its initials, its place."""

import re

from matters.index.identity import COUNCIL_WORDS, fold

_FEWEST_INITIALS = 3
_CLEARLY = 2
"""How many times as often as another body the one is named that minutes call themselves."""


def called_by(text: str, names: tuple[str, ...]) -> str | None:
    """The one of some bodies that a text names, in full or by its initials, far more often than the others.

    :param names: where it is one alone, its place is enough.
    """
    counts = {name: _times(text, name) for name in names}
    if len(counts) == 1 and not counts[names[0]] and _of_place(text, names[0]):
        return names[0]
    best = max(counts, key=counts.__getitem__)
    others = sum(counts.values()) - counts[best]
    return best if counts[best] > _CLEARLY * others else None


def _times(text: str, name: str) -> int:
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    found = len(re.findall(rf"(?i)\b{re.escape(name)}\b", text))
    if len(initials) >= _FEWEST_INITIALS:
        found += len(re.findall(rf"\b{initials}\b", text))
    return found


def _of_place(text: str, name: str) -> bool:
    words = {word for word in name.split() if fold(word) not in COUNCIL_WORDS}
    return bool(words) and all(re.search(rf"\b{re.escape(word)}\b", text) for word in words)
