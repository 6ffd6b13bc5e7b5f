"""What a trained pipeline finds, cut to what belongs to it and labelled by its own words."""

import pytest

from matters.pipeline.tagging.tags import Tag, disjoint
from matters.pipeline.tagging.tidy import tidied


def names(text: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    """The tidied names of a text in which ``found`` were tagged."""
    tags = [Tag(label, text.index(words), text.index(words) + len(words)) for words, label in found]
    return [(text[one.start : one.end], one.label) for one in tidied(text, tags)]


@pytest.mark.parametrize(
    ("text", "words", "label", "expected"),
    [
        ("the Hale Trust met", "the Hale Trust", "ORG", [("Hale Trust", "ORG")]),
        ("Minutes of Stow Council", "Minutes of Stow Council", "ORG", [("Stow Council", "ORG")]),
        ("Cllr Mrs Ann Birch spoke", "Cllr Mrs Ann Birch", "PERSON", [("Ann Birch", "PERSON")]),
        ("Gavin Hale QFSM spoke", "Gavin Hale QFSM", "PERSON", [("Gavin Hale", "PERSON")]),
        ("Birch's motion", "Birch's", "PERSON", [("Birch", "PERSON")]),
        ("Cllr Birch-Hale", "Birch", "PERSON", [("Birch-Hale", "PERSON")]),
        ("Ann Birch AB Carl Dale CD", "Ann Birch AB Carl Dale CD", "PERSON",
         [("Ann Birch", "PERSON"), ("AB", "PERSON"), ("Carl Dale", "PERSON"), ("CD", "PERSON")]),
        ("B. Dack - Works Foreman", "B. Dack - Works Foreman", "PERSON", [("B. Dack", "PERSON")]),
        ("Chief Fire Officer Ann Birch", "Chief Fire Officer Ann Birch", "ROLE",
         [("Chief Fire Officer", "ROLE"), ("Ann Birch", "PERSON")]),
        ("Senior Solicitor, Committee Clerk", "Senior Solicitor, Committee Clerk", "ROLE",
         [("Senior Solicitor", "ROLE"), ("Committee Clerk", "ROLE")]),
        ("Director (Finance) spoke", "Director (Finance", "ROLE", [("Director (Finance)", "ROLE")]),
        ("Stow Trust           Hale Forum", "Stow Trust           Hale Forum", "ORG",
         [("Stow Trust", "ORG"), ("Hale Forum", "ORG")]),
        ("Stone Hale Solicitors", "Stone Hale Solicitors", "PERSON", [("Stone Hale Solicitors", "ORG")]),
        ("Flood Risk Manager", "Flood Risk Manager", "ORG", [("Flood Risk Manager", "ROLE")]),
        ("Hyacinth Dale came", "Hyacinth Dale", "ORG", [("Hyacinth Dale", "ORG")]),
        ("Helen Dale came", "Helen Dale", "ORG", [("Helen Dale", "PERSON")]),
        ("Tom Head came", "Tom Head", "PERSON", [("Tom Head", "PERSON")]),
        ("Guy Moss came", "Guy Moss", "PERSON", [("Guy Moss", "PERSON")]),
        ("Pete Dale came", "Pete Dale", "ORG", [("Pete Dale", "PERSON")]),
        ("Clerk's Salary & Expenses - £90", "Clerk's Salary & Expenses", "ROLE", [("Clerk", "ROLE")]),
        ("Children's Services Manager", "Children's Services Manager", "ROLE",
         [("Children's Services Manager", "ROLE")]),
        ("Cllr Birch Travelling Expenses", "Birch Travelling Expenses", "PERSON", [("Birch", "PERSON")]),
        ("SLCC Subscription £84", "SLCC Subscription", "ORG", [("SLCC", "ORG")]),
        ("the New Inspector, Ann Birch", "New Inspector", "ROLE", [("Inspector", "ROLE")]),
        ("WCC's Planning Committee met", "WCC's Planning Committee", "ORG",
         [("WCC", "ORG"), ("Planning Committee", "ORG")]),
        ("Northshire Police Inspector", "Northshire Police Inspector", "ORG",
         [("Northshire Police", "ORG"), ("Inspector", "ROLE")]),
        ("Trustee for Stow Hospice", "Trustee for Stow Hospice", "ROLE",
         [("Trustee", "ROLE"), ("Stow Hospice", "ORG")]),
        ("the January Stow Forum", "January Stow Forum", "ORG", [("Stow Forum", "ORG")]),
        ("Rose, Parkhouse said", "Parkhouse", "PERSON", [("Parkhouse", "PERSON")]),
        ("• Sunny Days – £40", "Sunny Days", "ORG", [("Sunny Days", "ORG")]),
        ("## Stow Community Council", "# Stow Community Council", "ORG", [("Stow Community Council", "ORG")]),
    ],
)  # fmt: skip
def test_tidy_cuts_and_labels(text: str, words: str, label: str, expected: list[tuple[str, str]]) -> None:
    assert names(text, (words, label)) == expected


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("held in Stow Village Hall", "Stow Village Hall", "ORG"),
        ("the Local Plan was adopted", "Local Plan", "ORG"),
        ("parked in Chapel Terrace", "Chapel Terrace", "PERSON"),
        ("the FOI came", "FOI", "ORG"),
        ("to Hillsby by bus", "Hillsby", "ORG"),
        ("the managers left", "managers", "ROLE"),
        ("Borough Councillor Hale", "Borough Councillor", "ROLE"),
        ("6 Councillor's Report", "s", "PERSON"),
        ("2. Open Forum", "Open Forum", "ORG"),
        ("£30 (Ch. No. 300137)", "Ch", "PERSON"),
        ("Rose Cottage, Parkhouse. Log pod", "Parkhouse", "PERSON"),
        ("the Carol Service was full", "Carol Service", "ORG"),
        ("told Community Councils that", "Community Councils", "ORG"),
        ("• Christmas Lights are up", "Christmas Lights", "ORG"),
        ("• Sunny Days – no progress", "Sunny Days", "ORG"),
        ("read the East Wendshire report", "East Wendshire", "ORG"),
    ],
)
def test_tidy_leaves_out_what_is_no_name(text: str, words: str, label: str) -> None:
    assert names(text, (words, label)) == []


def test_tidy_of_lists_the_first_wins_and_in_a_list_the_longest() -> None:
    first = [Tag("PERSON", 0, 4), Tag("ORG", 10, 14), Tag("ORG", 8, 20)]
    assert disjoint([first, [Tag("ROLE", 3, 6), Tag("ROLE", 30, 32)]]) == [
        Tag("PERSON", 0, 4),
        Tag("ORG", 8, 20),
        Tag("ROLE", 30, 32),
    ]
