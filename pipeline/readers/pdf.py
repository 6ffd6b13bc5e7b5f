"""Reads PDF: a text layer through PDFium, pictures of pages through Tesseract."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from matters.pipeline.errors import ReadError
from matters.pipeline.readers import ocr
from matters.pipeline.readers.asides import carried
from matters.pipeline.readers.furniture import Place, furniture_lines, hyphen_spans, united
from matters.pipeline.readers.glyphs import is_garbage, is_suspect, unshifted
from matters.pipeline.readers.layout import PageLine, paragraph_breaks
from matters.pipeline.readers.pdf_page import page_lines, without_controls
from matters.pipeline.records import Caveat, SourceText, Span

_DRAWN = {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_SHADING}
_MANY_PATHS = 40
_DPI = 300


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of one page and what is to be said of it: code and message."""

    lines: list[PageLine]
    remarks: tuple[tuple[str, str], ...] = ()
    margin: float | None = None


@dataclass(slots=True)
class _Assembly:
    """The text as it grows."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: dict[Place, Span] = field(default_factory=dict)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


class PdfReader:
    """PDF with its pages, furniture listed and not cut."""

    def read(self, data: bytes, *, name: str) -> SourceText:
        """Extract the text; see :class:`matters.pipeline.readers.port.Reader`."""
        with closing(_opened(data, name=name)) as document:
            count = len(document)
            if not count:
                raise _no_pages(name)
            pages: list[_Page] = []
            for index in range(count):
                margin = pages[-1].margin if pages else None
                pages.append(_page(document, index, margin, name=name))
        source = _assembled(pages)
        if not source.text.strip() and not source.caveats:
            raise ReadError(
                f"{name}: all pages are blank", expected="pages with text", do="Fetch the file again."
            )
        if b"%%EOF" not in data[-2048:]:
            message = f"{name} ends without its end mark; pages may be missing after page {count}."
            source = replace(source, caveats=(Caveat("cut-off", message), *source.caveats))
        return source


def _opened(data: bytes, *, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as e:
        if b"/Encrypt" in data:
            raise ReadError(
                f"{name}: protected by a password",
                expected="a PDF that opens without one",
                do="Save it open.",
            ) from e
        if b"/Count 0" in data:
            raise _no_pages(name) from e
        raise ReadError(
            f"{name}: damaged or cut off", expected="a whole PDF", do="Fetch the file again."
        ) from e


def _no_pages(name: str) -> ReadError:
    return ReadError(f"{name}: a PDF without pages", expected="at least one page", do="Fetch the file again.")


def _page(document: pypdfium2.PdfDocument, index: int, margin: float | None, *, name: str) -> _Page:
    label = f"Page {index + 1}"
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return _Page([], (("page-damaged", f"{label} is damaged and was not read."),))
    with closing(page):
        with closing(page.get_textpage()) as textpage:
            found = page_lines(textpage, margin)
        lines = found.lines
        text = "\n".join(line.text for line in lines)
        if not text.strip():
            return _scanned(page, label, name=name) if _shows_something(page) else _Page([])
        if is_suspect(text):
            mended = _unshifted(lines, label)
            if mended is not None:
                return mended
            if is_garbage(text):
                return _misread(page, lines, label, name=name)
        return _Page([without_controls(line) for line in lines], margin=found.margin)


def _shows_something(page: pypdfium2.PdfPage) -> bool:
    """Whether a page without text has a picture on it or is drawn, rather than blank."""
    kinds = [part.type for part in page.get_objects(max_depth=1)]
    return bool(_DRAWN & set(kinds)) or kinds.count(pdfium.FPDF_PAGEOBJ_PATH) >= _MANY_PATHS


def _scanned(page: pypdfium2.PdfPage, label: str, *, name: str) -> _Page:
    lines, problem = _by_ocr(page, name=name)
    if lines is not None:
        message = f"{label} was recognised from a picture; check names and figures against it."
        return _Page(lines, (("read-by-ocr", message),))
    return _Page([], (("page-without-text", f"{label} is a picture without text. {problem}"),))


def _unshifted(lines: list[PageLine], label: str) -> _Page | None:
    mended = unshifted([line.text for line in lines])
    if mended is None:
        return None
    fixed = [replace(line, text=text) for line, text in zip(lines, mended, strict=True)]
    message = f"{label} has a broken font map: its letters were shifted by a constant, which was undone."
    return _Page([without_controls(line) for line in fixed], (("glyphs-shifted", message),))


def _misread(page: pypdfium2.PdfPage, lines: list[PageLine], label: str, *, name: str) -> _Page:
    read, problem = _by_ocr(page, name=name)
    if read is not None:
        return _Page(read, (("read-by-ocr", f"{label} has a broken font map and was read as a picture."),))
    message = f"{label} has a broken font map: its text is not what is printed. {problem}"
    return _Page([without_controls(line) for line in lines], (("glyph-garbage", message),))


def _by_ocr(page: pypdfium2.PdfPage, *, name: str) -> tuple[list[PageLine] | None, str]:
    """The lines of a picture, or what stands in the way."""
    if not ocr.available():
        return None, f"Install {ocr.PACKAGE} to read it."
    try:
        text = ocr.recognise(_picture(page), name=name, suffix=".pgm")
    except ReadError as e:
        return None, f"{e}"
    return (
        [PageLine(line) for line in text.split("\n")] if text.strip() else None
    ), "Nothing was recognised."


def _picture(page: pypdfium2.PdfPage) -> bytes:
    """The page as a PGM file, which needs no library to write."""
    bitmap = page.render(scale=_DPI / 72, grayscale=True)
    try:
        rows = bytes(bitmap.buffer)
        lines = (rows[n * bitmap.stride : n * bitmap.stride + bitmap.width] for n in range(bitmap.height))
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)
    finally:
        bitmap.close()


def _assembled(read: list[_Page]) -> SourceText:
    places = furniture_lines([page.lines for page in read])
    lines = carried([page.lines for page in read], places)
    pages = [replace(page, lines=own) for page, own in zip(read, lines, strict=True)]
    assembly = _Assembly()
    starts: list[int] = []
    caveats: list[Caveat] = []
    for number, page in enumerate(pages):
        if number:
            assembly.add("\f")
        starts.append(assembly.length)
        _add_lines(assembly, number, page.lines)
        caveats += [Caveat(code, message, starts[-1], assembly.length) for code, message in page.remarks]
    text = "".join(assembly.parts)
    heads = united(_furniture(text, places, assembly.spans))
    return SourceText(
        text,
        "pdf",
        page_starts=tuple(starts),
        furniture=united([*heads, *hyphen_spans(text, heads)]),
        caveats=tuple(caveats),
    )


def _add_lines(assembly: _Assembly, number: int, lines: list[PageLine]) -> None:
    for n, (line, apart) in enumerate(zip(lines, paragraph_breaks(lines), strict=True)):
        if n:
            assembly.add("\n\n" if apart or lines[n - 1].tasks else "\n")
        start = assembly.length
        assembly.add(line.whole)
        assembly.spans[number, n] = Span(start, assembly.length)


def _furniture(text: str, places: set[Place], spans: dict[Place, Span]) -> Iterator[Span]:
    """The spans of running heads, with the line breaks that set them off from the text."""
    for place in places:
        start, end = spans[place].start, spans[place].end
        if start and text[start - 1] == "\n":
            while text[start - 1 : start] == "\n":
                start -= 1
        else:
            while text[end : end + 1] == "\n":
                end += 1
        yield Span(start, end)
