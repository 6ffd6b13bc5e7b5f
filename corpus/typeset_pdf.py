"""A source as PDF: running heads, folios, columns, hyphenation and tables, as its front matter says."""

import re
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab import rl_config  # type: ignore[import-untyped]
from reportlab.lib import colors  # type: ignore[import-untyped]
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from matters.corpus.source import Block, Source

_MARGIN = 20 * mm
_GUTTER = 8 * mm
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITALIC = re.compile(r"(?<!\*)\*(?!\*)(.+?)(?<!\*)\*(?!\*)")


def typeset_pdf(source: Source, *, font: str = "Times-Roman", size: float = 10.5) -> bytes:
    """Typeset a source as PDF.

    :param font: one of the fonts that every PDF reader has.
    :param size: of the text, in points.
    """
    rl_config.useA85 = 0
    buffer = BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        title=source.title,
        author="Democratic Services",
        pageCompression=0,
        invariant=1,
    )
    template = PageTemplate("page", _frames(source), onPage=lambda canvas, _: _furniture(canvas, source))
    document.addPageTemplates([template])
    styles = _styles(source, font=font, size=size)
    document.build([flowable for block in source.blocks for flowable in _flow(block, styles)])
    return buffer.getvalue()


def _frames(source: Source) -> list[Frame]:
    width, height = A4
    columns = 2 if "two-columns" in source.layout.get("layout", "") else 1
    inner = (width - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
    return [
        Frame(
            _MARGIN + number * (inner + _GUTTER),
            _MARGIN + 5 * mm,
            inner,
            height - 2 * _MARGIN - 10 * mm,
            leftPadding=0,
            rightPadding=0,
        )
        for number in range(columns)
    ]


def _furniture(canvas: Canvas, source: Source) -> None:
    """The running head, the running foot and the folio of the page at hand."""
    width, height = A4
    canvas.saveState()
    canvas.setFont("Times-Italic", 9)
    canvas.drawString(_MARGIN, height - 14 * mm, source.layout.get("running-head", ""))
    canvas.drawString(_MARGIN, 12 * mm, source.layout.get("running-foot", ""))
    if source.is_set("page-numbers"):
        canvas.setFont("Times-Roman", 9)
        canvas.drawRightString(width - _MARGIN, 12 * mm, f"Page {canvas.getPageNumber()}")
    canvas.restoreState()


def _styles(source: Source, *, font: str, size: float) -> dict[str, ParagraphStyle]:
    """The styles by kind of block; a title is a heading of the first level."""
    plain = ParagraphStyle("plain", fontName=font, fontSize=size, leading=size * 1.25, spaceAfter=size * 0.6)
    text = plain
    if source.is_set("hyphenate"):
        text = ParagraphStyle("hyphenated", plain, alignment=TA_JUSTIFY, hyphenationLang="en_GB")
    bold = "Times-Bold" if font.startswith("Times") else f"{font}-Bold"
    heading = ParagraphStyle("heading", plain, fontName=bold, spaceBefore=size * 0.6, keepWithNext=1)
    return {
        "paragraph": text,
        "title": ParagraphStyle(
            "title", plain, fontName=bold, fontSize=size * 1.2, leading=size * 1.5, alignment=TA_CENTER
        ),
        "heading": heading,
        "bullet": ParagraphStyle("bullet", text, leftIndent=14, bulletIndent=4),
        "cell": ParagraphStyle("cell", plain, spaceAfter=0),
    }


def _flow(block: Block, styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    if block.kind == "table":
        return [_table(block, styles["cell"]), Spacer(1, 8)]
    if block.kind == "bullet":
        return [Paragraph(_markup(block.text), styles["bullet"], bulletText="\u2022")]
    if block.kind == "heading":
        return [Paragraph(_markup(block.text), styles["title" if block.level == 1 else "heading"])]
    return [Paragraph(_markup(block.text), styles["paragraph"])]


def _table(block: Block, style: ParagraphStyle) -> Table:
    rows = [
        [Paragraph(f"<b>{_markup(cell)}</b>" if at == 0 else _markup(cell), style) for cell in row]
        for at, row in enumerate(block.rows)
    ]
    table = Table(rows, repeatRows=1, hAlign="LEFT")
    whole = ((0, 0), (-1, -1))
    table.setStyle(TableStyle([("GRID", *whole, 0.5, colors.grey), ("VALIGN", *whole, "TOP")]))
    return table


def _markup(text: str) -> str:
    """Markdown as the mark-up that paragraphs are written in."""
    safe = _BOLD.sub(r"<b>\1</b>", escape(text))
    return _ITALIC.sub(r"<i>\1</i>", safe).replace("\n", "<br/>")
