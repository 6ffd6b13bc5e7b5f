"""What speaks for a later sentence meaning the same undertaking as an earlier promise."""

import re
from bisect import bisect_left
from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.rows import MeetingRow
from matters.index.ledger.links.gists import GISTS, gist_rows
from matters.index.ledger.links.vectors import Meaning
from matters.index.ledger.records import Promise
from matters.index.ledger.sentences.collection import COMMON, VERBS, SentenceCollection, Words, words_of
from matters.index.lexical.analysis import query_terms, terms
from matters.index.scored import first_places

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


def cosines_of(
    later: SentenceCollection, meeting: MeetingRow, meanings: Sequence[Meaning]
) -> list[NDArray[np.float64]]:
    """How near the sentences of later meetings come to what was promised at one meeting.

    All promises are compared at once: that takes little longer than one.

    :return: for each meaning: *Shape:* ``(later sentences, 3)``, float64.
    """
    first = later.first_after(meeting.date or "9999")
    both = np.stack([vector for one in meanings for vector in (one.clause, one.context)], axis=1)
    clause, context = later.clause[first:] @ both, later.context[first:] @ both[:, 1::2]
    return [
        np.column_stack([clause[:, 2 * at], clause[:, 2 * at + 1], context[:, at]]).astype(np.float64)
        for at in range(len(meanings))
    ]


def find_candidates(
    later: SentenceCollection, promise: Promise, meaning: Meaning, cosines: NDArray[np.float64] | None = None
) -> Candidates:
    """The sentences of later meetings that come nearest by meaning and by rare words.

    :param cosines: see ``cosines_of``; worked out where they are not given.
    """
    first = later.first_after(promise.meeting.date or "9999")
    heard = first + np.flatnonzero(later.heard_by(promise.meeting)[first:])
    if not len(heard):
        return Candidates((), np.zeros((0, len(FEATURES))), np.zeros((0, len(GISTS))))
    if cosines is None:
        [cosines] = cosines_of(later, promise.meeting, [meaning])
    cosines = cosines[heard - first]
    rank = ((cosines - cosines.mean(axis=0)) / (cosines.std(axis=0) + 1e-6)).mean(axis=1)
    words = _PromiseWords.of(promise)
    nearness = rank + 4 * later.near.of_wanted(words.context.kept)[heard]
    chosen = np.sort(np.argsort(-nearness, kind="stable")[:MOST_CANDIDATES])
    places = heard[chosen].tolist()
    told = _told(later, words, places)
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
            np.full(len(places), log(max(_LEAST_SENTENCES, len(heard)))),
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


def _best_there(
    later: SentenceCollection, places: Sequence[int], score: NDArray[np.float64]
) -> NDArray[np.float64]:
    """1 for the best of each meeting."""
    meetings = later.meeting_numbers[places]
    order = np.lexsort((np.arange(len(places)), -score, meetings))
    found = np.zeros(len(places))
    found[order[first_places(meetings[order])]] = 1.0
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


def _told(later: SentenceCollection, words: _PromiseWords, places: Sequence[int]) -> NDArray[np.float64]:
    """What sentences and a promise have in common by their words."""
    clause, context, title, head = (
        one.kept for one in (words.clause, words.context, words.title, words.head)
    )
    heads = [later.headed.alike(head), later.titled.alike(head), later.headed.alike(title)]
    shared = [
        later.near.of_wanted(clause),
        later.near.of_wanted(context),
        later.saying.of_text(context),
        later.saying.rarest(context),
        np.minimum(3.0, later.near.overlap(context, power=2)),
        later.titled.alike(title),
        np.max(heads, axis=0),
        np.zeros(len(later)),
        later.saying.rarest(clause),
        later.headed.of_text(context),
        later.titled.of_text(context),
    ]
    named = [
        later.worded.overlap(words.owner) == (len(words.owner) or np.inf),
        later.worded.overlap(words.role) / max(len(words.role), 1),
    ]
    found = [
        *(one[places] for one in shared),
        _numbered(later, words.numbers, places),
        *(one[places] for one in named),
    ]
    return np.column_stack(found).astype(np.float64)


def _numbered(later: SentenceCollection, numbers: frozenset[str], places: Sequence[int]) -> NDArray[np.bool_]:
    """Whether sentences hold one of some numbers."""
    wanted = [number.casefold() for number in numbers]
    return np.array([any(number in later.quotes[place] for number in wanted) for place in places])


def _placed(later: SentenceCollection, promise: Promise, places: Sequence[int]) -> NDArray[np.float64]:
    """Where the sentences stand: body, distance, next meeting, due meeting, and the meeting they name."""
    own = later.series.get(promise.meeting.id, -1)
    made = promise.meeting.date or ""
    dates = [date for date in later.days.held.get(own, ()) if date > made]
    due = str((promise.due or {}).get("date") or "")
    due_meeting = next((date for date in dates if due and date[: len(due)] >= due), "")
    standing = []
    for meeting in later.meetings:
        date = meeting.date or ""
        same = later.series.get(meeting.id) == own
        distance = bisect_left(dates, date)
        due_there = bool(due_meeting) and date == due_meeting
        years = int(date[:4]) - int(made[:4]) if date and made else 0
        standing.append([same, log(1 + distance), same and distance == 0, same and due_there, years])
    found = np.array(standing, dtype=np.float64)[later.meeting_numbers[places]]
    found[:, -1] = _names_meeting(later, made, places, found[:, -1])
    return found


def _names_meeting(
    later: SentenceCollection, made: str, places: Sequence[int], years: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether sentences name the month or the year of a meeting.

    :param made: its day.
    :param years: how many years later each was said.
    """
    month = later.writes(_MONTHS[int(made[5:7]) - 1] if len(made) >= 7 else "\0")[places]
    year = later.writes(made[:4])[places]
    return np.asarray(month & year | (years > 0) & year | month & (years <= 1))


def _task(later: SentenceCollection, words: _PromiseWords, places: Sequence[int]) -> NDArray[np.float64]:
    """Whether the sentence has the verb of the task as well."""
    verbs = words.task & (COMMON | set(VERBS.values()))
    found: NDArray[np.float64] = later.worded.overlap(verbs)[places]
    return found
