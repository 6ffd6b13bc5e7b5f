"""Four meetings of a fictional parish council, in which some things keep coming back."""

import json
import sqlite3
from dataclasses import asdict
from pathlib import Path

from matters.archive import Archive
from matters.models.embedders import HASHING_MODEL
from matters.pipeline.records import Outcome, Owner
from northmere import write

_HEAD = """\
FENNBY PARISH COUNCIL

Minutes of the meeting held on {day} at 7.00pm

Present: Councillors Ottoline Brack (Chair), Piers Quill and Una Sallow

"""
FIRST = (
    _HEAD.format(day="Tuesday 7 March 2023")
    + """\
1. Minutes

The minutes of the meeting held on 7 February 2023 were agreed as a correct record.

2. Mill Lane drain

Councillor Quill complained that the drain in Mill Lane was blocked and had flooded two gardens. The Clerk \
replied that the county would be told.

3. Bus shelter

It was RESOLVED that the bus shelter be repaired at a cost of 400 pounds.

4. Allotments

There were 12 plots to let.
"""
)
SECOND = (
    _HEAD.format(day="Tuesday 6 June 2023")
    + """\
1. Minutes

The minutes of the meeting held on 7 March 2023 were agreed, subject to an amendment to minute 3 Bus \
shelter, where the cost should read 450 pounds.

2. Mill Lane drain

Councillor Sallow was worried that the drain in Mill Lane was blocked again after the rain.

3. Bus shelter

It was RESOLVED that the bus shelter be painted green.

4. Allotments

There were 9 plots to let. Councillor Quill was concerned that the allotments gate did not lock.
"""
)
THIRD = (
    _HEAD.format(day="Tuesday 5 September 2023")
    + """\
1. Minutes

The minutes of the meeting held on 6 June 2023 were agreed as a correct record.

2. Mill Lane drain

A resident said that the drain in Mill Lane was blocked and smelt. The Chair opened by reading from the \
minutes, which said that the drain in Mill Lane was blocked again after the rain.

3. Grass

The grass would be cut in October.
"""
)
FOURTH = (
    _HEAD.format(day="Tuesday 5 December 2023")
    + """\
1. Minutes

The minutes of the meeting held on 5 September 2023 were agreed as a correct record.

2. Mill Lane drain

Councillor Brack was angry that the drain in Mill Lane was still blocked. It was noted.

3. Lights

The lights were tested.
"""
)
MEETINGS = {"march": FIRST, "june": SECOND, "september": THIRD, "december": FOURTH}
CONCERNS = (
    (
        "Councillor Quill complained that the drain in Mill Lane was blocked and had flooded two gardens.",
        "Quill",
    ),
    ("Councillor Sallow was worried that the drain in Mill Lane was blocked again after the rain.", "Sallow"),
    ("A resident said that the drain in Mill Lane was blocked and smelt.", "A resident"),
    (
        "The Chair opened by reading from the minutes, which said that the drain in Mill Lane was blocked",
        None,
    ),
    ("Councillor Brack was angry that the drain in Mill Lane was still blocked.", "Brack"),
    ("Councillor Quill was concerned that the allotments gate did not lock.", "Quill"),
)
FENNBY = "fennby-parish-council"


def build(folder: Path, *names: str) -> Path:
    """An archive of some of the meetings, all if none is named, with exactly ``CONCERNS`` as concerns."""
    texts = {name: MEETINGS[name] for name in names or MEETINGS}
    write(folder / "minutes", **texts)
    with Archive.open(folder / "archive", model=HASHING_MODEL) as archive:
        assert not archive.ingest([folder / "minutes"]).failed
    mark_concerns(folder / "archive")
    return folder / "archive"


def mark_concerns(archive: Path) -> None:
    """Put ``CONCERNS`` in the place of what was found."""
    database = sqlite3.connect(archive / "catalogue.sqlite3")
    with database:
        database.execute("DELETE FROM outcomes WHERE kind = 'concern'")
        texts: dict[int, str] = {}
        for number, part in database.execute(
            "SELECT document_id, text FROM texts ORDER BY document_id, part"
        ):
            texts[number] = texts.get(number, "") + part
        for place, (words, raised_by) in enumerate(CONCERNS):
            for number, text in texts.items():
                if (start := text.find(words)) >= 0:
                    _mark(database, number, place, start, start + len(words), raised_by)
        database.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
    database.close()


def _mark(
    database: sqlite3.Connection, document: int, place: int, start: int, end: int, raised_by: str | None
) -> None:
    row, key = database.execute(
        'SELECT row, key FROM items WHERE document_id = ? AND start <= ? AND "end" > ?',
        (document, start, start),
    ).fetchone()
    owner = Owner(raised_by) if raised_by else None
    outcome = Outcome("concern", start, end, key, raised_by=owner)
    database.execute(
        "INSERT INTO outcomes VALUES (?, ?, 'concern', ?, ?, ?, ?)",
        (document, 1000 + place, row, start, end, json.dumps(asdict(outcome))),
    )
