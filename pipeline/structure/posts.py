"""What is said of a person in a list: the post and the organisation."""

import re
from dataclasses import dataclass
from functools import cache

from matters.pipeline.structure.lexicon import alternatives, words

_SMALL = frozenset({"of", "the", "and", "for"})
COUNCILS = frozenset({"BC", "CC", "DC", "PC", "TC"})
"""Letters that mostly stand for a council, or for a constable."""


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody is, and of which organisation, both as written."""

    role: str | None = None
    organisation: str | None = None


def describe(text: str) -> Post:
    """Divide what is said of a person into role and organisation."""
    text = re.sub(r"[^\S\t]+", " ", text).strip(" \t,;:-–—.()*")
    if not text:
        return Post()
    parts = [part.strip(" ,;:-–—.()") for part in re.split(r"\s*[,;()\t]\s*|\s+[-–—]\s+", text)]
    parts = [
        part
        for part in parts
        if is_role(part) or (part[:1].isupper() and len(part) > 1) or part[:1].isdigit()
    ]
    roles = [part for part in parts if is_role(part)]
    others = [part for part in parts if not is_role(part)]
    if len(roles) == 1 and not others:
        return _role_and_organisation(roles[0])
    organisation = next((part for part in others if is_organisation(part)), None)
    if not roles:
        rest = [part for part in others if part != organisation]
        return Post(", ".join(rest) or None, organisation)
    return Post(", ".join(roles), organisation or ", ".join(others) or None)


def is_role(text: str) -> bool:
    """Whether ``text`` holds the noun of a post."""
    return bool(_role_pattern().search(text))


def abbreviates(letters: str, post: str) -> bool:
    """Whether letters are short for the post that a text ends with: TC for Town Clerk, HT for Headteacher."""
    words = [word for word in re.findall(r"[^\W\d_]+", post) if word.lower() not in _SMALL]
    last = words[-1].upper() if words else ""
    if words and is_role(words[-1]) and len(letters) < len(last) and letters[0] == last[0]:
        within = iter(last)
        if letters not in COUNCILS and all(letter in within for letter in letters):
            return True
    named = words[-len(letters) :]
    firsts = "".join(word[0] for word in named).upper()
    return len(named) > 1 and is_role(" ".join(named)) and letters == firsts and letters != "PC"


def is_organisation(text: str) -> bool:
    """Whether ``text`` ends like the name of an organisation."""
    return bool(_organisation_pattern().search(text))


def _role_and_organisation(text: str) -> Post:
    """Divide ``"Superintendent Wendshire Police"`` after the post."""
    heads = list(_role_pattern().finditer(text))
    last = heads[-1] if len(heads) == 1 else heads[0]
    rest = text[last.end() :]
    joined = re.match(r"\s+(?:of|for|to|at|from)\s+(?:the\s+)?", rest)
    body = rest[joined.end() :] if joined else rest.lstrip()
    if not body or not is_organisation(body) or is_role(body):
        return Post(text)
    tail = re.search(r"(?:^|\s)((?:NHS|DWP|HMRC|Ofsted))$", body)
    if tail and body != tail[1]:
        return Post(text[: -len(tail[1])].strip(), tail[1])
    department = (
        joined
        and body.split()[0].rstrip(",").lower() in _modifiers()
        and body.split()[-1] in {"Service", "Services"}
    )
    return Post(text) if department else Post(text[: last.end()].strip(), body)


@cache
def _role_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('role_heads')})\b", re.IGNORECASE)


@cache
def _organisation_pattern() -> re.Pattern[str]:
    heads = alternatives("organisation_heads")
    return re.compile(rf"(?<!Children['’]s )(?<!Residential )(?<!Care )\b(?:{heads})\.?$")


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(word.lower() for word in words("role_modifiers"))
