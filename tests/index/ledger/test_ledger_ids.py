"""Ids of promises, and notes on those that stand in the same words in one item."""

from pathlib import Path

from ledger_minutes import series, write_series
from ledger_rows import promise_of
from matters.archive import Archive
from matters.index.ledger.notes import NewNote
from matters.index.ledger.promises.promises import promise_id, with_own_ids
from matters.index.ledger.records import Promise
from matters.models.embedders import HASHING_MODEL

QUOTE = "Clerk to report."
NUMBER = promise_id(promise_of(QUOTE).item.id, QUOTE)


def promise(before: str, *, kind: str = "action") -> Promise:
    return promise_of(QUOTE, kind=kind, before=before)


def test_ids_of_promises_in_the_same_words_are_their_own() -> None:
    lamp, hedge = promise("The lamp was out."), promise("The hedge was high.")
    ids = [one.id for one in with_own_ids([lamp, hedge, hedge])]
    assert ids[0] == NUMBER and len(set(ids)) == 3
    assert with_own_ids([lamp, promise("A gate was shut."), hedge])[2].id == ids[1]


def test_ids_of_promises_do_not_change_with_questions_in_the_same_words() -> None:
    lamp, asked = promise("The lamp was out."), promise("The lamp was out.", kind="question")
    assert [one.id == NUMBER for one in with_own_ids([asked, lamp])] == [False, True]


def test_note_on_one_of_several_promises_in_the_same_words_leaves_the_others(tmp_path: Path) -> None:
    text = (
        "The lamp in Mill Lane was out. Clerk to report.\n\nThe hedge at Orchard Close was high."
        " Clerk to report."
    )
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(tmp_path / "minutes", series(text, count=1))])
        lamp, hedge = [one.promise for one in archive.actions().entries]
        assert lamp.quote == hedge.quote and lamp.id == promise_id(lamp.item.id, lamp.quote) != hedge.id
        archive.note_actions([NewNote(hedge.id, "2022-03-03", "Seen.")])
        noted = archive.actions().entries
    assert [one.note is not None for one in noted] == [False, True]
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        assert archive.actions().entries == noted
        [left] = archive.actions(outstanding=True).entries
    assert left.promise == lamp
