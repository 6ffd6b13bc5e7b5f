"""``matters trail``: one matter, oldest first."""

import json
from pathlib import Path

from northmere import PRIVATE_WORDS, matters

CABINET = "northmere-borough-council/cabinet/2023-07-25"


def test_cli_trail_lists_items_oldest_first(held: Path) -> None:
    result = matters("trail", "the", "--json", archive=held)
    assert result.exit_code == 0
    dates = [hit["item"]["date"] for hit in json.loads(result.stdout)["hits"]]
    assert dates == sorted(dates)


def test_cli_trail_of_an_item_holds_the_item_itself(held: Path) -> None:
    result = matters("trail", f"{CABINET}#3", "--json", archive=held)
    hits = json.loads(result.stdout)["hits"]
    assert f"{CABINET}#3" in [hit["item"]["id"] for hit in hits]
    assert [hit["rank"] for hit in hits] == list(range(1, len(hits) + 1))
    assert all("outcomes" in hit for hit in hits)


def test_cli_trail_of_an_item_is_headed_by_its_title(held: Path) -> None:
    result = matters("trail", f"{CABINET}#3", archive=held)
    title = matters("show", f"{CABINET}#3", archive=held).stdout.splitlines()[0].removeprefix("3 ")
    assert result.stdout.startswith(f"{title}: ")


def test_cli_trail_says_how_many_items_it_leaves_out(held: Path) -> None:
    whole = json.loads(matters("trail", "the", "--json", archive=held).stdout)
    total = whole["total"]
    assert total == len(whole["hits"]) > 2
    cut = matters("trail", "the", "-k", "2", archive=held).stdout
    assert cut.startswith(f"the: 2 of {total} items, oldest first\n")
    assert f"\n{total - 2} item" in cut and f"'-k {total}' shows all." in cut
    found = json.loads(matters("trail", "the", "-k", "2", "--json", archive=held).stdout)
    assert (len(found["hits"]), found["total"]) == (2, total)


def test_cli_trail_says_what_was_searched_when_nothing_is_found(held: Path) -> None:
    result = matters("trail", "submarine volcanoes", archive=held)
    assert result.exit_code == 0
    assert result.stdout.startswith("No item found for “submarine volcanoes”.")
    assert "Searched" in result.stdout


def test_cli_trail_shows_nothing_private(held: Path) -> None:
    result = matters("trail", "payment to the former officer over her dismissal", archive=held)
    assert not any(word in result.stdout for word in PRIVATE_WORDS)


def test_cli_trail_marks_what_is_private_when_asked(held: Path) -> None:
    result = matters("trail", "unlawful dismissal", "--include-exempt", archive=held)
    assert "\n  PRIVATE 6 Settlement with Gloria Vantongeren\n" in result.stdout


def test_cli_trail_of_an_unknown_item_is_one_clear_line(held: Path) -> None:
    result = matters("trail", "northmere-borough-council/cabinet/2023-07-25#99", archive=held)
    assert result.exit_code == 1
    assert "no such item" in result.stderr


def test_cli_trail_says_what_was_read_into_the_question_and_leaves_it_out_on_demand(held: Path) -> None:
    read = matters("trail", "damp and mould in council homes in 2023", archive=held).stdout
    assert "Understood “in 2023” as dates: 2023." in read
    aside = matters("trail", "damp and mould in council homes in 2019", archive=held).stdout
    assert aside.startswith("No item found with “in 2019” understood as dates: 2019. Without that:")
    literal = matters("trail", "damp and mould in council homes in 2023", "--literal", archive=held).stdout
    assert "Understood" not in literal
