"""The one real document with known defects, read from end to end; skips where it is absent."""

from typing import Any

import pytest

from matters.pipeline.process import Processor
from matters.pipeline.verbatim import quote

ROLES = {
    "Whitby": ("Chair", None, "present"),
    "Ashby": (None, None, "present"),
    "Hezelgrave": (None, None, "present"),
    "Mulhall": (None, None, "present"),
    "Kus": (None, None, "present"),
    "Roulstone": (None, None, "present"),
    "Pervez Akhtar": ("Corporate Parenting Lead", None, "in attendance"),
    "Laura Bradley": ("Participation Officer", "CiC Council", "in attendance"),
    "Ranjit Dol": ("Superintendent", "Derbyshire Police", "in attendance"),
    "Holly Hardgrave": ("Commissioning Support Assistant", None, "in attendance"),
    "Harman Kaur": ("Deputy Youth Mayor", None, "in attendance"),
    "Suanne Lim": ("Director of Early Help & Children's Social Care", None, "in attendance"),
    "Catherine O'Melia": ("Head of Children's Quality Assurance", None, "in attendance"),
    "Muhammad Muntasir": ("Youth Mayor", None, "in attendance"),
    "Mandy MacDonald": ("Child Protection Manager", None, "in attendance"),
    "Maria Murphy": ("Director", "Derby Homes", "in attendance"),
    "Peter McCauley": ("Team Manager Early Help & Children's Safeguarding", None, "in attendance"),
    "Heather Peet": ("Designated Nurse CiC", "NHS", "in attendance"),
    "Andy Smith": ("Strategic Director Peoples Services", None, "in attendance"),
    "Sarah Walker": ("Improvement & Quality Assurance Manager", None, "in attendance"),
    "Lonsdale": (None, None, "apologies"),
    "Steve Atkinson": (
        "Independent Chair",
        "Derby & Derbyshire Safeguarding Childrens Partnership",
        "apologies",
    ),
    "Kelly Ormond": ("Principal Services Manager", None, "apologies"),
    "Marlene Upchurch": ("Chair", "Parent Foster Carers", "apologies"),
}
TITLES = {
    "01/23": "Apologies",
    "02/23": "Late Items to be introduced by the Chair",
    "03/23": "Declarations of Interest",
    "04/23": "Minutes of the meeting held on 4 April 2023",
    "05/23": "Children in Care Council (CiCC) Update",
    "06/23": "Update Report on Children in Care Missing",
    "07/22": "CRE and Children in Care",
    "08/23": (
        "Update report on Unaccompanied Asylum-Seeking Children "
        "(UASC) – Specialist Team/Children in Care Service"
    ),
    "09/23": "Independent Reviewing Service – Annual Report 2022-23",
    "10/23": "Annual Performance Update – Children in Care and Care Leavers 2022/23",
}


@pytest.fixture(scope="module")
def minutes(seed: Any, hashing: Any) -> Any:
    return Processor(hashing).process_file(seed)


@pytest.fixture(scope="module")
def text(minutes: Any) -> Any:
    return minutes.document.text


def passage_with(minutes: Any, words: str) -> Any:
    (found,) = [passage for passage in minutes.passages if words in passage.quote]
    return found


def test_seed_meeting(minutes: Any) -> None:
    meeting = minutes.meeting
    assert (meeting.committee, meeting.date) == ("Corporate Parenting Committee", "2023-07-25")
    assert (meeting.start_time, meeting.end_time) == ("13:00", "15:05")
    assert meeting.chair == "Whitby"
    assert minutes.document.kind == "minutes"


def test_seed_all_ten_items_with_whole_titles(minutes: Any) -> None:
    assert {item.number: item.title for item in minutes.items} == TITLES
    assert [item.key for item in minutes.items] == list(TITLES)
    assert {(item.level, item.parent, item.access) for item in minutes.items} == {(1, None, "public")}


def test_seed_items_partition_the_body(minutes: Any, text: str) -> None:
    for one, following in zip(minutes.items, minutes.items[1:], strict=False):
        assert one.end == following.start
    assert text[: minutes.items[0].start].rstrip().endswith("Quality Assurance Manager")
    assert text[minutes.items[-1].end :].strip() == "MINUTES END"


def test_seed_one_warning_for_the_number_out_of_sequence(minutes: Any, text: str) -> None:
    (caveat,) = minutes.caveats
    assert caveat.code == "number-out-of-sequence"
    assert (text[caveat.start : caveat.end], caveat.message) == ("07/22", "07/22 follows 06/23.")
    assert [item.number for item in minutes.items if item.certainty < 0.7] == ["07/22"]


def test_seed_everyone_with_role_and_organisation(minutes: Any, text: str) -> None:
    assert {one.name: (one.role, one.organisation, one.status) for one in minutes.attendance} == ROLES
    assert len(minutes.attendance) == 24
    for one in minutes.attendance:
        assert text[one.start : one.end] == one.name


def test_seed_the_deputy_head_is_not_the_head(minutes: Any, text: str) -> None:
    said = [
        (text[one.start : one.end], one.person)
        for one in minutes.mentions
        if one.item == "09/23" and one.label == "ROLE"
    ]
    deputies = [person for role, person in said if role.startswith("Deputy Head")]
    assert deputies
    assert set(deputies) == {None}


def test_seed_roles_that_one_person_holds_name_that_person(minutes: Any, text: str) -> None:
    found = {(text[one.start : one.end], one.person) for one in minutes.mentions if one.label == "ROLE"}
    assert ("Child Protection Manager", "Mandy MacDonald") in found
    assert ("Director of Early Help and Childrens Social Care", "Suanne Lim") in found
    assert not any(person == "Marlene Upchurch" for _, person in found)


@pytest.mark.parametrize(
    "joined",
    [
        "The May meeting was held at Derby Arena, it was a design session",
        "possible to provide a voucher in recognition of the involvement",
        "of the health needs of UASC",
    ],
)
def test_seed_paragraphs_cut_by_a_page_break_are_one_quote(minutes: Any, text: str, joined: str) -> None:
    passage = passage_with(minutes, joined)
    assert joined not in text
    assert passage.quote == quote(text, passage.start, passage.end, omit=passage.omit)
    assert any(joined in quote(text, one.start, one.end) for one in passage.sentences)


def test_seed_mark_up_stays_in_the_text_and_leaves_the_quotes(minutes: Any, text: str) -> None:
    assert "**UASC missing**" in text
    assert "**" not in "".join(passage.quote for passage in minutes.passages)
    assert passage_with(minutes, "UASC missing").item == "08/23"


def test_seed_the_officers_offer_stands_right_behind_the_question(minutes: Any, text: str) -> None:
    (passage,) = [one for one in minutes.passages if "UASC missing" in one.quote]
    sentences = [quote(text, one.start, one.end) for one in passage.sentences]
    (question,) = [place for place, one in enumerate(sentences) if "UASC missing" in one]
    assert "officer" in sentences[question + 1].lower()


def test_seed_an_earlier_meeting_must_have_been_held(minutes: Any, text: str) -> None:
    (reference,) = minutes.references
    assert (reference.date, reference.item) == ("2023-04-04", "04/23")
    assert "April 2023" in text[reference.start : reference.end]


def test_seed_glossary(minutes: Any) -> None:
    found = {one.short: one.long for one in minutes.glossary}
    assert found["UASC"] == "Unaccompanied Asylum-Seeking Children"
    assert found["CiCC"] == "Children in Care Council"


def test_seed_every_item_has_passages_within_the_limit(minutes: Any, hashing: Any) -> None:
    assert {passage.item for passage in minutes.passages} == set(TITLES)
    assert max(hashing.count_tokens([passage.quote for passage in minutes.passages])) <= hashing.max_tokens


def test_seed_financial_years_and_figures_are_no_items(minutes: Any, text: str) -> None:
    assert "22/23" in text
    assert all(item.number in TITLES for item in minutes.items)
