"""How things read for people: dates, strength, places, wrapped quotes."""

import shutil
import textwrap
from datetime import date

_NAMES = "January February March April May June July August September October November December"
_MONTHS = _NAMES.split()
STRONG = 0.6


def width() -> int:
    """Columns to write in: those of the terminal, 100 at most."""
    return min(100, max(40, shutil.get_terminal_size((80, 24)).columns))


def readable_date(iso: str | None) -> str:
    """``25 July 2023``, ``July 2023``, ``2023`` or ``undated``."""
    if not iso:
        return "undated"
    if len(iso) == 10:
        day = date.fromisoformat(iso)
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if len(iso) == 7:
        return f"{_MONTHS[int(iso[5:7]) - 1]} {iso[:4]}"
    return iso


def readable_time(clock: str | None) -> str:
    """``1.00pm`` for ``13:00``."""
    if not clock:
        return ""
    hour, minute = int(clock[:2]), clock[3:]
    return f"{hour % 12 or 12}.{minute}{'pm' if hour >= 12 else 'am'}"


def strength(score: float) -> str:
    """``strong`` or ``possible``: a probability would be quoted as certainty."""
    return "strong" if score >= STRONG else "possible"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``1 item``, ``2 items``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


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


def place(path: str, page: int | None) -> str:
    """``page 3, minutes.pdf``."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    return f"page {page}, {name}" if page is not None else name
