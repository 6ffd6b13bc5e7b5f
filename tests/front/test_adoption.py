"""Documents that name no body and lie among those of one."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from matters.archive import Archive
from matters.index.store import Index
from matters.pipeline.records import Caveat, Minutes
from store_minutes import archive, ingest, minutes

WORDS = "The clerk reported that the footbridge over the Ember had been closed and members agreed to write."


def named(
    date: str, committee: str = "Harbour Council", folder: str = "/a", name: str | None = None
) -> Minutes:
    return minutes(
        f"Business of {date} at {committee} was done.",
        path=f"{folder}/{name or f'{date}-{committee}.txt'}",
        committee=committee,
        date=date,
    )


def unnamed(date: str | None, folder: str = "/a", name: str | None = None) -> Minutes:
    read = minutes(f"{WORDS} {date}", path=f"{folder}/{name or f'{date}.txt'}", committee=None, date=date)
    return replace(read, caveats=(Caveat("body-unknown", "None is named."),))


def meetings(index: Index) -> list[str]:
    with index.snapshot():
        return sorted(row.id for row in index.reader.meetings())


def codes(index: Index) -> set[str]:
    with index.snapshot():
        return {row.code for row in index.reader.caveats()} - {"look"}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_adoption_takes_the_body_of_the_meetings_before_and_after(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    said = [named("2023-01-10"), unnamed("2023-02-10"), named("2023-03-10")]
    index = archive(tmp_path)
    for place in order:
        ingest(index, said[place])
    assert meetings(index) == [f"harbour-council/2023-0{month}-10" for month in (1, 2, 3)]
    assert codes(index) == {"body-from-neighbours"}


def test_adoption_leaves_alone_what_two_bodies_could_have_held(tmp_path: Path) -> None:
    index = archive(
        tmp_path,
        named("2023-01-10", "Harbour Council"),
        unnamed("2023-02-10"),
        named("2023-03-10", "Planning Committee"),
        named("2023-04-10", "Harbour Council"),
        unnamed("2023-05-10"),
    )
    assert [one for one in meetings(index) if one.startswith("unnamed")] == [
        "unnamed-body/2023-02-10",
        "unnamed-body/2023-05-10",
    ]
    assert codes(index) == {"body-unknown"}


def test_adoption_after_a_council_was_renamed_takes_the_new_name(tmp_path: Path) -> None:
    index = archive(
        tmp_path,
        named("2023-01-10", "Harbour Council"),
        unnamed("2023-02-10"),
        named("2023-03-10", "Estuary Council"),
        unnamed("2023-04-10"),
    )
    assert "estuary-council/2023-04-10" in meetings(index)
    assert "unnamed-body/2023-02-10" in meetings(index)


def test_adoption_takes_no_body_of_several_that_met_side_by_side(tmp_path: Path) -> None:
    index = archive(
        tmp_path,
        named("2023-01-10", "Estuary Council"),
        named("2023-02-10", "Harbour Council"),
        unnamed("2023-02-20"),
        named("2023-03-10", "Harbour Council"),
        named("2023-04-10", "Estuary Council"),
    )
    assert "unnamed-body/2023-02-20" in meetings(index)


def test_adoption_where_several_met_goes_by_files_named_alike(tmp_path: Path) -> None:
    index = archive(
        tmp_path,
        named("2023-01-10", "Estuary Council", name="estuary-1.txt"),
        named("2023-02-10", "Harbour Council", name="harbour-1.txt"),
        unnamed("2023-02-20", name="estuary-2.txt"),
        named("2023-03-10", "Harbour Council", name="harbour-2.txt"),
        named("2023-04-10", "Estuary Council", name="estuary-3.txt"),
    )
    assert "estuary-council/2023-02-20" in meetings(index)


def test_adoption_reaches_no_further_than_two_years_past_the_last_named_one(tmp_path: Path) -> None:
    index = archive(tmp_path, named("2019-01-10"), unnamed("2020-12-10"), unnamed("2021-02-10"))
    assert meetings(index) == [
        "harbour-council/2019-01-10",
        "harbour-council/2020-12-10",
        "unnamed-body/2021-02-10",
    ]


def told(text: str, date: str) -> Minutes:
    read = minutes(f"{text} {WORDS}", path=f"/a/{date}.txt", committee=None, date=date)
    return replace(read, caveats=(Caveat("body-unknown", "None is named."),))


def test_adoption_reaches_as_far_as_the_text_names_the_place_of_the_only_body(tmp_path: Path) -> None:
    index = archive(
        tmp_path,
        named("2019-01-10", "Emberton Parish Council"),
        told("Held in Emberton Village Hall.", "2024-02-10"),
        told("Held in Saltby Village Hall.", "2024-03-10"),
    )
    assert meetings(index) == [
        "emberton-parish-council/2019-01-10",
        "emberton-parish-council/2024-02-10",
        "unnamed-body/2024-03-10",
    ]


def test_adoption_while_a_council_became_another_goes_by_what_the_text_calls_itself(tmp_path: Path) -> None:
    index = archive(
        tmp_path,
        named("2023-01-10", "Emberton Parish Council"),
        told("EPC thanked the clerk. EPC will write. EPC agreed. The new EVPC was spoken of.", "2023-02-10"),
        told("EVPC met for the first time; what EPC owned is its own now.", "2023-03-10"),
        told("Ember Valley Parish Council met again.", "2023-04-10"),
        named("2023-05-10", "Ember Valley Parish Council"),
    )
    assert [one for one in meetings(index) if not one.startswith("ember-valley")] == [
        "emberton-parish-council/2023-01-10",
        "emberton-parish-council/2023-02-10",
        "unnamed-body/2023-03-10",
    ]


def test_adoption_looks_into_one_folder_only(tmp_path: Path) -> None:
    index = archive(tmp_path, named("2023-01-10", folder="/a"), unnamed("2023-02-10", folder="/b"))
    assert "unnamed-body/2023-02-10" in meetings(index)


def test_adoption_needs_a_date(tmp_path: Path) -> None:
    index = archive(tmp_path, named("2023-01-10"), unnamed(None))
    assert codes(index) == {"body-unknown"}


def test_adoption_folds_a_text_into_the_pdf_that_names_the_body(tmp_path: Path) -> None:
    day = "2023-02-10"
    pdf = minutes(f"{WORDS} {day}", path="/a/b.pdf", committee="Harbour Council", date=day, format="pdf")
    index = archive(tmp_path, unnamed(day), pdf)
    assert meetings(index) == ["harbour-council/2023-02-10"]
    with index.snapshot():
        documents = index.reader.documents()
        assert sorted(one.folded_into is not None for one in documents) == [False, True]
        item = index.reader.item("harbour-council/2023-02-10#1")
        assert item is not None and item.document_id == next(one.id for one in documents if one.answers)


def test_adoption_is_given_back_when_the_neighbours_go(tmp_path: Path) -> None:
    index = archive(tmp_path, named("2023-01-10"), unnamed("2023-02-10"))
    assert codes(index) == {"body-from-neighbours"}
    with index.writer(pipeline_version="1") as sink:
        sink.remove("/a/2023-01-10-Harbour Council.txt")
        sink.finish()
    assert meetings(index) == ["unnamed-body/2023-02-10"]
    assert codes(index) == {"body-unknown"}


def test_adoption_happens_through_an_archive(tmp_path: Path) -> None:
    papers = tmp_path / "minutes"
    papers.mkdir()
    body = "1. Apologies\n\nThere were none.\n\n2. Footbridge\n\nMembers agreed to write about it.\n"
    head = "Harbour Town Council\n\nMinutes of the meeting held on 10 January 2023\n\n"
    (papers / "january.txt").write_text(head + body)
    (papers / "february.txt").write_text(
        "Minutes of a meeting of the above Council held on 10 February 2023\n\n" + body.replace("none", "two")
    )
    with Archive.open(tmp_path / "archive", model="hashing") as opened:
        opened.ingest([papers])
        found = {hit.item.id for hit in opened.search("footbridge", keep_weak=True).hits}
    assert found >= {"harbour-town-council/2023-01-10#2", "harbour-town-council/2023-02-10#2"}
