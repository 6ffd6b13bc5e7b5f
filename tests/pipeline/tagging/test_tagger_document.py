"""Names in a whole document: what is said of one place holds for the others."""

from typing import Any

import pytest

from matters.pipeline.records import Attendee
from matters.pipeline.tagging.document import settled
from matters.pipeline.tagging.gazetteer import Gazetteer, build_gazetteer
from matters.pipeline.tagging.tags import Tag


def tags(text: str, **names: str) -> list[Tag]:
    """A tag for each of these words where they first stand, labels as keywords."""
    return [
        Tag(label, text.index(words), text.index(words) + len(words))
        for label, listed in names.items()
        for words in listed.split("|")
    ]


def read(texts: list[str], tagged: list[list[Tag]], gazetteer: Gazetteer | None = None) -> Any:
    """Label and words of what is found in each text."""
    found = settled(texts, tagged, gazetteer or Gazetteer())
    return [
        [(one.label, text[one.start : one.end]) for one in row]
        for text, row in zip(texts, found, strict=True)
    ]


def test_tagger_document_a_surname_is_the_person_named_in_full() -> None:
    texts = ["Graham Sleightholme came.", "It was left to Sleightholme."]
    assert read(texts, [tags(texts[0], PERSON="Graham Sleightholme"), []])[1] == [("PERSON", "Sleightholme")]


@pytest.mark.parametrize(
    "text", ["Sleightholme Road is flooded.", "Letter from Sleightholme Homes", "The Old Sleightholme Mill"]
)
def test_tagger_document_a_surname_inside_another_name_is_nobody(text: str) -> None:
    first = "Graham Sleightholme came."
    assert read([first, text], [tags(first, PERSON="Graham Sleightholme"), []])[1] == []


def test_tagger_document_a_surname_that_two_bear_stays_as_it_was() -> None:
    texts = ["Graham Tasker and Winnie Tasker came.", "It was left to Tasker."]
    assert read(texts, [tags(texts[0], PERSON="Graham Tasker|Winnie Tasker"), []])[1] == []


def test_tagger_document_a_surname_that_is_a_word_there_stays_a_word() -> None:
    texts = ["Ann Young came.", "Young people spoke of being young.", "Young people left."]
    assert read(texts, [tags(texts[0], PERSON="Ann Young"), [], []])[1:] == [[], []]


def test_tagger_document_an_abbreviation_is_the_body_it_was_given_to() -> None:
    texts = ["The Brant Tenants Assembly (BTA) wrote.", "A reply went to BTA."]
    assert read(texts, [tags(texts[0], ORG="Brant Tenants Assembly"), []])[1] == [("ORG", "BTA")]


def test_tagger_document_an_abbreviation_is_the_thing_it_was_given_to() -> None:
    texts = ["The Local Cycling Network Plan (LCNP) was read.", "LCNP money is short."]
    assert read(texts, [[], tags(texts[1], ORG="LCNP")])[1] == []


def test_tagger_document_the_initials_of_a_member_stay_a_person() -> None:
    texts = ["The Brant Tenants Assembly wrote.", "BTA to reply."]
    gazetteer = build_gazetteer([Attendee("Bea T. Ash", "present", 0, 0, initials="BTA")], "")
    found = read(
        texts, [tags(texts[0], ORG="Brant Tenants Assembly"), tags(texts[1], PERSON="BTA")], gazetteer
    )
    assert found[1] == [("PERSON", "BTA")]


def test_tagger_document_what_is_mostly_a_body_is_one_everywhere() -> None:
    texts = ["Calder Energy wrote.", "A letter to Calder Energy.", "Calder Energy Road is closed."]
    found = read(texts, [tags(texts[0], ORG="Calder Energy"), [], []])
    assert found[1:] == [[], []]  # one of three is too few
    found = read(texts, [tags(texts[0], ORG="Calder Energy"), tags(texts[1], ORG="Calder Energy"), []])
    assert found[2] == []
    again = read(
        [*texts[:2], texts[1]], [tags(texts[0], ORG="Calder Energy"), tags(texts[1], ORG="Calder Energy"), []]
    )
    assert again[2] == [("ORG", "Calder Energy")]
