"""All that was heard of every promise of an archive: worked out once, then kept until something changes."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from matters.index.ledger.ledger import make_ready, promises_of
from matters.index.ledger.links.candidates import TracedPromise
from matters.index.ledger.records import Entry
from matters.index.ledger.sentences.days import Days
from matters.index.ledger.sentences.rarity import Rarity
from matters.index.ledger.states.entries import make_entries
from matters.index.ledger.states.windows import Calendar
from matters.index.store import Index
from matters.index.worked import worked_out
from matters.models.embedders.port import Embedder

LEDGER_VERSION = 1
"""Raised whenever other sentences would be found for the same promise, or are kept in another form."""

KINDS = ("action", "deferral", "recommendation", "question")


@dataclass(frozen=True, slots=True)
class LinkedPromises:
    """Every promise with all that may bear on it, and what is needed to say how each stands.

    :param traced: oldest first.
    """

    traced: tuple[TracedPromise, ...]
    calendar: Calendar
    days: Days
    rarity: Rarity

    def entries(self, traced: Iterable[TracedPromise], *, until: str = "9999") -> list[Entry]:
        """What became of some of the promises, in their order.

        :param until: a day; what was minuted on it or later is not looked at.
        """
        return make_entries(list(traced), self.calendar, self.days, until=until)


def linked_promises(index: Index, embedder: Embedder, *, include_exempt: bool = False) -> LinkedPromises:
    """What is kept of an archive; looked for now where it has changed since.

    :param include_exempt: also text that is exempt or may be.
    """
    from matters.index.ledger.cache_json import dump, load

    def work() -> bytes:
        followed = make_ready(index, embedder, include_exempt=include_exempt)
        found = LinkedPromises(
            tuple(followed.traced(promises_of(followed, kinds=KINDS))),
            followed.calendar,
            followed.later.days,
            followed.later.rarity,
        )
        return dump(found)

    name = "ledger with private text" if include_exempt else "ledger"
    return index.held(name, lambda: load(index.reader, worked_out(index, name, ledger_version(), work)))


@cache
def ledger_version() -> str:
    """What the kept ledger was worked out with: this code, by its version, and the fitted weights."""
    weights = files("matters.models").joinpath("threads.json").read_bytes()
    return f"{LEDGER_VERSION}-{hashlib.sha256(weights).hexdigest()[:16]}"
