"""Cheap, sparse features of a clause: its words, its wordings, where it stands and what stands before it."""

import re
from collections.abc import Sequence

from matters.pipeline.outcomes.classifier.rules import binds, never, surely
from matters.pipeline.outcomes.sentences.clauses import Clause, Sentence
from matters.pipeline.outcomes.wording.adverse import adverse_words
from matters.pipeline.outcomes.wording.cues import cues
from matters.pipeline.records import Item

KINDS = ("decision", "action", "deferral", "concern")

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*|\d+|[?!]")
_LIST_MARK = 6
_TITLES = {
    "minutes": r"(?i)minutes|record",
    "finance": r"(?i)financ|account|payment|cheque|budget|precept|treasurer",
    "planning": r"(?i)planning|application|permission",
    "interests": r"(?i)interest",
    "questions": r"(?i)question",
    "forum": r"(?i)forum|public|participation|open session",
    "correspondence": r"(?i)correspond",
    "other": r"(?i)other business|aocb|other reports|matters (?:arising|reported)|updates?|highways",
    "next": r"(?i)next (?:meeting|agenda)|work programme|future",
    "actions": r"(?i)\baction|next steps|to-?do",
    "approved": r"(?i)approved$",
    "apologies": r"(?i)apolog|attend|present|welcome",
    "police": r"(?i)police",
    "election": r"(?i)election|chair|appointment|co-option",
}
_TITLE_PATTERNS = {name: re.compile(pattern) for name, pattern in _TITLES.items()}
_TELLING = frozenset(
    {"action_word", "carried", "clerk", "favour", "last", "name_will", "proposed", "seconded", "to_task"}
    | {"verb_first", "was_asked", "will_task"}
)
"""What of the next clause tells about this one."""
_WEIGHED = frozenset(
    {"bad>=1", "bad>=2", "still_not", "why", "asked_whether", "felt", "concern", "will", "should", "number"}
)
"""What tells something else of a member than of an officer."""


def item_features(item: Item) -> list[str]:
    """What the title of an item tells."""
    return [f"title={name}" for name, pattern in _TITLE_PATTERNS.items() if pattern.search(item.title)]


def sentence_features(
    sentences: Sequence[Sentence], titles: Sequence[str], speaking: Sequence[str]
) -> list[list[list[str]]]:
    """The features of every clause of every sentence of one item.

    :param titles: what the title of the item tells: see :func:`item_features`.
    :param speaking: who speaks in each sentence: see ``speakers``.
    """
    own = [[_clause_features(clause) for clause in sentence.clauses] for sentence in sentences]

    def edge(name: str) -> list[str]:
        return [name] if len(own) > 1 else []

    found = []
    for place, sentence in enumerate(sentences):
        before = own[place - 1][-1][0] if place else edge("first")
        after = own[place + 1][0][0] if place + 1 < len(own) else edge("last")
        shared = [
            *titles,
            *(f"before={name}" for name in before),
            *(f"after={name}" for name in after if name in _TELLING),
            *(["margin"] if sentence.margin else []),
            *(edge("end") if place + 1 == len(own) else []),
        ]
        rows = []
        for index, clause in enumerate(sentence.clauses):
            flags, words = own[place][index]
            lead = [f"lead={name}" for name in own[place][index - 1][0]] if index else _head(clause.lead)
            rows.append([*flags, *words, *shared, *lead, *_spoken(speaking[place], flags)])
        found.append(rows)
    return found


def _spoken(speaker: str, flags: Sequence[str]) -> list[str]:
    """Who speaks, and what tells more or less according to who does."""
    who = speaker.removeprefix("carried-")
    return [f"by={speaker}", f"by={who}", *(f"by={who}+{name}" for name in flags if name in _WEIGHED)]


def _head(lead: str) -> list[str]:
    """What stands before the first clause: a number or letter of a list, or a heading of its own."""
    worded = len(lead) > _LIST_MARK and not lead[0].isdigit()
    return ["headed"] if worded else ["list_entry"] if lead else []


def _clause_features(clause: Clause) -> tuple[list[str], list[str]]:
    """The wordings of a clause, and its words and pairs of words."""
    text = clause.text
    tokens = _WORD.findall(text.lower())
    bad = len(adverse_words(text))
    flags = list(cues(text))
    flags += [f"surely={kind}" for kind in KINDS if surely(kind, clause)]
    flags += [f"never={kind}" for kind in KINDS if never(kind, clause)]
    flags += ["binds"] if binds(clause) else []
    flags += [f"bad>={count}" for count in (1, 2, 3) if bad >= count]
    flags.append("length=" + ("short" if len(tokens) < 5 else "middle" if len(tokens) < 25 else "long"))
    words = [f"w={word}" for word in tokens if not word.isdigit()]
    words += [f"w={one}_{two}" for one, two in zip(["^", *tokens], [*tokens, "$"], strict=True)]
    return flags, sorted(set(words))
