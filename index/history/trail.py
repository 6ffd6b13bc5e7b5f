"""One matter through the years: every item that bears on it, oldest first."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.filters import Filters
from matters.index.catalogue.rows import ItemRow
from matters.index.history.changes import Change, changes_of
from matters.index.history.onmatter import near_outcomes
from matters.index.outcomes.corrections import later_minutes, told
from matters.index.outcomes.found import FoundOutcome, outcomes_in
from matters.index.results import Hit, LaterMinute, SearchResult
from matters.index.search.search import Searcher
from matters.index.show import read_item
from matters.index.store import Index

MOST_STEPS = 40
"""Steps that are shown unless more are wanted."""
_MOST_COUNTED = 400
_TEXT_WORDS = 60


@dataclass(frozen=True, slots=True)
class Step:
    """One item on the way.

    :param outcomes: what the item does in the matter, where that stands in the passage that was found.
    :param changes: what is new at this step.
    :param gap_days: days since the meeting before, ``None`` for the first and for dates of reduced precision.
    """

    hit: Hit
    outcomes: tuple[FoundOutcome, ...]
    gap_days: int | None
    changes: tuple[Change, ...] = ()
    later: tuple[LaterMinute, ...] = ()


@dataclass(frozen=True, slots=True)
class Trail:
    """The steps of one matter, and the search that found them.

    :param heading: what was asked, for an item its title.
    :param total: how many items were found, of which the nearest are the steps.
    """

    result: SearchResult
    steps: tuple[Step, ...]
    heading: str = ""
    total: int = 0


def follow(
    searcher: Searcher,
    asked: str,
    *,
    k: int = MOST_STEPS,
    filters: Filters = Filters(),
    literal: bool = False,
) -> Trail:
    """Follow a matter.

    :param asked: a question, or the id of an item.
    :param k: steps wanted; of more items those nearest to the matter are taken.
    :param literal: read nothing into the question.
    :raises QueryError: When the question is empty, or there is no such item.
    """
    index = searcher.index
    is_item = "#" in asked and "/" in asked
    heading, question = _question(index, asked) if is_item else (asked, asked)
    result = searcher.search(
        question, k=k, filters=filters, literal=literal or is_item, judged=max(k, _MOST_COUNTED)
    )
    hits = sorted(result.hits, key=lambda hit: (hit.item.date or "9999", hit.item.id))
    hits = [replace(hit, rank=place) for place, hit in enumerate(hits, start=1)]
    with index.snapshot():
        items = [index.reader.item(hit.item.id) for hit in hits]
        later = later_minutes(index, [item for item in items if item is not None])
        vector = searcher.embedder.embed_query(question)
        outcomes = [_outcomes(searcher, item, hit, vector) for item, hit in zip(items, hits, strict=True)]
        changes = changes_of(index, searcher.embedder, hits, outcomes)
        steps = tuple(
            Step(
                hit,
                outcomes[place],
                _days(hits[place - 1] if place else None, hit),
                changes[place],
                tuple(told(one) for one in later.get(hit.item.id, ())),
            )
            for place, hit in enumerate(hits)
        )
    return Trail(replace(result, hits=tuple(hits)), steps, heading, result.total)


def _question(index: Index, item_id: str) -> tuple[str, str]:
    """An item's title, and the item as a question: its title and the beginning of its text."""
    view = read_item(index, item_id)
    words = " ".join(view.parts[0].text.split()[:_TEXT_WORDS])
    return view.item.title or item_id, f"{view.item.title}. {words}"


def _outcomes(
    searcher: Searcher, item: ItemRow | None, hit: Hit, vector: NDArray[np.float32]
) -> tuple[FoundOutcome, ...]:
    """What an item did in the matter, of what stands in the passage that was found."""
    if item is None:
        return ()
    outcomes = outcomes_in(searcher.index, item, hit.passage.start, hit.passage.end)
    near = near_outcomes(searcher.index, searcher.embedder, hit, outcomes, vector)
    return tuple(one.outcome for one in near if one.on_matter)


def _days(before: Hit | None, hit: Hit) -> int | None:
    if before is None or len(before.item.date or "") != 10 or len(hit.item.date or "") != 10:
        return None
    return (date.fromisoformat(hit.item.date or "") - date.fromisoformat(before.item.date or "")).days
