"""Every councillor and officer in every attendance list, as evidence for who is who."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from sqlite3 import Row

from matters.index.database import Database
from matters.index.identity import UNNAMED_BODY, fold, slug
from matters.index.register.names import Name, read_name, sex_of

_CROWD = re.compile(r"(?i)\W*(?:\b(?:\d+|no|an?|one|two|three|four|five|six|seven|eight|nine|ten|several)\s+)?\bmembers?\s+of\s+the\s+(?:public|press)\b(?:\W*\d+)?(?:\s+present)?")
_POST = re.compile(
    r"(?i)\b(?:vice[- ]?chair\w*|(?:deputy )?chair(?:man|woman|person)?|clerk|treasurer|secretary|mayor|leader|convenor|convener"
    r"|director|manager|officer|head|headteacher|nurse|doctor|consultant|solicitor|barrister|accountant|auditor|engineer|planner"
    r"|surveyor|inspector|sergeant|constable|superintendent|warden|commissioner|commissioning|adviser|advisor|analyst|assistant"
    r"|administrator|coordinator|co-ordinator|lead|practitioner|specialist|executive|member|councillor|councilor"
    r"|alderman|sheriff|governor|trustee|representative|rep|minister|mp|ms|steward|archivist|librarian|teacher|ombudsman|monitoring)\b"
)
_OUTSIDER = re.compile(
    r"(?i)\b(?:residents?|parishioners?|members? of (?:the )?public|public gallery|gallery|householders?|land ?owners?|tenants?"
    r"|allotment holders?|neighbours?|applicants?|appellants?|agents?|objectors?|petitioners?|complainants?|victims?|witness(?:es)?"
    r"|speakers?|visitors?|observers?|spectators?|guests?|press|media|reporters?|journalists?|newspapers?|photographer|parents?|carers?)\b"
)
_YOUNG = re.compile(
    r"(?i)\b(?:(?:youth|young|junior|child(?:ren)?(?:'s|’s)?)\s+(?:deputy\s+)?(?:mayor(?:ess)?|m\.?p\.?|councillors?|cabinet|councils?|parliament|assembly|forum"
    r"|person|people|ambassadors?|representatives?|reps?|inspectors?|advisors?|commissioners?|leaders?|champions?|carers?|speakers?)"
    r"|youth mayor|care leavers?|care[- ]experienced|children in care council|cicc|pupils?|students?|school council|head (?:boy|girl)|cadets?|scouts?|guides?)\b"
)
_STAFF = re.compile(r"(?i)\b(?:officer|manager|worker|director|head of|headteacher|lead|coordinator|co-ordinator|clerk|adviser|advisor|commissioner|nurse|assistant|cabinet member|teacher|chief)\b")
_COUNCILLOR = re.compile(r"(?i)\b(?:cllrs?|councillors?|councilor|clrs?|ald|alderman|aldermen)\b")
_RANK = re.compile(r"(?i)\b(?:pcso|pc|cso|sgt|sergeant|inspector|insp|supt|superintendent|station manager|crew)\b")
_GUEST = re.compile(r"(?i)\b(?:county|borough|district|city|ward|unitary|mp)\b")
_SITS = re.compile(r"(?i)\b(?:council|committee|board|panel|cabinet|authority|executive|scrutiny|trustees|commission)\b")
_SOCIETY = re.compile(r"(?i)\b(?:resident\w*|association|liai?son|society|friends|annual (?:parish|town|community) meeting|parish meeting|public meeting|youth|children in care council)\b")
_NO_PERSON = re.compile(
    r"(?i)\b(?:council|county|committee|police|watch|sports?|team|snt|association|society|ltd|limited|trust|school|church|village|parish|rural|vacancy|member|members)\b"
)
_PUBLIC_LINE = re.compile(r"(?i)(?:^|[\n.;|])[\W_]*(?:\d+\s+)?(?:(?:members?\s+of\s+(?:the\s+)?)?(?:public|press)|public\s+gallery|residents?|parishioners?|visitors?|observers?|young\s+people|electors?)(?:\s+(?:present|attending|in attendance|speaking|speakers))?\s*(?:\([^)\n]*\))?\s*[:\u2013-][^\n]*$")
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
    " JOIN meetings m ON m.id = d.meeting_id ORDER BY coalesce(m.date, '9999'), d.meeting_id, d.id, a.position"
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
    said = _CROWD.sub(" ", ", ".join(part for part in (row["role"], row["organisation"]) if part))
    committee = row["committee"] or row["council"] or ""
    if name is None or len(name.surname) < 2 or _NO_PERSON.search(row["name"]) or is_outsider(row["title"], said, above):
        return
    if not _has_office(row, said, committee):
        return
    role = clean_role(row["role"])
    yield Sighting(
        number=number,
        document_id=row["document_id"],
        meeting_id=row["meeting_id"],
        body=row["body"],
        committee=committee or "Unknown body",
        authority=_authority(row),
        date=row["date"] or "",
        written=row["name"],
        name=name,
        title=row["title"],
        sex=sex_of(row["title"]),
        role=role,
        organisation=row["organisation"],
        status=row["status"],
        initials=row["initials"],
        kind=_kind(row, role),
        guest=bool(row["title"] and _GUEST.search(row["title"])) or row["status"] == "in attendance",
    )


def is_outsider(title: str | None, said: str, above: str) -> bool:
    """Whether a row of a list names a member of the public, a child or a young person.

    :param said: role and organisation as the list has them.
    :param above: what stands before the name in the document.
    """
    if _YOUNG.search(said) and not _STAFF.search(_YOUNG.sub(" ", said)):
        return True
    if title and _COUNCILLOR.search(title):
        return False
    if _OUTSIDER.search(said) and not _STAFF.search(_OUTSIDER.sub(" ", said)) and not _POST.search(_OUTSIDER.sub(" ", said)):
        return True
    return bool(_PUBLIC_LINE.search(above))


def _has_office(row: Row, said: str, committee: str) -> bool:
    """Whether the list shows a councillor, a member or somebody with a post; a guest's bare name does not."""
    title = row["title"] or ""
    if _COUNCILLOR.search(title) or _RANK.search(title):
        return True
    if row["role"] and _POST.search(_CROWD.sub(" ", row["role"])):
        return True
    if row["status"] == "in attendance":
        return bool(said.strip(" ,")) and bool(row["organisation"])
    return bool(_SITS.search(committee)) and not _SOCIETY.search(committee) or (not committee)


def clean_role(role: str | None) -> str | None:
    """The post in what a list says behind a name, ``None`` where there is none."""
    if role is None:
        return None
    plain = " ".join(_CROWD.sub(" ", role).split()).strip(" ,;.-–—")
    plain = re.sub(r"(?i),?\s*vacanc(?:y|ies).*$", "", plain)
    if not plain or len(plain) > 80 or not _POST.search(plain) or re.search(r"\d", plain):
        return None
    return plain


def _kind(row: Row, role: str | None) -> str | None:
    if row["title"] and _COUNCILLOR.search(row["title"]):
        return "councillor"
    if row["title"] and _RANK.search(row["title"]):
        return "officer"
    if role and re.search(r"(?i)\b(?:clerk|officer|manager|director|head of|nurse|chief|solicitor|accountant|headteacher|assistant|analyst|inspector|sergeant|planner|warden|lead|adviser|advisor)\b", role):
        return "officer"
    if role and re.search(r"(?i)\b(?:councillor|mayor|cabinet member|committee member|alderman)\b", role):
        return "councillor"
    if row["status"] in {"present", "apologies", "absent"} and not row["organisation"]:
        return "councillor" if role is None or re.fullmatch(r"(?i)(?:vice|deputy)?[- ]?chair\w*(?:, in the chair)?", role) else None
    return None


def _authority(row: Row) -> str:
    name = slug(row["council"] or row["committee"] or "")
    if name and name != UNNAMED_BODY:
        return name
    folder = PurePosixPath((row["path"] or "").replace("\\", "/")).parent.name
    return f"folder-{slug(folder)}" if folder else UNNAMED_BODY


_COMMON = frozenset(
    "smith jones taylor brown williams wilson johnson davies davis robinson wright thompson evans walker white"
    " roberts green hall wood jackson clarke clark lewis harris martin cooper king lee baker harrison morgan"
    " hill scott young allen ward turner moore edwards thomas hughes watson parker bennett cook price griffiths"
    " kelly simpson marshall collins bell khan patel ali shaw murphy singh mitchell anderson phillips james"
    " campbell hunt adams webb carter owen stewart murray reid macdonald ross fraser hussain begum ahmed".split()
)


def is_common(surname: str) -> bool:
    """Whether a surname is among the commonest of Britain, so that two may well bear it."""
    return surname in _COMMON


def same_post(one: str | None, other: str | None) -> bool:
    """Whether two posts read the same; an unsaid one is not the same as anything."""
    return bool(one and other) and fold(one or "") == fold(other or "")


def committees_of(sightings: Sequence[Sighting]) -> list[str]:
    """The bodies in whose lists somebody stands, by name."""
    return sorted({one.committee for one in sightings})
