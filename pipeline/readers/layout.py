"""Lines of a page as they lie on it: columns told apart, numbers and actions beside their text."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

_NUMBER = re.compile(r"\*?\(?[A-Z]{0,4}\d{1,4}(?:[./]\d{1,4}){0,3}[.):]?|\(?[a-z]{1,4}[.)]")
OPENING = re.compile(r"\s*(?:[•▪➢✓▫\-–*]|\(?(?:\d{1,4}|[a-zA-Z]|[ivx]{1,4})[.)]\s|\d+\s)")
"""What a line begins with that opens an entry of a list."""
_ACTION_CHARS = 24
_SENTENCE_LINES = 6
_TASK = re.compile(r"(?<![\w'’-])(?!and\b|the\b|of\b|by\b)[a-zà-ÿ]{2,}")
_SAME_ROW = 0.35
_PARAGRAPH_GAP = 1.4
_MAX_LEADING = 48.0
_MIN_ROWS = 4
_MIN_WORDS = 3.0
_MIN_FILL = 0.55


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page; the box is in points from the lower left and ``None`` when it is not known.

    :param aside: what stands beside it in a column of its own, and belongs behind some of its characters.
    :param row: whether it is a row of a table, its cells divided by tabs.
    """

    text: str
    left: float = 0.0
    right: float = 0.0
    bottom: float | None = None
    top: float | None = None
    aside: str = ""
    behind: int = 0
    row: bool = False

    @property
    def tasks(self) -> bool:
        """Whether what stands beside it says what is to be done, and not only by whom."""
        return bool(_TASK.search(self.aside))

    @property
    def whole(self) -> str:
        """The line with what stands beside it: names behind a wide space, tasks as paragraphs."""
        if not self.aside:
            return self.text
        if self.tasks:
            return "\n\n".join([self.text, *self.aside.split("\n")])
        rest = self.text[self.behind :].strip()
        beside = f"{self.text[: self.behind].rstrip()}   {' '.join(self.aside.split())}"
        return f"{beside}\n{rest}" if rest else beside

    @property
    def height(self) -> float:
        """From the descenders to the ascenders."""
        return 0.0 if self.bottom is None or self.top is None else self.top - self.bottom


def same_row(one: PageLine, other: PageLine) -> bool:
    """Whether two lines stand beside each other."""
    if one.bottom is None or other.bottom is None:
        return False
    return abs(one.bottom - other.bottom) < _SAME_ROW * max(one.height, other.height)


def in_rows(lines: Sequence[PageLine]) -> list[PageLine]:
    """Bring numbers and actions that were drawn as columns of their own back to their lines.

    :param lines: in the order in which they were drawn.
    :returns: the lines, each number before its title and each action after its sentence.
    """
    moved: dict[int, int] = {}
    edge = max((line.right for line in lines), default=0.0)
    for index, line in enumerate(lines):
        if _NUMBER.fullmatch(line.text.strip()):
            target = _beside(lines, index, to_the_right=True)
        elif line.bottom is not None and len(line.text) <= _ACTION_CHARS and line.left > 0.72 * edge:
            target = _sentence_end(lines, line, _beside(lines, index, to_the_right=False))
        else:
            continue
        if target is not None and target not in moved:
            moved[index] = target
    return _merged(lines, moved) if moved else list(lines)


def _beside(lines: Sequence[PageLine], index: int, *, to_the_right: bool) -> int | None:
    """The line that a number opens or an action closes, when it stands outermost in its row."""
    line = lines[index]
    if line.bottom is None:
        return None
    low, high = line.bottom - line.height, line.bottom + line.height
    row = [
        n
        for n, other in enumerate(lines)
        if other.bottom is not None and low < other.bottom < high and n != index and same_row(line, other)
    ]
    if not row:
        return None
    if to_the_right:
        nearest = min(row, key=lambda n: lines[n].left)
        opens = lines[nearest].left >= line.right and lines[nearest].text.lstrip()[:1].isalpha()
        return nearest if opens else None
    nearest = max(row, key=lambda n: lines[n].right)
    return (
        nearest if lines[nearest].right <= line.left and len(lines[nearest].text) > len(line.text) else None
    )


def _sentence_end(lines: Sequence[PageLine], action: PageLine, start: int | None) -> int | None:
    """The line where what begins on line ``start`` ends, so that an action does not break a sentence."""
    if start is None:
        return None
    for n in range(start, min(start + _SENTENCE_LINES, len(lines))):
        after = lines[n + 1] if n + 1 < len(lines) else None
        if lines[n].text.rstrip().endswith((".", "!", "?", ":", ";")) or after is None:
            return n
        if OPENING.match(after.text) or after.left >= action.left - action.height:
            return n
    return start


def _merged(lines: Sequence[PageLine], moved: dict[int, int]) -> list[PageLine]:
    merged = {n: line for n, line in enumerate(lines) if n not in moved}
    for index, target in moved.items():
        line, main = lines[index], merged.get(target)
        if main is None:
            merged[index] = line
        elif line.left < main.left:
            merged[target] = replace(main, text=f"{line.text.strip()} {main.text}", left=line.left)
        else:
            merged[target] = replace(main, text=f"{main.text.rstrip()} {line.text.strip()}", right=line.right)
    return [merged[n] for n in sorted(merged)]


def in_gaps(lines: Sequence[PageLine]) -> list[PageLine]:
    """Put what was drawn later than its place, such as a box, into the gap on the page where it lies.

    :param lines: in the order in which they were drawn.
    :returns: the lines; a block that has others beside it stays where it is.
    """
    blocks: list[list[PageLine]] = []
    for line in lines:
        before = blocks[-1][-1] if blocks else None
        if before is None or _goes_up(before, line):
            blocks.append([])
        blocks[-1].append(line)
    ordered = blocks[0] if blocks else []
    for number, block in enumerate(blocks[1:], start=1):
        others = [line for other in (*blocks[:number], *blocks[number + 1 :]) for line in other]
        at = _gap_for(block, ordered, others)
        ordered = [*ordered[:at], *block, *ordered[at:]]
    return ordered


def _goes_up(before: PageLine, line: PageLine) -> bool:
    return before.bottom is not None and line.bottom is not None and line.bottom > before.bottom + line.height


def _gap_for(block: Sequence[PageLine], ordered: Sequence[PageLine], others: Sequence[PageLine]) -> int:
    """Where a block belongs among the lines drawn before it: at their end unless it lies in a gap."""
    known = [(line.bottom, line.top) for line in block if line.bottom is not None and line.top is not None]
    if len(known) < len(block):
        return len(ordered)
    low, high = min(bottom for bottom, _ in known), max(top for _, top in known)
    for line in others:
        if line.bottom is None or line.top is None or (line.bottom < high - 1 and line.top > low + 1):
            return len(ordered)
    below = (n for n, line in enumerate(ordered) if line.top is not None and line.top <= low + 1)
    return next(below, len(ordered))


def by_columns(lines: Sequence[PageLine], gutter: float) -> list[PageLine] | None:
    """Put the lines of two columns in the order of reading.

    :param lines: lines that end at the gutter, begin after it or cross it.
    :param gutter: where the middle of the space between the columns is.
    :returns: between lines that cross, the left column and then the right one; ``None`` when the
        two sides are not columns of prose.
    """
    placed = sorted((line for line in lines if line.top is not None), key=lambda line: -(line.top or 0.0))
    left = [line for line in placed if line.right <= gutter]
    right = [line for line in placed if line.left >= gutter]
    if not (_is_prose(left) and _is_prose(right)):
        return None
    ordered: list[PageLine] = []
    sides: tuple[list[PageLine], list[PageLine]] = ([], [])
    for line in placed:
        if line.left < gutter < line.right:
            ordered += [*sides[0], *sides[1], line]
            sides = ([], [])
        else:
            sides[line.left >= gutter].append(line)
    return [*ordered, *sides[0], *sides[1]]


def _is_prose(lines: Sequence[PageLine]) -> bool:
    """Whether lines fill their column, as those of a table of names or figures do not."""
    if len(lines) < _MIN_ROWS:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    filled = sum(line.right - line.left >= _MIN_FILL * width for line in lines)
    words = sum(len(line.text.split()) for line in lines) / len(lines)
    return filled >= 0.6 * len(lines) and words >= _MIN_WORDS


def paragraph_breaks(lines: Sequence[PageLine]) -> list[bool]:
    """Of each line, whether the space above it sets a paragraph apart, or a table begins or ends."""
    pairs = list(itertools.pairwise(lines))
    steps = [None if above.row or line.row else _step(above, line) for above, line in pairs]
    leadings = [step for step in steps if step is not None and 0 < step < _MAX_LEADING]
    limit = _PARAGRAPH_GAP * median(leadings) if leadings else _MAX_LEADING
    return [
        False,
        *(
            above.row != line.row or (step is not None and bool(leadings) and step > limit)
            for (above, line), step in zip(pairs, steps, strict=True)
        ),
    ][: len(lines)]


def _step(above: PageLine, line: PageLine) -> float | None:
    return None if above.bottom is None or line.bottom is None else above.bottom - line.bottom
