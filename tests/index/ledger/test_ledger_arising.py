"""What of the sheet before a meeting is the body's own to do, and what is others'."""

from pathlib import Path

import pytest

from ledger_minutes import series, write_series
from matters.archive import Archive
from matters.models.embedders import HASHING_MODEL


@pytest.mark.parametrize(
    ("owner", "part"),
    [
        ("The Parish Council", "outstanding"),
        ("The Council", "outstanding"),
        ("Oakendale Parish Council", "outstanding"),
        ("The Clerk", "outstanding"),
        ("The County Council", "elsewhere"),
        ("Elmbury Parish Council", "elsewhere"),
    ],
)
def test_arising_knows_the_council_by_what_its_minutes_call_it(tmp_path: Path, owner: str, part: str) -> None:
    text = f"{owner} will write to the owner of the mill about the sluice."
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(tmp_path / "minutes", series(text, count=2))])
        sheet = archive.arising("Oakendale")
    found = [one.name for one in sheet.sections for entry in one.entries if entry.promise.quote == text]
    assert found == [part]
