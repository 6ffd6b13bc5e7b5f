"""Gives a dated document that names no body that of its neighbours: minutes filed with a council's others.

What a document adopts follows from the documents held and from nothing else, so that the order in which
files come does not matter. The caveat says which bodies were adopted, so that they can be given back.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import PurePath

from matters.index.catalogue.called import called_by
from matters.index.catalogue.database import Database
from matters.index.catalogue.meetings import Filing, full_text, meeting_for
from matters.index.identity import body_of, council_of
from matters.pipeline.records import Meeting

UNKNOWN, ADOPTED = "body-unknown", "body-from-neighbours"
_UNNAMED = "No committee or council is named at the head of the document."
_WHOLE_DATE = 10
_REACH = 730
"""Days within which one named neighbour is enough."""
_BEGINS = re.compile(r"[^\W\d_]*(?:[\W_]+[^\W\d_]+)*")

_DOCUMENTS = f"""
SELECT d.id, d.sha256, d.kind, d.date, d.start_time, d.council, d.committee, d.meeting_id,
    (SELECT min(s.path) FROM sources s WHERE s.document_id = d.id) AS path,
    EXISTS (SELECT 1 FROM caveats c WHERE c.document_id = d.id AND c.code IN ('{UNKNOWN}', '{ADOPTED}'))
        AS unnamed
FROM documents d
"""


@dataclass(frozen=True, slots=True)
class _Body:
    council: str | None
    committee: str | None

    @property
    def name(self) -> str:
        return self.committee or self.council or ""

    @property
    def slugs(self) -> tuple[str, str | None]:
        meeting = Meeting(self.council, self.committee)
        return body_of(meeting), council_of(meeting)


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document as far as it matters here."""

    id: int
    sha256: str
    kind: str
    date: str | None
    start_time: str | None
    body: _Body
    meeting: str
    path: str
    unnamed: bool


def adopt_bodies(database: Database) -> set[str]:
    """Settle which documents adopt a body and move them to its meetings; returns the meetings touched."""
    touched: set[str] = set()
    folders: dict[str, list[_Paper]] = defaultdict(list)
    for paper in _papers(database):
        folders[str(PurePath(paper.path).parent)].append(paper)
    for folder in sorted(folders):
        named = [one for one in folders[folder] if not one.unnamed]
        for paper in folders[folder]:
            if not paper.unnamed:
                continue
            body = _body_for(paper, named, partial(full_text, database, paper.id))
            if body != paper.body:
                touched |= _move(database, paper, body)
    return touched


def _papers(database: Database) -> Iterator[_Paper]:
    if database.row("SELECT 1 FROM caveats WHERE code IN (?, ?) LIMIT 1", (UNKNOWN, ADOPTED)) is None:
        return
    for row in sorted(database.rows(_DOCUMENTS), key=lambda row: (row["date"] or "", row["path"] or "")):
        yield _Paper(
            id=row["id"],
            sha256=row["sha256"],
            kind=row["kind"],
            date=row["date"],
            start_time=row["start_time"],
            body=_Body(row["council"], row["committee"]),
            meeting=row["meeting_id"],
            path=row["path"] or "",
            unnamed=bool(row["unnamed"]),
        )


def _body_for(paper: _Paper, named: Sequence[_Paper], text: Callable[[], str]) -> _Body:
    """The body of the nearest named meetings before and after, where they agree; else none.

    Before the first and after the last named one, one side is enough if it is not far: by and by councils are
    merged and renamed. Where it is far, or a council became another meanwhile, the text has to tell what it
    calls itself. Where bodies did not follow one another
    (one returns once another has met: minutes of several, side by side), only files named alike count.

    :param named: of the same folder, by date.
    """
    dated = [one for one in named if one.date is not None and len(one.date) == _WHOLE_DATE]
    if not _succeed(dated):
        named = [one for one in named if _series(one.path) == _series(paper.path)]
        dated = [one for one in dated if one in named]
    if paper.date is None or len(paper.date) != _WHOLE_DATE or not named or not _succeed(dated):
        return _Body(None, None)
    if not dated and len({one.body.slugs for one in named}) == 1:
        return named[0].body
    dates = [one.date or "" for one in dated]
    before, after = bisect_right(dates, paper.date), bisect_left(dates, paper.date)
    nearest = [one for one in dated if before and one.date == dates[before - 1]]
    nearest += [one for one in dated if after < len(dates) and one.date == dates[after]]
    agree = len({one.body.slugs for one in nearest}) == 1
    between = before > 0 and after < len(dates)
    near = any(_days(one, paper) <= _REACH for one in nearest)
    if agree and (between or near):
        return nearest[0].body
    bodies = {one.body.name: one.body for one in nearest}
    called = called_by(text(), tuple(bodies))
    return bodies[called] if called else _Body(None, None)


def _days(one: _Paper, other: _Paper) -> int:
    return abs((date.fromisoformat(one.date or "") - date.fromisoformat(other.date or "")).days)


def _series(path: str) -> str:
    """How a file's name begins, before a number or a date: ``"planning"`` of ``planning-2021-03.pdf``."""
    return _BEGINS.match(PurePath(path).name.lower())[0]  # type: ignore[index]


def _succeed(dated: Sequence[_Paper]) -> bool:
    """Whether each body met in one stretch of time: a council that was renamed, not two side by side."""
    runs = [slugs for slugs, _ in groupby(one.body.slugs for one in dated)]
    return len(runs) == len(set(runs))


def _move(database: Database, paper: _Paper, body: _Body) -> set[str]:
    """Make a document one of its adopted body; returns the meetings that it left and joined."""
    adopted = body.committee is not None
    message = f"{body.committee} is taken from the minutes filed beside it." if adopted else _UNNAMED
    database.execute(
        "UPDATE caveats SET code = ?, message = ? WHERE document_id = ? AND code IN (?, ?)",
        (ADOPTED if adopted else UNKNOWN, message, paper.id, UNKNOWN, ADOPTED),
    )
    filing = Filing(
        meeting=Meeting(body.council, body.committee, paper.date, paper.start_time),
        kind=paper.kind,
        sha256=paper.sha256,
        text=full_text(database, paper.id),
    )
    meeting = meeting_for(database, filing, replaced=())
    database.execute("UPDATE items SET id = NULL WHERE document_id = ?", (paper.id,))
    database.execute(
        "UPDATE documents SET council = ?, committee = ?, meeting_id = ? WHERE id = ?",
        (body.council, body.committee, meeting, paper.id),
    )
    return {paper.meeting, meeting}
