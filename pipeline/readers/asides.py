"""Puts what stands in the margin of a page behind the part of the text that it belongs to."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from matters.pipeline.readers.furniture import Place
from matters.pipeline.readers.layout import PageLine
from matters.pipeline.readers.margin_column import Margin
from matters.pipeline.readers.page_body import BREAK, ENDED, HANGS, Body, body_of

_TITLE_LAST = re.compile(r"\b(?:Cllrs?|Mrs?|Ms|Dr|Messrs|Prof|Rev)\.?$")
_LOWER = re.compile(r"(?<![\w'’-])(?!and\b|the\b|of\b)[a-zà-ÿ]{2,}")
_NAME = re.compile(r"[A-Z][\w'’-]+")
_STOP = re.compile(r"[.!?]['\"’”)]*(?=\s+[A-Z\d(]|\s*$)")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Cllrs?|Mrs?|Ms|Dr|Nos?|St)$")
_TO_DO = (
    r"(?:(?:has |had |have |have now |also )?(?:agreed|offered|undertook|undertaken|volunteered|promised)"
    r"|(?:is |are |was |were )?to|will|would|shall|should)\b"
)
_CELL = 1.6
_OVERLEAF = 8
"""In how many lines of the next page a sentence may end."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell of the column: its lines, and the lines of the text where it begins and ends."""

    lines: tuple[PageLine, ...]
    first: int
    last: int


def carried(pages: Sequence[Sequence[PageLine]], furniture: set[Place]) -> list[list[PageLine]]:
    """The pages, what stands beside a sentence that goes on overleaf put behind its end there."""
    done = [list(page) for page in pages]
    for number in range(len(done) - 1):
        page = done[number]
        last = _shown(page, number, furniture)[-1:]
        following = _shown(done[number + 1], number + 1, furniture)[:_OVERLEAF]
        if not last or not following or not page[last[0]].aside:
            continue
        line, below = page[last[0]], done[number + 1]
        ends = [n for n in following if ENDED.search(below[n].text.strip())]
        ended = ENDED.search(line.text.strip()) or not below[following[0]].text[:1].islower()
        if not ends or (ended and not _TITLE_LAST.search(line.text.strip())):
            continue
        page[last[0]] = replace(line, aside="")
        target = below[ends[0]]
        below[ends[0]] = replace(
            target, aside=_joined(line.aside, target.aside), behind=len(target.text.rstrip())
        )
    return done


def _shown(page: Sequence[PageLine], number: int, furniture: set[Place]) -> list[int]:
    return [n for n, line in enumerate(page) if line.text.strip() and (number, n) not in furniture]


def with_asides(lines: Sequence[PageLine], margin: Margin) -> list[PageLine]:
    """The lines of a page, each cell of the column behind the paragraph, sentence or item beside it."""
    body = body_of(lines, margin)
    if body is None:
        return [*lines, *margin.cells]
    cells = list(_cells(body, margin))
    done = list(lines)
    width = max(line.right for line in margin.cells)
    for place, cell in enumerate(cells):
        after = cells[place + 1].first if place + 1 < len(cells) else len(body.lines)
        stop = max(cell.first + 1, body.paragraph(after)) if after < len(body.lines) else after
        line, behind = _target(body, cell, stop)
        at = body.places[line]
        said = "\n".join(_entries(cell.lines, width))
        behind = max(behind, done[at].behind or 0)
        done[at] = replace(done[at], aside=_joined(done[at].aside, said), behind=behind)
    return done


def _cells(body: Body, margin: Margin) -> Iterator[_Cell]:
    """The lines of the column in cells: apart by a space, or by what begins beside them."""
    group: list[tuple[PageLine, int]] = []
    for line in sorted(margin.cells, key=lambda one: (-(one.bottom or 0.0), one.left)):
        at = _between(body, line, body.beside(line))
        if group and _begins(body, group[-1], (line, at)):
            yield _cell(group)
            group = []
        group.append((line, at))
    if group:
        yield _cell(group)


def _cell(group: Sequence[tuple[PageLine, int]]) -> _Cell:
    return _Cell(tuple(line for line, _ in group), group[0][1], group[-1][1])


def _begins(body: Body, above: tuple[PageLine, int], below: tuple[PageLine, int]) -> bool:
    """Whether a line of the column is the first of another cell than the line above it."""
    (one, start), (other, at) = above, below
    if (one.bottom or 0.0) - (other.bottom or 0.0) > _CELL * max(one.height, other.height):
        return True
    if HANGS.search(one.text.strip()) or at == start:
        return False
    passed = range(start + 1, at + 1)
    if any(body.heads(n) for n in passed):
        return True
    names = not _LOWER.search(one.text) and not _LOWER.search(other.text)
    return names and any(body.opens(n) for n in passed)


def _target(body: Body, cell: _Cell, stop: int) -> tuple[int, int]:
    """The line of the text behind which a cell belongs, and behind how many of its characters.

    Beside a title it belongs to the whole item, beside the first line of a paragraph to the
    paragraph, and else to the sentence; in each to the sentence that names the same person, and up
    to where the next cell has its own. Tasks stand behind the paragraph.
    """
    whole = body.is_title(cell.first)
    opened = body.opens(cell.first) or cell.last > cell.first + 1
    first, end = body.paragraph(cell.first), _reach(body, cell, stop)
    last = (end, len(body.lines[end].text.rstrip()))
    if any(_LOWER.search(line.text) for line in cell.lines) or body.lines[end].row:
        return last
    text, starts = _run_together(body.lines[first : end + 1])
    stops = [
        match.end()
        for match in _STOP.finditer(text)
        if not _ABBREVIATED.search(text, max(0, match.start() - 6), match.start())
    ]
    named = _names(cell.lines)
    said = max((match.start() for match in named.finditer(text)), default=None) if named else None
    low = starts[cell.first - first]
    wanted = next((at for at in stops if at > max(said, low)), None) if said is not None else None
    if wanted is None and not whole and not opened:
        high = starts[cell.first - first] + len(body.lines[cell.first].text.rstrip())
        wanted = next((at for at in stops if at >= high and text[at] == "\n"), None)
    if wanted is None:
        return last
    line = max(n for n, start in enumerate(starts) if start < wanted)
    return first + line, wanted - starts[line]


def _reach(body: Body, cell: _Cell, stop: int) -> int:
    """The last line that a cell may belong to."""
    whole = body.is_title(cell.first)
    end = max(cell.first, min(cell.last, stop - 1))
    for after in range(end + 1, len(body.lines)):
        far = body.step(after) > BREAK * body.leading or body.heads(after)
        ended = not whole and ENDED.search(body.lines[after - 1].text.strip())
        taken = after >= max(stop, cell.first + 1 + whole) and (body.opens(after) or ended)
        if far or taken or (body.opens(after) and not whole and not body.lines[end].row):
            break
        end = after
    return end


def _run_together(lines: Sequence[PageLine]) -> tuple[str, list[int]]:
    """Lines as one text, and where in it each begins."""
    starts, text = [], ""
    for line in lines:
        starts.append(len(text))
        text += line.text.rstrip() + "\n"
    return text, starts


def _between(body: Body, line: PageLine, at: int) -> int:
    """The line for a cell that stands in the space between two paragraphs: of the one that names the same."""
    above, after = body.lines[at], at + 1
    names = _names([line])
    if abs((above.bottom or 0.0) - (line.bottom or 0.0)) < above.height / 2 or names is None:
        return at
    if after == len(body.lines) or not body.opens(after):
        return at
    if any(names.search(body.lines[n].text) for n in range(body.paragraph(at), after)):
        return at
    below = itertools.takewhile(lambda n: n == after or not body.opens(n), range(after, len(body.lines)))
    return after if any(names.search(body.lines[n].text) for n in below) else at


def _names(lines: Sequence[PageLine]) -> re.Pattern[str] | None:
    """What finds one of the names of a cell before what it is to do: "GD to write"."""
    return _named(tuple(name for line in lines for name in _NAME.findall(line.text)))


@lru_cache(maxsize=64)
def _named(names: tuple[str, ...]) -> re.Pattern[str] | None:
    either = "|".join(re.escape(name) for name in names)
    return re.compile(rf"\b(?:{either})\s+{_TO_DO}") if names else None


def _joined(one: str, other: str) -> str:
    """Two cells behind the same line: names go on, tasks stand each on its line."""
    if not one or not other or one == other:
        return one or other
    return f"{one}\n{other}" if _LOWER.search(one) or _LOWER.search(other) else f"{one} {other}"


def _entries(lines: Sequence[PageLine], edge: float) -> list[str]:
    """What the lines of a cell say: one goes on with the other where its first word had no room there."""
    said = [lines[0].text.strip()]
    for one, other in itertools.pairwise(lines):
        text = other.text.strip()
        signs = max(1, len(one.text.strip()))
        word = text.split()[0] if text else ""
        room = one.right + (len(word) + 1) * (one.right - one.left) / signs > edge
        if text[:1].islower() or HANGS.search(said[-1]) or room:
            said[-1] = f"{said[-1]} {text}"
        else:
            said.append(text)
    if sum(map(len, said)) <= 16 and not any(_LOWER.search(one) for one in said):
        return [" ".join(said)]
    return said
