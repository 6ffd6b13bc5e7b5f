"""One file in, what it says out."""

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from spacy.language import Language

from matters.models.embedders.port import Embedder
from matters.pipeline.errors import ReadError
from matters.pipeline.language import build_language
from matters.pipeline.passages import cut_passages
from matters.pipeline.records import Minutes, SourceText
from matters.pipeline.understanding import understand
from matters.pipeline.worker import LIMIT_S, LimitedReader

PIPELINE_VERSION = "2"
"""Raised whenever reading, segmenting or tagging changes what is said of the same bytes."""

SMALL_CHARACTERS = 200_000
"""Text up to this length is understood where we are; longer text within the time limit."""


@dataclass(frozen=True)
class Processor:
    """Reads files one after another with one spaCy pipeline.

    :param embedder: whose word pieces the passages must fit; ``None`` leaves passages out.
    :param limit_s: how long reading one file may take.
    """

    embedder: Embedder | None = None
    limit_s: float = LIMIT_S

    @cached_property
    def reader(self) -> LimitedReader:
        """Reads within the time limit, where needed in a process that ends with this object."""
        return LimitedReader(limit_s=self.limit_s)

    @cached_property
    def nlp(self) -> Language:
        """The spaCy pipeline, built at first use."""
        return build_language()

    def process_file(self, path: Path) -> Minutes:
        """Read one file.

        :raises ReadError: When it is missing, empty, unreadable or not of a known format.
        """
        return self.process(read_bytes(path), path=str(path))

    def process(self, data: bytes, *, path: str) -> Minutes:
        """Read the bytes of one file.

        :param path: where they came from; its suffix helps to tell the format.
        :raises ReadError: When they are empty, unreadable or not of a known format.
        """
        source = self.reader.read(data, path=path)
        return self.understand(source, sha256=sha256(data), path=path)

    def understand(self, source: SourceText, *, sha256: str, path: str) -> Minutes:
        """Segment, tag and cut into passages what a reader extracted.

        :raises ReadError: When a long text takes longer than a file may.
        """
        if len(source.text) <= SMALL_CHARACTERS:
            understood = understand(self.nlp, source, sha256=sha256, path=path)
        else:
            understood = self.reader.understand(source, sha256=sha256, path=path)
        if self.embedder is None:
            return understood.minutes
        structure = understood.structure
        passages = cut_passages(
            understood.minutes.document,
            structure.lines,
            structure.items,
            structure.texts,
            count_tokens=self.embedder.count_tokens,
            max_tokens=self.embedder.max_tokens,
        )
        return replace(understood.minutes, passages=passages)


def sha256(data: bytes) -> str:
    """The hexadecimal SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    :raises ReadError: When there is no such file or it cannot be opened.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path}: no such file", do="Check the name, or give a folder.") from error
    except IsADirectoryError as error:
        raise ReadError(f"{path} is a folder", expected="a file") from error
    except OSError as error:
        raise ReadError(
            f"{path}: cannot be opened ({error.strerror})", do="Check that you may read it."
        ) from error
