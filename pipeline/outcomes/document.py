"""The outcomes of a whole document, as its structure divides it."""

from dataclasses import replace

from matters.models.embedders.port import Embedder
from matters.pipeline.outcomes.find import find_outcomes
from matters.pipeline.outcomes.people.people import people_in
from matters.pipeline.outcomes.reading import ItemText
from matters.pipeline.outcomes.sentences.margins import margins
from matters.pipeline.records import Outcome, SourceText, Span
from matters.pipeline.structure.read import Structure, read_structure
from matters.pipeline.structure.sentences import paragraphs, sentences


def outcomes_in(text: str, structure: Structure, embedder: Embedder | None) -> tuple[Outcome, ...]:
    """What the items do; agendas and notices do nothing."""
    if structure.kind != "minutes":
        return ()
    return find_outcomes(
        text,
        item_texts(text, structure),
        attendance=structure.attendance,
        meeting=structure.meeting,
        embedder=embedder,
    )


def structure_of(source: SourceText, *, name: str) -> Structure:
    """The structure of a document; words in the margin that name who has to act are left out of its items.

    :param name: the file's name: see ``read_structure``.
    """
    text, structure = source.text, read_structure(source, name=name)
    people = people_in(text, structure.attendance, structure.meeting)
    items = tuple(
        replace(item, omit=tuple(sorted({*item.omit, *margins(text, start, item.end, people)})))
        for item, start in zip(structure.items, structure.texts, strict=True)
    )
    return replace(structure, items=items)


def item_texts(text: str, structure: Structure) -> list[ItemText]:
    """Each item with the sentences after its heading, or with its heading where nothing follows."""
    blocks = list(paragraphs(structure.lines))
    found = []
    for item, start in zip(structure.items, structure.texts, strict=True):
        own = [Span(max(one.start, start), min(one.end, item.end)) for one in blocks]
        body = [one for one in own if text[one.start : one.end].strip()] or [Span(item.start, item.end)]
        found.append(
            ItemText(
                item,
                [
                    sentence
                    for one in body
                    for sentence in sentences(text, one.start, one.end, omit=item.omit)
                ],
            )
        )
    return found
