"""What an archive shows of its items, and what it keeps to itself."""

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from matters.archive import Archive
from matters.index.show import read_item
from matters.pipeline.errors import QueryError
from northmere import CABINET, LEISURE, PRIVATE_WORDS, write
from store_minutes import archive as index_of
from store_minutes import minutes

CABINET_ID = "northmere-borough-council/cabinet/2023-07-25"
LEISURE_ID = "northmere-borough-council/leisure-panel/2024-01-11"


def test_archive_shows_an_item_verbatim(reading: Archive) -> None:
    view = reading.show(f"{LEISURE_ID}#1")
    assert [part.item.key for part in view.parts] == ["1", "1.1", "1.2"]
    for part in view.parts:
        assert part.text == LEISURE[part.item.start : part.item.end]
    assert "".join(part.text for part in view.parts) == LEISURE[view.item.start : view.parts[-1].item.end]
    assert (view.meeting.date, view.document.kind, view.private) == ("2024-01-11", "minutes", 0)


def test_archive_shows_one_below_alone(reading: Archive) -> None:
    view = reading.show(f"{LEISURE_ID}#1.2")
    assert [part.item.id for part in view.parts] == [f"{LEISURE_ID}#1.2"]
    assert view.item.parent == "1"


@pytest.mark.parametrize("key", ["6", "6.1"])
def test_archive_show_refuses_private_items(reading: Archive, key: str) -> None:
    with pytest.raises(QueryError, match="a private item") as caught:
        reading.show(f"{CABINET_ID}#{key}")
    assert not any(word in str(caught.value) for word in PRIVATE_WORDS)
    view = reading.show(f"{CABINET_ID}#{key}", include_exempt=True)
    assert view.item.access == "exempt"
    assert view.private == 0


def test_archive_show_of_an_unknown_item_names_the_nearest(reading: Archive) -> None:
    with pytest.raises(QueryError, match=f"This meeting has {LEISURE_ID}#1, #1.1, #1.2, #2"):
        reading.show(f"{LEISURE_ID}#9")
    with pytest.raises(QueryError, match=f"Meetings held: {CABINET_ID}"):
        reading.show("northmere-borough-council/cabinet/2023-07-26#1")
    with pytest.raises(QueryError, match="'matters coverage' lists what is held"):
        reading.show("zzz")


def test_archive_show_of_a_parent_leaves_private_children_out(tmp_path: Path) -> None:
    """A public item below a private one is left out too; what follows is not."""
    said = minutes("Land.", "Site visit.", "The price.", "Counsel.", "The land is sold.", exempt=(3,))
    parents = {"2": "1", "3": "1", "4": "3", "5": "1"}
    items = tuple(replace(item, parent=parents.get(item.key), number=None) for item in said.items)
    index = index_of(tmp_path, replace(said, items=items))
    view = read_item(index, "cabinet/2023-07-25#1")
    assert [part.text for part in view.parts] == ["Land.", "Site visit.", "The land is sold."]
    assert view.private == 2
    assert not any(word in str(asdict(view)) for word in ("The price", "Title 3", "Counsel"))
    whole = read_item(index, "cabinet/2023-07-25#1", include_exempt=True)
    assert [part.item.key for part in whole.parts] == ["1", "2", "3", "4", "5"]
    assert whole.private == 0
    with pytest.raises(QueryError, match="a private item"):
        read_item(index, "cabinet/2023-07-25#3")
    index.close()


def test_archive_search_finds_nothing_below_a_private_item(archive: Archive, tmp_path: Path) -> None:
    text = CABINET[: CABINET.index("3. Damp")] + (
        "3. Exempt: sale of the land\n\nThe officer reported.\n\n"
        "3.1 Price\n\nThe reserve price of the land was nine million pounds.\n\n4. Trees\n\nTrees grew.\n"
    )
    archive.ingest([write(tmp_path / "minutes", cabinet=text)])
    for query in ("reserve price of the land", '"nine million"'):
        result = archive.search(query, k=50, keep_weak=True)
        assert not any("million" in hit.passage.text for hit in result.hits)
        assert result.searched.private == 2
    with pytest.raises(QueryError, match="a private item"):
        archive.show(f"{CABINET_ID}#3.1")


def test_archive_show_names_only_who_is_in_what_is_shown(tmp_path: Path) -> None:
    said = minutes("Ann Lee spoke.", "Bo Ray was named.", exempt=(2,), people=["Ann Lee", "Bo Ray"])
    items = (said.items[0], replace(said.items[1], parent="1"))
    index = index_of(tmp_path, replace(said, items=items))
    assert [one.text for one in read_item(index, "cabinet/2023-07-25#1").mentions] == ["Ann Lee"]
    index.close()


def test_archive_coverage_counts_private_items_and_names_none(reading: Archive) -> None:
    coverage = reading.coverage()
    assert coverage.private == 2
    assert not any(word in str(asdict(coverage)) for word in PRIVATE_WORDS)
    assert (coverage.documents, coverage.meetings, coverage.items) == (3, 3, 12)
    assert [(body.committee, body.years) for body in coverage.bodies] == [
        ("Audit Committee", {"2023": 1}),
        ("Cabinet", {"2023": 1}),
        ("Leisure Panel", {"2024": 1}),
    ]
    assert coverage.bodies[1].missing == coverage.missing
