"""How one document tells its items apart: inferred from the document itself."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matters.pipeline.structure.colon_titles import with_colons
from matters.pipeline.structure.headings import (
    Heading,
    marked_headings,
    numbered_headings,
    unnumbered_headings,
)
from matters.pipeline.structure.lexicon import heading_pattern
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.no_headings import (
    action_rows,
    is_label,
    lists_attendance,
    without_side_headings,
)
from matters.pipeline.structure.sequence import best_chain
from matters.pipeline.structure.sittings import sittings
from matters.pipeline.structure.titles import VERB

_TITLE_LINES = 8
_LISTING = re.compile(
    r"(?i).*\b(?:planning|applications?|payments?|accounts|cheques|correspondence|finances?)\b"
)
_KNOWN = 0.55
_PROSE = 60
_SENTENCE = 0.6
_MIN_BELOW = 3
_AGAIN = 3
_MOST = 0.7
_YEARS = 1900
_MEETING_HELD = re.compile(r"(?i)(?:draft\s+)?(?:minutes?|notes)\s+of\b.*\bmeeting\b.*\b(?:held|on)\b")
_DOCUMENT_TITLE = re.compile(
    r"(?i)\b(?:19|20)\d\d\b|^(?:draft\s+)?(?:minutes|notes)\b|^the\s+\w+\s+minutes\b|^d\s?r\s?a\s?f\s?t\b|\bmeeting\b"
    r"|\b(?:council|committee|board|panel|association|society|trust|liaison|partnership"
    r"|(?<!public )(?<!open )forum|authority|cabinet|commission|assembly)(?:\s+(?:agm\s+)?minutes)?$"
)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The headings of a document's items.

    :param style: ``"numbered"``, ``"marked"``, ``"unnumbered"`` or ``"none"``.
    :param headings: in order of the text.
    :param strays: numbers of the same shape that fit nowhere in the sequence and were not taken.
    :param sittings: see :func:`matters.pipeline.structure.sittings.sittings`.
    """

    style: str
    headings: tuple[Heading, ...]
    strays: tuple[Heading, ...] = ()
    sittings: tuple[int, ...] = (0,)


def infer_scheme(lines: Sequence[Line]) -> Scheme:
    """Find the headings of the agenda items, in each meeting by its own numbers."""
    begins = sittings(lines)
    if len(begins) == 1:
        return _infer(lines)
    ends = [*begins[1:], len(lines)]
    parts = [_moved(_infer(lines[low:high]), low) for low, high in zip(begins, ends, strict=True)]
    headings = list(parts[0].headings)
    for begin, part in zip(begins[1:], parts[1:], strict=True):
        title = Heading(begin, None, lines[begin].text, begin, 1.0, depth=1)
        headings += [title, *(one for one in part.headings if one.index > begin)]
    largest = max(parts, key=_size)
    strays = tuple(stray for part in parts for stray in part.strays)
    return Scheme(largest.style, tuple(headings), strays, begins)


def _size(scheme: Scheme) -> int:
    return len(scheme.headings)


def _moved(scheme: Scheme, by: int) -> Scheme:
    """The scheme of lines that stand further down."""
    headings, strays = (
        tuple(replace(one, index=one.index + by, last_line=one.last_line + by) for one in group)
        for group in (scheme.headings, scheme.strays)
    )
    return Scheme(scheme.style, headings, strays)


def _infer(lines: Sequence[Line]) -> Scheme:
    rows = action_rows(lines)
    whole = with_colons(marked_headings(lines), lines)
    marked = _below_title([one for one in whole if not is_label(one)])
    found = best_chain([one for one in numbered_headings(lines) if one.index not in rows])
    chain, strays = found.headings, found.strays
    loose = [one for one in unnumbered_headings(lines) if one.index not in rows]
    if len(marked) >= 2 and len(marked) >= len(chain) / 2:
        return Scheme("marked", tuple(marked))
    loose = _below_head([heading for heading in loose if heading.look >= 0.4], lines)
    loose = _without_recurring([one for one in _without_lists(loose, lines) if not is_label(one)])
    titles = {index for one in chain for index in range(one.index + 1, one.last_line + 1)}
    loose = [one for one in loose if one.index not in titles]
    if _is_agenda(chain, strays, loose, len(lines)):
        around = [heading for heading in loose if heading.number is None and _beside(heading, chain, lines)]
        below = _sub_headings(chain, loose, lines)
        return Scheme("numbered", tuple(with_colons(_in_order([*below, *around, *chain]), lines)), strays)
    loose = without_side_headings(_without_entries(loose), lines)
    if loose:
        headed = len(chain) >= 3 and not strays and sum(heading.look for heading in chain) >= 0.5 * len(chain)
        return Scheme("unnumbered", _in_order([*loose, *chain] if headed else loose))
    return Scheme("none", ())


def _without_recurring(loose: Sequence[Heading]) -> list[Heading]:
    """Without labels that stand again and again, as "Minutes:" does below each item of a published page."""
    times = Counter(one.title.casefold() for one in loose if one.number is None)
    return [one for one in loose if one.number is not None or times[one.title.casefold()] < _AGAIN]


def _beside(heading: Heading, chain: Sequence[Heading], lines: Sequence[Line]) -> bool:
    """Whether an unnumbered heading before or after the numbered ones looks enough like one of them."""
    if chain[0].index < heading.index <= chain[-1].last_line:
        return False
    if heading.index < chain[0].index and lists_attendance(heading):
        return False
    # A clerk who stops numbering early goes on with headings, each above its text.
    stops = chain[-1].index < 0.5 * len(lines) and heading.index > chain[-1].index
    return heading.look >= 0.7 or (stops and _heads_prose(heading, lines))


def _sub_headings(chain: Sequence[Heading], loose: Sequence[Heading], lines: Sequence[Line]) -> list[Heading]:
    """Headings without numbers inside one numbered item, each above its text: the clerk went on without."""
    found = []
    ends = [heading.index for heading in chain[1:]] + [len(lines)]
    for above, end in zip(chain, ends, strict=True):
        inside = [one for one in loose if above.last_line < one.index < end and one.number is None]
        heads = [one for one in inside if _heads_sentences(one, lines)]
        listing = _LISTING.match(above.title)
        if len(heads) >= _MIN_BELOW and len(heads) >= _MOST * len(inside) and not listing:
            found += [replace(one, depth=(above.depth or 1) + 1) for one in heads]
    return found


def _heads_sentences(heading: Heading, lines: Sequence[Line]) -> bool:
    """Whether a line stands alone above a paragraph of whole sentences."""
    after = lines[heading.last_line + 1 : heading.last_line + 2]
    return bool(after) and after[0].gap and len(after[0].text) >= _PROSE and bool(VERB.search(after[0].text))


def _heads_prose(heading: Heading, lines: Sequence[Line]) -> bool:
    after = heading.last_line + 1
    return after < len(lines) and len(lines[after].text) >= _PROSE


def _without_entries(loose: Sequence[Heading]) -> list[Heading]:
    """Without numbered lines where headings without numbers are the rule: they count entries below them."""
    plain = [one for one in loose if one.number is None or one.number.parts[0] >= _YEARS]
    few = len(plain) >= 4 and len(loose) - len(plain) <= len(plain) / 2
    return plain if few else list(loose)


def _without_lists(loose: Sequence[Heading], lines: Sequence[Line]) -> list[Heading]:
    """Without short lines in a row, which are entries of a list: applications, payments, a signature."""
    plain = sorted(heading.index for heading in loose if heading.look < _KNOWN and heading.number is None)
    listed: set[int] = set()
    row: list[int] = []
    for index in [*plain, len(lines) + 1]:
        if row and index != row[-1] + 1:
            above = [one for one in loose if one.index < row[0] and one.look >= _KNOWN]
            if row[-1] + 1 == len(lines) or (
                above and _LISTING.match(above[-1].title) and _is_list(row, lines)
            ):
                listed.update(row)
            row = []
        row.append(index)
    return list(loose) if 2 * len(listed) > len(loose) else [one for one in loose if one.index not in listed]


def _is_list(row: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether short lines one below the other head nothing; a heading and one below it do."""
    after = row[-1] + 1
    heads = lines[after].bullet or len(lines[after].text) >= _PROSE
    return len(row) > 2 or (len(row) == 2 and not heads)


def _in_order(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """In order of the text, one for each line; the numbered one where two readings compete."""
    by_line = {heading.index: heading for heading in headings}
    return tuple(by_line[index] for index in sorted(by_line))


def _below_head(loose: Sequence[Heading], lines: Sequence[Line]) -> list[Heading]:
    """Without the lines that name the meeting: they stand at the top, above the first heading."""
    begun, found = False, []
    named = max(
        (at for at, line in enumerate(lines[:_TITLE_LINES]) if _MEETING_HELD.match(line.text)), default=-1
    )
    for heading in loose:
        if heading.index < named and heading.number is None:
            continue
        if begun or not _is_document_title(heading, lines):
            begun = begun or heading.number is not None or bool(heading_pattern().match(heading.title))
            found.append(heading)
    return found


def _is_document_title(heading: Heading, lines: Sequence[Line]) -> bool:
    """Whether the line names the meeting: it stands at the top and holds a year or says so."""
    top = heading.index < _TITLE_LINES and heading.number is None
    return top and bool(_DOCUMENT_TITLE.search(lines[heading.index].text))


def _below_title(marked: list[Heading]) -> list[Heading]:
    """Without the title of the whole document, and with levels from 1."""
    if marked and (marked[0].depth == 1 or marked[0].index == 0):
        deeper = [heading for heading in marked[1:] if heading.depth > marked[0].depth]
        titled = marked[0].index == 0 and (
            marked[0].number is None or _DOCUMENT_TITLE.search(marked[0].title)
        )
        marked = marked[1:] if len(deeper) == len(marked) - 1 or titled else marked
    if not marked:
        return []
    depths = sorted({heading.depth for heading in marked})
    return [replace(heading, depth=depths.index(heading.depth) + 1) for heading in marked]


def _is_agenda(
    chain: Sequence[Heading], strays: Sequence[Heading], loose: Sequence[Heading], lines: int
) -> bool:
    """Whether the chain is the agenda rather than a list inside one item."""
    if len(chain) < 2:
        return False
    covered = (chain[-1].index - chain[0].index + 1) / lines
    if len(loose) > len(chain) and covered < 0.5:
        return False
    known_loose = sum(1 for heading in loose if heading.look >= 0.7 and heading.number is None)
    if _runs_through(chain, [heading for heading in loose if heading.number is None and heading.look >= 0.7]):
        return False
    restarts = sum(1 for heading in strays if heading.number and heading.number.parts[-1] == 1)
    look = sum(heading.look for heading in chain) / len(chain)
    if restarts and known_loose > 0.6 * len(chain):
        return False
    return (len(chain) >= 3 and look >= 0.35) or look >= 0.6


def _runs_through(chain: Sequence[Heading], known: Sequence[Heading]) -> bool:
    """Whether the numbers count entries below unnumbered headings: most are whole sentences."""
    inside = [heading for heading in known if chain[0].index < heading.index < chain[-1].index]
    sentences = sum(heading.look < _SENTENCE for heading in chain)
    return len(inside) >= 3 and sentences > 0.5 * len(chain)
