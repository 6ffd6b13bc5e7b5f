"""The Markdown sources of those minutes that a council would have sent as PDF or DOCX."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from matters.pipeline.errors import MattersError

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_NUMBERED = re.compile(r"(\d+(?:\.\d+)*\.?)\s+(?=\S)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SEPARATOR = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, bullet or table.

    :param kind: ``"heading"``, ``"paragraph"``, ``"bullet"`` or ``"table"``.
    :param text: the Markdown of the block, a line break where the source has a hard one.
    :param level: of a heading, from 1; else 0.
    :param rows: the cells of a table, the first row being its head.
    """

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One source.

    :param layout: what the front matter says, keys and values as text.
    """

    stem: str
    layout: dict[str, str]
    blocks: tuple[Block, ...] = field(repr=False)

    @property
    def format(self) -> str:
        """``"pdf"``, ``"docx"`` or ``"scan"``."""
        return self.layout["format"]

    @property
    def suffix(self) -> str:
        """The suffix of what is built from it."""
        return ".docx" if self.format == "docx" else ".pdf"

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return date.fromisoformat(_DATE.findall(self.stem)[0])

    @property
    def title(self) -> str:
        """The first lines that name council and body."""
        shouted = [block.text.strip("* ") for block in self.blocks[:4] if "\n" not in block.text]
        return " - ".join(line.title() if line.isupper() else line for line in shouted[:2])

    def is_set(self, option: str) -> bool:
        """Whether the front matter sets an option to true."""
        return self.layout.get(option, "").lower() == "true"


def read_source_file(path: Path) -> Source:
    """Read one source.

    :raises MattersError: when it has no front matter or a format that is not built.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    end = lines.index("---", 1) if lines[:1] == ["---"] and "---" in lines[1:] else 0
    pairs = (line.partition(":") for line in lines[1:end])
    layout = {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}
    if layout.get("format") not in ("pdf", "docx", "scan"):
        raise MattersError(
            f"{path.name}: format {layout.get('format')!r}",
            expected="a front matter with format: pdf, docx or scan",
            do="Correct its first lines.",
        )
    return Source(path.stem, layout, tuple(_blocks(lines[end + 1 :])))


def split_number(text: str) -> tuple[str, str]:
    """A leading number such as ``5.1`` and the rest; an empty number where there is none."""
    match = _NUMBERED.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def _blocks(lines: list[str]) -> Iterator[Block]:
    for chunk in _chunks(lines):
        heading = _HEADING.fullmatch(chunk[0])
        if heading:
            yield Block("heading", heading[2].strip(), level=len(heading[1]))
            chunk = chunk[1:]
        if not chunk:
            continue
        if chunk[0].startswith("|"):
            rows = [line.strip() for line in chunk if not _SEPARATOR.fullmatch(line.strip())]
            yield Block("table", rows=tuple(_row(row) for row in rows))
        elif all(line.startswith("- ") for line in chunk):
            yield from (Block("bullet", line[2:].strip()) for line in chunk)
        else:
            yield Block("paragraph", _join(chunk))


def _chunks(lines: list[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []


def _join(lines: list[str]) -> str:
    """One paragraph: two spaces at the end of a line, or a backslash, break it there."""
    text = ""
    for line in lines:
        hard = line.endswith(("  ", "\\"))
        text += line.rstrip(" \\").strip() + ("\n" if hard else " ")
    return text.strip()


def _row(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))
