"""Counts of votes as minutes write them, in figures and in words."""

import re
from dataclasses import replace

from matters.pipeline.outcomes.counts import NUMBER, VALUES, find_counts
from matters.pipeline.records import Votes

_TALLY = re.compile(
    r"(?i)\bby (?:a (?:majority|vote) of )?"
    + NUMBER.format("a")
    + r" votes?,? (?:to|against) "
    + NUMBER.format("b")
    + r"\b"
)
_BARE_TALLY = re.compile(
    r"(?i)\b(?:carried|lost|defeated|rejected|agreed|approved|refused|passed|resolved|majority|vote)\b[^.;]{0,30}?"
    r"\b(?:by|of) (?:a (?:majority|vote) of )?"
    + NUMBER.format("a")
    + r" to "
    + NUMBER.format("b")
    + r"\b(?=\W*$|[,;.)]|,? (?:with|and) )"
)
_SCORE = re.compile(
    r"(?i)\b(?:carried|lost|defeated)\W{1,3}(?P<a>\d{1,3}) ?[-–:] ?(?P<b>\d{1,3})\b(?! ?[-–:/]?\d)"
)
_FOR_MOTION = (
    r"\b(?:{}) the (?:[\w-]+ )?(?:motion|amendment|proposal|recommendation|application|resolution)\s*"
    r"(?:[(:–-]\s*)?(?P<n>\d{{1,3}})\b(?=\W*$|[),;.]| (?:votes?|members?|and)\b)"
)
_SIDE = r"(?P<side>motion|amendment)"
_SIDES = (
    re.compile(
        rf"(?i)\bfor the (?:[\w-]+ )?{_SIDE}\b(?: by [^()\d;:]{{2,40}}?)?\s*[(:,–-]*\s*(?P<n>\d{{1,3}})\b"
    ),
    re.compile(rf"(?i)\b{_SIDE} (?:received |receiving )?" + NUMBER.format("n") + r" votes\b"),
    re.compile(
        r"(?i)\b" + NUMBER.format("n") + r" (?:members? |votes? |voted |voting )*(?:for|in favour of) the "
        rf"(?:[\w-]+ )?{_SIDE}\b"
    ),
)
"""Votes for a motion and for what was moved against it, between which a meeting divides."""
_LOST_SIDE = re.compile(rf"(?i)\b{_SIDE}\b[^.;]{{0,60}}\b(?:lost|fell|defeated)\b")
_NAMED_VOTES = r"\b(?:{})(?: the \w+)?\W{{1,3}}(?:Councillors?|Cllrs?)\b[^()\d]*\((?P<n>\d{{1,3}})\)"
_FOR = (
    re.compile(
        r"(?i)\b"
        + NUMBER.format("n")
        + r"(?: (?:members?|votes?))? (?:(?:voted |voting )for|votes? for|"
        + r"(?:voted |voting |were )?in favour)\b"
        + r"(?! (?:the|a|of|it)\b)"
    ),
    re.compile(r"(?i)\bvot(?:ed|ing) " + NUMBER.format("n") + r" for\b"),
    re.compile(
        r"(?i)\b" + NUMBER.format("n") + r" for\b(?=,? (?:and )?" + NUMBER.format("m") + r" (?:against|abst))"
    ),
    re.compile(r"(?i)\b" + NUMBER.format("n") + r" for\b(?=\W*$|[,;.)])"),
    re.compile(_FOR_MOTION.format("[Ff]or|FOR")),
    re.compile(_NAMED_VOTES.format("[Ff]or|FOR|[Ii]n favour")),
    re.compile(r"(?i)\b(?:for|in favour)\s?[:–-]?\s?" + NUMBER.format("n") + r"\b(?! \w+ of)"),
)
_FOR_ALONE = _FOR[:3]
"""What tells votes for something also where none is said to be against."""
_AGAINST = (
    re.compile(
        r"(?i)\b" + NUMBER.format("n") + r"(?: members?| votes?)?(?: voted| voting| was| were)? against\b"
    ),
    re.compile(_FOR_MOTION.format("[Aa]gainst|AGAINST")),
    re.compile(_NAMED_VOTES.format("[Aa]gainst|AGAINST")),
    re.compile(r"(?i)\bagainst\s?[:–-]?\s?" + NUMBER.format("n") + r"\b"),
)
_ABSTAINED = (
    re.compile(r"(?i)\b" + NUMBER.format("n") + r"(?: members?)? (?:abstentions?|abstain\w*)\b"),
    re.compile(r"(?i)\babst(?:entions?|ained|aining|ain)?\s?[:–-]?\s?" + NUMBER.format("n") + r"\b"),
)
_ONE_ABSTAINING = re.compile(
    r"(?<!and )(?<!& )(?:\b[A-Z]{2,3}|(?:Cllr|Councillor)(?: [A-Z][\w’'-]*\.?){1,3}) abstain(?:ed|ing)\b"
)
_ONLY_ABSTAINED = re.compile(r"(?i)\W*(?:there (?:was|were) |with )?\w+ (?:members? )?abst\w+\W*$")
_VOTING = re.compile(r"(?i)\b(?:vot\w+|for|against|in favour|abst\w+|majority|carried|lost|defeated)\b")


def find_votes(text: str) -> Votes | None:
    """The last count of votes in ``text``; ``None`` where no number for or against is stated."""
    if not _VOTING.search(text):
        return None
    counted = find_counts(text)
    if counted.unclear:
        return None
    one = 1 if _ONE_ABSTAINING.search(text) else None
    if counted.votes:
        abstained = counted.votes.abstained
        return replace(counted.votes, abstained=one if abstained is None else abstained)
    abstained = _last(_ABSTAINED, text)
    abstained = one if abstained is None else abstained
    tally = [match for pattern in (_SCORE, _BARE_TALLY, _TALLY) for match in pattern.finditer(text)]
    if tally:
        return Votes(_value(tally[-1]["a"]), _value(tally[-1]["b"]), abstained)
    against = _last(_AGAINST, text)
    if against is None and (divided := _division(text)):
        return Votes(*divided, abstained)
    beside = _FOR[:-1] if _AGAINST[0].search(text) else _FOR
    in_favour = _last(beside if against is not None else _FOR_ALONE, text)
    if in_favour is None and against is None:
        return None
    return Votes(in_favour, against, abstained)


def is_division(text: str) -> bool:
    """Whether a meeting divided between a motion and an amendment, with both counts."""
    return _division(text) is not None


def _division(text: str) -> tuple[int, int] | None:
    """Votes for what a division between a motion and an amendment decided, and for the other.

    What is said to be lost has its own count first; where both have as many, nothing is certain.
    """
    counts: dict[str, int] = {}
    for pattern in _SIDES:
        counts |= {match["side"].lower(): _value(match["n"]) for match in pattern.finditer(text)}
    if len(counts) < len({"motion", "amendment"}) or counts["motion"] == counts["amendment"]:
        return None
    lost = _LOST_SIDE.search(text)
    chosen = lost["side"].lower() if lost else max(counts, key=lambda side: counts[side])
    return counts[chosen], counts["amendment" if chosen == "motion" else "motion"]


def abstentions(text: str) -> int | None:
    """How many abstained, where a sentence is about nothing else."""
    return _last(_ABSTAINED, text) if _ONLY_ABSTAINED.match(text) else None


def _last(patterns: tuple[re.Pattern[str], ...], text: str) -> int | None:
    for pattern in patterns:
        found = list(pattern.finditer(text))
        if found:
            return _value(found[-1]["n"])
    return None


def _value(text: str) -> int:
    return int(text) if text.isdigit() else VALUES[text.lower()]
