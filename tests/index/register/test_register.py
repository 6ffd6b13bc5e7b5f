"""The register of an archive: ids that stay, names that are asked for, decisions that survive."""

from pathlib import Path

import pytest

from matters.index.kept import add_kept
from matters.index.register.deciding import merge, split
from matters.index.store import Index
from matters.pipeline.errors import QueryError
from matters.pipeline.records import Attendee, Minutes
from store_minutes import archive, ingest, minutes


def listed(*names: str, path: str, date: str, text: str = "Nothing was said.", **more: str) -> Minutes:
    """Minutes whose list names these people, each as councillor; "Clerk: Name" as the clerk."""
    people = []
    for name in names:
        role, _, rest = name.rpartition(": ")
        title = None if role else "Councillor"
        people.append(Attendee(rest, "present", 0, 1, title=title, role=role or None))
    return minutes(f"{text} ({date})", path=path, date=date, attendance=people, **more)  # type: ignore[arg-type]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """Two Mosses, one of them also as an initial, and a Hart whom lists spell in three ways."""
    return archive(
        tmp_path,
        listed("Ada Moss", "Gil Moss", "J Hart", "Clerk: Rosa Quill", path="/1", date="2020-01-10"),
        listed("Ada Moss", "Gil Moss", "Jane Hart", path="/2", date="2020-02-10"),
        listed("A Moss", "Hart", "Head of Planning: Rosa Quill", path="/3", date="2020-03-10"),
    )


def ids(index: Index) -> list[str]:
    return [entry.id for entry in index.who.register.entries]


def test_register_has_one_entry_a_person(index: Index) -> None:
    register = index.who.register
    assert ids(index) == ["hart-j", "moss-a", "moss-g", "quill-r"]
    hart = register.one("hart-j")
    assert (hart.name, hart.kind, hart.first, hart.last, hart.meetings) == (
        "Jane Hart", "councillor", "2020-01-10", "2020-03-10", 3,
    )  # fmt: skip
    assert {one.text for one in hart.spellings} == {"J Hart", "Jane Hart", "Hart"}
    assert [(one.text, one.first, one.last) for one in register.one("Quill").roles] == [
        ("Clerk", "2020-01-10", "2020-01-10"),
        ("Head of Planning", "2020-03-10", "2020-03-10"),
    ]


def test_register_ids_stay_when_meetings_are_added(index: Index) -> None:
    before = ids(index)
    ingest(index, listed("Jane Hart", "Gus Moss", path="/4", date="2020-04-10"))
    assert set(before) < set(ids(index))
    assert set(ids(index)) - set(before) == {"moss-g-2"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Jane Hart", ["hart-j"]),
        ("Cllr Hart", ["hart-j"]),
        ("hart-j", ["hart-j"]),
        ("A Moss", ["moss-a"]),
        ("Moss", ["moss-a", "moss-g"]),
        ("Ida Moss", []),
        ("Peel", []),
        ("", []),
    ],
)
def test_register_is_asked_by_any_spelling(index: Index, asked: str, found: list[str]) -> None:
    assert [one.id for one in index.who.register.named(asked)] == found


@pytest.mark.parametrize(
    ("asked", "got", "expected"),
    [
        ("Moss", "'Moss' may mean 2 people", "one of Ada Moss [moss-a], Gil Moss [moss-g]"),
        ("Ros", "'Ros' is no councillor", "a name that an attendance list gives"),
        ("Hurt", "'Hurt' is no councillor or officer in the minutes held", "one of Jane Hart [hart-j]"),
        ("Zzyzx", "'Zzyzx' is no councillor", "a name that an attendance list gives"),
        ("Ss", "'Ss' is no councillor", "a name that an attendance list gives"),
    ],
)
def test_register_says_who_may_be_meant(index: Index, asked: str, got: str, expected: str) -> None:
    with pytest.raises(QueryError) as caught:
        index.who.register.one(asked)
    assert got in caught.value.got and expected == caught.value.expected


def test_register_is_asked_by_first_name_or_a_form_of_it(tmp_path: Path) -> None:
    with archive(
        tmp_path, listed("Rob Moss", "Robert Dell", "Nora Robson", path="/1", date="2020-01-10")
    ) as held:
        register = held.who.register
        assert [one.id for one in register.named("Rob")] == []
        assert (register.one("Rob").id, register.one("Nora").id) == ("moss-r", "robson-n")
        with pytest.raises(QueryError, match="may mean 2 people") as caught:
            register.one("Bob")
    assert "Robert Dell [dell-r], Rob Moss [moss-r]" in caught.value.expected


def test_register_says_of_given_names_what_they_mean(index: Index) -> None:
    notes = index.who.notes(("Moss", "Peel", "Jane Hart"))
    assert len(notes) == 2
    assert "Ada Moss [moss-a], Gil Moss [moss-g]" in notes[0] and "Peel" in notes[1]


def test_register_leaves_out_drafts_that_are_superseded_and_who_has_no_office(tmp_path: Path) -> None:
    guests = [
        Attendee("Tim Peel", "in attendance", 0, 1, role="resident"),
        Attendee("Priya Stone", "in attendance", 0, 1, role="Youth Mayor"),
        Attendee("Sam Reed", "in attendance", 0, 1, role="Participation Officer"),
    ]
    index = archive(tmp_path, minutes("Nothing.", path="/1", attendance=guests))
    assert ids(index) == ["reed-s"]
    index.close()


def test_register_merge_survives_another_ingest_and_renames(index: Index) -> None:
    merged = merge(index.register, "Ada Moss", "Gil Moss")
    assert merged.id == "moss-a" and ids(index) == ["hart-j", "moss-a", "quill-r"]
    ingest(index, listed("Ada Moss", path="/5", date="2020-05-10"))
    register = index.who.register
    assert ids(index) == ["hart-j", "moss-a", "quill-r"]
    renamed = register.entry("moss-g")
    assert renamed is not None and renamed.id == "moss-a" and renamed.meetings == 4
    with pytest.raises(QueryError, match="one entry already"):
        merge(index.register, "moss-a", "moss-g")


def test_register_merge_means_the_same_people_when_ids_move(tmp_path: Path) -> None:
    index = archive(
        tmp_path,
        listed("Ada Moss", path="/1", date="2010-01-10"),
        listed("A Moss", path="/2", date="2020-01-10"),
    )
    merge(index.register, "moss-a", "moss-a-2")
    ingest(index, listed("Alf Moss", "Amy Moss", path="/3", date="1990-01-10"))
    entry = index.who.register.one("Ada Moss")
    assert {one.text for one in entry.spellings} == {"Ada Moss", "A Moss"}
    assert {one.meetings for one in index.who.register.named("Alf Moss")} == {1}
    index.close()


def test_register_split_takes_spellings_or_meetings_out(index: Index) -> None:
    person, others = split(index.register, "Jane Hart", ["Hart"])
    assert [one.text for one in person.spellings] == ["J Hart", "Jane Hart"]
    assert [(one.id, one.first) for one in others] == [("hart", "2020-03-10")]
    person, others = split(index.register, "Rosa Quill", ["cabinet/2020-03-10"])
    assert [one.role for one in others[0].sightings] == ["Head of Planning"]
    with pytest.raises(QueryError, match="is no spelling"):
        split(index.register, "Ada Moss", ["A Moss", "Gilbert"])


def test_register_split_of_two_entries_ends_the_doubt(tmp_path: Path) -> None:
    index = archive(
        tmp_path,
        listed("Ada Moss", path="/1", date="2010-01-10"),
        listed("A Moss", path="/2", date="2020-01-10"),
    )
    assert [(one.one, one.other) for one in index.who.register.candidates] == [("moss-a", "moss-a-2")]
    split(index.register, "moss-a", ["moss-a-2"])
    assert index.who.register.candidates == ()
    index.close()


def test_register_tells_of_decisions_that_it_cannot_follow(index: Index) -> None:
    add_kept(
        index.folder,
        "people",
        [
            {"decision": "merge", "person": "peel-t", "other": "hart-j"},
            {"decision": "marry", "person": "hart-j"},
            {"decision": "split", "person": "hart-j"},
        ],
    )
    caveats = index.who.register.caveats
    assert [one.code for one in caveats] == ["kept-line-strange", "kept-line-strange", "kept-person-unknown"]
    assert "the decision on peel-t and hart-j waits" in caveats[-1].message
    assert ids(index) == ["hart-j", "moss-a", "moss-g", "quill-r"]


def test_register_reads_a_change_of_name_that_the_minutes_state(tmp_path: Path) -> None:
    index = archive(
        tmp_path,
        listed("Ada Fenn", "Gil Moss", path="/1", date="2020-01-10"),
        listed(
            "Ada Stone", "Gil Moss", path="/2", date="2020-02-10",
            text="Councillor Ada Stone, formerly Fenn, was welcomed.",
        ),
    )  # fmt: skip
    entry = index.who.register.one("Fenn")
    assert (entry.name, entry.id) == ("Ada Stone", "fenn-a")
    index.close()
