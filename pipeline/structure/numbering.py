"""The shapes in which agenda items are numbered, and the numbers inside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FRAME = r"""^\*?\s*
    (?P<word>(?:agenda\s+)?(?:item|minute)\s+(?:no\.?\s*)?)?
    (?P<open>\[)?
    (?P<number>{})
    (?(open)\])
    (?P<mark>[.):]{{0,2}})
    (?P<space>\s*[-–—:.]?\s*)
    (?P<title>.*)$"""
_LETTERS = r"(?-i:[A-Z]{1,6})[/ .-]?"
_TWO_YEARS = r"(?:20)?\d\d[-–/](?:20)?\d\d"
_TWO_YEARS_ONLY = re.compile(r"(?:20)?(\d\d)[-–/](?:20)?(\d\d)")


def _shape(numbers: str) -> re.Pattern[str]:
    return re.compile(_FRAME.format(numbers), re.VERBOSE | re.IGNORECASE)


_YEARED = (
    _shape(rf"(?:{_LETTERS})?(?P<years>{_TWO_YEARS})[-–/.]\d{{1,4}}(?![-–/.]?\d)"),  # 2023/24-041, 23-24/041
    _shape(rf"(?:{_LETTERS})?\d{{1,4}}[/.-](?P<years>{_TWO_YEARS})(?![-–/.]?\d)"),  # 041/2023-24, 041/23/24
)
_PLAIN = _shape(
    r"""
        [A-Z]{1,6}[/ -]?\d{1,4}/\d{1,4}         # A23/014, CPC/23/014
      | \d{3}/(?:0[1-9]|1[0-2])/\d{2,4}         # 041/06/23
      | (?:0[1-9]|1[0-2])/\d{2}-\d{1,3}         # 06/23-1
      | \d{1,2}/\d{1,2}/\d{1,3}(?:\.\d{1,2})?   # 15/09/5
      | \d{1,4}/\d{1,4}                         # 08/23, 23/165
      | \d{1,4}(?:\.\d{1,3}){1,3}               # 6.2, 9.1.2
      | \d{1,4}
    """
)
_RARE = _shape(
    r"""(?:
        \d{2,4}-\d{2,4}                         # 041-23, 2324-041
      | (?-i:[A-Z]{1,4})(?:\d{2}|\d{4})\.\d{2,4}  # PC23.041
      | (?-i:(?!NO|PP?\b|ST)[A-Z]{1,4})[.-]\d{2,4}  # TC.041
      | (?-i:[A-Z]{1,4})\d{3,4}                 # M041
      | (?-i:[A-Z]{2,6})(?P<sep>[.-])(?:\d{2}|\d{4})(?P=sep)\d{1,4}  # JHOSC.23.19
    )(?![-–/.]?\d)"""
)
_TIME_OR_UNIT = re.compile(r"(?i)(?:am|pm|a\.m|p\.m|hrs?|hours|noon|%|p\b|km|mph|m\b|st\b|nd\b|rd\b|th\b)")
_DASHED, _LETTERED_INT = "dashed", "lettered"
_CODED = "letter code"
_CODE = re.compile(r"\*?(?P<number>(?!NO[/.\d]|PP?\.)[A-Z]{1,6}[/.-]?\d{1,3})(?:[.):]\s*|\s+)(?=[A-Z“\"'‘])")
_ONE_LETTER = re.compile(r"[a-z]\b")
_GLUED_DIGITS = 4
_LETTERED = re.compile(r"(?P<number>[A-Z]|[IVX]{2,5})[.)]\s+(?=[A-Z][a-z]{2}|[A-Z]{4})")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_MONTH = re.compile(
    r"(?i)(?:st|nd|rd|th)?\s*(?:of\s+)?"
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?,?(?:\s+\d{2,4}\b|\s*$|\s*[-–:,])"
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number at the head of a line.

    :param text: as printed, without the mark behind it.
    :param family: its shape; items of one scheme share it.
    :param parts: the numbers in it, in order.
    :param title_at: where in the line its title begins.
    """

    text: str
    family: str
    parts: tuple[int, ...]
    title_at: int

    @property
    def unsure(self) -> bool:
        """Whether only a whole sequence makes it an item's: roads and house numbers look alike."""
        return self.family in {_DASHED, _LETTERED_INT, _CODED}

    @property
    def coded(self) -> bool:
        """Whether it is letters and a short number, as roads, trees and sizes of paper have."""
        return self.family == _CODED


def read_number(line: str) -> Numbered | None:
    """The item number with which ``line`` begins, or ``None`` when it begins with none.

    Dates, times, sums and planning references are none.
    """
    match, kind = _matched(line)
    if match is None:
        return None
    number, mark, space, title = match["number"], match["mark"], match["space"], match["title"]
    parts = tuple(int(part) for part in re.findall(r"\d+", number))
    family = kind or _family(number, mark, word=bool(match["word"]))
    if match["open"] and family.endswith(("int", "decimal")):
        return None
    if not title:
        return Numbered(number, family, parts, len(line)) if mark or not family.endswith("int") else None
    if not space and _ONE_LETTER.match(title):
        return None
    glued = not space and not mark and not match["open"]
    long = "/" in number or len(number) >= _GLUED_DIGITS
    if glued and not (title[0].isupper() and long and title[:2].isalpha()):
        return None
    if (_TIME_OR_UNIT.match(title) and (glued or "." in number)) or (
        _MONTH.match(title) and "/" not in number
    ):
        return None
    if "/" in number and (title[0] in "/%" or _looks_like_date(parts, title)):
        return None
    if not (title[0].isalnum() or title[0] in "\"'“‘([@£&`-–#<"):
        return None
    return Numbered(number, family, parts, match.start("title"))


def _matched(line: str) -> tuple[re.Match[str] | None, str]:
    """How a line begins with a number, and the family where the shape says it."""
    for pattern in _YEARED:
        yeared = pattern.match(line)
        if yeared and _in_a_row(yeared["years"]):
            letter = "letter " if yeared["number"][0].isalpha() else ""
            return yeared, f"{letter}slash years"
    rare = _RARE.match(line)
    if rare and not _in_a_row(rare["number"]):
        return rare, _LETTERED_INT if rare["number"][0].isalpha() else _DASHED
    return (None if rare else _PLAIN.match(line)), ""


def _in_a_row(years: str) -> bool:
    """Whether two years follow each other, so that they are a council's year ("2023-24")."""
    found = _TWO_YEARS_ONLY.fullmatch(years)
    return found is not None and (int(found[2]) - int(found[1])) % 100 == 1


def read_lettered(line: str) -> Iterator[Numbered]:
    """The letter or the Roman number with which ``line`` begins, as each of the two it may be."""
    match = _LETTERED.match(line)
    if match is None:
        return
    printed = match["number"]
    if len(printed) == 1:
        yield Numbered(printed, "alphabet", (ord(printed) - ord("A") + 1,), match.end())
    if _ROMAN.fullmatch(printed):
        values = [_ROMAN_VALUES[sign] for sign in printed]
        following = [*values[1:], 0]
        total = sum(-one if one < after else one for one, after in zip(values, following, strict=True))
        yield Numbered(printed, "roman", (total,), match.end())


def read_coded(line: str) -> Numbered | None:
    """The letters and the short number with which ``line`` begins: ``A3``, ``CAB61``, ``PL/12``."""
    match = _CODE.match(line)
    if match is None:
        return None
    number = match["number"]
    return Numbered(number, _CODED, (int(re.sub(r"\D", "", number)),), match.end())


def _family(number: str, mark: str, *, word: bool) -> str:
    if word:
        return "word int"
    if "/" in number:
        prefix = "letter " if number[0].isalpha() else ""
        return f"{prefix}slash{number.count('/')}"
    if "." in number:
        return "decimal"
    return f"{mark[:1]}int"


def _looks_like_date(parts: tuple[int, ...], title: str) -> bool:
    return len(parts) == 3 and parts[0] <= 31 and parts[1] <= 12 and title[0].isdigit()
