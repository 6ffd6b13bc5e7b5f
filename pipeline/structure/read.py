"""The structure of one document, from its text to its warnings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matters.pipeline.records import (
    Attendee,
    Caveat,
    Definition,
    Item,
    Meeting,
    MeetingReference,
    SourceText,
)
from matters.pipeline.structure.access import mark_access
from matters.pipeline.structure.action_rows import find_tables
from matters.pipeline.structure.added import with_added
from matters.pipeline.structure.attendance import read_attendance
from matters.pipeline.structure.checks import check, doubted
from matters.pipeline.structure.chronology import date_doubts
from matters.pipeline.structure.glossary import read_glossary
from matters.pipeline.structure.invariants import broken_invariants
from matters.pipeline.structure.items import build_items
from matters.pipeline.structure.kind import document_kind, document_status
from matters.pipeline.structure.lines import Line, split_lines
from matters.pipeline.structure.meeting import read_meeting
from matters.pipeline.structure.movements import with_movements
from matters.pipeline.structure.references import own_minutes_doubts, read_references
from matters.pipeline.structure.runon import divide_run_on
from matters.pipeline.structure.scheme import Scheme, infer_scheme


@dataclass(frozen=True, slots=True)
class Structure:
    """What stands where in one document.

    :param texts: for each item where its text begins, after the heading.
    """

    kind: str
    status: str
    meeting: Meeting
    attendance: tuple[Attendee, ...]
    items: tuple[Item, ...]
    texts: tuple[int, ...]
    glossary: tuple[Definition, ...]
    references: tuple[MeetingReference, ...]
    caveats: tuple[Caveat, ...]
    lines: tuple[Line, ...]


def read_structure(source: SourceText, *, name: str) -> Structure:
    """Read everything but names: meeting, attendance, items, glossary, warnings.

    :param name: the file's name, the last resort for a date.
    """
    text = source.text
    furniture = with_added(text, source.furniture)
    lines = divide_run_on(split_lines(text, furniture=furniture))
    scheme = _scheme(source, lines)
    body = build_items(text, lines, scheme, furniture=furniture, page_starts=source.page_starts)
    attendance = read_attendance(text, lines, body.items)
    read = read_meeting(lines, body.items, attendance, front_matter=source.front_matter, name=name)
    kind = document_kind(
        lines, body.items, text=text, front_matter=source.front_matter, attendance=attendance
    )
    checked = check(body.items, attendance, scheme, kind=kind)
    broken, doubtful = broken_invariants(text, lines, checked.items, attendance)
    items = mark_access(text, doubted(checked.items, doubtful))
    names = {one.name for one in attendance}
    return Structure(
        kind=kind,
        status=document_status(lines, front_matter=source.front_matter),
        meeting=read.meeting,
        attendance=with_movements(text, body.items, attendance),
        items=tuple(replace(item, title=item.title.rstrip(" :.-–—") or item.title) for item in items),
        texts=body.texts,
        glossary=tuple(one for one in read_glossary(text, furniture=furniture) if one.long not in names),
        references=read_references(text, items, read.meeting),
        caveats=(
            *source.caveats,
            *read.caveats,
            *date_doubts(text, items, read.meeting),
            *own_minutes_doubts(text, items, read.meeting),
            *checked.caveats,
            *broken,
        ),
        lines=tuple(lines),
    )


def _scheme(source: SourceText, lines: Sequence[Line]) -> Scheme:
    """The headings among the lines; the numbered rows of a table of actions are none."""
    tables = find_tables(source.text, omit=source.furniture)
    if not tables:
        return infer_scheme(lines)
    kept = [
        place
        for place, line in enumerate(lines)
        if not any(table.start <= line.start < table.end for table in tables)
    ]
    scheme = infer_scheme([lines[place] for place in kept])
    headings, strays = (
        tuple(replace(one, index=kept[one.index], last_line=kept[one.last_line]) for one in some)
        for some in (scheme.headings, scheme.strays)
    )
    sittings = tuple(kept[begin] for begin in scheme.sittings)
    return replace(scheme, headings=headings, strays=strays, sittings=sittings)
