"""The words of a sentence for which it was found."""

import re
from collections.abc import Collection

from matters.index.lexical.analysis import terms
from matters.index.search.relevance import TermWeights
from matters.pipeline.spans import Span
from matters.pipeline.verbatim import Clean

_WORD = re.compile(r"[^\W_]+(?:[-'\u2019.,/:&](?=[^\W_])[^\W_]+)*%?")


def find_marks(
    sentence: Clean,
    weights: TermWeights,
    *,
    names: Collection[str] = (),
    also: Collection[Span] = (),
    at: int = 0,
) -> tuple[Span, ...]:
    """Where words of the question, or other forms of them that are complete, stand in a sentence.

    :param names: terms of people's names, marked as well.
    :param also: words that are near in meaning, marked as well; places in the source.
    :param at: what the sentence's offsets count from.
    :return: places in the document, in order; none overlap.
    """
    wanted = weights.held_terms(sentence.text).union(names)
    found = []
    for match in _WORD.finditer(sentence.text):
        span = sentence.span(*match.span())
        near = any(span.start < one.end and one.start < span.end for one in also)
        if near or not wanted.isdisjoint(terms(match.group())):
            found.append(Span(at + span.start, at + span.end))
    return tuple(found)
