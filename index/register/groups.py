"""Sightings of one person, as they are gathered; and what speaks for two groups being one."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from matters.index.dates import first_day
from matters.index.register.names import Name
from matters.index.register.sightings import Sighting, same_post

_NEIGHBOURS = 4
DAYS_IN_YEAR = 365


@dataclass(slots=True, eq=False)
class Group:
    """Sightings that are taken for one person.

    :param name: the fullest name among them.
    :param first: the first day with a date, ``""`` without one; ``last`` the last.
    """

    sightings: list[Sighting]
    name: Name
    names: set[Name] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    authorities: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""
    sexes: set[str] = field(default_factory=set)
    kinds: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, sightings: Sequence[Sighting]) -> "Group":
        """A group of these."""
        group = cls([], sightings[0].name)
        for one in sightings:
            group.take(one)
        return group

    def take(self, sighting: Sighting) -> None:
        """Add one sighting."""
        self.sightings.append(sighting)
        self.names.add(sighting.name)
        self.documents.add(sighting.document_id)
        self.bodies.add(sighting.body)
        self.authorities.add(sighting.authority)
        if sighting.date:
            self.first = min(self.first or sighting.date, sighting.date)
            self.last = max(self.last, sighting.date)
        if sighting.sex:
            self.sexes.add(sighting.sex)
        if sighting.kind:
            self.kinds[sighting.kind] += 1
        if _fullness(sighting.name) > _fullness(self.name):
            self.name = sighting.name

    def absorb(self, other: "Group") -> None:
        """Add all of another group, which is then empty."""
        for one in other.sightings:
            self.take(one)
        other.sightings, other.documents = [], set()

    @property
    def sex(self) -> str | None:
        """What the titles say, where they agree."""
        return next(iter(self.sexes)) if len(self.sexes) == 1 else None

    @property
    def kind(self) -> str | None:
        """``"councillor"`` or ``"officer"``: what most lists say."""
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind)) if self.kinds else None


def _fullness(name: Name) -> tuple[bool, bool, int]:
    return (name.is_full, bool(name.given), len("".join(name.given)))


def may_join(one: Group, other: Group) -> bool:
    """Whether nothing speaks against two groups being one person."""
    if one.documents & other.documents:
        return False
    if one.sex and other.sex and one.sex != other.sex:
        return False
    return not (one.kind and other.kind and one.kind != other.kind)


def years_apart(one: Group, other: Group) -> float:
    """The years between the end of one and the beginning of the other; 0 where they overlap."""
    if not one.first or not other.first:
        return 0.0
    if one.last < other.first:
        return _years(one.last, other.first)
    return _years(other.last, one.first) if other.last < one.first else 0.0


def _years(first: str, last: str) -> float:
    return (first_day(last) - first_day(first)).days / DAYS_IN_YEAR


def shares_post(one: Group, other: Group) -> bool:
    """Whether a post or an organisation of one is word for word one of the other's."""
    return any(
        same_post(a, b)
        for kind in ("role", "organisation")
        for a in {getattr(sighting, kind) for sighting in one.sightings}
        for b in {getattr(sighting, kind) for sighting in other.sightings}
    )


class Lists:
    """The attendance lists of each body, in the order of their dates."""

    def __init__(self, sightings: Iterable[Sighting]) -> None:
        """Learn which lists there are."""
        held: dict[str, set[tuple[str, int]]] = {}
        for one in sightings:
            held.setdefault(one.body, set()).add((one.date, one.document_id))
        self._lists = {body: sorted(lists) for body, lists in held.items()}

    def fills_gaps(self, rare: Group, usual: Group) -> float:
        """How regularly ``usual`` stands in the lists around those in which ``rare`` stands in its place.

        :return: the least share over all sightings of ``rare``; 0 where there is no such regularity.
        """
        shares = [self._share(one, usual) for one in rare.sightings]
        return min(shares, default=0.0)

    def _share(self, sighting: Sighting, usual: Group) -> float:
        lists = self._lists.get(sighting.body, [])
        at = bisect_left(lists, (sighting.date, sighting.document_id))
        before = [document for _, document in lists[max(0, at - _NEIGHBOURS) : at]]
        after = [document for _, document in lists[at + 1 : at + 1 + _NEIGHBOURS]]
        if not usual.documents.intersection(before) or not usual.documents.intersection(after):
            return 0.0
        around = before + after
        return sum(document in usual.documents for document in around) / len(around)
