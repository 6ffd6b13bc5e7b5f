"""Which entry is meant by a name, initials or a post that the minutes of one meeting use."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from matters.index.catalogue.database import Database
from matters.index.catalogue.schema import PART
from matters.index.dates import first_day
from matters.index.identity import fold
from matters.index.register.entries import Entry
from matters.index.register.names import Name, given_agree, read_name, sex_of
from matters.index.register.posts import holders
from matters.index.register.register import Register
from matters.index.register.sightings import Sighting

_DAYS_AROUND = 400
_BEFORE = 24
_COUNCILLOR = re.compile(
    r"(?i)\b(?:cllrs?|councillors?|mayor|leader|alderman)\b[\s.,]*(?:\S{1,14}\s+(?:and|&)\s+)?$"
)
_OTHER = re.compile(r"(?i)\b(?:mr|mrs|ms|miss|dr|sergeant|sgt|inspector|officer)\b\.?\s*$")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A person or a post that the text of a document names.

    :param item: the row of the item, ``None`` in front and back matter.
    :param person: the name that the document's own list gives, where the tagger knew it.
    """

    document_id: int
    label: str
    item: int | None
    start: int
    text: str
    person: str | None


class Meanings:
    """Resolves what documents say to entries; made for one register and one state of the catalogue."""

    def __init__(self, register: Register, database: Database) -> None:
        """Bind the register to the catalogue it was built from."""
        self._register = register
        self._database = database
        self._posts: dict[int, Mapping[str, Sighting]] = {}

    @cached_property
    def _documents(self) -> dict[int, tuple[str, str, str | None]]:
        """Of each answering document the day, a slug of the authority's lists, and who presided."""
        rows = self._database.rows(
            "SELECT d.id, coalesce(m.date, '') AS date, m.body, d.chair FROM documents d"
            " JOIN meetings m ON m.id = d.meeting_id WHERE d.answers = 1"
        )
        return {row["id"]: (row["date"], row["body"], row["chair"]) for row in rows}

    @cached_property
    def _lists(self) -> dict[int, list[tuple[Sighting, Entry]]]:
        """Everyone with an entry in each document's list."""
        found: dict[int, list[tuple[Sighting, Entry]]] = {}
        for entry in self._register.entries:
            for one in entry.sightings:
                found.setdefault(one.document_id, []).append((one, entry))
        return found

    @cached_property
    def _related(self) -> dict[str, set[str]]:
        """For each body all bodies of its authority."""
        authorities: dict[str, set[str]] = {}
        for listed in self._lists.values():
            for one, _ in listed:
                authorities.setdefault(one.authority, set()).add(one.body)
        return {body: bodies for bodies in authorities.values() for body in bodies}

    def of_mention(self, said: Mentioned) -> Entry | None:
        """The entry that a mention means, or ``None``."""
        if said.label == "ROLE":
            return self.of_post(said.document_id, said.text)
        if said.person is not None:
            return self._register.listed(said.document_id, said.person)
        return self._elsewhere(said)

    def of_words(self, document_id: int, text: str | None) -> Entry | None:
        """The entry that a name, initials or a post in an outcome of a document means, or ``None``."""
        if not text:
            return None
        found = self._register.listed(document_id, text)
        if found is not None:
            return found
        name = read_name(text)
        fits = [entry for one, entry in self._lists.get(document_id, []) if _fits(one, text, name)]
        if len({one.id for one in fits}) == 1:
            return fits[0]
        return None if fits else self.of_post(document_id, text)

    def of_post(self, document_id: int, text: str) -> Entry | None:
        """The entry of the one person who holds a post in a meeting, or ``None``."""
        if document_id not in self._posts:
            listed = [one for one, _ in self._lists.get(document_id, [])]
            self._posts[document_id] = holders(listed, chair=self._presiding(document_id, listed))
        post = re.sub(r"^the ", "", fold(text))
        found = self._posts[document_id].get(post)
        return None if found is None else self._register.listed(document_id, found.written)

    def _presiding(self, document_id: int, listed: Sequence[Sighting]) -> Sighting | None:
        _, _, chair = self._documents.get(document_id, ("", "", None))
        name = read_name(chair) if chair else None
        fits = [one for one in listed if name and one.was_there and _same(one.name, name)]
        return fits[0] if len(fits) == 1 else None

    def _elsewhere(self, said: Mentioned) -> Entry | None:
        """Of those of the authority at the time, the one whom a name means that the list does not hold."""
        name = read_name(said.text)
        day, body, _ = self._documents.get(said.document_id, ("", "", None))
        if name is None or not day:
            return None
        bodies = self._related.get(body, {body})
        fits = [
            one
            for one in self._register.bearing(name.surname)
            if _could_be(one, name, day) and any(sighting.body in bodies for sighting in one.sightings)
        ]
        here = {entry.id for _, entry in self._lists.get(said.document_id, [])}
        if len(fits) != 1 or (fits[0].id in here and name.is_bare):
            return None
        return fits[0] if name.is_full or self._is_titled(said, fits[0]) else None

    def _is_titled(self, said: Mentioned, entry: Entry) -> bool:
        """Whether the title before a surname is one that the entry may bear: a resident bears another."""
        at = max(0, said.start - _BEFORE)
        parts = self._database.rows(
            "SELECT text FROM texts WHERE document_id = ? AND part BETWEEN ? AND ? ORDER BY part",
            (said.document_id, at // PART, max(0, said.start - 1) // PART),
        )
        text = "".join(row["text"] for row in parts)
        before = text[at - at // PART * PART :][: said.start - at]
        if _COUNCILLOR.search(before):
            return entry.kind == "councillor"
        if not _OTHER.search(before) or entry.kind != "officer":
            return False
        titled = sex_of(before)
        known = {one.sex for one in entry.sightings if one.sex}
        return titled is None or not known or titled in known


def _fits(one: Sighting, text: str, name: Name | None) -> bool:
    return one.initials == text or (name is not None and _same(one.name, name))


def _same(one: Name, other: Name) -> bool:
    return one.surname == other.surname and given_agree(one, other)


def _could_be(entry: Entry, name: Name, day: str) -> bool:
    if not any(_same(one, name) for one in entry.names) or not entry.first or not entry.last:
        return False
    return _days(entry.first, day) <= _DAYS_AROUND and _days(day, entry.last) <= _DAYS_AROUND


def _days(later: str, earlier: str) -> int:
    """By how many days the first comes after the second."""
    return (first_day(later) - first_day(earlier)).days
