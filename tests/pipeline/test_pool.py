"""Files read side by side: what comes out hangs neither on how many there are nor on where they are read."""

import os
import pickle
from pathlib import Path

import pytest

from matters.models.embedders import Embedder, for_many, load_embedder
from matters.models.embedders.batches import batches, side_by_side
from matters.pipeline import pool
from matters.pipeline.errors import ModelError, ReadError
from matters.pipeline.pool import MANY, ReaderPool
from matters.pipeline.process import Processor
from matters.pipeline.records import Minutes

PAGE = "Fernley Parish Council\n\nMinutes of the meeting held on {} March 2023\n\n1. Roads\n\n{}\n"


def page(number: int) -> bytes:
    said = f"Cllr Ash was concerned about gate {number}. RESOLVED: that the Clerk write to its owner."
    return PAGE.format(number + 1, said).encode()


def read(processor: Processor, *, expected: int) -> tuple[list[Minutes], set[bool]]:
    """What comes out, in order, and whether processes of their own were started."""
    readers = ReaderPool(processor, expected=expected)
    waiting = [readers.submit(page(number), path=f"{number}.txt") for number in range(3)]
    found = [one.result() for one in waiting]
    used = {readers._idle.get().apart for _ in range(readers._idle.qsize())}
    readers.close()
    return found, used


def test_pool_reads_the_same_here_and_in_processes(hashing: Embedder) -> None:
    few, here = read(Processor(hashing), expected=MANY - 1)
    many, apart = read(Processor(hashing), expected=MANY)
    assert few == many
    assert [one.document.path for one in many] == ["0.txt", "1.txt", "2.txt"]
    assert all(one.passages and one.mentions and one.outcomes for one in many)
    assert (here, apart) == ({False}, {True})


@pytest.mark.parametrize(("cores", "processes"), [(1, 1), (2, 2), (64, pool.MOST)])
def test_pool_takes_no_more_processes_than_cores(
    monkeypatch: pytest.MonkeyPatch, hashing: Embedder, cores: int, processes: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    readers = ReaderPool(Processor(hashing), expected=MANY)
    assert readers._idle.qsize() == processes
    readers.close()


def test_pool_passes_on_what_is_wrong_with_a_file(hashing: Embedder) -> None:
    readers = ReaderPool(Processor(hashing), expected=MANY)
    with pytest.raises(ReadError, match=r"empty\.txt"):
        readers.submit(b"", path="empty.txt").result()
    assert readers.submit(page(1), path="sound.txt").result().items
    readers.close()


def test_errors_reach_another_process_whole() -> None:
    error = ModelError("x is missing", expected="y", do="Do z.")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.got, again.expected, again.do) == (
        ModelError,
        "x is missing. Expected y. Do z.",
        "x is missing",
        "y",
        "Do z.",
    )


def test_batches_hold_every_row_once_in_bounds() -> None:
    lengths = [5, 100, 7, 260, 3, 99, 101, 5]
    made = list(batches(lengths, most_tokens=300))
    assert sorted(row for batch in made for row in batch) == list(range(8))
    assert all(len(batch) * max(lengths[row] for row in batch) <= 300 for batch in made)
    assert made[0] == [3]
    assert list(batches([], most_tokens=300)) == []


def test_side_by_side_does_each_batch_once_and_passes_errors_on() -> None:
    done: list[int] = []
    side_by_side(done.extend, [[1, 2], [3], [4]])
    assert sorted(done) == [1, 2, 3, 4]

    def fail(rows: list[int]) -> None:
        raise ModelError(f"row {rows[0]}")

    with pytest.raises(ModelError, match="row 7"):
        side_by_side(fail, [[7], [7]])


@pytest.mark.model
def test_pool_of_the_real_model_reads_the_same(model_cache: Path) -> None:
    embedder = for_many(load_embedder(cache=model_cache))
    assert read(Processor(embedder), expected=1)[0] == read(Processor(embedder), expected=MANY)[0]
