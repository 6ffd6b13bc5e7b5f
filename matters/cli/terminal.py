"""Text as it stands on a terminal: wrapped to its width, and on one line where it was typed."""

import shutil
import textwrap


def width() -> int:
    """Columns to write in: those of the terminal, 100 at most."""
    return min(100, max(40, shutil.get_terminal_size((80, 24)).columns))


def wrapped(text: str, *, indent: str = "", first: str | None = None) -> str:
    """Text wrapped to the terminal."""
    lines = textwrap.wrap(
        text, width(), initial_indent=indent if first is None else first, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return "\n".join(lines)


def shown(text: str, most: int = 200) -> str:
    """What a user typed, on one line: without control characters, and cut when it is long."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= most else line[:most].rstrip() + "…"
