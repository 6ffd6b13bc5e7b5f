"""What holds of every tagger: the trained pipeline and the patterns alone."""

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from matters.models.en_minutes.shipped import PATTERNS, SHIPPED, pipeline_id
from matters.pipeline.language import build_language, build_tagger
from matters.pipeline.records import Attendee
from matters.pipeline.tagging.gazetteer import build_gazetteer

LISTED = [
    Attendee("Ann Birch", "present", 0, 9, role="Chair"),
    Attendee("Clive Cole", "present", 0, 10, initials="CC"),
    Attendee("P. J. Whitlow", "in attendance", 0, 13, role="Head of Fostering"),
]
GAZETTEER = build_gazetteer(LISTED)


@pytest.fixture(scope="module", params=[PATTERNS, SHIPPED])
def tagger(request: Any) -> Any:
    return build_tagger(build_language(request.param), request.param)


@pytest.fixture(scope="module")
def found(tagger: Any) -> Any:
    def tags(text: str) -> list[tuple[str, str, str | None]]:
        return [
            (one.label, text[one.start : one.end], one.person) for one in tagger.tag([text], GAZETTEER)[0]
        ]

    return tags


def test_tagger_contract_is_named_by_its_weights(tagger: Any) -> None:
    assert tagger.tagger_id in {pipeline_id(PATTERNS), pipeline_id(SHIPPED)}


@pytest.mark.parametrize(
    ("text", "name", "person"),
    [
        ("Councillor Birch asked about foster carers.", "Birch", "Ann Birch"),
        ("Cllr A. Birch asked about foster carers.", "A. Birch", "Ann Birch"),
        ("Ms ANN BIRCH asked about foster carers.", "ANN BIRCH", "Ann Birch"),
        ("It was agreed that Birch's motion be put.", "Birch", "Ann Birch"),
        ("CC asked about foster carers.", "CC", "Clive Cole"),
        ("Mr P J Whitlow replied.", "P J Whitlow", "P. J. Whitlow"),
        ("Mr PJ Whitlow replied.", "PJ Whitlow", "P. J. Whitlow"),
        ("The report came from Ann\nBirch.", "Ann\nBirch", "Ann Birch"),
    ],
)
def test_tagger_contract_knows_the_forms_of_those_present(
    found: Any, text: str, name: str, person: str
) -> None:
    assert ("PERSON", name, person) in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A resident of Birch Lane wrote in.", "Birch"),
        ("The Birchwood estate was flooded.", "Birch"),
        ("The DCC report was noted.", "CC"),
    ],
)
def test_tagger_contract_knows_nobody_by_a_part_of_another_name(found: Any, text: str, name: str) -> None:
    assert ("PERSON", name) not in {(label, words) for label, words, _ in found(text)}


def test_tagger_contract_another_of_the_same_surname_is_somebody_else(found: Any) -> None:
    people = [one for one in found("Mrs Tina Cole wrote to the council.") if one[0] == "PERSON"]
    assert all(person is None for _, words, person in people if words == "Tina Cole")


def test_tagger_contract_finds_posts_and_bodies(found: Any) -> None:
    names = found("The Chair thanked the Head of Fostering. Northmere Police came.")
    assert ("ROLE", "Chair", "Ann Birch") in names
    assert ("ROLE", "Head of Fostering", "P. J. Whitlow") in names
    assert ("ORG", "Northmere Police", None) in names


def test_tagger_contract_leaves_titles_letters_and_possessives_out(found: Any) -> None:
    names = [
        words
        for label, words, _ in found("Dr Kofi Marsh MBE spoke to Mrs Hale's motion.")
        if label == "PERSON"
    ]
    assert names == ["Kofi Marsh", "Hale"]


def test_tagger_contract_reads_a_list_of_councillors(found: Any) -> None:
    names = [
        words
        for label, words, _ in found("For: Councillors Ash, Birch, Cole and Dunmore.")
        if label == "PERSON"
    ]
    assert names == ["Ash", "Birch", "Cole", "Dunmore"]


PIECES = st.sampled_from(
    [
        "Cllr ",
        "Birch",
        "Ann ",
        "the ",
        "Head of ",
        "Police",
        "\n",
        ". ",
        "CC ",
        "Trust ",
        "and ",
        "’s ",
        "(",
        ") ",
        "  ",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.lists(PIECES, max_size=20).map("".join), max_size=4))
@example(texts=["Head of ’s Birch", "Chair ’s Birch"])
def test_tagger_contract_names_are_sorted_disjoint_and_trimmed(tagger: Any, texts: list[str]) -> None:
    tagged = tagger.tag(texts, GAZETTEER)
    assert len(tagged) == len(texts)
    for text, tags in zip(texts, tagged, strict=True):
        end = 0
        for one in tags:
            assert one.label in {"PERSON", "ROLE", "ORG"}
            assert end <= one.start < one.end <= len(text)
            assert text[one.start : one.end] == text[one.start : one.end].strip()
            end = one.end
