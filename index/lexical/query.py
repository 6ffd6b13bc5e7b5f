"""What a question asks of the lexical index."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from matters.index.lexical.analysis import analyse, query_terms

Phrase = tuple[tuple[int, str], ...]
"""Terms with their places, the first at 0."""

_QUOTED = re.compile(r'(?P<minus>(?:^|(?<=\s))-)?(?:"(?P<phrase>[^"]*)"|(?<=-)(?P<word>[^\W_][^\s"]*))')
_QUOTES = str.maketrans({quote: '"' for quote in "\u201c\u201d\u201e\u00ab\u00bb"})


@dataclass(frozen=True, slots=True)
class LexicalQuery:
    """Any of the terms, every phrase, none of the exclusions.

    :param terms: as ``analysis.query_terms`` gives them; their scores are added.
    :param phrases: each must occur, its words side by side.
    :param excluded: none of these may occur.
    :param weights: of terms that count for more or less than 1.
    """

    terms: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)


def phrase(text: str) -> Phrase:
    """A text as a phrase: the first spelling of each word at its place."""
    places: dict[int, str] = {}
    for term in analyse(text):
        places.setdefault(term.position, term.text)
    return tuple(places.items())


def quotations(text: str) -> tuple[str, ...]:
    """The words of a question that must occur as they are, as they are written."""
    found = (match for match in _QUOTED.finditer(text.translate(_QUOTES)) if not match["minus"])
    return tuple(match["phrase"] for match in found if match["phrase"] and phrase(match["phrase"]))


def holds(text: str, wanted: Phrase) -> bool:
    """Whether the words of a phrase stand side by side in a text."""
    found = {(term.position, term.text) for term in analyse(text)}
    starts = {place for place, _ in found}
    return any(all((start + place, word) in found for place, word in wanted) for start in starts)


def without_quotations(text: str) -> str:
    """A question with blanks, as many, for what is taken literally: quoted words and those excluded."""

    def blanked(match: re.Match[str]) -> str:
        return match[0] if match["word"] is not None and not match["minus"] else " " * len(match[0])

    return _QUOTED.sub(blanked, text.translate(_QUOTES))


def parse_query(text: str) -> LexicalQuery:
    """A question as a user types it: ``"words side by side"``, ``-without``, and everything else.

    Any text is understood; what is not closed or stands alone counts as plain words.
    """
    text = text.translate(_QUOTES)
    wanted: list[str] = []
    unwanted: list[str] = []

    def taken(match: re.Match[str]) -> str:
        words = match["phrase"] if match["phrase"] is not None else match["word"]
        if match["word"] is not None and not match["minus"]:
            return match[0]
        (unwanted if match["minus"] else wanted).append(words)
        return " "

    rest = _QUOTED.sub(taken, text)
    loose = query_terms(" ".join([rest, *wanted]))
    return LexicalQuery(
        terms=tuple(loose),
        phrases=tuple(found for words in wanted if (found := phrase(words))),
        excluded=tuple(found for words in unwanted if (found := phrase(words))),
    )
