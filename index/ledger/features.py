"""What speaks for a later sentence meaning the same undertaking as an earlier promise."""

import re
from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from matters.index.ledger.gists import GISTS, gist_rows
from matters.index.ledger.later import COMMON, VERBS, Later, Words, words_of
from matters.index.ledger.meaning import Meaning
from matters.index.ledger.records import Promise
from matters.index.lexical.analysis import query_terms, terms

FEATURES = (
    "clause_cosine", "context_cosine", "both_cosine", "clause_rank", "clause_share", "context_share",
    "back_share", "rarest", "both_rare", "title_share", "head_share", "best_there",
    "clause_rarest", "head_told", "title_told", "same_number", "owner", "role",
    "same_body", "distance", "next_meeting", "due_meeting", "done", "awaited",
    "back", "names_meeting", "tells_task", "sentences", "deferred_title", "share_done",
    "share_next", "rank_best", "rare_back", "owner_share", "due_share", "back_named",
    "head_next", "rarest_done",
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

MOST_CANDIDATES = 800
"""Sentences that are looked at closely for one promise."""

_MONTHS = tuple(name.lower() for name in month_name[1:])
_TOLD = FEATURES[FEATURES.index("clause_share") : FEATURES.index("same_body")]
"""The features that ``_told`` measures."""

_LEAST_SENTENCES = 1000
"""Fewer than that are no reason to trust the nearest of them more."""
_WORD = re.compile(r"[A-Za-z][\w'’-]+")
_NUMBER = re.compile(r"\d[\w/]*\d")


@dataclass(frozen=True, slots=True)
class Candidates:
    """Later sentences that come near a promise, in order, and what is measured of them.

    :param places: of the sentences among all.
    :param rows: *Shape:* ``(len(places), len(FEATURES))``, float64.
    :param gists: *Shape:* ``(len(places), len(GISTS))``, float64.
    """

    places: tuple[int, ...]
    rows: NDArray[np.float64]
    gists: NDArray[np.float64]


def find_candidates(later: Later, promise: Promise, meaning: Meaning) -> Candidates:
    """The sentences of later meetings that come nearest by meaning and by rare words."""
    first = later.first_after(promise.meeting.date or "9999")
    if first == len(later):
        return Candidates((), np.zeros((0, len(FEATURES))), np.zeros((0, len(GISTS))))
    clause, context = later.clause[first:], later.context[first:]
    cosines = np.stack(
        [clause @ meaning.clause, clause @ meaning.context, context @ meaning.context], axis=1
    ).astype(np.float64)
    rank = ((cosines - cosines.mean(axis=0)) / (cosines.std(axis=0) + 1e-6)).mean(axis=1)
    words = _PromiseWords.of(promise)
    nearness = rank + 4 * later.shares(words.context.kept)[first:]
    chosen = np.sort(np.argsort(-nearness, kind="stable")[:MOST_CANDIDATES])
    places = (chosen + first).tolist()
    told = np.array([_told(later, words, place) for place in places])
    told[:, _TOLD.index("best_there")] = _best_there(later, places, rank[chosen] + _nearness(told))
    placed = _placed(later, promise, places)
    single = np.column_stack(
        [
            cosines[chosen],
            rank[chosen],
            told,
            placed[:, :4],
            later.wording[places],
            placed[:, 4:],
            _task(later, words, places),
            np.full(len(places), log(max(_LEAST_SENTENCES, len(later) - first))),
            _titles(told) * (promise.kind == "deferral"),
        ]
    )
    rows = np.column_stack([single, *(_product(single, *pair) for pair in _PAIRS)])
    return Candidates(tuple(places), rows, gist_rows(later, promise, meaning, places))


def _nearness(told: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much the words have in common, with little regard to which."""
    clause, context, head = (
        told[:, _TOLD.index(name)] for name in ("clause_share", "context_share", "head_share")
    )
    found: NDArray[np.float64] = 2 * clause + 2 * context + head
    return found


def _titles(told: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much the titles have in common: an item that was put off comes back under its own."""
    found: NDArray[np.float64] = np.maximum(
        told[:, _TOLD.index("title_share")], told[:, _TOLD.index("title_told")]
    )
    return found


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
    clause: Words
    context: Words
    title: Words
    head: Words
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
        return cls(
            clause=Words(clause.kept - owner, clause.raw),
            context=words_of(f"{promise.before} {promise.quote} {promise.head or promise.item.title}"),
            title=words_of(promise.item.title),
            head=words_of(promise.head),
            numbers=frozenset(_NUMBER.findall(promise.context)),
            owner=owner,
            role=frozenset(query_terms(" ".join(roles))),
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
    made = promise.meeting.date or ""
    dates = [date for date in later.dates.get(own, ()) if date > made]
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
    verbs = words.task & (COMMON | set(VERBS.values()))
    return np.array([[float(len(verbs & later.words[place].raw))] for place in places])
