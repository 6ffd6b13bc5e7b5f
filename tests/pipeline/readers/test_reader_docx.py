"""The DOCX reader: order, tables, and the numbers that Word prints."""

import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from matters.pipeline.errors import ReadError
from matters.pipeline.readers import read_source

LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/>'
    "{extra}</w:lvl>"
)


def read(document: "docx.document.Document", edit: Callable[[str, bytes], bytes] | None = None) -> str:
    """Save, perhaps change the parts, and read."""
    buffer = BytesIO()
    document.save(buffer)
    if edit is not None:
        saved = zipfile.ZipFile(buffer)
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w") as package:
            for name in saved.namelist():
                package.writestr(name, edit(name, saved.read(name)))
    return read_source(Path("m.docx"), buffer.getvalue(), name="m.docx").text


def with_list(
    document: "docx.document.Document", *, start: int = 1, extra: str = "", overrides: str = ""
) -> None:
    """Add list 90, and list 91 of the same counts with overrides."""
    root = document.part.numbering_part.element
    levels = LEVELS.format(start=start, extra=extra)
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'
    root.insert(0, parse_xml(abstract))
    for number, inner in ((90, ""), (91, overrides)):
        root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/>{inner}</w:num>'
            )
        )


def numbered(document: "docx.document.Document", text: str, *, level: int = 0, number: int = 90) -> None:
    paragraph = document.add_paragraph(text)
    place = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(place))


def add_xml(document: "docx.document.Document", inner: str) -> None:
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))


def _replaced(_: str, part: bytes, *, old: bytes, new: bytes) -> bytes:
    return part.replace(old, new)


def test_docx_prints_numbers_through_levels_and_restarts() -> None:
    document = docx.Document()
    with_list(document, start=7)
    for text, level in [("a", 0), ("b", 1), ("c", 1), ("d", 2), ("e", 0), ("f", 1), ("g", 2)]:
        numbered(document, text, level=level)
    assert read(document).split("\n") == ["7. a", "7.i b", "7.ii c", "(a) d", "8. e", "8.i f", "(a) g"]


def test_docx_continues_where_restart_is_off() -> None:
    document = docx.Document()
    with_list(document, extra='<w:lvlRestart w:val="0"/>')
    for text, level in [("a", 0), ("b", 2), ("c", 0), ("d", 2)]:
        numbered(document, text, level=level)
    assert read(document).split("\n") == ["1. a", "(a) b", "2. c", "(b) d"]


def test_docx_starts_anew_where_an_instance_says_so() -> None:
    document = docx.Document()
    with_list(document, overrides='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="40"/></w:lvlOverride>')
    numbered(document, "a")
    numbered(document, "b", number=91)
    numbered(document, "c", number=91)
    assert read(document).split("\n") == ["1. a", "40. b", "41. c"]


def test_docx_finds_the_list_of_a_style_and_its_base() -> None:
    document = docx.Document()
    derived = document.styles.add_style("Item", 1)
    derived.base_style = document.styles["List Number"]
    document.add_paragraph("a", style="List Number")
    document.add_paragraph("b", style="Item")
    document.add_paragraph("c", style="List Bullet")
    assert read(document).split("\n") == ["1. a", "2. b", "• c"]


def test_docx_switches_numbers_off_by_list_zero() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("a", style="List Number")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="0"/></w:numPr>'))
    assert read(document) == "a"


def test_docx_keeps_tables_in_their_place() -> None:
    document = docx.Document()
    document.add_paragraph("before")
    table = document.add_table(2, 3)
    for row, texts in zip(table.rows, [("5", "Title\nText", "JB"), ("", "a", "")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("after")
    assert read(document) == "before\n\n5\tTitle\nText\tJB\na\n\nafter"


def test_docx_shows_a_merged_cell_once() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "both"
    table.cell(0, 1).text, table.cell(1, 1).text = "x", "y"
    assert read(document) == "both\tx\ny"


def test_docx_leaves_out_headers_footers_deletions_and_hidden_text() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "HEAD"
    document.sections[0].footer.paragraphs[0].text = "FOOT"
    add_xml(
        document,
        "<w:r><w:t>kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>added</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>end</w:t><w:noBreakHyphen/><w:t>ing</w:t></w:r>",
    )
    assert read(document) == "kept added\tend-ing"


def test_docx_sets_headings_and_long_paragraphs_apart() -> None:
    document = docx.Document()
    document.add_heading("Minutes")
    for text in ("Ann", "Bob", "word " * 30, "Cat"):
        document.add_paragraph(text.strip())
    assert read(document) == f"Minutes\n\nAnn\nBob\n\n{('word ' * 30).strip()}\n\nCat"


def test_docx_reads_macro_documents_and_templates() -> None:
    document = docx.Document()
    document.add_paragraph("text")
    plain = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main"
    for other in (
        b"vnd.ms-word.document.macroEnabled.main",
        b"vnd.ms-word.template.macroEnabledTemplate.main",
        b"vnd.openxmlformats-officedocument.wordprocessingml.template.main",
    ):
        assert read(document, partial(_replaced, old=plain, new=other)) == "text"


def test_docx_fetches_no_external_entity() -> None:
    def hostile(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        doctype = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        return part.replace(b"?>", b"?>" + doctype, 1).replace(b"SECRET", b"&e;")

    document = docx.Document()
    document.add_paragraph("a SECRET b")
    assert read(document, hostile) == "a  b"


def test_docx_refuses_an_empty_or_damaged_document() -> None:
    with pytest.raises(ReadError, match="no text in it"):
        read(docx.Document())
    document = docx.Document()
    document.add_paragraph("text")
    with pytest.raises(ReadError, match=r"m\.docx: damaged"):
        read(document, lambda name, part: part[:200] if name == "word/document.xml" else part)
