"""Takes the lines of one page out of a PDF, in the order of reading."""

import itertools
import re
from dataclasses import dataclass, replace

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from matters.pipeline.readers.asides import with_asides
from matters.pipeline.readers.layout import PageLine, by_columns, in_gaps, in_rows
from matters.pipeline.readers.margin_column import margin_of
from matters.pipeline.readers.pdf_runs import Glyphs, Run
from matters.pipeline.readers.pdf_tables import with_tables

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")
_SAMPLES = 6
_MIN_GAP = 9.0


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in the order of reading.

    :param margin: where a column of names beside the text begins, if there is one.
    """

    lines: list[PageLine]
    margin: float | None = None


def page_lines(textpage: pypdfium2.PdfTextPage, margin: float | None = None) -> Page:
    """The lines of a page in the order of reading.

    :param textpage: the text of the page as PDFium holds it.
    :param margin: where a column of names beside the text began on the page before.
    :returns: the lines, hyphens at their ends included.
    """
    glyphs = Glyphs(textpage)
    runs = with_tables(glyphs, glyphs.runs())
    beside = margin_of(runs, glyphs, margin)
    if beside is not None:
        lines = in_rows([run.line for run in beside.text])
        return Page(in_gaps(with_asides(lines, beside)), beside.left)
    gutter = _gutter(textpage, runs)
    if gutter is not None:
        columns = by_columns(_split_at(glyphs, runs, gutter), gutter)
        if columns is not None:
            return Page(columns)
    return Page(in_gaps(in_rows([run.line for run in runs])), margin)


def _gutter(textpage: pypdfium2.PdfTextPage, runs: list[Run]) -> float | None:
    """The middle of an empty strip through most of the longer lines, if there is one."""
    known = [run for run in runs if run.line.bottom is not None and not run.line.row]
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


def _gap(textpage: pypdfium2.PdfTextPage, run: Run, low: float, high: float) -> tuple[float, float] | None:
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


def _alternating(runs: list[Run], low: float, high: float) -> float | None:
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


def _split_at(glyphs: Glyphs, runs: list[Run], gutter: float) -> list[PageLine]:
    lines: list[PageLine] = []
    for run in runs:
        crosses = run.line.bottom is not None and run.line.left < gutter < run.line.right
        parts = glyphs.split(run, gutter, gap=_MIN_GAP) if crosses else None
        lines += [part.line for part in parts or (run,)]
    return lines


def without_controls(line: PageLine) -> PageLine:
    """The line as printed: what no font draws is left out."""
    return replace(line, text=_CONTROLS.sub("", line.text)) if _CONTROLS.search(line.text) else line
