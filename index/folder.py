"""The archive's folder: whose it is, who may read it, and whether it lies on a network drive."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path, PurePath

from matters.pipeline.errors import ArchiveError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

CATALOGUE = "catalogue.sqlite3"
INDEX_FOLDER = "index"
MARKER = "archive.txt"
LOCK = "ingest.lock"

_MARKER_TEXT = (
    "This folder is an archive of Matters Arising. It holds the text of the minutes that were\n"
    "ingested, private items included: do not share it more widely than the minutes themselves.\n"
)
_NETWORK_TYPES = ("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "davfs")
_MOUNTS = Path("/proc/mounts")


def network_filesystem(folder: Path, *, mounts: str | None = None) -> str | None:
    """The kind of network drive a folder lies on, or ``None`` for a local one or where unknown.

    :param mounts: the table of mounts, in place of the system's.
    """
    if str(folder).startswith(("\\\\", "//")):
        return "UNC path"
    if mounts is None:
        if not _MOUNTS.exists():
            return None
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    best: tuple[int, str] = (-1, "")
    place = PurePath(os.path.realpath(folder))
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = PurePath(_unescaped(fields[1]))
        if place == point or point in place.parents:
            best = max(best, (len(point.parts), fields[2]), key=_depth)
    return best[1] if best[1] in _NETWORK_TYPES else None


def _depth(mount: tuple[int, str]) -> int:
    return mount[0]


def _unescaped(point: str) -> str:
    for code, char in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, char)
    return point


def check_folder(folder: Path, *, create: bool) -> bool:
    """Whether an archive is there; makes the folder when asked to.

    :param create: make a new archive where there is none.
    :raises ArchiveError: When the path is not an archive and cannot become one.
    """
    if folder.exists() and not folder.is_dir():
        raise ArchiveError(
            f"{folder}: a file, not an archive",
            expected="the folder of an archive",
            do="Name another folder with --archive",
        )
    catalogue = folder / CATALOGUE
    if catalogue.exists() and catalogue.stat().st_size > 0:
        return True
    names = sorted(entry.name for entry in folder.iterdir()) if folder.exists() else []
    foreign = [name for name in names if not name.startswith(CATALOGUE) and name != LOCK]
    if foreign and MARKER not in names:
        raise ArchiveError(
            f"{folder}: a folder of other files ({foreign[0]}), not an archive",
            expected="an archive, or an empty folder",
            do="Name another folder with --archive",
        )
    if not create:
        raise ArchiveError(
            f"{folder}: no archive there yet",
            expected="a folder that 'matters ingest PATH' made",
            do="Ingest minutes first, or name another folder with --archive",
        )
    _make(folder)
    return False


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        for name, text in ((MARKER, _MARKER_TEXT), (CATALOGUE, "")):
            private_file(folder / name)
            if text:
                (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise ArchiveError(
            f"{folder}: {error.strerror or error}",
            expected="a folder that can be written",
            do="Name another folder with --archive",
        ) from error


def private_file(path: Path) -> None:
    """Make a file that only its owner may read, or leave the one that is there."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


class IngestLock:
    """Held by one ingest at a time; the system lets go of it when the process ends, however it ends."""

    def __init__(self, folder: Path, *, name: str = LOCK) -> None:
        """Prepare the lock without taking it.

        :param name: of the file that is locked.
        """
        self._path = folder / name
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Take the lock; ``False`` when another ingest holds it or the folder cannot be written."""
        try:
            descriptor = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError:
            return False
        if not _locked(descriptor):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Let go of the lock, if it is held."""
        if self._descriptor is not None:
            with suppress(OSError):
                _unlock(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None

    def require(self) -> None:
        """Take the lock.

        :raises ArchiveError: When it cannot be had.
        """
        if not self.acquire():
            raise ArchiveError(
                f"{self._path.parent}: another ingest is running, or the folder cannot be written",
                expected="one ingest at a time",
                do="Try again when it has finished",
            )


def _locked(descriptor: int) -> bool:
    """Lock an open file; a file system that has no locks counts as locked."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in (errno.ENOTSUP, errno.ENOSYS, errno.ENOLCK)
    return True


def _unlock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
