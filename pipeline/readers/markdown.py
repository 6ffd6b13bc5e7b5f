"""Reads Markdown: the text is kept verbatim, the front matter is parsed."""

import re

from matters.pipeline.readers.decoding import decode
from matters.pipeline.records import SourceText, Span

_BLOCK = re.compile(r"\s*---[ \t]*\r?\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_PAIR = re.compile(r"(?P<key>[A-Za-z_][\w .-]*?)[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*\Z")
_CONTINUES = re.compile(r"[ \t]|-[ \t]|#|\Z")


class MarkdownReader:
    """Markdown with or without a YAML block before it."""

    def read(self, data: bytes, *, name: str) -> SourceText:
        """Decode the text; see :class:`matters.pipeline.readers.port.Reader`."""
        decoded = decode(data, name=name)
        block = _BLOCK.match(decoded.text)
        pairs = None if block is None else _pairs(block["body"])
        if block is None or not pairs:
            return SourceText(decoded.text, "markdown", caveats=decoded.caveats)
        return SourceText(
            decoded.text,
            "markdown",
            furniture=(Span(0, block.end()),),
            front_matter=pairs,
            caveats=decoded.caveats,
        )


def _pairs(body: str) -> dict[str, str] | None:
    """The simple pairs of a YAML block, or ``None`` when the lines are not a YAML block."""
    pairs: dict[str, str] = {}
    for line in body.splitlines():
        pair = _PAIR.match(line)
        if pair is not None:
            pairs[pair["key"].lower()] = _unquoted(pair["value"] or "")
        elif not _CONTINUES.match(line):
            return None
    return pairs


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
