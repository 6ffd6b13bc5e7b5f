"""The words for which a sentence was found, where they stand in the document."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from matters.cli.main import cli
from matters.index.lexical.query import parse_query
from matters.index.search.marks import find_marks
from matters.index.search.relevance import TermWeights
from matters.pipeline.records import Span
from matters.pipeline.verbatim import clean
from northmere import matters


def weights(question: str, **alternatives: tuple[tuple[str, ...], ...]) -> TermWeights:
    terms = parse_query(question).terms
    return TermWeights(dict.fromkeys(terms, 1.0), dict.fromkeys(terms, 1), alternatives)


def marked(text: str, wanted: TermWeights) -> list[str]:
    return [text[one.start : one.end] for one in find_marks(clean(text, 0, len(text)), wanted)]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("damp homes", "Damp was found in a HOME, and at home.", ["Damp", "HOME", "home"]),
        ("damp", "The **damp** homes", ["damp"]),
        ("asylum-seeking homes", "Asylum seeking home; asylum-seekers", ["Asylum", "seeking", "home",
         "asylum-seekers"]),
        ("22/23 subsidy 1,200", "In 22/23 the subsidy had 1,200 errors.", ["22/23", "subsidy", "1,200"]),
        ("the of and", "The end of the road and the bridge", []),
        ("councillor's question", "The Councillor’s questions", ["Councillor’s", "questions"]),
        ("damp", "", []),
        ("damp", "Dampness, undamped", ["Dampness"]),
    ],
)  # fmt: skip
def test_marks_words_of_the_question(question: str, text: str, expected: list[str]) -> None:
    assert marked(text, weights(question)) == expected


def test_marks_another_form_only_when_it_is_whole() -> None:
    wanted = weights("uasc", uasc=(("unaccompani", "asylum"),))
    assert marked("Unaccompanied, and asylum; UASC", wanted) == ["Unaccompanied", "asylum", "UASC"]
    assert marked("asylum alone", wanted) == []


def test_marks_words_that_are_near_in_meaning_whole() -> None:
    text = "Dogs fouled the green."
    near = find_marks(clean(text, 0, len(text)), weights("animals"), also=[Span(5, 8)])
    assert near == (Span(5, 11),)


def test_marks_count_from_where_the_passage_starts() -> None:
    text = "Members saw damp."
    assert find_marks(clean(text, 8, len(text)), weights("damp"), at=100) == (Span(112, 116),)


@given(st.text(max_size=80), st.text(max_size=30))
def test_marks_are_in_order_inside_and_apart(text: str, question: str) -> None:
    found = find_marks(clean(text, 0, len(text)), weights(question))
    ends = [0, *(one.end for one in found)]
    assert all(before <= one.start < one.end <= len(text) for before, one in zip(ends, found, strict=False))


def test_marks_are_places_in_the_document(held: Path) -> None:
    result = matters("search", "how many homes have damp and mould", "--json", archive=held)
    hit = json.loads(result.stdout)["hits"][0]
    text = Path(hit["source"]["path"]).read_text(encoding="utf-8")
    assert [text[start:end] for start, end in hit["evidence"][0]["marks"]] == [
        "many",
        "homes",
        "damp",
        "mould",
    ]


def test_marks_are_bold_on_a_terminal_only(held: Path) -> None:
    command = ["--archive", str(held), "--model", "hashing", "search", "damp and mould", "-k", "1"]
    bold = CliRunner().invoke(cli, command, color=True).stdout
    plain = CliRunner().invoke(cli, command).stdout
    assert "\x1b[1mdamp\x1b[0m and \x1b[1mmould\x1b[0m" in bold
    assert "\x1b" not in plain
    assert bold.replace("\x1b[1m", "").replace("\x1b[0m", "") == plain
