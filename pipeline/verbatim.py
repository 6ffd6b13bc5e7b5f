"""Slices of a document as a person would quote them, with the way back to the source.

A quote is the slice with page furniture cut, mark-up removed and white space folded; nothing else
is changed. Matching uses the same clean copy, whose every character knows where it came from.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matters.pipeline.spans import Span

_BULLET = re.compile(r"(?m)(?:^|(?<=[\f\r]))[ \t>]*(?:#{1,6}(?=[ \t])|[-*+•·▪◦●‣–](?=[ \t])|[•·▪◦●‣])[ \t]*")
_ELEMENTS = (
    "a|abbr|b|big|blockquote|br|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figure|font|h[1-6]|hr|i|img"
    "|ins|kbd|li|mark|nobr|ol|p|pre|q|s|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt"
    "|u|ul"
)
_INLINE = re.compile(
    rf"""
      (?P<image>!?\[(?=[^\]\n]*\]\([^)\n]*\)))      # "[" or "![" of a link
    | (?P<link>\]\([^)\n]*\))                       # "](address)"
    | (?P<tag></?(?i:{_ELEMENTS})                   # <sup>, </div>, <td width="3">
        (?:\s[^<>\n]{{0,200}}["'=][^<>\n]{{0,200}}|\s+(?i:nowrap|open|reversed))?\s*/?>)
    | <(?P<address>https?://[^\s<>]+)>              # <https://...>
    | (?P<strong>\*\*+|__+)                         # **bold**
    | (?P<emphasis>(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<!\w)_(?=\w)|(?<=[\w.,;:!?)])_(?!\w))
    | (?P<escape>\\(?=[\\`*_{{}}\[\]()\#+\-.!>~|]))   # "1\."
    | (?P<soft>\u00ad|\u200b|\ufeff)                # soft hyphen, zero-width space, byte-order mark
    """,
    re.VERBOSE,
)
_DASHES = r"(?::?-{2,}+:?|:-:?|-:)"
_TABLE_RULE = re.compile(
    rf"""
    (?m:^|(?<=[\f\r])) (?=[^\r\n\f]*\|) [ \t>]*+
    (?:\|[ \t]*+)? {_DASHES} (?:[ \t]*+\|[ \t]*+{_DASHES})* [ \t]*+\|?
    [ \t]*+ (?=[\r\n\f]|\Z)
    """,
    re.VERBOSE,
)
"""The line below the heads of a table: ``|---|:--:|``."""
_MARKS = "[]<>*_\\\u00ad\u200b\ufeff"
_RUN = re.compile(r"\s+|\S+")
_PROSE = re.compile(r"\S+(?: \S+)*|\s+")


@dataclass(frozen=True, slots=True)
class Clean:
    """A clean copy of a slice.

    :param text: what a person would quote.
    :param offsets: for each character of ``text`` the offset of its source character, and at the
        end one more: the offset where the copied text ends.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The source slice of ``text[start:end]``, which must not be empty."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def clean(text: str, start: int, end: int, *, omit: Iterable[Span] = ()) -> Clean:
    """Copy ``text[start:end]`` without furniture and mark-up, white space folded to single spaces.

    :param omit: furniture anywhere in the document; what lies outside the slice is ignored.
    """
    keep = bytearray(b"\x01") * (end - start)
    for span in omit:
        low, high = max(span.start, start) - start, min(span.end, end) - start
        if low < high:
            keep[low:high] = bytes(high - low)
    piece = text[start:end]
    _strike(keep, piece, at_line_start=start == 0 or text[start - 1] in "\n\f\r")
    parts: list[str] = []
    offsets: list[int] = []
    for low, high in _runs(piece, keep):
        if not piece[low].isspace():
            parts.append(piece[low:high])
            offsets.extend(range(start + low, start + high))
        elif parts and parts[-1] != " ":
            parts.append(" ")
            offsets.append(start + low)
    if parts and parts[-1] == " ":
        parts.pop()
        offsets.pop()
    offsets.append(offsets[-1] + 1 if offsets else start)
    return Clean("".join(parts), tuple(offsets))


def quote(text: str, start: int, end: int, *, omit: Iterable[Span] = ()) -> str:
    """``text[start:end]`` as a person would quote it."""
    return clean(text, start, end, omit=omit).text


def trim(text: str, start: int, end: int) -> Span:
    """The slice without white space at its ends; empty slices stay where they begin."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if left < right else Span(start, start)


def within(omit: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """The parts of ``omit`` that lie inside ``[start, end)``."""
    return tuple(
        Span(max(span.start, start), min(span.end, end))
        for span in omit
        if span.start < end and start < span.end
    )


def is_table_rule(line: str) -> bool:
    """Whether a line without its end is the one below the heads of a table in Markdown."""
    return _TABLE_RULE.fullmatch(line) is not None


def _strike(keep: bytearray, piece: str, *, at_line_start: bool) -> None:
    for line_start in (_BULLET, _TABLE_RULE) if "|" in piece else (_BULLET,):
        for match in line_start.finditer(piece):
            if match.start() > 0 or at_line_start:
                keep[match.start() : match.end()] = bytes(match.end() - match.start())
    if not any(mark in piece for mark in _MARKS):
        return
    for match in _INLINE.finditer(piece):
        if match.lastgroup == "address":
            keep[match.start()] = keep[match.end() - 1] = 0
        else:
            keep[match.start() : match.end()] = bytes(match.end() - match.start())


def _runs(piece: str, keep: bytearray) -> Iterator[tuple[int, int]]:
    """Stretches that are kept: words with single spaces between them, or white space alone."""
    for prose in _PROSE.finditer(piece):
        if keep.find(0, prose.start(), prose.end()) < 0:
            yield prose.span()
            continue
        for match in _RUN.finditer(piece, prose.start(), prose.end()):
            low, end = match.span()
            while (low := keep.find(1, low, end)) >= 0:
                cut = keep.find(0, low, end)
                high = end if cut < 0 else cut
                yield low, high
                low = high
