"""Which items were taken in private."""

import re
from collections.abc import Sequence
from dataclasses import replace

from matters.pipeline.records import Item, Span
from matters.pipeline.verbatim import Clean, clean

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
_HEAD = 200
_FIRST_LINES = 400


def mark_access(text: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """Set ``access``: ``"exempt"`` after a resolution to exclude the public or where an item says so.

    What stands below an exempt item is exempt as well.
    """
    marked: list[Item] = []
    said: dict[str | None, Span] = {}
    private: Span | None = None
    for item in items:
        body = clean(text, item.start, item.end, omit=item.omit)
        if private and (_PUBLIC_AGAIN.search(item.title) or _PUBLIC_AGAIN.search(body.text, 0, _HEAD)):
            private = None
        resolution = _exclusion(body)
        own = None if resolution else _own(item, body)
        source = said.get(item.parent) or own or (None if resolution else private)
        if source is not None:
            said[item.key] = source
        marked.append(item if source is None else replace(item, access="exempt", access_from=source))
        if private is None and resolution is not None and _RESOLVED.search(body.text):
            private = resolution
    return tuple(marked)


def _own(item: Item, body: Clean) -> Span | None:
    """Where the title or the first lines of an item say that it is exempt."""
    titled = _EXEMPT_TITLE.search(item.title)
    at = body.text.find(item.title) if titled else -1
    if titled and at >= 0:
        return body.span(at + titled.start(), at + titled.end())
    if titled:
        return Span(item.start, item.start + len(item.title))
    match = _EXEMPT_TEXT.search(body.text, 0, _FIRST_LINES)
    return body.span(match.start(), match.end()) if match else None


def _exclusion(body: Clean) -> Span | None:
    """Where a sentence speaks of excluding the public without saying that there is no need."""
    for match in _EXCLUSION.finditer(body.text):
        begin, end = body.text.rfind(". ", 0, match.start()) + 1, body.text.find(".", match.end())
        if not _NOT_NEEDED.search(body.text, begin, end if end >= 0 else len(body.text)):
            return body.span(match.start(), match.end())
    return None
