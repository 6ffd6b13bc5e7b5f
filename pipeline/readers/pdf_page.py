"""Takes the lines of one page out of a PDF, with their boxes."""

import itertools
import re
from bisect import bisect_left
from ctypes import byref
from dataclasses import dataclass, replace
from functools import partial

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from matters.pipeline.readers.glyphs import with_signs
from matters.pipeline.readers.layout import PageLine, by_columns, in_gaps, in_rows, same_row

# PDFium writes U+FFFE for a hyphen at the end of a line and leaves the line break out.
_LINE_END = re.compile("\r\n|\ufffe|\r|\n")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")
_SAMPLES = 6
_MIN_GAP = 9.0


@dataclass(frozen=True, slots=True)
class _Run:
    """The characters of one line: positions in the page's characters, and the line itself."""

    start: int
    end: int
    line: PageLine


def page_lines(textpage: pypdfium2.PdfTextPage) -> list[PageLine]:
    """The lines of a page in the order of reading.

    :param textpage: the text of the page as PDFium holds it.
    :returns: the lines, hyphens at their ends included.
    """
    text = _characters(textpage)
    runs = list(_runs(textpage, text))
    gutter = _gutter(textpage, runs)
    if gutter is not None:
        columns = by_columns(_split_at(textpage, text, runs, gutter), gutter)
        if columns is not None:
            return columns
    return in_gaps(in_rows([run.line for run in runs]))


def _characters(textpage: pypdfium2.PdfTextPage) -> str:
    """One character for each that PDFium counts, so that positions fit."""
    count = textpage.count_chars()
    text: str = textpage.get_text_range() if count else ""
    if len(text) != count:
        # Control characters are left out of the text; a shifted font has them for spaces.
        codes = (pdfium.FPDFText_GetUnicode(textpage, n) for n in range(count))
        text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    return with_signs(text)


def _runs(textpage: pypdfium2.PdfTextPage, text: str) -> list[_Run]:
    runs: list[_Run] = []
    start = 0
    for end in _LINE_END.finditer(text):
        hyphen = "-" if end.group() == "\ufffe" else ""
        runs.append(_run(textpage, text, start, end.start(), hyphen))
        start = end.end()
    if start < len(text):
        runs.append(_run(textpage, text, start, len(text), ""))
    return _rejoined(runs)


def _run(textpage: pypdfium2.PdfTextPage, text: str, start: int, end: int, hyphen: str) -> _Run:
    line = text[start:end]
    bare = line.strip()
    if not bare:
        return _Run(start, end, PageLine(line + hyphen))
    first = start + line.index(bare[0])
    left, bottom, _, top = _box(textpage, first)
    _, last_bottom, right, last_top = _box(textpage, first + len(bare) - 1)
    if last_top - last_bottom > top - bottom:
        bottom, top = last_bottom, last_top
    return _Run(start, end, PageLine(line + hyphen, left, right, bottom, top))


def _box(textpage: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, index, byref(box))
    return box.left, box.bottom, box.right, box.top


def _rejoined(runs: list[_Run]) -> list[_Run]:
    """Undo line ends that are none: a hyphen in mid-line."""
    joined: list[_Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before is not None and before.line.text.endswith("-") and before.end + 1 == run.start:
            beside = (
                same_row(before.line, run.line)
                and 0 <= run.line.left - before.line.right < before.line.height
            )
            if beside:
                line = replace(before.line, text=before.line.text + run.line.text, right=run.line.right)
                joined[-1] = _Run(before.start, run.end, line)
                continue
        joined.append(run)
    return joined


def _gutter(textpage: pypdfium2.PdfTextPage, runs: list[_Run]) -> float | None:
    """The middle of an empty strip through most of the longer lines, if there is one."""
    known = [run for run in runs if run.line.bottom is not None]
    if len(known) < 4:
        return None
    left, right = min(run.line.left for run in known), max(run.line.right for run in known)
    low, high = left + 0.3 * (right - left), left + 0.7 * (right - left)
    wide = [run for run in known if run.line.left < low and run.line.right > high]
    step = max(1, len(wide) // _SAMPLES)
    gaps = [gap for run in wide[::step] if (gap := _gap(textpage, run, low, high)) is not None]
    if len(gaps) >= max(3, 0.5 * len(wide[::step])):
        return _common_middle(gaps, needed=0.8)
    return _alternating(known, low, high)


def _gap(textpage: pypdfium2.PdfTextPage, run: _Run, low: float, high: float) -> tuple[float, float] | None:
    """The widest empty stretch of a line between two positions."""
    boxes = []
    for n in range(pdfium.FPDFText_CountRects(textpage, run.start, run.end - run.start)):
        left, top, right, bottom = (pdfium.c_double() for _ in range(4))
        pdfium.FPDFText_GetRect(textpage, n, left, top, right, bottom)
        boxes.append((left.value, right.value))
    boxes.sort()
    gaps = [(one[1], other[0]) for one, other in itertools.pairwise(boxes)]
    fitting = [gap for gap in gaps if gap[1] - gap[0] >= _MIN_GAP and low < sum(gap) / 2 < high]
    return max(fitting, key=lambda gap: gap[1] - gap[0], default=None)


def _common_middle(gaps: list[tuple[float, float]], *, needed: float) -> float | None:
    """A position that lies in nearly all gaps."""
    middles = sorted((max(gap[0] for gap in gaps if gap[0] <= edge) + edge) / 2 for _, edge in gaps)
    best = max(middles, key=lambda at: sum(gap[0] < at < gap[1] for gap in gaps))
    return best if sum(gap[0] < best < gap[1] for gap in gaps) >= needed * len(gaps) else None


def _alternating(runs: list[_Run], low: float, high: float) -> float | None:
    """The gutter of columns that were drawn in turns, a line of each."""
    lefts = [run.line.right for run in runs if run.line.right < high]
    starts = [run.line.left for run in runs if run.line.left > low]
    if len(lefts) < 4 or len(starts) < 4:
        return None
    edge, begin = max(lefts), min(starts)
    if begin - edge < _MIN_GAP:
        return None
    sides = [run.line.left >= begin for run in runs if run.line.right <= edge or run.line.left >= begin]
    turns = sum(one != other for one, other in itertools.pairwise(sides))
    return (edge + begin) / 2 if turns >= 4 else None


def _split_at(textpage: pypdfium2.PdfTextPage, text: str, runs: list[_Run], gutter: float) -> list[PageLine]:
    lines: list[PageLine] = []
    for run in runs:
        if run.line.bottom is None or not run.line.left < gutter < run.line.right:
            lines.append(run.line)
            continue
        cut = bisect_left(range(run.end), gutter, lo=run.start, key=partial(_left_of, textpage))
        before = text[run.start : cut].rstrip()
        edge = _box(textpage, run.start + len(before) - 1)[2] if before else 0.0
        if cut == run.end or edge > gutter or _box(textpage, cut)[0] - edge < _MIN_GAP:
            lines.append(run.line)
            continue
        begin = _box(textpage, cut)[0]
        rest = run.line.text[cut - run.start :]
        lines += [replace(run.line, text=before, right=edge), replace(run.line, text=rest, left=begin)]
    return lines


def _left_of(textpage: pypdfium2.PdfTextPage, index: int) -> float:
    return _box(textpage, index)[0]


def without_controls(line: PageLine) -> PageLine:
    """The line as printed: what no font draws is left out."""
    return replace(line, text=_CONTROLS.sub("", line.text)) if _CONTROLS.search(line.text) else line
