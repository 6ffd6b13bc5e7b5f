"""When something is due, as written and as a date."""

import re
from calendar import day_name, month_name, monthrange
from datetime import date, timedelta
from functools import lru_cache

from matters.pipeline.records import Due
from matters.pipeline.structure.dates import find_dates

_MONTHS = tuple(name.lower() for name in month_name[1:])
_MONTH = "(?:" + "|".join(_MONTHS) + ")"
_SHORT = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DUE = re.compile(
    rf"""(?xi)
    (?P<end>\b(?:by|before|at|until)\ (?:the\ )?end\ of\ (?:the\ )?(?P<end_month>{_MONTH}|month|year|
        financial\ year|term|week)\b)
  | (?P<date>\b(?:(?:by|on|before|until|to|for|from|over|week\ of|w/c|
        week\ commencing)\ (?:the\ )?(?:weekend\ of\ )?)?(?:{_DAY},?\ )?
        \b\d{{1,2}}(?:/\d{{1,2}})?(?:st|nd|rd|th)?\ (?:of\ )?(?:{_MONTH}|{_SHORT})\b(?:\ \d{{4}})?
        |\b(?:by|before|until|due|deadline)\ \d{{1,2}}(?P<dot>[./-])\d{{1,2}}(?P=dot)(?:\d{{4}}|\d{{2}})\b)
  | (?P<month>\b(?:(?:by|in|to|at|for|until|before|during|early\ in|early|late|mid)\ )?(?:the\ )?
        (?:(?:meeting|session)\ (?:of\ [\w\ ]{{3,40}}?\ )?(?:in|
        on)\ )?(?P<named>{_MONTH}|(?:(?<=\bby\ )|(?<=\bbefore\ )|(?<=\buntil\ ))(?!jan\b){_SHORT}\b)
        (?:\ and\ {_MONTH})?(?:\ (?P<year>\d{{4}}))?
        (?:\ (?:(?:council|board|committee|forum|panel|cabinet)\ (?:meeting|agenda)|meeting|agenda|forum|
        board|panel)|\ committee)?\b)
  | (?P<vague>\b(?:(?:by|at|at\ or\ before|for|to|before|until)\ )?(?:the\ |our\ )?(?:next|
        following)\ (?:\w+\ ){{0,2}}(?:meeting|mtg|agenda|call)\b
        |\bnext\ (?:week|month|year(?:['’]s\ \w+)?|spring|summer|autumn|winter|time\ it\ \w+)\b
        |\bin\ the\ (?:near\ future|coming\ (?:week|month)s?|new\ year|(?:next|current)\ (?:few\ weeks|
        financial\ year)|spring|summer|autumn|winter)\b
        |\bby\ (?:this\ |next\ )?(?P<weekday>{_DAY})\b
        |\b(?:after|before|by|during|over)\ (?:the\ )?(?:summer|winter|spring|autumn|christmas|xmas|easter|
            half[ -]term)\ (?:break|half[ -]term|holidays?|meeting|recess|term|vacation)\b
        |\b(?:by|before|for|at)\ (?:the\ annual\ (?:\w+\ )?meeting|christmas|xmas|easter|half[ -]term|
            the\ (?:agm|year[ -]end)\b)
        |\bwithin\ the\ (?:week|month|fortnight)\b
        |\bbefore\ (?:the\ (?:summer|winter|spring|autumn|frosts))\b|
        \bearly\ in\ the\ new\ year\b
        |\b(?:shortly|as\ soon\ as\ possible|asap|in\ due\ course|later\ this\ (?:week|month|year)|
        that\ week|this\ week|nearer\ the\ time|
            soon|each\ quarter|every\ meeting|once\ a\ \w+)\b
        |\b(?:within|in|after)\ (?:the\ next\ )?(?:a|\d+|one|two|three|four|five|six|seven|eight|
        ten|twelve|fourteen|twenty|thirty)\ (?:(?:calendar|clear|school|working)\ )?
        (?:day|week|month|year)s?\b
        |(?<!asked\ )(?<!\bask\ )(?<!know\ )(?<!\bsee\ )(?<!\bout\ )(?<!\bsay\ )(?<!\bof\ )(?<!\band\ )
            \b(?:when|once|as\ soon\ as)\ (?:the|he|she|they|it|an?|that|there|its|their|his|her|our|these
            |all)\ [\w\ ’'-]{{4,60}}(?=\W*$)
        |\bin\ good\ time(?:\ for\ [\w\ ]{{3,30}})?(?=\W*$)
        |\ba\ (?:later|future)\ meeting\b|\bafter\ the\ meeting\ with\ [A-Z]+\b|
        \bat\ the\ time\ of\ [\w\ ]{{4,30}})
    """
)
_WEAK = re.compile(r"(?i)^(?:a (?:later|future) meeting|soon|shortly)$")
_NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "ten": 10,
} | {"twelve": 12, "fourteen": 14, "twenty": 20, "thirty": 30}
_SPAN = re.compile(
    rf"(?i)\b(?:within|in|after) (?:the next )?(\d+|{'|'.join(_NUMBERS)}) (day|week|month|year)s?$"
)
_NOT_MONTH = re.compile(r"^may\b")
_FIRM = re.compile(r"(?i)^(?:by|before|until|to|w/c|week|the end|at the end)\b")
_HAPPENED = re.compile(
    r"(?i)\b(?:[a-z]+ed|held|sent|made|taken|met|since|from"
    r"|(?:letter|e-?mail|minutes|report|notice)s? (?:of|from))(?: back)?\s+$"
)
_AHEAD = re.compile(
    r"(?i)\b(?:be (?:[^.;,]{0,40} )?|(?:being|is|are|was|were) )(?:[a-z]+ed|held|sent|made|taken)\s+$"
    r"|\bdue\s+$"
)
_PREPOSITION = re.compile(r"(?i)^(?:by|in|to|at|for|until|before|during|early|late|mid|on|the)\b")
_QUALIFIES = re.compile(
    r"\s+(?!(?:and|or|to|for|as|if|when|with|at|in|on|so|but|by|after|from|is|was|will|would)\b)[a-z]"
)
_RECURS = re.compile(r"(?i)\b(?:each|every|times|once|twice)\s+$")
"""Before what tells how often something is done, not when it is due."""
_RECENT = 61
"""Days before a meeting within which a date without a year is more likely past than a year ahead."""


_NEXT_MEETING = re.compile(r"(?i)\b(?:next|following) meeting$")
_ANNOUNCED = re.compile(r"(?i)\bnext (?:ordinary |scheduled |full |formal )?meeting\b(?! of\b)")
_NEAR = 160
"""Characters behind "next meeting" in which its day stands."""
_FEW = 6
"""Words of a date or the like that stands by itself."""
_SOON = 200
"""Days within which the next meeting is held."""


@lru_cache(maxsize=4)
def next_meeting(text: str, meeting_date: str | None) -> str | None:
    """The day of the next meeting, where the minutes announce one and no other."""
    held = _whole(meeting_date)
    if held is None:
        return None
    days = set()
    for match in _ANNOUNCED.finditer(text):
        near = text[match.end() : match.end() + _NEAR]
        found = next(find_dates(near), None)
        day = _full(near[found.start : found.end], held) if found else None
        whole = _whole(day)
        if whole and 0 < (whole - held).days <= _SOON:
            days.add(day)
    return days.pop() if len(days) == 1 else None


def due_in(text: str, *, minutes: str, meeting_date: str | None) -> Due | None:
    """What ``find_due`` finds, and for the next meeting the day that the minutes announce.

    :param minutes: the whole text.
    """
    due = find_due(text, meeting_date)
    if due is None or due.date is not None or not _NEXT_MEETING.search(due.text):
        return due
    return Due(due.text, next_meeting(minutes, meeting_date))


def due_named(words: str, *, minutes: str, meeting_date: str | None) -> Due | None:
    """When something is due where nothing but that stands: in a cell of a table, or behind "Deadline:"."""
    if not words or len(words.split()) > _FEW:
        return None
    due = due_in(f"by {words}", minutes=minutes, meeting_date=meeting_date)
    if due is None:
        found = next(find_dates(words), None)
        return Due(words, found.iso if found and not found.iso.startswith("--") else None)
    return Due(words, due.date)


def find_due(text: str, meeting_date: str | None) -> Due | None:
    """The first stretch of ``text`` that says when, with a date where one is certain.

    "Soon", "a future meeting" and a bare "3rd May" give way to what says more. The date of what has
    happened ("received 26th April") is none.
    """
    weak: Due | None = None
    for match in _DUE.finditer(text):
        if (match["named"] and _NOT_MONTH.match(match.group())) or _is_other(text, match):
            continue
        if _RECURS.search(text[: match.start()]):
            continue
        due = Due(match.group(), _dated(match, meeting_date))
        if _is_past(match, due.date, meeting_date):
            continue
        if not (_WEAK.match(due.text) or (match["date"] and due.text[0].isdigit())):
            return due
        weak = weak or due
    return weak


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Whether a date or a month tells when something else was or is: a letter received, "a March event"."""
    if not (match["date"] or match["named"]):
        return False
    words, before = match.group(), text[: match.start()]
    if _FIRM.match(words):
        return False
    bare = match["named"] and not _PREPOSITION.match(words) and not words.endswith(("meeting", "agenda"))
    if bare and _QUALIFIES.match(text, match.end()):
        return True
    return bool(_HAPPENED.search(before)) and not _AHEAD.search(before)


def _is_past(match: re.Match[str], when: str | None, meeting_date: str | None) -> bool:
    """Whether a date is more likely past: one with its year before the meeting's, or one just gone by."""
    held = _whole(meeting_date)
    if held is None or when is None or not match["date"]:
        return False
    if when < held.isoformat():
        return True
    passed = date.fromisoformat(when).replace(day=1)
    year_before = passed.replace(year=passed.year - 1)
    return (
        not re.search(r"\d{4}$", match.group())
        and not _FIRM.match(match.group())
        and 0 <= (held.replace(day=1) - year_before).days <= _RECENT
    )


def _dated(match: re.Match[str], meeting_date: str | None) -> str | None:
    held = _whole(meeting_date)
    if match["date"]:
        return _full(match.group(), held)
    if match["end"]:
        return _month_end(match["end_month"].lower(), held)
    if match["named"]:
        number = _month_number(match["named"])
        return f"{match['year']}-{number:02d}" if match["year"] else _next_month(number, held)
    if held and (span := _SPAN.search(match.group())):
        return _after(held, span)
    if held is None:
        return None
    words = match.group().lower()
    if match["weekday"] and " next " not in words:
        return _next_weekday(held, match["weekday"].lower())
    if words.endswith(("christmas", "xmas")):
        return f"{held.year}-12-25"
    if words.endswith("next month"):
        return _later(held, 1)
    return f"{held.year + 1}" if words.endswith("next year") else None


def _after(held: date, span: re.Match[str]) -> str:
    """The day that is so many days or weeks later, or the month that is so many months or years later."""
    count = _NUMBERS.get(span[1].lower()) or int(span[1])
    unit = span[2].lower()
    if unit in {"day", "week"}:
        return (held + timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    return _later(held, count * (12 if unit == "year" else 1))


def _later(held: date, count: int) -> str:
    """The month that is so many months later."""
    months = held.year * 12 + held.month - 1 + count
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _full(text: str, held: date | None) -> str | None:
    found = next(find_dates(text), None)
    if found is None:
        return None
    if not found.iso.startswith("--"):
        return found.iso
    if held is None:
        return None
    month, day = int(found.iso[2:4]), int(found.iso[5:7])
    year = held.year if (month, day) >= (held.month, held.day) else held.year + 1
    return f"{year}-{month:02d}-{day:02d}"


def _month_end(name: str, held: date | None) -> str | None:
    if held is None or name in {"week", "term", "financial year"}:
        return None
    if name == "year":
        return f"{held.year}-12-31"
    number = held.month if name == "month" else _month_number(name)
    year = held.year if number >= held.month else held.year + 1
    return f"{year}-{number:02d}-{monthrange(year, number)[1]:02d}"


def _month_number(name: str) -> int:
    return next(place for place, month in enumerate(_MONTHS, start=1) if month.startswith(name[:3].lower()))


def _next_weekday(held: date, name: str) -> str:
    """The first day of that name after the meeting."""
    days = (held + timedelta(days=count) for count in range(1, 8))
    return next(day.isoformat() for day in days if day_name[day.weekday()].lower() == name)


def _next_month(number: int, held: date | None) -> str | None:
    """The month of that name that comes after the meeting, or the meeting's own."""
    if held is None:
        return None
    return f"{held.year if number >= held.month else held.year + 1}-{number:02d}"


def _whole(value: str | None) -> date | None:
    return date.fromisoformat(value) if value and len(value) == 10 else None
