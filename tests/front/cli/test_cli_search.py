"""``matters search``: text and JSON, filters, bad input, what it leaves behind."""

import json
from pathlib import Path
from typing import Any

import pytest

from northmere import CABINET, PRIVATE_WORDS, matters, write

CABINET_ID = "northmere-borough-council/cabinet/2023-07-25"
DAMP = "how many homes have damp and mould"
SCOPE = """\
Searched 12 items of 3 meetings, 25 July 2023 to 11 January 2024. Not searched:
1 meeting whose minutes are missing (4 April 2023); 2 private items.
"""


def search_json(*arguments: str, archive: Path) -> dict[str, Any]:
    result = matters("search", *arguments, "--json", archive=archive)
    assert (result.exit_code, result.stderr) == (0, "")
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_cli_search_prints_items_with_sentences_and_places(held: Path) -> None:
    result = matters("search", DAMP, "-k", "1", archive=held)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        result.stdout
        == """\
1. 3 Damp and mould in council homes
   Cabinet, 25 July 2023 (strong)
   > “Councillor Bell asked how many homes had damp and mould and whether there
     was any data to compare past and present.”
   > “The officer offered to bring the figures to the October meeting.”
   cabinet.txt   northmere-borough-council/cabinet/2023-07-25#3

"""
        + SCOPE
        + "To read one whole: matters show RANK\n"
    )


def test_cli_search_finding_nothing_says_what_was_searched(held: Path) -> None:
    result = matters("search", "pothole repairs", archive=held)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        result.stdout
        == f"""\
No item found for “pothole repairs”.

{SCOPE}Words of the question in what was searched: pothole 0 passages; repairs 0
passages.
That no item was found does not mean that it was not discussed.
'--all' lists the nearest items all the same.
"""
    )


def test_cli_search_all_lists_the_nearest_and_says_what_they_are(held: Path) -> None:
    result = matters("search", "pothole repairs", "--all", "-k", "2", archive=held)
    assert result.exit_code == 0
    assert result.stdout.startswith("No item found for “pothole repairs”.\n")
    assert "\nNearest, for what it is worth:\n\n1. " in result.stdout
    assert "(strong)" not in result.stdout and "(possible)" not in result.stdout
    assert "'--all'" not in result.stdout


def test_cli_search_cite_prints_lines_to_paste(held: Path) -> None:
    result = matters("search", DAMP, "--cite", "-k", "1", archive=held)
    assert (
        result.stdout
        == """\
“Councillor Bell asked how many homes had damp and mould and whether there was any data to compare past \
and present.” (Cabinet, 25 July 2023, minute 3; cabinet.txt)
“The officer offered to bring the figures to the October meeting.” (Cabinet, 25 July 2023, minute 3; \
cabinet.txt)
"""
    )


def test_cli_search_json_has_the_shape_of_the_design(held: Path) -> None:
    found = search_json(DAMP, archive=held)
    assert list(found) == [
        "query", "answered", "filters", "understood", "expansions", "hits", "searched", "archive", "warnings",
        "took_ms",
    ]  # fmt: skip
    assert (found["query"], found["answered"], found["filters"]) == (DAMP, True, {})
    assert (found["understood"], found["expansions"], found["warnings"]) == ([], [], [])
    hit = found["hits"][0]
    assert list(hit) == ["rank", "score", "item", "passage", "evidence", "source"]
    assert list(hit["item"]) == [
        "id", "number", "title", "council", "committee", "date", "status", "access", "corrected_by", "start",
        "end",
    ]  # fmt: skip
    assert list(hit["passage"]) == ["text", "quote", "start", "end", "page"]
    assert list(hit["evidence"][0]) == ["text", "quote", "start", "end", "page", "score", "marks", "shares"]
    assert list(hit["source"]) == ["path", "sha256", "page", "url"]
    assert list(found["archive"]) == ["generation", "version", "model"]
    assert isinstance(found["took_ms"], float)


def test_cli_search_json_without_answer_has_the_denominator(held: Path) -> None:
    found = search_json("pothole repairs", archive=held)
    assert (found["answered"], found["hits"]) == (False, [])
    assert found["searched"] == {
        "documents": 3,
        "meetings": 3,
        "items": 12,
        "from": "2023-07-25",
        "to": "2024-01-11",
        "unreadable": 0,
        "private": 2,
        "appendices": 0,
        "missing": [
            {
                "committee": "Cabinet",
                "date": "2023-04-04",
                "why": f"Its minutes were approved at {CABINET_ID}#2, but are not held.",
            }
        ],
    }
    assert list(found["searched"])[3:5] == ["from", "to"]


def test_cli_search_json_all_leaves_it_unanswered(held: Path) -> None:
    found = search_json("pothole repairs", "--all", "-k", "3", archive=held)
    assert found["answered"] is False
    assert [hit["rank"] for hit in found["hits"]] == [1, 2, 3]


def test_cli_search_filters_are_told_and_kept(held: Path) -> None:
    arguments = ("--since", "2023-09", "--until", "31/12/2023", "--committee", "audit", "--all")
    found = search_json("members", *arguments, archive=held)
    assert found["filters"] == {"since": "2023-09", "until": "31/12/2023", "committees": ["audit"]}
    assert {hit["item"]["committee"] for hit in found["hits"]} == {"Audit Committee"}
    assert (found["searched"]["meetings"], found["searched"]["items"]) == (1, 3)
    assert found["searched"]["missing"] == []


def test_cli_search_filter_without_meetings_says_so(held: Path) -> None:
    result = matters("search", "pool", "--since", "2030", archive=held)
    assert result.exit_code == 0
    assert "\n\nNothing was searched: no meeting fits the filters.\n" in result.stdout


def test_cli_search_options_of_one_kind_may_be_repeated(held: Path) -> None:
    found = search_json("a", "--committee", "audit", "--committee", "Leisure Panel", "--all", archive=held)
    assert found["searched"]["meetings"] == 2
    found = search_json("a", "--person", "Bell", "--person", "Okoro", "--all", archive=held)
    assert found["searched"]["items"] == 0


@pytest.mark.parametrize("query", [*PRIVATE_WORDS, "dismissal of an officer"])
@pytest.mark.parametrize("options", [[], ["--all"], ["--json", "--all"], ["--cite", "--all"]])
def test_cli_search_prints_nothing_private(held: Path, query: str, options: list[str]) -> None:
    result = matters("search", query, "-k", "50", *options, archive=held)
    assert result.exit_code == 0
    said = result.output.replace(query, "")
    assert not any(word in said for word in PRIVATE_WORDS)
    remembered = (held / "last-search.json").read_text(encoding="utf-8").replace(query, "")
    assert f"{CABINET_ID}#6" not in remembered


def test_cli_search_marks_what_is_private_when_asked(held: Path) -> None:
    result = matters("search", "unlawful dismissal", "--include-exempt", archive=held)
    assert result.stdout.startswith("1. PRIVATE 6 Settlement with Gloria Vantongeren\n")
    assert "private item" not in result.stdout
    cited = matters("search", "unlawful dismissal", "--include-exempt", "--cite", archive=held)
    assert "(Cabinet, 25 July 2023, minute 6, private; cabinet.txt)" in cited.stdout


def test_cli_search_marks_a_draft(tmp_path: Path) -> None:
    write(tmp_path / "minutes", cabinet=CABINET.replace("\nCabinet\n", "\nCabinet\n\nDRAFT MINUTES\n"))
    archive = tmp_path / "archive"
    assert matters("ingest", tmp_path / "minutes", archive=archive).exit_code == 0
    assert matters("search", DAMP, archive=archive).stdout.startswith("1. DRAFT 3 Damp and mould")
    assert (
        "minute 3, draft minutes; cabinet.txt)" in matters("search", DAMP, "--cite", archive=archive).stdout
    )


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([""], "an empty question"),
        (["   "], "an empty question"),
        (["?!"], "no word in '?!'"),
        ([" -bus"], "nothing to search for in '-bus'"),
        ([' -bus -"mill lane"'], "nothing to search for"),
        (
            ["x", "--since", "2024", "--until", "2023"],
            "since 2024 until 2023: the first day is after the last",
        ),
        (["x", "--since", "soon"], "'soon' is not a date. Expected 2023, 2023-07, 2023-07-25, 25 July 2023"),
        (["x", "--until", "2023-02-30"], "'2023-02-30' is not a date"),
        (
            ["x", "--committee", "planning"],
            "'planning' fits no committee. Expected one of Audit Committee, Cabinet, Leisure Panel",
        ),
        (["x", "--person", " "], "is not a name"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_cli_search_bad_input_is_one_line(
    held: Path, arguments: list[str], named: str, options: list[str]
) -> None:
    remembered = held / "last-search.json"
    remembered.write_text("{}", encoding="utf-8")
    result = matters("search", *arguments, *options, archive=held)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")
    assert named in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert remembered.read_text(encoding="utf-8") == "{}"


def test_cli_search_without_archive_says_how_to_make_one(tmp_path: Path) -> None:
    result = matters("search", "pool", archive=tmp_path / "new")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"Error: {tmp_path / 'new'}: no archive there yet."
        " Expected a folder that 'matters ingest PATH' made."
        " Ingest minutes first, or name another folder with --archive.\n"
    )
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("kind", ["file", "folder", "database", "newer", "garbage"])
def test_cli_search_archive_that_is_none_is_one_line(tmp_path: Path, kind: str) -> None:
    folder, expected = _no_archive(tmp_path / kind, kind)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = matters("search", "pool", archive=folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert expected in result.stderr
    assert len(result.stderr.splitlines()) == 1
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {path: data for path, data in after.items() if path in before} == before


def _no_archive(folder: Path, kind: str) -> tuple[Path, str]:
    import sqlite3

    if kind == "file":
        folder.write_text("x", encoding="utf-8")
        return folder, "a file, not an archive"
    folder.mkdir()
    if kind == "folder":
        (folder / "letter.txt").write_text("x", encoding="utf-8")
        return folder, "a folder of other files (letter.txt), not an archive"
    if kind == "garbage":
        (folder / "catalogue.sqlite3").write_bytes(b"not a database" * 100)
        return folder, "damaged"
    database = sqlite3.connect(folder / "catalogue.sqlite3")
    if kind == "database":
        database.execute("CREATE TABLE recipes (name)")
        expected = "a database of another program"
    else:
        from matters.index.catalogue.schema import APPLICATION_ID

        database.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 9999")
        expected = "an archive of format 9999"
    database.commit()
    database.close()
    return folder, expected


def test_cli_search_empty_archive_says_how_to_fill_it(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    assert matters("ingest", tmp_path / "bad.txt", archive=tmp_path / "archive").exit_code == 1
    result = matters("search", "pool", archive=tmp_path / "archive")
    assert result.exit_code == 0
    assert "Nothing was searched: no minutes are held that may be. 'matters ingest PATH'" in result.stdout
    assert "1 file that could not be read" in result.stdout.replace("\n", " ")


def test_cli_search_remembers_its_hits_for_show(held: Path) -> None:
    matters("search", DAMP, archive=held)
    remembered = json.loads((held / "last-search.json").read_text(encoding="utf-8"))
    assert remembered["query"] == DAMP
    assert remembered["items"][0] == f"{CABINET_ID}#3"


def test_cli_search_long_question_is_noted_on_stderr(held: Path) -> None:
    result = matters("search", "damp mould homes " * 300, "--json", archive=held)
    assert result.exit_code == 0
    assert result.stderr.startswith("Note: The question has 5099 characters; its first ")
    assert json.loads(result.stdout)["warnings"] == [result.stderr[len("Note: ") :].rstrip("\n")]
