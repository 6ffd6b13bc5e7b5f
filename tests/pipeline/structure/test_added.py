"""What publishing added to minutes is no part of them."""

from matters.pipeline.records import Span
from matters.pipeline.structure.added import with_added


def test_added_labels_of_links_and_folios_are_left_out() -> None:
    text = (
        "Mill pdf icon PDF 51 KB\n\nIt was agreed to\n\n- 2 -\n\nbuy it. Page 3 of 8 was read.\nPage 3 of 8\n"
    )
    assert [text[one.start : one.end].strip() for one in with_added(text, ())] == [
        "pdf icon PDF 51 KB",
        "- 2 -",
        "Page 3 of 8",
    ]


def test_added_furniture_of_the_reader_stays() -> None:
    assert with_added("- 2 -\n", (Span(0, 5),)) == (Span(0, 5),)
