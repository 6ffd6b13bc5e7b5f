"""A source as a scan: typewritten, photographed slightly crooked, and nothing but the picture in the PDF."""

from io import BytesIO

import numpy as np
import pypdfium2  # type: ignore[import-untyped]
from PIL import Image
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from matters.corpus.source import Source
from matters.corpus.typeset_pdf import typeset_pdf

_DPI = 200
_TILT_DEGREES = (0.5, -0.4)
_GRAIN = 5.0
_PAPER = 236.0
_QUALITY = 30


def typeset_scan(source: Source) -> bytes:
    """Typeset a source as a PDF of pictures."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, pageCompression=0, invariant=1)
    document = pypdfium2.PdfDocument(typeset_pdf(source, font="Courier", size=10.5))
    try:
        for number, page in enumerate(document):
            picture = _photograph(page.render(scale=_DPI / 72, grayscale=True).to_pil(), number=number)
            canvas.drawImage(ImageReader(picture), 0, 0, *A4)
            canvas.showPage()
    finally:
        document.close()
    canvas.save()
    return buffer.getvalue()


def _photograph(page: Image.Image, *, number: int) -> BytesIO:
    """A page as an office scanner sees it, as JPEG.

    :param number: of the page, from 0; it decides the tilt and seeds the grain.
    """
    tilt = _TILT_DEGREES[number % len(_TILT_DEGREES)]
    turned = page.convert("L").rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grain = np.random.default_rng(number).normal(0.0, _GRAIN, size=(turned.height, turned.width))
    seen = np.asarray(turned, dtype=np.float64) * (_PAPER / 255.0) + grain
    picture = Image.fromarray(np.clip(np.rint(seen), 0, 255).astype(np.uint8))
    jpeg = BytesIO()
    picture.save(jpeg, "JPEG", quality=_QUALITY, dpi=(_DPI, _DPI))
    jpeg.seek(0)
    return jpeg
