"""Reads several files side by side, in processes of their own where there are enough to pay for those."""

import os
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from queue import SimpleQueue

from matters.pipeline.process import Processor
from matters.pipeline.records import Minutes

MANY = 16
"""New files from which on processes are worth the three seconds that they take to start."""
MOST = 3
"""Processes at most; each holds some 300 MB."""


class ReaderPool:
    """Files in, minutes out, each later.

    Few files are read one after another in a thread of this process. Many are read in processes, one for
    each core: what embeds shares the cores with them, so that none waits while there is work.

    :param processor: reads them, or says how.
    :param expected: how many will come, as far as is known.
    """

    def __init__(self, processor: Processor, *, expected: int) -> None:
        self._idle: SimpleQueue[Processor] = SimpleQueue()
        if expected >= MANY:
            used = [replace(processor, apart=True) for _ in range(min(MOST, os.cpu_count() or 1))]
        else:
            used = [processor]
        for one in used:
            self._idle.put(one)
        self._threads = ThreadPoolExecutor(len(used), thread_name_prefix="reader")

    def submit(self, data: bytes, *, path: str) -> Future[Minutes]:
        """Read the bytes of a file when its turn comes.

        :param path: where they came from.
        """
        return self._threads.submit(self._read, data, path)

    def close(self) -> None:
        """Wait until all that was submitted is read; the processes end with this object."""
        self._threads.shutdown()

    def _read(self, data: bytes, path: str) -> Minutes:
        processor = self._idle.get()
        try:
            return processor.process(data, path=path)
        finally:
            self._idle.put(processor)
