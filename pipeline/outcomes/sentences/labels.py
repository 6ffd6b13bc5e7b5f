"""Labels that say who has to act and by when: "Action: KM", "Lead: DA", "Deadline: 30 June"."""

import re
from dataclasses import dataclass
from itertools import zip_longest

from matters.pipeline.outcomes.wording.cues import TASK
from matters.pipeline.outcomes.wording.verbs import POST, VERBS

_NOT_WHO = (
    rf"(?!(?i:{TASK}|none|nil|n/a|note[ds]?|no|complete[ds]?|done|closed?|open|agreed|approved|on-?going|outstanding|"
    r"deferred|resolved|see|as|items?|points?|plans?|lists?|logs?|red|amber|green|january|february|march|april|"
    r"may|june|july|august|september|october|november|december)\b)"
)
_WORD = rf"{_NOT_WHO}@?[A-ZÀ-Þ][\w'’.-]*"
_WHO = (
    rf"(?P<who>(?:[Tt]he )?{_WORD}(?:(?: | ?[/&+] ?|, ?| and | of | for )(?:the )?{_WORD}){{0,6}}|"
    r"[Aa]ll [a-z]+s)"
)
_POST_BEHIND = re.compile(rf"^([A-Z][\w'’-]+ [A-Z][\w'’-]+), (?=(?:[\w&’'-]+ )*(?i:{POST})\b)")
"""A name before a post: "Ann Hill, Parks Manager" is one owner."""
_NAMES_TOO = {"chair", "mark", "grant", "lead", "head"}
_WHEN = (
    r"(?:[,;]? ?[(–-]? ?(?P<when>(?:by |before |due |for )?(?:the )?(?:\d|end of |next |asap|ASAP|"
    r"January|February|March|"
    r"April|May|June|July|August|September|October|November|December)[\w /.’'-]{0,30}?)\)?)?"
)
_NAME = r"(?i:actions?(?: required| point)?(?: by| for| on)?)"
_ALONE = re.compile(rf"^\W{{0,3}}{_NAME}\s*[:–-]{{1,2}}\s*{_WHO}{_WHEN}\W*$")
_ALONE_BY = re.compile(rf"^\W{{0,3}}(?i:actions?(?: by| for))\s+{_WHO}{_WHEN}\W*$")
_IN_BRACKETS = re.compile(rf"\s*[\[(]\s*{_NAME}\s*[:–-]{{0,2}}\s+{_WHO}{_WHEN}\s*[\])]\W*$")
_AT_END = re.compile(rf"(?<=\S)\s(?:Action|ACTION)(?i: by)?\s?:\s*{_WHO}{_WHEN}\W*$")
_FIELD = re.compile(
    r"(?:^|[\s,;./|–-]+)(?:(?P<owner>(?i:lead|owner|responsible|responsibility|by whom|who|"
    r"assigned to)(?: [a-z]+)?)|"
    r"(?P<due>(?i:deadline|due(?: date| by)?|by when|target(?: date)?|time ?-?scale|when)))\s*:\s*(?=\S)"
)
_NAMES = re.compile(rf"{_WHO}\W*$")
_LABELLED = re.compile(r"(?i)^\W*actions?(?: points?| items?| required)?(?: ?\d+)?\s*[:–-]")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says.

    :param start: where it begins in the text, of which what stands before is the task.
    :param owner: as written, or nothing.
    :param due: as written, or nothing.
    """

    start: int
    owner: str
    due: str


def label_alone(text: str) -> Label | None:
    """A label that is all there is: it belongs to what stands before it."""
    match = _ALONE.match(text) or _ALONE_BY.match(text)
    if match and match["who"].strip(" .").lower() in VERBS - _NAMES_TOO:
        return None
    return Label(0, _who(match["who"]), (match["when"] or "").strip()) if match else None


def label_behind(text: str) -> Label | None:
    """A label at the end of a task: "(Action: LC)", or "Lead:" and "Deadline:" behind "Action:"."""
    match = _IN_BRACKETS.search(text) or _AT_END.search(text)
    if match and match.start():
        return Label(match.start(), _who(match["who"]), (match["when"] or "").strip())
    return fields(text) if _LABELLED.match(text) else None


def fields(text: str) -> Label | None:
    """What stands behind "Lead:", "Deadline:" and their like at the end of a text."""
    found = list(_FIELD.finditer(text))
    owner = due = ""
    for one, after in zip_longest(found, found[1:]):
        value = text[one.end() : after.start() if after else len(text)].strip(" .;,")
        if one["owner"]:
            owner = owner or (value if _NAMES.fullmatch(value) else "")
        else:
            due = due or value
    return Label(found[0].start(), owner, due) if owner or due else None


def is_labelled(text: str) -> bool:
    """Whether a text begins with the word that says that it is an action."""
    return bool(_LABELLED.match(text))


def tells_to_do(text: str) -> bool:
    """Whether what stands behind that word says what is to be done: "Action: Advertise the vacancy"."""
    label = _LABELLED.match(text)
    words = text[label.end() :].split() if label else []
    return bool(words) and words[0].lower() in VERBS


def _who(words: str) -> str:
    name = _POST_BEHIND.match(words)
    return name[1] if name else words.strip(" .")
