"""One file in, what it says out."""

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from matters.models.embedders.port import Embedder
from matters.models.en_minutes.shipped import SHIPPED, pipeline_id
from matters.pipeline.errors import ReadError
from matters.pipeline.passages import cut_passages
from matters.pipeline.records import Minutes, Outcome, SourceText
from matters.pipeline.structure.read import Structure
from matters.pipeline.tagging.port import Tagger
from matters.pipeline.tasks import Extracted
from matters.pipeline.worker import LIMIT_S, LimitedReader

if TYPE_CHECKING:
    from spacy.language import Language

    from matters.pipeline.understanding import Understood

PIPELINE_VERSION = "6"
"""Raised whenever reading, segmenting or tagging changes what is said of the same bytes, or more is kept."""


def pipeline_version(spacy_model: str = SHIPPED) -> str:
    """The version, and the trained part: with other weights a file is read anew.

    :raises ModelError: when there is no such spaCy pipeline.
    """
    return f"{PIPELINE_VERSION}+{pipeline_id(spacy_model)}"


TRUSTED_KINDS = frozenset(
    {"decision", "action", "deferral", "concern", "interest", "recommendation", "question"}
)
"""Kinds of outcome that are found well enough to be kept: see ``benchmarks/outcomes.py`` for the figures."""

SMALL_CHARACTERS = 200_000
"""Text up to this length is understood where we are; longer text within the time limit."""


@dataclass(frozen=True)
class Processor:
    """Reads files one after another with one spaCy pipeline.

    :param embedder: whose word pieces the passages must fit; ``None`` leaves passages out.
    :param meaning: tells concerns by their meaning where there is no ``embedder``; without either they are
        told by their wording, which finds fewer.
    :param limit_s: how long reading one file may take.
    :param spacy_model: the trained part of the tagger: see ``matters.pipeline.language``.
    """

    embedder: Embedder | None = None
    meaning: Embedder | None = None
    limit_s: float = LIMIT_S
    spacy_model: str = SHIPPED

    @cached_property
    def reader(self) -> LimitedReader:
        """Reads within the time limit, where needed in a process that ends with this object."""
        return LimitedReader(limit_s=self.limit_s)

    @cached_property
    def nlp(self) -> "Language":
        """The spaCy pipeline, imported and built at first use: an ingest of what is held needs none."""
        from matters.pipeline.language import build_language

        return build_language(self.spacy_model)

    @cached_property
    def tagger(self) -> Tagger:
        """What finds the names."""
        from matters.pipeline.language import build_tagger

        return build_tagger(self.nlp, self.spacy_model)

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
        understood = self._understood(source, sha256=sha256, path=path)
        structure = understood.structure
        minutes = replace(understood.minutes, outcomes=self._outcomes(source.text, structure))
        if self.embedder is None:
            return minutes
        passages = cut_passages(
            minutes.document,
            structure.lines,
            structure.items,
            structure.texts,
            count_tokens=self.embedder.count_tokens,
            max_tokens=self.embedder.max_tokens,
        )
        return replace(minutes, passages=passages)

    def _understood(self, source: SourceText, *, sha256: str, path: str) -> "Understood":
        from matters.pipeline.understanding import understand

        if len(source.text) <= SMALL_CHARACTERS:
            return understand(self.nlp, self.tagger, source, sha256=sha256, path=path)
        task = Extracted(source, sha256, path, self.spacy_model)
        return self.reader.understand(task)

    def _outcomes(self, text: str, structure: Structure) -> tuple[Outcome, ...]:
        from matters.pipeline.language import outcomes_of

        found = outcomes_of(self.nlp, text, structure, self.embedder or self.meaning)
        return tuple(one for one in found if one.kind in TRUSTED_KINDS)


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
