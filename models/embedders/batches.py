"""Texts of like length in batches, worked on side by side."""

import os
from collections.abc import Callable, Iterator, Sequence

_PADDED = 0.1
"""The share of a batch that may be padding; a few word pieces always may."""
_PADDING = 24


def batches(lengths: Sequence[int], *, most_tokens: int) -> Iterator[list[int]]:
    """Row numbers, longest first, at most so many word pieces at a time, little of it padding.

    :param lengths: of each text in word pieces.
    """
    rows = sorted(range(len(lengths)), key=lambda row: (-lengths[row], row))
    start = 0
    while start < len(rows):
        longest = lengths[rows[start]]
        batch = rows[start : start + max(1, most_tokens // longest)]
        padding = 0
        for kept, row in enumerate(batch):
            padding += longest - lengths[row]
            if padding > max(_PADDING, _PADDED * longest * (kept + 1)):
                batch = batch[:kept]
                break
        yield batch
        start += len(batch)


def side_by_side(
    work: Callable[[list[int]], None],
    batches: Sequence[list[int]],
    *,
    begin: Callable[[], None] = lambda: None,
) -> None:
    """Work on each batch in its turn, on every core.

    Threads inside an operation wait for each other after every one; batches do not.

    :param begin: called first in each thread.
    """
    cores = min(len(batches), os.cpu_count() or 1)
    if cores < 2:
        for batch in batches:
            work(batch)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(cores, initializer=begin) as pool:
        for _ in pool.map(work, batches):
            continue
