"""Reads the next documents while the last ones are embedded and stored."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from matters.pipeline.errors import MattersError, ReadError
from matters.pipeline.pool import ReaderPool
from matters.pipeline.ports import Sink
from matters.pipeline.process import Processor
from matters.pipeline.records import Minutes
from matters.pipeline.storing import Storing

READ_AHEAD = 32
"""Documents that are read, or wait for it, while others are embedded: enough while torch is loaded."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A file that is being read."""

    path: str
    digest: str
    found: Future[Minutes]


class ReadingAhead:
    """Files are read while the caller's thread embeds and stores those before them; a context manager."""

    def __init__(
        self,
        sink: Sink,
        processor: Processor,
        *,
        expected: int,
        on_stored: Callable[[Minutes], None],
        on_failed: Callable[[str, str], None],
    ) -> None:
        """Be ready to read.

        :param expected: how many new files will come, as far as is known.
        :param on_stored: called for each document when it is kept.
        :param on_failed: called with path and message of each file that could not be read.
        """
        self._sink = sink
        self._on_failed = on_failed
        self._storing = Storing(sink, processor.embedder, on_stored=on_stored)
        self._reading: deque[_Reading] = deque()
        self._readers = ReaderPool(processor, expected=expected)

    def __enter__(self) -> Self:
        """Nothing to do."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Wait for the few files that are being read; after an error keep them too."""
        self._readers.close()
        if kind is not None:
            with suppress(MattersError):
                self._keep_read()

    def _keep_read(self) -> None:
        for one in self._reading:
            if one.found.exception() is None:
                self._storing.add(one.found.result(), left=0)
        self._storing.flush()

    @property
    def passages(self) -> int:
        """How many are stored."""
        return self._storing.passages

    def holds(self, digest: str) -> bool:
        """Whether these bytes are being read or wait to be stored."""
        return self._storing.holds(digest) or any(one.digest == digest for one in self._reading)

    def add(self, data: bytes, *, path: str, digest: str, left: int) -> None:
        """Read a file, and store what was read before it.

        :param left: how many files may still come.
        """
        found = self._readers.submit(data, path=path)
        self._reading.append(_Reading(path, digest, found))
        self._store(most=READ_AHEAD, left=left)

    def store_all(self) -> None:
        """Store everything that was read."""
        self._store(most=0, left=0)
        self._storing.flush()

    def _store(self, *, most: int, left: int) -> None:
        while len(self._reading) > most:
            one = self._reading.popleft()
            try:
                minutes = one.found.result()
            except ReadError as error:
                self._sink.fail(one.path, sha256=one.digest, message=str(error))
                self._on_failed(one.path, str(error))
            else:
                self._storing.add(minutes, left=left + len(self._reading))
