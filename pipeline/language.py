"""The spaCy pipeline: structure of a whole document first, then names, item by item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from matters.models.embedders.port import Embedder
from matters.models.en_minutes.shipped import PATTERNS, SHIPPED, pipeline_folder, pipeline_id, unusable
from matters.pipeline.errors import ModelError
from matters.pipeline.outcomes.document import outcomes_in, structure_of
from matters.pipeline.records import Mention, Outcome, SourceText
from matters.pipeline.structure.read import Structure
from matters.pipeline.tagging.document import settled
from matters.pipeline.tagging.gazetteer import Gazetteer, build_gazetteer
from matters.pipeline.tagging.merge import find_names
from matters.pipeline.tagging.port import PatternTagger, Tagger
from matters.pipeline.tagging.tags import Tag

MAX_CHARACTERS = 100_000_000
PIECE = 20_000
"""Characters that the trained part reads at once at most."""
LABELS = {"PERSON": "PERSON", "PER": "PERSON", "ROLE": "ROLE", "ORG": "ORG", "NORP": "ORG"}
"""The labels of other pipelines, and what they are called here; others are left out."""
_SOURCE, _NAME, _GAZETTEER = "matters.source", "matters.name", "matters.gazetteer"
_EMBEDDER = "matters.embedder"

for _extension in ("structure", "tags", "outcomes"):
    if not Doc.has_extension(_extension):
        Doc.set_extension(_extension, default=None)


@Language.component("minutes_segmenter")
def minutes_segmenter(doc: Doc) -> Doc:
    """Find the structure of a whole document: ``doc._.structure``, and ``doc.spans["items"]``."""
    source: SourceText = doc.user_data[_SOURCE]
    structure = structure_of(source, name=doc.user_data[_NAME])
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
    gazetteer: Gazetteer = doc.user_data.get(_GAZETTEER) or Gazetteer()
    statistical = [
        Tag(LABELS[ent.label_], ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in LABELS
    ]
    doc._.tags = find_names(doc.text, gazetteer, statistical)
    doc.spans["names"] = [
        span
        for one in doc._.tags
        if (span := doc.char_span(one.start, one.end, label=one.label, alignment_mode="expand")) is not None
    ]
    return doc


class SpacyTagger:
    """A trained pipeline, with what only minutes offer before and after it.

    :param nlp: what :func:`build_language` gives.
    :param tagger_id: the name and weights of the trained part.
    """

    def __init__(self, nlp: Language, *, tagger_id: str) -> None:
        self._nlp = nlp
        self.tagger_id = tagger_id

    def tag(self, texts: Sequence[str], gazetteer: Gazetteer) -> list[list[Tag]]:
        """The names in each text, sorted and disjoint."""
        pieces = [(at, start, end) for at, text in enumerate(texts) for start, end in _pieces(text)]
        found: list[list[Tag]] = [[] for _ in texts]
        docs = (self._doc(texts[at][start:end], gazetteer) for at, start, end in pieces)
        with self._nlp.select_pipes(disable=["minutes_segmenter", "minutes_outcomes"]):
            for (at, start, _), doc in zip(pieces, self._nlp.pipe(docs), strict=True):
                found[at] += [
                    replace(one, start=one.start + start, end=one.end + start) for one in doc._.tags
                ]
        return settled(texts, found, gazetteer)

    def _doc(self, text: str, gazetteer: Gazetteer) -> Doc:
        doc = self._nlp.make_doc(text)
        doc.user_data[_GAZETTEER] = gazetteer
        return doc


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where a long text is cut, at ends of lines, so that no more memory is needed for it than for others."""
    start = 0
    while len(text) - start > PIECE:
        cut = text.rfind("\n", start + 1, start + PIECE)
        end = cut if cut > 0 else start + PIECE
        yield start, end
        start = end
    yield start, len(text)


def build_language(spacy_model: str = SHIPPED) -> Language:
    """The whole pipeline: segmenter, the trained part, tagger, outcomes.

    :param spacy_model: the trained part: ``"en_minutes"``, an installed pipeline, a folder, or
        ``"patterns"`` for none.
    :raises ModelError: when it is missing or cannot be loaded.
    """
    return _built(spacy_model, pipeline_id(spacy_model))


@cache
def _built(spacy_model: str, _: str) -> Language:
    """Loaded once in a process; other weights under the same name are loaded anew."""
    nlp = spacy.blank("en") if spacy_model == PATTERNS else _trained(spacy_model)
    nlp.max_length = MAX_CHARACTERS
    nlp.add_pipe("minutes_segmenter", first=True)
    nlp.add_pipe("minutes_tagger", last=True)
    nlp.add_pipe("minutes_outcomes", last=True)
    return nlp


def build_tagger(nlp: Language, spacy_model: str = SHIPPED) -> Tagger:
    """The adapter for what a pipeline was built with.

    :raises ModelError: when there is no such pipeline.
    """
    if spacy_model == PATTERNS:
        return PatternTagger()
    return SpacyTagger(nlp, tagger_id=pipeline_id(spacy_model))


def _trained(name: str) -> Language:
    folder = pipeline_folder(name)
    try:
        nlp = spacy.load(folder or name)
    except Exception as error:  # a package may raise anything when it is loaded
        raise unusable(name, error) from error
    _multiply_with_numpy(nlp)
    if not {"ner", "entity_ruler"} & set(nlp.pipe_names):
        raise ModelError(
            f"{name} finds no names: {', '.join(nlp.pipe_names)}",
            expected="a pipeline with the component ner",
            do="Name another one, or leave --spacy-model out.",
        )
    return nlp


def _multiply_with_numpy(nlp: Language) -> None:
    """NumPy's own products of matrices take a quarter of the time of those that thinc brings."""
    for _, component in nlp.components:
        model = getattr(component, "model", None)
        for layer in model.walk() if isinstance(model, Model) else ():
            if isinstance(layer.ops, NumpyOps):
                layer.ops = NumpyOps(use_blis=False)


def segment(nlp: Language, source: SourceText, *, name: str) -> Doc:
    """One document after the segmenter: ``doc._.structure``."""
    doc = nlp.make_doc(source.text)
    doc.user_data[_SOURCE], doc.user_data[_NAME] = source, name
    found: Doc = nlp.get_pipe("minutes_segmenter")(doc)
    return found


def tag_items(tagger: Tagger, source: SourceText, structure: Structure) -> tuple[Mention, ...]:
    """Tag each stretch between item boundaries, so that no name crosses one."""
    gazetteer = build_gazetteer(structure.attendance, source.text)
    stretches = _stretches(source.text, structure)
    tagged = tagger.tag([source.text[one.start : one.end] for one in stretches], gazetteer)
    return tuple(
        Mention(one.label, stretch.start + one.start, stretch.start + one.end, stretch.item, one.person)
        for stretch, tags in zip(stretches, tagged, strict=True)
        for one in tags
    )


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a document in which names are found by themselves; ``item`` is ``None`` beside the items."""

    start: int
    end: int
    item: str | None = None


def _stretches(text: str, structure: Structure) -> list[_Stretch]:
    """Front matter, every item, back matter; the empty ones left out."""
    first, last = structure.items[0].start, structure.items[-1].end
    items = (_Stretch(item.start, item.end, item.key) for item in structure.items)
    whole = (_Stretch(0, first), *items, _Stretch(last, len(text)))
    return [one for one in whole if text[one.start : one.end].strip()]


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
    """Run the finder of outcomes over a segmented document."""
    doc.user_data[_EMBEDDER] = embedder
    found: tuple[Outcome, ...] = nlp.get_pipe("minutes_outcomes")(doc)._.outcomes
    return found
