"""Which body met, when and where; what is doubtful is said."""

from typing import Any

import pytest

from matters.pipeline.records import SourceText
from matters.pipeline.structure.read import read_structure

BODY = """

1. Apologies

There were none.

2. Highways

Mill Lane was closed on 3 May 2020 from 4pm to 6pm, and the fair was held at the Old School.

3. Any other business

None.
"""


def read(head: str, *, name: str = "minutes.txt", front_matter: Any = None, body: str = BODY) -> Any:
    return read_structure(SourceText(head + body, "text", front_matter=front_matter or {}), name=name)


def meeting(head: str, **more: Any) -> Any:
    return read(head, **more).meeting


def codes(head: str, **more: Any) -> Any:
    return [caveat.code for caveat in read(head, **more).caveats if caveat.code != "no-attendance"]


@pytest.mark.parametrize(
    ("head", "council", "committee"),
    [
        ("CORPORATE AFFAIRS COMMITTEE\n4 May 2021", None, "Corporate Affairs Committee"),
        (
            "Fernley Parish Council\nMinutes of the meeting held on 4 May 2021",
            "Fernley Parish Council",
            "Fernley Parish Council",
        ),
        (
            "Northshire County Council\n\nMinutes of the meeting of the Cabinet held on 4 May 2021",
            "Northshire County Council",
            "Cabinet",
        ),
        ("Fernley Town Council Planning Committee\n4 May 2021", "Fernley Town Council", "Planning Committee"),
        (
            "Minutes of the Annual Meeting of Fernley Parish Council held on 4 May 2021",
            "Fernley Parish Council",
            "Fernley Parish Council",
        ),
        (
            "DRAFT MINUTES OF THE PLANNING AND HIGHWAYS SUB-COMMITTEE\n4 May 2021",
            None,
            "Planning and Highways Sub-Committee",
        ),
        (
            "Borough of Fernley\n\nOverview and Scrutiny Panel\n4 May 2021",
            None,
            "Overview and Scrutiny Panel",
        ),
        (
            "CYNGOR SIR FERNLEI / FERNLEY COUNTY COUNCIL\n\nPWYLLGOR LLE / PLACE COMMITTEE\n4 May 2021",
            "Fernley County Council",
            "Place Committee",
        ),
        (
            "Fernley Community Safety Partnership Board\n4 May 2021",
            None,
            "Fernley Community Safety Partnership Board",
        ),
        ("Fernley Community Safety Partnership\n4 May 2021", None, "Fernley Community Safety Partnership"),
        ("FERNLEY COMMON CONSERVATORS\n4 May 2021", None, "Fernley Common Conservators"),
        (
            "FERNLEY STANDING ADVISORY COUNCIL ON RELIGIOUS EDUCATION (SACRE)\n4 May 2021",
            None,
            "Fernley Standing Advisory Council on Religious Education (SACRE)",
        ),
        (
            "Fernley Hill Academy Trust\nLocal Governing Body of Sallow School\n4 May 2021",
            None,
            "Local Governing Body of Sallow School",
        ),
        ("Fernley Hill Academy Trust\n4 May 2021", None, "Fernley Hill Academy Trust"),
        ("FERNLEY HOMES LIMITED\nAudit Committee\n4 May 2021", None, "Audit Committee"),
        ("4 May 2021", None, None),
        ("Minutes of the meeting held on 4 May 2021", None, None),
        ("Draft minutes for the monthly meeting, 4 May 2021", None, None),
        ("Minutes of the Harbour Users Meeting 4 May 2021", None, "Harbour Users"),
        (
            "Minutes of the Fernley Annual General Parish Council Meeting 4 May 2021",
            "Fernley Parish Council",
            "Fernley Parish Council",
        ),
        ("The Harbour Liaison Committee\n4 May 2021", None, "Harbour Liaison Committee"),
    ],
)
def test_meeting_names_its_body(head: str, council: Any, committee: Any) -> None:
    read_meeting = meeting(head)
    assert (read_meeting.council, read_meeting.committee) == (council, committee)


def test_meeting_a_heading_typed_over_itself_names_one_body() -> None:
    found = meeting("FERNLEY \nFERNLEY FERNLEY TOWN COUNCIL\nMinutes Minutes of a Meeting held on 4 May 2021")
    assert found.council == "Fernley Town Council"


def test_meeting_a_scrap_of_the_letter_head_is_no_part_of_the_body() -> None:
    assert meeting("LEY\nLEY FERNLEY TOWN COUNCIL\n4 May 2021").council == "Fernley Town Council"
    assert meeting("LITTLE FERNLEY TOWN COUNCIL\n4 May 2021").council == "Little Fernley Town Council"


def test_meeting_people_present_are_no_body() -> None:
    assert (
        meeting("Present: Cllr Ann Birch (Northshire County Council), Bob Cole\n4 May 2021").committee is None
    )


def test_meeting_a_body_named_nowhere_is_doubted() -> None:
    assert codes("4 May 2021") == ["body-unknown"]
    assert codes("4 May 2021", name="planning_committee.txt") == ["body-from-file-name"]
    assert meeting("4 May 2021", name="planning_committee.txt").committee == "Planning Committee"
    assert meeting("4 May 2021", name="fp_minutes_planning_committee.txt").committee == "Planning Committee"
    assert meeting("4 May 2021", name="planning_committee_minutes.txt").committee == "Planning Committee"


@pytest.mark.parametrize(
    "head",
    [
        "Planning Committee\nTuesday 25 July 2023",
        "Planning Committee\nMinutes of the meeting held on Tuesday, 25th July 2023",
        "Planning Committee - 25/07/2023",
        "Planning Committee\n\nDate: 25.07.23",
        "PLANNING COMMITTEE\nTUESDAY 25TH JULY 2023",
        "Planning Committee\nDraft minutes, subject to approval at the next meeting. Held on 25 July 2023",
        "Planning Committee, 25 July 2023 (published 2 August 2023)",
    ],
)
def test_meeting_date(head: str) -> None:
    assert meeting(head).date == "2023-07-25"
    assert codes(head) == []


@pytest.mark.parametrize(
    "name", ["planning_2021-05-04.txt", "Minutes 4 May 2021.pdf", "20210504.txt", "minutes-2021_05_04.txt"]
)
def test_meeting_undated_text_takes_the_date_of_the_file_name_and_says_so(name: str) -> None:
    assert meeting("Planning Committee", name=name).date == "2021-05-04"
    assert codes("Planning Committee", name=name) == ["date-from-file-name"]


def test_meeting_a_year_that_is_missing_is_not_guessed_from_the_text() -> None:
    head = "Planning Committee\nTuesday 4th May"
    assert meeting(head).date is None
    assert codes(head) == ["undated"]
    assert meeting(head, name="2021-05-04.txt").date == "2021-05-04"


def test_meeting_a_file_name_that_disagrees_with_the_text_is_doubted() -> None:
    (caveat,) = [
        one
        for one in read("Planning Committee\nTuesday 4th May", name="2021-05-06.txt").caveats
        if "date" in one.code
    ]
    assert "05-04" in caveat.message


def test_meeting_a_date_without_a_day_stays_so() -> None:
    head = "Planning Committee\nMinutes, May 2021"
    assert (meeting(head).date, codes(head)) == ("2021-05", ["date-incomplete"])


def test_meeting_impossible_dates_are_none() -> None:
    head = "Planning Committee\nMinutes of 31 June 2023"
    assert (meeting(head).date, codes(head)) == (None, ["undated", "date-impossible"])


def test_meeting_the_weekday_is_checked() -> None:
    head = "Planning Committee\nWednesday 25 July 2023"
    (caveat,) = [one for one in read(head).caveats if one.code == "weekday-wrong"]
    assert head[caveat.start : caveat.end] == "Wednesday 25 July 2023"


def test_meeting_two_dates_at_the_head_are_doubted() -> None:
    assert codes("Planning Committee\n25 July 2023\n26 July 2023") == ["dates-differ"]


def test_meeting_front_matter() -> None:
    given = {"date": "2021-05-04", "committee": "Planning Committee", "council": "Fernley Town Council"}
    found = meeting("Minutes", front_matter=given)
    assert (found.date, found.committee, found.council) == (
        "2021-05-04",
        "Planning Committee",
        "Fernley Town Council",
    )
    assert codes("Minutes of 4 May 2021", front_matter=given) == []
    assert codes("Minutes of 5 May 2021", front_matter=given) == ["dates-differ"]


@pytest.mark.parametrize(
    ("head", "start", "end"),
    [
        (
            "Time commenced 1.00pm\n\nTime finished 3:05pm\n\nPlanning Committee\n25 July 2023",
            "13:00",
            "15:05",
        ),
        ("Planning Committee held on 25 July 2023 at 7.30pm", "19:30", None),
        ("Planning Committee\n25 July 2023 from 2.00pm to 4.15pm", "14:00", "16:15"),
        ("Planning Committee\n25 July 2023\nTime: 7.30pm - 9pm", "19:30", "21:00"),
        ("Planning Committee\n25 July 2023", None, None),
    ],
)
def test_meeting_times(head: str, start: Any, end: Any) -> None:
    assert (meeting(head).start_time, meeting(head).end_time) == (start, end)


@pytest.mark.parametrize(
    "close",
    [
        "The meeting closed at 9.05pm.",
        "There being no further business the meeting ended at 21:05.",
        "Meeting finished: 9.05 p.m.",
    ],
)
def test_meeting_closes_at_the_end_of_the_text(close: str) -> None:
    assert meeting("Planning Committee\n25 July 2023 at 7pm", body=f"{BODY}\n{close}\n").end_time == "21:05"


@pytest.mark.parametrize(
    ("head", "venue"),
    [
        ("Planning Committee held at County Hall, Fernley on 25 July 2023", "County Hall"),
        ("Planning Committee held on Tuesday 25 July 2023 at 7.30pm in the Village Hall", "Village Hall"),
        ("Planning Committee\nVenue: The Old School, Fernley", "The Old School, Fernley"),
        ("Planning Committee\n25 July 2023", None),
    ],
)
def test_meeting_venue(head: str, venue: str) -> None:
    assert meeting(head).venue == venue


@pytest.mark.parametrize(
    ("head", "chair"),
    [
        ("Planning Committee\nPresent: Cllrs Birch (Chair), Cole", "Birch"),
        ("Planning Committee\nPresent: Cllr Birch in the Chair, Cllr Cole", "Birch"),
        ("Planning Committee\nChair: Ann Birch\nPresent: Bob Cole, Dan Frost", "Ann Birch"),
        ("Planning Committee\nThe meeting was chaired by Cllr Ann Birch.", "Ann Birch"),
        ("Planning Committee\nPresent: Cllr Birch (Vice-Chair), Cllr Cole", None),
        ("Planning Committee\nIn attendance: Ann Birch (Chair of Governors)", None),
    ],
)
def test_meeting_chair(head: str, chair: Any) -> None:
    assert meeting(head).chair == chair


def test_meeting_what_was_discussed_does_not_date_the_meeting() -> None:
    found = meeting("Minutes")
    assert (found.date, found.start_time, found.end_time, found.venue) == (None, None, None, None)
