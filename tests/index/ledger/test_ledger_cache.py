"""What was heard of promises is kept: the same answer, and nothing read or embedded again."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from ledger_minutes import LETTER, SENT, minutes, series, write_series
from matters.archive import Archive
from matters.index.catalogue.filters import Filters
from matters.index.ledger import cache as module
from matters.index.ledger.cache import KINDS, linked_promises
from matters.index.ledger.ledger import make_ready, promises_of
from matters.index.ledger.notes import NewNote
from matters.index.ledger.states.entries import make_entries
from matters.models.embedders import HASHING_MODEL

RECALLED = (
    "Members recalled that in January the Clerk had promised to write to the county council about the broken"
    " handrail on Tanner's Bridge. She set out what the engineer had said."
)
ASKED = "Councillor Sedge undertook to report on the finger posts to the March meeting."


def archive_of(folder: Path, texts: Mapping[str, str]) -> Archive:
    archive = Archive.open(folder / "archive", model=HASHING_MODEL)
    archive.ingest([write_series(folder / "minutes", texts)])
    return archive


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(module, "make_ready", refuse)


def test_cache_says_what_reading_everything_says(tmp_path: Path) -> None:
    texts = series(f"{LETTER}\n\n{ASKED}", later={3: RECALLED, 5: SENT}, count=9)
    del texts["2022-07"]
    with archive_of(tmp_path, texts) as archive:
        index, embedder = archive._index, archive._embedder
        linked_promises(index, embedder)
        with Archive.open(archive.folder, model=HASHING_MODEL) as again:
            kept = linked_promises(again._index, again._embedder)
        followed = make_ready(index, embedder)
        traced = followed.traced(promises_of(followed, kinds=KINDS))
        assert [*kept.traced] == traced
        assert kept.calendar == followed.calendar and kept.days == followed.later.days
        for until in ("2022-03-09", "2022-06-01", "9999"):
            whole = make_entries(traced, followed.calendar, followed.later.days, until=until)
            assert kept.entries(kept.traced, until=until) == whole
        assert {entry.state for entry in whole} >= {"discharged"} and any(
            link.came for one in traced for link in one.candidates
        )
        wanted = frozenset({"handrail", "bridg", "nowhere"})
        held = frozenset({"bridg"})
        share = followed.later.rarity.share(wanted, held)
        assert 0.0 < share < 1.0 and kept.rarity.share(wanted, held) == pytest.approx(share)


def test_cache_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with archive_of(tmp_path, series(LETTER, later={2: SENT})) as archive:
        first = archive.actions()
    forbid(monkeypatch)
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        assert archive.actions().entries == first.entries
        assert archive.arising("Oakendale", on="2022-02-01").sections[-2].entries
        [promise] = [entry.promise for entry in first.entries if entry.promise.quote == LETTER]
        archive.note_actions([NewNote(promise.id, "2022-03-03", "Told by e-mail.")])
        [noted] = [entry for entry in archive.actions().entries if entry.promise == promise]
        assert noted.note is not None and noted.note.because == "Told by e-mail."


def test_cache_is_read_anew_when_minutes_come(tmp_path: Path) -> None:
    texts = series(LETTER, count=3)
    with archive_of(tmp_path, texts) as archive:
        assert [one.state for one in archive.actions().entries] == ["open"]
    more = texts | {"2022-04": minutes(2022, 4, SENT, approved="9 March 2022")}
    with archive_of(tmp_path, more) as archive:
        assert [one.state for one in archive.actions().entries] == ["discharged"]
        (tmp_path / "minutes/2022-04.txt").unlink()
        archive.ingest([tmp_path / "minutes"])
        assert [one.state for one in archive.actions().entries] == ["open"]


def test_cache_keeps_private_text_apart(tmp_path: Path) -> None:
    private = (
        "7. Exclusion of the public\n\nRESOLVED that the press and public be excluded from the meeting for "
        "the following item, which involves the likely disclosure of exempt information under Part 1 of "
        "Schedule 12A.\n\n8. A dismissal\n\n"
        "The Clerk undertook to write to the solicitor about the dismissal.\n"
    )
    with archive_of(tmp_path, {"2022-01": minutes(2022, 1, LETTER, after=private)}) as archive:
        for _ in range(2):
            assert len(archive.actions(filters=Filters(include_exempt=True)).entries) == 2
            assert [one.promise.quote for one in archive.actions().entries] == [LETTER]


def test_cache_is_of_the_weights_and_the_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    version = module.ledger_version.__wrapped__()
    assert version == module.ledger_version()
    monkeypatch.setattr(module, "LEDGER_VERSION", module.LEDGER_VERSION + 1)
    seen = {version, module.ledger_version.__wrapped__()}
    (tmp_path / "threads.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(module, "files", lambda package: tmp_path)
    seen.add(module.ledger_version.__wrapped__())
    assert len(seen) == 3
