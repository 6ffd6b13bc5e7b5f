"""The physical lines of a document, each with its place and its clean text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matters.pipeline.records import Span
from matters.pipeline.verbatim import clean

_LINE = re.compile(r"[^\n\r\f]*(?:\r\n|[\n\r\f]|$)")
_MARKDOWN_LEVEL = re.compile(r"\s{0,3}(#{1,6})\s")
_RULE = re.compile(r"[-–—_=*~.·\s]+")
_BULLET = re.compile(r"\s*(?:[-*+•·▪◦●‣–](?=\s)|[•·▪◦●‣])")
_BOLD = re.compile(r"\s*(?:#{1,6}\s*)?(\*\*|__)(?!\s).+?\1[\s:.]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line.

    :param text: without mark-up and outer white space, as it is matched.
    :param offsets: see :class:`matters.pipeline.verbatim.Clean`.
    :param depth: how many ``#`` stand before it, 0 for none.
    :param gap: whether a blank line, a page break or nothing stands before it.
    """

    start: int
    end: int
    text: str
    offsets: tuple[int, ...]
    depth: int
    bold: bool
    bullet: bool
    indent: int
    gap: bool

    @property
    def blank(self) -> bool:
        """Whether nothing but white space, mark-up or furniture stands on it."""
        return not self.text


def split_lines(text: str, *, furniture: Sequence[Span] = ()) -> list[Line]:
    """Every line of ``text`` in order; blank ones are left out but remembered as ``gap``."""
    lines: list[Line] = []
    gap, cursor = True, 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        if start == end:
            break
        raw = match.group().rstrip("\r\n\f")
        while cursor < len(furniture) and furniture[cursor].end <= start:
            cursor += 1
        cuts = [span for span in furniture[cursor : cursor + 8] if span.start < end]
        copy = clean(text, start, start + len(raw), omit=cuts)
        if copy.text and not _RULE.fullmatch(copy.text):
            lines.append(_line(raw, start, copy.text, copy.offsets, gap=gap))
            gap = match.group().endswith("\f")
        else:
            gap = gap or not cuts or match.group().endswith("\f")
    return lines


def _line(raw: str, start: int, text: str, offsets: tuple[int, ...], *, gap: bool) -> Line:
    level = _MARKDOWN_LEVEL.match(raw)
    return Line(
        start=start,
        end=start + len(raw),
        text=text,
        offsets=offsets,
        depth=len(level[1]) if level else 0,
        bold=bool(_BOLD.match(raw)),
        bullet=bool(_BULLET.match(raw)) and not _BOLD.match(raw),
        indent=len(raw) - len(raw.lstrip()),
        gap=gap,
    )
