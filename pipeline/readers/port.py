"""The port that every reader fits: the bytes of one file in, what they say out."""

from typing import Protocol

from matters.pipeline.records import SourceText


class Reader(Protocol):
    """Reads one format."""

    def read(self, data: bytes, *, name: str) -> SourceText:
        """Extract the text of one file.

        :param data: the bytes of the file.
        :param name: what the user calls the file, for messages.
        :returns: the text with its pages, furniture and caveats.
        :raises ReadError: when the bytes are not a readable file of this format.
        """
        ...
