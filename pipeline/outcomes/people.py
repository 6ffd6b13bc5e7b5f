"""Who is meant by a name, initials, a role or a pronoun in this meeting: exactly one person, or nobody."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matters.pipeline.records import Attendee, Owner

_TITLE = re.compile(
    r"^(?:the\s+)?(?:(?:county|borough|district|parish|city|town)\s+)?(?:cllrs?|councillors?|mr|mrs|ms|miss|dr|prof)\b\.?\s+",
    re.IGNORECASE,
)
_BOUNDARY = r"(?<![\w@'’-])(?:{})(?![\w-]|['’][a-rt-z])"
_PRONOUNS = frozenset({"he", "she", "him", "her", "they"})
_SMALL = frozenset({"the", "of", "for", "and", "a", "in"})
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

    def __init__(self, attendance: Sequence[Attendee], *, chair: str | None = None) -> None:
        """Learn names, surnames, first names, initials, handles and roles that mean exactly one person."""
        forms: dict[str, set[str]] = {}
        for person in attendance:
            for form in _forms(person):
                forms.setdefault(form, set()).add(person.name)
        if chair:
            holders = {one.name for one in attendance if one.name == chair or _surname(one.name) == _surname(chair)}
            for form in _LEADS:
                if len(holders) == 1:
                    forms[form] = holders
        self._forms = {form: next(iter(names)) for form, names in forms.items() if len(names) == 1}
        self._names = _pattern(form for form in self._forms if form[0].isupper() or form[0] == "@")
        self._roles = _pattern((form for form in self._forms if form.islower()), flags=re.IGNORECASE)

    def resolve(self, text: str) -> str | None:
        """The one person that these words mean, or ``None``."""
        bare = _TITLE.sub("", text.strip(" .,:;()*"))
        bare = re.sub(r"\s*\([^)]*\)$", "", bare)
        for form in (bare, bare.lower().removeprefix("the ")):
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
                if person and not any(one.start <= match.start() < one.start + len(one.text) for one in found):
                    found.append(Named(form, match.start(), person))
        return sorted(found, key=lambda one: one.start)

    def owner(self, text: str, *, before: str = "") -> Owner:
        """The words, and the person they mean; a pronoun means the last one named before it."""
        if text.lower() in _PRONOUNS:
            named = self.named(before)
            last = named[-1].person if named and text.lower() != "they" else None
            return Owner(text, last)
        return Owner(text, self.resolve(text))


def _forms(person: Attendee) -> Iterable[str]:
    words = person.name.split()
    yield person.name
    yield words[-1]
    if len(words) > 1 and len(words[0]) > 2:
        yield words[0]
    if person.initials:
        yield person.initials
    elif len(words) > 1 and len(words[0]) > 2:
        yield "".join(word[0] for word in words if word[0].isupper())
    if person.role and person.status in {"present", "in attendance"}:
        yield from _role_forms(person.role)


def _role_forms(role: str) -> Iterable[str]:
    """A post as written, without what it is in charge of ("the Team Manager"), and without "parish"."""
    post = " ".join(role.lower().split())
    yield post
    yield post.split(",")[0].strip()
    yield re.sub(r"^(?:parish|town|assistant|deputy|acting|locum)\s+", "", post)
    heads = re.match(r"(head of service|team manager|[\w-]+ officer|[\w-]+ director|director|headteacher)\b", post)
    if heads:
        yield heads[1]
    if "vice" not in post and re.search(r"\bchair", post):
        yield from _LEADS
    if post.startswith("virtual school head"):
        yield "headteacher"
    last = post.split()[-1]
    if last in {"nurse", "inspector", "clerk", "treasurer", "secretary", "solicitor", "mayor", "officer"}:
        yield last


def _surname(name: str) -> str:
    return name.split()[-1].casefold()


def _pattern(forms: Iterable[str], *, flags: int = 0) -> re.Pattern[str] | None:
    known = sorted((form for form in forms if len(form) > 1), key=len, reverse=True)
    return re.compile(_BOUNDARY.format("|".join(map(re.escape, known))), flags) if known else None
