"""The ruled tables of a PDF page: where the lines between their columns and rows are drawn."""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_float
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_THIN, _LONG = 3.0, 6.0
_TOUCH = 3.0
_SAME = 5.0
_MOST = 4000
"""How many rules a page may have; a drawing has more."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table.

    :param across: where its columns begin and end, from the left.
    :param down: where its rows begin and end, from the top.
    """

    across: tuple[float, ...]
    down: tuple[float, ...]

    def holds(self, left: float, middle: float) -> bool:
        """Whether what begins at a place stands inside."""
        return self.across[0] - _TOUCH <= left < self.across[-1] and self.down[-1] < middle < self.down[0]

    def cell(self, left: float, middle: float) -> tuple[int, int]:
        """The row and the column of a place inside."""
        row = bisect_right([-one for one in self.down], -middle) - 1
        return row, max(0, bisect_right(self.across, left + _TOUCH) - 1)


def grids_of(page: pypdfium2.PdfPage) -> list[Grid]:
    """The ruled tables of a page, of two columns and two rows at the least."""
    boxes = list(itertools.islice(_boxes(page), _MOST + 1))
    if len(boxes) > _MOST:
        return []
    level = _merged((low, left, right) for left, low, right, top in boxes if top - low <= _THIN)
    upright = _merged(
        (left, low, top) for left, low, right, top in boxes if right - left <= _THIN < top - low
    )
    return [grid for group in _groups(level, upright) if (grid := _grid(*group)) is not None]


def _boxes(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """The thin rules that are drawn, edges of boxes included: left, bottom, right, top."""
    left, low, right, top = c_float(), c_float(), c_float(), c_float()
    places = byref(left), byref(low), byref(right), byref(top)
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        part = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(part) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(part, *places):
            continue
        box = left.value, low.value, right.value, top.value
        wide, high = box[2] - box[0], box[3] - box[1]
        if min(wide, high) <= _THIN:
            if max(wide, high) >= _LONG:
                yield box
        elif pdfium.FPDFPath_CountSegments(part) <= 5:
            yield from _edges(box)


def _edges(box: Box) -> Iterator[Box]:
    left, low, right, top = box
    yield from ((left, low, right, low), (left, top, right, top))
    yield from ((left, low, left, top), (right, low, right, top))


Stretch = tuple[float, float, float]


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Rules at one place that touch, joined: the place, and from where to where."""
    found: list[Stretch] = []
    for at, start, end in sorted(stretches, key=lambda one: (round(one[0] / _TOUCH), one[1])):
        before = found[-1] if found else None
        if before and abs(before[0] - at) <= _TOUCH and start <= before[2] + _TOUCH:
            found[-1] = (before[0], before[1], max(before[2], end))
        else:
            found.append((at, start, end))
    return found


def _groups(
    level: Sequence[Stretch], upright: Sequence[Stretch]
) -> Iterator[tuple[list[Stretch], list[Stretch]]]:
    """Rules that cross or touch each other."""
    left = list(upright)
    while left:
        columns, rows = [left.pop()], []
        grown = True
        while grown:
            grown = False
            for one in level:
                if one not in rows and any(_meet(one, other) for other in columns):
                    rows.append(one)
                    grown = True
            for other in list(left):
                if any(_meet(one, other) for one in rows):
                    columns.append(other)
                    left.remove(other)
                    grown = True
        yield rows, columns


def _meet(level: Stretch, upright: Stretch) -> bool:
    height, start, end = level
    at, low, top = upright
    return start - _TOUCH <= at <= end + _TOUCH and low - _TOUCH <= height <= top + _TOUCH


def _grid(level: Sequence[Stretch], upright: Sequence[Stretch]) -> Grid | None:
    across = _places(at for at, _, _ in upright)
    down = _places(at for at, _, _ in level)
    return Grid(across, down[::-1]) if len(across) > 2 and len(down) > 2 else None


def _places(at: Iterable[float]) -> tuple[float, ...]:
    """Places that differ; two close together are the two sides of a space between cells."""
    found: list[float] = []
    for one in sorted(at):
        if not found or one - found[-1] > _SAME:
            found.append(one)
    return tuple(found)
