"""The hits of the last search, so that ``matters show 2`` knows what is meant."""

import json
from contextlib import suppress
from pathlib import Path

from matters.index.folder import private_file
from matters.index.results import SearchResult
from matters.pipeline.errors import QueryError

_FILE = "last-search.json"


def remember(folder: Path, result: SearchResult) -> None:
    """Keep the ids of the hits beside the archive; where that cannot be, nothing is kept."""
    if folder.is_dir():
        ids = [hit.item.id for hit in result.hits]
        text = json.dumps({"query": result.query, "items": ids}, ensure_ascii=False)
        with suppress(OSError):
            private_file(folder / _FILE)
            (folder / _FILE).write_text(text, encoding="utf-8")


def ranked(folder: Path, rank: int) -> str:
    """The id at this rank of the last search.

    :raises QueryError: When nothing was searched, or not so much was found.
    """
    try:
        ids = json.loads((folder / _FILE).read_text(encoding="utf-8"))["items"]
    except (OSError, ValueError, KeyError, TypeError):
        ids = []
    if not 1 <= rank <= len(ids):
        found = f"the last search found {len(ids)}" if ids else "no search is remembered"
        raise QueryError(f"rank {rank}: {found}", expected="an item's id, or a rank of the last search")
    item: str = ids[rank - 1]
    return item
