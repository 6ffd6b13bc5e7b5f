"""Builds text out of blocks, list items and table rows."""

import re

_LINE, _PARAGRAPH = 1, 2
_SPACES = re.compile(r"[ \t\n\r\f]+")


class BlockWriter:
    """Joins pieces of text: lines by a newline, paragraphs by a blank line, cells by a tab.

    What separates two pieces is decided when the second one comes, so that empty blocks leave
    no trace.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._break = 0
        self._tabs = 0
        self._prefix = ""
        self._open = False
        self._row_empty = True

    def line(self) -> None:
        """What follows stands on a new line."""
        self._break = max(self._break, _LINE)
        self._end_line()

    def paragraph(self) -> None:
        """What follows stands after a blank line."""
        self._break = _PARAGRAPH
        self._end_line()

    def row(self) -> None:
        """What follows is the first cell of a table row."""
        self._tabs = 0
        self._row_empty = True
        self.line()

    def cell(self) -> None:
        """What follows is one cell of the row: it stays on the line; empty cells leave a tab within it."""
        self._tabs += not self._row_empty
        self._end_line()

    def bullet(self, prefix: str) -> None:
        """Put ``prefix`` before the next piece."""
        self.line()
        self._prefix = prefix

    def flowing(self, text: str) -> None:
        """Add text whose white space is folded, as HTML shows it."""
        folded = _SPACES.sub(" ", text)
        if not self._open or self._parts[-1].endswith((" ", "\n", "\t")):
            folded = folded.lstrip(" ")
        self.exact(folded)

    def exact(self, text: str) -> None:
        """Add text as it is."""
        if not text:
            return
        if not self._open:
            self._separate()
        self._parts.append(text)
        self._open = True

    def newline(self) -> None:
        """Break the line inside a block."""
        if self._open:
            self._trim(" ")
            self._parts.append("\n")

    def text(self) -> str:
        """Everything written, without white space at the end of a block."""
        self._end_line()
        return "".join(self._parts)

    def _separate(self) -> None:
        if self._parts:
            self._parts.append("\t" * self._tabs if self._tabs else "\n" * self._break)
        self._parts.append(self._prefix)
        self._break, self._tabs, self._prefix, self._row_empty = 0, 0, "", False

    def _end_line(self) -> None:
        if self._open:
            self._trim(" \n")
            self._open = False

    def _trim(self, signs: str) -> None:
        while self._parts and not self._parts[-1].rstrip(signs):
            self._parts.pop()
        if self._parts:
            self._parts[-1] = self._parts[-1].rstrip(signs)
