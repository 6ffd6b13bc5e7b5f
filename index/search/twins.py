"""Twins: items that say the same, word for word, are one hit.

One meeting's minutes in two files, standing text that is repeated, and earlier minutes that are quoted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matters.index.catalogue.reader import Reader
from matters.index.catalogue.rows import PassageRow
from matters.index.catalogue.versions import Runs, containment, word_runs
from matters.index.search.judging import Judged
from matters.index.search.relevance import TermWeights

_SAME = 0.7
_LEAST_RUNS = 8
"""Runs of six words that a text must have at least: fewer words may be the same by chance."""

_ANSWERS = 0.9
_QUOTED = re.compile(r"[\"\u201c](?P<words>[^\"\u201c\u201d]+)[\"\u201d]")


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """An item, and those that say the same."""

    judged: Judged
    passage: PassageRow
    twins: tuple[PassageRow, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """What a passage says, in runs of six words; ``quoted`` is what it quotes that bears on the question."""

    whole: Runs
    quoted: Runs


def fold_twins(judged: Sequence[Judged], reader: Reader, weights: TermWeights) -> tuple[Folded, ...]:
    """Each item once with its twins, best first.

    The better of two stands for both, but what is quoted stands for what quotes it.

    :param weights: of the question's words.
    """
    passages = reader.passages([one.passages[0] for one in judged])
    said = [_said(passage, weights) for passage in passages]
    faces: list[int] = []
    groups: list[Folded] = []
    for at, (one, passage) in enumerate(zip(judged, passages, strict=True)):
        for place, face in enumerate(faces):
            if _quotes(said[face], said[at]) and _later(passages[face], passage):
                group = groups[place]
                groups[place] = Folded(one, passage, (group.passage, *group.twins))
                faces[place] = at
                break
            if _same(said[face], said[at]) or _quotes(said[at], said[face]):
                groups[place] = replace(groups[place], twins=(*groups[place].twins, passage))
                break
        else:
            faces.append(at)
            groups.append(Folded(one, passage))
    return tuple(groups)


def _said(passage: PassageRow, weights: TermWeights) -> _Said:
    quoted = " ".join(match["words"] for match in _QUOTED.finditer(passage.quote))
    whole = weights.coverage(passage.quote)
    bears = bool(quoted) and whole > 0 and weights.coverage(quoted) >= _ANSWERS * whole
    return _Said(word_runs(passage.quote), word_runs(quoted) if bears else frozenset())


def _same(one: _Said, other: _Said) -> bool:
    enough = min(len(one.whole), len(other.whole)) >= _LEAST_RUNS
    return enough and containment(one.whole, other.whole) > _SAME


def _quotes(one: _Said, other: _Said) -> bool:
    """Whether what bears on the question in ``one`` is a quotation of ``other``."""
    if not _LEAST_RUNS <= len(one.quoted) <= len(other.whole):
        return False
    return containment(one.quoted, other.whole) > _SAME


def _later(one: PassageRow, other: PassageRow) -> bool:
    return (one.meeting.date or "") > (other.meeting.date or "")
