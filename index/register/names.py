"""A person's name as minutes write it, taken apart so that two can be compared."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from matters.index.identity import fold

_PARTICLES = frozenset({
    "de", "du", "da", "del", "della", "van", "von", "der", "den", "la", "le", "al", "el", "bin",
    "st", "mc", "mac", "o",
})  # fmt: skip
_TITLES = re.compile(
    r"^(?:(?:the|county|borough|district|city|town|parish|community|ward|councillors?|cllrs?|clrs?|alderman"
    r"|ald|bc|cc|dc|psco|nrs|cso|mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|revd|reverend|pc|pcso|sgt|sergeant"
    r"|inspector|insp|supt|superintendent|capt|captain)\b\.?\s+)+(?=\S)",
    re.IGNORECASE,
)
_TRAILING = frozenset({
    "substitute", "head", "chair", "chairman", "clerk", "vice", "deputy", "apologies", "present",
    "also", "and", "the", "of",
})  # fmt: skip
_INITIALS = re.compile(r"[A-Z](?:\.?\s?[A-Z]){0,2}\.?$")
_WOMAN = re.compile(r"(?i)\b(?:mrs|ms|miss|dame|lady|baroness)\b")
_MAN = re.compile(r"(?i)\b(?:mr|sir|lord)\b")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts, folded.

    :param given: first names and initials, in order; an initial is one letter.
    :param surname: letters alone, so that hyphens, apostrophes and spaces tell nothing apart.
    :param parts: of the surname, where a hyphen or space divides it.
    """

    given: tuple[str, ...]
    surname: str
    parts: tuple[str, ...]

    @property
    def key(self) -> str:
        """All letters in order: "Ann Lee-Moor" and "Ann Lee Moor" have the same."""
        return (
            "".join(self.given) + self.surname if self.is_full else f"{'.'.join(self.given)}|{self.surname}"
        )

    @property
    def first(self) -> str:
        """The first name or initial, ``""`` for a bare surname."""
        return self.given[0] if self.given else ""

    @property
    def is_full(self) -> bool:
        """Whether a first name is written out."""
        return len(self.first) > 1

    @property
    def is_bare(self) -> bool:
        """Whether there is a surname alone."""
        return not self.given


@lru_cache(maxsize=65536)
def read_name(written: str) -> Name | None:
    """The parts of a name without titles; ``None`` where no word is left."""
    bare = without_titles(written)
    words = [word for word in re.split(r"\s+", bare.strip(" .,;:*")) if fold(word)]
    if not words:
        return None
    while len(words) > 2 and fold(words[-1]) in _TRAILING:
        words.pop()
    at = len(words) - 1
    while at > 0 and fold(words[at - 1]) in _PARTICLES and len(words[at - 1]) > 1:
        at -= 1
    given: list[str] = []
    for word in words[:at]:
        given += list(fold(word).replace(" ", "")) if _is_initials(word) else [fold(word).replace(" ", "")]
    surname = " ".join(words[at:])
    parts = tuple(fold(surname).split())
    return Name(tuple(given), "".join(parts), parts)


def without_titles(written: str) -> str:
    """A name without the titles before it; unchanged where nothing else would be left."""
    return _TITLES.sub("", " ".join(written.split()))


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word))


def sex_of(title: str | None) -> str | None:
    """``"f"`` or ``"m"`` where a title says so."""
    if title and _WOMAN.search(title):
        return "f"
    return "m" if title and _MAN.search(title) else None


def given_agree(one: Name, other: Name) -> bool:
    """Whether first names may be of one person: one shortens the other to initials, or is silent."""
    if not one.given or not other.given:
        return True
    return all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
        for a, b in zip(one.given, other.given, strict=False)
    )


def pet_forms(one: str, other: str) -> bool:
    """Whether two first names are usual forms or spellings of one: "Phil" and "Philip", "Sara" and "Sarah".

    "Joan" and "John" are not, nor "Paul" and "Paula": a letter is much in a first name.
    """
    if _sound(one) == _sound(other):
        return True
    return any(one in family and other in family for family in _pet_names())


def _sound(first: str) -> str:
    """A first name with the letters left out or made alike in which its spellings differ."""
    plain = first.replace("ph", "f").replace("y", "i").replace("ie", "i").replace("z", "s").replace("k", "c")
    plain = re.sub(r"(.)\1+", r"\1", plain)
    return re.sub(r"(?<=..)[eh]$", "", plain)


@lru_cache(maxsize=262144)
def distance(one: str, other: str, most: int = 2) -> int:
    """How many letters differ (exchanged neighbours count once); ``most + 1`` when more than that."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


_LOOKALIKES = (
    ("rn", "m"),
    ("ll", "rr"),
    ("i", "l"),
    ("1", "l"),
    ("cl", "d"),
    ("vv", "w"),
    ("ai", "an"),
    ("ri", "n"),
    ("0", "o"),
    ("ii", "n"),
)


def looks_alike(one: str, other: str) -> bool:
    """Whether a scanner or a tired typist makes one surname of the other.

    One letter in five or more differs, or two in eight or more, or letters that look alike were exchanged.
    """
    if one == other:
        return True
    short = min(len(one), len(other))
    apart = distance(one, other)
    if short >= 4 and apart == 1 and one[0] == other[0]:
        return True
    if short >= 8 and apart == 2 and one[0] == other[0]:
        return True
    return (
        any(one.replace(a, b) == other or one.replace(b, a) == other for a, b in _LOOKALIKES) and short >= 4
    )


def extends(longer: Name, shorter: Name) -> bool:
    """Whether a double-barrelled surname holds the other: "Lee-Moor" and "Lee"."""
    return len(longer.parts) > 1 and len(shorter.parts) == 1 and shorter.surname in longer.parts


def is_common(surname: str) -> bool:
    """Whether a surname is among the commonest of Britain, so that two may well bear it."""
    return surname in _common_surnames()


@cache
def _pet_names() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(forms) for forms in _shipped()["pet_names"])


@cache
def _common_surnames() -> frozenset[str]:
    return frozenset(_shipped()["common_surnames"])


@cache
def _shipped() -> dict[str, Any]:
    text = files("matters.models").joinpath("names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
