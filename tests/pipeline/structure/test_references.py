"""Earlier meetings whose minutes were approved: they must have been held."""

from typing import Any

import pytest

from matters.pipeline.records import Item, Meeting
from matters.pipeline.structure.references import own_minutes_doubts, read_references


def references(title: str, body: str, *, date: Any = "2023-07-25", more: Any = "") -> Any:
    text = f"{title}\n\n{body}\n\n{more}"
    item = Item("4", "4", title, 1, None, 0, len(text), None)
    found = read_references(text, [item], Meeting(date=date))
    for one in found:
        assert one.item == "4"
        assert text[one.start : one.end].strip()
    return [(one.date, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Minutes of the meeting held on 4 April 2023",
            "They were agreed as a correct record.",
            ["2023-04-04"],
        ),
        ("Minutes", "The minutes of the meeting held on 4 April 2023 were signed.", ["2023-04-04"]),
        (
            "Minutes",
            "The minutes of 4th April and 6th June 2023 were approved.",
            ["2023-04-04", "2023-06-06"],
        ),
        (
            "Minutes of the last meeting",
            "Resolved: that the minutes of the meeting held on 20 December be adopted.",
            ["2022-12-20"],
        ),
        (
            "Minutes of the meeting held on 4 April 2023",
            "The minutes of the meeting held on 04 April 2023 were agreed.",
            ["2023-04-04"],
        ),
        ("Minutes", "The minutes of 4 April 2023 had been sent out. They were approved.", ["2023-04-04"]),
        ("Minutes of the last meeting (4 April) and matters arising", "They were agreed.", ["2023-04-04"]),
        (
            "To approve the minutes of the council meeting on 4 April 2023",
            "Cllr Hale proposed acceptance of the minutes, seconded by Cllr Marsh. All in favour.",
            ["2023-04-04"],
        ),
        (
            "Approval of minutes",
            "The minutes of the meetings held on 04.04.23 and 06.06.23 were confirmed as a true record.",
            ["2023-04-04", "2023-06-06"],
        ),
        (
            "Minutes",
            "The minutes of 4 April 2023 were accepted and will be signed at the next meeting in the hall.",
            ["2023-04-04"],
        ),
        (
            "Minutes",
            "The Committee approved the minutes of the Sallow Parish Council meeting of 4 April 2023.",
            ["2023-04-04"],
        ),
    ],
)
def test_references_to_approved_minutes(title: str, body: str, expected: Any) -> None:
    assert [date for date, _ in references(title, body)] == expected


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Minutes of the meeting held on 4 April 2023", "These were deferred."),
        ("Highways", "The road was closed on 4 April 2023 as agreed."),
        ("Minutes", "The minutes were agreed. The clerk had written to the county on 4 April 2023."),
        ("Minutes", "The minutes were agreed. The next meeting will be held on 4 October 2023."),
        ("Minutes", "The minutes of the meeting of 25 July 2023 were agreed."),
        ("Minutes", "The minutes of the meeting held on 31 June 2023 were agreed."),
        ("Matters arising from the minutes", "The minutes of the trust meeting held on 4 April were agreed."),
        ("Minutes and reports", "A meeting of the forum was held on 4 April. It was agreed to write."),
        ("Minutes", "The minutes were agreed. The date should have been 4 April 2023, not the 5th."),
        ("Minutes", "The minutes of the meeting held on 4 April 2023 will be agreed at the next meeting."),
        ("Minutes", "The minutes of the meeting held on 4 April 2023 were not agreed."),
        ("Minutes", "The minutes of the Allotments Committee held on 4 April 2023 were approved."),
        ("Minutes", "The minutes of the meeting of 27 July were agreed."),
        ("Minutes", "The minutes of the meeting of Friday 4 April were agreed."),
    ],
)
def test_references_decoys(title: str, body: str) -> None:
    assert references(title, body) == []


def test_references_without_a_date_of_the_meeting_take_whole_dates_only() -> None:
    assert [
        date for date, _ in references("Minutes", "The minutes of 4 April 2023 were agreed.", date=None)
    ] == ["2023-04-04"]
    assert references("Minutes", "The minutes of the meeting of 4 April were agreed.", date=None) == []


def test_references_offsets_are_those_of_the_date() -> None:
    ((_, words),) = references("Minutes", "The minutes of **4 April 2023** were agreed.")
    assert words == "4 April 2023"


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Minutes of the last meeting", "The minutes of 25 July 2023 were agreed.", 1),
        ("Minutes of the last meeting", "The minutes of 25 July were agreed.", 1),
        ("Minutes of the last meeting", "The minutes of 4 April 2023 were agreed.", 0),
        ("Minutes of the meeting held on 25 July 2023", "The agenda was agreed.", 0),
        ("Matters arising from the minutes", "The minutes of the trust of 25 July 2023 were agreed.", 0),
    ],
)
def test_references_to_the_very_day_of_the_meeting_are_doubtful(title: str, body: str, expected: int) -> None:
    text = f"{title}\n\n{body}"
    item = Item("1", "1", title, 1, None, 0, len(text), None)
    found = list(own_minutes_doubts(text, [item], Meeting(date="2023-07-25")))
    assert [one.code for one in found] == ["date-inconsistent"] * expected
