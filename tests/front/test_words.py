"""How things read for people."""

import pytest

from matters.words import item_title, quoted, readable_extent, short_title


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("It was agreed.", "“It was agreed.”"),
        ("“When will it be published?”", "“When will it be published?”"),
        ('"When will it be published?"', '"When will it be published?"'),
        ("“Yes” was not “no”", "““Yes” was not “no””"),
        ("He said “yes”", "“He said “yes””"),
        ('"', '“"”'),
        ("", "“”"),
    ],
)
def test_words_quote_once(said: str, shown: str) -> None:
    assert quoted(said) == shown


def test_words_titles_and_stretches_of_time() -> None:
    assert item_title("08/23", "Roads", status="draft", access="exempt") == "DRAFT PRIVATE 08/23 Roads"
    assert item_title(None, "Roads", status="approved") == "Roads"
    assert readable_extent("2021-05", "2023-07-25") == "May 2021 to 25 July 2023"
    assert readable_extent("2023-07-25", "2023-07-25") == "25 July 2023"
    assert readable_extent(None, None) == "undated"


def test_words_cut_a_title_that_runs_into_its_text() -> None:
    assert short_title("Footpath 4 - the stile") == "Footpath 4 - the stile"
    long = " ".join(["Defibrillator", *("word" for _ in range(30))])
    assert short_title(long) == "Defibrillator" + " word" * 19 + " …"
