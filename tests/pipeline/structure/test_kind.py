"""Minutes, agenda, notice or other; draft or approved."""

from typing import Any

import pytest

from matters.pipeline.records import Attendee
from matters.pipeline.structure.items import build_items
from matters.pipeline.structure.kind import document_kind, document_status
from matters.pipeline.structure.lines import split_lines
from matters.pipeline.structure.scheme import infer_scheme

MINUTES = """Fernley Parish Council
Minutes of the meeting held on 7 March 2023

1. Apologies

Cllr Gale was unwell.

2. Minutes

They were agreed.

3. Highways

The clerk reported that the road was closed.
"""
AGENDA = """Fernley Parish Council
You are hereby summoned to attend the meeting to be held on 7 March 2023 at 7.30pm. AGENDA

1. Apologies for absence

2. Declarations of interest

3. To approve the minutes of the last meeting

4. Highways

5. Date of next meeting
"""
NOTICE = """NOTICE OF VACANCY
Fernley Parish Council

Notice is hereby given that there is a vacancy in the office of parish councillor. An election
will be called if ten electors ask for one in writing by 21 March 2023.
"""
OTHER = "Photograph of the pond at Fernley in spring"


def kind(text: str, front_matter: Any = None) -> str:
    lines = split_lines(text)
    items = build_items(text, lines, infer_scheme(lines), furniture=(), page_starts=None).items
    return document_kind(lines, items, text=text, front_matter=front_matter or {})


def status(text: str, front_matter: Any = None) -> str:
    return document_status(split_lines(text), front_matter=front_matter or {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [(MINUTES, "minutes"), (AGENDA, "agenda"), (NOTICE, "notice"), (OTHER, "other"), ("", "other")],
)
def test_kind_of_each(text: str, expected: Any) -> None:
    assert kind(text) == expected


def test_kind_of_minutes_that_do_not_say_so() -> None:
    assert kind(MINUTES.replace("Minutes of the meeting held on", "")) == "minutes"


def test_kind_of_minutes_that_mention_an_agenda() -> None:
    assert kind(MINUTES.replace("7 March 2023", "7 March 2023 (agenda of 1 March)")) == "minutes"


def test_kind_what_front_matter_states_counts() -> None:
    assert kind(MINUTES, {"type": "Agenda"}) == "agenda"
    assert kind(AGENDA, {"type": "minutes"}) == "minutes"


@pytest.mark.parametrize(
    "mark",
    [
        "DRAFT",
        "Draft minutes",
        "D R A F T",
        "UNAPPROVED",
        "Unconfirmed minutes",
        "Subject to approval",
        "(These minutes are published subject to approval by the Council and to amendments that it may make)",
        "Draft: what follows is laid before the next meeting of the Council, which may amend it and sign it",
    ],
)
def test_kind_status_draft(mark: str) -> None:
    assert status(f"{mark}\n{MINUTES}") == "draft"


@pytest.mark.parametrize(
    "mark", ["APPROVED", "Approved minutes", "Confirmed minutes of the council", "Signed as a correct record"]
)
def test_kind_status_approved(mark: str) -> None:
    assert status(f"{mark}\n{MINUTES}") == "approved"


def test_kind_status_unknown() -> None:
    assert status(MINUTES) == "unknown"
    assert status(MINUTES + "\nThe draft budget was noted and the draft plan approved.") == "unknown"
    told = "Ann Birch would draft a letter to the mill about the sluice and the Clerk would send it."
    assert status(MINUTES + "\n" + told) == "unknown"


def test_kind_approving_the_last_minutes_says_nothing_of_these() -> None:
    text = (
        "Cabinet\n1. Minutes\nThe draft minutes of the previous "
        "meeting were approved and signed.\n2. Budget\nNoted."
    )
    assert status(text) == "unknown"
    assert (
        status("Cabinet\n1. Minutes: those of 3 May were confirmed as a true record.\n2. Budget") == "unknown"
    )


def test_kind_status_that_front_matter_states_counts() -> None:
    assert status("DRAFT\n" + MINUTES, {"status": "Approved"}) == "approved"


def test_kind_terse_notes_with_people_present_are_minutes_not_an_agenda() -> None:
    rows = [
        "Board meeting, 14 January 2021",
        "Present:",
        "- Ann Hill",
        "- Bob Reed",
        "Finance",
        "Balance",
        "Grants",
    ]
    lines = split_lines("\n\n".join(rows))
    people = [Attendee("Ann Hill", "present", 0, 1), Attendee("Bob Reed", "present", 0, 1)]
    text = " ".join(["word"] * 60)
    assert document_kind(lines, [], text=text, front_matter={}, attendance=people) == "minutes"


def test_kind_a_letter_and_a_newsletter_are_neither_minutes_nor_agenda() -> None:
    letter = "Letter to the editor\n\nDear Rhea,\n\n" + "I was told that the council agreed to mend it. " * 12
    news = "Fernley Newsletter\n\nSpring\n\n" + "The fete was held in June and was reported a success. " * 12
    assert kind(letter) == "other"
    assert kind(news) == "other"


def test_kind_a_list_of_participants_is_no_agenda() -> None:
    body = "".join(f"{title}\n\nRita: looks into it.\n\n" for title in ("Website", "Builds", "Docs", "Ports"))
    text = f"# Harbour core team meeting\n\n## Participants\n\n* Rita Marsh\n* Lev Orr\n\n{body}"
    assert kind(text) != "agenda"
