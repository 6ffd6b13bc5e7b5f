"""Sentences and paragraphs of minutes: character spans, nothing normalised."""

import re
from collections.abc import Iterator, Sequence

from matters.pipeline.records import Span
from matters.pipeline.structure.lines import Line
from matters.pipeline.verbatim import Clean, clean, trim

_ABBREVIATION = re.compile(
    r"(?i)(?:\b(?:mr|mrs|ms|dr|prof|rev|revd|st|cllr|cllrs|no|nos|ch|ref|reg|para|paras|approx|dept|ave|rd|etc|inc|"
    r"incl|excl|ext|tel|vs|fig|"
    r"hon|rt|prop|sec|propd|secd|capt|lt|sgt|insp|supt|messrs|e\.g|i\.e|a\.m|p\.m|jan|feb|aug|sept|oct|nov|dec)|\b[A-Z])$"
)
_CLOSING = re.compile(r"(?i)(?:\b(?:etc|a\.m|p\.m|jan|feb|aug|sept|oct|nov|dec))$")
"""Abbreviations that end a sentence too, where a word with a capital follows."""
_SHORTENED = re.compile(
    r"\s+(?!(?:Mr|Mrs|Ms|Dr|St|Cllrs?|Rev|Revd|Prof)\.)[A-Z][a-z]{1,5}\.(?=\)|,|\s+[a-z])"
)
"""What follows a word that is cut short as well: "Hort. Soc.)", "Dev. Co. about"."""
_GOES_ON_BEHIND = re.compile(r"\s*(?:[a-zà-ÿ]|,|;)")
_BRACKET_MOST = 120
_BRACKET_LEAST = 3
"""Words that a sentence in brackets has at least."""
_ASIDE = re.compile(
    r"\s*\((?!(?i:[^()]*\b(?:left|joined|arrived|entered|returned|was|were|had|is|are)\b))(?:"
    r"[A-Z]{2,3}(?: ?[/,&+] ?(?:[A-Z]{2,3}|Clerk))*|Clerk|"
    r"(?i:action|prop\w*|moved|vot(?:e|es|ing))\b[^().!?]{0,70}"
    r"|(?:Cllrs?|Councillors?|Mrs?|Ms|Dr)\.? [^().!?]{2,70}|(?i:all in favour|unanimous(?:ly)?|nem con)"
    r"|\d{1,2} (?:votes? )?(?:for|in favour)\b[^().!?]{0,60})\)\.?(?=\s|$)"
)
"""Movers, votes or owners in brackets behind a full stop: they belong to the sentence before them."""
_STOP = re.compile(r"[.!?…]+[\"'”’)\]*_]*(?=\s+|$)")
_OPENS = re.compile(
    r"\s*(?:(?:[-–•·▪◦●‣]|\(?(?:[a-z]{1,2}|[ivx]{1,4}|\d{1,2})[.)])\s+)?[\"'“‘(\[*_•·\d£]*[A-ZÀ-Þ\d£]"
)
_RUN_IN = re.compile(r"\s(?=[•▪◦●‣→➔➜►⇒]\s)")
"""Before an entry of a list that is printed as running text, and before what an arrow says is to follow."""
_RUN_IN_MARK = re.compile(r"\s*[-–•·▪◦●‣→➔➜►⇒]\s+")
_ENDS = re.compile(r"[.!?:;…]['\"’”)*_]*$")
_LOWER_WORD = re.compile(r"\b[a-zà-ÿ][\w'’-]*")
_HANGING = re.compile(
    r"\b(?:the|a|an|of|at|in|for|to|and|by|with|from|on|or|that|as|is|was|were|be|its|their|this|these|his|her|our)$"
)
_STARTS = re.compile(
    r"(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Dr|The|A|An|It|This|There|Members|Officers|Following|Resolved|RESOLVED|"
    r"Actions?|ACTIONS?|Agreed|AGREED|Decision|DECISION|Proposed)\b"
)
_VERB = re.compile(
    r"(?:was|were|is|are|has|have|had|will|would|[a-z]+ed|said|gave|told|thought|felt|also|then)\b"
)
_LIST_MARK = re.compile(
    r"^\s*(?:[-*+•·▪◦●‣–]\s|[•·▪◦●‣\uf0b7]|\(\d{1,2}\)\s|\(?[a-z]{1,3}[.)]\s|\(?[ivx]+\)\s|\d{1,3}(?:\.\d+)*[.)]?\s)"
)
_MARK = re.compile(r"\s*\(?(?P<mark>[a-z]|[ivx]{2,5}|\d{1,2})[.)]\s")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_OPENS_OWN = re.compile(
    r"(?:RESOLVED|AGREED|DECISION|(?:Comments?|Decision|Observations?|Resolution|Response):"
    r"|It was (?:(?:also|further|then|therefore|unanimously) )?(?:agreed|decided|resolved)\b"
    r"|(?:Resolved|Agreed)(?: that\b| to\b|\s*[:–-]|$)"
    r"|(?:ACTIONS?|Actions?)(?: \d{1,2})?\s*[:–-]|ACTION\b)"
)
"""What a line begins with that begins a sentence of its own, though none ended above it."""
_UNENDED = re.compile(r"(?:[,;(–-]|\b(?:unanimously|duly|also|then|therefore|further|formally|hereby))$")
_OWNER_LAST = re.compile(r"\b(?:Action|ACTION)(?: by| BY)?\s*[:–-]\s*[A-Z][\w.,/& ]{0,30}$")
"""A line that ends with who has to act."""
_TASK = re.compile(r"[A-Z]{2,3}(?: ?[/&,] ?[A-Z]{2,3})* to [a-z]")
"""A task as it stands in a column of its own, or in a list."""


def paragraphs(lines: Sequence[Line]) -> Iterator[Span]:
    """Stretches of lines that belong together, a sentence over a page break included."""
    common = frozenset(word for line in lines for word in _LOWER_WORD.findall(line.text))
    block: list[Line] = []
    for line in lines:
        if block and _breaks(block, line, common):
            yield Span(block[0].start, block[-1].end)
            block = []
        block.append(line)
    if block:
        yield Span(block[0].start, block[-1].end)


def sentences(text: str, start: int, end: int, *, omit: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The sentences of ``text[start:end]``, sorted, disjoint, without white space at their ends."""
    copy = clean(text, start, end, omit=omit)
    stops = [match for match in _STOP.finditer(copy.text) if _ends_sentence(copy.text, match)]
    breaks = [aside.end() if (aside := _ASIDE.match(copy.text, stop.end())) else stop.end() for stop in stops]
    breaks += [match.start() for match in _RUN_IN.finditer(copy.text)]
    breaks += _line_breaks(text, copy)
    found, at = [], 0
    for stop in [*sorted(set(breaks)), len(copy.text)]:
        mark = _RUN_IN_MARK.match(copy.text, at, stop) if at else None
        at = mark.end() if mark else at
        piece = copy.text[at:stop]
        if piece.strip():
            left = at + len(piece) - len(piece.lstrip())
            right = stop - (len(piece) - len(piece.rstrip()))
            span = copy.span(left, right)
            found.append(trim(text, span.start, span.end))
        at = stop
    return tuple(found)


def _breaks(block: Sequence[Line], line: Line, common: frozenset[str]) -> bool:
    """Whether a new paragraph begins with ``line``."""
    before = block[-1]
    if line.depth or before.depth or line.bullet:
        return True
    if _OWNER_LAST.search(before.text) and line.text[:1].isupper():
        return True
    marked = bool(_LIST_MARK.match(line.text))
    if not line.gap:
        ended = bool(_ENDS.search(before.text)) or len(before.text) < 60
        return marked and (ended or _follows(block[0].text, line.text))
    if _TASK.match(line.text) and not _hangs(before.text):
        return True
    if marked or _ENDS.search(before.text) or before.bold or sum(len(part.text) for part in block) < 60:
        return True
    return not _goes_on(before.text, line.text, common)


def _follows(first: str, line: str) -> bool:
    """Whether the mark before a line is the one after that of a paragraph: "b)" and "c)"."""
    marks = [match["mark"] for text in (first, line) if (match := _MARK.match(text))]
    if len(marks) < 2:
        return False
    one, other = marks
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    if one in _ROMAN and other in _ROMAN and _ROMAN.index(other) == _ROMAN.index(one) + 1:
        return True
    return len(one) == len(other) == 1 and one.isalpha() and ord(other) == ord(one) + 1


def _goes_on(before: str, line: str, common: frozenset[str]) -> bool:
    """Whether a sentence that a blank line or a page break cut goes on with ``line``.

    A capital tells a new sentence only where the document writes the same word in lower case too.
    """
    if line[0].islower():
        return True
    if not line[0].isalpha() or not before[-1].isalpha():
        return False
    if _HANGING.search(before):
        return True
    words = line.split(maxsplit=2)
    first = words[0].strip(",.;:()'\"")
    return first.lower() not in common and not _STARTS.match(line) and not _VERB.match(" ".join(words[1:]))


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() :]
    if match.group()[0] == "." and _ABBREVIATION.search(before):
        return bool(_CLOSING.search(before)) and bool(re.match(r"\s+[A-Z][a-z]+\s[a-z]", after))
    if match.group() == "." and _SHORTENED.match(after):
        return False
    if _in_brackets(text, match):
        return False
    return not after.strip() or bool(_OPENS.match(after))


def _in_brackets(text: str, match: re.Match[str]) -> bool:
    """Whether a stop stands in brackets within a sentence, or in such as hold no sentence of their own."""
    start = max(0, match.start() - _BRACKET_MOST)
    opened = text.rfind("(", start, match.start())
    if opened < 0 or ")" in text[opened : match.end()]:
        return False
    closed = text.find(")", match.end(), opened + _BRACKET_MOST)
    if closed < 0 or "(" in text[match.end() : closed]:
        return False
    few = len(text[opened : match.start()].split()) < _BRACKET_LEAST
    return few or bool(_GOES_ON_BEHIND.match(text, closed + 1))


def _line_breaks(text: str, copy: Clean) -> Iterator[int]:
    """Places in the copy where a blank line, a bullet or a row of a table divides entries."""
    for place, character in enumerate(copy.text):
        if character != " " or place + 1 >= len(copy.text):
            continue
        between = text[copy.offsets[place] : copy.offsets[place + 1]]
        if "\n" not in between:
            continue
        bullet = re.search(r"\n[ \t]*[-*+•·▪◦●‣–][ \t]*$", between)
        blank = "\n" in between.strip(" \t").replace("\n", "", 1) and _ENDS.search(copy.text[:place])
        own = _OPENS_OWN.match(copy.text, place + 1) and not _hangs(copy.text[:place])
        if bullet or blank or own or _in_table(text, copy.offsets[place], copy.offsets[place + 1]):
            yield place


def _hangs(before: str) -> bool:
    """Whether a sentence cannot end here."""
    return bool(_HANGING.search(before) or _UNENDED.search(before))


def _in_table(text: str, end: int, start: int) -> bool:
    """Whether the line that ends here or the one that starts there is a row of cells."""
    above = text[text.rfind("\n", 0, end) + 1 : end]
    below = text[start : text.find("\n", start) if "\n" in text[start:] else len(text)]
    return "\t" in above.strip() or "\t" in below.strip()
