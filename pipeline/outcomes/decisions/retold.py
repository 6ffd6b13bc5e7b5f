"""What somebody reported in a list: "Mr Orde advised:" and below it "That the fair would be held in May"."""

import re
from collections.abc import Collection

from matters.pipeline.outcomes.reading import Reading

_REPORTS = re.compile(
    r"(?i)\b(?:advised|explained|informed|reported|said|stated|updated)\b[^.;:]{0,40}[:–—-]\W*$"
)
_FACT = re.compile(
    r"(?i)\W*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\W*)?that\b(?:(?!\bbe\b).)*?"
    r"\b(?:are|can|could|had|has|have|is|may|might|was|were|will|would)\b"
)
"""What is, was or will be; a resolution says what is to be."""


def retold_places(reading: Reading, parts: Collection[int]) -> frozenset[int]:
    """The places of the sentences that go on with a report, wherever in its item they stand.

    :param parts: the places of parts of resolutions.
    """
    texts = [sentence.text for sentence in reading.sentences]
    opened = next((place for place, text in enumerate(texts) if _REPORTS.search(text)), None)
    if opened is None:
        return frozenset()
    return frozenset(
        place
        for place, text in enumerate(texts)
        if place > opened and place not in parts and _FACT.match(text)
    )
