"""Who is meant by a name or a post in one meeting, and in which items."""

from pathlib import Path

import pytest

from matters.index.catalogue.filters import Filters
from matters.index.store import Index
from matters.pipeline.records import Attendee, Mention
from store_minutes import archive, minutes

LIST = [
    Attendee("Ada Moss", "present", 0, 1, title="Councillor", role="Chair", initials="AM"),
    Attendee("Gil Moss", "present", 0, 1, title="Councillor"),
    Attendee("Rosa Quill", "in attendance", 0, 1, role="Designated Nurse for Children", organisation="NHS"),
    Attendee("Tom Reed", "in attendance", 0, 1, role="Team Manager, Fostering"),
    Attendee("Una Field", "in attendance", 0, 1, role="Team Manager, Housing"),
]  # fmt: skip
TEXT = "Councillor Peel spoke. The Chair and the nurse replied. AM left. Mr Peel of Mill Lane complained."


def mention(label: str, words: str, person: str | None = None, *, after: int = 0) -> Mention:
    at = TEXT.index(words, after)
    return Mention(label, at, at + len(words), "1", person)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """One meeting with mentions, and one with Councillor Peel in its list; passages 1 and 2."""
    said = [
        mention("PERSON", "Peel"),
        mention("ROLE", "Chair"),
        mention("PERSON", "AM", "Ada Moss"),
        mention("PERSON", "Peel", after=30),
    ]
    peel = [Attendee("Ida Peel", "present", 0, 1, title="Councillor")]
    return archive(
        tmp_path_factory.mktemp("meant"),
        minutes(TEXT, path="/1", date="2020-01-10", attendance=LIST, extra=said),
        minutes("Ida Peel spoke.", path="/2", date="2020-02-10", attendance=peel, people=["Ida Peel"]),
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("AM", "Ada Moss"),
        ("Ada Moss", "Ada Moss"),
        ("Moss", None),
        ("the Chair", "Ada Moss"),
        ("Designated Nurse", "Rosa Quill"),
        ("the nurse", "Rosa Quill"),
        ("Team Manager", None),
        ("Team Manager, Fostering", "Tom Reed"),
        ("the officer", None),
        (None, None),
    ],
)
def test_register_meant_resolves_what_one_meeting_says(
    index: Index, words: str | None, meant: str | None
) -> None:
    found = index.who.meanings.of_words(1, words)
    assert (found.name if found else None) == meant


def test_register_meant_finds_items_by_initials_post_and_title(index: Index) -> None:
    def allowed(person: str) -> list[int]:
        found = index.reader.allowed_passages(Filters(people=(person,)))
        assert found is not None
        return [int(one) for one in found]

    assert allowed("Ada Moss") == [1]
    assert allowed("Gil Moss") == []
    assert allowed("Ida Peel") == [1, 2]


def test_register_meant_takes_no_resident_for_a_councillor(tmp_path: Path) -> None:
    text = "Mr Peel of Mill Lane complained."
    peel = [Attendee("Ida Peel", "present", 0, 1, title="Councillor")]
    named = [Mention("PERSON", 3, 7, "1")]
    index = archive(
        tmp_path,
        minutes(text, path="/1", date="2020-01-10", attendance=LIST, extra=named),
        minutes("Ida Peel spoke.", path="/2", date="2020-02-10", attendance=peel, people=["Ida Peel"]),
    )
    found = index.reader.allowed_passages(Filters(people=("Peel",)))
    assert found is not None and found.tolist() == [2]
    index.close()
