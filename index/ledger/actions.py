"""The ledger as a user asks for it: narrowed, and with what was read and what was not."""

from collections.abc import Sequence
from dataclasses import dataclass

from matters.index.catalogue.filters import Filters
from matters.index.catalogue.rows import Counts
from matters.index.coverage.missing import missing_meetings
from matters.index.identity import fold
from matters.index.ledger.cache import linked_promises
from matters.index.ledger.links.candidates import TracedPromise
from matters.index.ledger.notes import read_notes, with_notes
from matters.index.ledger.promises.carried import outstanding_entries
from matters.index.ledger.promises.promises import PROMISES
from matters.index.ledger.records import Entry, Promise
from matters.index.results import MissingMeeting
from matters.index.store import Index
from matters.models.embedders.port import Embedder
from matters.pipeline.errors import QueryError


@dataclass(frozen=True, slots=True)
class Ledger:
    """Promises with what became of them, oldest first.

    :param counts: what was read for promises; follow-up is looked for in all minutes.
    :param unreadable: files that could not be read.
    :param warnings: what the user should know beside it.
    """

    entries: tuple[Entry, ...]
    counts: Counts
    missing: tuple[MissingMeeting, ...]
    unreadable: int
    warnings: tuple[str, ...] = ()


def read_ledger(
    index: Index, embedder: Embedder, *, filters: Filters = Filters(), outstanding: bool = False
) -> Ledger:
    """Every action and deferral that the filters let through, and what became of it.

    :param filters: on where it was promised; a person is one who has to act.
    :param outstanding: only what is not discharged.
    :raises QueryError: When a filter cannot be understood.
    """
    if filters.outcome not in (None, "action", "deferral"):
        raise QueryError(
            f"outcome {filters.outcome!r}",
            expected="action or deferral",
            do="Use 'matters search' for others",
        )
    with index.snapshot():
        linked = linked_promises(index, embedder, include_exempt=filters.include_exempt)
        every = [one for one in linked.traced if one.promise.kind in PROMISES]
        notes = read_notes(index.folder)
        entries = with_notes(linked.entries(_narrowed(index, every, filters)), notes)
        lost = sorted(set(notes.by_id) - {one.promise.id for one in every})
        return Ledger(
            entries=tuple(outstanding_entries(entries) if outstanding else entries),
            counts=index.reader.counts(filters),
            missing=missing_meetings(index.reader, filters),
            unreadable=len(index.reader.failures()),
            warnings=(
                *(caveat.message for caveat in notes.caveats),
                *(f"A note on {one} fits no promise in the minutes that are held now." for one in lost),
            ),
        )


def _narrowed(index: Index, traced: Sequence[TracedPromise], filters: Filters) -> list[TracedPromise]:
    allowed = index.reader.allowed_passages(filters)
    items = None if allowed is None else set(index.places.find(allowed)[:, 2].tolist())
    return [
        one
        for one in traced
        if (items is None or one.promise.item.row in items)
        and filters.outcome in (None, one.promise.kind)
        and all(_owes(one.promise, name) for name in filters.people)
    ]


def _owes(promise: Promise, name: str) -> bool:
    """Whether a person has to act, by the name or the words of the minutes."""
    wanted = set(fold(name).split())
    return any(
        wanted <= set(fold(str(owner.get(field) or "")).split())
        for owner in promise.owners
        for field in ("person", "text")
    )
