"""All sentences of an archive, with what is compared of them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.rows import MeetingRow
from matters.index.ledger import wording
from matters.index.ledger.records import Sentence
from matters.index.lexical.analysis import query_terms, terms

COMMON = frozenset(
    terms(
        "meeting committee council councillor member members report reported reports agreed agree would will"
        " chair officer officers minutes item items noted note asked ask update clerk bring brought next"
        " community parish borough matter matters arising previous provide provided send sent write written"
        " circulate circulated contact contacted undertook offered said head service director"
    )
)
_PAST = {
    "write": "wrote written", "meet": "met", "send": "sent", "bring": "brought", "take": "took taken",
    "make": "made", "get": "got", "find": "found", "give": "gave given", "draw": "drew drawn",
    "come": "came", "show": "shown showed", "put": "put", "speak": "spoke spoken", "lay": "laid",
    "seek": "sought", "hold": "held", "cut": "cut", "go": "went gone", "see": "saw seen", "tell": "told",
}  # fmt: skip
VERBS = {stem: terms(base)[0] for base, forms in _PAST.items() for stem in terms(f"{base} {forms}")}


@dataclass(frozen=True, slots=True)
class Words:
    """The terms of one text that are worth comparing."""

    kept: frozenset[str]
    raw: frozenset[str]


class Later:
    """All sentences of an archive with what is compared of them, made once for all promises."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        clause: NDArray[np.float32],
        context: NDArray[np.float32],
        series: Mapping[str, int],
        forms: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        """Bind the parts.

        :param clause: vectors of the quotes. *Shape:* ``(sentences, dim)``, float32, unit rows.
        :param context: vectors of the contexts. *Shape:* ``(sentences, dim)``, float32, unit rows.
        :param series: for each meeting the number of its body, renamed and merged ones together.
        :param forms: the long forms of each shorthand: see ``subject.forms_of``.
        """
        self.sentences = sentences
        self.clause = clause
        self.context = context
        self.series = series
        self.forms = forms or {}
        self.words = [words_of(sentence.quote) for sentence in sentences]
        self.around = [words_of(sentence.context) for sentence in sentences]
        titles = {sentence.item.row: words_of(sentence.item.title) for sentence in sentences}
        self.titles = [titles[sentence.item.row] for sentence in sentences]
        self.heads = [words_of(sentence.head) for sentence in sentences]
        self.rarity = _rarity(self.words)
        self.wording = np.array(
            [
                [
                    bool(wording.DONE.search(sentence.quote)),
                    bool(wording.AWAITED.search(sentence.quote)),
                    bool(wording.BACK.search(sentence.quote)),
                ]
                for sentence in sentences
            ],
            dtype=np.float64,
        ).reshape(len(sentences), 3)

    @cached_property
    def dates(self) -> dict[int, tuple[str, ...]]:
        """For each body the dates of its meetings, in order."""
        found: dict[int, set[str]] = {}
        for sentence in self.sentences:
            found.setdefault(self.series.get(sentence.meeting.id, -1), set()).add(sentence.meeting.date or "")
        return {number: tuple(sorted(dates)) for number, dates in found.items()}

    def last_before(self, meeting: MeetingRow, until: str) -> str:
        """The date of the last meeting of the body of a meeting before a day; ``""`` where there is none."""
        dates = self.dates.get(self.series.get(meeting.id, -1), ())
        return max((date for date in dates if date < until), default="")

    def first_after(self, date: str) -> int:
        """The place of the first sentence of a later day."""
        return bisect_right(self._days, date)

    @cached_property
    def _days(self) -> list[str]:
        return [sentence.meeting.date or "" for sentence in self.sentences]

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, words in enumerate(self.around):
            for term in words.kept:
                found.setdefault(term, []).append(place)
        return found

    def shares(self, wanted: frozenset[str]) -> NDArray[np.float64]:
        """For every sentence the share of some terms, by rarity, that it and what surrounds it hold.

        *Shape:* ``(sentences,)``, float64.
        """
        found = np.zeros(len(self))
        for term in sorted(wanted):
            found[self._postings.get(term, [])] += self.weight(term)
        return found / max(sum(map(self.weight, wanted)), 1e-9)

    def __len__(self) -> int:
        """How many sentences there are."""
        return len(self.sentences)

    def of_document(self, number: int) -> Sequence[int]:
        """The places of the sentences of a document."""
        return self._documents.get(number, ())

    @cached_property
    def _documents(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for place, sentence in enumerate(self.sentences):
            found.setdefault(sentence.document.id, []).append(place)
        return found

    def entries(self, places: Sequence[int]) -> list[int]:
        """For each sentence the number of its entry: the stretch of an item under one heading."""
        return [self._entries[place] for place in places]

    @cached_property
    def _entries(self) -> list[int]:
        numbers: dict[tuple[int, str], int] = {}
        keys = [(sentence.item.row, sentence.head) for sentence in self.sentences]
        return [numbers.setdefault(key, len(numbers)) for key in keys]

    @cached_property
    def _rarest(self) -> float:
        return max(self.rarity.values(), default=1.0)

    def weight(self, term: str) -> float:
        """How rare a term is in the archive, in [0, 1]."""
        return self.rarity.get(term, self._rarest) / self._rarest

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The terms that two headings share, by rarity, of all that they have."""
        return self.share(one | other, one & other) if one and other else 0.0

    def share(self, wanted: frozenset[str], held: frozenset[str]) -> float:
        """The share of some terms, by rarity, that are held."""
        total = sum(map(self.weight, wanted))
        return sum(map(self.weight, wanted & held)) / total if total else 0.0


def words_of(text: str) -> Words:
    """The terms of a text, without stop words, and with verbs in one form."""
    raw = frozenset(VERBS.get(term, term) for term in query_terms(text))
    return Words(frozenset(raw - COMMON), raw)


def _rarity(words: Sequence[Words]) -> dict[str, float]:
    counts = Counter(term for one in words for term in one.kept)
    return {term: log(1 + len(words) / count) for term, count in counts.items()}
