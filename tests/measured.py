"""Rows of an archive that was never built, for what counts over them."""

from matters.index.catalogue.rows import DocumentRow, ItemRow, MeetingRow
from matters.index.outcomes.found import Place


def place(file: str, start: int, end: int) -> Place:
    """A stretch of a file, each file a meeting of its own."""
    meeting = MeetingRow(file, "elmbury", "Elmbury Council", None, "2020-01-01", None, None, None, None)
    item = ItemRow(1, f"{file}#1", 1, file, "1", "1", "Roads", 1, None, 0, 0, 999, None, (), 1.0, "public")
    document = DocumentRow(
        1, f"/in/{file}", "0", "text", "minutes", "unknown", file, "", True, None, None, None, 999
    )
    return Place(item, meeting, document, start, end)
