"""The spaCy pipeline: structure of a whole document first, then names, item by item."""

from collections.abc import Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from matters.models.embedders.port import Embedder
from matters.pipeline.outcomes.document import outcomes_in
from matters.pipeline.records import Mention, Outcome, SourceText
from matters.pipeline.structure.read import Structure, read_structure
from matters.pipeline.tagger import Gazetteer, Tag, build_gazetteer, tag

MAX_CHARACTERS = 100_000_000
_SOURCE, _NAME, _GAZETTEER = "matters.source", "matters.name", "matters.gazetteer"
_EMBEDDER = "matters.embedder"

for _extension in ("structure", "tags", "outcomes"):
    if not Doc.has_extension(_extension):
        Doc.set_extension(_extension, default=None)


@Language.component("minutes_segmenter")
def minutes_segmenter(doc: Doc) -> Doc:
    """Find the structure of a whole document: ``doc._.structure``, and ``doc.spans["items"]``."""
    source: SourceText = doc.user_data[_SOURCE]
    structure = read_structure(source, name=doc.user_data[_NAME])
    doc._.structure = structure
    doc.spans["items"] = [
        span
        for item in structure.items
        if (span := doc.char_span(item.start, item.end, label="ITEM", alignment_mode="expand")) is not None
    ]
    return doc


@Language.component("minutes_tagger")
def minutes_tagger(doc: Doc) -> Doc:
    """Find the names in one item: ``doc._.tags`` with exact offsets, and ``doc.spans["names"]``."""
    gazetteer: Gazetteer = doc.user_data.get(_GAZETTEER) or Gazetteer({}, {})
    doc._.tags = tag(doc.text, gazetteer)
    doc.spans["names"] = [
        span
        for one in doc._.tags
        if (span := doc.char_span(one.start, one.end, label=one.label, alignment_mode="expand")) is not None
    ]
    return doc


def build_language() -> Language:
    """The pipeline; it needs no trained weights yet."""
    nlp = spacy.blank("en")
    nlp.max_length = MAX_CHARACTERS
    nlp.add_pipe("minutes_segmenter")
    nlp.add_pipe("minutes_tagger")
    nlp.add_pipe("minutes_outcomes")
    return nlp


def segment(nlp: Language, source: SourceText, *, name: str) -> Structure:
    """Run the segmenter over one document."""
    structure: Structure = read_document(nlp, source, name=name)._.structure
    return structure


def read_document(nlp: Language, source: SourceText, *, name: str) -> Doc:
    """A whole document with its structure."""
    doc = nlp.make_doc(source.text)
    doc.user_data[_SOURCE], doc.user_data[_NAME] = source, name
    segmented: Doc = nlp.get_pipe("minutes_segmenter")(doc)
    return segmented


def tag_items(nlp: Language, source: SourceText, structure: Structure) -> tuple[Mention, ...]:
    """Run the tagger over each stretch between item boundaries, so that no name crosses one."""
    gazetteer = build_gazetteer(structure.attendance)
    stretches = _stretches(source.text, structure)
    docs = []
    for start, end, _ in stretches:
        doc = nlp.make_doc(source.text[start:end])
        doc.user_data[_GAZETTEER] = gazetteer
        docs.append(doc)
    with nlp.select_pipes(enable=["minutes_tagger"]):
        tagged = list(nlp.pipe(docs))
    return tuple(
        Mention(one.label, start + one.start, start + one.end, key, one.person)
        for (start, _, key), doc in zip(stretches, tagged, strict=True)
        for one in _tags(doc)
    )


def _tags(doc: Doc) -> Sequence[Tag]:
    tags: Sequence[Tag] = doc._.tags
    return tags


def _stretches(text: str, structure: Structure) -> list[tuple[int, int, str | None]]:
    """Front matter, every item, back matter; the empty ones left out."""
    first, last = structure.items[0].start, structure.items[-1].end
    whole: list[tuple[int, int, str | None]] = [(0, first, None)]
    whole += [(item.start, item.end, item.key) for item in structure.items]
    whole.append((last, len(text), None))
    return [stretch for stretch in whole if text[stretch[0] : stretch[1]].strip()]


@Language.component("minutes_outcomes")
def minutes_outcomes(doc: Doc) -> Doc:
    """Find what a segmented document does: ``doc._.outcomes``, and ``doc.spans["outcomes"]``."""
    embedder: Embedder | None = doc.user_data.get(_EMBEDDER)
    doc._.outcomes = outcomes_in(doc.text, doc._.structure, embedder)
    doc.spans["outcomes"] = [
        span
        for one in doc._.outcomes
        if (span := doc.char_span(one.start, one.end, label=one.kind, alignment_mode="expand")) is not None
    ]
    return doc


def outcomes_of(nlp: Language, doc: Doc, embedder: Embedder | None) -> tuple[Outcome, ...]:
    """Run the finder of outcomes over a document that :func:`read_document` gave."""
    doc.user_data[_EMBEDDER] = embedder
    found: tuple[Outcome, ...] = nlp.get_pipe("minutes_outcomes")(doc)._.outcomes
    return found
