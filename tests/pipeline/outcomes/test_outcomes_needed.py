"""Letters that a pattern needs are in every text in which ``re`` finds it."""

import re

import pytest

from matters.pipeline.outcomes.wording.cues import _PATTERNS
from matters.pipeline.outcomes.wording.prefilter import branches, needed

TEXTS = [
    "It was RESOLVED that the Clerk write to the county council by 3 May.",
    "Cllr Ash agreed to look into it; the item was deferred to the next meeting.",
    "All in favour. Carried: 5 for, 2 against. The motion was lost",
    "Residents complained that the drain had not been repaired, and were worried.",
    "Who will pay? That the minutes be approved as a correct record.",
    "Action: AB to chase the report on 40 % of the budget, as soon as possible",
    "",
]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bagreed\b", ("agreed",)),
        (r"(?:undertook|promised) (?:to|that)", ("promised", "undertook")),
        (r"colou?r", ("colo",)),
        (r"(?:very )?overgrown", ("overgrown",)),
        (r"\d+|tree", ()),
        (r"(?:tree|\w+)", ()),
        (r"(?<!no )fence(?! post)", ("fence",)),
        (r"HEDGE", ("hedge",)),
        (r"(?:gate){2,}", ("gate",)),
    ],
)
def test_needed_tells_what_a_pattern_cannot_do_without(pattern: str, expected: tuple[str, ...]) -> None:
    assert needed(pattern) == expected


@pytest.mark.parametrize("name", _PATTERNS)
def test_needed_letters_stand_wherever_a_wording_does(name: str) -> None:
    pieces = needed(_PATTERNS[name])
    for text in TEXTS:
        if pieces and re.search(_PATTERNS[name], text):
            assert any(piece in text.lower() for piece in pieces)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a|b", ["a", "b"]),
        ("(?:a|b)|c", ["(?:a|b)", "c"]),
        (r"a\||[|)]|\(", [r"a\|", "[|)]", r"\("]),
        ("a", ["a"]),
    ],
)
def test_branches_are_the_outermost_alternatives(pattern: str, expected: list[str]) -> None:
    assert branches(pattern) == expected
