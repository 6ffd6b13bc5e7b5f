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
from matters.index.ledger.features import Candidates, find_candidates
from matters.index.ledger.ledger import Followed, make_ready
from matters.index.ledger.meaning import Meaning, meanings_of
from matters.models.embedders import load_embedder
from paths import BENCHMARKS, CORPUS
from thread_gold import Gold, GoldThread
from thread_series import write_files

TOLD = BENCHMARKS / "thread_sentences.tsv"
KINDS = ("action", "deferral")
_NEAR = 3


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A later sentence that bears on an undertaking, and whether it tells of it as done.

    :param kind: of the undertaking.
    :param vector: of the quote. *Shape:* ``(dim,)``, float32, unit length.
    """

    quote: str
    kind: str
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
        Told(quote, thread.promise.kind, link.relation == "discharge", vector)
        for quote, link, vector in zip(
            quotes, links, clause_vectors(followed.index, followed.embedder, quotes), strict=True
        )
    )
    return Pairs(thread, candidates, entries, evidence, near & ~evidence & ~miss, miss, told)


@cache
def told_apart() -> tuple[Told, ...]:
    """Invented sentences by themselves, for what wording tells."""
    rows = [line.split("\t") for line in TOLD.read_text(encoding="utf-8").splitlines()]
    vectors = load_embedder(cache=cache_folder()).embed_passages([quote for *_, quote in rows])
    return tuple(
        Told(quote, kind, says == "discharge", vector)
        for (says, kind, _, quote), vector in zip(rows, vectors, strict=True)
    )
