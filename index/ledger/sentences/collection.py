"""All sentences of an archive, with what is compared of them."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.rows import MeetingRow
from matters.index.ledger import wording
from matters.index.ledger.records import Sentence
from matters.index.ledger.sentences.bodies import are_foreign
from matters.index.ledger.sentences.days import Days
from matters.index.ledger.sentences.postings import Postings
from matters.index.ledger.sentences.rarity import Rarity
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


class SentenceCollection:
    """All sentences of an archive with what is compared of them, made once for all promises."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        clause: NDArray[np.float32],
        context: NDArray[np.float32],
        series: Mapping[str, int],
        forms: Mapping[str, frozenset[str]] | None = None,
        model_id: str = "",
    ) -> None:
        """Bind the parts.

        :param clause: vectors of the quotes. *Shape:* ``(sentences, dim)``, float32, unit rows.
        :param context: vectors of the contexts. *Shape:* ``(sentences, dim)``, float32, unit rows.
        :param series: for each meeting the number of its body, renamed and merged ones together.
        :param forms: the long forms of each shorthand: see ``subject.forms_of``.
        :param model_id: of the embedder that the vectors are of.
        """
        self.sentences = sentences
        self.clause = clause
        self.context = context
        self.series = series
        self.forms = forms or {}
        self.model_id = model_id
        self._written: dict[str, NDArray[np.bool_]] = {}
        self._heard: dict[tuple[str, int], NDArray[np.bool_]] = {}
        self.words = [words_of(sentence.quote) for sentence in sentences]
        self.around = [words_of(sentence.context) for sentence in sentences]
        titles = {sentence.item.row: words_of(sentence.item.title) for sentence in sentences}
        self.titles = [titles[sentence.item.row] for sentence in sentences]
        self.heads = [words_of(sentence.head) for sentence in sentences]
        self.rarity = Rarity.of(one.kept for one in self.words)

    @cached_property
    def wording(self) -> NDArray[np.float64]:
        """Whether each tells of what is done, awaited or back. *Shape:* ``(sentences, 3)``, float64."""
        asked = (wording.DONE, wording.AWAITED, wording.BACK)
        told = [[bool(one.search(sentence.quote)) for one in asked] for sentence in self.sentences]
        return np.array(told, dtype=np.float64).reshape(len(told), len(asked))

    @cached_property
    def days(self) -> Days:
        """The days of the meetings of each body."""
        return Days.of((sentence.meeting for sentence in self.sentences), self.series)

    def first_after(self, date: str) -> int:
        """The place of the first sentence of a later day."""
        return bisect_right(self._days, date)

    @cached_property
    def _days(self) -> list[str]:
        return [sentence.meeting.date or "" for sentence in self.sentences]

    @cached_property
    def saying(self) -> Postings:
        """The terms of each sentence."""
        return Postings([words.kept for words in self.words], self.rarity.weight)

    @cached_property
    def near(self) -> Postings:
        """The terms of each sentence and of what surrounds it."""
        return Postings([words.kept for words in self.around], self.rarity.weight)

    @cached_property
    def titled(self) -> Postings:
        """The terms of the title under which each stands."""
        return Postings([words.kept for words in self.titles], self.rarity.weight)

    @cached_property
    def headed(self) -> Postings:
        """The terms of the heading of the entry in which each stands."""
        return Postings([words.kept for words in self.heads], self.rarity.weight)

    @cached_property
    def worded(self) -> Postings:
        """All words of each sentence, one as heavy as another."""
        return Postings([words.raw for words in self.words], lambda term: 1.0)

    def heard_by(self, meeting: MeetingRow) -> NDArray[np.bool_]:
        """Which sentences may speak of what was promised at a meeting. *Shape:* ``(sentences,)``, bool."""
        key = (meeting.council or "", self.series.get(meeting.id, -1))
        if key not in self._heard:
            foreign = [
                self.series.get(other.id) != key[1] and are_foreign(meeting, other) for other in self.meetings
            ]
            self._heard[key] = ~np.array(foreign, dtype=np.bool_)[self.meeting_numbers]
        return self._heard[key]

    def of_one_body(self, place: int, meeting: MeetingRow) -> bool:
        """Whether a sentence stands in minutes of the body of a meeting."""
        return self.series.get(self.sentences[place].meeting.id) == self.series.get(meeting.id)

    def writes(self, words: str) -> NDArray[np.bool_]:
        """Which sentences hold a month or a year, capitals or not: few are asked for, again and again.

        *Shape:* ``(sentences,)``, bool.
        """
        wanted = words.casefold()
        if wanted not in self._written:
            self._written[wanted] = np.array([wanted in quote for quote in self.quotes], dtype=np.bool_)
        return self._written[wanted]

    @cached_property
    def quotes(self) -> list[str]:
        """The sentences as they are quoted, capitals folded."""
        return [sentence.quote.casefold() for sentence in self.sentences]

    @cached_property
    def meetings(self) -> list[MeetingRow]:
        """The meetings of the sentences, in the order of the first of each."""
        return list({sentence.meeting.id: sentence.meeting for sentence in self.sentences}.values())

    @cached_property
    def meeting_numbers(self) -> NDArray[np.int64]:
        """For each sentence the place of its meeting in ``meetings``. *Shape:* ``(sentences,)``, int64."""
        numbers = {meeting.id: number for number, meeting in enumerate(self.meetings)}
        return np.array([numbers[sentence.meeting.id] for sentence in self.sentences], dtype=np.int64)

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


def words_of(text: str) -> Words:
    """The terms of a text, without stop words, and with verbs in one form."""
    raw = frozenset(VERBS.get(term, term) for term in query_terms(text))
    return Words(frozenset(raw - COMMON), raw)
