"""A source as DOCX: Word's own numbering, tables and a footer, as its front matter says."""

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from matters.corpus.source import Block, Source, split_number

_NUMBERING_ID = 90
_LEVELS = (("%1.", 0), ("%1.%2", 1))
_PIECES = re.compile(r"(\*\*.+?\*\*)")


def typeset_docx(source: Source) -> bytes:
    """Typeset a source as DOCX."""
    document = docx.Document()
    _properties(document, source)
    numbered = source.is_set("auto-numbering")
    if numbered:
        _declare_numbering(document)
    for block in source.blocks:
        _write(document, block, numbered=numbered)
    _footer(document, source)
    buffer = BytesIO()
    document.save(buffer)
    return _with_fixed_dates(buffer.getvalue())


def _properties(document: Document, source: Source) -> None:
    noon = datetime(source.day.year, source.day.month, source.day.day, 12)
    properties = document.core_properties
    properties.title, properties.author = source.title, "Democratic Services"
    properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = noon
    properties.revision = 1


def _declare_numbering(document: Document) -> None:
    """Add a two-level list, ``1.`` and ``1.1``, to what the template numbers with."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
        for text, level in _LEVELS
    )
    abstract = (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_NUMBERING_ID}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    number = (
        f'<w:num {nsdecls("w")} w:numId="{_NUMBERING_ID}"><w:abstractNumId w:val="{_NUMBERING_ID}"/></w:num>'
    )
    numbering = document.part.numbering_part.element
    numbering.insert(len(numbering.findall(qn("w:abstractNum"))), parse_xml(abstract))
    numbering.append(parse_xml(number))


def _write(document: Document, block: Block, *, numbered: bool) -> None:
    if block.kind == "table":
        _table(document, block)
    elif block.kind == "heading":
        label, text = split_number(block.text)
        if numbered and label:
            _number(_runs(document.add_paragraph(style="Heading 2"), text), level=0)
        else:
            _runs(document.add_paragraph(style=f"Heading {block.level}"), block.text)
    elif block.kind == "bullet":
        _runs(document.add_paragraph(style="List Bullet"), block.text)
    else:
        label, text = split_number(block.text)
        if numbered and label.count(".") == 1 and not label.endswith("."):
            _number(_runs(document.add_paragraph(), text), level=1)
        else:
            _runs(document.add_paragraph(), block.text)


def _runs(paragraph: Paragraph, text: str) -> Paragraph:
    for piece in _PIECES.split(text):
        bold = piece.startswith("**") and piece.endswith("**") and len(piece) > 4
        if piece:
            paragraph.add_run(piece.strip("*") if bold else piece).bold = bold or None
    return paragraph


def _number(paragraph: Paragraph, *, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = _NUMBERING_ID


def _table(document: Document, block: Block) -> None:
    table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]), style="Table Grid")
    for at, row in enumerate(block.rows):
        for cell, text in zip(table.rows[at].cells, row, strict=True):
            _runs(cell.paragraphs[0], f"**{text}**" if at == 0 and text else text)
    document.add_paragraph()


def _footer(document: Document, source: Source) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(source.layout.get("footer", ""))
    if source.is_set("page-numbers"):
        paragraph.add_run("  Page ")
        page = OxmlElement("w:fldSimple")
        page.set(qn("w:instr"), "PAGE")
        paragraph._p.append(page)


def _with_fixed_dates(data: bytes) -> bytes:
    """The package with the same members and one date for all of them."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(buffer, "w", ZIP_DEFLATED) as copy:
        for name in package.namelist():
            info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            copy.writestr(info, package.read(name))
    return buffer.getvalue()
