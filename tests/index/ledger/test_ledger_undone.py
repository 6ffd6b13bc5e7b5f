"""What never shows that a promise was kept, and what may."""

from pathlib import Path

import pytest

from ledger_minutes import series, write_series
from matters.archive import Archive
from matters.index.ledger.links.standing import STANDING, standing_row
from matters.index.ledger.links.undone import shows_nothing_done
from matters.index.ledger.sentences.sentences import read_sentences
from matters.index.ledger.wording import CLOSED, told_status
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


REVIEW = "Priya Dell to review the moorings policy."
BENCHES = "Clerk to order six benches."


@pytest.mark.parametrize(
    ("promise", "quote"),
    [
        (REVIEW, "Priya Dell said that the review of the moorings policy was progressing well."),
        (REVIEW, "The review was continuing; two of the five sections had been written."),
        (REVIEW, "The moorings policy was being reviewed with the harbour trust."),
        (REVIEW, "Half of the moorings policy had been reviewed."),
        (REVIEW, "The review of the moorings policy was half finished."),
        (REVIEW, "Work continues on the moorings policy, a draft of which had been circulated."),
        (BENCHES, "The Clerk said that two of the six benches had been ordered."),
        (BENCHES, "4 out of 6 benches had been ordered and delivered."),
        (BENCHES, "Benches ordered and placed so far had been admired."),
        (BENCHES, "The Clerk said that, so far, three benches had been ordered."),
        (BENCHES, "The benches completed so far had been paid for."),
    ],
)
def test_undone_is_what_goes_on_or_was_done_in_part(promise: str, quote: str) -> None:
    assert shows_nothing_done(promise, quote)


@pytest.mark.parametrize(
    ("promise", "quote"),
    [
        (BENCHES, "The six benches had been ordered; the paving was progressing well."),
        (BENCHES, "The benches had been ordered and no complaint had come so far."),
        (BENCHES, "Six of the six benches had been ordered."),
        (BENCHES, "The Clerk had ordered the benches and half the cost would be met by the county."),
        (BENCHES, "The benches had been ordered at half past six in the shop of the mill."),
        (REVIEW, "The moorings policy had been reviewed and was being printed."),
        (REVIEW, "The moorings policy had been reviewed as part of the continuing work on the quay."),
        (
            "Owen Marsh to report on the sluice.",
            "Owen Marsh reported that work on the sluice was continuing.",
        ),
        ("Clerk to ask the mill to mend the sluice.", "The mill had replied; the sluice was being mended."),
        ("Clerk to pay half the cost.", "The Clerk had paid half the cost."),
    ],
)
def test_undone_is_not_what_was_done_though_something_else_goes_on(promise: str, quote: str) -> None:
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


@pytest.mark.parametrize(
    ("quote", "closed"),
    [
        ("Agreed not to go ahead with the new lamps.", True),
        ("Lamps - superseded by the county's scheme.", True),
        ("Action withdrawn.", True),
        ("It was resolved that the order for the lamps be withdrawn.", True),
        ("Agreed not to proceed until the lease was signed.", False),
        ("The lamps will not be mended before the winter.", False),
        ("An abandoned car stood by the lamps.", False),
        ("The order had not been withdrawn.", False),
        ("The mending did not go ahead on Monday.", False),
        ("The order might be withdrawn.", False),
    ],
)
def test_wording_closes_what_is_given_up_and_not_what_waits(quote: str, *, closed: bool) -> None:
    assert bool(CLOSED.search(quote)) is closed


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("21/09 Moorings - new policy issued on 3 May. Closed.", "done"),
        ("21/09 Moorings - Completed 3 May 2022.", "done"),
        ("Action 4.2: benches: done", "done"),
        ("21/09 Moorings - open.", "open"),
        ("21/09 Moorings. Draft written. Ongoing.", "open"),
        ("21/09 Moorings - complete by May.", ""),
        ("21/09 Moorings - not complete.", ""),
        ("21/09 Moorings - half done.", ""),
        ("Mill Lane - closed.", ""),
        ("The mill was closed.", ""),
    ],
)
def test_wording_reads_the_status_at_the_end_of_a_row(quote: str, status: str) -> None:
    assert told_status(quote) == status


def test_undone_is_a_closed_row_of_another_number() -> None:
    promise = "Action 21/09: Priya Dell to review the moorings policy."
    assert shows_nothing_done(promise, "21/08 Moorings policy - reviewed. Closed.")
    assert shows_nothing_done(promise, "21/09 Moorings policy - open.")
    assert not shows_nothing_done(promise, "21/09 Moorings policy - reply awaited. Closed.")
    assert not shows_nothing_done(promise, "21/9 Moorings policy - reviewed. Closed.")
    assert not shows_nothing_done(promise, "34/22 Moorings policy - reviewed. Closed.")


@pytest.mark.parametrize(
    ("told", "quote"),
    [
        ("21/09 Lamps - report sent to the county. Closed.", True),
        ("21/09 Lamps - report sent to the county. Done.\n\nThe mill was closed.", True),
        ("21/09 Lamps - report sent to the county. The mill was closed.", False),
    ],
)
def test_sentences_hold_the_status_that_ends_their_row(tmp_path: Path, told: str, *, quote: bool) -> None:
    promise = "Action 21/09: Clerk to report the lamps in Mill Lane."
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(tmp_path / "minutes", series(promise, later={2: told}, count=4))])
        quotes = [one.quote for one in read_sentences(archive._index.reader)]
    assert any(one.startswith("21/09") and told_status(one) == "done" for one in quotes) is quote


MEET = "Clerk to meet the surveyor."


@pytest.mark.parametrize(
    ("promise", "more", "same"),
    [
        (MEET, ", who will draw the mill in the spring.", True),
        (MEET, ", who will meet her in the spring.", False),
        ("Clerk to send the plan.", ", which would be sent to members.", False),
        (MEET, " and will meet him again.", False),
    ],
)
def test_standing_is_not_turned_by_what_somebody_else_will_do(promise: str, more: str, *, same: bool) -> None:
    told = "The Clerk had seen the surveyor"
    row = standing_row(told + more, kind="action", promise=promise, outcomes=frozenset({"action"}))
    kept = [row[STANDING.index(name)] for name in ("future", "is_action", "seen_done")]
    assert (kept == [0.0, 0.0, 1.0]) is same
