"""What a worker is asked to do."""

from dataclasses import dataclass

from matters.pipeline.records import SourceText


@dataclass(frozen=True, slots=True)
class Raw:
    """A file to be read."""

    data: bytes
    path: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text to be understood.

    :param understanding: what understands it, pickled: the worker keeps the one that it was given last.
    """

    source: SourceText
    sha256: str
    path: str
    understanding: bytes
