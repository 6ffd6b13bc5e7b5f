"""Reads plain text in any encoding."""

from matters.pipeline.readers.decoding import decode
from matters.pipeline.records import SourceText


class PlainReader:
    """Text as it stands."""

    def read(self, data: bytes, *, name: str) -> SourceText:
        """Decode the text; see :class:`matters.pipeline.readers.port.Reader`."""
        decoded = decode(data, name=name)
        return SourceText(decoded.text, "text", caveats=decoded.caveats)
