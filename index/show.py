"""One agenda item whole, as it stands in its document."""

import difflib
from dataclasses import dataclass

from matters.index.reader import Reader
from matters.index.rows import DocumentRow, ItemRow, MeetingRow, MentionRow
from matters.pipeline.errors import QueryError
from matters.pipeline.records import Span


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with its text and all that stand below it.

    :param text: from the start of the item to the end of the last below it, verbatim.
    :param omit: page furniture, in the document's offsets as ``start`` and ``end`` are.
    """

    item: ItemRow
    below: tuple[ItemRow, ...]
    meeting: MeetingRow
    document: DocumentRow
    text: str
    start: int
    end: int
    omit: tuple[Span, ...]
    mentions: tuple[MentionRow, ...]


def read_item(reader: Reader, item_id: str) -> ItemView:
    """Read an item by its id.

    :raises QueryError: When there is no such item; the nearest ids are named.
    """
    tree = reader.subtree(item_id)
    if not tree:
        raise QueryError(
            f"{item_id}: no such item",
            expected="an id such as corporate-parenting-committee/2023-07-25#08/23",
            do=_suggestion(reader, item_id),
        )
    top, below = tree[0], tree[1:]
    document = reader.document(top.document_id)
    meeting = next(row for row in reader.meetings() if row.id == top.meeting_id)
    assert document is not None
    start, end = top.start, max(row.end for row in tree)
    return ItemView(
        item=top,
        below=tuple(below),
        meeting=meeting,
        document=document,
        text=reader.document_text(document.id, start, end),
        start=start,
        end=end,
        omit=tuple(span for row in tree for span in row.omit),
        mentions=tuple(row for row in reader.mentions(document.id) if start <= row.start and row.end <= end),
    )


def _suggestion(reader: Reader, item_id: str) -> str:
    meetings = [row.id for row in reader.meetings()]
    wanted = item_id.partition("#")[0].partition("@")[0]
    if wanted in meetings:
        keys = ", ".join(row.key for row in reader.items_of(wanted)[:12])
        return f"This meeting has the items {keys}"
    near = difflib.get_close_matches(wanted, meetings, n=3, cutoff=0.5)
    return "Meetings held: " + ", ".join(near) if near else "'matters coverage' lists what is held"
