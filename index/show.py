"""One agenda item whole, as it stands in its document."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from matters.index.catalogue.reader import Reader
from matters.index.catalogue.rows import DocumentRow, ItemRow, MeetingRow, MentionRow
from matters.index.register.meant import Mentioned
from matters.index.results import LaterMinute
from matters.index.store import Index
from matters.pipeline.errors import QueryError


@dataclass(frozen=True, slots=True)
class ItemPart:
    """One item of the tree; ``text`` is ``document.text[item.start:item.end]``, verbatim."""

    item: ItemRow
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """An entry of the register."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with all that stand below it.

    :param parts: the item itself, then those below it in the order of the document.
    :param private: how many below it are left out as exempt or doubtful.
    :param mentions: those in the parts, with the ``people`` whom they mean, ``None`` for no entry.
    :param later: what later minutes did to the parts.
    """

    parts: tuple[ItemPart, ...]
    meeting: MeetingRow
    document: DocumentRow
    mentions: tuple[MentionRow, ...]
    people: tuple[Person | None, ...]
    private: int
    later: tuple[LaterMinute, ...] = ()

    @property
    def item(self) -> ItemRow:
        """The item that was asked for."""
        return self.parts[0].item


def read_item(index: Index, item_id: str, *, include_exempt: bool = False) -> ItemView:
    """Read an item by its id.

    :param include_exempt: also text that is exempt or may be.
    :raises QueryError: When there is no such item, which names the nearest ids, or it is private.
    """
    reader = index.reader
    tree = reader.subtree(item_id)
    if not tree:
        raise QueryError(
            f"{item_id}: no such item",
            expected="an id such as corporate-parenting-committee/2023-07-25#08/23",
            do=_suggestion(reader, item_id),
        )
    shown = tree if include_exempt else _public(tree)
    if tree[0] not in shown:
        raise QueryError(
            f"{item_id}: a private item",
            expected="an item that was taken in public",
            do="Give --include-exempt if you may read it",
        )
    document = reader.document(tree[0].document_id)
    assert document is not None
    ids = {row.id for row in shown}
    mentions = tuple(row for row in reader.mentions(document.id) if row.item_id in ids)
    return ItemView(
        parts=tuple(ItemPart(row, reader.document_text(document.id, row.start, row.end)) for row in shown),
        meeting=next(row for row in reader.meetings() if row.id == document.meeting_id),
        document=document,
        mentions=mentions,
        people=tuple(_person(index, document.id, row) for row in mentions),
        private=len(tree) - len(shown),
    )


def _person(index: Index, document_id: int, row: MentionRow) -> Person | None:
    """The entry that a mention means, ``None`` where none is, or none can be told."""
    if row.label not in {"PERSON", "ROLE"}:
        return None
    said = Mentioned(document_id, row.label, None, row.start, row.text, row.person)
    entry = index.who.meanings.of_mention(said)
    return None if entry is None else Person(entry.id, entry.name)


def _public(tree: Sequence[ItemRow]) -> list[ItemRow]:
    """The items taken in public; what stands below a private one is private as well."""
    hidden: set[str] = set()
    for row in tree:
        if row.access != "public" or row.parent in hidden:
            hidden.add(row.key)
    return [row for row in tree if row.key not in hidden]


def _suggestion(reader: Reader, item_id: str) -> str:
    meetings = [row.id for row in reader.meetings()]
    wanted = item_id.partition("#")[0].partition("@")[0]
    if wanted in meetings:
        first, *others = reader.items_of(wanted)[:12]
        return "This meeting has " + ", ".join([first.id, *(f"#{row.key}" for row in others)])
    near = difflib.get_close_matches(wanted, meetings, n=3, cutoff=0.5)
    return "Meetings held: " + ", ".join(near) if near else "'matters coverage' lists what is held"
