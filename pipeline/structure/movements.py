"""Who came late and who left: the items from and until which a person was there."""

import re
from collections.abc import Sequence
from dataclasses import replace

from matters.pipeline.records import Attendee, Item
from matters.pipeline.verbatim import clean

_LEFT = re.compile(
    r"(?i)\s*(?:\([^)]*\)\s*)?(?:then\s+|had\s+to\s+)?(?:left|leave)\s+(?:the\s+)?"
    r"(?:meeting|room|chamber|at this (?:point|stage)|before|prior|after)\b"
)
_CAME = re.compile(
    r"(?i)\s*(?:\([^)]*\)\s*)?(?:arrived|joined)\b(?:\s+(?:the\s+meeting|late|at|during|for|via|after))"
)
_BACK = re.compile(r"(?i)\b(?:returned|re-?joined|came back|re-?entered)\b")
_BEFORE = re.compile(
    r"(?i)^[^.;]{0,40}\b(?:prior to|before)\s+(?:minute|item)\s+(?:no\.?\s*)?(?P<number>\d+(?:/\d+)?)"
)


def with_movements(text: str, items: Sequence[Item], attendance: Sequence[Attendee]) -> tuple[Attendee, ...]:
    """The attendance with ``from_item`` and ``until_item`` where the text of an item says so.

    What the list itself says stays. A person who comes back has not left.
    """
    moved: dict[str, Attendee] = {one.name: one for one in attendance}
    numbers = [item.number for item in items if item.number]
    patterns = {one.name: _named(one, attendance) for one in attendance}
    for item in items:
        if item.number is None:
            continue
        copy = clean(text, item.start, item.end, omit=item.omit).text
        if not (_LEFT.search(copy) or _CAME.search(copy)):
            continue
        for name, pattern in patterns.items():
            for match in pattern.finditer(copy):
                one, rest = moved[name], copy[match.end() :]
                if (left := _LEFT.match(rest)) and one.until_item is None and not _BACK.search(rest):
                    until = _last_attended(rest[left.start() :], item.number, numbers)
                    moved[name] = replace(one, until_item=until)
                elif _CAME.match(rest) and one.from_item is None:
                    moved[name] = replace(one, from_item=item.number)
    return tuple(moved[one.name] for one in attendance)


def _named(attendee: Attendee, attendance: Sequence[Attendee]) -> re.Pattern[str]:
    """Every form that means this person and no other of those listed."""
    surname = attendee.name.split()[-1]
    forms = [attendee.name, attendee.initials or ""]
    if sum(other.name.split()[-1] == surname for other in attendance) == 1:
        forms.append(surname)
    return re.compile(rf"\b(?:{'|'.join(re.escape(form) for form in forms if len(form) > 1)})\b")


def _last_attended(rest: str, here: str, numbers: Sequence[str]) -> str:
    """The item before the one that is named ("left prior to minute 75"), else the one that says it."""
    before = _BEFORE.match(rest)
    place = numbers.index(before["number"]) if before and before["number"] in numbers else 0
    return numbers[place - 1] if place else here
