"""The register's records: entries, their roles over time, and who may be one with whom."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from matters.index.identity import fold, slug
from matters.index.register.groups import Group
from matters.index.register.names import Name
from matters.index.register.sightings import Sighting

_LATE = 6
_Key = TypeVar("_Key", str, tuple[str, str, str])


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which attendance lists write a name, and in how many meetings."""

    text: str
    meetings: int


@dataclass(frozen=True, slots=True)
class Role:
    """A post, as attendance lists give it, from its first to its last mention.

    :param committee: of which body's list; ``None`` where several bodies' lists give it.
    """

    text: str
    organisation: str | None
    committee: str | None
    first: str | None
    last: str | None
    meetings: int


@dataclass(frozen=True, slots=True)
class Body:
    """A body in whose lists somebody stands."""

    body: str
    committee: str
    first: str | None
    last: str | None
    meetings: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One councillor or officer.

    :param id: stays when meetings are added later than the first in which the person is named.
    :param name: the fullest form of the present name.
    :param kind: ``"councillor"``, ``"officer"`` or ``None`` where no list says which.
    :param meetings: in whose lists the person stands, present or not.
    """

    id: str
    name: str
    kind: str | None
    spellings: tuple[Spelling, ...]
    roles: tuple[Role, ...]
    bodies: tuple[Body, ...]
    first: str | None
    last: str | None
    meetings: int
    sightings: tuple[Sighting, ...]

    @property
    def names(self) -> set[Name]:
        """Every name, each once."""
        return {one.name for one in self.sightings}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entries that may be one person, and why they stay two."""

    one: str
    other: str
    why: str


def make_entry(entry_id: str, group: Group) -> Entry:
    """The entry of a group of sightings."""
    sightings = tuple(sorted(group.sightings, key=lambda one: (one.date, one.number)))
    written = Counter({text: 0 for text in (one.written for one in sightings)})
    written.update(text for text, _ in {(one.written, one.meeting_id) for one in sightings})
    return Entry(
        id=entry_id,
        name=shown_name(sightings),
        kind=group.kind,
        spellings=tuple(Spelling(*one) for one in sorted(written.items(), key=lambda one: (-one[1], one[0]))),
        roles=_roles(sightings),
        bodies=_bodies(sightings),
        first=group.first or None,
        last=group.last or None,
        meetings=len({one.meeting_id for one in sightings}),
        sightings=sightings,
    )


def shown_name(sightings: Sequence[Sighting]) -> str:
    """The fullest form of the surname that the latest lists give."""
    recent = Counter(one.name.surname for one in sightings[-_LATE:])
    surname = max(recent, key=lambda name: (recent[name], name == sightings[-1].name.surname, name))
    forms = Counter(one.written for one in sightings if one.name.surname == surname)
    full = {one.written: (one.name.is_full, bool(one.name.given)) for one in sightings}
    return " ".join(max(forms, key=lambda text: (full[text], forms[text], text)).split())


def base_id(group: Group) -> str:
    """Surname and initial as first seen: they stay when later lists write the name out or otherwise."""
    sightings = sorted(group.sightings, key=lambda one: (one.date or "9999", one.number))
    first = next((one.name for one in sightings if one.name.given), sightings[0].name)
    return slug("-".join([*first.parts, *(first.first[:1] and [first.first[:1]])])) or "unnamed"


def _roles(sightings: Sequence[Sighting]) -> tuple[Role, ...]:
    held = [one for one in sightings if one.role or one.organisation]
    found = []
    for key, ones in _grouped(
        held, lambda one: (fold(one.role or ""), fold(one.organisation or ""), _of_body(one))
    ):
        wording = Counter(one.role or one.organisation or "" for one in ones)
        text = min(wording, key=lambda role: (-wording[role], role))
        first, last = _extent(ones)
        found.append(
            Role(
                text=text,
                organisation=ones[-1].organisation if ones[-1].role else None,
                committee=ones[0].committee if key[2] else None,
                first=first,
                last=last,
                meetings=len({one.meeting_id for one in ones}),
            )
        )
    return tuple(sorted(found, key=lambda role: (role.first or "", role.last or "", role.text)))


def _of_body(one: Sighting) -> str:
    """The body to which a post belongs: chairs and members belong to one, a director to none."""
    return one.body if "chair" in fold(one.role or "") or "member" in fold(one.role or "").split() else ""


def _bodies(sightings: Sequence[Sighting]) -> tuple[Body, ...]:
    found = []
    for body, ones in _grouped(sightings, lambda one: one.body):
        first, last = _extent(ones)
        found.append(Body(str(body), ones[-1].committee, first, last, len({one.meeting_id for one in ones})))
    return tuple(found)


def _grouped(
    sightings: Iterable[Sighting], key: Callable[[Sighting], _Key]
) -> list[tuple[_Key, list[Sighting]]]:
    ordered = sorted(sightings, key=lambda one: (key(one), one.date, one.number))
    return [(value, list(ones)) for value, ones in groupby(ordered, key=key)]


def _extent(sightings: Sequence[Sighting]) -> tuple[str | None, str | None]:
    dates = sorted(one.date for one in sightings if one.date)
    return (dates[0], dates[-1]) if dates else (None, None)
