"""Planning decisions of the district that a parish lists: no parish grants or refuses permission."""

import re

from matters.pipeline.outcomes.reading import Reading

_LOCAL = re.compile(r"\b(?:Parish|Town|Community) Council\b")
_PLANNING = re.compile(r"\b\d{2,4}/\d{2,5}/[A-Z]{2,5}\b|\b[A-Z]{1,3}/\d{2,4}/\d{3,5}\b|\bwith conditions\b")
_PLANNING_TITLE = re.compile(r"(?i)\bplanning\b|\bapplications\b")
_RESULT = re.compile(r"(?i)\b(?:granted|refused|permitted|dismissed)\b")
_OWN_VERDICT = re.compile(
    r"(?i)\b(?:resolved|agreed|decided|recommend\w*|council|committee|members|cllrs?|councillors)\b"
)


def decided_elsewhere(reading: Reading, text: str) -> bool:
    """Whether a sentence of a parish tells what became of an application for planning permission."""
    if not _RESULT.search(text) or not _LOCAL.search(
        f"{reading.meeting.council} {reading.meeting.committee}"
    ):
        return False
    about = _PLANNING.search(text) or _PLANNING_TITLE.search(reading.item.title)
    return bool(about) and not _OWN_VERDICT.search(text)
