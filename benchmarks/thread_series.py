"""The invented minutes of ``thread_series.txt``: files to read, and what is annotated in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from matters.pipeline.records import Span
from paths import BENCHMARKS

SERIES = BENCHMARKS / "thread_series.txt"
RELATIONS = {"d": "discharge", "r": "repeat", "p": "progress", "n": None}
_MARKED = re.compile(
    r"\{(?P<promise>\d+)(?P<put_off>d?) (?P<words>[^}]+)\}|\[(?P<of>\d+)(?P<says>[drpn]) (?P<told>[^]]+)\]"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Annotated words of one meeting.

    :param number: of the promise within its body.
    :param kind: ``"action"`` or ``"deferral"`` where the promise itself is marked, else what is said of it.
    """

    number: int
    kind: str | None
    made: bool
    span: Span


@dataclass(slots=True)
class Meeting:
    """One meeting as a file."""

    body: str
    day: date
    text: str
    marks: list[Mark] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Of the file, without its ending."""
        return f"{self.body.lower().replace(' ', '-')}_{self.day}"


def read_series(path: Path = SERIES) -> list[Meeting]:
    """Every meeting of every body, in the order of the file."""
    meetings: list[Meeting] = []
    body, items = "", 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@@ "):
            body = line[3:]
        elif line.startswith("@ "):
            day, items = date.fromisoformat(line[2:]), 0
            meetings.append(Meeting(body, day, _opening(body, day)))
        elif line.startswith("# "):
            items += 1
            title = line[2:]
            numbered = title[0].isdigit()
            meetings[-1].text += f"\n{title}\n\n" if numbered else f"\n{items}. {title}\n\n"
        elif meetings and line:
            _add(meetings[-1], line)
    return meetings


def _opening(body: str, day: date) -> str:
    return (
        f"{body.upper()}\n\nMinutes of the meeting held on {day.day} {day:%B %Y} at 7.00pm\n\n"
        "Present: Ina Lund (Chair), Oswin Brack, Sena Veil and the Clerk\n\n"
        "The meeting was opened at 7.00pm and the minutes of the last one were signed.\n"
    )


def _add(meeting: Meeting, line: str) -> None:
    """One paragraph, or one entry of a list."""
    at = 0
    for match in _MARKED.finditer(line):
        meeting.text += line[at : match.start()]
        words = match["words"] or match["told"]
        span = Span(len(meeting.text), len(meeting.text) + len(words))
        made = match["promise"] is not None
        kind = ("deferral" if match["put_off"] else "action") if made else RELATIONS[match["says"]]
        meeting.marks.append(Mark(int(match["promise"] or match["of"]), kind, made, span))
        meeting.text += words
        at = match.end()
    meeting.text += line[at:] + ("\n" if line[0] in "-*" else "\n\n")


def write_files(folder: Path) -> None:
    """One file a meeting."""
    folder.mkdir(parents=True, exist_ok=True)
    for meeting in read_series():
        (folder / f"{meeting.name}.txt").write_text(meeting.text, encoding="utf-8")


def marks_by_promise() -> Iterator[tuple[str, list[tuple[Meeting, Mark]]]]:
    """For each promise of each body its own mark and then those that speak of it."""
    found: dict[str, list[tuple[Meeting, Mark]]] = {}
    for meeting in read_series():
        for mark in meeting.marks:
            found.setdefault(f"{meeting.body}:{mark.number}", []).append((meeting, mark))
    yield from found.items()


def meetings_after(meeting: Meeting) -> int:
    """How many later meetings its body has."""
    return sum(one.body == meeting.body and one.day > meeting.day for one in read_series())
