"""Which body met, when and where; read from what stands before the first item."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from matters.pipeline.records import Attendee, Caveat, Item, Meeting
from matters.pipeline.structure.dates import find_dates, find_times
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.meeting_date import before, read_date
from matters.pipeline.structure.names import read_person
from matters.pipeline.structure.numbering import read_number

_BODY_HEAD = (
    r"(?:Advisory\s+Council\s+(?:on|for)(?:\s+(?-i:[A-Z])[\w'’-]+|\s+and|\s+the){1,6}"
    r"|(?:Sub|Joint)[\s-]?Committee|Committee|Council|Cabinet|Board|Panel|Forum|Assembly|Executive|Commission|Authority|Municipal\s+District|"
    r"Partnership(?:\s+(?:Board|Forum|Panel|Executive|Committee))?|Conservators"
    r"|Governing\s+Body(?:\s+of(?:\s+(?-i:[A-Z])[\w.'’-]*){1,6})?"
    r"|Limited|Association|Trust|Working\s+(?:Group|Party)|Task\s+(?:Group|and\s+Finish\s+Group)|Society|Trustees)"
)
_WORD = r"(?:[A-ZÀ-Þ0-9][\w.'’&/-]*|&|and|of|for|the|in|on|with|de|le|upon|under)"
_BODY = re.compile(
    rf"\b[A-ZÀ-Þ][\w.'’&/-]*(?:[\s,]+{_WORD}){{0,9}}?\s+(?i:{_BODY_HEAD})\b(?:\s*\([^)]*\))?|\bCabinet\b"
)
_LEAD = re.compile(
    r"(?ix)^(?:(?:draft|unapproved|approved|unconfirmed|confirmed)\s+)?(?:(?:the\s+)?(?:public\s+)?(?:minutes?|notes|agenda|notice|record)\b\s*)?"
    r"(?:(?:of|for|from|to)\s+)?(?:(?:the|a|an)\s+)?"
    r"(?:(?:(?:last|latest|ordinary|annual|general|extra-?ordinary|special|monthly|full|virtual|aborted|parish|council"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\s+)*"
    r"(?:(?:council|parish\s+council)\s+)?meetings?\s+)?(?:(?:of|for|held\s+by|on)\s+)?(?:the\s+)?"
)
_ATTENDANCE = re.compile(
    r"(?i)\W*(?:members\s+|those\s+|also\s+)?(?:present|in attendance|attendees?|apologies)\b"
)
_ABOVE = re.compile(r"(?i)^above\b")
_COUNCIL = re.compile(
    r"(?i)\b(?:county|city|borough|district|town|parish|community|metropolitan|unitary|london|rural|royal)\b.*\bcouncil$"
)
_COUNCIL_OF = re.compile(r"(?i)(?:council$|^(?:borough|city|county|district)\s+(?:council\s+)?of\b)")
_ORGANISATION = re.compile(r"(?i)\b(?:academy\s+trust|limited)$")
"""Whose board or governing body meets, where one is named below it."""
_TWO_LANGUAGES = re.compile(r"\s[/|]\s")
_TWICE = re.compile(r"(?i)\b(\w+)(?: \1\b)+")
_SCRAP = re.compile(r"(?i)^(\w{2,}) (?=\w+\1\b)")
"""The end of a word before the whole word: what is left of a letter-head that was read beside it."""
_ONCE_A_YEAR = re.compile(
    r"(?i)(?<=\w )annual (?:general )?(?=(?:borough|city|community|county|district|parish|town) council$)"
)
"""What a meeting is, in the midst of the body's name."""
_FILED = re.compile(r"(?i)^.*\b(?:agenda|minutes|notes)\b\s*(?:of )?")
_START = re.compile(r"(?i)\b(?:commenc|start|open|began|held|at|from|time)\w*")
_END = re.compile(
    r"(?i)\b(?:finish\w*|clos\w+|end(?:ed|s|ing)?|conclud\w+|rose|adjourned|terminat\w+|dissolved|duration)\b"
)
_RANGE = re.compile(r"(?i)^\s*(?:to|-|–|—|until|till)\s*$")
_VENUE = re.compile(
    r"(?i)\b(?:held|meeting|took place|convened)?\s*(?:virtually\s+)?(?:at|in|via|by|on"
    r"|online via)\s+(?:the\s+)?"
    r"(?P<venue>[A-Z][\w.'’&,\s-]{2,70}?(?:Hall|Chamber|House|Centre|Center|Room|School|Church|Office[s]?|Library|Arena|Zoom|Teams|"
    r"Pavilion|Club|Building|Inn|Hotel|Institute|College|Museum))\b"
)
_VENUE_LABEL = re.compile(r"(?i)^\s*(?:venue|location|place|held at)\s*[:.-]?\s+(?P<venue>[A-Z].{2,80})$")
_THIS_MEETING = re.compile(
    r"(?i)\b(?:meeting|minutes|held|date|time|venue|location|present|chaired|led by)\b"
)
_EARLIER = re.compile(
    r"(?i)\b(?:agreed|signed|adopted|correct|accurate|last|previous|next|approve|receive)\b"
)
_AGREED = re.compile(
    r"(?i)[^.;]{0,40}\b(?:were|was|be)\b[^.;]{0,40}\b(?:agreed|approved|signed|adopted|confirmed|accepted)\b"
)
_OF_CLOSE = re.compile(
    r"(?i)\b(?:meeting|business|council|committee|proceedings|chair\w*|mayor)\b|^\W*(?:time\s+)?(?:finish|clos|end|conclud|terminat|rose)"
)
_CHAIR = re.compile(
    r"(?i)^(?:\(?(?:in|took) the chair\)?|(?:independent |meeting )?chair(?:man|woman|person)?)\b"
)
_LED_BY = re.compile(r"(?i)\bmeeting was (?:led|chaired) by\s+(?P<name>[A-Z][\w.'’ -]+?)[.\n,]")
_HEAD_LINES = 30
_TOP_LINES = 10
_MAX_TITLE = 120
_TITLE = re.compile(
    r"(?:(?i:minutes|notes)\s+(?i:of|for|from)\s+(?:(?i:the)\s+)?)?"
    r"(?P<body>[^\W\d_][\w.'’&/-]*(?:\s+(?:[A-ZÀ-Þ(][\w.'’&/()-]*|core|team|and|of|for|the)){1,7})"
    r"\s+[Mm]eeting\b(?:\s+[Mm]inutes)?\W*(?:[\w\s,/-]*\d[\w\s,/-]*)?$"
)
_ORDINARY = re.compile(
    r"(?i)\b(?:draft|annual|ordinary|monthly|weekly|quarterly|general|extra-?ordinary|special|public|virtual|full"
    r"|regular|minutes|agenda|planning|january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_SMALL = re.compile(r"\b(?:of|the|and|for)\b")
_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class ReadMeeting:
    """The meeting and what was doubtful about it."""

    meeting: Meeting
    caveats: tuple[Caveat, ...] = field(default_factory=tuple)


def read_meeting(
    lines: Sequence[Line],
    items: Sequence[Item],
    attendance: Sequence[Attendee],
    *,
    front_matter: Mapping[str, str],
    name: str,
) -> ReadMeeting:
    """The body, date, times, place and chair.

    :param front_matter: keys and values that the reader found before the text.
    :param name: the file's name, the last resort for a date.
    """
    body_at = next((item.start for item in items if item.number), items[0].start if items else 0)
    head = [line for line in lines[:_HEAD_LINES] if line.start < body_at]
    top = lines[len(head) : _TOP_LINES]
    council, committee = _body_names([*head, *top], front_matter)
    head += [line for line in top if _tells_of_meeting(line, lines)]
    dated = read_date(head, front_matter, name)
    date, caveats = dated.iso, list(dated.caveats)
    if committee is None and (named := _names_in_file_name(name)):
        committee = named[0]
        caveats.append(Caveat("body-from-file-name", f"{committee} is taken from the file's name."))
    committee = committee or _named_by_title(lines)
    start, end = _times(head, lines)
    if committee is None:
        caveats.append(
            Caveat("body-unknown", "No committee or council is named at the head of the document.")
        )
    meeting = Meeting(council, committee, date, start, end, _venue(head), _chair(attendance, head))
    return ReadMeeting(meeting, tuple(caveats))


def _tells_of_meeting(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line below the first heading dates this meeting rather than what it discussed."""
    if read_number(line.text) and line not in lines[:_TITLE_LINES]:
        return False
    found = [(date.start, date.end) for date in find_dates(line.text)]
    found = found or [(time.start, time.end) for time in find_times(line.text)]
    if not found:
        held = re.search(r"(?i)\b(?:held|met|took place|convened)\b", line.text)
        return bool(
            _LED_BY.search(line.text) or _VENUE_LABEL.match(line.text) or (held and _VENUE.search(line.text))
        )
    start, end = found[0]
    said = before(line, start)[-120:]
    if _AGREED.match(line.text, end):
        return False
    return not _EARLIER.search(said) and (
        bool(_THIS_MEETING.search(said)) or len(line.text) - (end - start) < 25
    )


def _body_names(head: Sequence[Line], front_matter: Mapping[str, str]) -> tuple[str | None, str | None]:
    council, committee = (
        front_matter.get("council"),
        front_matter.get("committee") or front_matter.get("body"),
    )
    names = [name for line in _before_attendance(head) for name in _names_in(line.text)]
    for part in re.split(r"\s[-–|]\s", front_matter.get("title", "")):
        names.extend(_names_in(part))
    for name in names:
        if _COUNCIL.search(name) or _COUNCIL_OF.search(name):
            council = council or name
        elif committee is None or _ORGANISATION.search(committee):
            committee = name
    return (council, committee) if committee else (council, council)


def _before_attendance(head: Sequence[Line]) -> list[Line]:
    return list(takewhile(lambda line: not _ATTENDANCE.match(line.text), head))


def _names_in(text: str) -> list[str]:
    """Bodies that a line of the head names, when it does little else."""
    if len(text) > 220 or re.match(
        r"(?i)\W*(?:present|those|in attendance|also|apolog\w*|members?|mrs?|ms|cllrs?|councillors?|dr"
        r"|reports?)\b",
        text,
    ):
        return []
    rest = text[lead.end() :] if (lead := _LEAD.match(text)) else text
    if _ABOVE.match(rest) or not rest:
        return []
    match = _BODY.match(rest) or _BODY.match(rest.title() if rest.isupper() else rest)
    if match is None:
        parts = _TWO_LANGUAGES.split(rest)
        return _names_in(parts[-1]) or _names_in(parts[0]) if len(parts) == 2 else []
    below = _BODY.match(rest[match.end() :].lstrip(" ,:|–—-"))
    return [_tidy(name.group()) for name in (match, below) if name]


def _names_in_file_name(name: str) -> list[str]:
    """Bodies that a file's name names, after "minutes" if there is one."""
    words = re.sub(r"[\d_.-]+", " ", name.rsplit(".", 1)[0]).strip().title()
    return _names_in(_FILED.sub("", words)) or _names_in(words)


def _named_by_title(lines: Sequence[Line]) -> str | None:
    """What meets, from a first line such as ``"Harbour Users Liaison Meeting 2016-02-18"``."""
    match = _TITLE.match(lines[0].text) if lines and len(lines[0].text) <= _MAX_TITLE else None
    if match is None:
        return None
    name = _ORDINARY.sub("", match["body"]).strip()
    telling = _SMALL.sub("", name)
    return _tidy(name) if sum(character.isalpha() for character in telling) > 2 else None


def _tidy(name: str) -> str:
    name = _SCRAP.sub("", _TWICE.sub(r"\1", " ".join(name.split())))
    name = _ONCE_A_YEAR.sub("", name.removeprefix("The ").removeprefix("THE "))
    if name.isupper():
        name = re.sub(r"(?<![(A-Z'’])[A-Z][A-Z'’]*", lambda word: word.group().capitalize(), name)
        name = re.sub(r"(?<=\w )(?:And|Of|For|The|In|On|With)\b", lambda word: word.group().lower(), name)
    return name


def _times(head: Sequence[Line], lines: Sequence[Line]) -> tuple[str | None, str | None]:
    start = end = None
    for line in [*head, *lines[-12:]]:
        times = find_times(line.text)
        for position, time in enumerate(times):
            before = line.text[max(0, time.start - 60) : time.start]
            closing = _END.search(before)
            ranged = position and _RANGE.match(line.text[times[position - 1].end : time.start])
            alone = time.end - time.start == len(line.text)
            if (closing or ranged) and (line in head or _OF_CLOSE.search(line.text)):
                end = end or time.clock
            elif line in head and start is None and (_START.search(before) or alone or position == 0):
                start = time.clock
    return start, end if end != start else None


def _venue(head: Sequence[Line]) -> str | None:
    for line in head:
        if len(line.text) >= 240:
            continue
        if label := _VENUE_LABEL.match(line.text):
            return " ".join(label["venue"].split()).rstrip(".,")
        match = _VENUE.search(line.text)
        while match and (next(find_dates(match["venue"]), None) or find_times(match["venue"])):
            match = _VENUE.search(line.text, match.start("venue"))
        if match:
            return " ".join(match["venue"].split()).rstrip(".,")
    return None


def _chair(attendance: Sequence[Attendee], head: Sequence[Line]) -> str | None:
    for attendee in attendance:
        if attendee.status == "present" and attendee.role and _CHAIR.match(attendee.role):
            return attendee.name
    for line in head:
        if match := _LED_BY.search(line.text + "\n"):
            person = read_person(match["name"])
            return person.name if person else match["name"]
    return None
