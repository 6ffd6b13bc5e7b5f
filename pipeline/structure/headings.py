"""Lines that may be the heading of an agenda item, and how much each looks like one."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matters.pipeline.structure.lexicon import heading_pattern
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.numbering import Numbered, read_coded, read_lettered, read_number
from matters.pipeline.structure.titles import (
    ENDS_SENTENCE,
    LONG,
    MAX_TITLE,
    VERB,
    finite_verb,
    split_run_in,
    whole_title,
)

_MIN_LETTERS = 4
_WIDE = 3
_RUN_IN_COLON = re.compile(r"[A-Z][^:]{2,60}:(?:\s|$)")
_RUN_IN_ALIKE = 0.55
_LETTERED_LOOK = 0.5
_BARE = re.compile(r"[1-9]\d{0,2}")
_MIN_ALIKE = 3
_LINES_BETWEEN = 2
_FEW = 0.2
_UNLIKE_TITLE = re.compile(
    r"(?i)^(?:[£$€\d(]|(?:to be )?held\b|(?:at|on|date(?!s? of\b)|time|venue|location)\b"
    r"|none\b|nil\b|no\b|n/a|www\.|https?:|mrs?\b|ms\b|dr\b|signed|usd\b"
    r"|(?:county |borough )?cllrs?\b(?!.*\b(?:reports?|updates?)$))|\d\.\d\d$|\s\|\s|£\s?\d"
    r"|^(?:chair(?:man|woman|person)?|mayor|clerk|signature)(?:[\s.…_:/]+(?:date|signed|signature))*[\s.…_:]*$"
    r"|\b(?:was|were|that)$|^\(?[a-z]{1,2}[).]\s|^(?:the\s+)?(?:meeting|minutes)\s+(?:end|clos|finish|conclu)"
)
_ATTENDANCE = re.compile(
    r"(?i)(?:.{0,40}\b(?:present|attending|attendance)\b|minutes of\b.*\b(?:19|20)\d\d\b)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may begin an item.

    :param index: which line it is.
    :param number: the number before the title, if any.
    :param title: up to a run-in colon or the end of the heading; never the text of the item.
    :param last_line: the index of the last line of the title, for titles over more than one.
    :param look: how much it looks like a heading, in [0, 1].
    """

    index: int
    number: Numbered | None
    title: str
    last_line: int
    look: float
    depth: int = 0


def numbered_headings(lines: Sequence[Line]) -> list[Heading]:
    """Every line that begins with an item number."""
    found = []
    for index, line in enumerate(lines):
        number = read_number(line.text) or read_coded(line.text) or _alone(lines, index)
        if number is not None:
            found.append(_numbered(lines, index, number))
        elif line.gap:
            lettered = (_numbered(lines, index, one) for one in read_lettered(line.text))
            found += [one for one in lettered if one.look >= _LETTERED_LOOK and not VERB.search(one.title)]
    return found


def _alone(lines: Sequence[Line], index: int) -> Numbered | None:
    """A bare number on a line of its own above a title: the column of numbers in a table."""
    text = lines[index].text
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    if not index or not below[:1].isupper() or len(below) > LONG or ENDS_SENTENCE.search(below):
        return None
    if _BARE.fullmatch(text):
        return Numbered(text, "int", (int(text),), len(text))
    coded = read_coded(f"{text} X")
    return replace(coded, title_at=len(text)) if coded and coded.title_at > len(text) else None


def marked_headings(lines: Sequence[Line]) -> list[Heading]:
    """Lines with Markdown's ``#`` before them."""
    return [
        replace(_unnumbered(lines, index), look=1.0, depth=line.depth)
        for index, line in enumerate(lines)
        if line.depth and len(line.text) <= MAX_TITLE
    ]


def unnumbered_headings(lines: Sequence[Line]) -> list[Heading]:
    """Lines that look like headings although nothing marks or numbers them."""
    among = _among_bullets(lines)
    lines = [replace(line, gap=True) if at in among else line for at, line in enumerate(lines)]
    found = [_unnumbered(lines, index) for index, line in enumerate(lines) if not line.bullet]
    alike = _run_in_alike(lines, found)
    return [
        replace(heading, look=_RUN_IN_ALIKE) if heading.index in alike else heading
        for heading in found
        if heading.look > 0 or heading.index in alike
    ]


def _among_bullets(lines: Sequence[Line]) -> set[int]:
    """Lines between bulleted lists without blank lines around them; none where bullets go on over lines."""
    bulleted = [index for index, line in enumerate(lines) if line.bullet]
    found = {
        index
        for before, after in itertools.pairwise(bulleted)
        if after - before <= _LINES_BETWEEN + 1
        for index in range(before + 1, after)
    }
    begun = [lines[index].text[:1] for index in found]
    wrapped = sum(not (first.isupper() or first.isdigit()) for first in begun)
    return found if len(found) >= _MIN_ALIKE and wrapped <= _FEW * len(found) else set()


def _run_in_alike(lines: Sequence[Line], found: Sequence[Heading]) -> set[int]:
    """Titles before a colon in a document whose well-known headings stand so; a label that recurs is none."""
    labels = {
        heading.index: heading.title
        for heading in found
        if heading.number is None
        and lines[heading.index].gap
        and _RUN_IN_COLON.match(lines[heading.index].text)
    }
    known = [heading for heading in found if heading.index in labels and heading.look > 0]
    others = [heading for heading in found if heading.look > 0 and heading.index not in labels]
    if len(known) < _MIN_ALIKE or len(others) > len(known):
        return set()
    times = Counter(labels.values())
    return {
        index
        for index, title in labels.items()
        if known[0].index < index < known[-1].index
        and times[title] == 1
        and len(title.split()) <= 5
        and not (VERB.search(title) or _UNLIKE_TITLE.search(title) or _ATTENDANCE.match(title))
    }


def _numbered(lines: Sequence[Line], index: int, number: Numbered) -> Heading:
    line = lines[index]
    rest = line.text[number.title_at :]
    last = index
    if not rest and index + 1 < len(lines) and not _own_start(lines[index + 1]):
        last, rest = index + 1, lines[index + 1].text
    head, body = split_run_in(rest)
    if not body:
        head, last = whole_title(lines, last, head)
    look = 0.25 + 0.15 * line.gap + 0.15 * (line.bold or line.depth > 0) - 0.3 * line.bullet
    look += 0.15 * bool(head[:1].isupper()) + 0.3 * bool(heading_pattern().match(head))
    if "slash" in number.family:
        look += 0.3
    if not body and ENDS_SENTENCE.search(head):
        look -= 0.2
    if VERB.search(head):
        look -= 0.15
    return Heading(index, number, head, last, min(max(look, 0.05), 1.0), depth=line.depth)


def _own_start(line: Line) -> bool:
    """Whether a line begins something of its own, so that it is no title of the number above it."""
    number = read_number(line.text)
    return line.bullet or (number is not None and number.family == "decimal")


def _unnumbered(lines: Sequence[Line], index: int) -> Heading:
    line = lines[index]
    number = read_number(line.text)
    if number is not None and number.unsure:
        number = None
    text = line.text[number.title_at :] if number else line.text
    head, body = split_run_in(text)
    known = bool(heading_pattern().match(head)) and len(head) <= 80 and len(head.split()) <= 10
    if body or text.endswith(":"):
        plausible = known and len(head.split()) <= 8 and not VERB.search(head) and not _ATTENDANCE.match(head)
        return Heading(index, number, head, index, 0.7 if plausible and line.gap else 0.0)
    look = 0.0
    if line.gap and _like_title(lines, index, text, known=known):
        look = 0.4 + 0.3 * known + 0.3 * line.bold
        letters = [character for character in text if character.isalpha()]
        if len(letters) > 3 and sum(letter.isupper() for letter in letters) > 0.8 * len(letters):
            look += 0.3
        if finite_verb(text) and not known:
            look -= 0.5
    return Heading(index, number, head, index, min(max(look, 0.0), 1.0))


def _like_title(lines: Sequence[Line], index: int, text: str, *, known: bool) -> bool:
    """Whether a line is short, whole and made of words: no row of a table and no wrapped line."""
    letters = sum(character.isalpha() for character in text)
    return (
        len(text) <= 80
        and len(text.split()) <= 12
        and (known or letters >= _MIN_LETTERS)
        and not ENDS_SENTENCE.search(text)
        and not _UNLIKE_TITLE.search(text)
        and not _in_columns(lines[index])
        and not _flows_on(lines, index)
    )


def _in_columns(line: Line) -> bool:
    """Whether a wide space stands inside an unnumbered line: it is the row of a table."""
    number = read_number(line.text)
    begin = number.title_at if number else 0
    return any(
        after - before > _WIDE for before, after in itertools.pairwise(line.offsets[begin : len(line.text)])
    )


def _flows_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the sentence that begins on a line goes on below it: the text is wrapped there."""
    rest = lines[index + 1 : index + 3]
    if not rest or rest[0].gap or rest[0].bullet or not rest[0].text[:1].islower():
        return False
    ends_block = len(rest) < 2 or rest[1].gap
    return not ends_block or bool(ENDS_SENTENCE.search(rest[0].text))
