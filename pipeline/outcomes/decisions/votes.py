"""Counts of votes as minutes write them, in figures and in words."""

import re
from dataclasses import replace

from matters.pipeline.outcomes.decisions.vote_counts import NUMBER, VALUES, find_counts
from matters.pipeline.records import Votes

_TALLY = re.compile(
    r"(?i)(?:\bby (?:a (?:majority|vote) of )?"
    r"|\b(?:carried|lost|defeated|agreed|approved|passed|resolved)[,:]? \(?)"
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
    r"(?i)\b(?:(?:carried|lost|defeated)\W{1,3}"
    r"|(?:^|(?<=[.;:,] ))(?:all )?(?:agreed|approved|passed|resolved)\W{1,3}"
    r"(?=[\d –-]+\)?(?:[.;]|$|,? with\b)))(?P<a>\d{1,3}) ?[-–:] ?(?P<b>\d{1,3})"
    r"(?: ?[-–:] ?(?P<c>\d{1,2}))?\b(?! ?[-–:/]?\d)"
)
_TRIPLE = re.compile(r"\((?P<a>\d|[1-9]\d)[-–](?P<b>\d|[1-9]\d)[-–](?P<c>\d|1[0-4])\)\W*$")
"""For, against and abstained behind all else; two figures of a year would be too many who abstained."""
_WON = r"(?:agreed|approved|adopted|carried|passed|resolved)"
_LOSES = re.compile(
    rf"(?i)\b(?:lost|defeated|negatived|voted down|not {_WON}|"
    r"(?:motion|amendment|proposal|proposition)\b[^.;]{0,60}\brejected)\b"
    rf"(?:(?!\b{_WON}\b)[^.;]){{0,50}}$"
)
_LOSES_BEHIND = re.compile(
    rf"(?i)(?:(?!\b{_WON}\b)[^.;]){{0,60}}\b(?:was|were|declared) (?:lost|defeated|not {_WON})\b"
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
    re.compile(r"(?i)\b" + NUMBER.format("n") + r"(?: members?)? (?:abstentions?|abstain\w*|abst)\b"),
    re.compile(r"(?i)\babst(?:entions?|ained|aining|ain)?\s?[:–-]?\s?" + NUMBER.format("n") + r"\b"),
)
_ONE_ABSTAINING = re.compile(
    r"(?<!and )(?<!& )(?:\b[A-Z]{2,3}|(?:Cllr|Councillor)(?: [A-Z][\w’'-]*\.?){1,3}) abstain(?:ed|ing)\b"
)
_ONLY_ABSTAINED = re.compile(r"(?i)\W*(?:there (?:was|were) |with )?\w+ (?:members? )?abst\w+\W*$")
_ALL_BUT = re.compile(
    r"(?i)\b(?:all in favour|agreed|approved|carried|resolved|unanimous(?:ly)?)\b[^.;]{0,20}?"
    r"(?:,|\bwith\b|\bbut\b|\(|\band\b)[^.;]{0,12}?\babst"
)
"""A verdict of which only those who abstained are counted."""
_VOTING = re.compile(r"(?i)\b(?:vot\w+|for|against|in favour|abst\w+|majority|carried|lost|defeated)\b")


def find_votes(text: str) -> Votes | None:
    """The last count of votes in ``text``; ``None`` where no number is stated."""
    if not any(pattern.search(text) for pattern in (_VOTING, _TRIPLE, _SCORE)):
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
    tally = [match for pattern in (_TRIPLE, _SCORE, _BARE_TALLY, _TALLY) for match in pattern.finditer(text)]
    if tally:
        return _tallied(text, tally[-1], abstained)
    against = _last(_AGAINST, text)
    if against is None and (divided := _division(text)):
        return Votes(*divided, abstained)
    beside = _FOR[:-1] if _AGAINST[0].search(text) else _FOR
    in_favour = _last(beside if against is not None else _FOR_ALONE, text)
    if in_favour is None and against is None and not (abstained and _ALL_BUT.search(text)):
        return None
    return Votes(in_favour, against, abstained)


def _tallied(text: str, tally: re.Match[str], abstained: int | None) -> Votes:
    """Votes of a bare "4 to 2": the greater number has won, which are those against what was lost."""
    counts = _value(tally["a"]), _value(tally["b"])
    lost = _LOSES.search(text[: tally.start("a")]) or _LOSES_BEHIND.match(text, tally.end("b"))
    low, high = sorted(counts)
    in_favour, against = (low, high) if lost else counts
    third = tally.groupdict().get("c")
    return Votes(in_favour, against, int(third) if third and abstained is None else abstained)


def is_counted(votes: Votes | None) -> bool:
    """Whether more is told than who abstained."""
    return votes is not None and (votes.in_favour is not None or votes.against is not None)


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
