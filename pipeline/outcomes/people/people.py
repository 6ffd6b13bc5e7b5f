"""Who is meant by a name, initials, a role or a pronoun in this meeting: exactly one person, or nobody."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matters.pipeline.records import Attendee, Meeting, Owner
from matters.pipeline.structure.posts import abbreviates, is_role

_TITLE = re.compile(
    r"^(?:the\s+)?(?:(?:county|borough|district|parish|city|town)\s+)?(?:cllrs?|councillors?|mr|mrs|ms|"
    r"miss|dr|prof|sir|dame|revd?|canon|pc|pcso|sgt|sergeant|insp(?:ector)?|supt|superintendent|capt|captain)\b\.?\s+",
    re.IGNORECASE,
)
_BOUNDARY = r"(?<![\w@'’-])(?:{})(?![\w-]|['’][a-rt-z])"
_BEFORE_NAME = re.compile(
    r"\b(?:[Tt]he|(?:County )?(?:Cllr|Councillor)|Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|PC|Sgt|Inspector)\.? $"
)
PRONOUNS = frozenset({"he", "she", "him", "her", "they", "the officer"})
"""Words that mean whoever was named last."""
HEAD_LENGTH = 2500
_FULL_NAME = re.compile(r"\b[A-Z][a-zà-ÿ]+ (?:Mc|O['’])?[A-Z][a-zà-ÿ]+\b")
_TOKEN = re.compile(r"(?<![\w.])[A-Z]{2,3}(?![\w.])")
_HANDLE = re.compile(r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+),? \(?(?P<handle>@[\w-]+)")
_DEPUTY = re.compile(r"(?i)(?:the\s+)?(?:assistant|deputy|vice)\b")
_SERVING = re.compile(r"(?i)^(?!acting|temporary).*\b(?:clerk|solicitor|secretary to the council)\b")
_MEMBER = re.compile(r"(?i)\b(?:cllrs?|councillors?)\b")
_TWO_POSTS = re.compile(r"\s*(?:/|&|\+|\band\b|,)\s*")
_COUNCIL = re.compile(r"[A-Z]{0,3}[BCDPT]C\b")
"""Letters that stand for a council, not for whoever comes from it or bears them as initials."""
_DOTTED = re.compile(r"(?:[Tt]he )?[A-Z](?:\.[A-Z])+")
_LEADS = ("chair", "chairman", "chairperson", "chairwoman")


@dataclass(frozen=True, slots=True)
class Named:
    """A person named in a text.

    :param text: the words used.
    """

    text: str
    start: int
    person: str


class People:
    """The people of one meeting, by every form in which its minutes name them."""

    def __init__(self, attendance: Sequence[Attendee], *, text: str = "", chair: str | None = None) -> None:
        """Learn names, surnames, first names, initials, handles and roles that mean exactly one person.

        :param text: the document, whose head may give initials and handles that the attendance lacks.
        """
        forms = _collect(attendance)
        serving = _collect([one for one in attendance if one.role and not one.organisation])
        own = {form: names for form, names in serving.items() if names <= forms[form]}
        printed = {one.initials for one in attendance if one.initials}
        shared = _shared_initials(text[:HEAD_LENGTH]) - printed
        self._forms = dict(_initials_in_head(text[:HEAD_LENGTH]))
        self._forms |= {form: name for form, name in _single(forms).items() if form not in shared}
        self._forms |= {form: name for form, name in _single(own).items() if form.islower()}
        holders = {one.name for one in attendance if chair and _surname(one.name) == _surname(chair)}
        if len(holders) == 1:
            self._forms |= dict.fromkeys(_LEADS, holders.pop())
        self._officers = frozenset(one.name for one in attendance if _serves(one))
        self._names = _pattern(form for form in self._forms if not form.islower())
        self._roles = _pattern((form for form in self._forms if form.islower()), flags=re.IGNORECASE)

    def resolve(self, text: str) -> str | None:
        """The one person that these words mean, or ``None``."""
        bare = re.sub(r"\s*\([^)]*\)$", "", _TITLE.sub("", _TITLE.sub("", text.strip(" .,:;()*"))))
        bare = bare.replace(".", "") if _DOTTED.fullmatch(bare) else bare
        lower = re.sub(r"^the\s+", "", bare.lower())
        short = re.sub(r"^[Tt]he\s+", "", bare)
        for form in (bare, short, _plain(bare), lower, lower.split(",")[0]):
            if form in self._forms:
                return self._forms[form]
        return None

    def named(self, text: str) -> list[Named]:
        """The people named in ``text`` by name or role, in order, none inside another."""
        found: list[Named] = []
        for pattern in (self._names, self._roles):
            for match in pattern.finditer(text) if pattern else ():
                form = match.group()
                person = self._forms.get(form) or self._forms.get(form.lower())
                if person and not any(
                    one.start <= match.start() < one.start + len(one.text) for one in found
                ):
                    found.append(Named(form, match.start(), person))
        return sorted(found, key=lambda one: one.start)

    def is_officer(self, person: str) -> bool:
        """Whether somebody serves the meeting rather than sits on it."""
        return person in self._officers

    def owner(self, text: str, *, before: Sequence[str] = ()) -> Owner:
        """The words, and the person they mean; for a pronoun the words that it stands for.

        :param before: the sentences before them; a pronoun means whom the nearest one names first.
        """
        if text.lower() not in PRONOUNS or text.lower() == "they":
            return Owner(text, self.resolve(text))
        for sentence in reversed(before):
            named = self.named(sentence)
            if named:
                first = named[0]
                title = _BEFORE_NAME.search(sentence[: first.start])
                return Owner(f"{title[0] if title else ''}{first.text}", first.person)
        return Owner(text)


@lru_cache(maxsize=8)
def people_of(attendance: tuple[Attendee, ...], *, text: str, chair: str | None) -> People:
    """The people of one meeting, learned once for all its items."""
    return People(attendance, text=text, chair=chair)


def people_in(text: str, attendance: Sequence[Attendee], meeting: Meeting) -> People:
    """The people of the meeting that a document tells of."""
    return people_of(tuple(attendance), text=text[:HEAD_LENGTH], chair=meeting.chair)


def _collect(attendance: Sequence[Attendee]) -> dict[str, set[str]]:
    """Who each form may mean; a deputy answers to the post itself where nobody else holds it."""
    forms: dict[str, set[str]] = {}
    lent: dict[str, set[str]] = {}
    for person in attendance:
        deputy = _DEPUTY.match(person.role or "")
        of_post = set(_role_forms(person.role or "")) if deputy else set()
        for form in _forms(person):
            into = lent if form in of_post and not _DEPUTY.match(form) else forms
            into.setdefault(form, set()).add(person.name)
            into.setdefault(_plain(form), set()).add(person.name)
    return {**lent, **forms}


def _single(forms: dict[str, set[str]]) -> dict[str, str]:
    return {form: next(iter(names)) for form, names in forms.items() if len(names) == 1}


def _plain(text: str) -> str:
    """Letters without their marks: "Zoë" is also written "Zoe"."""
    if text.isascii():
        return text
    folded = unicodedata.normalize("NFKD", text.replace("\u0131", "i"))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


@lru_cache(maxsize=8)
def _initials_in_head(head: str) -> tuple[tuple[str, str], ...]:
    """Initials and handles that stand beside or among the names at the head of a document."""
    found: dict[str, set[str]] = {}
    names = {match.group() for match in _FULL_NAME.finditer(head)}
    for token in set(_TOKEN.findall(head)):
        for name in names:
            if "".join(word[0] for word in name.split()) == token and not _COUNCIL.fullmatch(token):
                found.setdefault(token, set()).add(name)
    for match in _HANDLE.finditer(head):
        found.setdefault(match["handle"], set()).add(match["name"])
    return tuple(sorted(_single(found).items()))


@lru_cache(maxsize=8)
def _shared_initials(head: str) -> frozenset[str]:
    """Initials that fit more than one of the names at the head of a document."""
    counts = Counter("".join(word[0] for word in name.split()) for name in set(_FULL_NAME.findall(head)))
    return frozenset(initials for initials, count in counts.items() if count > 1)


def _forms(person: Attendee) -> Iterable[str]:
    words = person.name.split()
    yield person.name
    yield words[-1]
    if len(words) > 1 and len(words[0]) > 2:
        yield words[0]
    surnames = [word for word in words if len(word.rstrip(".")) > 1]
    if 1 < len(surnames) < len(words):
        yield " ".join(surnames)
    if person.initials and not _stands_for_body(person.initials, person):
        yield person.initials
    elif len(words) > 1:
        initials = "".join(word[0] for word in words if word[0].isupper())
        yield from () if _COUNCIL.fullmatch(initials) else (initials,)
    if (
        person.role
        and not _COUNCIL.match(person.role)
        and person.status in {"present", "in attendance"}
        and not _misplaced(person)
    ):
        yield from _role_forms(person.role)


def _stands_for_body(initials: str, person: Attendee) -> bool:
    """Whether letters printed behind a name are rather those of the body that somebody comes from."""
    named = initials[0] in {word[0] for word in person.name.split()} or abbreviates(
        initials, person.role or ""
    )
    return len(initials) > 2 and not named


def _misplaced(person: Attendee) -> bool:
    """Whether a post that serves the council stands beside a councillor: it belongs to a neighbour."""
    return bool(_SERVING.search(person.role or "")) and bool(_MEMBER.search(person.title or ""))


def _role_forms(role: str) -> Iterable[str]:
    """A post as written, without what it is in charge of ("the Team Manager"), and without "parish"."""
    post = " ".join(role.lower().split())
    yield post
    yield from _each_post(post)
    yield post.split(",")[0].strip()
    yield re.sub(r"^(?:parish|town|assistant|deputy|acting|locum)\s+", "", post)
    heads = re.match(
        r"(head of service|team manager|[\w-]+ officer|[\w-]+ director|director|headteacher)\b", post
    )
    if heads:
        yield heads[1]
    if "vice" not in post and re.search(r"\bchair", post):
        yield from _LEADS
    if post.startswith("virtual school head"):
        yield "headteacher"
    last = post.split()[-1]
    if last in {"nurse", "inspector", "clerk", "treasurer", "secretary", "solicitor", "mayor", "officer"}:
        yield last


def _each_post(post: str) -> Iterable[str]:
    """The posts of somebody who holds two at once ("clerk/rfo"), none of "head of planning and housing"."""
    parts = [part for part in _TWO_POSTS.split(post) if part]
    if len(parts) < 2 or not all(is_role(part.split()[-1]) or part.endswith("rfo") for part in parts):
        return
    for part in parts:
        yield part
        if not part.startswith(("deputy", "assistant")):
            yield re.sub(r"^(?:parish|town|acting|locum)\s+", "", part)


def _serves(person: Attendee) -> bool:
    titled = (person.title or "").casefold().startswith(("cllr", "councillor"))
    return person.status == "in attendance" and not titled


def _surname(name: str) -> str:
    return name.split()[-1].casefold()


def _pattern(forms: Iterable[str], *, flags: int = 0) -> re.Pattern[str] | None:
    known = sorted((form for form in forms if len(form) > 1), key=len, reverse=True)
    return re.compile(_BOUNDARY.format("|".join(map(re.escape, known))), flags) if known else None
