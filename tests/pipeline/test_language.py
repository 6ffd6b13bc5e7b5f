"""The spaCy pipeline: structure first, then names, item by item, at exact offsets."""

from typing import Any

import pytest

from matters.pipeline.language import (
    MAX_CHARACTERS,
    PIECE,
    build_language,
    build_tagger,
    outcomes_of,
    segment,
    tag_items,
)
from matters.pipeline.records import SourceText
from matters.pipeline.tagging.gazetteer import Gazetteer

TEXT = """Planning Committee
4 May 2021

Present: Cllr Ann Birch (Chair), Cllr Bob Cole

A23/024COMMITTEE MEMBERS
Apologies came from the Head of Finance

A23/025 Northshire
Police spoke to Cllr Cole.

A23/026 Highways
Cllr Birch asked Northshire Police for help.

Signed: Cllr Birch
"""


@pytest.fixture(scope="module")
def nlp() -> Any:
    return build_language()


@pytest.fixture(scope="module")
def structure(nlp: Any) -> Any:
    return segment(nlp, SourceText(TEXT, "text"), name="minutes.txt")._.structure


@pytest.fixture(scope="module")
def mentions(nlp: Any, structure: Any) -> Any:
    return tag_items(build_tagger(nlp), SourceText(TEXT, "text"), structure)


def test_language_has_the_trained_part_between_its_own(nlp: Any) -> None:
    assert nlp.pipe_names == ["minutes_segmenter", "tok2vec", "ner", "minutes_tagger", "minutes_outcomes"]


def test_language_item_inside_a_token_keeps_its_offsets(structure: Any) -> None:
    assert [item.key for item in structure.items] == ["A23/024", "A23/025", "A23/026"]
    assert TEXT[structure.items[0].start :].startswith("A23/024COMMITTEE")
    assert structure.items[0].title == "COMMITTEE MEMBERS"


def test_language_spans_of_a_whole_document(nlp: Any) -> None:
    doc = nlp.make_doc(TEXT)
    doc.user_data["matters.source"], doc.user_data["matters.name"] = SourceText(TEXT, "text"), "minutes.txt"
    doc = nlp(doc)
    assert [span.label_ for span in doc.spans["items"]] == ["ITEM"] * 3
    assert {span.label_ for span in doc.spans["names"]} >= {"PERSON", "ORG"}


def test_language_names_stand_in_their_item(structure: Any, mentions: Any) -> None:
    items = {item.key: item for item in structure.items}
    for one in mentions:
        if one.item is not None:
            assert items[one.item].start <= one.start < one.end <= items[one.item].end
    assert mentions == tuple(sorted(mentions, key=lambda one: one.start))


def test_language_no_name_crosses_an_item(mentions: Any) -> None:
    found = [(one.label, TEXT[one.start : one.end], one.item) for one in mentions]
    assert ("ORG", "Northshire Police", "A23/026") in found
    assert not any("Finance" in text and "A23" in text for _, text, _ in found)


def test_language_front_and_back_matter_have_names_too(mentions: Any) -> None:
    outside = [
        (TEXT[one.start : one.end], one.person)
        for one in mentions
        if one.item is None and one.label == "PERSON"
    ]
    assert outside[0] == ("Ann Birch", "Ann Birch")
    assert outside[-1] == ("Birch", "Ann Birch")


def test_language_takes_a_document_of_over_a_million_characters(nlp: Any) -> None:
    text = TEXT + "The road was shut and the clerk wrote a letter about it.\n" * 20_000
    assert 1_000_000 < len(text) < MAX_CHARACTERS
    structure = segment(nlp, SourceText(text, "text"), name="minutes.txt")._.structure
    assert [item.key for item in structure.items] == ["A23/024", "A23/025", "A23/026"]
    assert structure.items[-1].end == len(text)


def test_language_outcomes_of_a_whole_document(nlp: Any) -> None:
    text = TEXT.replace("for help.", "for help.\nRESOLVED: That the report be noted.")
    doc = segment(nlp, SourceText(text, "text"), name="minutes.txt")
    (outcome,) = outcomes_of(nlp, doc, None)
    assert (outcome.kind, outcome.item) == ("decision", "A23/026")
    assert text[outcome.start : outcome.end] == "RESOLVED: That the report be noted."


def test_language_an_empty_document(nlp: Any) -> None:
    source = SourceText("", "text")
    assert tag_items(build_tagger(nlp), source, segment(nlp, source, name="a.txt")._.structure) == ()


def test_language_a_long_item_is_read_in_pieces_with_the_same_offsets(nlp: Any) -> None:
    line = "Cllr Birch thanked Northshire Police for the work in the village.\n"
    text = line * (2 * PIECE // len(line) + 3)
    [tags] = build_tagger(nlp).tag([text], Gazetteer())
    people = [text[one.start : one.end] for one in tags if one.label == "PERSON"]
    assert people == ["Birch"] * text.count("\n")
