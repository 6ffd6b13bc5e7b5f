"""The register itself: built from the catalogue and the user's decisions, and asked by name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from matters.index.catalogue.database import Database
from matters.index.identity import fold
from matters.index.register.decisions import Decision, read_decisions
from matters.index.register.entries import Candidate, Entry, make_entry
from matters.index.register.following import People
from matters.index.register.grouping import Doubt, group_sightings
from matters.index.register.names import Name, distance, given_agree, pet_forms, read_name
from matters.index.register.sightings import read_sightings
from matters.index.register.statements import read_statements
from matters.pipeline.errors import QueryError
from matters.pipeline.records import Caveat

_MOST_LISTED = 8
_MOST_SLIPS = 2
"""Letters in which a name that is not known may differ from one that is: one in three, at most two."""


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """Every councillor and officer of an archive.

    :param entries: by surname as in their ids.
    :param candidates: pairs of entries that may be one person.
    :param renamed: ids that entries had before the user merged them.
    """

    entries: tuple[Entry, ...]
    candidates: tuple[Candidate, ...] = ()
    renamed: dict[str, str] = field(default_factory=dict)
    caveats: tuple[Caveat, ...] = ()
    _ids: dict[str, Entry] = field(init=False)
    _listed: dict[tuple[int, str], Entry] = field(init=False)
    _surnames: dict[str, list[Entry]] = field(init=False)

    def __post_init__(self) -> None:
        """Learn who is meant by what."""
        surnames: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for surname in sorted({one.surname for one in entry.names}):
                surnames.setdefault(surname, []).append(entry)
        listed = {
            (one.document_id, one.written.casefold()): entry
            for entry in self.entries
            for one in entry.sightings
        }
        object.__setattr__(self, "_ids", {entry.id: entry for entry in self.entries})
        object.__setattr__(self, "_listed", listed)
        object.__setattr__(self, "_surnames", surnames)

    def entry(self, entry_id: str) -> Entry | None:
        """The entry of this id, or of an id that it had once."""
        return self._ids.get(self.renamed.get(entry_id, entry_id))

    def listed(self, document_id: int, name: str) -> Entry | None:
        """The entry of whom a document's attendance list names so, ``None`` without one."""
        return self._listed.get((document_id, name.casefold()))

    def bearing(self, surname: str) -> list[Entry]:
        """Every entry that has, or had, a surname; letters alone, folded."""
        return self._surnames.get(surname, [])

    def named(self, text: str) -> list[Entry]:
        """Every entry that somebody may mean by a name, an id or initials; those spelt so come alone."""
        if (known := self.entry(text)) is not None:
            return [known]
        name = read_name(text)
        if name is None:
            return []
        exact = [one for one in self._surnames.get(name.surname, []) if name.given and _bears(one, name)]
        if not exact and name.given:
            folded = fold(text)
            exact = [one for one in self.entries if any(fold(form.text) == folded for form in one.spellings)]
        found = exact or [one for one in self.bearing(name.surname) if _agrees(one, name)]
        if name.given:
            found = [one for one in found if any(other.given for other in one.names)] or found
        return found or self._by_initials(text)

    def _by_initials(self, text: str) -> list[Entry]:
        letters = text.strip(" .")
        if not (letters.isupper() and 2 <= len(letters) <= 4):
            return []
        return [entry for entry in self.entries if any(one.initials == letters for one in entry.sightings)]

    def one(self, text: str) -> Entry:
        """The one entry that a name means.

        :raises QueryError: When it means none, or several.
        """
        found = self.named(text) or self._called(text)
        if len(found) == 1:
            return found[0]
        if found:
            raise QueryError(
                f"{text!r} may mean {len(found)} people",
                expected="one of " + listed(found),
                do="Give the id or the whole name",
            )
        near = self.near(text)
        raise QueryError(
            f"{text!r} is no councillor or officer in the minutes held",
            expected="one of " + listed(near) if near else "a name that an attendance list gives",
            do="'matters people' lists them all",
        )

    def _called(self, text: str) -> list[Entry]:
        """Every entry with this first name, or with another form of it."""
        name = read_name(text)
        if name is None or not name.is_bare:
            return []
        called = name.surname
        exact = [one for one in self.entries if any(other.first == called for other in one.names)]
        return exact or [
            one
            for one in self.entries
            if any(other.is_full and pet_forms(other.first, called) for other in one.names)
        ]

    def near(self, text: str) -> list[Entry]:
        """Entries with a name not unlike this, for a message."""
        name = read_name(text)
        if name is None:
            return []
        slips = min(_MOST_SLIPS, len(name.surname) // 3)
        return [
            one
            for one in self.entries
            if any(
                distance(name.surname, other.surname) <= slips or other.surname.startswith(name.surname)
                for other in one.names
            )
        ][:_MOST_LISTED]


def listed(entries: Sequence[Entry]) -> str:
    """Entries for a message: name, id and years."""
    shown = [f"{one.name} [{one.id}]" for one in entries[:_MOST_LISTED]]
    more = [f"{len(entries) - _MOST_LISTED} more"] if len(entries) > _MOST_LISTED else []
    return ", ".join(shown + more)


def _bears(entry: Entry, name: Name) -> bool:
    return any(one.surname == name.surname and one.given == name.given for one in entry.names)


def _agrees(entry: Entry, name: Name) -> bool:
    return any(one.surname == name.surname and given_agree(one, name) for one in entry.names) and not (
        name.is_full and any(one.is_full and not given_agree(one, name) for one in entry.names)
    )


def build_register(database: Database, folder: Path | None = None) -> Register:
    """Read who is who out of the catalogue; always the same of one catalogue and the same decisions.

    :param folder: where the user's decisions are kept.
    :raises ArchiveError: When they cannot be read.
    """
    sightings = read_sightings(database)
    grouping = group_sightings(sightings, read_statements(database, sightings))
    decisions = read_decisions(folder)
    people = People(grouping.groups)
    unmet = []
    for decision in decisions.made:
        if not people.follow(decision):
            unmet.append(decision)
    entries = tuple(make_entry(one, people.groups[one]) for one in sorted(people.groups))
    missing = tuple(Caveat("kept-person-unknown", _waits(one)) for one in unmet)
    return Register(
        entries=entries,
        candidates=_candidates(people, grouping.doubts),
        renamed=people.renamed,
        caveats=decisions.caveats + missing,
    )


def _waits(decision: Decision) -> str:
    people = [one.spelling or one.id for one in (decision.person, decision.other) if one is not None]
    return (
        f"kept/people.jsonl: the decision on {' and '.join(people)} waits,"
        " since the minutes held do not name everybody whom it is about."
    )


def _candidates(people: People, doubts: Sequence[Doubt]) -> tuple[Candidate, ...]:
    ids = {id(group): name for name, group in people.groups.items()}
    found: dict[frozenset[str], Candidate] = {}
    for doubt in doubts:
        one, other = ids.get(id(doubt.one)), ids.get(id(doubt.other))
        if one and other and one != other and frozenset((one, other)) not in people.apart:
            first, second = sorted((one, other))
            found.setdefault(frozenset((one, other)), Candidate(first, second, doubt.why))
    return tuple(sorted(found.values(), key=lambda one: (one.one, one.other)))
