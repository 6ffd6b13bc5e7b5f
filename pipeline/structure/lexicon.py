"""The word lists in ``pipeline/data``, read once."""

import re
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of ``data/<name>.txt``: one a line, ``#`` starts a comment line."""
    text = files("matters.pipeline").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def heading_pattern() -> re.Pattern[str]:
    """Matches text that begins like a heading of minutes."""
    return re.compile(f"(?:{'|'.join(words('headings'))})", re.IGNORECASE)


@cache
def alternatives(name: str) -> str:
    """The entries of a list as one regular-expression alternative, longest first."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words(name), key=len, reverse=True)
    )
