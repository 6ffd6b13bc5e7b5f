"""Two meetings in one file, each with its own numbers."""

from typing import Any

import pytest

from matters.pipeline.records import SourceText
from matters.pipeline.structure.lines import split_lines
from matters.pipeline.structure.read import read_structure
from matters.pipeline.structure.sittings import sittings

FIRST = """Fernley Town Council

ANNUAL MEETING held on Monday 8 May 2023 at 6.30pm

Present: Cllr E Gale, Cllr T Wick

805. Apologies for absence: none.

806. Election of Chair: Cllr Gale was elected.

807. Accounts: They were approved.

There were no questions.

The Chair thanked the auditor.

"""
SECOND = """ORDINARY MEETING

Present: Cllr E Gale, Cllr T Wick

3101. Apologies for absence: none.

3102. Highways: The lane was closed.

3103. Correspondence: A letter was read.
"""


def read(text: str) -> Any:
    return read_structure(SourceText(text, "text"), name="minutes.txt")


def test_sittings_each_meeting_is_read_by_its_own_numbers() -> None:
    found = read(FIRST + SECOND)
    numbers = [item.number for item in found.items]
    assert numbers == ["805", "806", "807", None, "3101", "3102", "3103"]
    assert "two-meetings" in {caveat.code for caveat in found.caveats}
    assert found.meeting.date == "2023-05-08"


def test_sittings_numbers_that_start_anew_are_keyed_apart() -> None:
    text = (FIRST + SECOND).replace("805", "1").replace("806", "2").replace("807", "3")
    text = text.replace("3101", "1").replace("3102", "2").replace("3103", "3")
    keys = [item.key for item in read(text).items]
    assert keys == ["1", "2", "3", "~t4", "1~2", "2~2", "3~2"]


@pytest.mark.parametrize(
    "inside",
    [
        "ANNUAL PARISH MEETING\n\nIt was noted that it will be held in May.\n\n",
        "The ordinary meeting was closed.\n\nPresent numbers were low, it was said.\n\n",
        "Minutes of the last meeting\n\nThey were agreed.\n\n",
    ],
)
def test_sittings_a_heading_or_a_sentence_begins_no_meeting(inside: str) -> None:
    assert sittings(split_lines(FIRST + inside + "808. Dates: none.\n")) == (0,)
