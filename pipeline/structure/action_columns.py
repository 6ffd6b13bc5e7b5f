"""The columns of a table of actions, told by the words at their heads, and what a cell of each may say."""

import re
from dataclasses import dataclass

TASK, OWNER, DUE, STATUS, OTHER = "task", "owner", "due", "status", "other"
SUBJECT = "subject"
"""What a row of a table of verdicts is about."""
_DETAIL = r"(?:(?:and|&) (?:details?|comments?|notes?|description))?"
_HEADS = {
    TASK: rf"(?:agreed |summary of |description of |details? of |outstanding |key )?"
    rf"(?:actions?|tasks?)(?: (?:points?|items?|agreed|required|needed|details?|description|arising|"
    rf"to be taken|to take|summary))? ?{_DETAIL}|to ?-?do|what(?: needs to be done)?|next steps?",
    OWNER: r"(?:action |task |lead )?(?:owners?|leads?)(?: officers?| person| name| agency| organisations?)?|"
    r"who(?:m|se)?\??|(?:for )?(?:action(?:ed)? )?by(?: who(?:m)?)?|action(?:ing)? officer|lead officer|"
    r"person\(?s?\)? responsible|responsible(?: person| officer| lead| party| owner)?|responsibility(?: of)?|"
    r"(?:assigned|allocated) to|assignee|officers?|initials?|actionee|names?|"
    r"owner ?/ ?lead|lead ?/ ?owner",
    DUE: r"(?:by )?when\??|due(?: (?:date|by))?|(?:date )?due|deadlines?|"
    r"target(?: (?:date|completion date))?|"
    r"time ?-?(?:scale|frame|line)s?|(?:complete|required|needed|do) by|(?:date )?for completion(?: by)?|"
    r"completion (?:due|target|deadline)|by date|(?:action )?due by",
    STATUS: r"(?:current )?status(?: update)?|progress(?: update| report| to date)?|"
    r"updates?|outcomes?|results?|"
    r"completed?\??|complete ?\(?y/n\)?|done\??|closed\??|open ?/ ?closed|rag(?: rating| status)?|"
    r"(?:date )?(?:completed|closed)|comments?|notes?|response",
    OTHER: r"(?:action |item |agenda |minute |min\.? ?|paper |log )?"
    r"(?:no|nos|num|number|ref|refs|reference|id|#)\.?|#|"
    r"(?:agenda )?items?|(?:agenda )?item ?(?:no|ref)\.?|"
    r"min(?:ute)?s?(?:\.? ?(?:no|nos|number|ref|reference|item))?\.?|"
    r"(?:meeting |raised |minute |action )?date(?: (?:raised|of meeting|set|agreed|opened|logged|added))?|"
    r"meeting|raised|topic|subject|issue|matter|area|theme|priority|category|objective|month|recommendation",
}
_KINDS = [(kind, re.compile(rf"(?i)(?:{pattern})")) for kind, pattern in _HEADS.items()]
_COMPLETED = re.compile(r"(?i)(?:date )?(?:completed?|done|closed)\b")
_WORDS_OF_HEAD = 6
_DONE = re.compile(
    r"(?i)^\W*(?:(?:blue|green|now|all|action|status)\W+(?:and )?)*"
    r"(?:completed?|done|closed?|actioned|discharged|finished|implemented|concluded|achieved)\b(?!\?)"
    r"|[–-] (?:now )?(?:completed?|done|closed)\W*$"
)
_PLACEHOLDER = re.compile(r"(?i)\W*(?:n/?a|tbc|tba|tbd|none|nil|not applicable|to be confirmed)?\W*")
_NO_DUE = re.compile(r"(?i)\W*(?:on-?going|open|in progress|continuing|outstanding|overdue)\W*")
_NO = re.compile(r"(?i)\W*(?:no|n|not (?:yet )?(?:started|done|complete)|open|x|ongoing)?\b\W*")
_OWNER_WORDS = 9


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    :param start: where its head begins on the line.
    :param ticks: whether anything in its cells says that a row is done: "Date completed".
    """

    kind: str
    start: int
    end: int
    ticks: bool = False


def column(head: str, start: int, end: int) -> Column | None:
    """The column below a head, or ``None`` where the words are no head of such a table."""
    words = " ".join(head.strip(" *_:.|#").split()) or head.strip()
    if len(words.split()) > _WORDS_OF_HEAD:
        return None
    for kind, pattern in _KINDS:
        if pattern.fullmatch(words):
            return Column(kind, start, end, bool(kind == STATUS and _COMPLETED.match(words)))
    return None


def says_done(cell: str, *, ticks: bool) -> bool:
    """Whether a cell that tells how far a task has got says that it is done.

    :param ticks: whether whatever stands in the column says so, but for "no".
    """
    return bool(_DONE.search(cell)) or (
        ticks and not _NO.fullmatch(cell) and not _PLACEHOLDER.fullmatch(cell)
    )


def owner_in(cell: str) -> str:
    """Who is named in an owner's cell; nothing where it holds a sentence, or a sign for nobody."""
    words = " ".join(cell.split()).strip(" *_;,.|")
    named = (words[:1].isupper() or words[:1] == "@" or words.lower() == "all") and not words.isdigit()
    fits = named and len(words.split()) <= _OWNER_WORDS and not re.search(r"[.?!]\s|\d{3}|[:;]", words)
    return words if fits and not _PLACEHOLDER.fullmatch(words) else ""


def due_words(cell: str) -> str:
    """What a cell for dates says, as written; nothing where it says no more than that a task is open."""
    words = " ".join(cell.split()).strip(" *_;|")
    return (
        ""
        if _PLACEHOLDER.fullmatch(words) or _NO_DUE.fullmatch(words) or says_done(words, ticks=False)
        else words
    )
