"""Reads files, and understands long texts, in a process with a time limit: none takes the run down.

The process is started with the first file that needs it and reads one after another. It is an
interpreter of its own rather than a fork or a spawned copy, so that it works the same everywhere and
never runs the caller's script again. Small text is read where we are: that cannot hang and costs less.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from struct import Struct
from typing import IO, TYPE_CHECKING, Any

from matters.models.en_minutes.shipped import PATTERNS, SHIPPED
from matters.pipeline.errors import MattersError, ReadError
from matters.pipeline.readers import read_source
from matters.pipeline.readers.ocr import available
from matters.pipeline.readers.sniff import format_of
from matters.pipeline.records import Minutes, SourceText
from matters.pipeline.tasks import Extracted, Raw

if TYPE_CHECKING:
    from matters.pipeline.understanding import Understanding

LIMIT_S = 60.0
OCR_LIMIT_S = 600.0
_CHARACTERS_A_SECOND = 5_000
"""What is understood at least, beyond the limit: an eighth of what a quiet machine does."""

_START_LIMIT_S = 60.0
_SMALL_BYTES = 1 << 20
_TEXT = frozenset({"text", "markdown", "html", "fragment"})
_LENGTH = Struct("<Q")
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""Processes run side by side; threads inside an operation would wait for each other."""
_COMMAND = (sys.executable, "-P", "-m", "matters.pipeline.worker")


class LimitedReader:
    """Reads files like :func:`matters.pipeline.readers.read_source`, each within a time limit.

    :param limit_s: how long one file may take; one that is recognised from pictures may take
        ``OCR_LIMIT_S`` where that is longer.
    :param small_bytes: text up to this size is read in this process.
    :param command: the worker's command line.
    """

    def __init__(
        self,
        *,
        limit_s: float = LIMIT_S,
        small_bytes: int = _SMALL_BYTES,
        command: Sequence[str] = _COMMAND,
    ) -> None:
        self._limit_s = limit_s
        self._small_bytes = small_bytes
        self._command = tuple(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._stop: weakref.finalize[..., LimitedReader] | None = None

    def read(self, data: bytes, *, path: str) -> SourceText:
        """Extract the text of one file.

        :param path: where the bytes came from; its suffix helps to tell the format.
        :raises ReadError: When they are unreadable, take too long or crash the reader.
        """
        name = Path(path).name
        kind = format_of(data, name=name)
        if kind in _TEXT and len(data) <= self._small_bytes:
            return read_source(Path(path), data, name=name)
        limit_s = self._limit_s
        if kind in {"pdf", "image"} and limit_s >= LIMIT_S and available():
            limit_s = OCR_LIMIT_S
        source: SourceText = self._asked(Raw(data, path), name=name, limit_s=limit_s)
        return source

    def understand(self, task: Extracted) -> Minutes:
        """What the text of one file says; see :class:`matters.pipeline.understanding.Understanding`.

        :raises ReadError: When it takes too long.
        """
        limit_s = self._limit_s + len(task.source.text) / _CHARACTERS_A_SECOND
        minutes: Minutes = self._asked(task, name=Path(task.path).name, limit_s=limit_s)
        return minutes

    def close(self) -> None:
        """End the process; the next file starts another."""
        if self._stop is not None:
            self._stop()
        self._process = self._stop = None

    def _asked(self, question: Raw | Extracted, *, name: str, limit_s: float) -> Any:  # noqa: ANN401
        process = self._started(name=name)
        answer, late = _exchange(process, question, limit_s=limit_s)
        if isinstance(answer, MattersError):
            raise answer
        if answer is not None:
            return answer
        self.close()
        if late:
            raise ReadError(
                f"{name}: reading it took longer than {limit_s:.3g} seconds and was stopped",
                expected="a file that is read within that time",
                do="Save it anew, for example as DOCX or text, or in parts.",
            )
        raise _crashed(name)

    def _started(self, *, name: str) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_ONE_THREAD, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._stop = weakref.finalize(self, _end, self._process)
            ready, _ = _exchange(self._process, None, limit_s=_START_LIMIT_S)
            if ready is None:
                self.close()
                raise _crashed(name)
        return self._process


def _exchange(process: subprocess.Popen[bytes], question: object, *, limit_s: float) -> tuple[Any, bool]:
    """The worker's answer, ``None`` when it gave none; and whether it was stopped because of the time."""
    assert process.stdin is not None and process.stdout is not None
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    clock = threading.Timer(limit_s, stop)
    clock.daemon = True
    clock.start()
    try:
        if question is not None:
            _send(process.stdin, question)
        return _receive(process.stdout), late.is_set()
    except (OSError, EOFError, pickle.UnpicklingError):
        return None, late.is_set()
    finally:
        clock.cancel()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                continue


def _crashed(name: str) -> ReadError:
    return ReadError(
        f"{name}: the reader broke down over it",
        expected="a sound file",
        do="Save it anew, for example as DOCX or text.",
    )


def _send(stream: IO[bytes], message: object) -> None:
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:  # noqa: ANN401
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    if len(body) < length:
        raise EOFError
    return pickle.loads(body)


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until there are no more questions; the process's side."""
    _send(answers, "ready")
    while True:
        try:
            question = _receive(questions)
        except EOFError:
            return
        try:
            _send(answers, _answer(question))
        except MattersError as error:
            _send(answers, error)


def _answer(question: Raw | Extracted) -> SourceText | Minutes:
    if isinstance(question, Raw):
        path = Path(question.path)
        return read_source(path, question.data, name=path.name)
    understanding = _understanding(question.understanding)
    return understanding.minutes(question.source, sha256=question.sha256, path=question.path)


@lru_cache(maxsize=1)
def _understanding(sent: bytes) -> "Understanding":
    understanding: Understanding = pickle.loads(sent)
    if understanding.spacy_model in {SHIPPED, PATTERNS}:
        # Where spaCy finds torch it imports it: two seconds and 200 MB, of no use to these pipelines.
        sys.modules.setdefault("torch", None)  # type: ignore[arg-type]
    return understanding


def _main() -> None:
    # What a library prints must not get between the answers; Ctrl-C is the caller's to handle.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    _main()
