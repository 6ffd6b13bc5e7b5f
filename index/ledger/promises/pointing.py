"""Whether a promise says by itself what is promised, or only points back at what was spoken of before."""

import re

from matters.index.ledger.records import Promise
from matters.index.ledger.sentences.collection import words_of

_POINTS = re.compile(
    r"""(?xi)
    (?:\b(?:to|will|would|shall|should|could|that|for|sure|if|whether|be)\s+(?:\w+\s+){0,3}?|^\W*)
        (?:this|it|these|those|them)
        (?=\s*(?:[.,;:!?)]|$)
          |\s+(?:be|is|was|are|were|will|would|should|up|on|out|to|by|at|in|into|with|for|from|back|again|further|as
            |until|when|once|before|after)\b(?!\s+(?:\w+\s+)?(?:agreed|decided|left|noted|requested|resolved)))
  | \b(?:consider|deal\ with|follow\ up|investigate|look\ into|monitor|pursue|raise|report\ on|review|watch)
        \ (?:this|that|the)\ (?:concern|issue|matter|point|position|question|situation)s?\b
    """
)
_MOST_NAMED = 2
"""Words of substance before a pronoun, without whoever has to act, up to which nothing is named there."""


def points_back(promise: Promise, clause: str) -> bool:
    """Whether a clause only says "this" or "it" for what is promised.

    :param promise: which says who has to act.
    """
    found = _POINTS.search(clause)
    if found is None:
        return False
    named = words_of(clause[: found.start()]).kept - words_of(promise.owner_words).kept
    return len(named) <= _MOST_NAMED
