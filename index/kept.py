"""What a user decided by hand: files of their own beside the catalogue, which an ingest never touches.

``kept/<name>.jsonl`` in the archive's folder holds one JSON object a line. It is changed as a whole, under a
lock, and replaced at once, so that a reader finds the old file or the new one. A line that cannot be read
is told of and carried along as it is.
"""

import json
import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matters.index.folder import IngestLock
from matters.pipeline.errors import ArchiveError
from matters.pipeline.spans import Caveat

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT_FOLDER = "kept"
PEOPLE = "people"
"""The name under which decisions on people are kept."""
_LOCK = "kept.lock"
_WAIT_S = 10.0
_NAME = re.compile(r"[a-z][a-z-]*")

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of decisions, as it was read.

    :param entries: in the order in which they stand.
    :param caveats: lines that could not be read.
    """

    entries: tuple[Entry, ...] = ()
    caveats: tuple[Caveat, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    raw: bytes
    entry: Entry | None


def kept_path(folder: Path, name: str) -> Path:
    """Where the decisions of this name stand.

    :raises ValueError: When the name is not made of small letters and hyphens.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r}: a name is small letters and hyphens")
    return folder / KEPT_FOLDER / f"{name}.jsonl"


def read_kept(folder: Path, name: str) -> Kept:
    """The decisions of this name; none where there is no file.

    :param folder: the archive's.
    :raises ArchiveError: When there is a file and it cannot be read.
    """
    lines = _read(kept_path(folder, name))
    return Kept(
        tuple(line.entry for line in lines if line.entry is not None),
        tuple(_damaged(name, number) for number, line in enumerate(lines, start=1) if line.entry is None),
    )


def add_kept(folder: Path, name: str, entries: Sequence[Mapping[str, Any]]) -> None:
    """Add decisions after those that are there; all of them, or none.

    :raises ArchiveError: When the file cannot be written.
    """
    change_kept(folder, name, lambda held: [*held, *map(dict, entries)])


def change_kept(folder: Path, name: str, change: Callable[[list[Entry]], Sequence[Entry]]) -> None:
    """Put other decisions in the place of those that are there.

    :param change: from what is held to what shall be held; lines that cannot be read stay in any case.
    :raises ArchiveError: When the file cannot be written.
    """
    path = kept_path(folder, name)
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with _locked(path.parent):
            held = _read(path)
            entries = change([line.entry for line in held if line.entry is not None])
            _replace(path, [line.raw for line in held if line.entry is None], entries)
    except OSError as error:
        raise _failure(path, error, expected="a file that can be written") from error


def _read(path: Path) -> list[_Line]:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _failure(path, error, expected="a file that can be read") from error
    return [_Line(line, _entry(line)) for line in raw.split(b"\n") if line.strip()]


def _entry(line: bytes) -> Entry | None:
    try:
        entry = json.loads(line.decode("utf-8"))
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None


def _replace(path: Path, damaged: Sequence[bytes], entries: Sequence[Entry]) -> None:
    """Write beside the file, then rename: a reader never sees half of it."""
    import tempfile  # takes as long to import as all that a question needs of this module

    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for line in damaged:
                file.write(line + b"\n")
            for entry in entries:
                file.write(json.dumps(entry, ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


@contextmanager
def _locked(folder: Path) -> "Iterator[None]":
    """Alone with the folder.

    :raises ArchiveError: When somebody else holds it for too long.
    """
    lock = IngestLock(folder, name=_LOCK)
    until = time.monotonic() + _WAIT_S
    while not lock.acquire():
        if time.monotonic() >= until:
            raise ArchiveError(
                f"{folder}: in use by another program, or it cannot be written",
                expected=f"it to be free within {_WAIT_S:.0f} seconds",
                do="Try again when the other program has finished",
            )
        time.sleep(0.02)
    try:
        yield
    finally:
        lock.release()


def _damaged(name: str, number: int) -> Caveat:
    message = (
        f"{KEPT_FOLDER}/{name}.jsonl, line {number}, cannot be read and is left out; it stays in the file."
    )
    return Caveat("kept-line-damaged", message)


def _failure(path: Path, error: OSError, *, expected: str) -> ArchiveError:
    return ArchiveError(
        f"{path}: {error.strerror or error}", expected=expected, do="Check that you may write there"
    )
