"""Two things at once: the interpreter is free while tantivy, FAISS and NumPy work."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

One = TypeVar("One")
Other = TypeVar("Other")

_SECOND = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")


def both(one: Callable[[], One], other: Callable[[], Other]) -> tuple[One, Other]:
    """What two functions give that have nothing to do with each other; the second runs in another thread."""
    later = _SECOND.submit(other)
    return one(), later.result()
