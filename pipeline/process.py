"""One file in, what it says out."""

import hashlib
import pickle
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from matters.models.embedders.port import Embedder
from matters.models.en_minutes.shipped import SHIPPED, pipeline_id
from matters.pipeline.errors import ReadError
from matters.pipeline.records import Minutes, SourceText
from matters.pipeline.tasks import Extracted
from matters.pipeline.understanding import Understanding
from matters.pipeline.worker import LIMIT_S, LimitedReader

PIPELINE_VERSION = "13"
"""Raised whenever reading, segmenting or tagging changes what is said of the same bytes, or more is kept."""


def pipeline_version(spacy_model: str = SHIPPED) -> str:
    """The version, and the trained part: with other weights a file is read anew.

    :raises ModelError: when there is no such spaCy pipeline.
    """
    return f"{PIPELINE_VERSION}+{pipeline_id(spacy_model)}"


SMALL_CHARACTERS = 200_000
"""Text up to this length is understood where we are; longer text within the time limit."""


@dataclass(frozen=True)
class Processor:
    """Reads files one after another with one spaCy pipeline.

    :param embedder: whose word pieces the passages must fit; ``None`` leaves passages out.
    :param meaning: tells concerns by their meaning, ``embedder`` where there is none; without either they
        are told by their wording, which finds fewer.
    :param limit_s: how long reading one file may take.
    :param spacy_model: the trained part of the tagger: see ``matters.pipeline.language``.
    :param apart: understand short texts too in a process of its own, so that they leave this one free.
    """

    embedder: Embedder | None = None
    meaning: Embedder | None = None
    limit_s: float = LIMIT_S
    spacy_model: str = SHIPPED
    apart: bool = False

    @cached_property
    def reader(self) -> LimitedReader:
        """Reads within the time limit, where needed in a process that ends with this object."""
        return LimitedReader(limit_s=self.limit_s)

    @cached_property
    def understanding(self) -> Understanding:
        """What makes minutes of a text."""
        return Understanding(self.embedder, self.meaning, self.spacy_model)

    @cached_property
    def _sent(self) -> bytes | None:
        """What another process is told to understand with; ``None`` where the embedder cannot be sent."""
        try:
            return pickle.dumps(self.understanding)
        except (AttributeError, TypeError, pickle.PicklingError):
            return None

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

        :raises ReadError: When a text that is understood in a process of its own takes longer than it may.
        """
        wanted = self.apart or len(source.text) > SMALL_CHARACTERS
        if wanted and self._sent is not None:
            return self.reader.understand(Extracted(source, sha256, path, self._sent))
        return self.understanding.minutes(source, sha256=sha256, path=path)


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
        raise ReadError(f"{path}: no such file", do="Check the name.") from error
    except IsADirectoryError as error:
        raise ReadError(f"{path} is a folder", expected="a file") from error
    except OSError as error:
        raise ReadError(
            f"{path}: cannot be opened ({error.strerror})", do="Check that you may read it."
        ) from error
