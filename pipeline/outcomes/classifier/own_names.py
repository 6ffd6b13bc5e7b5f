"""The name by which minutes call their own body: "SACRE noted", "The Conservators approved"."""

import re

from matters.pipeline.outcomes.classifier.rules import never
from matters.pipeline.outcomes.sentences.clauses import Clause

_HEAD = 800
"""Characters of a document in which its body is named."""
_BELOW = re.compile(r"(?im)^\W*(?:in attendance|members present|present|attendance|attendees|apologies)\b")
_LETTERS = re.compile(r"\(([A-Z]{3,8})\)|^\W*([A-Z]{4,8})\W*$", re.MULTILINE)
"""Letters in brackets behind the name, or the one word of a line."""
_NO_NAME = frozenset({"MINUTES", "DRAFT", "AGENDA", "NOTES", "PUBLIC"})
_KIND = re.compile(
    r"(?i)\b(?:assembly|association|charity|commission|commissioners|conservators|corporation|court|"
    r"directors|federation|feoffees|forum|group|guardians|society|trust|trustees|verderers|wardens|"
    r"working party)\b"
)
_DID = (
    r"(?: (?:also|duly|formally|then|therefore|unanimously))* (?:(?:\w+ed|considered) and )?"
    r"(?:accepted|adopted|agreed|approved|authorised|endorsed|noted|ratified|"
    r"received|resolved)\b(?! (?:that|with)\b)"
)


def own_names(text: str) -> re.Pattern[str] | None:
    """What begins a clause in which the body of a document decides; nothing where its head names none."""
    head = text[:_HEAD]
    below = _BELOW.search(head)
    head = head[: below.start()] if below else head[: _HEAD // 4]
    letters = {one or other for one, other in _LETTERS.findall(head)} - _NO_NAME
    kinds = {kind.lower() for kind in _KIND.findall(head)}
    names = [rf"(?:The )?{one}" for one in sorted(letters)]
    names += [rf"The (?i:{kind})" for kind in sorted(kinds)]
    return re.compile(rf"\W*(?:{'|'.join(names)}){_DID}") if names else None


def decides_by_name(names: re.Pattern[str] | None, clause: Clause) -> bool:
    """Whether the body, called by its own name, decides something in a clause."""
    return bool(names and names.match(clause.text)) and not never("decision", clause)
