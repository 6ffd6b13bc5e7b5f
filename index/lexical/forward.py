"""Which words stand in which passage: a forward index, in a file that is mapped.

Ranking asks what some two thousand passages around the candidates hold of the question. The inverted index
would have to find each by its number, and that twice; here the words of a passage lie side by side, in the
order of the text, each as a checksum of 32 bits. The file is made with the vectors' and of the same
generation; newer passages are the inverted index's.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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
from matters.index.mapped import Mapped
from matters.index.scored import Ids, member, positions

SUFFIX = ".words"

FIELDS = ("title", "body")

_FORMAT = 1
"""Changes where ``analysis`` makes other terms of a text as well, for what an older file holds is copied."""
_NUMBER = 8
_HEADER = 4
_CHUNK = 16_384
_LOW = np.uint32(0xFFFF)
"""The bits of a checksum by which most words are told not to be asked for."""

Counts = NDArray[np.int64]
Words = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """The words of those passages that are known, of some that were asked for.

    :param ids: which were asked for. *Shape:* ``(n,)``, int64.
    :param known: which of them. *Shape:* ``(n,)``, bool.
    :param lengths: of their titles and of their bodies, in words. *Shape:* ``(2, known)``, int64.
    :param words: checksums, one passage after another. *Shape:* ``(lengths.sum(),)``, uint32.
    :param owners: the text in which each word stands: twice the place of its passage, one more for the body.
        *Shape:* ``(lengths.sum(),)``, int64.
    """

    ids: Ids
    known: NDArray[np.bool_]
    lengths: Counts
    words: Words
    owners: Counts

    def counts(self, terms: Sequence[str]) -> Counts:
        """How often terms, as ``analysis.terms`` gives them, stand in the passages.

        *Shape:* ``(2, len(terms), known)``, int64: in the title, in the body.
        """
        texts = self.lengths.size
        found = np.zeros((len(FIELDS), len(terms), texts // len(FIELDS)), dtype=np.int64)
        codes = np.array([checksum(term) for term in terms], dtype=np.uint32)
        may_be = np.zeros(_LOW + 1, dtype=np.bool_)
        may_be[codes & _LOW] = True
        places = np.flatnonzero(may_be[self.words & _LOW])
        words, owners = self.words[places], self.owners[places]
        for row, code in enumerate(codes):
            own = np.bincount(owners[words == code], minlength=texts)
            found[:, row] = own.reshape(-1, len(FIELDS)).T
        return found


class Forward:
    """The words of the passages of one generation."""

    def __init__(
        self,
        ids: Ids,
        bounds: Ids,
        words: Words,
        *,
        means: tuple[float, float],
        removed: Ids,
        touch: Callable[[int], None] = lambda places: None,
    ) -> None:
        """Look up in arrays that may be mapped.

        :param ids: of the passages, rising. *Shape:* ``(n,)``, int64.
        :param bounds: where in ``words`` a title begins, a body begins, the next title begins.
            *Shape:* ``(2 * n + 1,)``, int64.
        :param words: checksums, in the order of the text. *Shape:* ``(bounds[-1],)``, uint32.
        :param means: how many words a title has, and a body.
        :param removed: passages that are no longer held. *Shape:* ``(m,)``, int64, sorted.
        :param touch: told how many passages were read.
        """
        self._ids, self._bounds, self._words = ids, bounds, words
        self.means = means
        self._removed = removed
        self._touch = touch
        self._last: Looked | None = None

    def look(self, ids: Ids) -> Looked:
        """The words of passages; kept, for the same ones are asked for twice."""
        last = self._last
        if last is None or not np.array_equal(last.ids, ids):
            at = positions(self._ids, ids)
            known = (at >= 0) & ~member(ids, self._removed)
            bounds = np.asarray(self._bounds[2 * at[known][:, None] + np.arange(3)])
            sizes = np.diff(bounds, axis=1)
            stretches = [self._words[start:end] for start, end in _stretches(bounds[:, 0], bounds[:, -1])]
            words = np.concatenate([np.empty(0, dtype=np.uint32), *stretches])
            self._touch(len(sizes))
            owners = np.repeat(np.arange(sizes.size), sizes.ravel())
            self._last = last = Looked(ids, known, sizes.T, words, owners)
        return last


NOTHING = Forward(
    np.empty(0, dtype=np.int64),
    np.zeros(1, dtype=np.int64),
    np.empty(0, dtype=np.uint32),
    means=(0.0, 0.0),
    removed=np.empty(0, dtype=np.int64),
)
"""Of no passages."""


def _stretches(starts: Counts, ends: Counts) -> Iterator[tuple[int, int]]:
    """Neighbours that touch are one stretch: to copy a few long ones is faster than to gather every word."""
    parted = starts[1:] != ends[:-1]
    firsts, lasts = np.append(True, parted)[: len(starts)], np.append(parted, True)[: len(ends)]
    return zip(starts[firsts].tolist(), ends[lasts].tolist(), strict=True)


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
        return one > watermark or found.look(np.array([one])).words.tolist() == [*chain(*_coded(texts))]
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
        for own, words in _blocks(database, ids, open_forward(database, folder) or NOTHING):
            file.write(words.astype("<u4").tobytes())
            sizes[filled : filled + len(own)] = own
            filled += len(own)
        file.seek(0)
        header = (_FORMAT, len(ids), sizes[1::2].sum(), sizes[2::2].sum())
        for numbers in (header, ids, np.cumsum(sizes)):
            file.write(np.array(numbers, dtype="<i8").tobytes())
    return path


def _blocks(database: Database, ids: Ids, older: Forward) -> Iterator[tuple[Counts, Words]]:
    """How long titles and bodies are, in turn, and their words; for all passages, rising by id."""
    last = 0
    for first in range(0, len(ids), _CHUNK):
        looked = older.look(ids[first : first + _CHUNK])
        if not looked.known.any():
            break
        yield looked.lengths.T.ravel(), looked.words
        last = int(looked.ids[looked.known][-1])
    for _, *texts in worded_passages(database, after=last):
        coded = _coded(texts)
        yield np.array([len(text) for text in coded]), np.array([*chain(*coded)], dtype=np.uint32)


def _mapped(path: Path, *, removed: Ids) -> Forward | None:
    """A file, mapped; ``None`` where it is missing, of another format or of another size than it says."""
    try:
        file = Mapped(path)
        form, count, titles, bodies = file.numbers("<i8", count=_HEADER).tolist()
    except (OSError, ValueError):
        return None
    start = _NUMBER * (_HEADER + count + 2 * count + 1)
    if form != _FORMAT or len(file) != start + 4 * (titles + bodies):
        return None
    numbers = file.numbers("<i8", at=_NUMBER * _HEADER, count=3 * count + 1)
    means = (titles / max(count, 1), bodies / max(count, 1))
    return Forward(
        numbers[:count],
        numbers[count:],
        file.numbers("<u4", at=start),
        means=means,
        removed=removed,
        touch=file.touch,
    )
