"""Tells the format of a file: by its first bytes, then by its suffix."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from matters.pipeline.errors import ReadError

BY_SUFFIX = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
}
EXPECTED = "text, Markdown, HTML, PDF, DOCX or a scanned page as PNG, JPEG or TIFF"

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_FRAGMENT = re.compile(r"\s*<(?:p|h[1-6]|div|ol|ul|table|br|strong|b|em|span)(?:\s[^<>]*|\s*/)?>", re.I)
_BREAK = re.compile(r"<(?:br|p|li)\s*/?>", re.I)
_MANY_BREAKS = 3
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S)
_HEAD_BYTES = 4096


def format_of(data: bytes, *, name: str) -> str:
    """The format of a file: what its first bytes say, else what its suffix says.

    :param data: the bytes of the file.
    :param name: the file's name or path.
    :returns: ``"text"``, ``"markdown"``, ``"html"``, ``"fragment"`` (text with tags in it), ``"pdf"``,
        ``"docx"`` or ``"image"``.
    :raises ReadError: when the file is empty or of a format that is not read.
    """
    if not data.strip():
        raise ReadError(f"{name}: the file is empty", expected=EXPECTED, do="Fetch the file again.")
    head = data[:_HEAD_BYTES]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_IMAGES):
        return "image"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _format_of_package(data, name=name)
    if head.startswith(_OLE):
        raise _old_office(data, name=name)
    if head.startswith(b"{\\rtf"):
        raise ReadError(f"{name}: an RTF file", expected=EXPECTED, do="Save it as DOCX or PDF.")
    text = _head_text(head)
    if _HTML.match(text):
        return "html"
    kind = _format_of_suffix(name)
    tagged = _FRAGMENT.match(text) or len(_BREAK.findall(text)) >= _MANY_BREAKS
    return "fragment" if kind == "text" and tagged else kind


def _format_of_suffix(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    kind = BY_SUFFIX.get(suffix) if suffix else "text"
    if kind is None:
        raise ReadError(f"{name}: {suffix} files are not read", expected=EXPECTED)
    if kind in ("pdf", "docx", "image"):
        raise ReadError(
            f"{name}: the suffix says {suffix}, the content does not",
            expected=f"a {suffix} file",
            do="Fetch the file again, or give it the suffix of what it is.",
        )
    return kind


def _format_of_package(data: bytes, *, name: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as e:
        raise ReadError(
            f"{name}: damaged or cut off", expected="a whole DOCX file", do="Fetch the file again."
        ) from e
    if "word/document.xml" in members or ("[Content_Types].xml" in members and _holds_word(members)):
        return "docx"
    what = (
        "an Office or OpenDocument file" if {"[Content_Types].xml", "mimetype"} & members else "a ZIP archive"
    )
    raise ReadError(
        f"{name}: {what}", expected=f"one file of {EXPECTED}", do="Save it as DOCX or PDF, or unpack it."
    )


def _holds_word(members: set[str]) -> bool:
    return any(member.startswith("word/document") for member in members)


def _old_office(data: bytes, *, name: str) -> ReadError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ReadError(
            f"{name}: protected by a password",
            expected="a file that opens without one",
            do="Save an open copy.",
        )
    return ReadError(f"{name}: a file of an old Office", expected=EXPECTED, do="Save it as DOCX or PDF.")


def _head_text(head: bytes) -> str:
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return head.decode("utf-16" if wide else "utf-8", errors="replace").lstrip("\ufeff")
