"""Which authorities are one under several names: misspelt, or with most of their people in common."""

import re
from collections.abc import Sequence

from matters.index.register.names import distance
from matters.index.register.sightings import Sighting

_NOISE = re.compile(
    r"(?:^|-)(?:annual|general|extraordinary|meeting|minutes?|minuted|of|the|draft-.*|\d+)(?=-|$)"
)
_LEAST_SHARED = 3
_MOST_SHARED = 0.6


def families(sightings: Sequence[Sighting]) -> dict[str, str]:
    """For each authority the first name, by the alphabet, of those that are one with it."""
    people: dict[str, set[str]] = {}
    for one in sightings:
        if not one.name.is_bare and not one.guest:
            people.setdefault(one.authority, set()).add(f"{one.name.first[:1]} {one.name.surname}")
        people.setdefault(one.authority, set())
    names = sorted(people)
    family = {name: name for name in names}
    for at, name in enumerate(names):
        for other in names[at + 1 :]:
            if family[name] != family[other] and (
                _reads_alike(name, other) or _shares(people[name], people[other])
            ):
                first, second = sorted((family[name], family[other]))
                family = {one: first if of == second else of for one, of in family.items()}
    return family


def _reads_alike(one: str, other: str) -> bool:
    plain, second = (_NOISE.sub("", name).strip("-") for name in (one, other))
    return len(plain) > 12 and distance(plain, second, 1) <= 1


def _shares(one: set[str], other: set[str]) -> bool:
    shared = len(one & other)
    return shared >= _LEAST_SHARED and shared >= _MOST_SHARED * min(len(one), len(other))
