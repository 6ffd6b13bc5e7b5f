"""What letters a pattern cannot do without: a text that has none of them need not be searched.

The parse is that of ``re`` itself. The idea is that of the literal prefilters of RE2 and of Cox, *Regular
Expression Matching with a Trigram Index* (2012).
"""

import re
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 40
"""To look for more takes as long as to look for the pattern."""

_COST_OF_ONE = 0.15
"""How many letters more the shortest must have, so that one more to look for is made up for."""


def needed(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> tuple[str, ...]:
    """Pieces of text, in small letters: where the pattern stands, one of them stands.

    :return: nothing where no such pieces can be told.
    """
    return tuple(sorted(_of_sequence(parser.parse(pattern, flags)), key=len))


def branches(pattern: str) -> list[str]:
    """The alternatives of a pattern: where one of them stands, it stands."""
    depth, in_class, bars = 0, False, []
    for found in re.finditer(r"\\.|[\[\]()|]", pattern, re.DOTALL):
        mark = found[0]
        if in_class:
            in_class = mark != "]"
        elif mark == "[":
            in_class = True
        elif mark in "()":
            depth += 1 if mark == "(" else -1
        elif mark == "|" and not depth:
            bars.append(found.start())
    starts = [0, *(bar + 1 for bar in bars)]
    return [pattern[start:end] for start, end in zip(starts, [*bars, None], strict=True)]


def _of_sequence(sequence: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The best of what its parts cannot do without; letters that follow each other are one piece."""
    found, letters = [], ""
    for code, value in [*sequence, (None, None)]:
        if code is codes.LITERAL:
            letters += chr(value).lower()
            continue
        found += [frozenset({letters})] if letters else []
        letters = ""
        found.append(_of_part(code, value))
    return max((pieces for pieces in found if 0 < len(pieces) <= _MOST), key=_worth, default=frozenset())


def _of_part(code: object, value: Any) -> frozenset[str]:  # noqa: ANN401
    if code is codes.SUBPATTERN:
        return _of_sequence(value[-1])
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT} and value[0]:
        return _of_sequence(value[-1])
    if code is codes.BRANCH:
        each = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*each) if all(each) else frozenset()
    return frozenset()


def _worth(pieces: frozenset[str]) -> float:
    return min(map(len, pieces)) - _COST_OF_ONE * len(pieces)
