"""``matters parse``: what is read in each file, without an archive."""

import json
from pathlib import Path
from typing import Any

from northmere import CABINET, matters

CABINET_ID = "northmere-borough-council/cabinet/2023-07-25"


def parse_json(path: Path) -> dict[str, Any]:
    result = matters("parse", path, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_cli_parse_prints_meeting_items_and_people(papers: Path) -> None:
    result = matters("parse", papers / "audit.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        result.stdout
        == f"""\
{papers / "audit.txt"}
Audit Committee, 14 September 2023, 10.00am (minutes, unknown status, text)

3 items:
  1  Apologies for absence
  2  Risk register
  4  Housing benefit subsidy

4 people:
  present: Councillor Okoro (Chair)
  present: Councillor Marsh
  present: Councillor Patel
  apologies: Councillor Bell

To check:
  4 follows 2.

"""
    )
    assert list(Path().iterdir()) == []


def test_cli_parse_json_has_the_shape_of_the_design(papers: Path) -> None:
    found = parse_json(papers / "cabinet.txt")
    assert list(found) == [
        "document", "meeting", "attendance", "items", "entities", "outcomes", "glossary", "warnings",
    ]  # fmt: skip
    assert list(found["document"]) == ["path", "sha256", "format", "kind", "status", "pages", "text"]
    assert set(found["meeting"]) == {
        "council", "committee", "date", "start_time", "end_time", "venue", "chair",
    }  # fmt: skip
    assert set(found["attendance"][0]) == {
        "name", "title", "initials", "role", "organisation", "status", "substitute_for", "from_item",
        "until_item", "start", "end",
    }  # fmt: skip
    assert set(found["items"][0]) == {
        "id", "number", "title", "level", "parent", "start", "end", "page", "omit", "certainty", "access",
        "access_from",
    }  # fmt: skip
    assert set(found["entities"][0]) == {"label", "text", "start", "end", "person"}


def test_cli_parse_json_says_what_stands_in_the_file(papers: Path) -> None:
    found = parse_json(papers / "cabinet.txt")
    text = found["document"]["text"]
    assert text == CABINET
    meeting = found["meeting"]
    assert (meeting["committee"], meeting["date"], meeting["start_time"]) == (
        "Cabinet",
        "2023-07-25",
        "18:30",
    )
    assert meeting["end_time"] is None
    ids = [item["id"] for item in found["items"]]
    assert ids == [f"{CABINET_ID}#{key}" for key in ("1", "2", "3", "4", "5", "6", "6.1")]
    assert {item["parent"] for item in found["items"]} <= {None, *ids}
    assert [item["access"] for item in found["items"]] == ["public"] * 5 + ["exempt"] * 2
    for before, item in zip(found["items"], found["items"][1:], strict=False):
        assert before["end"] == item["start"]
    for entity in found["entities"]:
        assert entity["text"] == text[entity["start"] : entity["end"]]
        assert entity["label"] in {"PERSON", "ROLE", "ORG"}
    people = {one["name"]: one for one in found["attendance"]}
    assert people["Rosa Quill"]["role"] == "Director of Housing"
    assert people["Rosa Quill"]["status"] == "in attendance"


def test_cli_parse_json_is_one_object_a_line_in_the_order_given(papers: Path) -> None:
    names = ["leisure.txt", "audit.txt", "cabinet.txt"]
    result = matters("parse", *[papers / name for name in names], "--json")
    assert result.exit_code == 0
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(one["document"]["path"]).name for one in found] == names


def test_cli_parse_bad_file_is_one_line_and_the_others_are_read(papers: Path) -> None:
    (papers / "empty.txt").write_bytes(b"")
    paths = [papers / name for name in ("empty.txt", "audit.txt", "none.txt")]
    result = matters("parse", *paths, "--json")
    assert result.exit_code == 1
    assert [json.loads(line)["meeting"]["committee"] for line in result.stdout.splitlines()] == [
        "Audit Committee"
    ]
    first, second = result.stderr.splitlines()
    assert first.startswith("Error: ")
    assert "empty.txt" in first
    assert second.startswith(f"Error: {papers / 'none.txt'}: no such file")


def test_cli_parse_folder_is_refused_in_one_line(papers: Path) -> None:
    result = matters("parse", papers)
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1


def test_cli_parse_marks_private_items(papers: Path) -> None:
    lines = matters("parse", papers / "cabinet.txt").stdout.splitlines()
    assert [line.split()[0] for line in lines if line.endswith("[private]")] == ["6", "6.1"]
