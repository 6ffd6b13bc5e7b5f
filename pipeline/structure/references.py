"""Earlier meetings whose minutes a document approved: they must have been held."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matters.pipeline.records import Caveat, Item, Meeting, MeetingReference, Span
from matters.pipeline.structure.dates import FoundDate, find_dates
from matters.pipeline.structure.sentences import sentences
from matters.pipeline.verbatim import Clean, clean

_ABOUT_MINUTES = re.compile(r"(?i)\bminutes\b")
_ARISING = re.compile(r"(?i)\W*(?:\w+\W+){0,3}?(?:arising|matters? outstanding)\b")
"""A title that begins so is of what came of the minutes, not of the minutes."""
_VERBS = r"(?:agreed|approved|confirmed|signed|adopted|accepted|ratified|resolved)"
_TO = r"(?:approv|agree|confirm|sign|adopt|accept)"
_APPROVED = re.compile(
    rf"(?i)\b(?:{_VERBS}|acceptance|(?:correct|accurate|true(?: and (?:accurate|correct))?) record)\b"
)
_NOT_APPROVED = re.compile(
    rf"(?i)\b(?:not|never|unable|cannot|could|yet to)\b[^.;]{{0,30}}\b{_TO}"
    r"|\b(?:deferred|postponed|held over|carried forward)\b"
)
_TO_COME = re.compile(
    rf"(?i)\b(?:will|shall|should|would|can|may) (?:then )?be {_VERBS}\b"
    rf"|\b{_TO}\w*\b[^.;]{{0,30}}\bat (?:the|our|a) (?:next|following)\b"
)
_DONE = re.compile(rf"(?i)\b(?:was|were|are)\b(?: \w+){{0,3}} {_VERBS}\b")
_OF_THEM = re.compile(
    r"(?i)\b(?:minutes|they|these|those|both|record)\b"
    rf"|^\W*(?:(?:it was|were|was|all|unanimously|duly)\s+)*(?:{_VERBS}|acceptance|approval|prop(?:osed)?)\b"
)
"""In a sentence that approves the minutes of which the one before it speaks."""
_OF_MEETING = re.compile(r"(?i)\bminutes\b(?:[^.;]|\.(?=\d)){0,160}$")
_JOINED = re.compile(
    r"(?i)\W*(?:(?:and|to)\W+)?(?:(?:of|on|the|held|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\W+)*"
)
_NAMED = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w.'’&/-]*[\s,]+(?:(?:and|of|for|the|&)\s+)*)+)(?i:(?:sub-?)?committee"
    r"|working (?:group|party)|panel|forum|board|trust(?:ees)?|association|partnership|group)\b"
)
_CLOSED = re.compile(r"\s*(?:[.:;–—-]|$)")
_WORD = re.compile(r"[^\W_]+")
_ANY_MEETING = {
    *("the", "a", "an", "of", "to", "from", "and", "for", "last", "previous", "minute", "minutes", "meeting"),
    *("meetings", "annual", "ordinary", "general", "extraordinary", "special", "full", "council", "parish"),
    *("town", "community", "approve", "approval", "agree", "confirm", "receive", "sign", "adopt", "accept"),
}
"""What the name of no other body is made of."""
_WINDOW = 700
_LONG_AGO = dt.timedelta(days=274)
"""From here on a day without a year may as well be the next one of its name as the last."""


@dataclass(frozen=True, slots=True)
class _Approved:
    """A day whose minutes an item approves.

    :param in_title: the item's title gives it.
    """

    iso: str
    span: Span
    item: Item
    in_title: bool


def read_references(text: str, items: Sequence[Item], meeting: Meeting) -> tuple[MeetingReference, ...]:
    """The dates of meetings of the same body whose minutes were approved here."""
    found: dict[str, MeetingReference] = {}
    for one in _approvals(text, items, meeting):
        if len(one.iso) == len("2000-01-01") and (meeting.date is None or one.iso < meeting.date):
            found.setdefault(one.iso, MeetingReference(one.iso, one.span.start, one.span.end, one.item.key))
    return tuple(found.values())


def own_minutes_doubts(text: str, items: Sequence[Item], meeting: Meeting) -> Iterator[Caveat]:
    """A warning where minutes approve those of the very day that they are dated themselves."""
    for one in _approvals(text, items, meeting):
        heads_document = one.in_title and one.item is items[0]
        if one.iso == meeting.date and not heads_document:
            message = f"It approves the minutes of {meeting.date}, the very date that is taken for its own."
            yield Caveat("date-inconsistent", message, one.span.start, one.span.end)
            return


def _approvals(text: str, items: Sequence[Item], meeting: Meeting) -> Iterator[_Approved]:
    """The whole dates of minutes that are approved, in the sentence that approves them or the one before."""
    for item in items:
        if not _ABOUT_MINUTES.search(item.title) or _ARISING.match(item.title):
            continue
        heading, said = _said(text, item)
        for at, copy in enumerate(said):
            in_title = at < heading
            if not _is_approved(said, at, in_title=in_title):
                continue
            for date in find_dates(copy.text):
                iso = _with_year(date, copy.text, meeting.date)
                if iso is not None and _of_own_minutes(copy.text[: date.start], meeting):
                    yield _Approved(iso, copy.span(date.start, date.end), item, in_title)


def _said(text: str, item: Item) -> tuple[int, list[Clean]]:
    """The first sentences of an item, its heading apart where that stands alone; how many are heading."""
    end = min(item.end, item.start + _WINDOW)
    copy = clean(text, item.start, end, omit=item.omit)
    above, title, below = copy.text.partition(item.title)
    start = copy.offsets[len(above + title)]
    if not title or not (_CLOSED.match(below) or "\n" in text[start : start + 3]):
        start = item.start
    spans = sentences(text, start, end, omit=item.omit)
    said = [clean(text, span.start, span.end, omit=item.omit) for span in spans]
    alone = start > item.start
    return (
        (int(bool(title)), said)
        if not alone
        else (1, [clean(text, item.start, start, omit=item.omit), *said])
    )


def _is_approved(said: Sequence[Clean], at: int, *, in_title: bool) -> bool:
    """Whether the minutes of which a sentence speaks are approved, there or in what follows on it."""
    if _approves(said[at].text):
        return True
    following = said[at + 1 :] if in_title else said[at + 1 : at + 2]
    return any(_approves(one.text) and bool(_OF_THEM.search(one.text)) for one in following)


def _approves(text: str) -> bool:
    if not _APPROVED.search(text) or _NOT_APPROVED.search(text):
        return False
    return not _TO_COME.search(text) or bool(_DONE.search(text))


def _of_own_minutes(before: str, meeting: Meeting) -> bool:
    """Whether a date that follows on these words is that of minutes, and of no other body's."""
    minutes = _OF_MEETING.search(before)
    if minutes is None:
        return False
    own = set(f"{meeting.council or ''} {meeting.committee or ''}".lower().replace(",", " ").split())
    named = _NAMED.finditer(before, max(0, minutes.start() - 60))
    return not any(set(_WORD.findall(name["name"].lower())) - own - _ANY_MEETING for name in named)


def _with_year(date: FoundDate, text: str, meeting_date: str | None) -> str | None:
    """A date without a year has that of a later one that it is joined to, else that of lately."""
    if not date.iso.startswith("--"):
        return date.iso if date.whole else None
    for other in find_dates(text[date.end :]):
        if not _JOINED.fullmatch(text, date.end, date.end + other.start):
            break
        if other.whole:
            return other.iso[:4] + date.iso[1:]
    if meeting_date is None or len(meeting_date) < len("2000-01-01"):
        return None
    year = int(meeting_date[:4])
    iso = f"{year}{date.iso[1:]}" if date.iso[1:] <= meeting_date[4:] else f"{year - 1}{date.iso[1:]}"
    try:
        day = dt.date.fromisoformat(iso)
    except ValueError:
        return None
    lately = dt.date.fromisoformat(meeting_date) - day < _LONG_AGO
    return iso if lately and date.weekday in (None, day.weekday()) else None
