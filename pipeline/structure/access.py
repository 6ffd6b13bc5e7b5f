"""Which items were taken in private."""

import re
from collections.abc import Sequence
from dataclasses import replace

from matters.pipeline.records import Item
from matters.pipeline.verbatim import quote

_EXCLUSION = re.compile(
    r"(?i)\b(?:press and (?:the )?public|public and (?:the )?press|members of the public"
    r"|public)\b[^.]{0,80}\b(?:be|were|was) excluded"
    r"|\bexclu(?:de|ding|sion of) (?:the )?(?:press|public|members of the public)"
)
_NOT_NEEDED = re.compile(
    r"(?i)\b(?:not|no)\s+(?:\w+\s+)?(?:necessary|need(?:ed)?|required|requirement|reason)\b|\bunnecessary\b"
    r"|\bno\s+(?:exempt|confidential|private)\s+(?:items?|business|matters)\b"
)
_RESOLVED = re.compile(r"(?i)\b(?:resolved|agreed|be excluded|were excluded|carried)\b")
_EXEMPT_TITLE = re.compile(
    r"(?i)\bexempt\b|\b(?:in )?(?:private|confidential)\b(?: session| item| report)?|\bpart (?:ii|2|two"
    r"|b)\b|schedule 12a|\bnot for publication\b"
)
_EXEMPT_TEXT = re.compile(
    r"(?i)\bexempt (?:information|category|from publication)|schedule 12a|not for publication"
)
_PUBLIC_AGAIN = re.compile(
    r"(?i)\b(?:public (?:session|meeting) (?:was )?(?:resumed|reconvened)|(?:re-?admit"
    r"|return(?:ed)? to (?:open|public)|back in(?:to)? public))|"
    r"\bdate (?:and time )?of (?:the )?next meeting|\bclose of meeting"
)


def mark_access(text: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """Set ``access``: ``"exempt"`` after a resolution to exclude the public or where an item says so."""
    marked: list[Item] = []
    private = False
    for item in items:
        body = quote(text, item.start, item.end, omit=item.omit)
        if private and (_PUBLIC_AGAIN.search(item.title) or _PUBLIC_AGAIN.search(body[:200])):
            private = False
        resolution = _excludes(body)
        exempt = bool(_EXEMPT_TITLE.search(item.title)) and not resolution
        exempt = (
            exempt
            or (private and not resolution)
            or (bool(_EXEMPT_TEXT.search(body[:400])) and not resolution)
        )
        marked.append(replace(item, access="exempt") if exempt else item)
        private = private or (resolution and bool(_RESOLVED.search(body)))
    return tuple(marked)


def _excludes(body: str) -> bool:
    """Whether a sentence speaks of excluding the public without saying that there is no need."""
    for match in _EXCLUSION.finditer(body):
        begin, end = body.rfind(". ", 0, match.start()) + 1, body.find(".", match.end())
        if not _NOT_NEEDED.search(body, begin, end if end >= 0 else len(body)):
            return True
    return False
