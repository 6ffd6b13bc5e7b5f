"""Puts sightings together that are of one person, and lists what may be but is not certain.

Two who might be one stay two: a false merge puts words into somebody's mouth.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from matters.index.register.families import families
from matters.index.register.groups import Group, Lists, may_join, shares_post, years_apart
from matters.index.register.likeness import doubtful, is_repeated, is_spelling
from matters.index.register.names import Name, given_agree, is_common
from matters.index.register.sightings import Sighting
from matters.index.register.statements import Statement

_YEARS = 6.0
_YEARS_COMMON = 2.0
_YEARS_ACROSS = 3.0
_LEAST_SHARED = 3
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Doubt:
    """Two groups that may be one person.

    :param why: one clause for the user.
    """

    one: Group
    other: Group
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """Who is who, as far as the lists tell."""

    groups: tuple[Group, ...]
    doubts: tuple[Doubt, ...]


def group_sightings(sightings: Sequence[Sighting], statements: Sequence[Statement] = ()) -> Grouping:
    """Group the sightings of one person.

    :param statements: that somebody had another name before.
    """
    family = families(sightings)
    lists = Lists(sightings)
    groups: list[Group] = []
    doubts: list[Doubt] = []
    for name in sorted(set(family.values())):
        found = _Family([one for one in sightings if family[one.authority] == name], lists)
        found.gather(statements)
        groups += found.groups
        doubts += found.doubts
    doubts += _across(groups)
    groups = sorted((one for one in groups if one.sightings), key=_order)
    return Grouping(tuple(groups), tuple(one for one in doubts if one.one.sightings and one.other.sightings))


def _order(group: Group) -> int:
    return min(one.number for one in group.sightings)


class _Family:
    """The people of one authority."""

    def __init__(self, sightings: Sequence[Sighting], lists: Lists) -> None:
        self._lists = lists
        self.doubts: list[Doubt] = []
        nodes: dict[tuple[str, str | None], list[Sighting]] = {}
        split = _told_apart(sightings)
        for one in sightings:
            sex = one.sex if one.name.key in split else None
            nodes.setdefault((one.name.key, sex), []).append(one)
        self._nodes = [Group.of(nodes[key]) for key in sorted(nodes, key=str)]
        self.groups: list[Group] = []
        self._bearers: dict[str, list[Group]] = {}

    def gather(self, statements: Sequence[Statement]) -> None:
        """Full names first, then initials, then bare surnames: each with what is surer than itself."""
        for strength in (2, 1, 0):
            self._bearers = _by_surnames(self.groups)
            fresh = [
                rest for node in self._nodes if _strength(node) == strength for rest in self._resolved(node)
            ]
            self.groups += fresh
            self._join(fresh)
        self._stated(statements)
        self.groups = [one for one in self.groups if one.sightings]
        self._listed_twice()
        self.groups = [one for one in self.groups if one.sightings]
        self._doubt()

    def _resolved(self, node: Group) -> list[Group]:
        """What is left of a node when whatever can mean one group only has gone to it."""
        if node.name.is_full:
            return [node]
        left: list[Group] = []
        for run in _runs(node):
            fits = self._fitting(run)
            if len(fits) == 1:
                fits[0].absorb(run)
                continue
            rest = [one for one in run.sightings if not self._given(one)]
            left += [Group.of(rest)] if rest else []
        return left

    def _fitting(self, weak: Group) -> list[Group]:
        return [group for group in self._bearers.get(weak.name.surname, []) if _may_mean(weak, group)]

    def _given(self, sighting: Sighting) -> bool:
        """Give one sighting to the one group that it can mean."""
        single = Group.of([sighting])
        fits = self._fitting(single)
        chosen = fits if len(fits) == 1 else _of_the_body(sighting, fits)
        if len(chosen) == 1:
            chosen[0].take(sighting)
        return len(chosen) == 1

    def _join(self, fresh: Sequence[Group]) -> None:
        """Join groups that are spellings of one name."""
        new = set(map(id, fresh))
        for one, other in near_pairs(self.groups):
            if (id(one) in new or id(other) in new) and one.sightings and other.sightings:
                small, big = sorted((one, other), key=lambda group: (len(group.sightings), -_order(group)))
                if may_join(one, other) and is_spelling(small, big, self._lists):
                    big.absorb(small)

    def _stated(self, statements: Sequence[Statement]) -> None:
        for statement in statements:
            now = [one for one in self.groups if statement.means_now(one)]
            before = [one for one in self.groups if one.sightings and statement.means_before(one)]
            before = [
                one for one in before if one not in now and (not now or given_agree(one.name, now[0].name))
            ]
            if len(now) == 1 and len(before) == 1 and may_join(now[0], before[0]):
                now[0].absorb(before[0])

    def _listed_twice(self) -> None:
        """Join a bare surname with the only bearer of it, though now and then one list names both."""
        for surname, bearers in sorted(_by_surnames(self.groups).items()):
            fuller = [one for one in bearers if not one.name.is_bare]
            bare = [one for one in bearers if one.name.is_bare]
            if len(fuller) != 1 or is_common(surname):
                continue
            for one in bare:
                if is_repeated(one, fuller[0]):
                    fuller[0].absorb(one)

    def _doubt(self) -> None:
        for one, other in near_pairs(self.groups):
            why = doubtful(one, other)
            if why:
                self.doubts.append(Doubt(one, other, why))


def _strength(group: Group) -> int:
    return 0 if group.name.is_bare else 1 + group.name.is_full


def _by(groups: Iterable[Group], key: Callable[[Group], str]) -> dict[str, list[Group]]:
    found: dict[str, list[Group]] = {}
    for group in groups:
        found.setdefault(key(group), []).append(group)
    return found


def _by_surnames(groups: Iterable[Group]) -> dict[str, list[Group]]:
    """Groups by each surname that they bear."""
    found: dict[str, list[Group]] = {}
    for group in groups:
        for surname in sorted({name.surname for name in group.names}):
            found.setdefault(surname, []).append(group)
    return found


def near_pairs(groups: Sequence[Group]) -> list[tuple[Group, Group]]:
    """Every two groups whose surnames begin alike, or who share a whole first name; each pair once."""
    places = {id(group): at for at, group in enumerate(groups)}
    buckets = [*_by(groups, lambda group: f"s{group.name.surname[:1]}").values()]
    buckets += _by((one for one in groups if one.name.is_full), lambda group: f"g{group.name.first}").values()
    pairs = {(places[id(a)], places[id(b)]) for bucket in buckets for a, b in combinations(bucket, 2)}
    return [(groups[a], groups[b]) for a, b in sorted(pairs)]


def _runs(group: Group) -> list[Group]:
    """A group divided where years pass without it."""
    limit = _limit(group.name.surname)
    runs: list[Group] = []
    for one in sorted(group.sightings, key=lambda sighting: (sighting.date, sighting.number)):
        single = Group.of([one])
        if runs and years_apart(runs[-1], single) <= limit:
            runs[-1].take(one)
        else:
            runs.append(single)
    return runs


def _limit(surname: str) -> float:
    return _YEARS_COMMON if is_common(surname) else _YEARS


def _told_apart(sightings: Iterable[Sighting]) -> set[str]:
    """The keys without first name that lists give both to a man and to a woman."""
    said: dict[str, set[str]] = {}
    for one in sightings:
        if one.sex and not one.name.is_full:
            said.setdefault(one.name.key, set()).add(one.sex)
    return {key for key, sexes in said.items() if len(sexes) > 1}


def _may_mean(weak: Group, group: Group) -> bool:
    """Whether initials or a bare surname may mean a group."""
    return (
        bool(group.sightings)
        and any(_covers(weak.name, name) for name in group.names)
        and all(given_agree(weak.name, name) for name in group.names if name.surname == weak.name.surname)
        and may_join(weak, group)
        and years_apart(weak, group) <= _limit(weak.name.surname)
    )


def _covers(weak: Name, name: Name) -> bool:
    return weak.surname == name.surname and given_agree(weak, name)


def _of_the_body(sighting: Sighting, fits: Sequence[Group]) -> list[Group]:
    """Of several, the one that stands in this body's lists again and again, where no other ever does."""
    there = [(group, sum(one.body == sighting.body for one in group.sightings)) for group in fits]
    known = [group for group, times in there if times]
    return known if len(known) == 1 and max(times for _, times in there) > 2 else []


def _across(groups: Sequence[Group]) -> list[Doubt]:
    """Join guests with their entry in the authority from which they come; doubt what is less sure."""
    held = _by((group for group in groups if group.name.is_full), lambda group: group.name.key)
    linked = _linked(held.values())
    doubts = []
    for key in sorted(held):
        for one, other in combinations(held[key], 2):
            if not (one.sightings and other.sightings) or one.authorities & other.authorities:
                continue
            near = any((a, b) in linked for a in one.authorities for b in other.authorities)
            sure = _is_guest(one, other) or (near and not is_common(one.name.surname))
            if sure and may_join(one, other) and years_apart(one, other) <= _YEARS_ACROSS:
                one.absorb(other)
            else:
                doubts.append(Doubt(one, other, "the same name in two authorities"))
    return doubts + _guests_shortened(groups)


def _guests_shortened(groups: Sequence[Group]) -> list[Doubt]:
    """Guests by title whom another authority's lists may hold under initials or a surname alone."""
    doubts = []
    bearers = _by_surnames(one for one in groups if one.sightings)
    for guest in groups:
        if not guest.sightings or not _wards(guest) or _guest_share(guest) <= _MOSTLY:
            continue
        for one in bearers.get(guest.name.surname, []):
            short = one.name.is_full != guest.name.is_full and given_agree(one.name, guest.name)
            if short and not one.authorities & guest.authorities and years_apart(one, guest) <= _YEARS_COMMON:
                doubts.append(Doubt(guest, one, "a guest, perhaps, from the authority of the other"))
    return doubts


def _linked(namesakes: Iterable[Sequence[Group]]) -> set[tuple[str, str]]:
    """Pairs of authorities in whose lists at least three people bear the same whole names."""
    shared: Counter[tuple[str, str]] = Counter()
    for groups in namesakes:
        authorities = sorted({one for group in groups for one in group.authorities})
        shared.update((a, b) for a in authorities for b in authorities if a != b)
    return {pair for pair, times in shared.items() if times >= _LEAST_SHARED}


def _is_guest(one: Group, other: Group) -> bool:
    """Whether one is a guest where the other is at home, or both come from one place or post."""
    a, b = _guest_share(one), _guest_share(other)
    if (a > _MOSTLY and b < 1 - _MOSTLY) or (b > _MOSTLY and a < 1 - _MOSTLY):
        return True
    return a > _MOSTLY and b > _MOSTLY and (shares_post(one, other) or bool(_wards(one) & _wards(other)))


def _guest_share(group: Group) -> float:
    return sum(one.guest for one in group.sightings) / len(group.sightings)


def _wards(group: Group) -> set[str]:
    """Of what kind of other authority the titles make somebody a member."""
    titles = " ".join(one.title or "" for one in group.sightings).casefold().split()
    return {"county", "borough", "district", "city"}.intersection(titles)
