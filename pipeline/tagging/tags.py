"""A name in a text, and which of several that overlap is kept."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """A name in a text, with offsets in that text.

    :param label: ``"PERSON"``, ``"ROLE"`` or ``"ORG"``.
    :param person: the name in the attendance list, where exactly one is meant.
    """

    label: str
    start: int
    end: int
    person: str | None = None


def disjoint(ranked: Iterable[Iterable[Tag]]) -> list[Tag]:
    """The tags of the first list, then those of each next that overlap none; sorted.

    Within a list the longest wins, then the first.
    """
    kept: list[Tag] = []
    taken: set[int] = set()
    for tags in ranked:
        for one in sorted(tags, key=lambda tag: (tag.start - tag.end, tag.start)):
            places = range(one.start, one.end)
            if taken.isdisjoint(places):
                taken.update(places)
                kept.append(one)
    return sorted(kept, key=lambda tag: tag.start)
