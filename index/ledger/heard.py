"""All that was heard of every promise of an archive: worked out once, then kept until something changes."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from matters.index.ledger.days import Days
from matters.index.ledger.entries import make_entries
from matters.index.ledger.ledger import make_ready, promises_of
from matters.index.ledger.rarity import Rarity
from matters.index.ledger.records import Entry
from matters.index.ledger.traces import Traced
from matters.index.ledger.windows import Calendar
from matters.index.store import Index
from matters.index.worked import worked_out
from matters.models.embedders.port import Embedder

KINDS = ("action", "deferral", "recommendation", "question")


@dataclass(frozen=True, slots=True)
class Heard:
    """Every promise with all that may bear on it, and what is needed to say how each stands.

    :param traced: oldest first.
    """

    traced: tuple[Traced, ...]
    calendar: Calendar
    days: Days
    rarity: Rarity

    def entries(self, traced: Iterable[Traced], *, until: str = "9999") -> list[Entry]:
        """What became of some of the promises, in their order.

        :param until: a day; what was minuted on it or later is not looked at.
        """
        return make_entries(list(traced), self.calendar, self.days, until=until)


def hear(index: Index, embedder: Embedder, *, include_exempt: bool = False) -> Heard:
    """What is kept of an archive; looked for now where it has changed since.

    :param include_exempt: also text that is exempt or may be.
    """
    from matters.index.ledger.heard_json import heard_from, heard_json

    def work() -> bytes:
        followed = make_ready(index, embedder, include_exempt=include_exempt)
        found = Heard(
            tuple(followed.traced(promises_of(followed, kinds=KINDS))),
            followed.calendar,
            followed.later.days,
            followed.later.rarity,
        )
        return heard_json(found)

    name = "ledger with private text" if include_exempt else "ledger"
    return index.held(name, lambda: heard_from(index.reader, worked_out(index, name, ledger_version(), work)))


@cache
def ledger_version() -> str:
    """Of the weights and of all code of this room: another version finds other sentences."""
    digest = hashlib.sha256(files("matters.models").joinpath("threads.json").read_bytes())
    room = (one for one in files("matters.index.ledger").iterdir() if one.name.endswith((".py", ".pyc")))
    for one in sorted(room, key=lambda one: one.name):
        digest.update(one.read_bytes())
    return digest.hexdigest()[:16]
