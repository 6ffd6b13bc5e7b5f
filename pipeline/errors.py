"""Errors that a user can cause: each says what was got, what was expected and what to do."""

from collections.abc import Callable
from functools import partial


class MattersError(Exception):
    """The data or the archive is at fault; the command line exits with 1.

    :param got: what was found, for example ``"minutes.xyz: no such file"``.
    :param expected: what would have been right.
    :param do: what the user can do next.
    """

    def __init__(self, got: str, *, expected: str = "", do: str = "") -> None:
        self.got = got
        self.expected = expected
        self.do = do
        parts = [got]
        if expected:
            parts.append(f"Expected {expected}.")
        if do:
            parts.append(do)
        super().__init__(" ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts))

    def __reduce__(self) -> "tuple[Callable[..., MattersError], tuple[str]]":
        """So that one process can tell another of it."""
        return partial(type(self), expected=self.expected, do=self.do), (self.got,)


class ReadError(MattersError):
    """A file cannot be read as minutes."""


class ArchiveError(MattersError):
    """The archive folder is missing, damaged, foreign or of a newer version."""


class QueryError(MattersError):
    """A question or a filter cannot be understood."""


class ModelError(MattersError):
    """A model is missing, damaged or not the one that was pinned."""
