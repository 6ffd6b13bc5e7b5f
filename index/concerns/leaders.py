"""Mentions of concerns gathered into matters, one after another, so that what came before stays as it is.

Mentions are taken in the order of their meetings. Each joins the matter whose mentions it is most like, or
begins one. How rare a word is counts only what came before, so that a new meeting changes nothing about
the old ones. What takes a label up again follows it to what is alike, of a matter mostly raised under it:
standing headings ("Community group") hold whatever came up. ``benchmarks/concerns.py`` prints what this
reaches.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from matters.index.concerns.raised import Compared, Names, Raised, label_terms, names_of, same_label
from matters.index.concerns.subjects import covers_several
from matters.index.identity import fold

_PARISH = re.compile(r"(?i)(?:the )?(.+?) (?:parish|town|village|community) (?:council|meeting)\b")

_MOST_WORDS = 2
_WHILE = 2
"""How often in a row a matter may be taken up as settled and still be an occasion."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two mentions are: a weighted sum, compared with a threshold.

    :param own: weight of the cosine of their words.
    :param around: weight of the cosine of what stands around them.
    :param words: weight of the words they share, by rarity, as a share of the lesser's.
    :param label: what an equal label of two words or more adds.
    :param title: what standing under the same title adds, or under one that holds the other.
    :param heading: what standing under the same heading adds to that, for each of its words, two at most.
    :param threshold: from which a mention joins a matter.
    :param nearest: how many of a matter's mentions are looked at, the most alike.
    :param again: from which weighted sum of cosines a mention takes up again what was raised.
    :param share: of what was raised of a matter under a label, for which the label is followed to it.
    """

    own: float = 8.0
    around: float = 12.0
    words: float = 6.0
    label: float = 4.0
    title: float = 0.5
    heading: float = 1.75
    threshold: float = 11.6
    nearest: int = 2
    again: float = 10.0
    share: float = 0.5


def gather(compared: Compared, likeness: Likeness = Likeness()) -> list[list[int]]:
    """The matters: for each the places of its mentions in ``compared``, oldest first."""
    matters: list[list[int]] = []
    seen: Counter[str] = Counter()
    titles = [heading(one) for one in compared.mentions]
    parishes = [_parish(one) for one in compared.mentions]
    spoken: list[set[str]] = []
    for at, mention in enumerate(compared.mentions):
        seen.update(compared.words[at])
        if mention.again:
            continue
        scores = _scores(compared, at, seen, likeness, titles)
        under = np.array([bool(titles[at]) and titles[at] == one for one in titles[:at]], dtype=np.bool_)
        own = parishes[at]
        near = [number for number, others in enumerate(spoken) if not own or not others - {own}]
        best = _best({number: matters[number] for number in near}, scores, under, likeness)
        if best is None:
            best = len(matters)
            matters.append([])
            spoken.append(set())
        matters[best].append(at)
        spoken[best] |= {own} if own else set()
    for at, number in list(_taken_up(compared, matters, likeness)):
        matters[number].append(at)
    return [_while_open(compared, sorted(matter)) for matter in matters]


def _while_open(compared: Compared, members: Sequence[int]) -> list[int]:
    """Members without those that take it up as settled before it was bad, or long after."""
    kept, settled = [], _WHILE + 1
    for at in members:
        settled = 0 if compared.mentions[at].anew else settled + 1
        if settled <= _WHILE:
            kept.append(at)
    return kept


def _scores(
    compared: Compared, at: int, seen: Counter[str], likeness: Likeness, titles: Sequence[frozenset[str]]
) -> NDArray[np.float64]:
    """How alike this mention and each before it are. *Shape:* ``(at,)``, float64."""
    own = compared.own[:at] @ compared.own[at]
    around = compared.around[:at] @ compared.around[at]
    scores = np.asarray(likeness.own * own + likeness.around * around, dtype=np.float64)
    words = compared.words[at]
    total = sum(log(1 + (at + 1) / seen[word]) for word in words)
    about = compared.mentions[at].about
    own_label = compared.mentions[at].labelled and not covers_several(about)
    label = label_terms(about) if own_label else frozenset()
    equal = likeness.heading * min(len(titles[at]), _MOST_WORDS)
    near = scores >= likeness.threshold - likeness.words - likeness.label - likeness.title - equal
    for other in map(int, np.flatnonzero(near)):
        theirs = compared.words[other]
        shared = sum(log(1 + (at + 1) / seen[word]) for word in words & theirs)
        least = min(total, sum(log(1 + (at + 1) / seen[word]) for word in theirs))
        scores[other] += likeness.words * shared / max(least, 1e-9)
        if len(label) > 1 and _same_label(label, compared, other):
            scores[other] += likeness.label
        shorter, longer = sorted((titles[at], titles[other]), key=len)
        if shorter and shorter <= longer:
            scores[other] += likeness.title + (equal if shorter == longer else 0.0)
    return scores


def _parish(one: Raised) -> str:
    """The place whose own council met; ``""`` for every other body.

    What one parish complains of is no concern of another's; both may be that of their county or district.
    """
    found = _PARISH.match(one.place.meeting.committee or one.place.meeting.council or "")
    return fold(found[1]) if found else ""


def heading(one: Raised) -> frozenset[str]:
    """The terms of what a mention stands under, numbers left out; none where that covers several matters."""
    if covers_several(one.about):
        return frozenset()
    return frozenset(term for term in label_terms(one.about) if not term[0].isdigit())


def _same_label(label: frozenset[str], compared: Compared, other: int) -> bool:
    mention = compared.mentions[other]
    return mention.labelled and same_label(label_terms(mention.about), label)


def _best(
    matters: Mapping[int, list[int]],
    scores: NDArray[np.float64],
    under: NDArray[np.bool_],
    likeness: Likeness,
) -> int | None:
    """The matter that a mention joins, or ``None``.

    :param under: which mentions stand under the same heading: they are looked at for themselves too.
        *Shape:* ``(at,)``, bool.
    """
    best, found = likeness.threshold, None
    for number, members in matters.items():
        for some in (members, [at for at in members if under[at]]):
            score = float(np.sort(scores[some])[::-1][: likeness.nearest].mean()) if some else 0.0
            if score > best:
                best, found = score, number
    return found


def _taken_up(compared: Compared, matters: list[list[int]], likeness: Likeness) -> Iterator[tuple[int, int]]:
    """Each mention that takes a matter up again, and the matter."""
    bodies: dict[str, list[_Named]] = {}
    for matter, members in enumerate(matters):
        for at in members:
            one = compared.mentions[at]
            bodies.setdefault(one.place.meeting.body, []).append(_Named(at, matter, names_of(one)))
    for at, mention in enumerate(compared.mentions):
        if mention.again:
            named = sorted(bodies.get(mention.place.meeting.body, ()), key=lambda one: one.at)
            label = label_terms(mention.about)
            under = _candidates(label, at, named)
            shares = {number: _held_by(label, at, number, named) for number in {one.matter for one in under}}
            candidates = [one for one in under if shares[one.matter] >= likeness.share]
            if candidates:
                alike = _cosines(compared, at, [one.at for one in candidates], likeness)
                if alike.max() >= likeness.again:
                    yield at, candidates[int(alike.argmax())].matter


@dataclass(frozen=True, slots=True)
class _Named:
    at: int
    matter: int
    names: Names


def _candidates(label: frozenset[str], at: int, named: Sequence[_Named]) -> list[_Named]:
    """What was raised under a label before, else what alone held it in its words, else what comes next."""
    under = [one for one in named if one.names.named(label)]
    before = [one for one in under if one.at < at]
    holding = [one for one in named if one.at < at and one.names.holds(label)]
    if not before and len({one.matter for one in holding}) == 1:
        return holding
    return before or under[:1]


def _held_by(label: frozenset[str], at: int, matter: int, named: Sequence[_Named]) -> float:
    """The share of a matter's mentions before, or of its first one, that stand under a label or hold it."""
    mentions = [one for one in named if one.matter == matter]
    mentions = [one for one in mentions if one.at < at] or mentions[:1]
    return sum(one.names.holds(label) for one in mentions) / len(mentions)


def _cosines(compared: Compared, at: int, others: Sequence[int], likeness: Likeness) -> NDArray[np.float32]:
    """How alike a mention and others are by their vectors. *Shape:* ``(len(others),)``, float32."""
    own = compared.own[others] @ compared.own[at]
    around = compared.around[others] @ compared.around[at]
    return np.asarray(likeness.own * own + likeness.around * around, dtype=np.float32)
