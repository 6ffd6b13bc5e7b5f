"""Which numbers are the agenda's.

Numbers that belong to the agenda run through the whole document one by one; numbers of lists inside
an item start anew, and numbers that refer back jump. The longest well-stepped chain of the best
looking numbers of one shape is therefore the agenda, whatever the shape.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matters.pipeline.structure.headings import Heading
from matters.pipeline.structure.lexicon import heading_pattern
from matters.pipeline.structure.numbering import Numbered

_STEP_WEIGHT = {1: 1.0, 2: 0.55, 3: 0.35}
_FAR_STEP = 0.05
_LISTED = 0.7
_HEADED = 0.6
_FAIR = 0.4
_GOOD = 0.7
_KNOWN = 0.2
_NEAR = 3
_FAR = 20
_DOUBTED = ("letter", "dashed")
"""Families of which planning applications, roads and houses are numbered too."""
_LETTERS = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Chain:
    """The agenda's numbers.

    :param headings: those whose numbers are the agenda's, first the sequence, then what stands below it.
    :param strays: numbers of the same shape that fit nowhere in the sequence.
    """

    headings: tuple[Heading, ...] = ()
    strays: tuple[Heading, ...] = ()


def best_chain(candidates: Sequence[Heading]) -> Chain:
    """Find the agenda's numbers among headings that begin with one."""
    families: dict[str, list[Heading]] = defaultdict(list)
    for heading in candidates:
        if heading.number is not None:
            families[_group(heading.number)].append(heading)
    best: list[Heading] = []
    best_score, best_family, best_counter = 0.0, "", 0
    for family in sorted(families):
        for counter in _counters(family):
            chain, score = _chain(families[family], counter)
            if family.startswith(_DOUBTED):
                chain = _running_on(chain, counter)
            if chain and chain[0].number and chain[0].number.coded and not _well_known(chain):
                continue
            if chain and score > best_score:
                best, best_score, best_family, best_counter = chain, score, family, counter
    if not best:
        return Chain()
    counted = best_family.endswith("int")
    alike = [name for name in sorted(families) if name == best_family or (counted and name.endswith("int"))]
    others = [heading for name in alike for heading in families[name]]
    best = _restored(best, others, best_counter)
    taken = {heading.index for heading in best}
    rest = [heading for heading in families[best_family] if heading.index not in taken]
    if counted:
        best = _with_subitems(best, families.get("decimal", []))
    return Chain(tuple(replace(heading, depth=heading.depth or 1) for heading in best), tuple(rest))


def _restored(chain: list[Heading], others: Sequence[Heading], counter: int) -> list[Heading]:
    """The sequence with the items that were misnumbered: a number used twice, or out of its place.

    A number that refers back is one of an earlier meeting or stands in the sequence already.
    """
    whole = list(chain)
    held = {_value(heading, counter) for heading in chain}
    taken = {heading.index for heading in chain}
    first, last = _value(chain[0], counter), _value(chain[-1], counter)
    for place, (before, after) in enumerate(itertools.pairwise(chain)):
        low, high = _value(before, counter), _value(after, counter)
        room = high - low - 1
        between = [
            one for one in others if before.last_line < one.index < after.index and one.index not in taken
        ]
        for one in sorted(between, key=_by_line):
            value = _value(one, counter)
            fills = low < value < high and value not in held and one.look >= _FAIR
            moved = (value not in held or (room > 0 and place > 0)) and first < value < last
            again = value == low and _other_title(before, one)
            if fills or ((moved or again) and one.look >= _GOOD):
                whole.append(one)
                held.add(value)
                room -= 1
                low = value if fills else low
    return sorted(whole, key=_by_line)


def _by_line(heading: Heading) -> int:
    return heading.index


def _other_title(one: Heading, other: Heading) -> bool:
    """Whether two titles are of two items rather than the lines of one: neither is a reference or a sum."""
    return other.title[:1].isalpha() and one.title.casefold() != other.title.casefold()


def _group(number: Numbered) -> str:
    """Families that one clerk mixes: ``1.``, ``2)`` and ``3`` are one; ``60.0`` is not one with ``60.1``."""
    if number.family == "decimal" and len(number.parts) == 2 and number.parts[-1] == 0:
        return "decimal .0"
    letters = _LETTERS.match(number.text)
    if letters and number.family.startswith(_DOUBTED):
        return f"{number.family} {letters.group().upper()}"
    return "int" if number.family in {"int", ".int", ":int"} else number.family


def _counters(family: str) -> range:
    """Which parts of a family's numbers may count the items."""
    if family == "decimal .0":
        return range(1)
    return range(-1, 2 if "slash" in family else 1 if family.startswith(_DOUBTED) else 0)


def _running_on(chain: list[Heading], counter: int) -> list[Heading]:
    """The longest stretch of a chain that counts up in small steps; nothing where most steps are wide.

    References to planning applications, roads and house numbers are no agenda, nor do they go on with one.
    """
    stretches: list[list[Heading]] = []
    for heading in chain:
        value, rest = _value(heading, counter), _beside_counter(heading, counter)
        last = stretches[-1][-1] if stretches else None
        near = last is not None and value - _value(last, counter) <= _FAR
        if last is not None and near and (rest == _beside_counter(last, counter) or _in_years(heading)):
            stretches[-1].append(heading)
        else:
            stretches.append([heading])
    longest = max(stretches, key=len, default=[])
    steps = [_value(after, counter) - _value(one, counter) for one, after in itertools.pairwise(longest)]
    return longest if 2 * sum(step <= _NEAR for step in steps) > len(steps) else []


def _well_known(chain: Sequence[Heading]) -> bool:
    """Whether enough titles are those of agendas: roads, trees and questions are counted likewise."""
    known = sum(bool(heading_pattern().match(heading.title)) for heading in chain)
    return known >= max(1, _KNOWN * len(chain))


def _in_years(heading: Heading) -> bool:
    """Whether what stands beside the count is the year of the minutes, which may turn or be misprinted."""
    return heading.number is not None and not heading.number.unsure


def _beside_counter(heading: Heading, counter: int) -> tuple[int, ...]:
    """The parts of a number that do not count."""
    assert heading.number is not None
    parts = list(heading.number.parts)
    del parts[counter]
    return tuple(parts)


def _chain(headings: Sequence[Heading], counter: int) -> tuple[list[Heading], float]:
    """The best sequence that counts up in part ``counter`` of the number, and its worth."""
    scores: list[float] = []
    links: list[int] = []
    values = [_value(heading, counter) for heading in headings]
    for position, heading in enumerate(headings):
        best, link = (1.0 if values[position] == 1 else 0.6), -1
        for before in range(max(0, position - 400), position):
            step = values[position] - values[before]
            if step <= 0:
                continue
            weight = _STEP_WEIGHT.get(step, 0.2 if step <= 6 else _FAR_STEP)
            if heading.index == headings[before].index + 1 and heading.look < _LISTED:
                weight *= 0.5
            if scores[before] + weight > best:
                best, link = scores[before] + weight, before
        scores.append(best * 1.0 + heading.look - (0.45 if heading.look < 0.4 else 0.0))
        links.append(link)
    if not scores:
        return [], 0.0
    position = max(range(len(scores)), key=lambda place: (scores[place], -place))
    score, chain = scores[position], []
    while position >= 0:
        chain.append(headings[position])
        position = links[position]
    return chain[::-1], score


def _value(heading: Heading, counter: int) -> int:
    assert heading.number is not None
    parts = heading.number.parts
    return parts[counter] if -len(parts) <= counter < len(parts) else -1


def _with_subitems(chain: list[Heading], decimals: Sequence[Heading]) -> list[Heading]:
    """Add ``6.1``, ``6.2`` where they stand between 6 and 7 and look like headings."""
    bounds = [heading.index for heading in chain[1:]] + [10**9]
    below = []
    for heading, end in zip(chain, bounds, strict=True):
        assert heading.number is not None
        below += [
            replace(sub, depth=len(sub.number.parts))
            for sub in decimals
            if sub.number is not None
            and heading.index < sub.index < end
            and sub.number.parts[0] == heading.number.parts[-1]
        ]
    headed = [sub for sub in below if sub.look >= 0.4 and len(sub.title) <= 120]
    # Where most of them are whole paragraphs, the numbers count paragraphs, and a short one is no heading.
    return chain + headed if len(headed) >= _HEADED * len(below) else chain
