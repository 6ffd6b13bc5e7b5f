"""Glyph garbage: text whose font tells a wrong character for each shape."""

import re
from collections.abc import Sequence

_FIGURES = re.compile(r"[\d.,:;/£€$%()+\-–—_|*•=]+")
_WORD = re.compile(
    r"[^\w]*(?:[^\W\d_]|['’‘-])*[aeiouyàâäèéêëìíîïòóôöùúûüŵŷ](?:[^\W\d_]|['’‘/-])*[^\w]*", re.I
)
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_COMMON = frozenset({
    "the", "of", "and", "to", "was", "a", "in", "that", "be", "for", "on", "is", "by", "were", "an",
    "at", "it", "as", "with", "from", "had", "would", "y", "yr", "ar", "am", "i", "o", "agus", "na",
})  # fmt: skip
_SYMBOL = re.compile("[\uf000-\uf0ff]")
_SHIFTS = (29, *(shift for shift in range(-31, 64) if shift not in (0, 29)))
_MIN_TOKENS = 5
_SAMPLE = 60
_MAX_CONTROLS = 0.02
_MAX_WORDLESS = 0.35
_MIN_COMMON = 0.12
# What Symbol and Wingdings draw for the codes that bulleted lists use.
_SIGNS = str.maketrans(
    {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0A8: "▫", 0xF06F: "o", 0xF02D: "-", 0xF020: " "}
)


def with_signs(text: str) -> str:
    """Put the bullets in that symbol fonts keep in the private use area; lengths stay."""
    return text.translate(_SIGNS) if _SYMBOL.search(text) else text


def is_suspect(text: str) -> bool:
    """Whether many tokens do not read as words, or characters of no shape stand between them."""
    if text.count("\x03") > _MAX_CONTROLS * len(text):
        return True
    tokens = _sample(text)
    common = sum(token.lower() in _COMMON for token in tokens)
    return bool(tokens) and _words(tokens) < 0.6 * len(tokens) and common < 0.05 * len(tokens)


def is_garbage(text: str) -> bool:
    """Whether hardly any token reads as a word of a language in Latin script."""
    tokens = _sample(text)
    wordless = bool(tokens) and _words(tokens) < _MAX_WORDLESS * len(tokens)
    return wordless or len(_PRIVATE.findall(text)) > 0.2 * len(text)


def _sample(text: str) -> list[str]:
    """Some tokens spread over the text, figures left out; none when they are too few to judge."""
    found = (text.replace("\x03", " ") if "\x03" in text else text).split()
    sample = found[:: 1 + len(found) // _SAMPLE]
    tokens = [token for token in sample if not _FIGURES.fullmatch(token)]
    return tokens if len(tokens) >= _MIN_TOKENS else []


def _words(tokens: Sequence[str]) -> int:
    return sum(_WORD.fullmatch(token) is not None for token in tokens)


def unshifted(lines: Sequence[str]) -> list[str] | None:
    """Undo a constant shift of the characters.

    :param lines: the lines of a page, control characters included.
    :returns: the lines as they are printed, or ``None`` when no shift makes words of them.
    """
    for shift in _SHIFTS:
        mended = [_mended(line, shift) for line in lines]
        tokens = [token.lower() for token in " ".join(mended).split()]
        if sum(token in _COMMON for token in tokens) >= _MIN_COMMON * max(_MIN_TOKENS, len(tokens)):
            return mended
    return None


def _mended(line: str, shift: int) -> str:
    """The line shifted, unless it reads better as it is: a page may have sound fonts too."""
    moved = "".join(
        chr(ord(char) + shift) if char != " " and 32 <= ord(char) + shift < 127 else char for char in line
    )
    return moved if sum(map(str.isalpha, moved)) > sum(map(str.isalpha, line)) or "\x03" in line else line
