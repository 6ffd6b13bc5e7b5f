"""When a meeting was held: as the text says, else the front matter, else the file's name; with doubts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matters.pipeline.records import Caveat
from matters.pipeline.structure.dates import FoundDate, find_dates, impossible_dates, parse_date
from matters.pipeline.structure.lines import Line

_NOT_OURS = re.compile(
    r"(?i)\b(?:posted|published|updated|printed|issued|next meeting|last meeting|previous meeting"
    r"|previous minutes|received|(?:approval|confirmation) of|minutes of the (?:last|previous)"
    r"|correct record|true record)\b"
)
_SUBJECT_TO = re.compile(
    r"(?i)\bsubject to (?:the )?(?:approval|confirmation)\b(?:.{0,20}\bnext meeting\b)?"
    r"|\b(?:un)?til (?:approved|confirmed|agreed)\b.{0,20}\bnext meeting\b"
)


@dataclass(frozen=True, slots=True)
class ReadDate:
    """The date, if any, and what is doubtful about it."""

    iso: str | None
    caveats: tuple[Caveat, ...] = ()


def read_date(head: Sequence[Line], front_matter: Mapping[str, str], name: str) -> ReadDate:
    """The date of the meeting.

    :param head: the lines that tell of this meeting.
    :param front_matter: keys and values that the reader found before the text.
    :param name: the file's name.
    """
    iso, caveats = _date(head, front_matter, name)
    return ReadDate(iso, (*caveats, *_impossible(head)))


def before(line: Line, at: int) -> str:
    """A line up to a place, "subject to approval at the next meeting" left out."""
    return _SUBJECT_TO.sub(" ", line.text[:at])


def _date(
    head: Sequence[Line], front_matter: Mapping[str, str], name: str
) -> tuple[str | None, list[Caveat]]:
    found = [
        (date, line)
        for line in head
        for date in find_dates(line.text)
        if not _NOT_OURS.search(before(line, date.start))
    ]
    whole = [(date, line) for date, line in found if date.whole]
    if whole:
        with_day = [pair for pair in whole if pair[0].weekday is not None]
        date, line = (with_day or whole)[0]
        return _against_name(date.iso, _doubts(date, line, whole, front_matter), name)
    for key in ("date", "meeting_date", "meeting-date"):
        if iso := parse_date(front_matter.get(key, "")):
            return iso, [
                Caveat(
                    "date-from-front-matter", f"No date in the text; {iso} is taken from the front matter."
                )
            ]
    yearless = next((date.iso for date, _ in found if date.iso.startswith("--")), None)
    iso = parse_date(name.replace("_", " ")) or _digits(name)
    if iso:
        doubt = (
            ""
            if yearless is None or iso.endswith(yearless[2:])
            else f" The text says {yearless[2:]} without a year."
        )
        return iso, [
            Caveat(
                "date-from-file-name",
                f"No full date in the text; {iso} is taken from the file's name.{doubt}",
            )
        ]
    reduced = next((date.iso for date, _ in found if not date.iso.startswith("--")), None)
    if reduced:
        return reduced, [Caveat("date-incomplete", f"Only {reduced} is given as the date of the meeting.")]
    return None, [Caveat("undated", "No date was found in the text, the front matter or the file's name.")]


def _impossible(head: Sequence[Line]) -> list[Caveat]:
    return [
        Caveat(
            "date-impossible",
            f"{line.text[span.start : span.end].strip()} is no day of the calendar.",
            line.offsets[span.start],
            line.offsets[span.end - 1] + 1,
        )
        for line in head
        for span in impossible_dates(line.text)
    ]


def _against_name(iso: str, doubts: list[Caveat], name: str) -> tuple[str, list[Caveat]]:
    """Hold the date of the text against a full one in the file's name.

    Where the two are one slip apart (day and month exchanged, or the old year in January), the name is right.
    """
    named = parse_date(name.replace("_", " ")) or _digits(name)
    if named is None or len(named) < len(iso) or named == iso:
        return iso, doubts
    year, month, day = iso.split("-")
    exchanged = named == f"{year}-{day}-{month}"
    old_year = named == f"{int(year) + 1}-{month}-{day}" and month == "01"
    taken = named if exchanged or old_year else iso
    other = iso if taken == named else named
    where = "the text says" if taken == named else "the file's name says"
    return taken, [*doubts, Caveat("dates-differ", f"{taken} is taken; {where} {other}.")]


def _doubts(
    date: FoundDate, line: Line, whole: Sequence[tuple[FoundDate, Line]], front_matter: Mapping[str, str]
) -> list[Caveat]:
    start, end = line.offsets[date.start], line.offsets[date.end - 1] + 1
    caveats = []
    if not date.weekday_agrees:
        caveats.append(
            Caveat("weekday-wrong", f"The weekday written does not fall on {date.iso}.", start, end)
        )
    others = sorted({other.iso for other, _ in whole} - {date.iso})
    if others:
        caveats.append(
            Caveat(
                "dates-differ",
                f"{date.iso} is taken; {', '.join(others)} also stands at the head.",
                start,
                end,
            )
        )
    stated = parse_date(front_matter.get("date", ""))
    if stated and stated[:10] != date.iso:
        caveats.append(
            Caveat("dates-differ", f"{date.iso} is taken; the front matter says {stated}.", start, end)
        )
    return caveats


def _digits(name: str) -> str | None:
    match = re.search(r"(?<!\d)((?:19|20)\d\d)[-_. ]?([01]\d)[-_. ]?([0-3]\d)(?!\d)", name)
    return parse_date("-".join(match.groups())) if match else None
