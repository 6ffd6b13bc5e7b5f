"""One file in a process of its own: what takes too long or crashes is an error of that file alone."""

import gc
import pickle
import sys
from typing import Any

import pytest

from matters.models.embedders.hashing import HashingEmbedder
from matters.pipeline.errors import ModelError, ReadError
from matters.pipeline.process import Processor
from matters.pipeline.readers import read_source
from matters.pipeline.tasks import Extracted
from matters.pipeline.understanding import Understanding
from matters.pipeline.worker import LimitedReader

LARGE = b"<html><body><p>The gate is shut.</p></body></html>"


@pytest.fixture
def reader() -> Any:
    made = LimitedReader(small_bytes=10)
    yield made
    made.close()


def child(code: str) -> Any:
    """A worker that says it is ready, takes one question and then runs ``code``."""
    ready = "import os, pickle, struct, sys, time; body = pickle.dumps('ready');"
    ready += "out = sys.stdout.buffer; out.write(struct.pack('<Q', len(body)) + body); out.flush();"
    return [sys.executable, "-c", ready + "sys.stdin.buffer.read(8);" + code]


def test_worker_reads_as_the_readers_do(reader: Any) -> None:
    for name, data in {"a.html": LARGE, "b.txt": b"1. Apologies\n\nThere were none.\n"}.items():
        assert reader.read(data, path=f"/minutes/{name}") == read_source(None, data, name=name)


def test_worker_is_kept_for_the_next_file(reader: Any) -> None:
    reader.read(LARGE, path="a.html")
    first = reader._process.pid
    reader.read(LARGE, path="b.html")
    assert reader._process.pid == first


def test_worker_small_text_needs_no_process() -> None:
    reader = LimitedReader(command=["no such program"])
    assert "gate" in reader.read(LARGE, path="a.html").text


def test_worker_passes_errors_on(reader: Any) -> None:
    with pytest.raises(ReadError) as here:
        read_source(None, b"%PDF-1.7\n1 0 obj", name="cut.pdf")
    with pytest.raises(ReadError) as there:
        reader.read(b"%PDF-1.7\n1 0 obj", path="cut.pdf")
    assert str(there.value) == str(here.value)


def test_worker_stops_what_takes_too_long() -> None:
    reader = LimitedReader(limit_s=0.2, small_bytes=10, command=child("time.sleep(60)"))
    with pytest.raises(ReadError, match=r"a\.html: reading it took longer than 0\.2\d* seconds"):
        reader.read(LARGE, path="a.html")
    assert reader._process is None


def test_worker_outlives_a_crash() -> None:
    reader = LimitedReader(small_bytes=10, command=child("os._exit(3)"))
    for _ in range(2):
        with pytest.raises(ReadError, match=r"a\.html: the reader broke down"):
            reader.read(LARGE, path="a.html")


def test_worker_that_does_not_start_is_an_error() -> None:
    reader = LimitedReader(small_bytes=10, command=[sys.executable, "-c", "raise SystemExit(1)"])
    with pytest.raises(ReadError, match="broke down"):
        reader.read(LARGE, path="a.html")


def test_worker_starts_again_after_it_was_stopped(reader: Any) -> None:
    reader.read(LARGE, path="a.html")
    reader._process.kill()
    reader._process.wait()
    assert "gate" in reader.read(LARGE, path="b.html").text


def test_worker_ends_with_its_processor() -> None:
    processor = Processor()
    processor.reader._small_bytes = 10
    processor.process(LARGE, path="a.html")
    process = processor.reader._process
    assert process is not None
    del processor
    gc.collect()
    assert process.poll() is not None


def test_worker_a_limit_on_the_processor_is_the_readers() -> None:
    processor = Processor(limit_s=0.001)
    with pytest.raises(ReadError, match=r"longer than 0\.001 seconds"):
        processor.process(b"%PDF-1.7\n" + b"1 0 obj\n" * 100_000, path="a.pdf")


LONG = "Fernley Parish Council\n\nMinutes of the meeting held on 7 March 2023\n\n1. Apologies\n\nNone.\n"


def test_worker_understands_as_we_do(reader: Any) -> None:
    source = read_source(None, LONG.encode(), name="a.txt")
    understanding = Understanding(HashingEmbedder())
    minutes = reader.understand(Extracted(source, "x", "a.txt", pickle.dumps(understanding)))
    assert minutes == understanding.minutes(source, sha256="x", path="a.txt")
    assert minutes.passages and minutes.mentions


def test_worker_passes_on_that_a_model_is_missing(reader: Any) -> None:
    source = read_source(None, LONG.encode(), name="a.txt")
    asked = Extracted(source, "x", "a.txt", pickle.dumps(Understanding(spacy_model="no_such_pipeline")))
    with pytest.raises(ModelError, match="no_such_pipeline") as error:
        reader.understand(asked)
    assert error.value.do


def test_worker_stops_a_text_that_takes_too_long_to_understand() -> None:
    source = read_source(None, LONG.encode(), name="a.txt")
    reader = LimitedReader(limit_s=0.2, command=child("time.sleep(60)"))
    with pytest.raises(ReadError, match=r"a\.txt: reading it took longer than 0\.2\d* seconds"):
        reader.understand(Extracted(source, "x", "a.txt", pickle.dumps(Understanding())))


def test_worker_understands_long_texts_and_those_wanted_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(self: LimitedReader, task: Extracted) -> None:
        asked.append(task.path)
        raise ZeroDivisionError

    monkeypatch.setattr(LimitedReader, "understand", refuse)
    Processor().process(LONG.encode(), path="short.txt")
    assert asked == []
    with pytest.raises(ZeroDivisionError):
        Processor().process((LONG + "The gate is shut. " * 12_000).encode(), path="long.txt")
    with pytest.raises(ZeroDivisionError):
        Processor(apart=True).process(LONG.encode(), path="apart.txt")
    assert asked == ["long.txt", "apart.txt"]


def test_worker_what_cannot_be_sent_is_used_here() -> None:
    class Own(HashingEmbedder):
        pass

    minutes = Processor(Own(), apart=True).process(LONG.encode(), path="a.txt")
    assert minutes == Processor(HashingEmbedder()).process(LONG.encode(), path="a.txt")
