"""Wordings are found whatever their capitals, as ``re`` would find them."""

import re

import pytest

from matters.pipeline.outcomes.wording.wording import wording

TEXTS = ["RESOLVED: that it be so", "It was resolved", "it was dissolved", "Café ÉTÉ", "İstanbul", "", "A\nb"]


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?i)\bresolved\b",
        r"(?xi) \b resolved \b  # a comment",
        r"\bRESOLVED\b",
        r"(?i)\b(?:it|that) (?=[A-Z])",
        r"(?i)été$",
        r"(?i)^\W*$",
        r"(?i)\bit\b\S*",
        r"a.b",
    ],
)
def test_wording_occurs_where_re_finds_it(pattern: str) -> None:
    asked = wording(pattern)
    assert [asked.occurs(text) for text in TEXTS] == [bool(re.search(pattern, text)) for text in TEXTS]


def test_wording_with_capitals_of_its_own_is_not_looked_for_in_small_letters() -> None:
    assert wording(r"(?i)\bresolved\b").in_small_letters
    assert not wording(r"(?i)by [A-Z]").in_small_letters
    assert not wording(r"resolved").in_small_letters
    assert wording(r"(?i)\bresolved\B\W").in_small_letters
