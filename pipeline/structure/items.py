"""Agenda items from headings: keys, levels, parents, and where the last one ends."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from matters.pipeline.records import Item, Span
from matters.pipeline.structure.headings import Heading
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.scheme import Scheme
from matters.pipeline.verbatim import within

_BACK_MATTER = re.compile(
    r"(?i)^(?:\W*(?:minutes|meeting)\s+(?:end(?:s|ed)?|closed|finished|concluded)\b"
    r"|\W*end of (?:minutes|meeting)|\W*signed\b|\W*(?:chair(?:man|person)?|mayor)\s*[.…_:]{2,}"
    r"|(?:there being no (?:further|other)|with no (?:further|other)).{0,80}(?:clos|end|conclud)"
    r"|the (?:\w+ )?meeting (?:was )?(?:then |formally )?(?:closed|ended|finished|concluded|rose)\b"
    r"|the (?:chair(?:man|person)?|mayor) (?:then )?(?:closed|declared) the meeting)"
)
_BACK_MATTER_LINES = 12


@dataclass(frozen=True, slots=True)
class Body:
    """The items and what stands around them.

    :param texts: for each item where its text begins, after the heading.
    """

    items: tuple[Item, ...]
    texts: tuple[int, ...]
    front: Span
    back: Span


def build_items(
    text: str,
    lines: Sequence[Line],
    scheme: Scheme,
    *,
    furniture: Sequence[Span],
    page_starts: Sequence[int] | None,
) -> Body:
    """Cut the body of the document into items; without headings the whole body is one.

    :param page_starts: see :class:`matters.pipeline.records.SourceText`.
    """
    end = _back_matter(text, lines, scheme)
    if not scheme.headings:
        return Body((_whole(lines, end, furniture, page_starts),), (0,), Span(0, 0), Span(end, len(text)))
    starts = [lines[heading.index].start for heading in scheme.headings]
    keys = _keys(scheme.headings)
    parents = _parents(scheme.headings)
    items = tuple(
        Item(
            key=keys[position],
            number=heading.number.text if heading.number else None,
            title=heading.title,
            level=heading.depth or 1,
            parent=None if (above := parents[position]) is None else keys[above],
            start=start,
            end=stop,
            page=_page(page_starts, start),
            omit=within(furniture, start, stop),
            certainty=round(0.5 + 0.5 * heading.look, 2),
        )
        for position, (heading, start, stop) in enumerate(
            zip(scheme.headings, starts, [*starts[1:], end], strict=True)
        )
    )
    texts = tuple(_text_start(lines, heading) for heading in scheme.headings)
    return Body(items, texts, Span(0, starts[0]), Span(end, len(text)))


def _whole(
    lines: Sequence[Line], end: int, furniture: Sequence[Span], page_starts: Sequence[int] | None
) -> Item:
    title = lines[0].text[:120] if lines else ""
    return Item("~t1", None, title, 1, None, 0, end, _page(page_starts, 0), within(furniture, 0, end), 0.3)


def _text_start(lines: Sequence[Line], heading: Heading) -> int:
    """Where the text of an item begins: behind a run-in title, or on the line after the heading."""
    line = lines[heading.last_line]
    at = line.text.find(heading.title)
    rest = line.text[at + len(heading.title) :] if heading.index == heading.last_line and at >= 0 else ""
    body = rest.lstrip(" :.-–—,")
    return line.offsets[len(line.text) - len(body)] if body else line.end


def _page(page_starts: Sequence[int] | None, offset: int) -> int | None:
    return None if page_starts is None else sum(start <= offset for start in page_starts) or 1


def _keys(headings: Sequence[Heading]) -> list[str]:
    seen: Counter[str] = Counter()
    keys = []
    for place, heading in enumerate(headings, start=1):
        if heading.number is None:
            keys.append(f"~t{place}")
            continue
        seen[heading.number.text] += 1
        count = seen[heading.number.text]
        keys.append(heading.number.text if count == 1 else f"{heading.number.text}~{count}")
    return keys


def _parents(headings: Sequence[Heading]) -> list[int | None]:
    parents: list[int | None] = []
    open_levels: list[int] = []
    for place, heading in enumerate(headings):
        while open_levels and (headings[open_levels[-1]].depth or 1) >= (heading.depth or 1):
            open_levels.pop()
        parents.append(open_levels[-1] if open_levels else None)
        open_levels.append(place)
    return parents


def _back_matter(text: str, lines: Sequence[Line], scheme: Scheme) -> int:
    """Where the signature, the close of the meeting or ``MINUTES END`` begins."""
    last_heading = scheme.headings[-1].last_line if scheme.headings else -1
    first = max(last_heading + 1, len(lines) - _BACK_MATTER_LINES)
    for line in lines[first:]:
        if _BACK_MATTER.match(line.text):
            return line.start
    return len(text)
