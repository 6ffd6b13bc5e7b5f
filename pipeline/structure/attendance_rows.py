"""A line of an attendance list, or a part of it, and the words that open a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matters.pipeline.structure.holders import names_person
from matters.pipeline.structure.lines import Line

_COUNT = r"(?:\s*\((?:\s*\d+[^)]*|(?-i:[^)A-Z]{3,60}))\))?"
_CUE = re.compile(
    rf"""(?ix)^\W*(?:[\w\s]{{2,20}}/\s*)?
    (?P<cue>
        (?:(?:board|committee|council|voting|co-opted|elected|parish|other)\s+)*
        (?:members|councillors|those|officers|officials|also|others|trustees|directors|governors|invited|visiting|attendance
          |people|guests|staff)?
        ,?\s*(?:and\s+\w+\s+)?
        (?P<word>not\s+present|absent\s+with\s+apologies|present|sederunt|in\s+the\s+chair|in[\s-]attendance|attending|attended|attendees|attendance
          |apolog(?:y|ies)(?:\s+for\s+(?:absence|lateness))?|absent|absence|substitutes?)
        (?P<capacity>\s+as\s+[\w ]{{3,40}}(?=:))?
        (?:\s+(?:were|was|by|at\s+the\s+meeting|members|councillors|officers))*
    ){_COUNT}\s*(?P<mark>[:;.,\u2013\u2014-]+|\s(?=(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|V\.|Messrs
          |Dr|(?:Vice[-\ ])?Chair(?:man)?)\b)|$|\n)"""
)
_BARE_CUE = re.compile(
    r"\W*(?:PRESENT\s+(?=[A-Z][a-z]+(?:\s[A-Z]\.?)?\s[A-Z][a-z'’-])"
    r"|Present\s+(?=[A-Z][a-z]+\s[A-Z][\w'’-]+\s(?:\([A-Z]+\)\s)?[A-Z]{2,3}[a-z]?\b))"
)
_CUE_CELL = re.compile(
    r"\W*(?P<word>(?i:attend(?:ing|ees)|present|in attendance|apologies|absent))\s"
    r"(?=[A-Z][a-z’'-]+\s[A-Z][\w’'-]+\s?[,(])"
    r"|\W*(?P<notes>[Nn]otes(?:\s+by)?|[Nn]ote[- ]taker|[Mm]inute[- ]taker|[Mm]inutes\s+by)\b:?\s+"
    r"(?=[A-Z][a-z’'-]+\s[A-Z][\w’'-]+\s?(?:[,(]|$))"
)
"""A cue in a cell of its own, before a list."""
_LABEL = re.compile(
    r"""(?ix)^\W*(?:
        (?P<officers>(?:[\w\s]{2,20}/\s*)?(?:(?:other|external|invited|council)\s+)?(?:officers?|officials|staff|guests|observers|public|also(?:\s+present)?
          |others|partners|advisers|advisors|invitees|witnesses)(?:\s*(?:and|&|/)\s*\w+)?
          (?:\s+(?:from|of|representing)\s[^:]{3,70}(?=:))?)\s*(?::|$)
      | (?P<clerk>(?:committee\s+|parish\s+|town\s+)?(?:clerk|secretary))\s*:
      | (?P<members>(?:(?:committee|board|council|parish|elected|voting|co-opted|independent)\s+)*
            (?:members|ex[-\ ]officio(?:\s+members?)?|(?P<plural>councillors|cllrs)|trustees|governors
               |directors|(?P<chair>(?:vice[- ]|deputy\s+)?chair(?:man|woman|person)?)))\s*:
    )"""
)
_GROUP = re.compile(
    r"\W*(?:[A-Z][\w'’&/-]*\s+){1,5}"
    r"(?:[Mm]embers|MEMBERS|[Rr]epresentatives|REPRESENTATIVES|[Gg]overnors|[Oo]bservers|[Aa]dvis[eo]rs|[Oo]fficers)\s*(?::|$)"
)
_TITLES = re.compile(r"(?i)(?:cllrs|councillors|messrs|members)\b")
_LABEL_WIDTH = 40
_WIDE = 3
_GUESTS = ("also", "offic", "other", "in attendance", "in-attendance", "staff", "guest", "visit", "invit")
_INNER_CUE = re.compile(
    # In minutes pasted as one run nothing but the capital sets the cue off.
    r"[ \t]+(?=(?:(?:Also|Those|Members)[ ,]+)?(?:Present|PRESENT"
    r"|In [Aa]ttendance|IN ATTENDANCE|[Aa]ttending)\s*[:–-])"
    r"|[ \t]+(?=those present\s*:)"
    r"|(?i:(?<=[.;,)])[ \t]+(?=(?:(?:(?:also|officers|members|those)\s+)?(?:not\s+)?(?:present"
    r"|in\s+attendance|attending|absent)"
    r"|apolog(?:y|ies)(?:\s+for\s+absence)?)\s*:|apologies\b[^.:]{0,60}\bfrom\b))"
)
ABSENCES = re.compile(r"(?i)\b(?:apolog|absen)")
_RECEIVED_FROM = re.compile(r"(?i)^\W*(?:(?:were|was|received|accepted|noted|and)\s+)+(?:from|for)\b[\s:]*")
_WHOSE = re.compile(r"(?i)\W*(?:also|those|(?:\w+\s+)?members|officers|others?|councillors)\W*")
_APOLOGY = re.compile(r"(?i)^\W*(?:an?\s+)?apolog")
APOLOGIES_FROM = re.compile(
    r"(?ix)(?:apolog(?:y|ies)|absence)\b(?:[^.:]|\.(?=\w)){0,90}?\b(?:from|by|of|for)\b(?!\s*(?:absence\b|lateness\b|non))[\s,:;–-]*"
)
SENT_APOLOGIES = re.compile(
    r"(?i)\b(?:had\s+|have\s+)?(?:sent|given|gave|tendered|offered|submitted)\s+(?:their\s+|his\s+|her\s+)?apolog"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line or a part of it: ``line.text[at:end]``.

    :param absences: whether it stands in an item on apologies.
    """

    line: Line
    at: int
    end: int
    absences: bool = False

    @property
    def text(self) -> str:
        """What stands in the row."""
        return self.line.text[self.at : self.end]

    def after(self, place: int) -> "Row":
        """The row from a place in its text on."""
        return replace(self, at=self.at + place)


def opens(row: Row, status: str | None, collected: Sequence[Row]) -> tuple[str | None, Row]:
    """The status that a row sets for the people in its rest and below, if it sets one, and that rest."""
    text = row.text
    if (spaced := _beside_list(row)) is not None:
        return spaced
    if bare := _BARE_CUE.match(text):
        return "present", row.after(bare.end())
    if cell := _CUE_CELL.match(text):
        return _status_of(cell["word"] or "in attendance"), row.after(cell.end())
    if cue := _CUE.match(text):
        return _status(cue), row.after(cue.end())
    if label := _LABEL.match(text):
        nested = not collected or _LABEL.match(collected[0].line.text)
        inherited = nested and status in {"apologies", "absent"}
        of_members = label["members"] and (label["chair"] is None or names_person(text))
        beside = label["officers"] or (label["clerk"] and names_person(text))
        if inherited or beside or (of_members and status != "in attendance"):
            given = "in attendance" if beside else "present"
            keep = label["chair"] or label["plural"] or label["clerk"]
            return (status if inherited else given), row.after(0 if keep else label.end())
    if APOLOGIES_FROM.search(text) and (status is None or _APOLOGY.match(text)):
        return "apologies", row
    if row.absences and status is None and (received := _RECEIVED_FROM.match(text)):
        return "apologies", row.after(received.end())
    if SENT_APOLOGIES.search(text) and names_person(text):
        return "apologies", row
    return None, row


def _beside_list(row: Row) -> tuple[str, Row] | None:
    """The status and the list where only a wide space stands between a cue and its first person."""
    text, offsets = row.text, row.line.offsets[row.at :]
    for place in range(min(_LABEL_WIDTH, len(text) - 1)):
        if text[place] == " " and offsets[place + 1] - offsets[place] >= _WIDE:
            cue, rest = _CUE.fullmatch(text[:place] + ":"), row.after(place + 1)
            listed = names_person(rest.text) or _TITLES.match(rest.text)
            return (_status(cue), rest) if cue and listed else None
    return None


def group_label(text: str) -> int:
    """Where a label that names a group of those listed ends ("Employer Representatives:"), 0 without one."""
    label = _GROUP.match(text)
    return label.end() if label else 0


def divided(row: Row) -> Iterator[Row]:
    """The parts of a line in which a further list begins ("Present: A, B. Apologies: C")."""
    start = row.at
    for match in _INNER_CUE.finditer(row.line.text, row.at + 1):
        if _WHOSE.fullmatch(row.line.text, start, match.start()):
            continue
        yield replace(row, at=start, end=match.start())
        start = match.end()
    yield replace(row, at=start)


def _status(cue: re.Match[str]) -> str:
    return "in attendance" if cue["capacity"] else _status_of(cue["cue"])


def _status_of(words: str) -> str:
    phrase = " ".join(words.lower().split())
    if "apolog" in phrase:
        return "apologies"
    if "not present" in phrase or "absen" in phrase:
        return "absent"
    return "in attendance" if phrase.startswith(_GUESTS) else "present"
