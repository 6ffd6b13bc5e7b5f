"""Where a list of people divides: at separators, not inside a name, a post or an organisation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from matters.pipeline.structure.holders import names_person, read_holder
from matters.pipeline.structure.names import INITIALS, fits, read_person, title_pattern
from matters.pipeline.structure.posts import is_organisation, is_role

_SEPARATOR = re.compile(
    r"[,;\n]|(?<=[\w).])[ \t]+(?=(?:(?:County|Borough|District|Parish|City)\s+)?(?:Cllrs?|Councillors?"
    r"|Messrs|Mrs?|Ms|Miss|Dr|Vice[- ]?Chair(?:man|woman|person)?|[BC][ -]?Cllr)\b)"
    r"|(?<=\))[ \t]+(?=[A-Z][a-z]+[ \t]+[A-Z][\w'’-]+[ \t]*\()"
    r"|(?<=[a-z]{4})\.[ \t]+(?=(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr)\b)"
    r"|\s+(?:and\s+from|and|&|plus|together with|with)\s+|\s*&\s*"
)
_AFTER_INITIALS = re.compile(r"(?:(?<=[A-Z]{2})|(?<=[A-Z]{2}[a-z]))[ \t]+(?=(?:\w+\.?[ \t]+)?[A-Z][a-z])")
LAST_INITIALS = re.compile(rf"(?<=\))\s*({INITIALS})\s*$")
_SIDE_BY_SIDE = re.compile(r"[ \t]+(?:[A-Z]{2,3}[a-z]?[ \t]+(?=[A-Z][a-z]))?(?=[A-Z])")
BETWEEN = re.compile(r"[,;]|\s(?:and|&)\s")
_BRACKET_ONLY = re.compile(r"(?:\s*(?:\([^()]*\)|\{[^{}]*\}))*[\s.]*")
_SHARED_TAIL = re.compile(r"[\s.]*(?:$|(?:both\s+)?(?:from|of|representing)\b)")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch between separators: whether it begins a line, and whether "and" stands before it."""

    start: int
    end: int
    new_line: bool
    joined: bool


def segments(block: str) -> Iterator[Segment]:
    """Stretches between separators outside brackets, and between people who follow each other without one."""
    for whole in _separated(block):
        start, part = whole.start, whole
        while follower := _follower(block[start : whole.end]):
            yield replace(part, start=start, end=start + follower)
            start += follower
            part = replace(part, new_line=False, joined=False)
        yield replace(part, start=start)


def _follower(segment: str) -> int | None:
    """Where the second of two people begins who stand side by side ("Ann Birch Bob Cole")."""
    person = read_person(segment) or read_holder(segment)
    if person is None:
        return None
    gap = _SIDE_BY_SIDE.match(segment, person.end)
    return gap.end() if gap and read_person(segment[gap.end() :]) else None


def _separated(block: str) -> Iterator[Segment]:
    """Stretches between separators outside brackets."""
    start, new_line, joined = 0, True, False
    separators = [*_SEPARATOR.finditer(block), *_AFTER_INITIALS.finditer(block)]
    for match in sorted(separators, key=lambda one: one.start()):
        before = block[start : match.start()]
        if before.count("(") > before.count(")") or match.start() < start:
            continue
        if match.re is _AFTER_INITIALS:
            if not _ends_with_initials(before):
                continue
        elif match.group() not in {",", ";", "\n"} and not _divides(block, start, match):
            continue
        if before.strip():
            yield Segment(start, match.start(), new_line, joined)
            new_line = joined = False
        start, new_line = match.end(), new_line or match.group() == "\n"
        joined = joined or bool(re.search(r"\w|&", match.group()))
    if block[start:].strip():
        yield Segment(start, len(block), new_line, joined)


def _ends_with_initials(segment: str) -> bool:
    """Whether a name's own initials end the segment: "Ann Birch AB", "Ann Birch (SBC) AB"."""
    person = read_person(segment)
    last = LAST_INITIALS.search(segment)
    return person is not None and (person.initials is not None or bool(last and fits(last[1], person.name)))


def _divides(block: str, start: int, match: re.Match[str]) -> bool:
    """Whether "and" or "&" stands between two people rather than inside a post or an organisation."""
    right = re.split(r"[,;\n(]|\b(?:plus|together with)\b", block[match.end() :], maxsplit=1)[0]
    left = block[start : match.start()]
    if not match.group().strip():
        named = read_person(left, carried="x") is not None or names_person(left)
        return named and not re.search(r"(?i)\b(?:for|of|by)$", left)
    person = read_person(right, carried="x")
    if person is None:
        return bool(re.match(r"(?i)(?:the\s+)?(?:clerk|\w+ members? of|chair)", right))
    if title_pattern().match(right):
        return True
    before = read_person(left, carried="x")
    alone = not left.strip() or bool(before and _BRACKET_ONLY.fullmatch(left, before.end))
    tail = right[person.end :]
    return (
        alone
        and bool(_SHARED_TAIL.match(tail))
        and not is_role(right)
        and (not is_organisation(right) or bool(tail.strip(" .")))
    )


def unwrapped(block: str, *, by_line: bool) -> str:
    """The list with a space for each line break that stands inside a name or a post."""
    rows = block.split("\n")
    joined = rows[:1]
    for row in rows[1:]:
        last = BETWEEN.split(joined[-1])[-1]
        cut = _joins(last, row) or (not by_line and cuts_name(last, row))
        joined.append((" " if cut else "\n") + row)
    return "".join(joined)


def _joins(before: str, row: str) -> bool:
    """Whether an "and" or "of" at a line break binds the two lines."""
    return bool(before.strip() and row.strip()) and bool(
        re.match(r"\s*(?:and|&)\s", row) or re.search(r"\b(?:of|for|the|and|to)\s*$|&\s*$", before)
    )


def cuts_name(before: str, row: str) -> bool:
    """Whether a line break falls inside a name ("Mr T" / "Wynn").

    :param before: what stands between the last separator and the break.
    """
    if not before.strip() or not row.strip() or row.lstrip()[0] in "*•-–":
        return False
    head = re.split(r"[,;]", row)[0]
    surname = read_person(head, carried="x")
    if surname is None or title_pattern().match(head) or read_person(head) or is_role(head.split("(")[0]):
        return False
    left = read_person(before)
    whole = left is not None and (left.title is None or " " in left.name)
    return not whole and re.search(r"[A-Z][\w'’-]*\.?\s*$", before) is not None and ")" not in before
