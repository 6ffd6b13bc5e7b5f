"""When a question asks of: years, months, seasons and ranges, as days.

"Since March" is since the last one that has begun; "in December" may be any year's and is left alone, and
so is what has not come ("carbon neutral by 2030") or is turned round ("not before 2019"). A year is the
calendar's unless the question says municipal (from May) or financial (from April); which it was taken for is
said.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from matters.index.dates import MONTHS, parse_date
from matters.pipeline.errors import QueryError

_YEAR = r"(?:19|20)\d\d"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NAMED = f"(?:{'|'.join(MONTHS)})"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\s+"
_PART = (
    r"(?:(?:the\s+)?(?:beginning|start|end|middle|(?:first|second)\s+half)\s+of\s+|the\s+year\s+"
    r"|(?:early|mid|late)[\s-]+)?"
)
_POINT = rf"(?:(?:{_DAY})?{_MONTH}\s+{_YEAR}|\d{{1,2}}/\d{{1,2}}/{_YEAR}|{_YEAR})"
_NO_FIGURE = r"\b(?!\s*[/-]\s*\d)"
_BETWEEN = re.compile(
    rf"(?i)\b(?:between|from)\s+{_PART}({_POINT}|(?:{_DAY})?{_MONTH})"
    rf"\s+(?:and|to|until|till)\s+{_PART}({_POINT}){_NO_FIGURE}"
)
_SINCE = re.compile(rf"(?i)\b(since|after|from)\s+{_PART}({_POINT}){_NO_FIGURE}")
_UNTIL = re.compile(
    rf"(?i)\b(until|till|before|up\s+to(?:\s+and\s+including)?|by)\s+{_PART}({_POINT}){_NO_FIGURE}"
)
_OF_SO_MANY = rf"of(?=\s+{_YEAR}\s+(?!was\b|has\b|does\b)[a-z]{{3,}}s\b)"
_DURING = re.compile(
    rf"(?i)\b(?!{_OF_SO_MANY})(?:(?:in|during|throughout|of|at)\s+{_PART}({_POINT})"
    rf"((?:\s*(?:,|and|or|&)\s*{_POINT})*)"
    rf"|on\s+({_DAY}{_MONTH}\s+{_YEAR}|\d{{1,2}}/\d{{1,2}}/{_YEAR})){_NO_FIGURE}"
)
_ONE_YEAR = re.compile(
    r"(?i)\b(?:in\s+|during\s+|since\s+)?(?:the\s+)?(last|this)\s+"
    r"(?:(calendar|municipal|council|civic|financial|tax)\s+)?year\b(?!['’]s)"
)
_SPLIT_YEAR = re.compile(
    rf"(?i)\b(?:in\s+|during\s+)?(?:the\s+)?(?:(?P<kind>municipal|council|civic|financial|tax)\s+year\s+"
    rf"(?P<year>{_YEAR})[/-](?:{_YEAR}|\d\d)\b"
    rf"|(?P<first>{_YEAR})[/-](?:{_YEAR}|\d\d)\s+(?P<named>municipal|council|civic|financial|tax)\s+year\b)"
)
_MONTH_OF_YEAR = re.compile(rf"(?i)\b(since\s+|in\s+)?({_NAMED})\s+(last|this)\s+year\b(?!['’]s)")
_MONTH_PAST = re.compile(r"(?i)\b(since\s+)?(last|this)\s+month\b(?!['’]s)")
_YEARS_AGO = re.compile(r"(?i)\b(\d{1,2}|two|three|four|five|six|ten|twelve)\s+years\s+ago\b")
_MONTH_ALONE = re.compile(rf"\b(?:[Ss]ince\s+(?:last\s+)?|(?:[Ii]n\s+)?[Ll]ast\s+)({_NAMED})\b(?!\s+\d|[-/])")
_SEASON = re.compile(
    rf"(?i)\b(?:(?:in|during|over|of|since)\s+)?(?:the\s+)?(?:(last|this)\s+)?(spring|summer|autumn|winter)"
    rf"(?:\s+(?:of\s+)?({_YEAR}))?\b(?!\s*[/-]\s*\d)"
)
_LATELY = re.compile(
    r"(?i)\b(?:(?:(?:in|over|during|within)\s+)?(?:the\s+)?(?:last|past)\s+"
    r"(\d{1,2}|two|three|four|five|six|ten|twelve)\s+(months|years)"
    r"|(?:in|over|during|within)\s+(?:the\s+)?(?:last|past)\s+(month|year))\b(?!['’]s?)"
)
_TURNED = re.compile(r"(?i)\b(?:not|than|until|till|before|by|after)\s+(?:the\s+)?$")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twelve": 12}
_FIRST_MONTH = {"municipal": 5, "council": 5, "civic": 5, "financial": 4, "tax": 4}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """The days that some words of a question name.

    :param text: the words.
    :param kind: what they were taken for.
    :param value: the days, or the year.
    :param since: the first day; ``None`` for none.
    :param until: the last day; ``None`` for none.
    """

    text: str
    kind: str
    value: str
    since: str | None
    until: str | None


def find_period(question: str, *, today: date) -> Period | None:
    """The first period that a question names, or ``None``.

    :param today: what "last year" is seen from.
    """
    for pattern, read in _READERS:
        for match in pattern.finditer(question):
            period = read(match, today)
            if period and _TURNED.search(question[: match.start()]):
                return None
            if period and _has_come(period, today):
                return period
    return None


def _has_come(period: Period, today: date) -> bool:
    """Whether it has begun, and leaves anything out that minutes can be of."""
    day = today.isoformat()
    return period.since <= day if period.since else (period.until or day) < day


def _between(match: re.Match[str], _: date) -> Period | None:
    since = match[1] if match[1][-4:].isdigit() else f"{match[1]} {match[2][-4:]}"
    return _range(match.group(), since, match[2])


def _since(match: re.Match[str], _: date) -> Period | None:
    return _range(match.group(), match[2], None, after=match[1].lower() == "after")


def _until(match: re.Match[str], _: date) -> Period | None:
    return _range(match.group(), None, match[2], before=match[1].lower() == "before")


def _during(match: re.Match[str], _: date) -> Period | None:
    """A day, month or year; of several all from the first to the last."""
    points = [match[1] or match[3], *re.findall(_POINT, match[2] or "", re.IGNORECASE)]
    try:
        first = min(points, key=lambda point: parse_date(point).first)
        last = max(points, key=lambda point: parse_date(point).last)
    except QueryError:
        return None
    return _range(match.group(), first, last)


def _range(
    text: str, since: str | None, until: str | None, *, after: bool = False, before: bool = False
) -> Period | None:
    """Dates from ``since`` to ``until``; ``after`` and ``before`` leave out what is named."""
    try:
        start = parse_date(since) if since else None
        end = parse_date(until) if until else None
    except QueryError:
        return None
    first = (_next(start.last, 1) if after else start.first) if start else None
    last = (_next(end.first, -1) if before else end.last) if end else None
    if first and last and first > last:
        return None
    value = since if since and since == until else None
    return _period(text, "dates", first, last, value=value)


def _period(text: str, kind: str, first: str | None, last: str | None, *, value: str | None = None) -> Period:
    if text.lower().startswith("since "):
        last, value = None, None
    value = value or f"{first or 'the first'} to {last or 'the last'}"
    return Period(text.strip(), kind, value, first, last)


def _next(day: str, step: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=step)).isoformat()


def _months(year: int, month: int, count: int) -> tuple[str, str]:
    """The first and last day of so many months."""
    final = month - 1 + count - 1
    last_year, last_month = year + final // 12, final % 12 + 1
    last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    return date(year, month, 1).isoformat(), last.isoformat()


def _one_year(match: re.Match[str], today: date) -> Period:
    """Last year, this year: the calendar's, or the one that is said."""
    name = (match[2] or "calendar").lower()
    start = _FIRST_MONTH.get(name, 1)
    year = today.year - (today.month < start) - (match[1].lower() == "last")
    value = str(year) if start == 1 else None
    return _period(match.group(), _kind(name), *_months(year, start, 12), value=value)


def _split_year(match: re.Match[str], _: date) -> Period:
    name, year = (match["kind"] or match["named"]).lower(), int(match["year"] or match["first"])
    return _period(match.group(), _kind(name), *_months(year, _FIRST_MONTH[name], 12))


def _kind(name: str) -> str:
    return {1: "calendar year", 4: "financial year", 5: "municipal year"}[_FIRST_MONTH.get(name, 1)]


def _month_alone(match: re.Match[str], today: date) -> Period:
    month = MONTHS.index(match[1]) + 1
    first, last = _months(today.year - (month > today.month), month, 1)
    return _period(match.group(), "month", first, last)


def _month_of_year(match: re.Match[str], today: date) -> Period:
    """A month of last year or this."""
    month = MONTHS.index(match[2].capitalize()) + 1
    first, last = _months(today.year - (match[3].lower() == "last"), month, 1)
    return _period(match.group(), "month", first, last)


def _month_past(match: re.Match[str], today: date) -> Period:
    """Last month, this month."""
    year, month = divmod(today.year * 12 + today.month - 1 - (match[2].lower() == "last"), 12)
    return _period(match.group(), "month", *_months(year, month + 1, 1))


def _years_ago(match: re.Match[str], today: date) -> Period:
    year = today.year - _number(match[1])
    return _period(match.group(), "calendar year", *_months(year, 1, 12), value=str(year))


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _COUNTS[written.lower()]


def _season(match: re.Match[str], today: date) -> Period | None:
    """A season of a year that is said; winter is named for the year in which it begins."""
    if not match[1] and not match[3]:
        return None
    start = _SEASONS[match[2].lower()]
    year = int(match[3]) if match[3] else today.year - (start > today.month)
    if match[1] and match[1].lower() == "last" and _months(year, start, 3)[1] >= today.isoformat():
        year -= 1
    return _period(match.group(), "season", *_months(year, start, 3))


def _lately(match: re.Match[str], today: date) -> Period:
    count, unit = _number(match[1]) if match[1] else 1, (match[2] or match[3]).lower()
    months = today.year * 12 + today.month - 1 - count * (12 if unit.startswith("year") else 1)
    year, month = months // 12, months % 12 + 1
    day = min(today.day, monthrange(year, month)[1])
    return _period(match.group(), "dates", date(year, month, day).isoformat(), None)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Period | None]], ...] = (
    (_BETWEEN, _between),
    (_SPLIT_YEAR, _split_year),
    (_SEASON, _season),
    (_SINCE, _since),
    (_UNTIL, _until),
    (_DURING, _during),
    (_LATELY, _lately),
    (_MONTH_OF_YEAR, _month_of_year),
    (_ONE_YEAR, _one_year),
    (_MONTH_PAST, _month_past),
    (_YEARS_AGO, _years_ago),
    (_MONTH_ALONE, _month_alone),
)
