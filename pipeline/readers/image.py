"""Reads scanned pages that are pictures."""

from itertools import accumulate

from matters.pipeline.errors import ReadError
from matters.pipeline.readers import ocr
from matters.pipeline.records import Caveat, SourceText

_SUFFIXES = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg"}


class ImageReader:
    """PNG, JPEG and TIFF by Tesseract."""

    def read(self, data: bytes, *, name: str) -> SourceText:
        """Read the picture; see :class:`matters.pipeline.readers.port.Reader`."""
        suffix = next((suffix for magic, suffix in _SUFFIXES.items() if data.startswith(magic)), ".tif")
        text = ocr.recognise(data, name=name, suffix=suffix)
        if not text.strip():
            raise ReadError(f"{name}: no text was recognised", expected="a scanned page", do="Scan it again.")
        lengths = [len(page) + 1 for page in text.split("\f")]
        starts = tuple(accumulate(lengths[:-1], initial=0))
        message = "The text was recognised from a picture; check names and figures against it."
        return SourceText(
            text, "image", page_starts=starts, caveats=(Caveat("read-by-ocr", message, 0, len(text)),)
        )
