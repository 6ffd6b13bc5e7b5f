"""Workbooks that a spreadsheet program opens: one sheet, one row a record."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matters.pipeline.errors import MattersError
from matters.sheets.page import cannot_write

if TYPE_CHECKING:
    from openpyxl.cell import Cell  # type: ignore[import-untyped]

_MOST_CHARACTERS = 32_767
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    :param kind: ``"text"``, ``"number"``, or ``"date"``: whole ISO dates become dates, others stay text.
    :param width: in characters.
    """

    name: str
    width: int = 20
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads somewhere: to a file, a page of the web, or a place in this workbook (``"#..."``).

    :param url: where to; ``""`` leaves the text as it is.
    """

    text: str
    url: str


Value = str | int | float | date | Link | None


def write_workbook(
    path: Path, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]
) -> None:
    """Write one sheet, its header in bold, frozen and filtered.

    Text stays text: what begins like a formula is never one.

    :param title: of the sheet, at most 31 characters are shown.
    :param rows: one value for each column.
    :raises MattersError: When the file cannot be written.
    """
    from openpyxl import Workbook  # type: ignore[import-untyped]
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    book = Workbook()
    sheet = book.active
    sheet.title = _NO_TITLE.sub(" ", title).strip("' ")[:31] or "Sheet"
    for place, column in enumerate(columns, start=1):
        head = sheet.cell(row=1, column=place)
        _fill(head, column.name, kind="text")
        head.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for number, row in enumerate(rows, start=2):
        for place, (column, value) in enumerate(zip(columns, row, strict=True), start=1):
            cell = sheet.cell(row=number, column=place)
            _fill(cell, value, kind=column.kind)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    try:
        book.save(path)
    except OSError as error:
        raise cannot_write(path, error) from error


def _fill(cell: "Cell", value: Value, *, kind: str) -> None:
    link = value.url if isinstance(value, Link) else ""
    if isinstance(value, Link):
        value = value.text
    if kind == "date" and isinstance(value, str) and _DAY.fullmatch(value):
        value = date.fromisoformat(value)
    if isinstance(value, str):
        text = _UNPRINTABLE.sub("\ufffd", value)
        cell.value = text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_FORMULA)
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "d mmm yyyy"
    if link:
        cell.hyperlink = link
        cell.style = "Hyperlink"


def read_workbook(path: Path) -> list[dict[str, Any]]:
    """The rows of the first sheet, by the names in its first row; cells that are empty are ``None``.

    :raises MattersError: When it is no workbook.
    """
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

    try:
        book = load_workbook(path, data_only=True)
    except (OSError, KeyError, ValueError, BadZipFile, InvalidFileException) as error:
        raise MattersError(
            f"{path}: {getattr(error, 'strerror', None) or 'cannot be read'}",
            expected="a workbook (.xlsx)",
            do="Name a sheet that was written with --xlsx",
        ) from error
    rows = book.worksheets[0].iter_rows(values_only=True)
    names = [str(name or "") for name in next(rows, ())]
    return [dict(zip(names, row, strict=True)) for row in rows if any(value is not None for value in row)]
