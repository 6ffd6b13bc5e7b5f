"""Where the title of an item ends: before the sentence that runs on from it, or over several lines."""

import re
from collections.abc import Sequence

from matters.pipeline.structure.lexicon import heading_pattern
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.numbering import read_number

MAX_TITLE = 200
LONG = 110
_RUN_IN = re.compile(
    r"\s*(?:(?<!\d):[-–—]?|:(?!\d)[-–—]?|\s[-–—]\s|(?<=[a-z)])(?<!\bMrs)(?<!\b[MD]r)(?<!\bMs)(?<!llr)\.\s+(?=[A-Z]))\s*"
)
_LISTED = re.compile(r"\s+[•·▪◦●‣\uf0b7]\s*(?=\S)")
_CAPITALS_SENTENCE = re.compile(
    r"(?P<head>[A-Z][A-Z\d&/'’(), –-]{3,}[A-Z)])(?<!\bST)(?<!\bNO)(?<!\bREV)(?<![ML]RS)(?<!LTD)\.\s+"
    r"(?=(?:[A-Z][a-z’']|A\s)[^.]*\s[a-z])"
)
_INNER_SENTENCE = re.compile(r"[a-z)]{3}\.\s+[A-Z][a-z]")
_CAPITALS_RUN_IN = re.compile(r"^([A-Z][A-Z&/'’ -]{3,}[A-Z])[,.]?\s+(?=[A-Z]?[a-z])")
_SENTENCE_START = re.compile(
    r"(?<!\bof)(?<!\bthe)(?<!\bfrom)(?<!\bby)(?<!\bfor)(?<!\bto)(?<!\band)(?<!\bwith)(?<!\bin)(?<!\bat)(?<!\bon)(?<!&)\s+"
    r"(?=(?:The|It|There|Following|Cllrs?|Councillors?|Mr|Mrs|Ms|A|An|This|No|All|Members|In|Two|Three|Four|Five|Six)\.?\s)"
)
_WORD = re.compile(r"\b[^\W\d_]{4,}")
_MIN_WORDS = 4
_CAPITALISED = 0.6
VERB = re.compile(
    r"(?i)\b(?:was|were|is|are|has|have|had|will|would|agreed|noted|reported|said|asked|advised|thanked|"
    r"discussed|proposed|stands|stood|remains|seconded|resolved|approved|received|attended|chaired|opened|closed|stated|explained|"
    r"informed|confirmed|requested|suggested|gave|took|mentioned|expressed|felt|been|be|"
    r"carried|adopted|declared|left|arrived|joined|did|does|do|should|could|may|might|must|shall|moved)\b"
)
ENDS_SENTENCE = re.compile(r"[.!?;,]['\"’”)]*$")
_BINDS = re.compile(
    r"(?i)(?:[-–&(]|(?:and|of|for|in|to|on|with|from|by|at|or|the|under|issued|including|relating|regarding|concerning)\b)"
)
_NEVER_BINDS = re.compile(
    r"(?i)\W*(?:present|in attendance|apologies|chair|mayor|clerk|signed|dated?|decision|action|motion"
    r"|amendment|recommend|reason|notes?"
    r"|none|nil|no\b|members?|officers?|councillors?|cllrs?|mrs?\b|ms\b|dr\b|part\b|exempt|[ivx]+\b)"
)
_YEARS = re.compile(r"(?:Q[1-4]\s)?\(?(?:19|20)\d\d(?:\s?(?:[-–/]|to)\s?(?:19|20)?\d\d)?\)?")
_MIN_LETTERS = re.compile(r"[^\W\d_]{3}")
_NEAR = 15
_WIDEST = 130
_NARROWEST = 60
_FULL = 0.8
_CONTINUES = re.compile(r"(?:[-–—,&]|\b(?:and|of|the|for|in|to|on|with|a|an|from|by|at|or))$", re.I)


def split_run_in(text: str) -> tuple[str, str]:
    """Divide ``"Police Report: Nothing to report."`` into title and text; the text may be empty."""
    listed = _LISTED.search(text)
    if listed and 3 < listed.start() <= 110:
        return text[: listed.start()].strip(" :-–—"), text[listed.end() :]
    if (capitals := _CAPITALS_SENTENCE.match(text)) and not VERB.search(capitals["head"]):
        return capitals["head"], text[capitals.end() :]
    for match in _RUN_IN.finditer(text):
        head, body = text[: match.start()], text[match.end() :]
        if not head or len(head) > 110:
            break
        colon, dash = ":" in match.group(), match.group().startswith(" ")
        if not body:
            return head.strip(), ""
        if dash and not (len(body) > 90 or _holds_sentence(body)):
            continue
        if (colon or dash) and not VERB.search(head) and (len(body) > 40 or colon):
            return head.strip(), body
        if not colon and not dash and len(head.split()) <= 9 and not VERB.search(head):
            return head.strip(), body
    return _before_sentence(text)


def _holds_sentence(body: str) -> bool:
    """Whether a sentence ends in what stands behind a dash, or leads to a list below."""
    return bool(ENDS_SENTENCE.search(body) or _INNER_SENTENCE.search(body)) or (
        body.endswith(":") and bool(VERB.search(body))
    )


def _before_sentence(text: str) -> tuple[str, str]:
    """Divide ``"APOLOGIES Mr Hill"`` and ``"To receive the notice The Chair read it."``."""
    capitals = _CAPITALS_RUN_IN.match(text)
    if capitals and len(text) > len(capitals[1]) + 8 and heading_pattern().match(capitals[1]):
        return capitals[1], text[capitals.end() :]
    if len(text) > LONG or ENDS_SENTENCE.search(text):
        for match in _SENTENCE_START.finditer(text[:MAX_TITLE]):
            head, body = text[: match.start()], text[match.end() :]
            if len(head.split()) >= 2 and VERB.search(body) and not finite_verb(head):
                return head.strip(), body
    return text.strip(), ""


def goes_on(title: str) -> bool:
    """Whether the last word of a title binds it to what follows."""
    return bool(_CONTINUES.search(title))


def whole_title(lines: Sequence[Line], index: int, head: str) -> tuple[str, int]:
    """Add the lines over which a title that was broken goes on."""
    while index + 1 < len(lines) and len(head) < MAX_TITLE:
        following = lines[index + 1]
        if following.gap or following.bullet or following.depth:
            break
        if read_number(following.text) and not _YEARS.fullmatch(following.text):
            break
        ends_block = index + 2 >= len(lines) or lines[index + 2].gap or len(following.text) < 60
        if ENDS_SENTENCE.search(head) or len(following.text) > 80 or ENDS_SENTENCE.search(following.text):
            break
        if not (
            _CONTINUES.search(head)
            or (following.text[:1].islower() and ends_block)
            or _wrapped(lines, index, head)
        ):
            break
        head, index = f"{head} {following.text}", index + 1
    return head, index


def _wrapped(lines: Sequence[Line], index: int, head: str) -> bool:
    """Whether the line below a title is the rest of it: in capitals too, a year, or too long for its line."""
    line, following = lines[index], lines[index + 1]
    ends_block = index + 2 >= len(lines) or lines[index + 2].gap
    if _YEARS.fullmatch(following.text):
        return ends_block
    if VERB.search(following.text) or _NEVER_BINDS.match(following.text):
        return False
    full = _is_full(lines, index)
    if head.isupper() and following.text.isupper() and _MIN_LETTERS.search(following.text):
        return full or following.indent > line.indent or bool(_BINDS.match(following.text))
    return full and ends_block and "," not in following.text and not following.text.endswith(":")


def _is_full(lines: Sequence[Line], index: int) -> bool:
    """Whether the next line's first word did not fit on a line, as the lines around it are printed."""
    width = max(len(line.text) for line in lines[index : index + _NEAR])
    needed = len(lines[index].text) + 1 + len(lines[index + 1].text.split()[0])
    return _NARROWEST <= width <= _WIDEST and needed > _FULL * width


def finite_verb(text: str) -> bool:
    """Whether a verb stands before the last word; at the end it is a participle ("Grants approved").

    Capitals as in a title ("Items that the Chair decides are Urgent") say that it is no sentence.
    """
    match = VERB.search(text)
    if match is None or match.end() >= len(text.rstrip(" )")):
        return False
    words = _WORD.findall(text)
    return len(words) < _MIN_WORDS or sum(word[0].isupper() for word in words) < _CAPITALISED * len(words)
