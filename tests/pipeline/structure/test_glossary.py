"""Shorthands where a document defines them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.pipeline.records import Span
from matters.pipeline.structure.glossary import read_glossary


def pairs(text: str, furniture: Any = ()) -> Any:
    return [(one.short, one.long) for one in read_glossary(text, furniture=furniture)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a report on Unaccompanied Asylum-Seeking Children (UASC) was read",
            ("UASC", "Unaccompanied Asylum-Seeking Children"),
        ),
        ("the Children in Care Council (CiCC) met", ("CiCC", "Children in Care Council")),
        ("the National Transfer Scheme (the NTS) began", ("NTS", "National Transfer Scheme")),
        ('the Fernley Hall Trust (hereafter "FHT") wrote', ("FHT", "Fernley Hall Trust")),
        ("the Fernley Hall Trust (hereafter the Trust) wrote", ("the Trust", "Fernley Hall Trust")),
        ("Pond Keepers Society (referred to as “the Society”)", ("the Society", "Pond Keepers Society")),
        ("the Royal Society for Ponds & Ducks (RSPD)", ("RSPD", "Royal Society for Ponds & Ducks")),
        ("the Village\nHall Group (VHG) wrote", ("VHG", "Village Hall Group")),
        ("the **Village Hall Group** (VHG) wrote", ("VHG", "Village Hall Group")),
    ],
)
def test_glossary_definitions(text: str, expected: Any) -> None:
    assert pairs(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "the gate (Mill Lane) was mended",
        "the gate (hereafter the Gate) was mended",
        "a letter from Ann Hill (hereafter the Trust)",
        "the report (EXEMPT) was read",
        "the hall (A) is cold",
        "(UASC) was read",
        "the pond in the village (XQZ)",
    ],
)
def test_glossary_decoys(text: str) -> None:
    assert pairs(text) == []


def test_glossary_the_first_definition_counts() -> None:
    text = "the Village Hall Group (VHG) met. Then the Very High Gate (VHG) fell."
    assert pairs(text) == [("VHG", "Village Hall Group")]


def test_glossary_offsets_cover_the_definition() -> None:
    text = "In May the Village Hall Group (VHG) met."
    (one,) = read_glossary(text, furniture=())
    assert text[one.start : one.end] == "Village Hall Group (VHG"


def test_glossary_reads_over_a_running_head() -> None:
    text = "the Village Hall\nPage 3\nGroup (VHG) wrote"
    head = text.index("Page")
    assert pairs(text, [Span(head, head + 6)]) == [("VHG", "Village Hall Group")]


@given(st.text(st.sampled_from("ABc (). \n"), max_size=60))
def test_glossary_any_text_is_read_without_error(text: str) -> None:
    for one in read_glossary(text, furniture=()):
        assert 0 <= one.start < one.end <= len(text)
        assert one.short in text[one.start : one.end]
