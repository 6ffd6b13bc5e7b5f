"""Motions and amendments set out apart, with who moved them before or after their words, until a vote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_HEAD = re.compile(
    r"(?i)^\W*(?:(?:first|second|third|1st|2nd|3rd|original|further|counter|substantive)[ -])?"
    r"(?P<kind>motion|amendment|proposal)(?: \(?(?:no\.? ?)?(?:\d|[a-c]|one|two|three)\)?)?"
    r"(?:\W*$|\s?[:–—-]?\s+(?=(?:That|To)\b))"
)
"""A motion or amendment by name alone, or before the words of it."""
_MOVED = re.compile(
    r"(?i)^\W*(?:(?:it|this|(?:the|an?) (?:motion|amendment|proposal)) was )?(?:also |then |duly |further )*"
    r"(?:moved|proposed|proposer|mover|seconded|seconder)\b"
)
_MOVES_BELOW = re.compile(r"(?i)\bmoved\b[^.]*\bseconded\b[^.]*|\bseconded\b[^.]*\bmoved\b")
_MORE_THAN_MOVED = re.compile(
    r"(?i)\b(?:that|to|which|who|agreed|approved|resolved|carried|lost|favour|vot(?:e|es|ing))\b|(?<!\w)for\b.*\d"
)
_AMENDING = re.compile(r"(?i)\bamendment\b")
_WORDS = re.compile(
    r"\W*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s*)?(?:(?:That|THAT|To|TO)\b|$)|\W*?[“\"‘'](?=\w)"
)
_LIMB = re.compile(r"\W*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?:\s|$)|\W*(?:and )?(?:that|That|THAT|to|To)\b")
_OPEN = re.compile(r"\W*?[“\"](?=\w)")
_CLOSE = re.compile(r"[”\"][.;,)]?\s*$")
_FATE = re.compile(
    r"(?i)\b(?:motion|amendment|proposal|proposition)\b[^.;]{0,160}\b(?:carried|lost|fell|defeated|rejected|passed|"
    r"withdrawn|not (?:agreed|approved|accepted|supported)|negatived)\b"
    r"|\b(?:voted|votes?|voting)\b[^.;]{0,60}\b(?:for|against|in favour of) the (?:\w+ )?"
    r"(?:motion|amendment|proposal)\b"
    r"|\bdeclared\b[^.;]{0,60}\b(?:motion|amendment|proposal)\b[^.;]{0,30}\b(?:carried|lost|defeated)\b"
)
_MOST_NAMING = 24
"""Words of a sentence that only names who moved."""
_MOST = 20
"""Sentences of the words of a motion."""


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion or amendment set out apart.

    :param places: the sentences of its name, its words and its movers.
    """

    places: frozenset[int]
    amendment: bool


def headed(text: str) -> str | None:
    """``"motion"`` or ``"amendment"`` where a sentence is the name of one, or begins with it."""
    match = _HEAD.match(text)
    return None if match is None else "amendment" if match["kind"].lower() == "amendment" else "motion"


def names_movers(text: str) -> bool:
    """Whether a sentence only names who moved or seconded what stands above or below it."""
    return bool(
        (_MOVED.match(text) or (text.rstrip(" -–—").endswith(":") and _MOVES_BELOW.search(text)))
        and len(text.split()) <= _MOST_NAMING
        and not _MORE_THAN_MOVED.search(text)
    )


def motion_places(texts: Sequence[str]) -> frozenset[int]:
    """The sentences of motions and amendments that were put: what became of them is told further on.

    One alone whose fate stands right behind it ("Carried.") is told with it, and needs no setting apart.
    """
    motions = _motions(texts)
    rivals = len({motion.amendment for motion in motions}) > 1
    found: set[int] = set()
    for motion in motions:
        last = max(motion.places)
        if any(_FATE.search(text) for text in texts[last + 1 :]) and (
            rivals or not _told_behind(texts, last + 1)
        ):
            found |= motion.places
    return frozenset(found)


def _told_behind(texts: Sequence[str], place: int) -> bool:
    return place < len(texts) and bool(
        re.match(r"(?i)\W*(?:all )?(?:agreed|carried|lost|approved)\b", texts[place])
    )


def _motions(texts: Sequence[str]) -> list[Motion]:
    found: list[Motion] = []
    place = 0
    while place < len(texts):
        motion = _headed(texts, place) if headed(texts[place]) else _moved(texts, place)
        if motion:
            found.append(motion)
        place = max(motion.places) + 1 if motion else place + 1
    return found


def _headed(texts: Sequence[str], first: int) -> Motion | None:
    """What stands under the name of a motion or amendment, up to its movers or from them on."""
    amendment = headed(texts[first]) == "amendment"
    if first + 1 < len(texts) and names_movers(texts[first + 1]):
        below = _moved(texts, first + 1)
        if below:
            return Motion(below.places | {first}, amendment)
    for place in range(first + 1, min(len(texts), first + _MOST)):
        if headed(texts[place]) or _FATE.search(texts[place]):
            return None
        if names_movers(texts[place]):
            last = _last_mover(texts, place)
            return Motion(frozenset(range(first, last + 1)), amendment)
    return None


def _moved(texts: Sequence[str], first: int) -> Motion | None:
    """The words of a motion below who moved it: "Moved by X, / Seconded by Y, / That the hall be sold."."""
    if not names_movers(texts[first]):
        return None
    words = _last_mover(texts, first) + 1
    if words >= len(texts) or not _WORDS.match(texts[words]) or texts[words - 1].rstrip().endswith("."):
        return None
    last = words
    quoted = bool(_OPEN.match(texts[words]))
    for place in range(words, min(len(texts), words + _MOST)):
        if quoted:
            last = place
            if _CLOSE.search(texts[place]):
                break
        elif place == words or (_LIMB.match(texts[place]) and not _FATE.search(texts[place])):
            last = place
        else:
            break
    amendment = any(_AMENDING.search(text) for text in texts[first:words])
    return Motion(frozenset(range(first, last + 1)), amendment)


def _last_mover(texts: Sequence[str], first: int) -> int:
    last = first
    while last + 1 < len(texts) and names_movers(texts[last + 1]):
        last += 1
    return last
