"""Shorthands and the long forms that a document gives for them.

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text" (2003): the characters of the short form are found in the words before it, from the end.
"""

import re
from collections.abc import Iterator, Sequence

from matters.pipeline.records import Definition, Span
from matters.pipeline.verbatim import clean

_SHORT = re.compile(
    r"\(\s*(?:(?:hereafter|hereinafter|known as|the"
    r"|referred to as)\s+)*[“\"']?(?P<short>[A-Z][A-Za-z&/-]{1,9})[”\"']?\s*\)"
)
_CALLED = re.compile(
    r"\(\s*(?:hereafter|hereinafter|known\s+as|(?:hereafter\s+)?referred\s+to\s+as)\s+"
    r"[“\"']?(?P<short>the\s+(?P<noun>[A-Z][\w’'-]+))[”\"']?\s*\)"
)
_PROPER = re.compile(r"(?:[A-Z][\w’'&-]*\s+(?:(?:of|and|for|in|the|&)\s+){0,2})+$")
_WORDS = re.compile(r"[\w’'&/-]+")


def read_glossary(text: str, *, furniture: Sequence[Span]) -> tuple[Definition, ...]:
    """Each shorthand at its first definition."""
    found: dict[str, Definition] = {}
    for definition in (*_definitions(text, furniture), *_names(text, furniture)):
        found.setdefault(definition.short, definition)
    return tuple(found.values())


def _definitions(text: str, furniture: Sequence[Span]) -> Iterator[Definition]:
    for match in _SHORT.finditer(text):
        short = match["short"]
        if sum(character.isupper() for character in short) < 2:
            continue
        begin = max(text.rfind(mark, 0, match.start()) for mark in ("\n\n", ". ", "; ", "(", ")"))
        copy = clean(text, max(begin + 1, match.start() - 160), match.start(), omit=furniture)
        long_start = _long_form(copy.text, short)
        if long_start is not None:
            end = match.start("short") + len(short)
            yield Definition(short, copy.text[long_start:].strip(" ,“\"'"), copy.offsets[long_start], end)


def _names(text: str, furniture: Sequence[Span]) -> Iterator[Definition]:
    """Nouns that stand for a name from here on: "the Fernley Hall Trust (hereafter the Trust)"."""
    for match in _CALLED.finditer(text):
        copy = clean(text, max(0, match.start() - 160), match.start(), omit=furniture)
        before = copy.text.rstrip() + " "
        name = _PROPER.search(before)
        if name is None or len(name.group().split()) < 2 or match["noun"] not in name.group().split():
            continue
        start = copy.offsets[name.start()]
        yield Definition(" ".join(match["short"].split()), name.group().strip(), start, match.end("short"))


def _long_form(before: str, short: str) -> int | None:
    """Where in ``before`` the words begin that ``short`` abbreviates, or ``None``."""
    letters = [character.lower() for character in short if character.isalnum()]
    words = list(_WORDS.finditer(before.rstrip()))
    limit = min(len(letters) + 5, len(letters) * 2)
    words = words[-limit:]
    at, letter = len(before) - 1, len(letters) - 1
    while letter >= 0:
        while at >= 0 and (
            before[at].lower() != letters[letter] or (letter == 0 and at > 0 and before[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
        at, letter = at - 1, letter - 1
    start = at + 1
    if not words or start < words[0].start() or before[start:].strip().lower() == short.lower():
        return None
    return start if before[start].isupper() or before[start].isdigit() else None
