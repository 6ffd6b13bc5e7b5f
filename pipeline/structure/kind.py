"""What sort of document it is: minutes, agenda, notice or other; draft or approved."""

import re
from collections.abc import Mapping, Sequence

from matters.pipeline.records import Attendee, Item
from matters.pipeline.structure.lines import Line

_AGENDA = re.compile(
    r"(?i)\bagenda\b(?!\s+item)|\b(?:are|is) (?:hereby )?summoned\b|\byou are (?:invited"
    r"|requested) to attend\b|"
    r"\bwill be held\b|\bsummons\b|\bto be held\b"
)
_MINUTES = re.compile(r"(?i)\bminutes\b")
_NOTICE = re.compile(
    r"(?i)^\W*(?:public )?notice\b|\bnotice (?:is hereby given|of (?:meeting|election|vacancy))\b"
)
_PAST = re.compile(
    r"(?i)\b(?:was|were|agreed|noted|resolved|reported|received|approved|thanked|asked|advised|proposed|seconded|informed|"
    r"explained|confirmed|commented|declared|none|nothing|discussed)\b"
)
_DRAFT = re.compile(
    r"(?i)\b(?:d\s?r\s?a\s?f\s?t|unapproved|unconfirmed)\b(?!\s+(?:minutes\s+(?:of\s+the\s+(?:previous|last)|were)|budget|plan|policy|strategy|report|design))"
    r"|\bsubject to (?:approval|confirmation)|until approved at"
)
_MINUTES_NEAR = re.compile(r"(?i)\b(?:minutes|record|until approved)\b")
_MARKS, _BEFORE, _AFTER = 80, 80, 80
"""Characters of a line that may be a mark, and those around "draft" among which "minutes" stands."""
_APPROVED = re.compile(
    r"(?i)^\W*(?:approved|confirmed|signed) (?:minutes|as a (?:true|correct))|^\W*(?:approved"
    r"|confirmed)\s*(?:minutes)?\W*$"
)
_LETTER = re.compile(r"(?i)^\W*(?:dear\s+[^.]{2,60},?$|yours\s+(?:sincerely|faithfully|truly)\b)")
_NEWSLETTER = re.compile(r"(?i)\b(?:newsletter|news\s?sheet|bulletin|what['’]?s on)\b")
_ATTENDED = re.compile(
    r"(?i)^\W*(?:(?:members|those|also|board|councillors)\s+){0,3}"
    r"(?:present|participants|attendees|attending|in attendance)\W*(?::|$)"
)
_HEAD = 12
_AGENDA_WORDS = 40
_TITLE = 3
_SHORT = 60


def document_kind(
    lines: Sequence[Line],
    items: Sequence[Item],
    *,
    text: str,
    front_matter: Mapping[str, str],
    attendance: Sequence[Attendee] = (),
) -> str:
    """``"minutes"``, ``"agenda"``, ``"notice"`` or ``"other"``.

    :param attendance: only minutes say who was present.
    """
    stated = front_matter.get("type", "").lower()
    if stated in {"minutes", "agenda", "notice"}:
        return stated
    head = "\n".join(line.text for line in lines[:_HEAD])
    words = len(text.split())
    telling = sum(1 for line in lines if _PAST.search(line.text)) / max(1, len(lines))
    if words < 20:
        return "other"
    if sum(attendee.status == "present" for attendee in attendance) >= 2:
        return "minutes"
    if _is_letter(lines) or _NEWSLETTER.search("\n".join(line.text for line in lines[:_TITLE])):
        return "other"
    attended = any(_ATTENDED.match(line.text) for line in lines)
    if _MINUTES.search(head) and telling > 0.1:
        return "minutes"
    if _AGENDA.search(head) and telling < 0.3 and not attended:
        return "agenda"
    if _NOTICE.search(head) and telling < 0.3:
        return "notice"
    if len(items) >= 4 and telling < 0.12 and words < _AGENDA_WORDS * len(items) and not attended:
        return "agenda"
    if telling >= 0.08 or len(items) > 1:
        return "minutes"
    return "other"


def _is_letter(lines: Sequence[Line]) -> bool:
    """Whether it opens by addressing somebody and closes, or is as short, as letters are."""
    opens = any(_LETTER.match(line.text) for line in lines[:_HEAD])
    closes = any(_LETTER.match(line.text) for line in lines[-_HEAD:])
    return opens and (closes or len(lines) < _SHORT)


def document_status(lines: Sequence[Line], *, front_matter: Mapping[str, str]) -> str:
    """``"draft"``, ``"approved"`` or ``"unknown"``."""
    stated = front_matter.get("status", "").lower()
    if stated in {"draft", "approved"}:
        return stated
    if any(_says_draft(line.text) for line in lines[:_HEAD]):
        return "draft"
    return "approved" if any(_APPROVED.search(line.text) for line in lines[:_HEAD]) else "unknown"


def _says_draft(line: str) -> bool:
    """Whether a line of the head calls the minutes a draft, and not something of which they tell."""
    return any(
        len(line) <= _MARKS
        or not line[: match.start()].strip(" *_#([")
        or _MINUTES_NEAR.search(line, *_near(match))
        for match in _DRAFT.finditer(line)
    )


def _near(match: re.Match[str]) -> tuple[int, int]:
    return max(0, match.start() - _BEFORE), match.end() + _AFTER
