"""What must hold between the parts of minutes: references resolve, votes fit, what is named is there."""

import re
from collections.abc import Iterator, Sequence

from matters.pipeline.records import Attendee, Caveat, Item
from matters.pipeline.structure.lines import Line
from matters.pipeline.verbatim import Clean, clean

_APPENDIX = re.compile(r"\b(?P<kind>(?i:appendix|annexe?|enclosure))\s+(?P<name>[A-Z]|\d{1,2})\b(?!['’.]\w)")
_REFERENCE = re.compile(
    r"(?i)\b(?:(?:agenda\s+)?items?|minutes?)\s+(?:no\.?\s*|number\s+)?(?P<number>\d{1,4}(?:/\d{2,4})?)"
    r"(?![\d./:£%]*\d)(?!\s*(?:st|nd|rd|th|am|pm|minutes?|mins?|years?|months?|weeks?|days?|hours?)\b)"
)
_ELSEWHERE = re.compile(
    r"(?i)^[^.;]{0,60}\b(?:of|at|from|in) (?:the )?(?:last|previous|\w+ meeting|\d|minutes)"
)
_VOTING_CROWD = re.compile(
    r"(?i)\b(?:electors|parishioners)\b|\bannual\s+(?:parish|town|community|general)\s+(?:meeting|assembly)\b"
    r"|\bparish\s+meeting\b"
)
"""Where people vote who are counted rather than named."""
_VOTES = re.compile(
    r"(?i)\b(?:for|in favour)\s*[:–-]\s*(?P<a>\d{1,3})\b\W{0,4}against\s*[:–-]\s*(?P<b>\d{1,3})\b"
    r"|\b(?P<c>\d{1,3})\s+(?:votes?\s+)?(?:for|in favour)\b\W{1,3}(?:and\s+)?(?P<d>\d{1,3})\s+against\b"
    r"|\bby\s+(?P<e>\d{1,3})\s+votes\s+to\s+(?P<f>\d{1,3})\b"
)


def broken_invariants(
    text: str, lines: Sequence[Line], items: Sequence[Item], attendance: Sequence[Attendee]
) -> tuple[tuple[Caveat, ...], frozenset[str]]:
    """The warnings, and the keys of the items that are less certain for one.

    :param text: the whole document.
    """
    caveats, doubtful = list(_missing_appendices(lines)), set()
    crowd = _VOTING_CROWD.search(text, 0, items[0].start) if items else None
    present = 0 if crowd else sum(attendee.status == "present" for attendee in attendance)
    known = {item.number for item in items if item.number}
    for item in items:
        copy = clean(text, item.start, item.end, omit=item.omit)
        broken = [*_unresolved(copy, known), *_too_many_votes(copy, present)]
        caveats.extend(broken)
        if broken:
            doubtful.add(item.key)
    return tuple(caveats), frozenset(doubtful)


def _missing_appendices(lines: Sequence[Line]) -> Iterator[Caveat]:
    """One warning for each appendix that is named and does not begin on a line of its own."""
    named: dict[str, tuple[str, int, int]] = {}
    held: set[str] = set()
    for line in lines:
        for match in _APPENDIX.finditer(line.text):
            name = f"{match['kind'].lower()[:5]} {match['name']}"
            alone = match.start() == 0 and len(line.text) < 120
            if alone and not line.text.rstrip().endswith((".", ";", ",")):
                held.add(name)
            elif name not in named:
                start, end = line.offsets[match.start()], line.offsets[match.end() - 1] + 1
                named[name] = (match.group(), start, end)
    for name, (printed, start, end) in named.items():
        if name not in held:
            yield Caveat("appendix-not-held", f"{printed} is named, but is not in this file.", start, end)


def _unresolved(copy: Clean, known: set[str]) -> Iterator[Caveat]:
    """References to item numbers of this meeting that no item has."""
    latest: dict[str, int] = {}
    for number in known:
        head, _, year = number.partition("/")
        if head.isdigit() and (not year or year.isdigit()):
            latest[year] = max(latest.get(year, 0), int(head))
    for match in _REFERENCE.finditer(copy.text):
        head, _, year = match["number"].partition("/")
        if match["number"] in known or year not in latest or _ELSEWHERE.match(copy.text[match.end() :]):
            continue
        if len(known) >= 3 and latest[year] < int(head) <= latest[year] + 200:
            span = copy.span(match.start(), match.end())
            last = f"{latest[year]}/{year}" if year else f"{latest[year]}"
            message = f"It refers to {match.group()}, but the last number is {last}."
            yield Caveat("reference-unresolved", message, span.start, span.end)


def _too_many_votes(copy: Clean, present: int) -> Iterator[Caveat]:
    for match in _VOTES.finditer(copy.text):
        votes = sum(int(count) for count in match.groups() if count)
        if present >= 3 and votes > present:
            span = copy.span(match.start(), match.end())
            message = f"{votes} votes are counted, but only {present} people are listed as present."
            yield Caveat("more-votes-than-present", message, span.start, span.end)
