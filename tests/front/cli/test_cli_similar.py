"""``matters similar``: text, JSON and wrong usage."""

import json
from pathlib import Path

import pytest

from fennby import FENNBY
from northmere import matters


def test_cli_similar_shows_decisions_with_how_they_ended(fennby: Path) -> None:
    result = matters("similar", "--text", "bus shelter repaired", "--decisions", "--all", archive=fennby)
    assert result.exit_code == 0, result.stderr
    assert "Resolved: “It was RESOLVED that the bus shelter be repaired" in result.stdout
    assert "! Corrected on 6 June 2023: “" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("Searched ") or "Searched " in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_cli_similar_says_that_what_came_since_is_left_out(fennby: Path) -> None:
    told = "before 6 June 2023 is listed; --later adds"
    asked = ("similar", f"{FENNBY}/2023-06-06#3", "--all")
    assert told in " ".join(matters(*asked, archive=fennby).stdout.split())
    assert "--later" not in matters(*asked, "--later", archive=fennby).stdout


def test_cli_similar_json_is_that_of_search_with_outcomes_and_later(fennby: Path) -> None:
    result = matters("similar", f"{FENNBY}/2023-06-06#3", "--all", "--json", archive=fennby)
    found = json.loads(result.stdout)
    hit = next(one for one in found["hits"] if one["item"]["id"] == f"{FENNBY}/2023-03-07#3")
    assert hit["outcomes"][0]["text"] == hit["outcomes"][0]["quote"]
    assert hit["later"][0]["relation"] == "corrected"
    assert hit["item"]["corrected_by"] == hit["later"]
    search = json.loads(matters("search", "bus shelter", "--json", archive=fennby).stdout)
    assert found.keys() == search.keys()


@pytest.mark.parametrize("arguments", [[], ["an/item#1", "--text", "and a text"]])
def test_cli_similar_wants_one_thing_to_compare(fennby: Path, arguments: list[str]) -> None:
    assert matters("similar", *arguments, archive=fennby).exit_code == 2


def test_cli_similar_of_an_unknown_item_is_one_clear_line(fennby: Path) -> None:
    result = matters("similar", f"{FENNBY}/2023-06-06#99", archive=fennby)
    assert result.exit_code == 1
    assert "no such item" in result.stderr
