"""Who is who in attendance lists: what is joined, and what stays two."""

import pytest

from matters.index.register.families import families
from matters.index.register.grouping import group_sightings
from matters.index.register.names import read_name
from matters.index.register.sightings import Sighting
from matters.index.register.statements import Statement
from register_lists import lists, sighting

OTHERS = "Ben Marsh, Cora Quill"


def groups(sightings: list[Sighting], *statements: Statement) -> set[frozenset[str]]:
    """The spellings of each group; everybody but those whom the lists hold for company."""
    found = group_sightings(sightings, statements).groups
    named = [frozenset(one.written for one in group.sightings) for group in found]
    assert sum(len(group.sightings) for group in found) == len(sightings)
    return {one for one in named if not one & set(OTHERS.split(", "))}


def doubts(sightings: list[Sighting]) -> list[set[str]]:
    found = group_sightings(sightings).doubts
    return [{one.written for group in (doubt.one, doubt.other) for one in group.sightings} for doubt in found]


def test_register_grouping_joins_full_name_initial_and_bare_surname() -> None:
    held = lists(f"Ann Birch, {OTHERS}", f"A Birch, {OTHERS}", f"Birch, {OTHERS}", f"Ann  Birch, {OTHERS}")
    assert groups(held) == {frozenset({"Ann Birch", "A Birch", "Birch", "Ann  Birch"})}


def test_register_grouping_an_initial_that_fits_two_stays_alone() -> None:
    held = lists("Ann Birch, Alan Birch", "A Birch", "Birch")
    assert groups(held) == {frozenset({one}) for one in ("Ann Birch", "Alan Birch", "A Birch", "Birch")}
    assert {"A Birch", "Ann Birch"} in doubts(held) and {"A Birch", "Alan Birch"} in doubts(held)


def test_register_grouping_never_joins_two_of_one_list() -> None:
    held = lists("A Birch, Ann Birch", "Ann Birch, A Birch", "Ann Birch, A Birch")
    assert groups(held) == {frozenset({"A Birch"}), frozenset({"Ann Birch"})}


def test_register_grouping_never_joins_man_and_woman() -> None:
    held = [
        sighting("Birch", title="Mr", document=1, date="2020-01-01"),
        sighting("Birch", title="Cllr Mrs", document=2, date="2020-02-01"),
    ]
    assert len(group_sightings(held).groups) == 2


def test_register_grouping_keeps_a_councillor_and_an_officer_of_one_initial_apart() -> None:
    held = [
        sighting("Ann Birch", document=1),
        sighting("A Birch", document=2, title=None, role="Clerk", kind="officer"),
    ]
    assert len(group_sightings(held).groups) == 2
    assert doubts(held) == [{"Ann Birch", "A Birch"}]


def test_register_grouping_joins_a_misprint_that_fills_a_gap() -> None:
    held = lists(
        *[f"Ann Thistlewood, {OTHERS}"] * 3,
        f"Ann Thistelwood, {OTHERS}",
        f"Ann Thistlewood, {OTHERS}",
        f"Ann Thistlewood, {OTHERS}",
    )
    assert groups(held) == {frozenset({"Ann Thistlewood", "Ann Thistelwood"})}


def test_register_grouping_keeps_a_likeness_that_fills_no_gap_as_a_candidate() -> None:
    held = lists(OTHERS, f"A Garroway, {OTHERS}", OTHERS, OTHERS, f"A Galloway, {OTHERS}", OTHERS)
    assert groups(held) == {frozenset({"A Garroway"}), frozenset({"A Galloway"})}
    assert doubts(held) == [{"A Garroway", "A Galloway"}]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [("Andy", "Andrew", True), ("Sara", "Sarah", True), ("Paul", "Paula", False), ("Joan", "John", False)],
)
def test_register_grouping_first_names(first: str, second: str, joined: bool) -> None:
    held = lists(*[f"{first} Thistlewood, {OTHERS}"] * 2, *[f"{second} Thistlewood, {OTHERS}"] * 2)
    assert (len(groups(held)) == 1) is joined


def test_register_grouping_keeps_common_names_that_differ_by_a_letter_apart() -> None:
    held = lists(*[f"John Davis, {OTHERS}"] * 6, f"John Davies, {OTHERS}")
    assert groups(held) == {frozenset({"John Davis"}), frozenset({"John Davies"})}


@pytest.mark.parametrize(("years", "joined"), [(1, True), (9, False)])
def test_register_grouping_minds_the_years(years: int, joined: bool) -> None:
    held = [
        sighting("Ann Birch", document=1, date="2010-01-01"),
        sighting("A Birch", document=2, date=f"{2010 + years}-01-01"),
    ]
    assert (len(group_sightings(held).groups) == 1) is joined


def test_register_grouping_a_double_barrel_after_marriage_is_one() -> None:
    held = lists(*[f"A Lee, {OTHERS}"] * 2, *[f"A Lee-Moor, {OTHERS}"] * 2)
    assert groups(held) == {frozenset({"A Lee", "A Lee-Moor"})}


def test_register_grouping_a_new_surname_needs_the_minutes_word() -> None:
    held = lists(*[f"Ada Fenn, {OTHERS}"] * 2, *[f"Ada Stone, {OTHERS}"] * 2)
    assert len(groups(held)) == 2
    before = read_name("Fenn")
    assert before is not None
    now = next(one for one in held if one.written == "Ada Stone")
    assert groups(held, Statement(3, now.number, before)) == {frozenset({"Ada Fenn", "Ada Stone"})}


def test_register_grouping_a_new_surname_in_one_post_is_a_candidate() -> None:
    held = [
        sighting("Ada Fenn", document=1, date="2020-01-01", role="Clerk", title=None, kind="officer"),
        sighting("Ada Stone", document=2, date="2020-06-01", role="Clerk", title=None, kind="officer"),
    ]
    assert doubts(held) == [{"Ada Fenn", "Ada Stone"}]


def test_register_grouping_a_bare_name_listed_twice_by_oversight_is_one() -> None:
    held = lists(*[f"Ann Thistlewood, {OTHERS}"] * 5, f"Ann Thistlewood, Thistlewood, {OTHERS}")
    assert groups(held) == {frozenset({"Ann Thistlewood", "Thistlewood"})}


def test_register_grouping_one_name_in_two_authorities_stays_two_unless_a_guest() -> None:
    home = lists("Ann Birch, Ben Marsh", "Ann Birch")
    away = [sighting("Ann Birch", document=9, date="2020-01-20", body="fen", authority="fen-parish-council")]
    assert len([one for one in group_sightings(home + away).groups if one.name.surname == "birch"]) == 2
    guest = [
        sighting(
            "Ann Birch", document=9, date="2020-01-20", body="fen", authority="fen-parish-council", guest=True
        )
    ]
    assert len([one for one in group_sightings(home + guest).groups if one.name.surname == "birch"]) == 1


def test_register_grouping_a_guest_under_initials_is_a_candidate() -> None:
    home = lists("A Birch, Ben Marsh", "A Birch")
    guest = sighting(
        "Ann Birch", document=9, date="2020-01-20", body="fen", authority="fen-parish-council",
        title="Borough Councillor", guest=True,
    )  # fmt: skip
    assert doubts([*home, guest]) == [{"Ann Birch", "A Birch"}]


def test_register_grouping_is_the_same_for_every_order() -> None:
    held = lists(f"Ann Birch, {OTHERS}", "A Birch, Alan Birch", "Birch", f"Ann Birch, {OTHERS}")
    assert groups(held) == groups(held[::-1])


def test_register_families_join_a_misspelt_council_and_no_neighbour() -> None:
    held = [
        *lists("Ann Birch, Ben Marsh", authority="stoke-fenny-parish-council"),
        *lists("Ann Birch, Ben Marsh", authority="stroke-fenny-parish-council"),
        *lists("Ida Lane, Tom Hill", authority="east-marram-parish-council"),
        *lists("Una Field, Jo Mead", authority="west-marram-parish-council"),
    ]
    found = families(held)
    assert found["stoke-fenny-parish-council"] == found["stroke-fenny-parish-council"]
    assert found["east-marram-parish-council"] != found["west-marram-parish-council"]
