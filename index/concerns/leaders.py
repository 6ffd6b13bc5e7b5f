"""Mentions of concerns gathered into matters, one after another, so that what came before stays as it is.

Mentions are taken in the order of their meetings. Each joins the matter whose mentions it is most like, or
begins one. How rare a word is counts only what came before, so that a new meeting changes nothing about
the old ones. ``benchmarks/concerns.py`` prints what this reaches.
"""

from collections import Counter
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from matters.index.concerns.raised import Compared, label_terms, same_label


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two mentions are: a weighted sum, compared with a threshold.

    :param own: weight of the cosine of their words.
    :param around: weight of the cosine of what stands around them.
    :param words: weight of the words they share, by rarity, as a share of the lesser's.
    :param label: what an equal label of two words or more adds.
    :param threshold: from which a mention joins a matter.
    :param nearest: how many of a matter's mentions are looked at, the most alike.
    """

    own: float = 8.0
    around: float = 12.0
    words: float = 6.0
    label: float = 4.0
    threshold: float = 11.6
    nearest: int = 2


def gather(compared: Compared, likeness: Likeness = Likeness()) -> list[list[int]]:
    """The matters: for each the places of its mentions in ``compared``, oldest first."""
    matters: list[list[int]] = []
    seen: Counter[str] = Counter()
    for at, mention in enumerate(compared.mentions):
        seen.update(compared.words[at])
        if mention.again:
            continue
        best = _best(matters, _scores(compared, at, seen, likeness), likeness)
        if best is None:
            matters.append([at])
        else:
            matters[best].append(at)
    for at, mention in enumerate(compared.mentions):
        if mention.again and (matter := _taken_up(compared, matters, at)) is not None:
            matter.append(at)
    return [sorted(matter) for matter in matters]


def _scores(compared: Compared, at: int, seen: Counter[str], likeness: Likeness) -> NDArray[np.float64]:
    """How alike this mention and each before it are. *Shape:* ``(at,)``, float64."""
    own = compared.own[:at] @ compared.own[at]
    around = compared.around[:at] @ compared.around[at]
    scores = np.asarray(likeness.own * own + likeness.around * around, dtype=np.float64)
    words = compared.words[at]
    total = sum(log(1 + (at + 1) / seen[word]) for word in words)
    label = label_terms(compared.mentions[at].about) if compared.mentions[at].labelled else frozenset()
    near = scores >= likeness.threshold - likeness.words - likeness.label
    for other in np.flatnonzero(near):
        theirs = compared.words[other]
        shared = sum(log(1 + (at + 1) / seen[word]) for word in words & theirs)
        least = min(total, sum(log(1 + (at + 1) / seen[word]) for word in theirs))
        scores[other] += likeness.words * shared / max(least, 1e-9)
        if len(label) > 1 and _same_label(label, compared, int(other)):
            scores[other] += likeness.label
    return scores


def _same_label(label: frozenset[str], compared: Compared, other: int) -> bool:
    mention = compared.mentions[other]
    return mention.labelled and same_label(label_terms(mention.about), label)


def _best(matters: list[list[int]], scores: NDArray[np.float64], likeness: Likeness) -> int | None:
    """The matter that a mention joins, or ``None``."""
    best, found = likeness.threshold, None
    for number, members in enumerate(matters):
        score = float(np.sort(scores[members])[::-1][: likeness.nearest].mean())
        if score > best:
            best, found = score, number
    return found


def _taken_up(compared: Compared, matters: list[list[int]], at: int) -> list[int] | None:
    """The first matter that was raised under the label, and in the body, under which a mention stands."""
    mention = compared.mentions[at]
    label = label_terms(mention.about)
    for members in matters:
        for member in members:
            raised = compared.mentions[member]
            if (
                raised.labelled
                and not raised.again
                and raised.place.meeting.body == mention.place.meeting.body
                and same_label(label_terms(raised.about), label)
            ):
                return members
    return None
