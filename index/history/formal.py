"""Decisions that are never what is looked for: minutes confirmed, and answers that do not say to what."""

import re

_CONFIRMED = re.compile(
    r"(?i)\bminutes\b.{0,160}?\b(?:confirmed|approved|agreed|accepted|adopted|signed|received|noted)\b"
    r"|\b(?:confirm|approve|accept|adopt|sign|agree|receive|note)\b.{0,30}?\bminutes\b"
    r"|\b(?:true|correct|accurate|fair)(?: and (?:true|correct|accurate))? record\b"
)
_ON_A_MINUTE = re.compile(
    r"(?i)\b(?:rescind\w*|var(?:y|ied)|minute (?:no\.? )?[A-Z]?\d|minutes? silence|\d+ minutes)"
)
_BODY = r"(?:the )?(?:council|committee|board|parish council|members|pc)"
_ANSWER = (
    r"(?:no (?:objections?|comments?|observations?|concerns)(?: (?:raised|made|to make))?|noted?|none"
    r"|(?:that )?(?:the |this )?(?:\w+ ){1,3}be (?:noted|received)(?: and (?:noted|received))?"
    r"|(?:support|object|approv|refus|agre|accept|recommend|grant|permitt)\w{0,4}(?: (?:approval|refusal))?)"
)
_BARE = re.compile(
    rf"(?i)\W*(?:(?:it was |{_BODY} )?(?:resolved|agreed|decided|unanimously)\W+)*"
    r"(?:(?:that )?(?:there (?:be|were|was|is) |(?:it|they|this) (?:be|was|were) )?"
    rf"|to (?:make|raise|submit|offer|have|be) |{_BODY} (?:has|had|have|made) )?{_ANSWER}\W*"
)


def is_formal(quote: str) -> bool:
    """Whether a decision only confirms minutes, or is a bare answer such as "No objection"."""
    if _BARE.fullmatch(quote):
        return True
    return bool(_CONFIRMED.search(quote)) and not _ON_A_MINUTE.search(quote)
