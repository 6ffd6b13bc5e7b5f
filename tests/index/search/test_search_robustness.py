"""Whatever is typed: an answer or one clear line; and silence where the answer was taken away."""

from pathlib import Path

import pytest

from matters.archive import Archive
from northmere import CABINET, LEISURE, matters, write

WORDLESS = [
    "-pool",
    '-"pool roof"',
    "",
    " ",
    "?!.,;:",
    "\"\" '' «»",
    "-",
    "--",
    "()[]{}",
    "\x00\x01\x1b",
    "\u200b\ufeff",
    "🐉🏊",
    "**~^+",
]
ODD = [
    "the of and to a in",
    "THE OF AND",
    "AND OR NOT NEAR",
    "title:pool AND (body:roof OR",
    "pool^2 roof~1 +leak -",
    '"pool roof',
    'pool" AND "roof"',
    "*:* pool*",
    "[a TO b] {c}",
    "pool\\",
    "'; DROP TABLE items; --",
    "%s %d {0} $HOME",
    "<script>alert(1)</script>",
    "Wann wird das Schwimmbad wieder geöffnet?",
    "Pryd fydd y pwll nofio yn ailagor?",
    "泳池什么时候重新开放",
    "متى يعاد فتح المسبح",
    "🏊 pool 🐉",
    "pool\x00roof\x1b[31m\x07",
    "pool\u202eroof\u200b leak",
    "a" * 5000,
    "1/2023 2023-07-25 48,000 £",
]


@pytest.mark.parametrize("query", WORDLESS)
@pytest.mark.parametrize("command", ["search"])
def test_robustness_what_has_no_word_is_refused_in_one_line(held: Path, command: str, query: str) -> None:
    result = matters(command, "--", query, archive=held)
    assert result.exit_code == 1
    assert (result.stdout, result.stderr.count("\n")) == ("", 1)
    assert result.stderr.startswith("Error: ")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("query", ODD)
@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_robustness_what_has_a_word_is_answered(reading: Archive, query: str, mode: str) -> None:
    result = reading.search(query, mode=mode)
    assert result.answered == bool(result.hits)
    assert result.searched.meetings == 3
    for hit in result.hits:
        assert 0.0 <= hit.score <= 1.0


@pytest.mark.parametrize("query", ODD)
def test_robustness_the_command_line_prints_no_control_characters(held: Path, query: str) -> None:
    if "\x00" in query:
        query = query.replace("\x00", "")
    result = matters("search", "--", query, archive=held)
    assert result.exit_code == 0, result.stderr
    printed = result.stdout + result.stderr
    assert not any(ord(character) < 32 and character != "\n" for character in printed)


def test_robustness_ten_thousand_words(reading: Archive) -> None:
    result = reading.search("damp and mould in council homes " * 1667)
    assert result.answered
    assert result.hits[0].item.title == "Damp and mould in council homes"
    assert result.warnings[0].startswith("The question has ")


def test_robustness_ten_thousand_different_words(reading: Archive) -> None:
    result = reading.search(" ".join(f"word{number}" for number in range(10_000)))
    assert (result.answered, len(result.warnings)) == (False, 1)


def test_robustness_operators_do_not_act(reading: Archive) -> None:
    """What is an operator elsewhere is a word here: it neither widens nor narrows."""
    plain = [hit.item.id for hit in reading.search("pool roof").hits]
    for query in ("pool AND roof", "pool OR roof", "(pool) roof", "pool: roof", "+pool roof"):
        assert [hit.item.id for hit in reading.search(query).hits] == plain, query


def test_robustness_a_wrong_filter_is_one_line(held: Path) -> None:
    for option in (("--since", "soon"), ("--committee", "\x1b"), ("--person", "!")):
        result = matters("search", "pool", *option, archive=held)
        assert result.exit_code in (1, 2), option
        assert "Traceback" not in result.stderr


def test_robustness_silence_follows_when_the_answer_is_taken_away(tmp_path: Path) -> None:
    """Ask, delete the item that answers, ask again."""
    folder = write(tmp_path / "minutes", cabinet=CABINET, leisure=LEISURE)
    item = LEISURE[LEISURE.index("2. Allotments") :]
    with Archive.open(tmp_path / "archive", model="hashing") as archive:
        archive.ingest([folder])
        before = archive.search("names on the allotments waiting list")
        assert before.answered
        assert before.hits[0].item.title == "Allotments"
        write(folder, leisure=LEISURE.replace(item, "2. Any other business\n\nThere was none.\n"))
        assert archive.ingest([folder]).replaced
        after = archive.search("names on the allotments waiting list")
    assert (after.answered, after.hits) == (False, ())
    assert after.words["allotments"] == after.words["waiting"] == 0
    assert before.archive.generation < after.archive.generation
