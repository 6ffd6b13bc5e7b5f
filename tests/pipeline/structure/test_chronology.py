"""Dates that cannot be true of a meeting."""

from typing import Any

import pytest

from matters.pipeline.records import SourceText
from matters.pipeline.structure.read import read_structure

TEXT = """Fernley Parish Council

Minutes of the meeting held on 7 March 2023

1. Apologies

Apologies were received from Cllr Gale.

They were accepted.

Cllr Wick was welcomed.

The agenda was taken as read.

2. Minutes of the last meeting

The minutes of the meeting held on {before} were agreed and signed.

3. Date of next meeting

{after}
"""


def doubts(before: str, after: str, *, name: str = "minutes.txt") -> Any:
    found = read_structure(SourceText(TEXT.format(before=before, after=after), "text"), name=name)
    return [caveat.code for caveat in found.caveats if caveat.code.startswith("date")]


def test_chronology_says_nothing_where_all_fits() -> None:
    assert doubts("7 February 2023", "4 April 2023") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("7 February 2024", "4 April 2023"),
        ("7 February 2023", "4 April 2022"),
        ("7 March 2013", "4 April 2023"),
    ],
)
def test_chronology_a_year_that_does_not_fit_is_said(before: str, after: str) -> None:
    assert doubts(before, after) == ["date-inconsistent"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("minutes-2023-03-07.txt", []), ("minutes-2023-04-11.txt", ["dates-differ"]), ("minutes-2023.txt", [])],
)
def test_chronology_another_date_in_the_file_name_is_said(name: str, expected: list[str]) -> None:
    assert doubts("7 February 2023", "4 April 2023", name=name) == expected


@pytest.mark.parametrize(
    ("said", "name"),
    [("2022-01-10", "2023-01-10.txt"), ("02/09/2023", "2023-02-09.txt")],
)
def test_chronology_a_slip_in_the_text_gives_way_to_the_file_name(said: str, name: str) -> None:
    text = f"Fernley Parish Council\n\nMinutes of the meeting held on {said}\n\n1. Apologies\n\nNone.\n"
    found = read_structure(SourceText(text, "text"), name=name)
    assert found.meeting.date == name.removesuffix(".txt")
    assert "dates-differ" in {caveat.code for caveat in found.caveats}
