"""Files and folders into the archive: what is new is read, what is unchanged is left alone."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from matters.pipeline.ahead import ReadingAhead
from matters.pipeline.errors import MattersError, ReadError
from matters.pipeline.ports import Sink
from matters.pipeline.process import Processor, read_bytes, sha256
from matters.pipeline.readers import SUFFIXES
from matters.pipeline.readers.zipped import archive_members
from matters.pipeline.records import Caveat, Meeting, Minutes


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: ``done`` of ``total`` files, ``name`` being the next.

    :param passages: how many are stored.
    :param seconds: since the first file.
    """

    done: int
    total: int
    name: str
    passages: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Passages stored a second."""
        return self.passages / self.seconds if self.seconds else 0.0

    @property
    def left_s(self) -> float | None:
        """Seconds that the other files take at the same pace; ``None`` before that can be told."""
        return self.seconds / self.done * (self.total - self.done) if self.passages and self.done else None


@dataclass(frozen=True, slots=True)
class Read:
    """What one file turned out to be."""

    path: str
    kind: str
    status: str
    meeting: Meeting
    items: int
    people: int
    passages: int
    caveats: tuple[Caveat, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    path: str
    message: str


@dataclass(slots=True)
class IngestReport:
    """What an ingest did, file by file.

    ``unchanged`` and ``removed`` are paths; ``copies`` are files whose bytes were held already under
    another name; ``empty`` are folders that were named and hold no file of a known format.
    """

    added: list[Read] = field(default_factory=list)
    replaced: list[Read] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    took_s: float = 0.0

    def fail(self, path: str, message: str) -> None:
        """Remember a file that could not be read."""
        self.failed.append(Failure(path, message))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file to be looked at; its bytes are read when its turn comes."""

    path: str
    load: Callable[[], bytes]


def ingest(
    paths: Sequence[Path],
    sink: Sink,
    processor: Processor,
    *,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    on_stored: Callable[[Minutes], None] = lambda minutes: None,
) -> IngestReport:
    """Bring the sink up to date with these files and folders.

    A file is removed only when it is gone from a folder or an archive named here.

    :param on_stored: called with each document that was read, when it is kept.
    """
    began = time.perf_counter()
    report = IngestReport()
    known = dict(sink.sources())
    candidates = list(_candidates(paths, sink, known, report))

    def stored(minutes: Minutes) -> None:
        (report.replaced if minutes.document.path in known else report.added).append(_summary(minutes))
        on_stored(minutes)

    def tell(done: int, name: str = "") -> None:
        on_progress(Progress(done, len(candidates), name, ahead.passages, time.perf_counter() - began))

    new = sum(not sink.holds(known.get(candidate.path, "")) for candidate in candidates)
    with ReadingAhead(sink, processor, expected=new, on_stored=stored, on_failed=report.fail) as ahead:
        run = _Run(sink, ahead, known, report)
        for done, candidate in enumerate(candidates):
            tell(done, Path(candidate.path).name)
            _take(candidate, run, left=len(candidates) - done - 1)
        ahead.store_all()
    _forget(paths, known, {candidate.path for candidate in candidates}, sink, report)
    sink.finish()
    tell(len(candidates))
    report.took_s = time.perf_counter() - began
    return report


@dataclass(frozen=True, slots=True)
class _Run:
    """What one ingest works with."""

    sink: Sink
    ahead: ReadingAhead
    known: Mapping[str, str]
    report: IngestReport


def _candidates(
    paths: Sequence[Path], sink: Sink, known: dict[str, str], report: IngestReport
) -> Iterator[_Candidate]:
    seen: set[str] = set()
    for path in paths:
        absolute = path.absolute()
        if not absolute.exists():
            report.fail(str(path), f"{path}: no such file or folder. Check the name.")
            continue
        files = list(_walk(absolute, report)) if absolute.is_dir() else [absolute]
        if not files and all(failure.path != str(absolute) for failure in report.failed):
            report.empty.append(str(path))
        for file in files:
            packed = file.suffix.lower() == ".zip"
            for candidate in _members(file, sink, known, report) if packed else [_file(file)]:
                if candidate.path not in seen:
                    seen.add(candidate.path)
                    yield candidate


def _walk(folder: Path, report: IngestReport) -> Iterator[Path]:
    """Files of known formats below a folder, sorted; hidden ones are left out, closed folders remembered."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        report.fail(str(folder), f"{folder}: {error.strerror}. Check that you may read it.")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not _leads_back(entry):
                yield from _walk(entry, report)
        elif entry.suffix.lower() in SUFFIXES or entry.suffix.lower() == ".zip":
            yield entry


def _leads_back(folder: Path) -> bool:
    """Whether a link leads to a folder that it lies in, so that a walk would never end."""
    return folder.is_symlink() and folder.parent.resolve().is_relative_to(folder.resolve())


def _file(path: Path) -> _Candidate:
    return _Candidate(str(path), lambda: read_bytes(path))


def _members(path: Path, sink: Sink, known: dict[str, str], report: IngestReport) -> Iterator[_Candidate]:
    """The files in a ZIP archive, each as ``archive.zip/name``; a damaged archive is remembered."""
    packed = None
    try:
        packed = read_bytes(path)
        for name, data in archive_members(packed, name=path.name):
            if Path(name).suffix.lower() in SUFFIXES:
                yield _Candidate(f"{path}/{name}", lambda data=data: data)  # type: ignore[misc]
        if known.pop(str(path), None):
            sink.remove(str(path))
    except MattersError as error:
        report.fail(str(path), str(error))
        if packed is not None:
            sink.fail(str(path), sha256=sha256(packed), message=str(error))


def _take(candidate: _Candidate, run: _Run, *, left: int) -> None:
    """Leave alone what is held; give what is new to the reader."""
    try:
        data = candidate.load()
    except ReadError as error:
        run.report.fail(candidate.path, str(error))
        return
    digest = sha256(data)
    if run.ahead.holds(digest):
        run.ahead.store_all()
    if not run.sink.holds(digest):
        run.ahead.add(data, path=candidate.path, digest=digest, left=left)
    elif run.known.get(candidate.path) == digest:
        run.report.unchanged.append(candidate.path)
    else:
        run.sink.add_source(candidate.path, sha256=digest)
        run.report.copies.append(candidate.path)


def _summary(minutes: Minutes) -> Read:
    return Read(
        path=minutes.document.path,
        kind=minutes.document.kind,
        status=minutes.document.status,
        meeting=minutes.meeting,
        items=len(minutes.items),
        people=len(minutes.attendance),
        passages=len(minutes.passages),
        caveats=minutes.caveats,
    )


def _is_archive(path: Path) -> bool:
    return path.suffix.lower() == ".zip" and path.is_file()


def _forget(
    paths: Sequence[Path], known: dict[str, str], seen: set[str], sink: Sink, report: IngestReport
) -> None:
    folders = [path.absolute() for path in paths if path.is_dir() or _is_archive(path)]
    unread = [Path(failure.path) for failure in report.failed]
    for path in sorted(known):
        inside = any(Path(path).is_relative_to(folder) for folder in folders)
        within_unread = any(Path(path).is_relative_to(container) for container in unread)
        if inside and path not in seen and not within_unread:
            sink.remove(path)
            report.removed.append(path)
