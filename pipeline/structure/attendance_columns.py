"""Attendance lists whose rows are set in columns by wide spaces: a person, and beside it a post or a body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matters.pipeline.structure.holders import names_person
from matters.pipeline.structure.list_parts import BETWEEN
from matters.pipeline.structure.names import INITIALS

_WIDE = 3
_FEWEST = 2
_MOST = 0.6
_HALF = 0.5
_SHORTHAND = re.compile(rf"\W*{INITIALS}\W*$")


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a line that lists people.

    :param offsets: where each character of ``text`` came from.
    """

    text: str
    offsets: tuple[int, ...]

    def cells(self) -> list[tuple[int, int]]:
        """Where the stretches between wide spaces begin and end."""
        found, start = [], 0
        for at, sign in enumerate(self.text[:-1]):
            if sign == " " and self.offsets[at + 1] - self.offsets[at] >= _WIDE:
                found.append((start, at))
                start = at + 1
        return [*found, (start, len(self.text))]


def arranged(parts: Sequence[Part]) -> list[Part]:
    """The rows with a tab behind each person where the columns beside it tell of the person.

    Where the person stands in the second column ("Oldham    Cllr Ann Birch"), it is put first.
    """
    rows = [[part.text[low:high] for low, high in part.cells()] for part in parts]
    wide = [row for row in rows if len(row) > 1]
    if len(wide) < _FEWEST or len(wide) < _MOST * sum(bool("".join(row).strip()) for row in rows):
        return list(parts)
    first = sum(_names_one(row[0]) for row in wide)
    second = sum(names_person(row[1]) for row in wide)
    people = sum(names_person(row[1]) or bool(_SHORTHAND.match(row[1])) for row in wide)
    if first >= _MOST * len(wide) and people <= _HALF * len(wide):
        return [_tabbed(part) for part in parts]
    if second >= _MOST * len(wide) and second > first and all(len(row) == 2 for row in wide):
        return [_turned(part) for part in parts]
    return list(parts)


def _names_one(cell: str) -> bool:
    return names_person(cell) and len(BETWEEN.split(cell)) == 1


def _tabbed(part: Part) -> Part:
    ends = {end for _, end in part.cells()}
    return Part(
        "".join("\t" if at in ends else sign for at, sign in enumerate(part.text)),
        part.offsets,
    )


def _turned(part: Part) -> Part:
    """The second column, a comma, and the first."""
    cells = part.cells()
    if len(cells) != 2:
        return part
    (low, high), (start, end) = cells
    comma = part.offsets[high]
    return Part(
        f"{part.text[start:end]}, {part.text[low:high]}",
        (*part.offsets[start:end], comma, comma, *part.offsets[low:high]),
    )
