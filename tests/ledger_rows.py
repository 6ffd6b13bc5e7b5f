"""Promises and sentences of one invented panel, made by hand."""

from matters.index.catalogue.rows import DocumentRow, ItemRow, MeetingRow
from matters.index.ledger.records import Promise, Sentence


def meeting(date: str) -> MeetingRow:
    return MeetingRow(f"panel/{date}", "panel", "Elmbury Council", "Panel", date, None, None, None, None)


def sentence(date: str, quote: str, *, order: int = 0, item: int = 1) -> Sentence:
    row = meeting(date)
    held = ItemRow(
        item, f"{row.id}#{item}", 1, row.id, "1", "1", "Report", 1, None, 0, 0, 9, None, (), 1.0, "public"
    )
    document = DocumentRow(
        1, "a.txt", "0", "text", "minutes", "unknown", row.id, "", True, None, None, None, 9
    )
    return Sentence(order, held, row, document, 0, 9, quote)


def promise_of(
    quote: str, *, item: int = 1, kind: str = "action", before: str = "", owner: str | None = None
) -> Promise:
    like = sentence("2022-01-09", quote, item=item)
    details = {"owners": [{"text": owner, "person": None}]} if owner else {}
    return Promise(
        f"p{item}", kind, like.item, like.meeting, like.document, 0, 9, quote, quote, before, "", details
    )
