"""Names, titles, roles and organisations in lists of people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from matters.pipeline.structure.lexicon import alternatives, words

_SURNAME = r"(?:(?:O|D)['’]|Mc|Mac|Fitz|Le|La|De|Van|Von)?[A-ZÀ-ÞŽŠČ][a-zà-ÿžšč]+(?:['’‑-][A-ZÀ-Þa-z][a-zà-ÿ]+)*"
_CAPITALS = r"[A-ZÀ-Þ]{2,}(?:['’‑-][A-ZÀ-Þ]{2,})*"
_INITIAL = r"[A-Z](?:\.\s?[A-Z])*\.?(?![\w'’])"
_PARTICLE = r"(?:de|du|da|del|della|van|von|der|den|la|le|bin|al|el|st\.?|St\.?)"
_TOKEN = re.compile(rf"(?:{_SURNAME}|{_CAPITALS}(?![a-z])|{_INITIAL}|{_PARTICLE}(?=\s))(?![\w])")
_SEPARATOR = re.compile(
    r"[,;\n]|(?<=[\w).])[ \t]+(?=(?:(?:County|Borough|District|Parish|City)\s+)?(?:Cllrs?|Councillors?|Messrs|Mrs?|Ms|Miss|Dr)\b)|\s+(?:and\s+from|and|&|plus|together with|with)\s+|\s*&\s*"
)
_NOT_A_NAME = frozenset(
    "the none nil no not all also apologies present attending attendance absent members member public press chair "
    "clerk minutes meeting council agenda item there this that total vacancy vacant plus three four five six "
    "received noted accepted from date time venue hall street road lane avenue monday tuesday wednesday thursday "
    "friday saturday sunday january february march april june july august september october november december".split()
)
_WORD = re.compile(r"[ \t]+([\w'’-]+)")
_MONONYM = re.compile(rf"\s*({_SURNAME})\s*(?=\(|@|$)")
_INITIALS = re.compile(r"^[A-Z]{2,4}$")
_SUBSTITUTE = re.compile(
    r"(?i)\b(?:substitut(?:e|ing)\s+for|as substitute for|in (?:the )?place of|in lieu of|deputising for|for)\s+(?P<whom>.+)$"
)
_ITEM_RANGE = re.compile(r"(?i)\bfrom\s+(?:item\s+|minute\s+)?(?P<start>\d[\d/.]*)(?:\s*(?:-|–|to|until)\s*(?:item\s+)?(?P<end>\d[\d/.]*))?")
_UNTIL = re.compile(r"(?i)\b(?:until|to|left (?:at|after|before))\s+(?:item\s+|minute\s+)?(?P<end>\d[\d/.]*)")


@dataclass(frozen=True, slots=True)
class Person:
    """One person in a list; offsets are in the text of the list and cover the name."""

    name: str
    start: int
    end: int
    title: str | None = None
    initials: str | None = None
    role: str | None = None
    organisation: str | None = None
    substitute_for: str | None = None
    from_item: str | None = None
    until_item: str | None = None


def find_people(block: str, *, by_line: bool) -> list[Person]:
    """The people in an attendance list, in order.

    :param block: the list without its cue ("Present:"), line breaks kept.
    :param by_line: whether each line names one person first and then tells of them.
    """
    people: list[Person] = []
    description: list[str] = []
    plural = ""
    for start, end, new_line in _segments(block):
        segment = block[start:end]
        person = read_person(segment, carried=plural) or (_mononym(segment) if by_line and new_line else None)
        titled = person is not None and (person.title is not None and person.title != plural.rstrip("s"))
        fresh = person is not None and (new_line or not by_line or titled or _is_plain(segment, person))
        if person is not None and fresh:
            if people:
                people[-1] = _described(people[-1], description)
            plural = _plural_title(segment) or ("" if new_line else plural)
            tail = segment[person.end :]
            people.append(replace(person, start=person.start + start, end=person.end + start))
            description = [tail] if tail.strip(" .,;:-–—") else []
        elif people:
            description.append(segment)
    if people:
        people[-1] = _described(people[-1], description)
    return people


def read_person(text: str, *, carried: str = "") -> Person | None:
    """The person with whom ``text`` begins, without role; offsets cover the name.

    :param carried: a plural title ("Councillors") that stands before the list; it makes a bare
        surname a name.
    """
    title_match = _title_pattern().match(text)
    at = title_match.end() if title_match else len(text) - len(text.lstrip(" -–•*&\t"))
    title = " ".join(title_match["title"].split()) if title_match else None
    tokens = list(_name_tokens(text, at))
    if not tokens or not any(len(token.group().rstrip(".")) > 1 for token in tokens):
        return None
    needed = 1 if title or carried else 2
    if len(tokens) < needed or len(tokens) > 5:
        return None
    start, end = tokens[0].start(), tokens[-1].end()
    following = _WORD.match(text, end)
    if following and is_organisation(following[1]):
        return None
    if title is None and carried:
        title = carried
    return Person(" ".join(text[start:end].split()), start, end, title=_singular(title))


def begins_with_person(row: str) -> bool:
    """Whether a row of a list begins with a name, be it a single one."""
    return read_person(row) is not None or _mononym(row) is not None


def _mononym(row: str) -> Person | None:
    """The person of a row that holds one name only ("Bert", "Rod (facilitator)")."""
    match = _MONONYM.match(row)
    if match is None or match[1].lower() in _vocabulary() | _NOT_A_NAME:
        return None
    return Person(match[1], match.start(1), match.end(1))


def describe(text: str) -> tuple[str | None, str | None]:
    """Divide what is said of a person into role and organisation, as written."""
    text = " ".join(text.split()).strip(" ,;:-–—.()*")
    if not text:
        return None, None
    parts = [part.strip(" ,;:-–—.()") for part in re.split(r"\s*[,;()]\s*|\s+[-–—]\s+", text)]
    parts = [part for part in parts if is_role(part) or (part[:1].isupper() and len(part) > 1) or part[:1].isdigit()]
    roles = [part for part in parts if is_role(part)]
    others = [part for part in parts if not is_role(part)]
    if len(roles) == 1 and not others:
        return _role_and_organisation(roles[0])
    organisation = next((part for part in others if is_organisation(part)), None)
    if not roles:
        rest = [part for part in others if part != organisation]
        return (", ".join(rest) or None), organisation
    return ", ".join(roles), organisation or (", ".join(others) or None)


def is_role(text: str) -> bool:
    """Whether ``text`` holds the noun of a post."""
    return bool(_role_pattern().search(text))


def is_organisation(text: str) -> bool:
    """Whether ``text`` ends like the name of an organisation."""
    return bool(_organisation_pattern().search(text))


def _segments(block: str) -> Iterator[tuple[int, int, bool]]:
    """Stretches between separators outside brackets, and whether each begins a line."""
    start, new_line = 0, True
    for match in _SEPARATOR.finditer(block):
        before = block[start : match.start()]
        if before.count("(") > before.count(")"):
            continue
        if match.group() not in {",", ";", "\n"} and not _divides(block, start, match):
            continue
        if before.strip():
            yield start, match.start(), new_line
            new_line = False
        start, new_line = match.end(), new_line or match.group() == "\n"
    if block[start:].strip():
        yield start, len(block), new_line


def _divides(block: str, start: int, match: re.Match[str]) -> bool:
    """Whether "and" or "&" stands between two people rather than inside a post or an organisation."""
    right = re.split(r"[,;\n(]", block[match.end() :], maxsplit=1)[0]
    left = block[start : match.start()]
    if not match.group().strip():
        return read_person(left, carried="x") is not None and not re.search(r"(?i)\b(?:for|of|by)$", left)
    person = read_person(right, carried="x")
    if person is None:
        return bool(re.match(r"(?i)(?:the\s+)?(?:clerk|\w+ members? of|chair)", right))
    if _title_pattern().match(right):
        return True
    before = read_person(left, carried="x")
    alone = before is not None and not left[before.end :].strip(" .") or not left.strip()
    return alone and not right[person.end :].strip(" .") and not is_organisation(right) and not is_role(right)


def _name_tokens(text: str, at: int) -> Iterator[re.Match[str]]:
    vocabulary = _vocabulary()
    while True:
        match = _TOKEN.match(text, at)
        if match is None:
            return
        word = match.group()
        lower = word.lower().rstrip(".")
        if len(word) > 1 and (lower in vocabulary or lower in _NOT_A_NAME):
            return
        yield match
        gap = re.compile(r"[ \t]+").match(text, match.end())
        if gap is None:
            return
        at = gap.end()


def _is_plain(segment: str, person: Person) -> bool:
    """Whether the segment is a name and nothing else, as in run-on lists."""
    tail = segment[person.end :].strip(" .")
    return bool(person.title) and (not tail or tail.startswith("("))


def _described(person: Person, description: list[str]) -> Person:
    text = ", ".join(part.strip() for part in description if part.strip())
    if not text:
        return person
    changes: dict[str, str | None] = {}
    for bracket in re.findall(r"\(([^()]*)\)", text):
        if _INITIALS.match(bracket) and _fits(bracket, person.name):
            changes["initials"] = bracket
            text = text.replace(f"({bracket})", "")
        elif (span := _ITEM_RANGE.search(bracket)) or (span := _UNTIL.search(bracket)):
            groups = span.groupdict()
            changes["from_item"], changes["until_item"] = groups.get("start"), groups.get("end")
            text = text.replace(f"({bracket})", "")
    text = re.sub(r"@[\w-]+", "", text)
    substitute = _SUBSTITUTE.search(text)
    if substitute and (whom := read_person(substitute["whom"].strip(" ()"), carried="x")):
        changes["substitute_for"] = whom.name
        text = text[: substitute.start()]
    changes["role"], changes["organisation"] = describe(text)
    return replace(person, **changes)  # type: ignore[arg-type]


def _role_and_organisation(text: str) -> tuple[str | None, str | None]:
    """Divide ``"Superintendent Derbyshire Police"`` after the post."""
    heads = list(_role_pattern().finditer(text))
    last = heads[-1] if len(heads) == 1 else heads[0]
    rest = text[last.end() :]
    joined = re.match(r"\s+(?:of|for|to|at|from)\s+(?:the\s+)?", rest)
    body = rest[joined.end() :] if joined else rest.lstrip()
    if not body or not is_organisation(body) or is_role(body):
        return text, None
    tail = re.search(r"(?:^|\s)((?:NHS|DWP|HMRC|Ofsted))$", body)
    if tail and body != tail[1]:
        return text[: -len(tail[1])].strip(), tail[1]
    department = joined and body.split()[0].rstrip(",").lower() in _modifiers() and body.split()[-1] in {"Service", "Services"}
    return (text, None) if department else (text[: last.end()].strip(), body)


def _fits(initials: str, name: str) -> bool:
    first = [part[0].upper() for part in re.split(r"[\s-]+", name) if part]
    return bool(first) and initials[0] == first[0] and initials[-1] == first[-1]


def _plural_title(segment: str) -> str:
    match = _title_pattern().match(segment)
    title = match["title"].strip() if match else ""
    return title if re.search(r"(?i)(?:cllrs|councillors|clrs|messrs|members|drs)\.?$", title) else ""


def _singular(title: str | None) -> str | None:
    if title is None:
        return None
    title = title.rstrip(".")
    return {"Messrs": "Mr", "Members": None, "Member": None}.get(
        title, re.sub(r"(?i)(cllr|councillor|clr|dr)s$", r"\1", title)
    )


@cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[-–•*&]?\s*(?:the\s+)?(?P<title>(?:(?:{alternatives('titles')})\b\.?:?\s*)+)", re.IGNORECASE
    )


@cache
def _role_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('role_heads')})\b", re.IGNORECASE)


@cache
def _organisation_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!Children's )(?<!Children’s )(?<!Residential )(?<!Care )\b(?:{alternatives('organisation_heads')})\.?$"
    )


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(word.lower() for word in words("role_modifiers"))


@cache
def _vocabulary() -> frozenset[str]:
    """Words that no personal name is made of."""
    lists = words("role_heads") + words("role_modifiers") + words("organisation_heads")
    return frozenset(part.lower() for entry in lists for part in entry.split()) - {"head", "young", "lane", "church", "school"}
