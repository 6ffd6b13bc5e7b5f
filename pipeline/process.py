"""One file in, what it says out."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from matters.models.embedders.port import Embedder
from matters.pipeline.errors import ReadError
from matters.pipeline.outcomes.find import find_outcomes
from matters.pipeline.passages import cut_passages
from matters.pipeline.records import Document, Minutes, Outcome, Passage, SourceText, Span
from matters.pipeline.sentences import paragraphs, sentences
from matters.pipeline.structure.read import Structure
from matters.pipeline.worker import LIMIT_S, LimitedReader

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINE_VERSION = "2"
"""Raised whenever reading, segmenting or tagging changes what is said of the same bytes."""


TRUSTED_KINDS = frozenset({"decision", "action", "deferral", "interest", "question"})
"""Kinds of outcome that are found well enough to be kept: see ``benchmarks/outcomes.py`` for the figures."""


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
    def nlp(self) -> "Language":
        """The spaCy pipeline, imported and built at first use: an ingest of what is held needs none."""
        from matters.pipeline.language import build_language

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
        """Segment, tag and cut into passages what a reader extracted."""
        from matters.pipeline.language import segment, tag_items

        structure = segment(self.nlp, source, name=Path(path).name)
        document = Document(
            path=path,
            sha256=sha256,
            format=source.format,
            kind=structure.kind,
            status=structure.status,
            text=source.text,
            page_starts=source.page_starts,
        )
        passages: tuple[Passage, ...] = ()
        if self.embedder is not None:
            passages = cut_passages(
                document,
                structure.lines,
                structure.items,
                structure.texts,
                count_tokens=self.embedder.count_tokens,
                max_tokens=self.embedder.max_tokens,
            )
        return Minutes(
            document=document,
            meeting=structure.meeting,
            attendance=structure.attendance,
            items=structure.items,
            mentions=tag_items(self.nlp, source, structure),
            glossary=structure.glossary,
            references=structure.references,
            outcomes=_outcomes(document, structure),
            passages=passages,
            caveats=structure.caveats,
        )


def _outcomes(document: Document, structure: Structure) -> tuple[Outcome, ...]:
    """What the items do; agendas and notices do nothing."""
    if structure.kind != "minutes":
        return ()
    whole = list(paragraphs(structure.lines))
    found: list[Outcome] = []
    for item, start in zip(structure.items, structure.texts, strict=True):
        own = [Span(max(one.start, start), min(one.end, item.end)) for one in whole]
        said = [
            sentence
            for one in own
            if one.start < one.end
            for sentence in sentences(document.text, one.start, one.end, omit=item.omit)
        ]
        found.extend(
            find_outcomes(
                document.text, item, said, attendance=structure.attendance, meeting=structure.meeting
            )
        )
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
