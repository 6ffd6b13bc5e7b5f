"""Whom "he" or "she" means: whoever speaks in the same sentence, or in the nearest one that names anybody."""

import re
from collections.abc import Sequence

from matters.pipeline.outcomes.people.people import People
from matters.pipeline.outcomes.wording.verbs import SINGULAR
from matters.pipeline.records import Owner

_SPEAKS = re.compile(
    rf"^\W*(?:\(?\w{{1,3}}[.)]\s+)?(?:[^.:;]{{2,40}}: )?(?P<owner>(?-i:(?=[A-Z])){SINGULAR})"
    r"(?:,[^,;.]{2,50}?,?)? (?:also |then |\w+ly )?(?:added|advised|answered|assured|confirmed|explained|"
    r"informed|mentioned|noted|replied|reported|responded|said|stated|told)\b",
    re.IGNORECASE,
)
"""Whoever speaks in a sentence, whom a pronoun further on means."""


def meant(words: str, before: Sequence[str], people: People) -> Owner:
    """The owner that words mean.

    :param before: the sentences before them, and what stands before them in their own.
    """
    if words.lower() in {"he", "she"}:
        for sentence in reversed(before):
            speaks = _SPEAKS.match(sentence)
            if speaks:
                return Owner(speaks["owner"], people.resolve(speaks["owner"]))
            if people.named(sentence):
                break
    return people.owner(words, before=before)
