"""How well items on the like are found, beside plain search: one part of ``concerns.py``.

The query is the item in which a thread begins, relevant are the items that hold its evidence; plain search is
asked for the item's title and first words.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from math import log2
from pathlib import Path
from statistics import fmean

from matters.archive import Archive
from matters.corpus.annotations import lines


def ndcg(ranked: Sequence[str], relevant: set[str]) -> float:
    """nDCG@10 with one grade."""
    gain = sum(1 / log2(place + 2) for place, item in enumerate(ranked[:10]) if item in relevant)
    return gain / sum(1 / log2(place + 2) for place in range(min(10, len(relevant))))


def similar_figures(archive: Archive, half_of: Mapping[str, str]) -> Iterator[str]:
    """nDCG@10 on the threads, beside plain search, in both halves."""
    wanted: dict[str, set[str]] = {}
    for thread in lines("threads.jsonl"):
        origin = thread["origin"]["item"]
        for one in thread["evidence"]:
            if one["item"] != origin:
                wanted.setdefault(origin, set()).add(one["item"])
    held = {_short(item): item for item in _item_ids(archive.folder)}
    scores: dict[str, dict[str, list[float]]] = {"dev": {}, "test": {}}
    for origin, relevant in sorted(wanted.items()):
        if origin not in held:
            continue
        view = archive.show(held[origin])
        question = f"{view.item.title}. {' '.join(view.parts[0].text.split()[:60])}"
        plain = [hit.item.id for hit in archive.search(question, k=12, keep_weak=True, literal=True).hits]
        likes = [
            hit.item.id for hit in archive.similar(held[origin], later=True, k=10, keep_weak=True).result.hits
        ]
        half = scores[half_of[origin.partition("#")[0]]]
        for name, items in (("similar", likes), ("search", plain)):
            ranked = [_short(item) for item in items if item != held[origin]]
            half.setdefault(name, []).append(ndcg(ranked, relevant))
    yield f"  {'nDCG@10 on threads':<34}{'similar':>9}{'search':>9}{'queries':>9}"
    for half, found in scores.items():
        values = [fmean(found[name]) for name in ("similar", "search")]
        yield f"  corpus {half:<27}{values[0]:>9.3f}{values[1]:>9.3f}{len(found['similar']):>9}"


def _short(item: str) -> str:
    """An item's id as the gold has it: without the council, ``council`` for its own meetings."""
    meeting, _, key = item.partition("#")
    body, _, date = meeting.rpartition("/")
    return f"{body.rpartition('/')[2].replace('kestermere-borough-council', 'council')}/{date}#{key}"


def _item_ids(folder: Path) -> list[str]:
    """The ids of the items that answer."""
    database = sqlite3.connect(folder / "catalogue.sqlite3")
    rows = database.execute(
        "SELECT d.meeting_id || '#' || i.key FROM items i JOIN documents d ON d.id = i.document_id"
        " WHERE d.answers = 1 AND d.kind = 'minutes' AND i.access = 'public'"
    ).fetchall()
    database.close()
    return [row[0] for row in rows]
