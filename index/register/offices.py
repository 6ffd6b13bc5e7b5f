"""Who in an attendance list is a councillor or an officer; nobody else may have an entry."""

import re

from matters.index.identity import fold

_S = r"(?:['\u2019]?s)?"


def _words(*alternatives: str) -> re.Pattern[str]:
    """Matches any of the patterns that blanks divide; in each, ``_`` stands for white space."""
    return re.compile(rf"(?i)\b(?:{'|'.join(' '.join(alternatives).split())})\b".replace("_", r"\s+"))


_CROWD = re.compile(
    r"(?i)\W*(?:\b(?:\d+|no|an?|one|two|three|four|five|six|seven|eight|nine|ten|several)\s+)?"
    r"\bmembers?\s+of\s+the\s+(?:public|press)\b(?:\W*\d+)?(?:\s+present)?"
)
_OFFICER = _words(
    "clerk officer manager director head_of nurse chief solicitor accountant headteacher assistant",
    "analyst inspector sergeant constable superintendent planner warden lead advis[eo]r engineer",
    "surveyor auditor",
)
_MEMBER = _words(
    "councillor councilor mayor cabinet_member committee_member alderman",
)
_POST = _words(
    "(?:vice|deputy)?[-\\s]?chair\\w* clerk treasurer secretary mayor leader conven[eo]r director",
    "manager officer head headteacher nurse doctor consultant solicitor barrister accountant auditor",
    "engineer planner surveyor inspector sergeant constable superintendent warden commissioner",
    "commissioning advis[eo]r analyst assistant administrator co-?ordinator lead practitioner",
    "specialist executive member councillor councilor alderman sheriff governor trustee representative",
    "rep minister mp ms steward archivist librarian teacher ombudsman monitoring",
)
_STAFF = _words(
    "officer manager worker director head_of headteacher lead co-?ordinator clerk advis[eo]r",
    "commissioner nurse assistant cabinet_member teacher chief",
)
_OUTSIDER = _words(
    "residents? parishioners? members?_of_(?:the_)?public public_gallery gallery householders?",
    "land_?owners? tenants? allotment_holders? neighbours? applicants? appellants? agents? objectors?",
    "petitioners? complainants? victims? witness(?:es)? speakers? visitors? observers? spectators?",
    "guests? press media reporters? journalists? newspapers? photographer parents? carers?",
)
_YOUNG = re.compile(
    rf"(?i)\b(?:(?:youth|young|junior|child(?:ren)?{_S})\s+(?:deputy\s+)?"
    r"(?:mayor(?:ess)?|m\.?p\.?|councillors?|cllrs?"
    r"|cabinet|councils?|parliament|assembly|forum|person|people|ambassadors?|representatives?|reps?|inspectors?"
    r"|advisors?|commissioners?|leaders?|champions?|carers?|speakers?)|care leavers?|care[- ]experienced"
    r"|children in care council|cicc|pupils?|students?|school council|head (?:boy|girl)|cadets?"
    r"|scouts?|guides?)\b"
)
_YOUNG_TITLE = re.compile(r"(?i)\b(?:youth|young|junior)\s+(?:(?:mayor|councillor|cllr)\.?\s+)?$")
_COUNCILLOR = _words(
    "cllrs? councillors? councilor clrs? ald alderman aldermen",
)
_RANK = _words(
    "pcso pc cso sgt sergeant inspector insp supt superintendent station_manager crew",
)
_GUEST = _words(
    "county borough district city ward unitary mp",
)
_SITS = _words(
    "council committee board panel cabinet authority executive scrutiny trustees commission",
)
_SOCIETY = _words(
    "resident\\w* association liai?son society friends annual_(?:parish|town|community)_meeting",
    "parish_meeting public_meeting youth children_in_care_council",
)
_NO_PERSON = _words(
    "council county committee police watch sports? team snt association society ltd limited trust",
    "school church village parish rural vacancy members?",
)
_PUBLIC_LINE = re.compile(
    r"(?i)(?:^|[\n.;|])[\W_]*(?:\d+\s+)?(?:(?:members?\s+of\s+(?:the\s+)?)?(?:public|press)|public\s+gallery"
    r"|residents?|parishioners?|visitors?|observers?|young\s+people|electors?)"
    r"(?:\s+(?:present|attending|in attendance|speaking|speakers))?\s*(?:\([^)\n]*\))?\s*[:\u2013-][^\n]*$"
)
_BARE_MEMBERSHIP = frozenset(
    ["member", "committee member", "councillor", "parish councillor", "board member", "member of the council"]
)
_LONGEST_POST = 80


def without_crowd(said: str) -> str:
    """What a list says behind a name, without "and three members of the public"."""
    return _CROWD.sub(" ", said)


def is_nobody(name: str) -> bool:
    """Whether a name that was read in a list holds a word that no person's has."""
    return bool(_NO_PERSON.search(name))


def is_outsider(title: str | None, said: str, above: str) -> bool:
    """Whether a row of a list names a member of the public, a child or a young person.

    :param said: role and organisation as the list has them.
    :param above: what stands before the row in the document.
    """
    if _says_only(_YOUNG, said) or _YOUNG_TITLE.search(above):
        return True
    if title and _COUNCILLOR.search(title):
        return False
    if _says_only(_OUTSIDER, said) and not _POST.search(_OUTSIDER.sub(" ", said)):
        return True
    return bool(_PUBLIC_LINE.search(above))


def _says_only(pattern: re.Pattern[str], said: str) -> bool:
    """Whether a pattern is met, and nothing beside it makes its bearer an officer ("Youth Worker")."""
    return bool(pattern.search(said)) and not _STAFF.search(pattern.sub(" ", said))


def has_office(
    *, title: str | None, role: str | None, organisation: str | None, status: str, committee: str
) -> bool:
    """Whether a row shows a councillor, a member or somebody with a post; a guest's bare name does not.

    :param committee: the body's name, ``""`` where it is not known.
    """
    if title and (_COUNCILLOR.search(title) or _RANK.search(title)):
        return True
    if role and _POST.search(without_crowd(role)):
        return not re.match(r"(?i)\W*an?\s", role)
    if status == "in attendance":
        return bool(organisation and without_crowd(organisation).strip(" ,"))
    return not committee or (bool(_SITS.search(committee)) and not _SOCIETY.search(committee))


def clean_post(role: str | None) -> str | None:
    """The post in what a list says behind a name, ``None`` where there is none."""
    plain = " ".join(without_crowd(role or "").split()).strip(" ,;.-\u2013\u2014")
    plain = re.sub(r"(?i),?\s*vacanc(?:y|ies).*$", "", plain)
    plain = re.sub(r"(?i)^(?:the\s+)?(?:new\s+)?", "", plain)
    if not plain[:1].isalpha() or len(plain) > _LONGEST_POST or re.search(r"\d", plain):
        return None
    if not _POST.search(plain) or fold(plain) in _BARE_MEMBERSHIP or re.match(r"(?i)an?\s", plain):
        return None
    return plain


def kind_of(*, title: str | None, role: str | None, organisation: str | None, status: str) -> str | None:
    """``"councillor"`` or ``"officer"``, ``None`` where a row does not say."""
    if title and _COUNCILLOR.search(title):
        return "councillor"
    if (title and _RANK.search(title)) or (role and _OFFICER.search(role)):
        return "officer"
    if role and _MEMBER.search(role):
        return "councillor"
    presides = role is not None and bool(re.match(r"(?i)(?:in the|(?:vice|deputy)?[- ]?)\s*chair", role))
    sits = status in {"present", "apologies", "absent"} and not organisation
    return "councillor" if sits and (role is None or presides) else None


def is_guest(title: str | None, status: str) -> bool:
    """Whether a row shows somebody of another authority, or one who is no member."""
    return bool(title and _GUEST.search(title)) or status == "in attendance"
