"""Counts of votes beside their labels: in a row, in columns, label first or number first."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from matters.pipeline.records import Votes

VALUES = {
    word: value
    for value, names in enumerate(
        (
            ("none", "nil", "no", "zero"),
            *(
                (word,)
                for word in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
            ),
            *((word,) for word in ("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen")),
            *((word,) for word in ("seventeen", "eighteen", "nineteen", "twenty")),
        )
    )
    for word in names
}
NUMBER = rf"(?<!\d[–:/-])(?P<{{}}>\d{{{{1,3}}}}|{'|'.join(sorted(VALUES, key=len, reverse=True))})"

_MATTER = (
    r"(?: the (?:[\w-]+ )?(?:motion|proposal|proposition|resolution|recommendation|application|amendment)\b)?"
)
_LABEL = (
    r"(?P<{0}>(?:(?:no\.?|number|total) (?:of )?)?(?:votes? )?(?:cast )?"
    r"(?:(?:in )?fav(?:our|or)|for|against|abst(?:entions?|ain(?:ed|ing|s)?|\.)?)" + _MATTER + ")"
)
_MARKED = r"\s*(?:\*+\s*)?[:=|–—(\[-]\s*(?:\*+\s*)?"
_LABEL_FIRST = re.compile(
    rf"(?i)(?<![\w-]){_LABEL.format('label')}(?:{_MARKED}|\s+){NUMBER.format('n')}\b(?!\s*(?:[.:/]\s?\d|%))"
)
_NUMBER_FIRST = re.compile(
    rf"(?i)(?<![\w£.,/-]){NUMBER.format('n')}\s+(?:(?:votes?|members?|councillors?|cllrs?)\s+)?(?:(?:had\s+)?vot(?:ed|ing)\s+)?{_LABEL.format('label')}\b"
)
_APART = re.compile(r"(?i)[\s,;.)(\]|*/–—-]*(?:(?:and|with|votes?|members?|those)\b[\s,]*){0,3}")
_EMPTY = re.compile(r"(?i)\b(?:against|abst\w*)\s*[:=–—-]\s*(?:[^\w\s]|$|abst)")
_HEAD = r"(?:(?:in favour|for)|against|abst\w*)"
_COLUMNS = re.compile(
    rf"(?i)(?<![\w-])(?:votes? )?(?P<a>{_HEAD})\W{{1,40}}(?:votes? )?(?P<b>{_HEAD})"
    rf"(?:\W{{1,40}}(?P<c>{_HEAD}))?\b(?P<rest>[^\d.]*?)"
    r"(?P<numbers>\d{1,3}(?:\W+\d{1,3})+)\b"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What labels and numbers tell.

    :param unclear: whether there are labels and numbers, and which belong together is not told.
    """

    votes: Votes | None = None
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Labels and numbers that stand one behind the other."""

    start: int
    end: int
    counts: Mapping[str, int]
    certain: bool


def find_counts(text: str) -> Counted:
    """The last row or table of counts in ``text``, if it has at least two."""
    columns = _columns(text)
    if columns:
        return Counted(columns)
    first = _run(text, _LABEL_FIRST, label_first=True)
    other = _run(text, _NUMBER_FIRST, label_first=False)
    if first and other and first.start < other.end and other.start < first.end:
        return _settled(text, first, other)
    if not first and not other:
        return Counted(_alone(text))
    chosen = max((run for run in (first, other) if run), key=lambda run: run.start, default=None)
    return Counted(_votes(chosen) if chosen and "for" in chosen.counts else None)


def _settled(text: str, first: _Run, other: _Run) -> Counted:
    """Which of two readings of the same numbers holds: a colon, or what begins the row, tells."""
    if first.certain or (first.start < other.start and first.end >= other.end):
        return Counted(_votes(first))
    if first.start < other.start or other.end >= first.end:
        return Counted(_votes(other)) if other.start < first.start else Counted(unclear=True)
    named = re.search(
        r"(?i)\b(?:option|item|no|minute|number|motion|amendment|recommendation|plan)\.? ?$",
        text[: other.start],
    )
    return Counted(_votes(first)) if named else Counted(unclear=True)


def _run(text: str, pattern: re.Pattern[str], *, label_first: bool) -> _Run | None:
    """The last row of at least two counts under labels of their own."""
    found: _Run | None = None
    counts: dict[str, int] = {}
    start = end = 0
    certain = False
    for match in pattern.finditer(text):
        apart = _APART.fullmatch(text, end, match.start())
        name = _name(match["label"])
        if apart and list(counts) == [name] == ["for"] and " the " in match["label"]:
            counts, end = {}, match.end()  # votes for two rivals, of which none is against the other
            continue
        if not (counts and apart) or name in counts:
            counts, start, certain = {}, match.start(), False
        counts[name] = _value(match["n"])
        certain = certain or (label_first and _is_marked(text, match))
        end = match.end()
        if len(counts) > 1:
            found = _Run(start, end, dict(counts), certain)
    return found


def _alone(text: str) -> Votes | None:
    """A count with a colon after its label, beside labels without one: "For: 9 Against: - Abstained: -"."""
    found = {
        _name(one["label"]): _value(one["n"]) for one in _LABEL_FIRST.finditer(text) if _is_marked(text, one)
    }
    return _votes(_Run(0, 0, found, certain=True)) if "for" in found and _EMPTY.search(text) else None


def _is_marked(text: str, match: re.Match[str]) -> bool:
    return bool(re.search(r"[:=|–—(\[-]", text[match.end("label") : match.start("n")]))


def _columns(text: str) -> Votes | None:
    """The counts of a table, under the heads of its columns, perhaps with names above the counts."""
    for match in reversed(list(_COLUMNS.finditer(text))):
        names = [_name(match[part]) for part in "abc" if match[part]]
        numbers = [int(one) for one in re.findall(r"\d+", match["numbers"])]
        if len(set(names)) == len(names) == len(numbers):
            return _votes(_Run(0, 0, dict(zip(names, numbers, strict=True)), certain=True))
    return None


def _votes(run: _Run) -> Votes:
    return Votes(run.counts.get("for"), run.counts.get("against"), run.counts.get("abst"))


def _name(label: str) -> str:
    low = label.lower()
    return "abst" if "abst" in low else "against" if "against" in low else "for"


def _value(text: str) -> int:
    return int(text) if text.isdigit() else VALUES[text.lower()]
