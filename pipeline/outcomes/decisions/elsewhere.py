"""What another body decided and a parish lists or reports: no parish grants or refuses permission."""

import re

from matters.pipeline.outcomes.reading import Reading

_LOCAL = re.compile(r"\b(?:Parish|Town|Community) Council\b")
_PLANNING = re.compile(r"\b\d{2,4}/\d{2,5}/[A-Z]{2,5}\b|\b[A-Z]{1,3}/\d{2,4}/\d{3,5}\b|\bwith conditions\b")
_PLANNING_TITLE = re.compile(r"(?i)\bplanning\b|\bapplications\b")
_GRANTS = re.compile(r"(?i)\b(?:donations?|grants?)\b")
_RESULT = re.compile(r"(?i)\b(?:granted|refused|permitted|dismissed)\b")
_OWN_VERDICT = re.compile(
    r"(?i)\b(?:resolved|agreed|decided|recommend\w*|council|committee|members|cllrs?|councillors|"
    r"(?:was|were|be) (?:noted|received))\b"
)
_OTHER = (
    r"(?:(?:the |our )?(?:[A-Z][\w’'-]+ )?(?i:district|borough|county|city|unitary)(?i: council)?|"
    r"(?:the |our )?(?:[A-Z][\w’'-]+ )(?<!Parish )(?<!Town )(?<!Community )Council|"
    r"(?i:(?:the )?(?:local )?planning (?:authority|inspectorate))|(?:the )?LPA|[A-Z]{1,4}(?:BC|CC|DC))\b"
)
_OTHERS_DECISIONS = re.compile(
    rf"(?i:\bdecisions?\b)(?i: notices?)?(?: (?i:received|made|issued|notified|taken))?"
    rf"(?: (?i:of|by|from)) {_OTHER}|\b{_OTHER}(?:['’]s)? (?i:planning )?(?i:decisions)\b|"
    r"(?i:^\W*planning decisions?\b)"
)
"""What heads a list of such decisions."""
_LISTED_RESULT = re.compile(r"(?i)\b(?:approved|granted|refused|permitted|dismissed)\b")
_BACK = 12
"""Sentences below such a head that may be entries of its list."""
_GRANTED = re.compile(
    r"(?i)\b(?:application|bid|consent|funding|grant|licen[cs]e|permission)\b[^.;]{0,60}"
    r"\b(?:has|have) (?:now |since |also )?been (?:approved|awarded|confirmed|granted|refused)\b"
)
"""What was heard of an application that the body itself made."""


def decided_elsewhere(reading: Reading, place: int) -> bool:
    """Whether a sentence tells what another body decided, most often on an application for permission."""
    text = reading.sentences[place].text
    if _GRANTED.search(text):
        return not _OWN_VERDICT.search(text)
    if not _LISTED_RESULT.search(text) or not _LOCAL.search(
        f"{reading.meeting.council} {reading.meeting.committee}"
    ):
        return False
    if _is_listed(reading, place):
        return True
    about = _PLANNING.search(text) or _PLANNING_TITLE.search(reading.item.title)
    return bool(_RESULT.search(text) and about) and not _OWN_VERDICT.search(text)


def results_of_others(reading: Reading, start: int) -> bool:
    """Whether the row of a table that begins at a place tells how another body decided on an application."""
    row = reading.text[start : reading.sentences[-1].offsets[-1]] if reading.sentences else ""
    if not _LOCAL.search(f"{reading.meeting.council} {reading.meeting.committee}"):
        return False
    above = reading.text[reading.item.start : start]
    about = _PLANNING.search(row) or _PLANNING_TITLE.search(reading.item.title)
    listed = _OTHERS_DECISIONS.search(above) or (about and not _GRANTS.search(reading.item.title))
    return bool(listed and _LISTED_RESULT.search(row)) and not _OWN_VERDICT.search(row)


def _is_listed(reading: Reading, place: int) -> bool:
    """Whether a sentence stands in or below the head of a list of another body's decisions."""
    for at in range(place, max(-1, place - _BACK), -1):
        text = reading.sentences[at].text
        head = _OTHERS_DECISIONS.search(text)
        if _OWN_VERDICT.search(_OTHERS_DECISIONS.sub("", text)):
            return False
        if head:
            return at < place or bool(_LISTED_RESULT.search(text, head.end()))
    return False
