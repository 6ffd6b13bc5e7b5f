"""Whether a question may ask of somebody: told without the register, which few questions need."""

import re
from collections.abc import Sequence

from matters.index.identity import fold

TITLED = re.compile(
    r"\b(?:County |Borough |District |Parish |City )?"
    r"(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Sgt|Sergeant|Inspector)\.?\s+"
    r"((?:[A-Z](?:\.|[\w'’-]*)\s+)?[A-Z][\w'’-]+)"
)
SPEAKS = (
    r"(?:say|said|saying|report|reported|tell|told|ask|asked|promise|promised|undertake|undertook|advise|advised|"
    r"think|thought|explain|explained|mention|mentioned|present|presented|raise|raised|answer|answered|reply|replied|"
    r"agree|agreed|offer|offered|warn|warned|confirm|confirmed|suggest|suggested|propose|proposed|declare|declared)"
)
INITIALS = re.compile(
    rf"\b(?i:did|has|had|does)\s+([A-Z]{{2,4}})(?=\s+(?i:{SPEAKS})\b)|\b(?i:by)\s+([A-Z]{{2,4}})\b"
)


def may_seek(question: str, names: Sequence[str]) -> bool:
    """Whether it is worth to build the register for a question: it holds a surname, or a post that speaks.

    :param names: everyone whom attendance lists name.
    """
    words = set(fold(question).split())
    if any(words.intersection(fold(name).split()[-1:]) for name in names):
        return True
    if TITLED.search(question) or INITIALS.search(question):
        return True
    return bool(re.search(rf"(?i)\b(?:the|did|has|had|does)\b.*\b{SPEAKS}\b|\bby\s+the\b", question))
