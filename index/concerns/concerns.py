"""Concerns that keep coming back: when each was raised anew, by whom, and what was answered."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from matters.index.catalogue.filters import Filters, days_of
from matters.index.concerns.labels import Wording, label_of, lower_words
from matters.index.concerns.leaders import gather, heading
from matters.index.concerns.raised import Compared, Raised, compare, read_raised
from matters.index.concerns.raisers import Raisers
from matters.index.coverage.missing import missing_meetings
from matters.index.dates import date_range
from matters.index.lexical.query import parse_query
from matters.index.outcomes.corrections import later_minutes, told
from matters.index.outcomes.found import Quoted, items_allowed, quoted_between
from matters.index.results import LaterMinute
from matters.index.search.relevance import load_relevance_model, weigh_terms
from matters.index.store import Index
from matters.models.embedders.port import Embedder

RECURRING = 3
"""Distinct meetings at which a concern was raised before it counts as recurring."""

POSSIBLE = 2
"""Distinct meetings from which it may be."""

_SURE = 0.06
_PLAIN, _SURE_ELSEWHERE = 0.3, 0.1
"""From when on a mention plainly bears on a question, and surely where it stands under another heading."""
_SHARE = 0.5
_AROUND = 0.6
"""How much of a mention's nearness to a question is that of what stands around it."""
_ANSWERS = re.compile(
    r"(?i)\b(?:replied|answered|explained|responded|in (?:reply|response|answer)|agreed to|resolved|"
    r"was (?:told|advised|assured)|(?:advised|reported|confirmed|undertook|said|stated) that|noted|"
    r"apologised|would (?:look|take|bring|write|ask|report))\b"
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One mention of a concern.

    :param answer: the sentence after it, where that answers.
    :param sure: false where it is only likely to belong here.
    :param corrected_by: the later minutes that certainly correct the item it stands in.
    :param telling: how near its words come to those of all mentions together.
    """

    raised: Raised
    answer: Quoted | None
    sure: bool = True
    corrected_by: tuple[LaterMinute, ...] = ()
    telling: float = 0.0


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting of a body at which the concern was ever raised, or a meeting whose minutes are missing.

    :param raised: whether it was raised there; ``None`` where the minutes are missing.
    """

    committee: str | None
    date: str
    raised: bool | None


@dataclass(frozen=True, slots=True)
class Concern:
    """A matter that was raised at several meetings.

    :param label: words of the minutes, or of the user who asked for it.
    :param timeline: every meeting of those bodies, oldest first.
    """

    id: str
    label: str
    occasions: tuple[Occasion, ...]
    timeline: tuple[Held, ...]

    @property
    def meetings(self) -> tuple[str, ...]:
        """The ids of the meetings at which it was raised, oldest first."""
        return tuple(dict.fromkeys(one.raised.place.meeting.id for one in self.occasions))

    @property
    def first(self) -> str | None:
        """The date on which it was first raised."""
        return self.occasions[0].raised.place.meeting.date if self.occasions else None

    @property
    def last(self) -> str | None:
        """The date on which it was last raised."""
        return self.occasions[-1].raised.place.meeting.date if self.occasions else None

    @property
    def recurring(self) -> bool:
        """Whether it was raised, or taken up again as still bad or open, at enough meetings to be sure."""
        return len({one.raised.place.meeting.id for one in self.occasions if one.raised.anew}) >= RECURRING

    @property
    def between(self) -> tuple[Held, ...]:
        """The meetings from the first to the last on which it was raised."""
        return tuple(one for one in self.timeline if (self.first or "") <= one.date <= (self.last or ""))

    @property
    def longest_gap(self) -> tuple[str, str] | None:
        """The dates between which it was not raised for longest."""
        dates = sorted({one.raised.place.date for one in self.occasions} - {""})
        spans = [
            (date_range(later), date_range(earlier), earlier, later) for earlier, later in pairwise(dates)
        ]
        known = [(earlier, later) for after, before, earlier, later in spans if after and before]
        return max(known, key=_days, default=None)


def _days(gap: tuple[str, str]) -> int:
    first, last = (date_range(one) for one in gap)
    if first is None or last is None:
        return 0
    return (date.fromisoformat(last.first) - date.fromisoformat(first.first)).days


def recurring_concerns(
    index: Index, embedder: Embedder, *, filters: Filters = Filters(), least: int = RECURRING
) -> list[Concern]:
    """The concerns raised at ``least`` meetings or more, those raised most often first.

    Matters are gathered over the whole archive, so that a filter never changes what belongs together.

    :raises QueryError: When a filter cannot be understood.
    """
    with index.snapshot():
        compared, allowed = _compared(index, embedder, filters)
        names = _names(index)
        found = []
        for members in gather(compared):
            kept = [compared.mentions[at] for at in members if _allowed(compared.mentions[at], allowed)]
            if len({one.place.meeting.id for one in kept}) >= least:
                concern = _concern(index, kept, _label(compared, members, names), filters)
                if concern.recurring or least < RECURRING:
                    found.append(_told(concern, compared, Raisers(index)))
    return sorted(found, key=lambda one: (-len(one.meetings), one.first or "", one.id))


def concern_about(index: Index, embedder: Embedder, query: str, *, filters: Filters = Filters()) -> Concern:
    """Every mention of a concern that bears on a question, as one matter under the user's words.

    Mentions that surely do bring along the others of their matter, which are marked as less sure. What was
    only taken up again is none without one that was raised.

    :raises QueryError: When a filter cannot be understood.
    """
    with index.snapshot():
        compared, allowed = _compared(index, embedder, filters)
        likely = _likely(index, embedder, compared, query)
        elsewhere = _elsewhere(compared, likely)
        kept = {
            at: True
            for at, value in enumerate(likely)
            if value >= (_SURE_ELSEWHERE if at in elsewhere else _SURE)
        }
        if all(compared.mentions[at].again for at in kept):
            kept = {}
        for members in gather(compared):
            sure = [at for at in members if at in kept]
            if len(sure) >= max(2, _SHARE * len(members)):
                kept = {**dict.fromkeys(members, False), **kept}
        chosen = {at: kept[at] for at in sorted(kept) if _allowed(compared.mentions[at], allowed)}
        concern = _concern(index, [compared.mentions[at] for at in chosen], query, filters)
        concern = _told(concern, compared, Raisers(index))
        marked = zip(concern.occasions, chosen.values(), strict=True)
        return replace(concern, occasions=tuple(replace(one, sure=sure) for one, sure in marked))


def _elsewhere(compared: Compared, likely: Sequence[float]) -> set[int]:
    """The mentions under other headings, where one heading is that of all that plainly bear on a question."""
    headings = [heading(one) for one in compared.mentions]
    plain = [headings[at] for at, value in enumerate(likely) if value >= _PLAIN]
    if len(plain) < 2 or len(set(plain)) > 1 or not plain[0]:
        return set()
    return {at for at, own in enumerate(headings) if own and not own & plain[0]}


def _likely(index: Index, embedder: Embedder, compared: Compared, query: str) -> list[float]:
    """How probable it is that each mention bears on a question, being nearer than mentions at large."""
    model = load_relevance_model()
    weights = weigh_terms(parse_query(query).terms, index.lexical)
    vector = embedder.embed_query(query)
    cosines = (1 - _AROUND) * (compared.own @ vector) + _AROUND * (compared.around @ vector)
    lifts = cosines - model.usual_among(cosines)
    return [
        model.probability(float(lift), weights.coverage(f"{one.about} {one.said.quote}"))
        for lift, one in zip(lifts, compared.mentions, strict=True)
    ]


def _told(concern: Concern, compared: Compared, raisers: Raisers) -> Concern:
    """The same, each mention with how telling it is, and who raised it as that may be told."""
    at = {id(one): place for place, one in enumerate(compared.mentions)}
    own = compared.own[[at[id(one.raised)] for one in concern.occasions]]
    telling = own @ own.mean(axis=0) if len(own) else []
    told = zip(concern.occasions, telling, strict=True)
    occasions = (replace(one, raised=raisers.told(one.raised), telling=float(value)) for one, value in told)
    return replace(concern, occasions=tuple(occasions))


def _compared(index: Index, embedder: Embedder, filters: Filters) -> tuple[Compared, frozenset[int]]:
    wide = Filters(include_exempt=filters.include_exempt, include_agendas=filters.include_agendas)
    return compare(index, embedder, read_raised(index, wide)), items_allowed(index, filters)


def _allowed(one: Raised, items: frozenset[int]) -> bool:
    return one.place.item.row in items


def _label(compared: Compared, members: Sequence[int], names: frozenset[str]) -> str:
    """From the mentions that first made it recur, and what had been said until then."""
    raised = [at for at in members if not compared.mentions[at].again] or list(members)
    early: list[int] = []
    for at in raised:
        meetings = {compared.mentions[one].place.meeting.id for one in early}
        if len(meetings) >= RECURRING and compared.mentions[at].place.meeting.id not in meetings:
            break
        early.append(at)
    until = max(early) + 1
    early = [at for at in members if at in early or early[0] < at < until]
    rarity = Counter(term for words in compared.words[:until] for term in words)
    common = lower_words(one.said.quote for one in compared.mentions[:until])
    return label_of([compared.mentions[at] for at in early], Wording(rarity, until, names, common))


def _names(index: Index) -> frozenset[str]:
    """Every word of the names of people in the archive, in lower case."""
    rows = index.database.rows("SELECT DISTINCT text, person FROM mentions WHERE label = 'PERSON'")
    names = [*index.reader.people(), *(value for row in rows for value in row if value)]
    return frozenset(word for name in names for word in re.findall(r"[^\W\d_]{2,}", name.casefold()))


def _concern(index: Index, mentions: Sequence[Raised], label: str, filters: Filters) -> Concern:
    first = next((one for one in mentions if not one.again), next(iter(mentions), None))
    key = f"{first.place.item.id} {first.said.quote}" if first else label
    items = {one.place.item.row: one.place.item for one in mentions}
    later = later_minutes(index, items.values(), days=False)
    corrected = {
        item: tuple(told(one) for one in found if one.relation == "corrected")
        for item, found in later.items()
    }
    return Concern(
        id="concern-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:10],
        label=label,
        occasions=tuple(
            Occasion(one, _answer(index, one), corrected_by=corrected.get(one.place.item.id, ()))
            for one in mentions
        ),
        timeline=tuple(_timeline(index, mentions, filters)),
    )


def _answer(index: Index, one: Raised) -> Quoted | None:
    """The sentence right after a mention, where it tells of an answer."""
    place = one.place
    for passage in index.reader.passages(index.reader.passages_of([place.item.row])):
        for sentence in passage.sentences:
            if sentence.start >= place.end:
                said = quoted_between(index, place, sentence.start, sentence.end)
                return said if _ANSWERS.search(said.quote) else None
    return None


def _timeline(index: Index, mentions: Sequence[Raised], filters: Filters) -> Iterator[Held]:
    """The meetings of the bodies concerned, and those whose minutes are missing, oldest first."""
    raised = {one.place.meeting.id for one in mentions}
    bodies = {one.place.meeting.body for one in mentions}
    days = days_of(filters)
    answering = {row.meeting_id for row in index.reader.documents() if row.answers and row.kind == "minutes"}
    held = [
        Held(row.committee or row.council, row.date or "", row.id in raised)
        for row in index.reader.meetings()
        if row.body in bodies and (row.id in answering or row.id in raised)
    ]
    names = {one.committee for one in held}
    missing = [Held(one.committee, one.date, None) for one in missing_meetings(index.reader)]
    for one in sorted([*held, *(gap for gap in missing if gap.committee in names)], key=_when):
        when = date_range(one.date)
        if days is None or (when is not None and when.overlaps(days)):
            yield one


def _when(one: Held) -> tuple[bool, str, str]:
    return (not one.date, one.date, one.committee or "")
