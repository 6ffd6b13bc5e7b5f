"""Sentences that only tell of the one before them: who moved it, how the vote went, what became of it."""

import re

from matters.pipeline.outcomes.reading import Reading

_TAIL = re.compile(
    r"""(?xi)
    \W*(?:(?:\d+\ (?:votes\ )?(?:for|in\ favour)|all\ in\ favour|unanimous(?:ly)?|agreed\ unanimously|
        carried(?!\ (?:forward|on|out|over)\b)|this\ was\ (?:agreed|carried)|for:?\ \d+|
        the\ vote\ was|[A-Z]{2,3},\ (?:2nd|seconded)|seconded|on\ a\ show\ of\ hands|all\ agreed|
        nem\ con|for\W+against)\b|
        vot(?:es?|ing):)
    """
)
_PUT_FORWARD = re.compile(
    r"\W*(?i:proposed|prop)\b(?:(?i: by| and (?:duly )?seconded)\b|.{2,60}\b(?i:seconded|sec|2nd)\b|"
    r"[\s.:(–-]*(?:(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Messrs|(?:The )?Chair\w*)\b|[A-Z]{2,3}\b))"
)
"""Who moved something: "Proposed Cllr Hale", where "Proposed solar farm" opens what comes next."""
_PROPOSED = re.compile(r"(?i)\W*prop(?:osed)?\b")
_SECONDED = re.compile(r"(?i)\W*(?:seconded|2nd)\b")
_NAME_REACH = 20
"""Characters behind "Proposed" among which a name has to begin."""
_BRACKETS = re.compile(r"\([^()]*\)")
_VERDICT = re.compile(
    r"(?i)\W*(?:(?:this|it) was (?:then )?)?(?:duly )?(?:seconded by [^.]{2,40} and )?(?:unanimously )?"
    r"(?:agreed|approved|carried|lost|resolved)\b(?:\W*\([^()]*\))?\W*$"
)
"""What became of the motion in the sentence before."""
DECIDED = re.compile(r"(?i)\b(?:agreed|approved|carried|lost|resolved)\b")
_PUT = re.compile(r"(?i)\b(?:proposed|moved)\b.{0,200}\b(?:that|to)\b")
TAIL_WORDS = 22
"""Words of a sentence that only tells of another, at most."""


def is_tail(reading: Reading, place: int) -> bool:
    """Whether a sentence only says who moved what stands before it, or what became of it."""
    text = reading.sentences[place].text
    short = _BRACKETS.sub("", text)
    brief = len(short.split()) <= TAIL_WORDS and " that " not in short
    if brief and (_TAIL.match(text) or _names_mover(reading, place)):
        return True
    return bool(place) and _is_verdict(reading.sentences[place - 1].text, text)


def _names_mover(reading: Reading, place: int) -> bool:
    """Whether a sentence that begins with "Proposed" says by whom."""
    text = reading.sentences[place].text
    opened = _PROPOSED.match(text)
    if not opened:
        return False
    if _PUT_FORWARD.match(text):
        return True
    after = reading.sentences[place + 1].text if place + 1 < len(reading.sentences) else ""
    known = any(one.start < _NAME_REACH for one in reading.people.named(text))
    return known or bool(_SECONDED.match(after))


def _is_verdict(before: str, text: str) -> bool:
    return bool(_VERDICT.match(text) and _PUT.search(before)) and not DECIDED.search(before)


def is_reason(reading: Reading, place: int) -> bool:
    """Whether a sentence between a verdict and its movers only gives a reason: "OBJECT. Too many houses."."""
    return (
        not _PUT.search(reading.sentences[place].text)
        and len(reading.sentences[place].text.split()) <= TAIL_WORDS
    )


def is_procedure(text: str) -> bool:
    """Whether a sentence is too little to be what was voted on."""
    return len(text.split()) < 3 or text.endswith((":", "?"))
