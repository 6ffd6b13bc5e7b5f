"""Two things at once: the interpreter is free while tantivy, FAISS, ONNX Runtime and NumPy work."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

One = TypeVar("One")
Other = TypeVar("Other")

_SECOND = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")


def begun(work: Callable[[], One]) -> Future[One]:
    """What a function will give, which another thread begins to work out."""
    return _SECOND.submit(work)


def both(one: Callable[[], One], other: Callable[[], Other]) -> tuple[One, Other]:
    """What two functions give that have nothing to do with each other; the second runs in another thread."""
    later = begun(other)
    return one(), later.result()
