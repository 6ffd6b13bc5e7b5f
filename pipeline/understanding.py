"""What stands in the text of one file: its meeting, items, names, outcomes and passages."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from matters.models.embedders.port import Embedder
from matters.models.en_minutes.shipped import SHIPPED
from matters.pipeline.passages import cut_passages
from matters.pipeline.records import Document, Minutes, SourceText
from matters.pipeline.structure.read import Structure
from matters.pipeline.tagging.port import Tagger

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True)
class Understanding:
    """Understands one text after another; can be sent to another process.

    :param embedder: whose word pieces the passages must fit; ``None`` leaves passages out.
    :param meaning: tells concerns by their meaning, ``embedder`` where there is none; without either they
        are told by their wording, which finds fewer.
    :param spacy_model: the trained part of the tagger: see ``matters.pipeline.language``.
    """

    embedder: Embedder | None = None
    meaning: Embedder | None = None
    spacy_model: str = SHIPPED

    def __reduce__(self) -> "tuple[Callable[..., Understanding], tuple[object, ...]]":
        """What is loaded stays behind."""
        return type(self), (self.embedder, self.meaning, self.spacy_model)

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

    def minutes(self, source: SourceText, *, sha256: str, path: str) -> Minutes:
        """Segment, tag and cut into passages what a reader extracted.

        :param sha256: of the file's bytes.
        :param path: where they came from.
        """
        from matters.pipeline.language import outcomes_of, segment, tag_items

        doc = segment(self.nlp, source, name=Path(path).name)
        structure: Structure = doc._.structure
        outcomes = outcomes_of(self.nlp, doc, self.meaning or self.embedder)
        document = Document(
            path=path,
            sha256=sha256,
            format=source.format,
            kind=structure.kind,
            status=structure.status,
            text=source.text,
            page_starts=source.page_starts,
        )
        minutes = Minutes(
            document=document,
            meeting=structure.meeting,
            attendance=structure.attendance,
            items=structure.items,
            mentions=tag_items(self.tagger, source, structure),
            outcomes=tuple(outcomes),
            glossary=structure.glossary,
            references=structure.references,
            caveats=structure.caveats,
        )
        return minutes if self.embedder is None else self._cut(minutes, structure, self.embedder)

    @staticmethod
    def _cut(minutes: Minutes, structure: Structure, embedder: Embedder) -> Minutes:
        passages = cut_passages(
            minutes.document,
            structure.lines,
            structure.items,
            structure.texts,
            count_tokens=embedder.count_tokens,
            max_tokens=embedder.max_tokens,
        )
        return replace(minutes, passages=passages)
