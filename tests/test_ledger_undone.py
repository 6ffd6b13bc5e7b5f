"""What never shows that a promise was kept, and what may."""

from pathlib import Path

import pytest

from ledger_minutes import series, write_series
from matters.archive import Archive
from matters.index.ledger.undone import shows_nothing_done
from matters.models.embedders import HASHING_MODEL

LAMPS = "Clerk to report the lamps in Mill Lane."


@pytest.mark.parametrize(
    ("promise", "quote"),
    [
        (LAMPS, "Councillor Sedge reported that the lamps in Mill Lane are not working."),
        (LAMPS, "The lamps in Mill Lane have still not been mended."),
        (LAMPS, "Lamps in Mill Lane - no response from the county."),
        (LAMPS, "Clerk ask the county when the lamps will be mended."),
        (LAMPS, "The lamps in Mill Lane: OM to ask for a price."),
        (LAMPS, "Councillor Sedge asked if the lamps could be painted."),
        (LAMPS, "Mill Lane Lamps"),
    ],
)
def test_undone_is_what_denies_or_asks_anew_or_only_names(promise: str, quote: str) -> None:
    assert shows_nothing_done(promise, quote)


@pytest.mark.parametrize(
    ("promise", "quote"),
    [
        ("Clerk to write to the mill.", "The Clerk had written to the mill and had no reply."),
        ("Clerk to order lamps.", "The lamps were ordered; the county has not said when they come."),
        ("Clerk to ask the mill about the sluice.", "The mill replied that the sluice was not theirs."),
        ("Clerk to have the sluice mended.", "A price had been received, Clerk to accept it."),
        ("Clerk to have the sluice mended.", "The mending of the sluice was not being pursued."),
        ("Clerk to have the sluice mended.", "Sluice mended."),
        ("Clerk to have the sluice mended.", "Sluice now complete."),
    ],
)
def test_undone_is_not_what_tells_of_the_act_or_of_something_done_first(promise: str, quote: str) -> None:
    assert not shows_nothing_done(promise, quote)


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("The lamps in Mill Lane are not working.", "repeated"),
        ("The Clerk had reported the lamps in Mill Lane to the county.", "discharged"),
    ],
)
def test_ledger_takes_no_denial_for_done(tmp_path: Path, told: str, state: str) -> None:
    texts = series(LAMPS, later={2: told}, count=4)
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(tmp_path / "minutes", texts)])
        [entry] = [one for one in archive.actions().entries if one.promise.quote == LAMPS]
    assert entry.state == state
