"""What is tagged as something to do though nobody undertakes anything in it."""

import re

_START = r"^\W*(?:\(?\w{1,3}[.)]\s+)?"
_NOTHING = re.compile(
    rf"""(?xi){_START}
    (?:there\ (?:is|are|was|were|had\ been)\ )?
    (?:nothing\ (?:\w+\ )?to\ (?:add|consider|discuss|note|report|update|be\ done)
      |no\ (?:\w+\ )?(?:business|comments|correspondence|issues|items|matters|news|questions|reports?
            |updates?)
        (?:\ (?:at|available|for|from|given|had|has|have|in|of|on|provided|received|regarding|since
            |submitted|this|to|tonight|was|were|yet)\b|\W*$))
    """
)
_MOST_WORDS = 10
"""A longer one says more than that there was nothing."""

_AGENDA = re.compile(rf"{_START}(?:To|TO) (?i:adopt|approve|confirm|elect|note|receive|sign)\b")
_CLERK_DID = re.compile(
    r"(?i)^\W*(?:the )?clerk (?:has |had |also )?(?:contacted|e-?mailed|informed|met|requested|spoke|spoken"
    r"|thanked|told|visited|wrote|written)\b(?! that\b)"
)
_FOLLOWS = re.compile(
    r"""(?xi)
    \b(?:this|that|these|those)\ (?:will|would)\ (?:\w+ly\ |also\ |then\ )?
        (?:allow|cause|cover|draw|enable|encourage|ensure|highlight|improve|increase|involve|lead|make|mean
            |necessitate|offer|prevent|put|reduce|replace|result|save)\b
  | \bit\ (?:will|would)\ (?:\w+ly\ |also\ |then\ )?
        (?:appear|consist|involve|mean|necessitate|prevent|result)\b
    """
)
_YOU = re.compile(r"(?i)\byou (?:will|would|may|must|should)\b")
_TO_DO = re.compile(
    r"""(?xi)
    \b(?:will|would|shall|should|must|may|agreed|undertook|offered|volunteered|promised|asked|invited|instructed
        |await\w*|needs?|action|chase|if|whether|(?:is|are|was|were)\ to)\b
  | \bto\ be\ (?!considered|discussed|done|included)\w
  | \b(?:clerk|chair\w*|cllrs?|councillors?|officers?|[A-Z]{2,3})\ to\ (?!the\b|a\b|this\b)[a-z]
    """
)


def promises_nothing(quote: str, *, owned: bool) -> bool:
    """Whether a clause only tells that there was nothing, what was done, what follows, or an agenda.

    :param owned: whether it names who has to act.
    """
    if _NOTHING.search(quote):
        return len(quote.split()) <= _MOST_WORDS and not _TO_DO.search(quote)
    if _CLERK_DID.search(quote):
        return not _TO_DO.search(quote)
    if owned:
        return False
    follows = _FOLLOWS.match(quote)
    if follows:
        return not _TO_DO.search(quote, follows.end())
    return bool(_AGENDA.search(quote) or _YOU.search(quote))
