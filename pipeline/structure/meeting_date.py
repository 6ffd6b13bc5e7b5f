"""When a meeting was held: as the text says, else the front matter, else the file's name; with doubts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from matters.pipeline.records import Caveat, Span
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
    written = list(_written(head))
    read = (
        _from_text(written, front_matter, name)
        or _from_front_matter(front_matter)
        or _from_name(written, name)
        or _incomplete(written)
        or ReadDate(
            None, (Caveat("undated", "No date was found in the text, the front matter or the file's name."),)
        )
    )
    return replace(read, caveats=(*read.caveats, *_impossible(head)))


def before(line: Line, at: int) -> str:
    """A line up to a place, "subject to approval at the next meeting" left out."""
    return _SUBJECT_TO.sub(" ", line.text[:at])


@dataclass(frozen=True, slots=True)
class _Written:
    """A date that the head of the document gives, and its line."""

    date: FoundDate
    line: Line

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        offsets = self.line.offsets
        return Span(offsets[self.date.start], offsets[self.date.end - 1] + 1)


def _written(head: Sequence[Line]) -> Iterator[_Written]:
    """Every date of the head that is not said of another meeting or of the paper itself."""
    for line in head:
        for date in find_dates(line.text):
            if not _NOT_OURS.search(before(line, date.start)):
                yield _Written(date, line)


def _from_text(written: Sequence[_Written], front_matter: Mapping[str, str], name: str) -> ReadDate | None:
    """The first whole date of the text, one with its weekday before others."""
    whole = [one for one in written if one.date.whole]
    if not whole:
        return None
    taken = next((one for one in whole if one.date.weekday is not None), whole[0])
    return _against_name(ReadDate(taken.date.iso, tuple(_doubts(taken, whole, front_matter))), name)


def _from_front_matter(front_matter: Mapping[str, str]) -> ReadDate | None:
    for key in ("date", "meeting_date", "meeting-date"):
        if iso := parse_date(front_matter.get(key, "")):
            message = f"No date in the text; {iso} is taken from the front matter."
            return ReadDate(iso, (Caveat("date-from-front-matter", message),))
    return None


def _from_name(written: Sequence[_Written], name: str) -> ReadDate | None:
    """The date in the file's name, held against a day and month that the text gives without a year."""
    if (iso := _named(name)) is None:
        return None
    yearless = next((one.date.iso[2:] for one in written if one.date.iso.startswith("--")), None)
    agrees = yearless is None or iso.endswith(yearless)
    doubt = "" if agrees else f" The text says {yearless} without a year."
    message = f"No full date in the text; {iso} is taken from the file's name.{doubt}"
    return ReadDate(iso, (Caveat("date-from-file-name", message),))


def _incomplete(written: Sequence[_Written]) -> ReadDate | None:
    """A month and year, where the text has no more."""
    reduced = next((one.date.iso for one in written if not one.date.iso.startswith("--")), None)
    if reduced is None:
        return None
    message = f"Only {reduced} is given as the date of the meeting."
    return ReadDate(reduced, (Caveat("date-incomplete", message),))


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


def _against_name(read: ReadDate, name: str) -> ReadDate:
    """The date of the text held against a full one in the file's name.

    Where the two are one slip apart (day and month exchanged, or the old year in January), the name is right.
    """
    iso, named = read.iso or "", _named(name)
    if named is None or len(named) < len(iso) or named == iso:
        return read
    year, month, day = iso.split("-")
    exchanged = named == f"{year}-{day}-{month}"
    old_year = named == f"{int(year) + 1}-{month}-{day}" and month == "01"
    taken = named if exchanged or old_year else iso
    other = iso if taken == named else named
    where = "the text says" if taken == named else "the file's name says"
    return ReadDate(taken, (*read.caveats, Caveat("dates-differ", f"{taken} is taken; {where} {other}.")))


def _doubts(taken: _Written, whole: Sequence[_Written], front_matter: Mapping[str, str]) -> Iterator[Caveat]:
    iso, span = taken.date.iso, taken.span
    if not taken.date.weekday_agrees:
        message = f"The weekday written does not fall on {iso}."
        yield Caveat("weekday-wrong", message, span.start, span.end)
    others = sorted({one.date.iso for one in whole} - {iso})
    if others:
        message = f"{iso} is taken; {', '.join(others)} also stands at the head."
        yield Caveat("dates-differ", message, span.start, span.end)
    stated = parse_date(front_matter.get("date", ""))
    if stated and stated[:10] != iso:
        message = f"{iso} is taken; the front matter says {stated}."
        yield Caveat("dates-differ", message, span.start, span.end)


def _named(name: str) -> str | None:
    """The date in a file's name, in words or in eight digits."""
    if iso := parse_date(name.replace("_", " ")):
        return iso
    match = re.search(r"(?<!\d)((?:19|20)\d\d)[-_. ]?([01]\d)[-_. ]?([0-3]\d)(?!\d)", name)
    return parse_date("-".join(match.groups())) if match else None
