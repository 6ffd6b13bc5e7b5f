"""Every councillor and officer in every attendance list, as evidence for who is who."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from sqlite3 import Row

from matters.index.catalogue.database import Database
from matters.index.identity import UNKNOWN_BODY, UNNAMED_BODY, fold, slug
from matters.index.register.names import Name, read_name, sex_of
from matters.index.register.offices import (
    clean_post,
    has_office,
    is_guest,
    is_nobody,
    is_outsider,
    kind_of,
    without_crowd,
)

_ABOVE = 400


@dataclass(frozen=True, slots=True)
class Sighting:
    """One row of one attendance list that names a councillor or an officer.

    :param number: its place among all sightings, from 0.
    :param authority: a slug of the council, or of the body where no council is named.
    :param sex: ``"f"`` or ``"m"`` where the title says so.
    :param role: a post, without what else stands there; ``None`` where none is named.
    :param kind: ``"councillor"``, ``"officer"``, or ``None`` where the list does not say.
    :param guest: whether the list shows somebody of another authority.
    """

    number: int
    document_id: int
    meeting_id: str
    body: str
    committee: str
    authority: str
    date: str
    written: str
    name: Name
    title: str | None
    sex: str | None
    role: str | None
    organisation: str | None
    status: str
    initials: str | None
    kind: str | None
    guest: bool

    @property
    def was_there(self) -> bool:
        """Whether the person took part."""
        return self.status in {"present", "in attendance"}


_SQL = (
    "SELECT a.document_id, d.meeting_id, m.body, m.council, m.committee, m.date, a.name, a.title, a.role,"
    " a.organisation, a.status, a.initials, a.start, (SELECT s.path FROM sources s WHERE"
    " s.document_id = d.id ORDER BY s.rowid LIMIT 1) AS path"
    " FROM attendance a JOIN documents d ON d.id = a.document_id AND d.answers = 1 AND d.kind = 'minutes'"
    " JOIN meetings m ON m.id = d.meeting_id"
    " ORDER BY coalesce(m.date, '9999'), d.meeting_id, d.id, a.position"
)
_HEAD = "SELECT document_id, text FROM texts WHERE part = 0"


def read_sightings(database: Database) -> list[Sighting]:
    """Everyone who may have an entry, by date; members of the public and young people left out."""
    heads = {row["document_id"]: row["text"] for row in database.rows(_HEAD)}
    found: list[Sighting] = []
    for row in database.rows(_SQL):
        above = heads.get(row["document_id"], "")[max(0, row["start"] - _ABOVE) : row["start"]]
        found.extend(_sighting(row, above, number=len(found)))
    return found


def _sighting(row: Row, above: str, *, number: int) -> Iterator[Sighting]:
    name = read_name(row["name"])
    title, organisation, status = row["title"], row["organisation"], row["status"]
    said = without_crowd(", ".join(part for part in (row["role"], organisation) if part))
    committee = row["committee"] or row["council"] or ""
    if name is None or len(name.surname) < 2 or is_nobody(row["name"]) or is_outsider(title, said, above):
        return
    if not has_office(
        title=title, role=row["role"], organisation=organisation, status=status, committee=committee
    ):
        return
    role = clean_post(row["role"])
    yield Sighting(
        number=number,
        document_id=row["document_id"],
        meeting_id=row["meeting_id"],
        body=row["body"],
        committee=committee or UNKNOWN_BODY,
        authority=_authority(row),
        date=row["date"] or "",
        written=row["name"],
        name=name,
        title=title,
        sex=sex_of(title),
        role=role,
        organisation=organisation,
        status=status,
        initials=row["initials"],
        kind=kind_of(title=title, role=role, organisation=organisation, status=status),
        guest=is_guest(title, status),
    )


def _authority(row: Row) -> str:
    name = slug(row["council"] or row["committee"] or "")
    if name and name != UNNAMED_BODY:
        return name
    folder = PurePosixPath((row["path"] or "").replace("\\", "/")).parent.name
    return f"folder-{slug(folder)}" if folder else UNNAMED_BODY


def same_post(one: str | None, other: str | None) -> bool:
    """Whether two posts read the same; an unsaid one is not the same as anything."""
    return bool(one and other) and fold(one or "") == fold(other or "")
