"""One name in a list of people: titles, initials, particles, and the words that no name is made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from matters.pipeline.structure.lexicon import alternatives, words
from matters.pipeline.structure.posts import is_organisation, is_role

_UPPER = "A-ZÀ-ÞŽŠČĆŁŚŻĐŘŞİÐ\u0391-\u03a9\u0401\u0410-\u042f"
_LOWER = rf"[^\W\d_{_UPPER}]"
_SURNAME = (
    rf"(?:(?:O|D)['’]|Mc|Mac|Fitz|Le|La|De|Van|Von)?[{_UPPER}]{_LOWER}+(?:['’‑-][{_UPPER}a-z]{_LOWER}+)*"
)
_CAPITALS = r"[A-ZÀ-Þ]{2,}(?:['’‑-][A-ZÀ-Þ]{2,})*"
_INITIAL = r"[A-Z](?:\.\s?[A-Z])*\.?(?![\w'’])"
_PARTICLE = r"(?:de|du|da|del|della|van|von|der|den|la|le|bin|al|el|st\.?|St\.?)"
INITIALS = r"[A-Z]{2,4}[a-z]?"
"""As lists give them: capitals, and a letter more where two people have the same ("MCa", "MCo")."""

_MIXED = r"[A-Z]{2,4}[a-z]"
_TOKEN = re.compile(
    rf"(?:{_MIXED}(?!\w)|{_SURNAME}|{_CAPITALS}(?![a-z])|{_INITIAL}|{_PARTICLE}(?=\s))(?![\w])"
)
_PARTICLE_ONLY = re.compile(_PARTICLE)
_SHORTHAND = re.compile(INITIALS)
_MIXED_ONLY = re.compile(_MIXED)
_CAPITALS_ON = re.compile(r"(?: +(?:[A-Z][\w'’]*|of|and|for|&)(?!\w))+")
_PLACES = frozenset({"hall", "street", "road", "lane", "avenue"})
_OF_HALLS = frozenset({
    "village", "town", "parish", "church", "memorial", "community", "city", "county", "guild",
    "civic", "school", "moot", "corn", "market", "assembly", "main", "great", "old", "new", "the",
})  # fmt: skip
_GAP = re.compile(r"[ \t]+")
_MONONYM = re.compile(rf"\s*({_SURNAME})\s*(?=\(|@|$)")


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


def read_person(text: str, *, carried: str = "") -> Person | None:
    """The person with whom ``text`` begins, without role; offsets cover the name.

    :param carried: a plural title ("Councillors") that stands before the list; it makes a bare
        surname a name.
    """
    title_match = title_pattern().match(text)
    at = title_match.end() if title_match else len(text) - len(text.lstrip(" -–•*&\t"))
    title = " ".join(title_match["title"].split()) if title_match else None
    tokens = list(_name_tokens(text, at, titled=title is not None, carried=bool(carried)))
    tokens = tokens[: _first_name_ends(tokens, text)]
    if not tokens or not any(len(token.group().rstrip(".")) > 1 for token in tokens):
        return None
    needed = 1 if title or carried else 2
    if len(tokens) < needed or len(tokens) > 5:
        return None
    initials = None
    if len(tokens) > needed and _SHORTHAND.fullmatch(tokens[-1].group()):
        whole = [token.group() for token in tokens[:-1]]
        if fits(tokens[-1].group(), " ".join(whole)):
            initials = tokens.pop().group()
    start, end = tokens[0].start(), tokens[-1].end()
    if (title is None or len(tokens) == 1) and _body_follows(text, end):
        return None
    if title is None and carried:
        title = carried
    return Person(" ".join(text[start:end].split()), start, end, title=_singular(title), initials=initials)


def _first_name_ends(tokens: Sequence[re.Match[str]], text: str) -> int:
    """How many tokens are the first name, where names and bodies follow each other without a mark."""
    words_in = [token.group() for token in tokens]
    whole = [len(word.rstrip(".")) > 1 and not _PARTICLE_ONLY.fullmatch(word) for word in words_in]
    surname_at = whole.index(True) if True in whole else len(words_in)
    for place in range(max(2, surname_at + 1), len(words_in)):
        if not whole[0] and not whole[place] and words_in[place][0].isupper():
            return place
        shorthand = _SHORTHAND.fullmatch(words_in[place]) and not words_in[0].isupper()
        if shorthand and place + 1 < len(words_in):
            return place + fits(words_in[place], " ".join(words_in[:place]))
    if len(tokens) > 3 and all(whole):
        return 2
    if len(tokens) > surname_at + 1 and sum(whole) > 1 + whole[0] and _body_follows(text, tokens[-1].end()):
        return surname_at + 1 + whole[0]
    return len(tokens)


def _body_follows(text: str, at: int) -> bool:
    """Whether the capitals that follow are the rest of an organisation's name."""
    following = _CAPITALS_ON.match(text, at)
    words_on = following.group().split() if following else []
    if is_role(" ".join(words_on)):
        return False
    return any(is_organisation(" ".join(words_on[:count])) for count in range(1, len(words_on) + 1))


def fits(initials: str, name: str) -> bool:
    """Whether the capitals are those with which the first and the last part of a name begin."""
    first = [part[0].upper() for part in re.split(r"[\s-]+", name) if part]
    capitals = [letter for letter in initials if letter.isupper()]
    return bool(first) and capitals[0] == first[0] and capitals[-1] == first[-1]


def read_mononym(row: str) -> Person | None:
    """The person of a row that holds one name only ("Bert", "Rod (facilitator)")."""
    match = _MONONYM.match(row)
    if match is None or match[1].lower() in _vocabulary() | _PLACES:
        return None
    return Person(match[1], match.start(1), match.end(1))


def _name_tokens(text: str, at: int, *, titled: bool, carried: bool) -> Iterator[re.Match[str]]:
    vocabulary, before = _vocabulary(), list[str]()
    while True:
        match = _TOKEN.match(text, at)
        if match is None:
            return
        word = match.group()
        lower = word.lower().rstrip(".")
        of_hall = lower == "hall" and before and before[-1].lower().rstrip(".") not in _OF_HALLS
        surname = titled or (carried and not before) or of_hall
        if len(word) > 1 and (lower in vocabulary or (lower in _PLACES and not surname)):
            return
        if lower == "head" and text.startswith(" of ", match.end()):
            return
        if _MIXED_ONLY.fullmatch(word) and not fits(word, " ".join(before)):
            return
        yield match
        gap = _GAP.match(text, match.end())
        if gap is None or ("\t" in gap.group() and before):
            return
        at = gap.end()
        before.append(word)


def _singular(title: str | None) -> str | None:
    if title is None:
        return None
    title = re.sub(r"(?i)^members?:?\s+(?=\w)", "", title).rstrip(".:")
    return {"Messrs": "Mr", "Mesdames": "Mrs", "Members": None, "Member": None}.get(
        title, re.sub(r"(?i)(cllr|councillor|clr|dr)s$", r"\1", title)
    )


@cache
def title_pattern() -> re.Pattern[str]:
    """Matches the titles with which a text begins."""
    return re.compile(
        rf"\s*[-–•*&]?\s*(?:the\s+)?(?P<title>(?:(?:{alternatives('titles')})\b\.?:?\s*)+)", re.IGNORECASE
    )


@cache
def _vocabulary() -> frozenset[str]:
    """Words that no personal name is made of."""
    lists = words("role_heads") + words("role_modifiers") + words("organisation_heads")
    surnames = {"child", "head", "young", "lane", "church", "school"}
    return frozenset(part.lower() for entry in lists for part in entry.split()) - surnames | frozenset(
        words("not_names")
    )
