"""Rows of a table that were run together into one sentence: nothing in them can be quoted."""

import re

_WIDE = re.compile(r"\S(?: {3,}|[ ]*\t[ \t]*)(?=\S)")
_ROWS = 2
_SHARE = 0.6


def is_jumbled(text: str) -> bool:
    """Whether most lines of a stretch of the source have wide gaps inside, as rows of several cells do."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    rows = sum(bool(_WIDE.search(line)) for line in lines)
    return rows >= _ROWS and rows >= _SHARE * len(lines)
