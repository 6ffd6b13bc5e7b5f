"""Sentences that only tell of the one before them: who moved it, how the vote went, what became of it."""

import re

from matters.pipeline.outcomes.decisions.movers import begins_with_letters
from matters.pipeline.outcomes.reading import Reading

_TAIL = re.compile(
    r"""(?xi)
    \W*(?:(?:\d+\ (?:votes\ )?(?:for|in\ favour)|all\ in\ favour|unanimous(?:ly)?|agreed\ unanimously|
        carried(?!\ (?:forward|on|out|over)\b)|this\ was\ (?:agreed|carried)|for:?\ \d+|
        (?:against|abst\w*):\ ?\d+|
        the\ vote\ was|[A-Z]{2,3},\ (?:2nd|seconded)|seconded|on\ a\ show\ of\ hands|all\ agreed|
        (?:it\ was\ )?(?:so\ (?:agreed|resolved)|(?:agreed|resolved)\ accordingly)|
        nem\ con|for\W+against)\b|
        vot(?:es?|ing):|\(\d{1,2}[-–]\d{1,2}[-–]\d{1,2}\)\W*$)
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
_WON = r"(?:agreed|approved|carried|defeated|lost|passed|resolved)"
_HOW = (
    r"(?:\ unanimously|\ by\ all(?:\ present)?|\ by\ a\ majority|\ on\ a\ show\ of\ hands|\ nem\.?\ ?con\.?|"
    r"\ accordingly|,?\ by\ \w+\ votes\ to\ \w+|:?\ \d+\ ?[-–]\ ?\d+(?:\ ?[-–]\ ?\d+)?|"
    r"\ with\ \w+\ abst\w*\.?){0,3}"
)
_IT = r"(?:this|it|the\ (?:motion|proposal))"
_VERDICT = re.compile(
    rf"""(?xi)
    \W*(?:(?:this|it|(?P<named>(?:the\ )?(?:motion|proposal)))\ (?:was\ (?:then\ )?)?)?
        (?:duly\ )?(?:seconded\ by\ [^.]{{2,40}}?\ and,?\ (?:on\ a\ (?:show\ of\ hands|vote),?\ )?
        (?:(?:it\ )?was\ )?)?
        (?:unanimously\ )?{_WON}\b{_HOW}(?:\W*\([^()]*\))?\W*$
  | \W*(?-i:[A-Z])[\w.’'-]*\ (?:(?-i:[A-Z])[\w.’'-]*\ ){{0,3}}(?:duly\ )?seconded\ {_IT},?\ and
        \ (?:it|this)\ was\ (?:unanimously\ |duly\ )?{_WON}\b{_HOW}\W*$
    """
)
"""What became of the motion in the sentence before."""
_PUT_TO_VOTE = re.compile(
    rf"""(?xi)
    \W*(?:the\ (?:[\w-]+\ ){{1,2}}(?:then\ )?put\ {_IT}|{_IT}\ was\ (?:then\ )?put)\ to\ (?:the|a)\ vote\b
    """
)
"""How a motion came to its vote, perhaps with the count."""
DECIDED = re.compile(r"(?i)\b(?:agreed|approved|carried|lost|resolved)\b")
_PUT = re.compile(
    r"(?i)\b(?:proposed|moved)\b.{0,200}\b(?:that|to)\b"
    r"|\b(?:proposed|moved)\b.{0,60}\bseconded\b,? (?:an?|the) "
)
_AMENDS = re.compile(r"(?i)\bamendment\b")
TAIL_WORDS = 22
"""Words of a sentence that only tells of another, at most."""


def is_tail(reading: Reading, place: int) -> bool:
    """Whether a sentence only says who moved what stands before it, or what became of it."""
    return _tells_how(reading, place) or _is_verdict(reading, place)


def _tells_how(reading: Reading, place: int) -> bool:
    """Whether a sentence only says who moved what stands before it, or how the vote went."""
    text = reading.sentences[place].text
    short = _BRACKETS.sub("", text)
    if len(short.split()) > TAIL_WORDS or " that " in short:
        return False
    return bool(_TAIL.match(text)) or begins_with_letters(text) or _names_mover(reading, place)


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


def _is_verdict(reading: Reading, place: int) -> bool:
    """Whether a sentence only tells what became of the motion in the one before it."""
    text = reading.sentences[place].text
    before = reading.sentences[place - 1].text if place else ""
    if DECIDED.search(before):
        return False
    put = bool(_PUT.search(before))
    if _PUT_TO_VOTE.match(text):
        return put and len(text.split()) <= TAIL_WORDS
    verdict = _VERDICT.match(text)
    if not before or not verdict or (verdict["named"] and _AMENDS.search(before)):
        return False
    return put or bool(_PUT_TO_VOTE.match(before)) or _tells_how(reading, place - 1)


def is_reason(reading: Reading, place: int) -> bool:
    """Whether a sentence between a verdict and its movers only gives a reason: "OBJECT. Too many houses."."""
    return (
        not _PUT.search(reading.sentences[place].text)
        and len(reading.sentences[place].text.split()) <= TAIL_WORDS
    )


def is_procedure(text: str) -> bool:
    """Whether a sentence is too little to be what was voted on."""
    return len(text.split()) < 3 or text.endswith((":", "?"))
