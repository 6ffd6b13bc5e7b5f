"""Sheets without names: posts stay."""

from pathlib import Path

from ledger_minutes import LETTER, minutes, series, write_series
from matters.archive import Archive
from matters.index.ledger.redaction import Names
from matters.models.embedders import HASHING_MODEL


def test_names_leave_out_people_and_keep_posts(tmp_path: Path) -> None:
    text = LETTER + " Councillor Sedge offered to help Ada Finch."
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(tmp_path / "minutes", series(text, count=1))])
        [document] = archive._index.reader.documents()
        names = Names(archive._index.reader, document.id)
    assert names.hide(text) == LETTER + " […] offered to help […]."
    assert names.hide("Ada to ask Nell, and Tom too.") == "[…] to ask […], and […] too."
    assert names.post({"text": "The Clerk", "person": "Ada Finch"}) == "The Clerk"
    assert names.post({"text": "Ada Finch", "person": "Ada Finch"}) == "Parish Clerk"
    assert names.post({"text": "Councillor Sedge", "person": "Tom Sedge"}) == "a councillor"


def test_names_take_the_letters_of_a_council_for_no_post(tmp_path: Path) -> None:
    text = minutes(2022, 1, LETTER).replace("Ada Finch, Parish Clerk", "Ada Finch (SBC)")
    assert "(SBC)" in text
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(tmp_path / "minutes", {"a": text})])
        [document] = archive._index.reader.documents()
        names = Names(archive._index.reader, document.id)
    assert names.post({"text": "Ada Finch", "person": "Ada Finch"}) == "a person named in the minutes"


def test_names_give_the_post_for_initials(tmp_path: Path) -> None:
    text = minutes(2022, 1, LETTER).replace("Ada Finch, Parish Clerk", "Ada Finch (AF), Parish Clerk")
    assert "(AF)" in text
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(tmp_path / "minutes", {"a": text})])
        [document] = archive._index.reader.documents()
        names = Names(archive._index.reader, document.id)
    assert names.hide("AF to write, Ada Finch to help.") == "[Parish Clerk] to write, […] to help."


def test_names_leave_common_words_that_are_given_names(tmp_path: Path) -> None:
    text = minutes(2022, 1, LETTER + " It may rain.").replace("Ivy Brook", "May Brook")
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(tmp_path / "minutes", {"a": text})])
        [document] = archive._index.reader.documents()
        names = Names(archive._index.reader, document.id)
    assert names.hide("In May the Chair, May Brook, wrote.") == "In May the Chair, […], wrote."
