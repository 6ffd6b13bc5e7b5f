"""What the text of one file says: structure, names and outcomes, all but the passages."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matters.pipeline.language import segment, tag_items
from matters.pipeline.outcomes.find import find_outcomes
from matters.pipeline.records import Document, Minutes, Outcome, SourceText, Span
from matters.pipeline.sentences import paragraphs, sentences
from matters.pipeline.structure.read import Structure

if TYPE_CHECKING:
    from spacy.language import Language

TRUSTED_KINDS = frozenset({"decision", "action", "deferral", "interest", "question"})
"""Kinds of outcome that are found well enough to be kept: see ``benchmarks/outcomes.py`` for the figures."""


@dataclass(frozen=True, slots=True)
class Understood:
    """Minutes without passages, and the structure of which passages are cut."""

    minutes: Minutes
    structure: Structure


def understand(nlp: "Language", source: SourceText, *, sha256: str, path: str) -> Understood:
    """Segment and tag what a reader extracted.

    :param nlp: see :func:`matters.pipeline.language.build_language`.
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
        mentions=tag_items(nlp, source, structure),
        glossary=structure.glossary,
        references=structure.references,
        outcomes=_outcomes(document, structure),
        caveats=structure.caveats,
    )
    return Understood(minutes, structure)


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
