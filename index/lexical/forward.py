"""Which words stand in which passage: a forward index, in a file that is mapped.

Ranking asks what some two thousand passages around the candidates hold of the question. The inverted index
would have to find each by its number, and that twice; here the words of a passage lie side by side, in the
order of the text, each as a checksum of 32 bits. The file is made with the vectors' and of the same
generation; newer passages are the inverted index's.
"""

import mmap
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.database import Database
from matters.index.catalogue.selection import worded_passages
from matters.index.derived import VECTORS, index_folder, load_state, removed_since
from matters.index.lexical.analysis import stemmer, words
from matters.index.scored import Ids, member

SUFFIX = ".words"

FIELDS = ("title", "body")

_FORMAT = 1
_NUMBER = 8
_HEADER = 4
_CHUNK = 16_384

Counts = NDArray[np.int64]
Words = NDArray[np.uint32]


class Forward:
    """The words of the passages of one generation."""

    def __init__(
        self, ids: Ids, bounds: Ids, words: Words, *, means: tuple[float, float], removed: Ids
    ) -> None:
        """Look up in arrays that may be mapped.

        :param ids: of the passages, rising. *Shape:* ``(n,)``, int64.
        :param bounds: where in ``words`` a title begins, a body begins, the next title begins.
            *Shape:* ``(2 * n + 1,)``, int64.
        :param words: checksums, in the order of the text. *Shape:* ``(bounds[-1],)``, uint32.
        :param means: how many words a title has, and a body.
        :param removed: passages that are no longer held. *Shape:* ``(m,)``, int64, sorted.
        """
        self._ids, self._bounds, self._words = ids, bounds, words
        self.means = means
        self._removed = removed

    def __len__(self) -> int:
        """How many passages the file holds, those removed since included."""
        return len(self._ids)

    def holds(self, ids: Ids) -> NDArray[np.bool_]:
        """Which passages it knows. *Shape:* ``(len(ids),)``, bool."""
        return member(ids, self._ids) & ~member(ids, self._removed)

    def lengths(self, ids: Ids) -> Counts:
        """How many words passages that it holds have. *Shape:* ``(2, len(ids))``, int64: titles, bodies."""
        return np.asarray(np.diff(self._bounds_of(ids), axis=1).T)

    def words_of(self, ids: Ids) -> Words:
        """The words of passages that it holds, one after another. *Shape:* ``(sum(lengths(ids)),)``."""
        return np.asarray(self._words[_spanned(self._bounds_of(ids))])

    def counts(self, terms: Sequence[str], ids: Ids) -> Counts:
        """How often terms, as ``analysis.terms`` gives them, stand in passages that it holds.

        *Shape:* ``(2, len(terms), len(ids))``, int64: in the title, in the body.
        """
        bounds = self._bounds_of(ids)
        ends = np.cumsum(np.diff(bounds, axis=1).ravel())
        said = self._words[_spanned(bounds)]
        found = np.zeros((len(FIELDS), len(terms), len(ids)), dtype=np.int64)
        for row, term in enumerate(terms):
            fields = np.searchsorted(ends, np.flatnonzero(said == checksum(term)), side="right")
            found[:, row] = np.bincount(fields, minlength=len(ends)).reshape(len(ids), len(FIELDS)).T
        return found

    def _bounds_of(self, ids: Ids) -> Counts:
        """Where the title, the body and the next title begin. *Shape:* ``(len(ids), 3)``, int64."""
        return np.asarray(self._bounds[2 * np.searchsorted(self._ids, ids)[:, None] + np.arange(3)])


def _spanned(bounds: Counts) -> Counts:
    """Every number from the first to the last of each row of bounds, rows one after another."""
    sizes = bounds[:, -1] - bounds[:, 0]
    before = np.cumsum(sizes) - sizes
    return np.asarray(np.arange(sizes.sum()) + np.repeat(bounds[:, 0] - before, sizes))


@lru_cache(maxsize=65_536)
def _code(word: str) -> int:
    """The checksum of a word's stem."""
    return checksum(stemmer().analyze(word)[0])


def checksum(term: str) -> int:
    """A term in 32 bits."""
    return crc32(term.encode())


def open_forward(database: Database, folder: Path) -> Forward | None:
    """The file of the current generation; ``None`` where it is missing or damaged."""
    state = load_state(database, VECTORS)
    if state is None:
        return None
    path = (index_folder(folder) / state.file).with_suffix(SUFFIX)
    found = _mapped(path, removed=removed_since(database, state))
    return found if found is not None and _faithful(database, found, state.watermark) else None


def _faithful(database: Database, found: Forward, watermark: int) -> bool:
    """Whether what it has of the newest passage is the catalogue's."""
    for one, *texts in worded_passages(database, after=watermark - 1):
        if one > watermark:
            break
        newest = np.array([one])
        return bool(found.holds(newest)[0]) and found.words_of(newest).tolist() == [*chain(*_coded(texts))]
    return True


def _coded(texts: Sequence[str]) -> list[list[int]]:
    """The words of texts, in order."""
    return [[_code(word) for word in words(text).texts] for text in texts]


def write_forward(database: Database, folder: Path, index_file: Path) -> Path:
    """Write the words of every passage to the file that belongs to one of the vectors; returns it.

    What the file of the current generation holds is copied.
    """
    path = index_file.with_suffix(SUFFIX)
    ids = database.integers("SELECT id FROM passages ORDER BY id")
    sizes = np.zeros(2 * len(ids) + 1, dtype=np.int64)
    filled = 1
    with path.open("wb") as file:
        file.seek(_NUMBER * (_HEADER + len(ids) + len(sizes)))
        for own, words in _blocks(database, ids, open_forward(database, folder)):
            file.write(words.astype("<u4").tobytes())
            sizes[filled : filled + len(own)] = own
            filled += len(own)
        file.seek(0)
        header = (_FORMAT, len(ids), sizes[1::2].sum(), sizes[2::2].sum())
        for numbers in (header, ids, np.cumsum(sizes)):
            file.write(np.array(numbers, dtype="<i8").tobytes())
    return path


def _blocks(database: Database, ids: Ids, older: Forward | None) -> Iterator[tuple[Counts, Words]]:
    """How long titles and bodies are, in turn, and their words; for all passages, rising by id."""
    known = np.empty(0, dtype=np.int64) if older is None else ids[older.holds(ids)]
    if older is not None:
        for first in range(0, len(known), _CHUNK):
            some = known[first : first + _CHUNK]
            yield older.lengths(some).T.ravel(), older.words_of(some)
    last = int(known[-1]) if len(known) else 0
    for _, *texts in worded_passages(database, after=last):
        coded = _coded(texts)
        yield np.array([len(text) for text in coded]), np.array([*chain(*coded)], dtype=np.uint32)


def _mapped(path: Path, *, removed: Ids) -> Forward | None:
    """A file, mapped; ``None`` where it is missing, of another format or of another size than it says."""
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return None
    if len(mapped) < _NUMBER * _HEADER:
        return None
    form, count, titles, bodies = np.frombuffer(mapped, dtype="<i8", count=_HEADER).tolist()
    start = _NUMBER * (_HEADER + count + 2 * count + 1)
    if form != _FORMAT or len(mapped) != start + 4 * (titles + bodies):
        return None
    numbers = np.frombuffer(mapped, dtype="<i8", count=3 * count + 1, offset=_NUMBER * _HEADER)
    words = np.frombuffer(mapped, dtype="<u4", offset=start)
    return Forward(
        numbers[:count],
        numbers[count:],
        words,
        means=(titles / max(count, 1), bodies / max(count, 1)),
        removed=removed,
    )
