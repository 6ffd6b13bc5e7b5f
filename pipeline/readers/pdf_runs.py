"""The runs of characters that PDFium takes for lines, and where each character stands."""

import re
from bisect import bisect_left
from ctypes import byref
from dataclasses import dataclass, replace

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from matters.pipeline.readers.glyphs import with_signs
from matters.pipeline.readers.layout import PageLine, same_row

# PDFium writes U+FFFE for a hyphen at the end of a line and leaves the line break out.
_LINE_END = re.compile("\r\n|\ufffe|\r|\n")


@dataclass(frozen=True, slots=True)
class Run:
    """The characters of one line: positions in the page's characters, and the line itself."""

    start: int
    end: int
    line: PageLine


class Glyphs:
    """The characters of a page with their boxes."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self.textpage = textpage
        self.text = _characters(textpage)

    def runs(self) -> list[Run]:
        """The lines as they were drawn, hyphens at their ends included."""
        runs: list[Run] = []
        start = 0
        for end in _LINE_END.finditer(self.text):
            runs.append(self._run(start, end.start(), "-" if end.group() == "\ufffe" else ""))
            start = end.end()
        if start < len(self.text):
            runs.append(self._run(start, len(self.text), ""))
        return _rejoined(runs)

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a character."""
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self.textpage, index, byref(box))
        return box.left, box.bottom, box.right, box.top

    def left(self, index: int) -> float:
        """Where a character begins."""
        return self.box(index)[0]

    def split(self, run: Run, at: float, *, gap: float = 0.0) -> tuple[Run, Run] | None:
        """Cut a run before the first character behind a place on the page.

        :param gap: how wide the space there has to be.
        :returns: the two parts, or ``None`` where one is empty or no such space is there.
        """
        cut = bisect_left(range(run.start, run.end), at, key=self.left) + run.start
        before, rest = self.text[run.start : cut].rstrip(), run.line.text[cut - run.start :]
        if not before.strip() or not rest.strip():
            return None
        edge = self.box(run.start + len(before) - 1)[2]
        begin = self.left(cut + len(rest) - len(rest.lstrip()))
        if gap and (edge > at or begin - edge < gap):
            return None
        return (
            Run(run.start, cut, replace(run.line, text=before, right=edge)),
            Run(cut, run.end, replace(run.line, text=rest, left=begin)),
        )

    def _run(self, start: int, end: int, hyphen: str) -> Run:
        line = self.text[start:end]
        bare = line.strip()
        if not bare:
            return Run(start, end, PageLine(line + hyphen))
        first = start + line.index(bare[0])
        left, bottom, _, top = self.box(first)
        _, last_bottom, right, last_top = self.box(first + len(bare) - 1)
        if last_top - last_bottom > top - bottom:
            bottom, top = last_bottom, last_top
        return Run(start, end, PageLine(line + hyphen, left, right, bottom, top))


def _characters(textpage: pypdfium2.PdfTextPage) -> str:
    """One character for each that PDFium counts, so that positions fit."""
    count = textpage.count_chars()
    text: str = textpage.get_text_range() if count else ""
    if len(text) != count:
        # Control characters are left out of the text; a shifted font has them for spaces.
        codes = (pdfium.FPDFText_GetUnicode(textpage, n) for n in range(count))
        text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    return with_signs(text)


def _rejoined(runs: list[Run]) -> list[Run]:
    """Undo line ends that are none: a hyphen in mid-line."""
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before is not None and before.line.text.endswith("-") and before.end + 1 == run.start:
            beside = (
                same_row(before.line, run.line)
                and 0 <= run.line.left - before.line.right < before.line.height
            )
            if beside:
                line = replace(before.line, text=before.line.text + run.line.text, right=run.line.right)
                joined[-1] = Run(before.start, run.end, line)
                continue
        joined.append(run)
    return joined
