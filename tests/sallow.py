"""What is found in one item of the minutes of a fictional parish council."""

import re

from matters.pipeline.outcomes.find import find_outcomes
from matters.pipeline.outcomes.reading import ItemText
from matters.pipeline.records import Attendee, Item, Meeting, Outcome
from matters.pipeline.structure.sentences import sentences

PEOPLE = (
    Attendee("Ruth Hale", "present", 0, 1, title="Councillor", role="Chair"),
    Attendee("Owen Marsh", "present", 0, 1, title="Councillor", initials="OM"),
    Attendee("Priya Dell", "present", 0, 1, title="Councillor", initials="PD"),
    Attendee("Nora Finch", "in attendance", 0, 1, role="Parish Clerk"),
    Attendee("Tom Reeve", "in attendance", 0, 1, role="Head of Transport"),
)
MEETING = Meeting(committee="Sallow Parish Council", date="2023-10-11", chair="Ruth Hale")


def outcomes(text: str, *, title: str = "Highways", kind: str | None = None) -> list[Outcome]:
    item = Item("7", "7", title, 1, None, 0, len(text), 1)
    told = [
        sentence
        for block in re.finditer(r"\S(?:.|\n(?!\n))*", text)
        for sentence in sentences(text, block.start(), block.end())
    ]
    found = find_outcomes(text, [ItemText(item, told)], attendance=PEOPLE, meeting=MEETING)
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] != "" for one in found)
    return [one for one in found if kind in (None, one.kind)]


def one(text: str, kind: str, *, title: str = "Highways") -> tuple[str, Outcome]:
    found = outcomes(text, title=title, kind=kind)
    assert len(found) == 1, found
    return text[found[0].start : found[0].end], found[0]
