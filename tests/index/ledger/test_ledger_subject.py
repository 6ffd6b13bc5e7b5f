"""Whether a later sentence names what a promise is about, and not only who acts and how."""

from pathlib import Path

import pytest

from ledger_minutes import series, write_series
from matters.archive import Archive
from matters.index.ledger.ledger import make_ready, promises_of
from matters.index.ledger.links.row_numbers import is_row_of
from matters.index.ledger.links.subject import Subject
from matters.models.embedders import HASHING_MODEL


@pytest.mark.parametrize(
    ("promise", "other", "same"),
    [
        (
            "The Clerk to obtain quotations for painting the pavilion.",
            "The Clerk had received three quotations for the boiler.",
            "Two quotations had come in for the pavilion.",
        ),
        (
            "Councillor Sedge to contact the owner of Holly House about the tree.",
            "Councillor Sedge had contacted the owner of the garage about parking on the pavement.",
            "The tree at Holly House had been felled.",
        ),
        (
            "Councillor Quarrier to visit the almshouses.",
            "Councillor Quarrier had visited the mill and met the miller.",
            "The almshouses had been visited in April.",
        ),
    ],
)
def test_subject_is_not_named_by_who_acts_and_everyday_words(
    tmp_path: Path, promise: str, other: str, same: str
) -> None:
    texts = series(promise, later={3: other, 5: same}, count=6)
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(tmp_path / "minutes", texts)])
        followed = make_ready(archive._index, archive._embedder)
        [made] = [one for one in promises_of(followed) if one.quote in promise]
        later = followed.later
        named = {
            sentence.quote: Subject.of(made, later.forms).named(later, place)
            for place, sentence in enumerate(later.sentences)
        }
        assert (named[other], named[same]) == (False, True)


@pytest.mark.parametrize(
    ("made", "row", "same"),
    [
        ("Action 22/04: Councillor Sedge to arrange a visit.", "22/04 Visit - seen in May. Closed.", True),
        ("22/04 Councillor Sedge to arrange a visit.", "Action 22/4 - open.", True),
        ("Action 4/2: Councillor Sedge to arrange a visit.", "4.2 Visit", True),
        ("5.1 The Clerk to arrange a visit.", "5.1 Apologies had been received.", False),
        ("Action 22/04: Councillor Sedge to arrange a visit.", "22/05 Visit - open.", False),
        ("Councillor Sedge to arrange a visit.", "22/04 Visit - open.", False),
    ],
)
def test_row_of_a_log_is_known_by_the_number_of_an_action(made: str, row: str, same: bool) -> None:
    assert is_row_of(made, row, "2022-01-09") is same
