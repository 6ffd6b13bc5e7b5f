"""Tables with a column of verdicts: what each row is about, and what the body made of it."""

import re
from collections.abc import Mapping, Sequence

from matters.pipeline.structure.action_columns import DUE, OWNER, SUBJECT, TASK, Column, column

_WHOSE = r"(?:the |our )?(?:parish |town |community )?(?:council|committee|board|pc|tc)(?:['’]?s)? "
_MADE = r"(?: (?:made|taken|reached|agreed|required|of (?:the )?(?:council|committee|board|meeting)))?"
_SURE = r"(?:decisions?|resolutions?|resolved)"
_UNSURE = r"(?:actions?|comments?|observations?|outcomes?)"
_VERDICTS = re.compile(
    rf"(?i){_WHOSE}(?:recommendations?|responses?|views?)"
    rf"|(?:{_WHOSE})?(?:agreed |final )?(?:{_SURE}|{_UNSURE}){_MADE}"
    rf"(?: ?(?:/|&|and|or) ?(?:{_SURE}|{_UNSURE}){_MADE})?"
)
_CERTAIN = re.compile(rf"(?i).*\b{_SURE}\b")
_OF_ITEMS = re.compile(r"(?i)(?:agenda|items?|minutes?|discussion|notes?)\b.*")
"""A head above the items of the minutes themselves."""
_OF_OTHERS = re.compile(
    r"(?i).*\b(?:consult\w*|impact|indicators?|kpis?|likelihood|measures?|objectors?"
    r"|officers? recommendation|progress|rag|rating|respondents?|risks?|score|status)\b.*"
)
"""A head of a table that reports what others said, or how far something has got."""
_SUBJECT = re.compile(r"[^\W_][^.;:?!\t|]{0,40}(?:[.:]|\?)?")
_WORDS_OF_HEAD = 5
_VERDICT = re.compile(
    r"(?i)\W*(?:£[\d,.]+ (?:agreed|approved|awarded|granted)\b|(?:circulated\W+)?(?:noted|agreed|approved"
    r"|awarded|refused|declined|rejected|granted|supported|support|object|objected|objection|neutral|resolved|deferred"
    r"|no (?:further )?(?:action|comments?|objections?|observations?|response))\b"
    r"|(?:the )?clerk to [a-z])"
)
"""What at least one cell says below a head that may also stand above something else."""
_PROSE = re.compile(r"[a-z]{3}[.!?]\s+[A-Z]|[a-z]{3}\.$")
_LONG = 14
_COUNTED = re.compile(r"\d{1,2}[.)]?")


def verdict_columns(cells: Sequence[tuple[str, int, int]]) -> tuple[Column, ...] | None:
    """The columns of a table of verdicts from its heads and their places; the verdicts count as its tasks.

    :param cells: the words of each head, where it begins and where it ends.
    """
    at = [place for place, (words, _, _) in enumerate(cells) if _VERDICTS.fullmatch(_bare(words))]
    at = [place for place in at if _CERTAIN.match(cells[place][0])] or at
    if len(at) != 1 or at[0] == 0 or not all(_is_head(words) for words, _, _ in cells):
        return None
    heads = [_bare(words) for words, _, _ in cells]
    if any(_OF_ITEMS.fullmatch(one) for one in heads[:2]) or any(_OF_OTHERS.fullmatch(one) for one in heads):
        return None
    return tuple(
        Column(TASK if place == at[0] else _kind(words, start, end), start, end)
        for place, (words, start, end) in enumerate(cells)
    )


def is_certain(head: str) -> bool:
    """Whether the head of a table names decisions, and not only comments or outcomes."""
    return bool(_CERTAIN.match(head))


def tells_verdicts(rows: Sequence[Mapping[int, str]], task: int, *, certain: bool) -> bool:
    """Whether rows are short entries with a verdict each, and not the minutes laid out in columns."""
    others = [words for row in rows for place, words in row.items() if place != task]
    if any(_PROSE.search(words) or len(words.split()) > _LONG for words in others):
        return False
    if all(_COUNTED.fullmatch(row.get(0, "")) for row in rows):
        return False
    return certain or any(_VERDICT.match(row.get(task, "")) for row in rows)


def _kind(words: str, start: int, end: int) -> str:
    known = column(words, start, end)
    return known.kind if known and known.kind in (OWNER, DUE) else SUBJECT


def _is_head(words: str) -> bool:
    return len(words.split()) <= _WORDS_OF_HEAD and (not words or bool(_SUBJECT.fullmatch(_bare(words))))


def _bare(words: str) -> str:
    return " ".join(words.strip(" *_:.|#").split())
