"""``matters glossary``: terms with their sources."""

import json
from pathlib import Path

import pytest

from northmere import matters, write

MINUTES = """\
NORTHMERE BOROUGH COUNCIL

Cabinet

Minutes of the meeting held on Tuesday 25 July 2023 at 6.30pm

Present: Councillors Ann Hart (Chair) and Tom Bell

1. Towns

The Town Deal Board (TDB) had met twice. The TDB would meet again.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    write(tmp_path / "minutes", first=MINUTES)
    assert matters("ingest", tmp_path / "minutes", archive=tmp_path / "archive").exit_code == 0
    return tmp_path / "archive"


def test_cli_glossary_says_where_terms_are_defined(archive: Path) -> None:
    done = matters("glossary", archive=archive)
    assert done.exit_code == 0, done.output
    text = " ".join(done.stdout.split())
    assert "TDB: Town Deal Board (Cabinet; first 25 July 2023, first.txt)" in text
    assert "UASC" not in text and "of national use: matters glossary --all" in text
    assert "UASC: unaccompanied" in matters("glossary", "--all", archive=archive).stdout


def test_cli_glossary_as_json(archive: Path) -> None:
    found = json.loads(matters("glossary", "tdb", "--json", archive=archive).stdout)
    (term,) = found["terms"]
    (sense,) = term["senses"]
    assert (term["short"], term["expanded"], sense["long"], sense["source"]) == (
        "TDB", True, "Town Deal Board", "minutes",
    )  # fmt: skip
    (place,) = sense["defined"]
    assert place["text"] == "Town Deal Board (TDB" and place["date"] == "2023-07-25"


def test_cli_glossary_reads_the_users_file_and_says_what_is_wrong_with_it(archive: Path) -> None:
    (archive / "glossary.toml").write_text('[terms]\nTDB = "Tidal Dock Bridge"\n', encoding="utf-8")
    assert "TDB: Tidal Dock Bridge (in your glossary)" in matters("glossary", archive=archive).stdout
    (archive / "glossary.toml").write_text("[terms", encoding="utf-8")
    for command in (("glossary",), ("search", "town deals")):
        done = matters(*command, archive=archive)
        assert done.exit_code == 1
        assert "glossary.toml" in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_cli_glossary_unknown_term(archive: Path) -> None:
    assert matters("glossary", "zzz", archive=archive).stdout == "No shorthand of that kind is known.\n"
