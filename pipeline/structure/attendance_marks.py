"""A roll on which letters behind each name say who was there: ``P``, ``Ap``, ``Ab``."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from matters.pipeline.structure.attendance_rows import Row

_MARK = re.compile(r"(?<=[\w).’'])\s+(?P<mark>Pr?|Ap(?:ols?)?|Abs?|A)\.?$")
_STATUS = {"P": "present", "Ap": "apologies"}
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Roll:
    """Rows without the marks behind them.

    :param statuses: for the line that begins at an offset what its mark says.
    """

    rows: tuple[Row, ...]
    statuses: Mapping[int, str] = field(default_factory=dict)


def read_roll(rows: Sequence[Row]) -> Roll:
    """The rows, and who was there where several are marked and one at least as present."""
    found = {place: match for place, row in enumerate(rows) if (match := _MARK.search(row.text))}
    if len(found) < _FEWEST or not any(match["mark"][0] == "P" for match in found.values()):
        return Roll(tuple(rows))
    return Roll(
        tuple(
            replace(row, end=row.at + found[place].start()) if place in found else row
            for place, row in enumerate(rows)
        ),
        {rows[place].line.start: _status(match["mark"]) for place, match in found.items()},
    )


def _status(mark: str) -> str:
    return _STATUS.get(mark[:2], _STATUS.get(mark[:1], "absent"))
