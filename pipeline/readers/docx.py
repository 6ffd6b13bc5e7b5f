"""Reads DOCX: paragraphs and tables in order, with the numbers that Word prints."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.opc.exceptions import OpcError
from lxml import etree  # type: ignore[import-untyped]

from matters.pipeline.errors import ReadError
from matters.pipeline.readers.glyphs import with_signs
from matters.pipeline.readers.numbering import Numbering, W, get, value
from matters.pipeline.readers.writer import BlockWriter
from matters.pipeline.records import SourceText

_MAX_UNPACKED_BYTES = 400 << 20
_LONG_CHARS = 90
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted, moved away, hidden, or a field's formula; footnotes and pictures lie elsewhere.
_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", _FALLBACK})
_PROPERTIES = ("title", "subject", "author", "keywords", "category")
_BROKEN = (
    OpcError, zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, OSError, EOFError,
    AttributeError, IndexError, TypeError, NotImplementedError, RuntimeError,
)  # fmt: skip


class DocxReader:
    """Word documents; macros are never run, external entities never fetched."""

    def read(self, data: bytes, *, name: str) -> SourceText:
        """Extract the text; see :class:`matters.pipeline.readers.port.Reader`."""
        _refuse_bomb(data, name=name)
        try:
            document = docx.Document(BytesIO(_as_plain_document(data)))
            body = document.element.body
            text = _Walker(_numbering(document)).text(body)
            properties = _properties(document)
        except _BROKEN as e:
            raise ReadError(
                f"{name}: damaged or cut off", expected="a whole DOCX file", do="Fetch the file again."
            ) from e
        if not text.strip():
            raise ReadError(f"{name}: no text in it", expected="a document with text", do="Fetch it again.")
        return SourceText(text, "docx", front_matter=properties)


def _refuse_bomb(data: bytes, *, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            size = sum(info.file_size for info in package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as e:
        raise ReadError(
            f"{name}: damaged or cut off", expected="a whole DOCX file", do="Fetch the file again."
        ) from e
    if size > _MAX_UNPACKED_BYTES:
        raise ReadError(
            f"{name}: {size} bytes unpacked", expected=f"at most {_MAX_UNPACKED_BYTES}", do="Save it as PDF."
        )


def _as_plain_document(data: bytes) -> bytes:
    """The file with the content type of a plain document: python-docx refuses macros and templates."""
    kinds = ("ms-word.document.macroEnabled", "ms-word.template.macroEnabledTemplate")
    template = "openxmlformats-officedocument.wordprocessingml.template"
    plain = "openxmlformats-officedocument.wordprocessingml.document"
    with zipfile.ZipFile(BytesIO(data)) as package:
        types = package.read("[Content_Types].xml")
        changed = types.replace(template.encode(), plain.encode())
        for kind in kinds:
            changed = changed.replace(f"vnd.{kind}.main".encode(), f"vnd.{plain}.main".encode())
        if changed == types:
            return data
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as copy:
            for info in package.infolist():
                is_types = info.filename == "[Content_Types].xml"
                copy.writestr(info.filename, changed if is_types else package.read(info))
        return buffer.getvalue()


def _numbering(document: "docx.document.Document") -> Numbering:
    parts = {relation.reltype.rsplit("/", 1)[-1]: relation for relation in document.part.rels.values()}
    roots = []
    for kind in ("numbering", "styles"):
        relation = parts.get(kind)
        outside = relation is None or relation.is_external
        roots.append(
            None if outside or relation is None else etree.fromstring(relation.target_part.blob, _parser())
        )
    return Numbering(*roots)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _properties(document: "docx.document.Document") -> dict[str, str]:
    core = document.core_properties
    found = {name: str(getattr(core, name) or "").strip() for name in _PROPERTIES}
    return {name: text for name, text in found.items() if text}


class _Walker:
    """Writes the body out, block by block."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._writer = BlockWriter()
        self._long = False
        self._blank = False
        self._first_in_cell = False

    def text(self, body: etree._Element) -> str:
        """The text of the body."""
        self._blocks(body)
        return self._writer.text()

    def _blocks(self, parent: etree._Element) -> None:
        for block in parent:
            if block.tag == f"{W}p":
                self._paragraph(block)
            elif block.tag == f"{W}tbl":
                self._table(block)
            elif isinstance(block.tag, str) and block.tag not in _SKIPPED:
                inner = block.find(f"{W}sdtContent")
                if inner is not None or block.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml"):
                    self._blocks(block if inner is None else inner)

    def _table(self, table: etree._Element) -> None:
        self._writer.paragraph()
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table or row.find(f"{W}trPr/{W}del") is not None:
                continue
            self._writer.row()
            for cell in row.iterchildren(f"{W}tc", f"{W}sdt"):
                content = cell if cell.tag == f"{W}tc" else cell.find(f"{W}sdtContent/{W}tc")
                if content is not None and _merge_of(content) != "continue":
                    self._writer.cell()
                    self._first_in_cell = True
                    self._blocks(content)
            self._writer.row()
        self._writer.paragraph()

    def _paragraph(self, paragraph: etree._Element) -> None:
        label = self._numbering.label(paragraph) if _is_counted(paragraph) else ""
        text = with_signs("".join(_pieces(paragraph))).strip("\n")
        if not text.strip():
            self._blank = self._blank or not self._first_in_cell
            return
        is_long = len(text) > _LONG_CHARS or _is_heading(paragraph)
        if not self._first_in_cell:
            apart = is_long or self._long or self._blank
            (self._writer.paragraph if apart else self._writer.line)()
        self._first_in_cell = self._blank = False
        self._long = is_long
        self._writer.exact(f"{label} {text}" if label else text)
        self._writer.line()


def _merge_of(cell: etree._Element) -> str | None:
    """Whether a cell is merged with the one above: ``"continue"`` when it shows nothing."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return None if merge is None else (get(merge, "val") or "continue")


def _is_counted(paragraph: etree._Element) -> bool:
    """Whether Word numbers the paragraph: an empty one too, one that was deleted not."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None


def _is_heading(paragraph: etree._Element) -> bool:
    properties = paragraph.find(f"{W}pPr")
    style = "" if properties is None else value(properties, "pStyle") or ""
    return style.lower().startswith(("heading", "title"))


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph or a run, what was deleted or hidden left out."""
    for child in element:
        tag = child.tag
        if tag == f"{W}t":
            yield child.text or ""
            # What stands after an external entity, which itself is not fetched.
            yield from (entity.tail or "" for entity in child)
        elif tag in _BREAKS:
            yield _BREAKS[tag]
        elif tag == f"{W}sym":
            yield _symbol(child)
        elif isinstance(tag, str) and tag not in _SKIPPED and not _is_hidden(child):
            yield from _pieces(child)
            if tag == f"{W}p":
                yield "\n"


def _symbol(element: etree._Element) -> str:
    code = get(element, "char") or ""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and get(vanish, "val") not in ("0", "false")
