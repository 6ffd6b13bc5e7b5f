"""The physical lines of a document, each with its place and its clean text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matters.pipeline.records import Span
from matters.pipeline.verbatim import clean, is_table_rule

_LINE = re.compile(r"[^\n\r\f]*(?:\r\n|[\n\r\f]|$)")
_MARKDOWN_LEVEL = re.compile(r"\s{0,3}(#{1,6})\s")
_RULE = re.compile(r"(?:[-–—_=*~.·\s]|&nbsp;)+")
_BLOCK_TAG = re.compile(
    r"(?i)<(?:/?(?P<cell>t[dh])|/?(?:p|div|tr|table|tbody|thead|li|ul|ol|h[1-6])|br)\b[^<>\n]{0,200}>"
)
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
        while cursor < len(furniture) and furniture[cursor].end <= start:
            cursor += 1
        cuts = [span for span in furniture[cursor : cursor + 8] if span.start < end]
        for low, high, apart in _blocks(match.group().rstrip("\r\n\f"), start):
            copy = clean(text, low, high, omit=cuts)
            gap = gap or apart
            if copy.text and not _RULE.fullmatch(copy.text):
                at = low if low == start else copy.offsets[0]
                lines.append(_line(text[at:high], at, copy.text, copy.offsets, gap=gap))
                gap = False
            else:
                gap = gap or not (cuts or is_table_rule(text[low:high]))
        gap = gap or match.group().endswith("\f")
    return lines


def _blocks(raw: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """The stretches of a line between tags that break it, and whether a paragraph begins there."""
    low, apart = 0, False
    for tag in _BLOCK_TAG.finditer(raw) if "<" in raw else ():
        if tag.start() > low:
            yield start + low, start + tag.start(), apart
            apart = False
        low, apart = tag.end(), apart or tag["cell"] is None
    if low < len(raw) or low == 0:
        yield start + low, start + len(raw), apart


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
