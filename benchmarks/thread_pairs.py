"""Gold threads as rows of features: what the follow-up of promises is fitted and measured on."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matters.archive import Archive
from matters.embedding import cache_folder
from matters.index.history.clause_vectors import clause_vectors
from matters.index.ledger.ledger import Followed, make_ready
from matters.index.ledger.links.features import Candidates, find_candidates
from matters.index.ledger.links.standing import standing_row
from matters.index.ledger.links.vectors import Meaning, meanings_of
from matters.index.ledger.records import Promise
from matters.index.ledger.sentences.collection import SentenceCollection
from matters.models.embedders import load_embedder
from outcome_gold import kinds_alone
from paths import BENCHMARKS, CORPUS
from thread_gold import Gold, GoldLink, GoldThread, real_folders
from thread_series import write_files

TOLD = BENCHMARKS / "thread_sentences.tsv"
KINDS = ("action", "deferral")
_NEAR = 3


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A later sentence that bears on an undertaking, and whether it tells of it as done.

    :param row: what is measured of it beside the undertaking: see ``standing_row``.
    :param vector: of its words. *Shape:* ``(dim,)``, float32, unit length.
    """

    row: tuple[float, ...]
    done: bool
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pairs:
    """One thread against every later sentence.

    :param entries: the number of the entry in which each stands.
    :param evidence: whether each is evidence; ``near`` whether it stands beside evidence in the same item
        and ``miss`` whether the gold names it as a near miss. *Shape:* ``(len(places),)``, bool.
    :param told: its evidence, as words.
    """

    thread: GoldThread
    candidates: Candidates
    entries: tuple[int, ...]
    evidence: NDArray[np.bool_]
    near: NDArray[np.bool_]
    miss: NDArray[np.bool_]
    told: tuple[Told, ...] = ()

    @property
    def places(self) -> tuple[int, ...]:
        """Of the sentences."""
        return self.candidates.places

    @property
    def rows(self) -> NDArray[np.float64]:
        """What is measured. *Shape:* ``(len(places), features)``, float64."""
        return self.candidates.rows


@dataclass(frozen=True, slots=True)
class Laid:
    """One archive with its gold."""

    followed: Followed
    pairs: tuple[Pairs, ...]


def lay_corpus(folder: Path) -> Laid:
    """The shipped corpus, read into an archive at ``folder`` where none is yet."""
    archive = _archive(folder / "corpus", [CORPUS / "minutes"])
    followed = make_ready(archive._index, archive._embedder)
    return _laid(followed, Gold(archive._index.reader, followed.sentences).corpus())


def lay_ayton(folder: Path, data: Path) -> Laid:
    """The real series with gold, read into an archive at ``folder`` where none is yet.

    :param data: the shared data.
    """
    gold = data / "gold/outcomes"
    archive = _archive(folder / "ayton", sorted((gold / "text").glob("ayton_*.txt")))
    followed = make_ready(archive._index, archive._embedder)
    return _laid(followed, Gold(archive._index.reader, followed.sentences).ayton(gold))


def lay_own(folder: Path) -> Laid:
    """The invented series, read into an archive at ``folder`` where none is yet."""
    write_files(folder / "own_minutes")
    archive = _archive(folder / "own", [folder / "own_minutes"])
    followed = make_ready(archive._index, archive._embedder)
    return _laid(followed, Gold(archive._index.reader, followed.sentences).own())


def lay_real(folder: Path, data: Path) -> list[Laid]:
    """Four folders of real minutes, each read into an archive below ``folder`` where none is yet.

    :param data: the shared data.
    """
    found = []
    for name in real_folders():
        archive = _archive(folder / "real" / name, [data / "minutes" / name])
        followed = make_ready(archive._index, archive._embedder)
        gold = Gold(archive._index.reader, followed.sentences)
        found.append(_laid(followed, gold.real(name, followed.calendar)))
    return found


def _archive(folder: Path, paths: Sequence[Path]) -> Archive:
    archive = Archive.open(folder)
    archive.ingest(paths)
    return archive


def _laid(followed: Followed, threads: Sequence[GoldThread]) -> Laid:
    meanings = meanings_of(followed.index, followed.embedder, [one.promise for one in threads])
    return Laid(
        followed,
        tuple(_pairs(followed, thread, meaning) for thread, meaning in zip(threads, meanings, strict=True)),
    )


def _pairs(followed: Followed, thread: GoldThread, meaning: Meaning) -> Pairs:
    later = followed.later
    candidates = find_candidates(later, thread.promise, meaning)
    places = candidates.places
    evidence = np.array([place in thread.evidence for place in places], dtype=np.bool_)
    missed = frozenset().union(*(link.orders for link in thread.near_misses))
    miss = np.array([place in missed for place in places], dtype=np.bool_)
    items = np.array([later.sentences[place].item.row for place in places])
    near = np.zeros(len(places), dtype=np.bool_)
    for at in np.flatnonzero(evidence):
        beside = slice(max(0, at - _NEAR), at + _NEAR + 1)
        near[beside] |= items[beside] == items[at]
    entries = tuple(later.entries(places))
    links = [link for link in thread.links if link.orders]
    quotes = [" ".join(later.sentences[order].quote for order in sorted(link.orders)) for link in links]
    told = tuple(
        Told(_told_row(later, thread.promise, link, quote), link.relation == "discharge", vector)
        for quote, link, vector in zip(
            quotes, links, clause_vectors(followed.index, followed.embedder, quotes), strict=True
        )
    )
    return Pairs(thread, candidates, entries, evidence, near & ~evidence & ~miss, miss, told)


def _told_row(later: SentenceCollection, promise: Promise, link: GoldLink, quote: str) -> tuple[float, ...]:
    outcomes = frozenset().union(*(later.sentences[order].outcomes for order in link.orders))
    return standing_row(quote, kind=promise.kind, promise=promise.quote, outcomes=outcomes)


@cache
def told_apart() -> tuple[Told, ...]:
    """Invented sentences by themselves, for what wording tells."""
    rows = [line.split("\t") for line in TOLD.read_text(encoding="utf-8").splitlines()]
    vectors = load_embedder(cache=cache_folder()).embed_passages([quote for *_, quote in rows])
    return tuple(
        Told(
            standing_row(quote, kind=kind, promise=promise, outcomes=kinds_alone(quote)),
            says == "discharge",
            vector,
        )
        for (says, kind, promise, quote), vector in zip(rows, vectors, strict=True)
    )
