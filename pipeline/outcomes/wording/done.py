"""Tasks that minutes say are done already: what they tell of is past."""

import re

_WORD = r"(?:complete[d]?|done|closed|actioned|discharged|finished|implemented|in hand and complete)"
_SAID = re.compile(
    rf"""(?xi)
    ^\W*(?:(?:blue|green|now|all|action|status)\W+)*{_WORD}(?=\W*$|\s*[-–:;,.(])(?!\s*[-–:]?\s*\?)
  | [–—:;.(-]\s*(?:now\ |all\ |this\ (?:is|was|has\ been)\ |these\ have\ been\ |has\ been\ |
        action\ |status\W+)*
        {_WORD}
        (?:,?\ (?:to\ be\ closed|and\ closed|now\ closed)|\ (?:on|in|by)\ [\w ./]{{3,24}}|\ \d[\d./]+)?\W*$
  | ^\W*(?:(?:blue|green)\s*[–-]\s*)?(?:{_WORD})\s*:\s
    """
)
_NEXT = re.compile(
    r"(?i)^\W*(?:now |all |this (?:is|was|has been|has now been) |action )*"
    rf"{_WORD}(?:\W*$|\s*[-–:;,.(]|\s+(?:on|in|by|and)\s)"
)
_NOT_YET = re.compile(
    r"(?i)\b(?:not|never|partly|partially|part|to be|when|once|until|if|be)\s+(?:yet |fully |all )?$"
)
_AHEAD = re.compile(
    r"(?i)\b(?:be|will|would|shall|should|agreed|resolved|undertook|undertaken|offered|"
    r"promised|volunteered|"
    r"(?:is|are|was|were|yet|still) to|needs?|must|actions?|request(?:s|ed)? that|asked that|asked for|"
    r"(?:been|was|were|be) (?:also |again |then )?(?:asked|requested|instructed|tasked|invited) (?:to|that)|"
    r"suggested|recommended|proposed)\b|[’']ll\b|"
    r"\b(?:clerk|chair\w*|all|(?:cllr|councillor|mr|mrs|ms) [\w'’-]+) (?:asked )?to (?!the\b|an?\b)[a-z]|"
    r"(?-i:\b[A-Z]{2,4} to (?!the\b|an?\b)[a-z])"
)
_PAST = re.compile(
    r"""(?xi)
    \b(?:has|have|had)\ (?:now\ |since\ |already\ |also\ |again\ |recently\ |twice\ |just\ |all\ |\w+ly\ )*
        (?:asked|chased|contacted|circulated|completed|emailed|e-mailed|informed|notified|obtained|ordered|
        requested|reported|sent|submitted|written|spoken|responded|replied|raised|arranged|purchased|paid|met|visited)\b
  | \b(?:reported|said|advised|confirmed|noted|stated|announced)\ (?:that\ )?.{0,120}?
        \b(?:has|have|had)\ (?:now\ |since\ |already\ |also\ |all\ |both\ |recently\ )*been\ 
        (?:\w+ly\ )?\w+(?:ed|ought|ut|et|ent|one|ade|aid|uilt|ung|own|itten|aken|iven)\b
  | \b(?:is|are|was)\ due\ (?:for|to\ (?:expire|end|finish|start))\b
    """
)
_ASKED_OF_BODY = re.compile(
    r"(?i)\b(?:asked|requested) (?:that|for|(?:the |all |our |both )*(?:parish |town |council |deputy )*"
    r"(?:clerk|chair\w*|council|committee|board|members|councillors|officers?|cllrs?|residents|parishioners)\b)"
)


def said_done(text: str, after: str) -> bool:
    """Whether a task is said to be done, in its own words or by the sentence behind it.

    :param after: the text of that sentence, or nothing.
    """
    match = _SAID.search(text)
    if match and not _NOT_YET.search(text, 0, match.start()) and not _NOT_YET.search(match[0]):
        return True
    return bool(_NEXT.match(after))


def is_past(text: str) -> bool:
    """Whether a clause tells of what somebody has done, and of nothing that is still to be done."""
    past = _PAST.search(text)
    return bool(past) and not _AHEAD.search(text) and not _ASKED_OF_BODY.search(text)
