"""Concerns as they were raised: each with its words, what it is about, and vectors to compare it by."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.filters import Filters
from matters.index.concerns.subjects import Subject, covers_several, follows_up, subject_at, subjects
from matters.index.concerns.unsettled import unsettled
from matters.index.history.clause_vectors import clause_vectors
from matters.index.lexical.analysis import terms
from matters.index.outcomes.found import (
    FoundOutcome,
    Place,
    Quoted,
    items_titled,
    outcomes_found,
    quoted,
    sentences_between,
)
from matters.index.store import Index
from matters.models.embedders.port import Embedder
from matters.pipeline.verbatim import quote

_READ_OUT = re.compile(
    r"(?i)\b(?:read(?:ing)? (?:out )?from the (?:\w+ )?minutes|it was recorded (?:that|there)|"
    r"as (?:recorded|minuted) (?:in|at|on)|priorities (?:this|for the|were|are)\b|"
    r"there (?:are|were) no \w+ concerns|no concerns (?:were |had been )?(?:raised|reported|arising))"
)
_NOTHING = re.compile(
    r"(?i)\b(?:no (?:further |new )?(?:reports?|updates?|news|changes?)"
    r"|nothing (?:further |new |more )?to report)\W*$"
)
_STOP = re.compile(r"[.;!?]\s|\n\s*\n")
_NEAR = 300
_FEW = 5
"""Words of a sentence that tells too little for itself: "None received to date"."""

_RUN = 5
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Raised:
    """One mention of a concern.

    :param raised_by: as written, and the person where exactly one is meant.
    :param about: the label or the title it stands under.
    :param labelled: whether that is a label inside the item.
    :param again: it is not raised but taken up again, under its own label.
    :param settled: nothing in what takes it up again speaks of it as unsettled.
    """

    said: Quoted
    raised_by: str | None
    person: str | None
    about: str
    labelled: bool
    again: bool = False
    settled: bool = False

    @property
    def anew(self) -> bool:
        """Whether it was raised, or was still bad or open when it was taken up again."""
        return not (self.again and self.settled)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.said.place


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Mentions, oldest first, and what they are compared by.

    :param own: of the mention's words. *Shape:* ``(n, dim)``, float32, unit rows.
    :param around: of what stands around them under the same label or title. *Shape:* the same.
    :param words: the terms of the words and of what they stand under.
    """

    mentions: tuple[Raised, ...]
    own: NDArray[np.float32]
    around: NDArray[np.float32]
    words: tuple[frozenset[str], ...]


def read_raised(index: Index, filters: Filters) -> list[Raised]:
    """Every concern that a search with these filters may show, oldest first, and what follows it up.

    What is only read out again, or stands word for word in an earlier meeting's minutes, is left out.

    :raises QueryError: When a filter cannot be understood.
    """
    with index.snapshot():
        found = outcomes_found(index, ("concern",), filters)
        texts = _ItemTexts(index)
        mentions = [_raised(one, texts) for one in found if not _READ_OUT.search(one.said.quote)]
        return sorted([*_once(mentions), *_again(index, filters, mentions, texts)], key=_order)


def compare(index: Index, embedder: Embedder, mentions: Sequence[Raised]) -> Compared:
    """Make mentions ready to be compared."""
    with index.snapshot():
        texts = _ItemTexts(index)
        blocks = {
            at: texts.around(one)
            for at, one in enumerate(mentions)
            if one.labelled or covers_several(one.about)
        }
        own = clause_vectors(index, embedder, [one.said.quote for one in mentions])
        labelled = clause_vectors(index, embedder, list(blocks.values()))
        around = np.stack([_item_vector(index, one) for one in mentions]) if mentions else own
        around[list(blocks)] = labelled
    words = tuple(_words(one) for one in mentions)
    return Compared(tuple(mentions), own, around.astype(np.float32), words)


def _words(one: Raised) -> frozenset[str]:
    """The terms of its words and of what it stands under, where that is its matter, but for who raised it."""
    about = "" if covers_several(one.about) else one.about
    return frozenset(terms(f"{about} {one.said.quote}")) - frozenset(terms(one.raised_by or ""))


@dataclass(frozen=True, slots=True)
class Names:
    """What a mention calls its matter.

    :param label: the terms of its label; none where it stands under none.
    :param words: the terms of its words, where it stands under none.
    """

    label: frozenset[str]
    words: frozenset[str]

    def named(self, label: frozenset[str]) -> bool:
        """Whether it was raised under this label."""
        return bool(self.label) and same_label(self.label, label)

    def holds(self, label: frozenset[str]) -> bool:
        """Whether it was, or its words hold all terms of the label, two or more."""
        return self.named(label) or (len(label) > 1 and label <= self.words)


class _ItemTexts:
    """The texts of items with their labelled stretches, each read once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._held: dict[int, tuple[str, tuple[Subject, ...]]] = {}

    def of(self, place: Place) -> tuple[str, tuple[Subject, ...]]:
        """The text of the item at a place, and its labelled stretches."""
        item = place.item
        if item.row not in self._held:
            text = self._index.reader.document_text(place.document.id, item.start, item.end)
            self._held[item.row] = (text, subjects(text))
        return self._held[item.row]

    def subject(self, place: Place) -> Subject | None:
        """The labelled stretch at a place."""
        return subject_at(self.of(place)[1], place.start - place.item.start)

    def around(self, one: Raised) -> str:
        """The labelled stretch around a mention, or a few sentences, as they would be quoted."""
        text, found = self.of(one.place)
        start, end = one.place.start - one.place.item.start, one.place.end - one.place.item.start
        subject = subject_at(found, start)
        if subject is None:
            low = max((at.end() for at in _STOP.finditer(text, 0, max(start - 2, 0))), default=0)
            high = min((at.start() for at in _STOP.finditer(text, end)), default=len(text))
            subject = Subject("", max(low, start - _NEAR), min(high, end + _NEAR))
        return quote(text, subject.start, subject.end)


def _raised(found: FoundOutcome, texts: _ItemTexts) -> Raised:
    subject = texts.subject(found.place)
    by = found.raised_by or {}
    return Raised(
        found.said,
        by.get("text"),
        by.get("person"),
        about=subject.label if subject else found.place.item.title,
        labelled=subject is not None,
    )


def _again(index: Index, filters: Filters, mentions: Sequence[Raised], texts: _ItemTexts) -> Iterator[Raised]:
    """Labelled stretches that take up what was raised before, in items that are there for it."""
    held = {(one.place.item.row, one.about) for one in mentions}
    known: dict[str, list[Names]] = {}
    for one in mentions:
        known.setdefault(one.place.meeting.body, []).append(names_of(one))
    for item in items_titled(index, filters, follows_up) if mentions else ():
        for subject in texts.of(item)[1]:
            label = label_terms(subject.label)
            names = known.get(item.meeting.body, ())
            if covers_several(subject.label) or (item.item.row, subject.label) in held:
                continue
            if any(one.holds(label) for one in names):
                found = _taking_up(index, item, subject, texts.of(item)[0])
                if found is not None:
                    yield found


def _taking_up(index: Index, item: Place, subject: Subject, text: str) -> Raised | None:
    """What takes a matter up again: the first sentence that speaks of it as unsettled, or the first."""
    start = item.start + max(text.find(subject.label, subject.start), subject.start)
    sentences = sentences_between(index, item, start, item.start + subject.end)
    said = [quoted(index, replace(item, start=one.start, end=one.end)) for one in sentences]
    telling = [one for one in said if not _NOTHING.search(one.quote)]
    if not telling:
        return None
    open_ones = [one for one in telling if unsettled(one.quote)]
    chosen = (open_ones or telling)[0]
    before = said[max(said.index(chosen) - 1, 0)]
    if len(chosen.quote.split()) < _FEW:
        chosen = quoted(index, replace(item, start=before.place.start, end=chosen.place.end))
    return Raised(
        chosen,
        None,
        None,
        subject.label,
        labelled=True,
        again=True,
        settled=not open_ones,
    )


def names_of(one: Raised) -> Names:
    """What a mention that was raised calls its matter; nothing where it was taken up again."""
    none: frozenset[str] = frozenset()
    if one.again:
        return Names(none, none)
    if one.labelled:
        return Names(label_terms(one.about), none)
    return Names(none, frozenset(terms(f"{one.about} {one.said.quote}")))


def label_terms(label: str) -> frozenset[str]:
    """A label as it is compared with others: its terms, what stands in brackets left out."""
    return frozenset(terms(re.sub(r"\([^)]*\)?", " ", label)))


def same_label(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether labels are equal, or the shorter has two terms or more and the longer holds them all."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and (one == other or (len(shorter) > 1 and shorter <= longer))


def _order(one: Raised) -> tuple[bool, str, str, int, int]:
    place = one.place
    return (not place.date, place.date, place.meeting.id, place.document.id, place.start)


def _once(mentions: Iterable[Raised]) -> list[Raised]:
    """Mentions without those that repeat, word for word, what an earlier meeting's minutes say."""
    seen: dict[tuple[str, ...], str] = {}
    kept = []
    for one in mentions:
        runs = _runs(one.said.quote)
        meeting = one.place.meeting.id
        old = sum(seen.get(run, meeting) != meeting for run in runs)
        for run in runs:
            seen.setdefault(run, meeting)
        if not runs or old < _SAME * len(runs):
            kept.append(one)
    return kept


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _item_vector(index: Index, one: Raised) -> NDArray[np.float32]:
    """The mean of the item's passages; zeros where this model has none."""
    vectors = index.reader.embedded(index.reader.passages_of([one.place.item.row]))
    mean = vectors.mean(axis=0) if len(vectors) else np.zeros(vectors.shape[1], dtype=np.float32)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)
