"""Wordings that are asked for by yes or no.

Where capitals do not count a wording is looked for in small letters: that takes half of the time that ``re``
takes to compare letters of both kinds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ANY_CASE = re.compile(r"\(\?(x?)i\)")
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern, and whether it wants small letters."""

    pattern: re.Pattern[str]
    in_small_letters: bool

    def occurs(self, text: str) -> bool:
        """Whether the wording stands somewhere in a text."""
        return self.end(text) >= 0

    def end(self, text: str) -> int:
        """Where the first place at which it stands ends; -1 where it stands nowhere."""
        found = self.pattern.search(text.lower() if self.in_small_letters else text)
        return found.end() if found else -1

    def starts(self, text: str) -> Iterator[int]:
        """Where it stands in a text, place by place."""
        for found in self.pattern.finditer(text.lower() if self.in_small_letters else text):
            yield found.start()


def wording(pattern: str) -> Wording:
    """A wording; ``(?i)`` or ``(?xi)`` before it says that capitals do not count."""
    found = _ANY_CASE.match(pattern)
    if found is None or _CAPITAL.search(pattern):
        return Wording(re.compile(pattern), in_small_letters=False)
    flags = re.VERBOSE if found[1] else re.NOFLAG
    return Wording(re.compile(pattern[found.end() :], flags), in_small_letters=True)
