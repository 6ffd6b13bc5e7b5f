"""What is found without the filters that were read into a question."""

from pathlib import Path

import numpy as np
import pytest

from matters.archive import Archive
from matters.index.search.judging import Judged
from matters.index.search.setaside import MISREAD, less_sure
from northmere import write
from store_minutes import archive, minutes

MINUTES = """\
NORTHMERE BOROUGH COUNCIL

{body}

Minutes of the meeting held on {date} at 6.30pm

1. Otters

The otters of the weir were counted, and there were nine. The vision for {year} was adopted.

2. Swans

The swans of the mere were counted, and there were forty.
"""


def test_setaside_doubts_what_does_not_hold_the_words(tmp_path: Path) -> None:
    said = minutes("The plan for 2031 and otters.", "Only otters.", "Otters of 2031 again.")
    with archive(tmp_path, said) as index:
        judged = [Judged(0.8, np.array([one], dtype=np.int64)) for one in (1, 2, 3)]
        found = less_sure(judged, "otters in 2031", "otters", np.array([3]), index.lexical)
    assert [one.score for one in found] == [0.8, MISREAD * 0.8, MISREAD * 0.8]


@pytest.fixture
def otters(tmp_path: Path) -> Archive:
    write(
        tmp_path / "minutes",
        one=MINUTES.format(body="Cabinet", date="Tuesday 25 July 2023", year=2024),
        two=MINUTES.format(body="Leisure Committee", date="Tuesday 4 June 2024", year=2025),
    )
    opened = Archive.open(tmp_path / "archive", model="hashing")
    opened.ingest([tmp_path / "minutes"])
    return opened


def test_setaside_shows_what_there_is_and_how_little_it_answers(otters: Archive) -> None:
    with otters as opened:
        plain = opened.search("nine otters of the weir counted")
        other = opened.search("nine otters of the weir counted in 2019")
    assert other.answered
    assert [one.applied for one in other.understood] == [False]
    assert {hit.item.number for hit in other.hits} <= {hit.item.number for hit in plain.hits}
    assert max(hit.score for hit in other.hits) <= MISREAD
    assert max(hit.score for hit in plain.hits) > MISREAD
