"""``matters people``: the list, one person, and decisions that last."""

import json
import shutil
from pathlib import Path

import pytest

from northmere import matters, write

HEAD = "NORTHMERE BOROUGH COUNCIL\n\nCabinet\n\nMinutes of the meeting held on {day} at 6.30pm\n\n"
FIRST = (
    HEAD.format(day="Tuesday 25 July 2023")
    + """Present: Councillors Ann Hart (Chair), Tom Bell and Ivo Bell

In attendance: Rosa Quill, Director of Housing; Priya Stone, Youth Mayor

1. Damp

Councillor Hart asked how many homes had damp. The Director of Housing would report back in October.

2. Declarations of interest

Councillor Hart declared an interest in item 1 as a tenant.
"""
)
SECOND = (
    HEAD.format(day="Tuesday 3 October 2023")
    + """Present: Councillors Hart (Chair), Bell and Lane

In attendance: Rosa Quill, Director of Housing and Streets

Apologies: Councillor Hartt

1. Damp

It was worse.
"""
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    write(tmp_path / "minutes", first=FIRST, second=SECOND)
    done = matters("ingest", tmp_path / "minutes", archive=tmp_path / "archive")
    assert done.exit_code == 0, done.output
    return tmp_path / "archive"


def people(archive: Path, *words: str) -> dict[str, object]:
    done = matters("people", *words, "--json", archive=archive)
    assert done.exit_code == 0, done.output
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_cli_people_lists_entries_and_candidates(archive: Path) -> None:
    found = people(archive)
    entries = {one["id"]: one for one in found["people"]}  # type: ignore[attr-defined]
    assert {"bell-i", "bell-t", "hart-a", "quill-r"} <= set(entries)
    assert "stone-p" not in entries
    assert entries["hart-a"]["name"] == "Ann Hart" and entries["hart-a"]["meetings"] == 2
    assert "sightings" not in entries["hart-a"]
    text = matters("people", archive=archive).stdout
    assert "Ann Hart [hart-a] 2023, 2 meetings" in text
    assert "May be one person" in text and "matters people merge A B" in text
    assert "Stone" not in text


def test_cli_people_shows_one(archive: Path) -> None:
    done = matters("people", "Cllr", "Hart", archive=archive)
    assert done.exit_code == 0, done.output
    assert "Cabinet: named present at 2 of 2 meetings held" in " ".join(done.stdout.split())
    assert "nothing is listed proves nothing" in " ".join(done.stdout.split())
    found = people(archive, "hart-a")
    assert [one["quote"] for one in found["declared"]] == [  # type: ignore[attr-defined]
        "Councillor Hart declared an interest in item 1 as a tenant."
    ]
    assert "proves nothing" in str(found["note"])
    quill = people(archive, "Quill")
    assert [one["text"] for one in quill["roles"]] == [  # type: ignore[attr-defined]
        "Director of Housing",
        "Director of Housing and Streets",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Bell",), "'Bell' may mean"),
        (("Nobody",), "'Nobody' is no councillor or officer in the minutes held"),
        (("Priya", "Stone"), "'Priya Stone' is no councillor or officer"),
        (("merge", "Hart"), "'merge' with 1 name. Expected 'matters people merge A B'. Name both."),
        (
            ("merge", "Tom", "Bell", "Ida", "Bell"),
            "'merge' with 4 names. Expected 'matters people merge A B'. Put",
        ),
        (("split", "Hart"), "'split' with 1 name"),
        (("merge", "bell-t", "Nobody"), "'Nobody' is no councillor"),
    ],
)
def test_cli_people_refuses_in_one_line(archive: Path, words: tuple[str, ...], said: str) -> None:
    done = matters("people", *words, archive=archive)
    assert done.exit_code == 1
    assert said in done.stderr and len(done.stderr.strip().splitlines()) == 1
    assert not (archive / "kept").exists() or not list((archive / "kept").glob("people*"))


def test_cli_people_merge_and_split_survive_another_ingest(archive: Path, tmp_path: Path) -> None:
    done = matters("people", "merge", "bell-t", "bell-i", archive=archive)
    assert (done.exit_code, done.stdout) == (0, "Tom Bell [bell-t] is now one entry.\n")
    shutil.rmtree(archive / "index")
    (archive / "catalogue.sqlite3").unlink()
    assert matters("ingest", tmp_path / "minutes", archive=archive).exit_code == 0
    entries = {one["id"] for one in people(archive)["people"]}  # type: ignore[attr-defined]
    assert "bell-i" not in entries and "bell-t" in entries
    done = matters("people", "split", "bell-t", "Ivo Bell", archive=archive)
    assert done.stdout == "Tom Bell [bell-t] and Ivo Bell [bell-i-2] are two people.\n"


def test_cli_people_of_an_empty_archive(tmp_path: Path) -> None:
    write(tmp_path / "none")
    matters("ingest", tmp_path / "none", archive=tmp_path / "archive")
    done = matters("people", archive=tmp_path / "archive")
    assert "matters ingest" in done.stdout or done.exit_code == 1


def test_cli_search_matches_by_entry(archive: Path) -> None:
    found = json.loads(
        matters("search", "damp", "--person", "Ann Hart", "--all", "--json", archive=archive).stdout
    )
    assert {hit["item"]["id"].split("#")[0][-10:] for hit in found["hits"]} == {"2023-07-25"}
    told = matters("search", "damp", "--person", "Bell", "--json", archive=archive)
    assert "may mean" in told.stderr and "Ivo Bell [bell-i]" in json.loads(told.stdout)["warnings"][0]
