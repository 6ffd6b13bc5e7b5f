"""``matters show``: one item whole, by id or by rank, and nothing private."""

import json
from pathlib import Path
from typing import Any

import pytest

from northmere import LEISURE, PRIVATE_WORDS, matters

CABINET_ID = "northmere-borough-council/cabinet/2023-07-25"
LEISURE_ID = "northmere-borough-council/leisure-panel/2024-01-11"


def show_json(item: str, *options: str, archive: Path) -> dict[str, Any]:
    result = matters("show", item, "--json", *options, archive=archive)
    assert (result.exit_code, result.stderr) == (0, "")
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_cli_show_prints_an_item_with_what_stands_below_it(held: Path) -> None:
    result = matters("show", f"{LEISURE_ID}#1", archive=held)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        result.stdout
        == f"""\
1 Swimming pool
Leisure Panel, 11 January 2024
leisure.txt   {LEISURE_ID}#1

1. Swimming pool

The pool roof leaked again. The Panel was concerned that the pool might close.

1.1 Temporary closure

It would close for two weeks in February.

1.2 Refund of memberships

Members would be refunded in full.
"""
    )


def test_cli_show_takes_a_rank_of_the_last_search(held: Path) -> None:
    matters("search", "how many homes have damp and mould", archive=held)
    assert matters("show", "1", archive=held).stdout.startswith("3 Damp and mould in council homes\nCabinet,")
    result = matters("show", "99", archive=held)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: rank 99: the last search found ")


@pytest.mark.parametrize("remembered", [None, "", "[]", "{}", "not json", '{"items": []}'])
def test_cli_show_rank_without_a_search_is_one_line(held: Path, remembered: str | None) -> None:
    if remembered is None:
        (held / "last-search.json").unlink(missing_ok=True)
    else:
        (held / "last-search.json").write_text(remembered, encoding="utf-8")
    result = matters("show", "1", archive=held)
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: rank 1: no search is remembered. Expected an item's id, or a rank of the last search.\n"
    )


def test_cli_show_json_has_the_names_of_the_design(held: Path) -> None:
    found = show_json(f"{LEISURE_ID}#1", archive=held)
    assert list(found) == [
        "item", "below", "meeting", "document", "entities", "private", "corrected_by", "later",
    ]  # fmt: skip
    item = found["item"]
    assert set(item) == {
        "id", "number", "title", "level", "parent", "start", "end", "page", "omit", "certainty", "access",
        "text",
    }  # fmt: skip
    assert (item["id"], item["number"], item["parent"]) == (f"{LEISURE_ID}#1", "1", None)
    assert [one["id"] for one in found["below"]] == [f"{LEISURE_ID}#1.1", f"{LEISURE_ID}#1.2"]
    assert {one["parent"] for one in found["below"]} == {item["id"]}
    for one in (item, *found["below"]):
        assert one["text"] == LEISURE[one["start"] : one["end"]]
    assert (found["meeting"]["committee"], found["meeting"]["date"]) == ("Leisure Panel", "2024-01-11")
    assert set(found["document"]) == {"path", "sha256", "format", "kind", "status", "pages"}
    assert found["private"] == 0
    assert show_json(f"{LEISURE_ID}#1.2", archive=held)["item"]["parent"] == f"{LEISURE_ID}#1"


@pytest.mark.parametrize("options", [[], ["--json"]])
@pytest.mark.parametrize("key", ["6", "6.1"])
def test_cli_show_refuses_private_items(held: Path, key: str, options: list[str]) -> None:
    result = matters("show", f"{CABINET_ID}#{key}", *options, archive=held)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"Error: {CABINET_ID}#{key}: a private item. Expected an item that was taken in public."
        " Give --include-exempt if you may read it.\n"
    )


def test_cli_show_private_items_when_asked_are_marked(held: Path) -> None:
    result = matters("show", f"{CABINET_ID}#6", "--include-exempt", archive=held)
    assert result.exit_code == 0
    assert result.stdout.startswith("PRIVATE 6 Settlement with Gloria Vantongeren\n")
    assert "48,000 pounds" in result.stdout
    assert show_json(f"{CABINET_ID}#6", "--include-exempt", archive=held)["item"]["access"] == "exempt"


def test_cli_show_says_how_many_private_items_are_left_out(
    held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last child of the pool is made private after the fact."""
    from dataclasses import replace

    from matters.index.catalogue.reader import Reader
    from matters.index.catalogue.rows import ItemRow

    subtree = Reader.subtree

    def partly(self: Reader, item: str) -> list[ItemRow]:
        return [replace(row, access="unknown") if row.key == "1.2" else row for row in subtree(self, item)]

    monkeypatch.setattr(Reader, "subtree", partly)
    result = matters("show", f"{LEISURE_ID}#1", archive=held)
    assert result.stdout.endswith("in February.\n\n1 private item left out; --include-exempt shows them.\n")
    assert "refunded" not in result.stdout
    found = show_json(f"{LEISURE_ID}#1", archive=held)
    assert (len(found["below"]), found["private"]) == (1, 1)
    assert "efund" not in json.dumps(found)


def test_cli_show_unknown_item_names_what_is_there(held: Path) -> None:
    result = matters("show", f"{CABINET_ID}#99", archive=held)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"This meeting has {CABINET_ID}#1, #2, #3, #4, #5, #6, #6.1." in result.stderr
    assert not any(word in result.stderr for word in PRIVATE_WORDS)
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("item", ["", "#", "zzz", "../../etc/passwd", "-1", "²"])
def test_cli_show_nonsense_is_one_line(held: Path, item: str) -> None:
    result = matters("show", "--", item, archive=held)
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
