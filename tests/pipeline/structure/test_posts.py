"""The posts of people in attendance lists, and what is short for them."""

from typing import Any

import pytest

from matters.pipeline.structure.people import find_people


@pytest.mark.parametrize(
    ("said", "initials", "role", "organisation"),
    [
        ("Mrs N Finch, Town Clerk (TC)", "TC", "Town Clerk", None),
        ("Mr T Low, Grounds Manager (GM)", "GM", "Grounds Manager", None),
        ("Ms R Vane, Director of Adult Services (DAS)", "DAS", "Director of Adult Services", None),
        ("Mr T Low, Headteacher (HT)", "HT", "Headteacher", None),
        ("Cllr O Marsh, Chair of Dene Parish Council (DPC)", None, "Chair of Dene Parish Council", "DPC"),
        ("Mrs N Finch, Clerk (CC)", None, "Clerk", "CC"),
        ("Mr T Low, Manager (NHS)", None, "Manager", "NHS"),
    ],
)
def test_posts_letters_behind_a_post_are_short_for_it(
    said: str, initials: Any, role: str, organisation: Any
) -> None:
    person = find_people(said, by_line=False)[0]
    assert (person.initials, person.role, person.organisation) == (initials, role, organisation)
