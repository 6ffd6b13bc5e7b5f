"""Wordings that are asked for by yes or no.

Two things save time over plain ``re``. Where capitals do not count a wording is looked for in small letters,
and of its alternatives only those are looked for whose letters the text has: see
:mod:`matters.pipeline.outcomes.wording.prefilter`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matters.pipeline.outcomes.wording.prefilter import branches, needed

_FLAGS = re.compile(r"\s*\(\?(x?)(i?)\)")
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")


@dataclass(frozen=True, slots=True)
class _Branch:
    """One of the alternatives of a wording.

    :ivar needs: pieces of text, one of which stands where it does; none where that is not known.
    """

    pattern: re.Pattern[str]
    needs: tuple[str, ...]

    def occurs(self, text: str, small: str) -> bool:
        """Whether it stands somewhere in a text, of which ``small`` has the letters."""
        if not self.needs:
            return self.pattern.search(text) is not None
        for piece in self.needs:
            if piece in small:
                return self.pattern.search(text) is not None
        return False


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern, its alternatives, and whether it wants small letters."""

    pattern: re.Pattern[str]
    branches: tuple[_Branch, ...]
    in_small_letters: bool

    def occurs(self, text: str) -> bool:
        """Whether the wording stands somewhere in a text."""
        small = text.lower()
        asked = small if self.in_small_letters else text
        return any(branch.occurs(asked, small) for branch in self.branches)

    def end(self, text: str) -> int:
        """Where the first place at which it stands ends; -1 where it stands nowhere."""
        if not self.occurs(text):
            return -1
        found = self.pattern.search(text.lower() if self.in_small_letters else text)
        return found.end() if found else -1

    def starts(self, text: str) -> Iterator[int]:
        """Where it stands in a text, place by place."""
        for found in self.pattern.finditer(text.lower() if self.in_small_letters else text):
            yield found.start()


def wording(pattern: str) -> Wording:
    """A wording; ``(?i)``, ``(?x)`` or ``(?xi)`` before it say that capitals, or spaces, do not count."""
    found = _FLAGS.match(pattern)
    body = pattern[found.end() :] if found else pattern
    spaced = re.VERBOSE if found and found[1] else re.NOFLAG
    any_case = bool(found and found[2])
    small = any_case and not _CAPITAL.search(body)
    flags = spaced | (re.IGNORECASE if any_case and not small else re.NOFLAG)
    each = tuple(_Branch(re.compile(one, flags), needed(one, flags)) for one in branches(body))
    return Wording(re.compile(body, flags), each, in_small_letters=small)
