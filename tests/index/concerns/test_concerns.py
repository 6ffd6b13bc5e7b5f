"""Recurring concerns: distinct occasions, own words, nobody's name, and labels that stay."""

from pathlib import Path

import pytest

from fennby import FENNBY, build, mark_concerns
from matters.archive import Archive
from matters.index.catalogue.filters import Filters
from matters.index.concerns.concerns import Concern
from matters.index.concerns.subjects import covers_several
from matters.models.embedders import HASHING_MODEL
from matters.pipeline.errors import QueryError
from matters.sheets.concerns import only_again
from northmere import write


def _concerns(folder: Path, least: int = 3, **filters: str) -> list[Concern]:
    with Archive.open(folder, model=HASHING_MODEL) as archive:
        return archive.concerns(filters=Filters(**filters), least=least)  # type: ignore[arg-type]


def test_concerns_count_each_meeting_once(fennby: Path) -> None:
    (concern,) = _concerns(fennby)
    assert concern.label == "Mill Lane drain"
    assert len(concern.meetings) == 4
    assert (concern.first, concern.last) == ("2023-03-07", "2023-12-05")
    assert [one.raised.raised_by for one in concern.occasions] == ["Quill", "Sallow", "A resident", "Brack"]
    assert concern.recurring


def test_concerns_what_is_read_out_from_minutes_is_not_raised_anew(fennby: Path) -> None:
    quotes = [one.raised.said.quote for concern in _concerns(fennby, least=1) for one in concern.occasions]
    assert not any("reading from the minutes" in quote for quote in quotes)


def test_concerns_quote_the_minutes(fennby: Path) -> None:
    with Archive.open(fennby, model=HASHING_MODEL) as archive:
        for concern in archive.concerns(least=1):
            for one in concern.occasions:
                place = one.raised.place
                whole = archive.show(place.item.id).parts[0].text
                assert (
                    whole[place.start - place.item.start : place.end - place.item.start]
                    == one.raised.said.text
                )


def test_concerns_tell_what_follows_where_it_answers(fennby: Path) -> None:
    (concern,) = _concerns(fennby)
    answers = [one.answer.quote if one.answer else None for one in concern.occasions]
    assert answers[0] == "The Clerk replied that the county would be told."
    assert answers[1] is None


def test_concerns_raised_twice_are_possible_only(fennby: Path) -> None:
    labels = {concern.label: concern.recurring for concern in _concerns(fennby, least=1)}
    assert labels == {"Mill Lane drain": True, "Allotments": False}


def test_concerns_timeline_has_meetings_without_it_and_missing_ones(fennby: Path) -> None:
    (allotments,) = [one for one in _concerns(fennby, least=1) if one.label == "Allotments"]
    assert [(one.date, one.raised) for one in allotments.timeline] == [
        ("2023-02-07", None),
        ("2023-03-07", False),
        ("2023-06-06", True),
        ("2023-09-05", False),
        ("2023-12-05", False),
    ]


def test_concerns_filters_choose_mentions_and_change_no_label(fennby: Path) -> None:
    (whole,) = _concerns(fennby)
    (part,) = _concerns(fennby, least=2, since="2023-09-01")
    assert part.label == whole.label
    assert [one.raised.place.date for one in part.occasions] == ["2023-09-05", "2023-12-05"]
    with pytest.raises(QueryError):
        _concerns(fennby, since="yesterday-ish")


def test_concerns_keep_id_and_label_when_a_meeting_is_added(tmp_path: Path) -> None:
    folder = build(tmp_path, "march", "june", "september")
    (before,) = _concerns(folder)
    from fennby import FOURTH

    write(tmp_path / "minutes", december=FOURTH)
    with Archive.open(folder, model=HASHING_MODEL) as archive:
        archive.ingest([tmp_path / "minutes"])
    mark_concerns(folder)
    (after,) = _concerns(folder)
    assert (after.id, after.label) == (before.id, before.label)
    assert after.meetings[:3] == before.meetings
    assert len(after.meetings) == 4


def test_concerns_about_a_question_are_one_matter_under_its_words(fennby: Path) -> None:
    with Archive.open(fennby, model=HASHING_MODEL) as archive:
        concern = archive.concern("drain blocked in Mill Lane")
        nothing = archive.concern("submarine volcanoes")
    assert concern.label == "drain blocked in Mill Lane"
    assert [meeting.rpartition("/")[0] for meeting in concern.meetings] == [FENNBY] * 4
    assert nothing.occasions == ()


def test_concerns_of_an_empty_archive_are_none(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        assert archive.concerns() == []
        assert archive.concern("anything").occasions == ()


def test_concerns_in_a_corrected_item_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "It was RESOLVED that the bus shelter be repaired at a cost of 400 pounds."
    monkeypatch.setattr("fennby.CONCERNS", ((words, None),))
    (concern,) = _concerns(build(tmp_path), least=1)
    (occasion,) = concern.occasions
    assert [one.item for one in occasion.corrected_by] == [f"{FENNBY}/2023-06-06#1"]


def _update(month: str, drain: str) -> str:
    return (
        f"FENNBY PARISH COUNCIL\n\nMinutes of the meeting held on 7 {month} 2023 at 7.00pm\n\n"
        "Present: Councillors Ottoline Brack (Chair), Piers Quill and Una Sallow\n\n1. Apologies\n\nNone.\n\n"
        f"2. Updates\n\nMill Lane drain – {drain}\n\nBus shelter – It was painted green.\n\n"
        "3. Planning\n\nNothing had come.\n"
    )


def test_concerns_are_not_taken_up_again_where_there_is_nothing_to_report(tmp_path: Path) -> None:
    complaint = "Councillor Quill complained that the drain in Mill Lane was blocked and had flooded gardens."
    write(
        tmp_path / "minutes",
        march=_update("March", complaint),
        april=_update("April", "No report."),
        may=_update("May", "The county had cleared it in part."),
    )
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([tmp_path / "minutes"])
        (concern,) = [one for one in archive.concerns(least=1) if one.label == "Mill Lane drain"]
        assert archive.concern("the county had cleared it in part").occasions == ()
    assert [one.raised.place.date for one in concern.occasions] == ["2023-03-07", "2023-05-07"]
    assert only_again(concern) == "; at 1 of them only taken up again under its own heading"


def test_concerns_quote_what_takes_them_up_with_the_sentence_that_a_few_words_answer(tmp_path: Path) -> None:
    complaint = "Councillor Quill complained that the drain in Mill Lane was blocked and had flooded gardens."
    write(
        tmp_path / "minutes",
        march=_update("March", complaint),
        april=_update("April", "The Clerk asked why the drain in Mill Lane flooded gardens. None knew yet."),
    )
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([tmp_path / "minutes"])
        (concern,) = [one for one in archive.concerns(least=1) if one.label == "Mill Lane drain"]
    assert [one.raised.said.quote for one in concern.occasions if one.raised.again] == [
        "Mill Lane drain – The Clerk asked why the drain in Mill Lane flooded gardens. None knew yet."
    ]


@pytest.mark.parametrize(
    ("title", "several"), [("Cllr Mrs Sallow", True), ("County Councillor Brack", True), ("Drain", False)]
)
def test_concerns_under_the_name_of_who_speaks_are_no_one_matter(title: str, several: bool) -> None:
    assert covers_several(title) is several
