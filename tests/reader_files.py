"""Builds small files for the reader tests by hand, independently of the libraries that read them."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

A4 = (595, 842)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text on a page, placed by its left end and baseline in points from the lower left."""

    x: float
    y: float
    text: str
    size: float = 11
    font: str = "F1"


def lines_down(texts: Iterable[str], *, x: float = 72, top: float = 760, leading: float = 14) -> list[Line]:
    """Lines one below the other."""
    return [Line(x, top - leading * n, text) for n, text in enumerate(texts)]


def pdf(
    pages: Sequence[Sequence[Line]], *, extras: Mapping[int, str] | None = None, encrypted: bool = False
) -> bytes:
    """A PDF with one content stream a page.

    Font F1 is Helvetica in Windows-1252; F2 says of each character that it stands 29 lower.

    :param pages: the lines of each page, in the order in which they are drawn.
    :param extras: drawing operators to add to a page, by index.
    :param encrypted: protect it with a password that nobody knows.
    """
    objects: list[bytes] = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 5 0 R >>",
        _stream(_shifted_cmap()),
        _stream(bytes([128]) * 64, "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray"
                " /BitsPerComponent 8"),
    ]  # fmt: skip
    kids = []
    for index, page in enumerate(pages):
        content = "\n".join(_operators(line) for line in page) + (extras or {}).get(index, "")
        objects.append(_stream(content.encode("cp1252")))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font"
            b" << /F1 3 0 R /F2 4 0 R >> /XObject << /Im 6 0 R >> >> >>" % (*A4, len(objects))
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    listed = " ".join(f"{kid} 0 R" for kid in kids).encode()
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    return _assembled(objects, encrypted=encrypted)


def picture() -> str:
    """Operators that draw a grey picture over the page."""
    return "\nq 500 0 0 700 40 70 cm /Im Do Q"


def zipped(members: Mapping[str, bytes], *, links: Iterable[str] = ()) -> bytes:
    """A ZIP archive of these members; those in ``links`` are marked as symbolic links."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if name in links:
                info.external_attr = 0o120777 << 16
            package.writestr(info, content)
    return buffer.getvalue()


def _operators(line: Line) -> str:
    text = line.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{line.font} {line.size} Tf 1 0 0 1 {line.x} {line.y} Tm ({text}) Tj ET"


def _stream(content: bytes, extra: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra.encode(), content)


def _shifted_cmap() -> bytes:
    pairs = "\n".join(f"<{code:02x}> <{code - 29:04x}>" for code in range(32, 127))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"95 beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    ).encode()


def _assembled(objects: Sequence[bytes], *, encrypted: bool) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    lock = b""
    if encrypted:
        key = b"<%s>" % (b"ab" * 32)
        lock = b" /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >>" % (key, key)
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        lock,
        start,
    )
    return bytes(out)
