"""What a stretch of an item is about: the label it runs in from, or the item's title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

_LABEL = re.compile(
    r"(?m)^[ \t\f\r]*(?:[^\w\s\"'“‘(\[£$#<]\s*|\d+[.)]\s+|\(?[a-z]\)\s+|o\s+)?(?:\*\*)?"
    r"(?P<label>[A-Z][^\n.;:!?–—]{1,70}?)(?:\*\*)?\s*(?:[:–—]|\s-)(?=\s|\*)"
)
_MOST_WORDS = 9
_FOLLOWS_UP = re.compile(
    r"(?i)\b(?:matters?,? arising|arising from|action(?:s| points?| list| log| tracker)|outstanding|"
    r"follow(?:ed)?[- ]?(?:up|ing)|progress|updates?|clerk['’]?s report)\b"
)
_SEVERAL = re.compile(
    r"(?i)^\W*$|^(?:(?:county|borough|district|city|town|ward) )?(?:cllrs?|councillors?|mrs?|ms|miss|dr|rev|"
    r"pc|pcso|sgt)\b|\b(?:matters?,? arising|any other|aob|aocb|other (?:competent )?business|open forum|"
    r"public (?:forum|session|participation|questions?)|correspondence|announcements?|communications?|"
    r"(?:information|suggestions?) (?:or|and|for)|declarations? of|minutes of|(?:other|further) "
    r"(?:reports?|matters?|items?|information)|(?:matters?|items?|complaints?) (?:raised|reported|received)|"
    r"members? of the public|items? (?:of|for)|(?:police|clerk['’]?s|chair(?:man)?['’]?s|mayor['’]?s|"
    r"councill?ors?['’]*|ward|county|borough|district|outside bod(?:y|ies)|area councillor['’]?s) "
    r"(?:\w+ )?(?:reports?|updates?)|"
    r"\w+(?:['’]s|s['’]) (?:\w+ )?(?:reports?|updates?|bulletins?|notes|comments|announcements)\b|"
    r"reports? (?:from|of|by)|questions? (?:from|by|to) |public speak\w*|"
    r"^items$|^other \w+$|^(?:(?:quarterly|monthly|annual|officers?) )*reports?$|"
    r"planning(?: applications?| matters)?$|highways(?: matters)?$|round[- ]?up|updates?$)"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A stretch of an item's text that has a label of its own; offsets are places in that text."""

    label: str
    start: int
    end: int


def subjects(text: str) -> tuple[Subject, ...]:
    """The labelled stretches of an item, in order; none where fewer than two lines begin with a label."""
    found = [one for one in _LABEL.finditer(text) if len(one["label"].split()) <= _MOST_WORDS]
    if len(found) < 2:
        return ()
    ends = [one.start() for one in found[1:]] + [len(text)]
    return tuple(
        Subject(one["label"].strip(" *"), one.start(), end) for one, end in zip(found, ends, strict=True)
    )


def begins_subject(text: str, low: int, high: int) -> bool:
    """Whether a line that begins between two places of a text, or at either, begins with a label."""
    begun = takewhile(lambda one: one.start() <= high, _LABEL.finditer(text, low))
    return any(len(one["label"].split()) <= _MOST_WORDS for one in begun)


def subject_at(found: Sequence[Subject], place: int) -> Subject | None:
    """The labelled stretch that holds a place, or ``None``."""
    return next((one for one in found if one.start <= place < one.end), None)


def covers_several(title: str) -> bool:
    """Whether an item of this title is no one matter: correspondence, reports, any other business."""
    return bool(_SEVERAL.search(title))


def follows_up(title: str) -> bool:
    """Whether an item of this title takes up what was raised before."""
    return bool(_FOLLOWS_UP.search(title))
