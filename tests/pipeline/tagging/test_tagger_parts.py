"""What the words of a name, and those around it, say of where it ends and what it is."""

from typing import Any

import pytest

from matters.pipeline.records import Attendee
from matters.pipeline.tagging.gazetteer import Gazetteer, build_gazetteer
from matters.pipeline.tagging.merge import find_names
from matters.pipeline.tagging.tags import Tag


def read(text: str, label: str = "", words: str = "") -> Any:
    """What is found where a trained pipeline takes these words for a name."""
    trained = [Tag(label, text.index(words), text.index(words) + len(words))] if words else []
    return [(one.label, text[one.start : one.end]) for one in find_names(text, Gazetteer(), trained)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Otter Society and Woodland Trust wrote.", ["Otter Society", "Woodland Trust"]),
        ("Cabinet of Wychshire County Council met.", ["Cabinet", "Wychshire County Council"]),
        ("Ardkeel and Slieverone District Council met.", ["Ardkeel and Slieverone District Council"]),
        ("The Police and Fire Panel met.", ["Police and Fire Panel"]),
    ],
)
def test_tagger_parts_tells_two_bodies_from_one(text: str, found: list[str]) -> None:
    whole = text.removeprefix("The ").rpartition(" ")[0]
    assert read(text, "ORG", whole) == [("ORG", words) for words in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Under the Local Government Act 2000 it was noted.", "Local Government"),
        ("The Local Government and Elections (Wales) Act applies.", "Local Government and Elections"),
        ("The Great Otter Neighbourhood Plan was read.", "Great Otter Neighbourhood"),
        ("Queue at the Tesco roundabout.", "Tesco"),
        ("Held at James Brad School on Monday.", "James Brad School"),
        ("Works at Elm House begin.", "Elm House"),
        ("Application NP/GF/0324/0117 was refused.", "NP"),
        ("The meeting was at the Rose Cottage.", "Rose Cottage"),
    ],
)
def test_tagger_parts_finds_no_body_where_a_thing_or_place_stands(text: str, words: str) -> None:
    assert read(text, "ORG", words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Application NP/GF/0324/0117 was refused.", "NP"),
        ("The meeting was at the Rose Cottage.", "Rose Cottage"),
        ("The stile at Bassett's Corner is down.", "Bassett"),
        ("A leak at Inverlaggan Hall.", "Inverlaggan Hall"),
    ],
)
def test_tagger_parts_finds_no_person_where_a_thing_or_place_stands(text: str, words: str) -> None:
    assert read(text, "PERSON", words) == []


def test_tagger_parts_a_building_that_acts_is_a_body() -> None:
    assert read("Elm House has asked for a sign.", "ORG", "Elm House") == [("ORG", "Elm House")]


@pytest.mark.parametrize(
    ("text", "words", "post"),
    [
        (
            "The Director of Economy, Skills and Culture spoke.",
            "Director of Economy",
            "Director of Economy, Skills and Culture",
        ),
        ("The Planning Officer (South) spoke.", "Planning Officer", "Planning Officer (South)"),
        ("T/Assistant Chief Constable spoke.", "Assistant Chief Constable", "T/Assistant Chief Constable"),
        (
            "The Director of Finance, Ann Birch and Bo Cole came.",
            "Director of Finance",
            "Director of Finance",
        ),
    ],
)
def test_tagger_parts_reads_a_post_with_its_whole_field(text: str, words: str, post: str) -> None:
    assert ("ROLE", post) in read(text, "ROLE", words)


def test_tagger_parts_a_post_and_its_body_are_two() -> None:
    text = "The Leader of the Riverside Group spoke."
    assert read(text, "ROLE", "Leader of the Riverside Group") == [
        ("ROLE", "Leader"),
        ("ORG", "Riverside Group"),
    ]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Concepta Gilhooly, Station Manager, offered.", "Concepta Gilhooly"),
        ("Present: Bogusława Price (Clerk)", "Bogusława Price"),
        ("Officers: Máirtín Ó Cuirc - Senior Engineer", "Máirtín Ó Cuirc"),
    ],
)
@pytest.mark.parametrize("label", ["ORG", ""])
def test_tagger_parts_who_holds_a_post_is_a_person(text: str, person: str, label: str) -> None:
    assert ("PERSON", person) in read(text, label, person if label else "")


def test_tagger_parts_a_body_before_a_post_stays_one() -> None:
    assert ("ORG", "Marlow Town Council") in read("Marlow Town Council, Clerk", "ORG", "Marlow Town Council")


def test_tagger_parts_a_titled_name_is_a_person_without_the_title() -> None:
    assert read("Ms. Gráinne Foy came.", "ORG", "Ms. Gráinne Foy") == [("PERSON", "Gráinne Foy")]


def test_tagger_parts_a_heading_in_capitals_names_its_body() -> None:
    assert read("MINUTES OF PORT SELWYN TOWN COUNCIL") == [("ORG", "PORT SELWYN TOWN COUNCIL")]


def test_tagger_parts_a_heading_with_the_initials_of_a_member_is_no_body() -> None:
    gazetteer = build_gazetteer([Attendee("Dan Noble", "present", 0, 0, initials="DN")], "")
    text = "Clock Tower Spotlights DN to ask."
    tags = find_names(text, gazetteer, [Tag("ORG", 0, 25)])
    assert [(one.label, text[one.start : one.end]) for one in tags] == [("PERSON", "DN")]
