"""What tells procedure: how usual a title is at the meetings of a body, and names of those who attended."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from matters.index.catalogue.database import Database
from matters.index.catalogue.held import Held
from matters.index.identity import fold
from matters.index.scored import distinct

_MEETINGS = 24
"""Meetings of a body that are looked at, evenly over the years: enough to tell most from few."""

_FEW = 4
"""Of fewer other meetings not even all show what is usual."""


@dataclass(frozen=True, slots=True)
class UsualTitle:
    """A short item.

    :param share: of its body's other meetings that have an item of the same title, in [0, 1].
    :param length: in characters, without the title.
    """

    share: float
    length: int


def usual_titles(
    database: Database, held: Held, items: Sequence[int], *, under: int
) -> dict[int, UsualTitle]:
    """Of items with a title and fewer than ``under`` characters, how usual the title is: row -> found.

    :param items: their rows.
    """
    rows = database.rows(
        'SELECT i.row, i.title, i."end" - i.start - length(i.title) AS characters, m.body FROM items i'
        " JOIN documents d ON d.id = i.document_id JOIN meetings m ON m.id = d.meeting_id"
        " WHERE i.row IN (SELECT value FROM json_each(?)) AND i.title <> '' AND characters < ?",
        (json.dumps([int(one) for one in items]), under),
    )
    bodies = {body: _held_shares(database, held, body) for body in sorted({row["body"] for row in rows})}
    return {
        row["row"]: UsualTitle(bodies[row["body"]].get(_folded(row["title"]), 0.0), max(0, row["characters"]))
        for row in rows
    }


@lru_cache(maxsize=4096)
def _folded(title: str) -> str:
    return fold(title)


def _held_shares(database: Database, held: Held, body: str) -> Mapping[str, float]:
    return held.get(("titles", body), lambda: _shares(database, body))


def _shares(database: Database, body: str) -> Mapping[str, float]:
    """Title -> the share of the other meetings sampled that have it too."""
    documents = database.integers(
        "SELECT d.id FROM meetings m JOIN documents d ON d.meeting_id = m.id"
        " WHERE m.body = ? AND d.answers = 1 AND d.kind = 'minutes' ORDER BY m.date, d.id",
        (body,),
    )
    places = distinct(np.linspace(0, len(documents) - 1, _MEETINGS).round().astype(np.int64))
    sampled = documents[places].tolist()
    rows = database.rows(
        "SELECT DISTINCT document_id, title FROM items WHERE document_id IN (SELECT value FROM json_each(?))",
        (json.dumps(sampled),),
    )
    having = Counter(title for _, title in {(row["document_id"], _folded(row["title"])) for row in rows})
    return {title: (count - 1) / max(len(sampled) - 1, _FEW) for title, count in having.items()}


def attendance_shares(database: Database, passages: Sequence[int]) -> dict[int, float]:
    """The share of a passage that names who attended and who did not, where there is any: id -> share."""
    rows = database.rows(
        'SELECT p.id, sum(a."end" - a.start) * 1.0 / (p."end" - p.start) AS share FROM passages p'
        " JOIN attendance a ON a.document_id = p.document_id AND a.start >= p.start"
        ' AND a."end" <= p."end" WHERE p.id IN (SELECT value FROM json_each(?))'
        " GROUP BY p.id",
        (json.dumps([int(one) for one in passages]),),
    )
    return {row["id"]: row["share"] for row in rows}
