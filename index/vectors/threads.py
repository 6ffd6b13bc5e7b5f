"""How many threads FAISS uses."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def one_thread() -> Iterator[None]:
    """Let FAISS work in this thread alone: for one question its others take longer to begin than to compare.

    They also go on spinning for a while, which slows whatever comes after.
    """
    import faiss

    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)
