"""Unpacks ZIP archives of minutes, within limits."""

import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from matters.pipeline.errors import ReadError
from matters.pipeline.readers.sniff import BY_SUFFIX


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold.

    :param total_bytes: all members together, unpacked.
    :param member_bytes: one member, unpacked.
    :param ratio: unpacked to packed size of a member above one mebibyte.
    :param members: how many entries, folders and skipped files included.
    :param depth: how many archives may lie within one another.
    """

    total_bytes: int = 1 << 30
    member_bytes: int = 200 << 20
    ratio: int = 200
    members: int = 10_000
    depth: int = 3


LIMITS = Limits()
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


def archive_members(
    data: bytes,
    *,
    name: str,
    refused: Callable[[ReadError], None] | None = None,
    limits: Limits = LIMITS,
) -> Iterator[tuple[str, bytes]]:
    """The files of an archive that a reader can read, sorted by name, archives within it unpacked.

    :param data: the bytes of the archive.
    :param name: what the user calls the archive, for messages.
    :param refused: takes the error of each member that cannot be taken; without it, the first such
        error is raised after the other members have come.
    :param limits: what the archive may hold.
    :returns: the name of each member within the archive, ``/`` between folders, and its bytes.
    :raises ReadError: when the archive is damaged or beyond ``limits``.
    """
    errors: list[ReadError] = []
    yield from _Unpacking(name, refused or errors.append, limits).members(data)
    if errors:
        raise errors[0]


@dataclass(slots=True)
class _Unpacking:
    """One archive being unpacked, with those within it, and what was spent of its limits."""

    name: str
    refused: Callable[[ReadError], None]
    limits: Limits
    total_bytes: int = 0
    total_members: int = 0

    def members(self, data: bytes, folder: tuple[str, ...] = ()) -> Iterator[tuple[str, bytes]]:
        """The files of the archive that lies in a folder of the outermost one."""
        limits, where = self.limits, "/".join((self.name, *folder))
        if len(folder) >= limits.depth:
            raise _beyond(
                where, f"archives within archives, {len(folder) + 1} deep", f"at most {limits.depth}"
            )
        try:
            package = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as e:
            raise ReadError(
                f"{where}: damaged or cut off", expected="a whole ZIP archive", do="Fetch it again."
            ) from e
        with package:
            infos = sorted(package.infolist(), key=lambda info: info.filename)
            self.total_members += len(infos)
            if self.total_members > limits.members:
                raise _beyond(where, f"{self.total_members} members", f"at most {limits.members}")
            for info in infos:
                yield from self._member(package, info, folder)

    def _member(
        self, package: zipfile.ZipFile, info: zipfile.ZipInfo, folder: tuple[str, ...]
    ) -> Iterator[tuple[str, bytes]]:
        inside = (*folder, info.filename)
        try:
            content = self._content(package, info, "/".join((self.name, *inside)))
            if content is not None and info.filename.lower().endswith(".zip"):
                yield from self.members(content, inside)
            elif content is not None:
                yield "/".join(inside), content
        except ReadError as e:
            self.refused(e)

    def _content(self, package: zipfile.ZipFile, info: zipfile.ZipInfo, label: str) -> bytes | None:
        """The bytes of one member, or ``None`` when it is not for a reader."""
        path, limits = PurePosixPath(info.filename), self.limits
        _refuse_unsafe(info, path, label)
        hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)
        if info.is_dir() or hidden or path.suffix.lower() not in {*BY_SUFFIX, ".zip"}:
            return None
        if info.flag_bits & 0x1:
            raise ReadError(f"{label}: protected by a password", expected="an open archive", do="Unpack it.")
        allowed = min(limits.member_bytes, limits.total_bytes - self.total_bytes)
        try:
            with package.open(info) as member:
                # The size in the directory can lie, so reading itself is limited.
                content = member.read(allowed + 1)
        except _BROKEN as e:
            raise ReadError(
                f"{label}: damaged", expected="a whole member", do="Fetch the archive again."
            ) from e
        self.total_bytes += min(len(content), allowed)
        if len(content) > allowed:
            raise _beyond(label, "too large unpacked", f"at most {allowed} bytes")
        if len(content) > 1 << 20 and len(content) > limits.ratio * max(1, info.compress_size):
            raise _beyond(label, "packed too tightly to be minutes", f"at most {limits.ratio} to 1")
        return content


def _refuse_unsafe(info: zipfile.ZipInfo, path: PurePosixPath, label: str) -> None:
    drive = len(info.filename) > 1 and info.filename[1] == ":"
    if path.is_absolute() or ".." in path.parts or "\\" in info.filename or drive:
        raise ReadError(f"{label}: the name leads out of the archive", expected="a plain relative name")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ReadError(f"{label}: a link", expected="a file", do="Pack the file itself.")


def _beyond(label: str, got: str, expected: str) -> ReadError:
    return ReadError(
        f"{label}: {got}", expected=expected, do="If it is what you want, unpack it and read the folder."
    )
