"""Names taken apart and compared."""

import pytest

from matters.index.register.names import (
    Name,
    distance,
    extends,
    given_agree,
    is_common,
    looks_alike,
    pet_forms,
    read_name,
    sex_of,
)


def name(written: str) -> Name:
    found = read_name(written)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "given", "surname"),
    [
        ("Ann Birch", ("ann",), "birch"),
        ("A Birch", ("a",), "birch"),
        ("A. J. Birch", ("a", "j"), "birch"),
        ("AJ Birch", ("a", "j"), "birch"),
        ("Cllr Mrs Ann Birch", ("ann",), "birch"),
        ("Birch", (), "birch"),
        ("Ann van der Meer", ("ann",), "vandermeer"),
        ("Ann Lee-Moor", ("ann",), "leemoor"),
        ("Ben O\u2019Dowd", ("ben",), "odowd"),
        ("Ann Birch Substitute", ("ann",), "birch"),
        ("Ann\nBirch", ("ann",), "birch"),
    ],
)
def test_register_names_are_taken_apart(written: str, given: tuple[str, ...], surname: str) -> None:
    found = name(written)
    assert (found.given, found.surname) == (given, surname)


def test_register_names_nothing_is_no_name() -> None:
    assert read_name(" ,. ") is None


def test_register_names_hyphen_or_space_makes_one_key() -> None:
    assert name("Ann Lee-Moor").key == name("Ann Lee Moor").key != name("Ann Leemoore").key


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("A Birch", "Ann Birch", True),
        ("Birch", "Ann Birch", True),
        ("A J Birch", "A Birch", True),
        ("A J Birch", "Ann Jane Birch", True),
        ("B Birch", "Ann Birch", False),
        ("Ann Birch", "Anna Birch", False),
        ("A K Birch", "A J Birch", False),
    ],
)
def test_register_names_initials_agree(one: str, other: str, agree: bool) -> None:
    assert given_agree(name(one), name(other)) is given_agree(name(other), name(one)) is agree


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("thistlewood", "thistelwood", True),
        ("penn", "pern", True),
        ("vernon", "vemon", True),
        ("garroway", "galloway", True),
        ("birch", "march", False),
        ("lee", "see", False),
        ("birch", "larch", False),
    ],
)
def test_register_names_misprints_look_alike(one: str, other: str, alike: bool) -> None:
    assert looks_alike(one, other) is looks_alike(other, one) is alike


def test_register_names_distance_counts_an_exchange_once_and_stops() -> None:
    assert distance("marsh", "mrash") == 1
    assert distance("marsh", "marshes") == 2
    assert distance("marsh", "quill") == 3


def test_register_names_pet_forms_and_sexes() -> None:
    for one, other in (("andy", "andrew"), ("phil", "philip"), ("sara", "sarah"), ("martyn", "martin")):
        assert pet_forms(one, other) and pet_forms(other, one)
    for one, other in (("joan", "john"), ("paul", "paula"), ("ada", "adam"), ("jo", "jane")):
        assert not pet_forms(one, other)
    assert (sex_of("Cllr Mrs"), sex_of("Mr"), sex_of("Councillor"), sex_of(None)) == ("f", "m", None, None)


def test_register_names_marriage_lengthens() -> None:
    assert extends(name("Ann Lee-Moor"), name("Ann Lee"))
    assert not extends(name("Ann Lee"), name("Ann Lee-Moor"))
    assert is_common("smith") and not is_common("thistlewood")
