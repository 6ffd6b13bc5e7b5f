"""What stands in the text of one file, and who is named: all but outcomes and passages."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matters.pipeline.language import segment, tag_items
from matters.pipeline.records import Document, Minutes, SourceText
from matters.pipeline.structure.read import Structure
from matters.pipeline.tagging.port import Tagger

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Understood:
    """Minutes without outcomes and passages, and the structure in which those are found."""

    minutes: Minutes
    structure: Structure


def understand(nlp: "Language", tagger: Tagger, source: SourceText, *, sha256: str, path: str) -> Understood:
    """Segment and tag what a reader extracted.

    :param nlp: see :func:`matters.pipeline.language.build_language`.
    :param tagger: see :func:`matters.pipeline.language.build_tagger`.
    :param sha256: of the file's bytes.
    :param path: where they came from.
    """
    structure = segment(nlp, source, name=Path(path).name)
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
        mentions=tag_items(tagger, source, structure),
        glossary=structure.glossary,
        references=structure.references,
        caveats=structure.caveats,
    )
    return Understood(minutes, structure)
