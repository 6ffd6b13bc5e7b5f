"""What speaks for a later sentence meaning the same undertaking as an earlier promise."""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

from matters.index.analysis import query_terms, terms
from matters.index.ledger import wording
from matters.index.ledger.records import Promise, Sentence

FEATURES = (
    "clause_cosine", "context_cosine", "both_cosine", "clause_rank", "clause_share", "context_share", "back_share",
    "rarest", "both_rare", "title_share", "head_share", "best_there", "clause_rarest", "head_told",
    "title_told", "same_number", "owner", "role", "same_body", "distance", "next_meeting",
    "due_meeting", "done", "awaited", "back", "names_meeting", "tells_task", "share_done",
    "share_next", "rank_best", "rare_back", "owner_share", "due_share", "back_named", "head_next",
    "rarest_done",
)  # fmt: skip

_PAIRS = (
    ("context_share", "done"),
    ("context_share", "next_meeting"),
    ("clause_rank", "best_there"),
    ("both_rare", "back"),
    ("owner", "context_share"),
    ("due_meeting", "context_share"),
    ("back", "names_meeting"),
    ("head_told", "next_meeting"),
    ("clause_rarest", "done"),
)
"""Features that mean more together; they stand at the end of ``FEATURES``, in this order."""

_MONTHS = tuple(name.lower() for name in month_name[1:])
_COMMON = frozenset(
    terms(
        "meeting committee council councillor member members report reported reports agreed agree would will"
        " chair officer officers minutes item items noted note asked ask update clerk bring brought next"
        " community parish borough matter matters arising previous provide provided send sent write written"
        " circulate circulated contact contacted undertook offered said head service director"
    )
)
_BEST = 7
_WORD = re.compile(r"[A-Za-z][\w'’-]+")
_NUMBER = re.compile(r"\d[\w/]*\d")
_PAST = {
    "write": "wrote written", "meet": "met", "send": "sent", "bring": "brought", "take": "took taken",
    "make": "made", "get": "got", "find": "found", "give": "gave given", "draw": "drew drawn",
    "come": "came", "show": "shown showed", "put": "put", "speak": "spoke spoken", "lay": "laid",
    "seek": "sought", "hold": "held", "cut": "cut", "go": "went gone", "see": "saw seen", "tell": "told",
}  # fmt: skip
_BASE = {stem: terms(base)[0] for base, forms in _PAST.items() for stem in terms(f"{base} {forms}")}


@dataclass(frozen=True, slots=True)
class _Words:
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
    ) -> None:
        """Bind the parts.

        :param clause: vectors of the quotes. *Shape:* ``(sentences, dim)``, float32, unit rows.
        :param context: vectors of the contexts. *Shape:* ``(sentences, dim)``, float32, unit rows.
        :param series: for each meeting the number of its body, renamed and merged ones together.
        """
        self.sentences = sentences
        self.clause = clause
        self.context = context
        self.series = series
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

    def __len__(self) -> int:
        """How many sentences there are."""
        return len(self.sentences)

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


def words_of(text: str) -> _Words:
    """The terms of a text, without stop words, and with verbs in one form."""
    raw = frozenset(_BASE.get(term, term) for term in query_terms(text))
    return _Words(frozenset(raw - _COMMON), raw)


def _rarity(words: Sequence[_Words]) -> dict[str, float]:
    counts = Counter(term for one in words for term in one.kept)
    return {term: log(1 + len(words) / count) for term, count in counts.items()}


def after(later: Later, promise: Promise) -> list[int]:
    """The sentences of later meetings, in order."""
    date = promise.meeting.date or "9999"
    return [place for place, sentence in enumerate(later.sentences) if (sentence.meeting.date or "") > date]


def features(
    later: Later,
    promise: Promise,
    places: Sequence[int],
    clause: NDArray[np.float32],
    context: NDArray[np.float32],
) -> NDArray[np.float64]:
    """What is measured of a promise and later sentences.

    :param places: of the sentences in ``later``.
    :param clause: the vector of the promise's quote, ``context`` that of its context. *Shape:* ``(dim,)``.
    :return: *Shape:* ``(len(places), len(FEATURES))``, float64.
    """
    if not len(places):
        return np.zeros((0, len(FEATURES)))
    chosen = np.asarray(places)
    cosines = np.stack(
        [later.clause[chosen] @ clause, later.clause[chosen] @ context, later.context[chosen] @ context],
        axis=1,
    ).astype(np.float64)
    mean, spread = cosines.mean(axis=0), cosines.std(axis=0) + 1e-6
    rank = ((cosines - mean) / spread).mean(axis=1)
    words = _PromiseWords.of(promise)
    told = np.array([_told(later, words, place) for place in places])
    told[:, _BEST] = _best_there(later, places, rank + 2 * told[:, 0] + 2 * told[:, 1] + told[:, _BEST - 1])
    placed = _placed(later, promise, places)
    single = np.column_stack(
        [
            cosines,
            rank,
            told,
            placed[:, :4],
            later.wording[chosen],
            placed[:, 4:],
            _task(later, words, places),
        ]
    )
    return np.column_stack([single, *(_product(single, *pair) for pair in _PAIRS)])


def _product(single: NDArray[np.float64], one: str, other: str) -> NDArray[np.float64]:
    found: NDArray[np.float64] = single[:, FEATURES.index(one)] * single[:, FEATURES.index(other)]
    return found


def _best_there(later: Later, places: Sequence[int], score: NDArray[np.float64]) -> NDArray[np.float64]:
    """1 for the best of each meeting."""
    best: dict[str, int] = {}
    for at, place in enumerate(places):
        meeting = later.sentences[place].meeting.id
        if meeting not in best or score[at] > score[best[meeting]]:
            best[meeting] = at
    found = np.zeros(len(places))
    found[list(best.values())] = 1.0
    return found


@dataclass(frozen=True, slots=True)
class _PromiseWords:
    clause: _Words
    context: _Words
    title: _Words
    head: _Words
    numbers: frozenset[str]
    owner: frozenset[str]
    role: frozenset[str]
    task: frozenset[str]

    @classmethod
    def of(cls, promise: Promise) -> "_PromiseWords":
        people = [word for one in promise.owners for word in _WORD.findall(one.get("person") or "")]
        roles = [word for one in promise.owners for word in _WORD.findall(one.get("text") or "")]
        clause = words_of(promise.quote)
        owner = frozenset(terms(" ".join(people[-1:])))
        role = frozenset(terms(" ".join(roles))) - owner
        return cls(
            clause=_Words(clause.kept - owner, clause.raw),
            context=words_of(f"{promise.before} {promise.quote} {promise.head or promise.item.title}"),
            title=words_of(promise.item.title),
            head=words_of(promise.head),
            numbers=frozenset(_NUMBER.findall(promise.context)),
            owner=owner,
            role=frozenset(query_terms(" ".join(roles))) if len(role) > 1 or roles[:1] == roles else role,
            task=clause.raw,
        )


def _told(later: Later, words: _PromiseWords, place: int) -> list[float]:
    held, around, title = later.words[place], later.around[place], later.titles[place]
    shared = words.context.kept & held.kept
    near = words.context.kept & around.kept
    sentence = later.sentences[place]
    quote = sentence.quote.casefold()
    roles = words.role
    return [
        later.share(words.clause.kept, around.kept),
        later.share(words.context.kept, around.kept),
        later.share(held.kept, words.context.kept),
        max(map(later.weight, shared), default=0.0),
        min(3.0, sum(later.weight(term) ** 2 for term in near)),
        later.alike(words.title.kept, title.kept),
        max(
            later.alike(words.head.kept, later.heads[place].kept),
            later.alike(words.head.kept, title.kept),
            later.alike(words.title.kept, later.heads[place].kept),
        ),
        0.0,
        max(map(later.weight, words.clause.kept & held.kept), default=0.0),
        later.share(later.heads[place].kept, words.context.kept),
        later.share(title.kept, words.context.kept),
        float(any(number.casefold() in quote for number in words.numbers)),
        float(bool(words.owner) and words.owner <= held.raw),
        len(roles & held.raw) / len(roles) if roles else 0.0,
    ]


def _placed(later: Later, promise: Promise, places: Sequence[int]) -> NDArray[np.float64]:
    """Where the sentences stand: body, distance, next meeting, due meeting, and the meeting they name."""
    own = later.series.get(promise.meeting.id, -1)
    dates = sorted(
        {
            sentence.meeting.date or ""
            for sentence in later.sentences
            if later.series.get(sentence.meeting.id) == own
            and (sentence.meeting.date or "") > (promise.meeting.date or "")
        }
    )
    due = str((promise.due or {}).get("date") or "")
    due_meeting = next((date for date in dates if due and date[: len(due)] >= due), "")
    day = promise.meeting.date or ""
    month = _MONTHS[int(day[5:7]) - 1] if len(day) >= 7 else "\0"
    found = []
    for place in places:
        sentence = later.sentences[place]
        date = sentence.meeting.date or ""
        same = later.series.get(sentence.meeting.id) == own
        distance = sum(one < date for one in dates)
        quote = sentence.quote.casefold()
        years = int(date[:4]) - int(day[:4]) if date and day else 0
        named = (
            (month in quote and day[:4] in quote)
            or (years > 0 and day[:4] in quote)
            or (month in quote and years <= 1)
        )
        found.append(
            [
                float(same),
                log(1 + distance),
                float(same and distance == 0),
                float(same and bool(due_meeting) and date == due_meeting),
                float(named),
            ]
        )
    return np.array(found)


def _task(later: Later, words: _PromiseWords, places: Sequence[int]) -> NDArray[np.float64]:
    """Whether the sentence has the verb of the task as well."""
    verbs = words.task & (_COMMON | set(_BASE.values()))
    return np.array([[float(len(verbs & later.words[place].raw))] for place in places])
