"""Running heads, page numbers and hyphens at line ends: what a quotation leaves out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from matters.pipeline.readers.layout import PageLine
from matters.pipeline.records import Span

_EDGE_LINES = 4
_SHARE_OF_PAGES = 0.4
_SAME_HEIGHT = 8.0
_DIGITS = re.compile(r"\d+")
_FOLIO = re.compile(r"(?:p\s*a\s*g\s*e|pg|p\.|of|#|[\s|/.,\-–—:()\[\]])+", re.I)
_SAID_PAGE = re.compile(r"(?:[\s|\-–—]*(?:p\s*a\s*g\s*e)\s*#(?:\s*(?:of|/)\s*#)?|#\s+of\s+#)[\s|\-–—]*", re.I)
_BREAK = re.compile(r"-[ \t]*\n[ \t]*(?P<second>[^\W_]+)")
_TAIL = re.compile(r"[^\W_]+\Z")
_LONGEST_WORD = 60
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_KEEP_HYPHEN = frozenset({"non", "co", "ex", "vice", "self", "well", "mid", "semi", "anti", "cross", "multi"})
_AFTER_SUB = ("committee", "group", "contract", "let", "station")

Place = tuple[int, int]


def furniture_lines(pages: Sequence[Sequence[PageLine]]) -> set[Place]:
    """Find the running heads, page numbers and folios.

    They are found by what they repeat, numbers apart, at the same height of several pages.

    :param pages: the lines of each page.
    :returns: page and line of each, counted from zero.
    """
    tops = [_edge(page, at_top=True) for page in pages]
    feet = [_edge(page, at_top=False) for page in pages]
    return _repeated(pages, tops, at_top=True) | _repeated(pages, feet, at_top=False)


def _edge(page: Sequence[PageLine], *, at_top: bool) -> list[int]:
    """The outermost lines, from the edge inwards."""
    shown = [n for n, line in enumerate(page) if line.text.strip()]
    sign = -1 if at_top else 1
    if all(page[n].bottom is not None for n in shown):
        shown.sort(key=lambda n: (sign * (page[n].bottom or 0.0), page[n].left))
    elif not at_top:
        shown.reverse()
    return shown[:_EDGE_LINES]


def _repeated(pages: Sequence[Sequence[PageLine]], edges: Sequence[list[int]], *, at_top: bool) -> set[Place]:
    places: dict[str, list[Place]] = defaultdict(list)
    for number, edge in enumerate(edges):
        for n in edge:
            places[_key(pages[number][n].text)].append((number, n))
    needed = max(2, round(_SHARE_OF_PAGES * len(pages)))
    steady = {place for key, group in places.items() for place in _steady(pages, key, group, needed)}
    found: set[Place] = set()
    for number, edge in enumerate(edges):
        for n in edge:
            key = _key(pages[number][n].text)
            # The head of the first page is the title of the minutes.
            is_title = at_top and number == 0 and not _FOLIO.fullmatch(key)
            if is_title or ((number, n) not in steady and not _says_page(key, pages[number][n], number)):
                break
            found.add((number, n))
    return found


def _steady(pages: Sequence[Sequence[PageLine]], key: str, group: list[Place], needed: int) -> list[Place]:
    """The places of one key that stand at one height on enough pages."""
    heights = [pages[page][n].bottom for page, n in group]
    known = [height for height in heights if height is not None]
    middle = median(known) if known else None
    near = [
        place
        for place, height in zip(group, heights, strict=True)
        if height is None or middle is None or abs(height - middle) <= _SAME_HEIGHT
    ]
    short = not _FOLIO.fullmatch(key) and sum(map(str.isalpha, key)) < 4
    return near if len({page for page, _ in near}) >= needed + short else []


def _says_page(key: str, line: PageLine, number: int) -> bool:
    return _SAID_PAGE.fullmatch(key) is not None or line.text.strip() == str(number + 1)


def _key(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.lower().split()))


def hyphen_spans(text: str, furniture: Sequence[Span]) -> Iterator[Span]:
    """What to leave out where a word is broken at the end of a line.

    :param text: the whole text.
    :param furniture: the running heads between the pages, sorted.
    :returns: hyphen and line break where the word is one; the line break alone where the hyphen
        belongs to it.
    """
    if "-" not in text:
        return
    words: Counter[str] | None = None
    for broken in _broken_words(text, furniture):
        words = words if words is not None else Counter(word.lower() for word in _WORD.findall(text))
        first, start, end, second = broken
        if first.isdigit() or second.isdigit():
            continue
        yield Span(start if _is_one_word(first, second, words) else start + 1, end)


def _broken_words(text: str, furniture: Sequence[Span]) -> Iterator[tuple[str, int, int, str]]:
    """First half, position of the hyphen, position of the second half, second half."""
    for match in _BREAK.finditer(text):
        first = _TAIL.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
        if first is not None:
            yield first.group(), match.start(), match.start("second"), match["second"]
    for page in re.finditer("\f", text):
        start, end = _gap_around(text, page.start(), furniture)
        hyphen = start - 1 if text[start - 1 : start] == "-" else start
        before = _TAIL.search(text, max(0, hyphen - _LONGEST_WORD), hyphen)
        after = re.match(r"[^\W_]+", text[end : end + _LONGEST_WORD])
        if hyphen < start and before is not None and after is not None and after.group()[0].islower():
            yield before.group(), hyphen, end, after.group()


def _gap_around(text: str, at: int, furniture: Sequence[Span]) -> tuple[int, int]:
    """Where the text stops before a page break and goes on after it."""
    start, end = at, at + 1
    ends, starts = {span.end: span.start for span in furniture}, {span.start: span.end for span in furniture}
    while start in ends or text[start - 1 : start].isspace():
        start = ends.get(start, start - 1)
    while end in starts or text[end : end + 1].isspace():
        end = starts.get(end, end + 1)
    return start, end


def _is_one_word(first: str, second: str, words: Counter[str]) -> bool:
    one, other = first.lower(), second.lower()
    if words[one + other]:
        return True
    if words[f"{one}-{other}"] or not second[0].islower() or one in _KEEP_HYPHEN:
        return False
    if one == "sub" and other.startswith(_AFTER_SUB):
        return False
    # Each half is counted once here, so a second time is somewhere else.
    return not (words[one] > 1 and words[other] > 1)


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that touch."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
