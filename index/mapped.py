"""Files of numbers that are mapped: only what is asked for is read, and only for a while held."""

import mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_TOUCHED_AT_MOST = 16_384
"""So many places, each with a page or two beside it, are a hundred megabytes or so."""


class Mapped:
    """A file, mapped; memory that was touched is given back from time to time."""

    def __init__(self, path: Path) -> None:
        """Open a file.

        :raises OSError: When it is missing.
        :raises ValueError: When it is empty.
        """
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # In huge pages of the system's cache each place that is read would bring two megabytes with it.
        if hasattr(mmap, "MADV_NOHUGEPAGE"):
            self._map.madvise(mmap.MADV_NOHUGEPAGE)
        self._touched = 0

    def __len__(self) -> int:
        """How many bytes there are."""
        return len(self._map)

    def numbers(self, kind: str, *, at: int = 0, count: int = -1) -> NDArray[Any]:
        """Numbers as they stand in the file. *Shape:* ``(count,)``, of the kind asked for.

        :param kind: as numpy names it, ``"<i8"`` say.
        :param at: the byte at which they begin.
        :param count: how many; -1 for all that follow.
        :raises ValueError: When the file does not hold as many, or no whole number of them.
        """
        return np.frombuffer(self._map, dtype=kind, offset=at, count=count)

    def touch(self, places: int) -> None:
        """Tell that so many places were read; what is touched next is mapped anew from the system's cache."""
        self._touched += places
        if self._touched > _TOUCHED_AT_MOST:
            if hasattr(mmap, "MADV_DONTNEED"):
                self._map.madvise(mmap.MADV_DONTNEED)
            self._touched = 0
