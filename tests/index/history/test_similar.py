"""Items on the like: never the item itself, decisions with how they ended."""

from pathlib import Path
from typing import Any

import pytest

from fennby import FENNBY, FIRST, build
from matters.archive import Archive
from matters.index.catalogue.filters import Filters
from matters.models.embedders import HASHING_MODEL
from matters.pipeline.errors import QueryError
from northmere import write

SHELTER = f"{FENNBY}/2023-03-07#3"


@pytest.fixture(scope="module")
def fennby(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fennby")
    write(folder / "minutes", draft=FIRST.replace("Minutes of", "DRAFT Minutes of").replace("400", "399"))
    return build(folder)


def _ids(archive: Archive, asked: str, **options: object) -> list[str]:
    likes = archive.similar(asked, keep_weak=True, **options)  # type: ignore[arg-type]
    return [one.hit.item.id for one in likes.related]


def test_similar_finds_the_same_matter_and_never_the_item_itself(fennby: Path) -> None:
    with Archive.open(fennby, model=HASHING_MODEL) as archive:
        found = _ids(archive, SHELTER, later=True, k=20)
        assert found[0] == f"{FENNBY}/2023-06-06#3"
        assert SHELTER not in found
        assert not any("@draft" in one for one in found)


def test_similar_of_a_draft_leaves_out_its_approved_version(fennby: Path) -> None:
    with Archive.open(fennby, model=HASHING_MODEL) as archive:
        drafts = [one.meeting_id + one.suffix for one in archive._index.reader.documents() if one.suffix]
        assert drafts == [f"{FENNBY}/2023-03-07@draft"]
        found = _ids(archive, f"{FENNBY}/2023-03-07@draft#3", later=True, k=20)
    assert found[0] == f"{FENNBY}/2023-06-06#3"
    assert SHELTER not in found


def test_similar_decisions_have_their_words_and_how_they_ended(fennby: Path) -> None:
    with Archive.open(fennby, model=HASHING_MODEL) as archive:
        likes = archive.similar("repairs to the bus shelter", text=True, decisions=True, keep_weak=True)
        for one in likes.related:
            assert {outcome.kind for outcome in one.outcomes} == {"decision"}
            for outcome in one.outcomes:
                item = archive.show(one.hit.item.id).parts[0]
                start = outcome.place.start - item.item.start
                assert item.text[start : start + len(outcome.said.text)] == outcome.said.text
    first = likes.related[0]
    assert first.hit.item.id == SHELTER
    assert first.outcomes[0].details["subtype"] == "resolved"


def test_similar_tells_what_became_of_a_decision(fennby: Path) -> None:
    with Archive.open(fennby, model=HASHING_MODEL) as archive:
        likes = archive.similar("repairs to the bus shelter", text=True, decisions=True, keep_weak=True)
    (later,) = likes.related[0].later
    assert (later.relation, later.item) == ("corrected", f"{FENNBY}/2023-06-06#1")


def test_similar_before_a_day_leaves_out_what_came_since(fennby: Path) -> None:
    with Archive.open(fennby, model=HASHING_MODEL) as archive:
        found = _ids(archive, f"{FENNBY}/2023-12-05#2", before="2023-06-06", k=20)
        assert found
        assert all(f"{FENNBY}/2023-03-07#" in one for one in found)


@pytest.mark.parametrize("options", [{}, {"filters": Filters(since="2023-03")}])
def test_similar_of_an_item_is_what_came_before_its_meeting(fennby: Path, options: dict[str, Any]) -> None:
    with Archive.open(fennby, model=HASHING_MODEL) as archive:
        likes = archive.similar(f"{FENNBY}/2023-06-06#3", keep_weak=True, k=20, **options)
        found = [one.hit.item.id for one in likes.related]
        assert found and all(f"{FENNBY}/2023-03-07#" in one for one in found)
        assert likes.before == "2023-06-06"
        assert archive.similar("bus shelter", text=True).before is None


@pytest.mark.parametrize(
    "options", [{"later": True}, {"filters": Filters(until="2024")}, {"filters": Filters(since="2023-03")}]
)
def test_similar_of_an_item_is_what_came_since_on_demand(fennby: Path, options: dict[str, Any]) -> None:
    with Archive.open(fennby, model=HASHING_MODEL) as archive:
        assert _ids(archive, SHELTER, k=20, **options)[0] == f"{FENNBY}/2023-06-06#3"


def test_similar_refuses_what_it_cannot_compare(fennby: Path) -> None:
    with Archive.open(fennby, model=HASHING_MODEL) as archive:
        with pytest.raises(QueryError, match="no such item"):
            archive.similar(f"{FENNBY}/2023-03-07#99")
        with pytest.raises(QueryError, match="empty"):
            archive.similar("?", text=True)


def test_similar_decision_that_points_back_has_the_sentence_before_it(tmp_path: Path) -> None:
    folder = tmp_path / "minutes"
    text = (
        "The hall asked for £500 towards the new kitchen floor. Members agreed to give this amount.\n\n"
        "It was agreed that the hedge beside the old bowling green be cut twice a year by the contractor."
    )
    folder.mkdir()
    (folder / "one.txt").write_text(
        "FENNBY TOWN COUNCIL\n\nMinutes of the meeting held on 7 March 2023\n\n1. Apologies\n\nNone.\n\n"
        f"2. Village hall\n\n{text}\n\n3. Planning\n\nNothing had come.\n",
        encoding="utf-8",
    )
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([folder])
        likes = archive.similar("village hall kitchen floor", text=True, decisions=True, keep_weak=True)
    told = {one.said.quote: one.before for one in likes.related[0].outcomes}
    assert (
        told["Members agreed to give this amount."]
        == "The hall asked for £500 towards the new kitchen floor."
    )
    assert [before for quote, before in told.items() if "hedge" in quote] == [""]


GREEN = (
    "Bowling green: the contractor had written about the hedge. The Clerk had met him there in the rain. The "
    "frost had done much harm to the yews along the wall, and nobody had yet counted the cost. It was agreed "
    "that the hedge beside the green be trimmed twice a year."
)
HALL = "Village hall kitchen floor: the surveyor had sent his report on the floor of the kitchen. "
GIVEN = "It was agreed to give the village hall 500 pounds towards the kitchen floor."


def _catch_all(folder: Path) -> Path:
    (folder / "minutes").mkdir()
    for month, text in (("March", f"{HALL}{GIVEN}\n\n{GREEN}"), ("April", f"{HALL}\n\n{GREEN}")):
        (folder / "minutes" / f"{month}.txt").write_text(
            f"FENNBY TOWN COUNCIL\n\nMinutes of the meeting held on 7 {month} 2023\n\n1. Apologies\n\n"
            f"None.\n\n2. Matters arising\n\n{text}\n\n3. Planning\n\nNothing had come.\n",
            encoding="utf-8",
        )
    with Archive.open(folder / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([folder / "minutes"])
    return folder / "archive"


def test_similar_decisions_are_those_of_the_matter_and_not_of_its_neighbours(tmp_path: Path) -> None:
    asked = "village hall kitchen floor surveyor report"
    with Archive.open(_catch_all(tmp_path), model=HASHING_MODEL) as archive:
        likes = archive.similar(asked, text=True, decisions=True)
        every = archive.similar(asked, text=True, decisions=True, keep_weak=True)
    assert [one.hit.item.date for one in likes.related] == ["2023-03-07"]
    assert [one.said.quote for one in likes.related[0].outcomes] == [GIVEN]
    assert (likes.related[0].hit.rank, len(likes.result.hits)) == (1, 1)
    assert len(every.related) == 2
    assert any("hedge" in one.said.quote for related in every.related for one in related.outcomes)


_SALLOW = (
    "SALLOW PARISH COUNCIL\n\nMinutes of the meeting held on {day}\n\n"
    "Present: Councillors Owen Marsh (Chair) and Priya Dell\n\n"
    "1. Minutes\n\nThe minutes of the last meeting were confirmed as a correct record.\n\n"
    "2. {title}\n\n{text}\n\n3. Planning\n\n21/0012 Shed at 3 Orchard Close.\nNo objection.\n"
)


def _sallow(folder: Path) -> Path:
    given = "RESOLVED to give £200 to the church hall.\nRESOLVED to give £100 to the Air Ambulance."
    undone = "RESOLVED to rescind the decision of 7 March 2023 to give £200 to the church hall."
    write(
        folder / "minutes",
        march=_SALLOW.format(day="7 March 2023", title="Donations", text=given),
        april=_SALLOW.format(day="4 April 2023", title="Grants", text=undone),
    )
    with Archive.open(folder / "archive", model=HASHING_MODEL) as archive:
        assert not archive.ingest([folder / "minutes"]).failed
    return folder / "archive"


def test_similar_decisions_that_were_rescinded_say_so(tmp_path: Path) -> None:
    with Archive.open(_sallow(tmp_path), model=HASHING_MODEL) as archive:
        likes = archive.similar("give £200 to the church hall", text=True, decisions=True)
        trail = archive.trail("give £200 to the church hall")
    found = {one.hit.item.title: one for one in likes.related}
    assert [(one.relation, one.date) for one in found["Donations"].later] == [("rescinded", "2023-04-04")]
    assert "Grants" in found
    assert [one.relation for step in trail.steps for one in step.later] == ["rescinded"]


def test_similar_decisions_are_not_told_with_the_decision_before_them(tmp_path: Path) -> None:
    with Archive.open(_sallow(tmp_path), model=HASHING_MODEL) as archive:
        likes = archive.similar("donations to the Air Ambulance", text=True, decisions=True, keep_weak=True)
    (donations,) = (one for one in likes.related if one.hit.item.title == "Donations")
    assert {one.before for one in donations.outcomes} == {""}


@pytest.mark.parametrize("asked", ["minutes of the last meeting as a correct record", "Orchard Close shed"])
def test_similar_decisions_are_none_that_only_confirm_or_answer(tmp_path: Path, asked: str) -> None:
    with Archive.open(_sallow(tmp_path), model=HASHING_MODEL) as archive:
        likes = archive.similar(asked, text=True, decisions=True)
    quotes = [outcome.said.quote for one in likes.related for outcome in one.outcomes]
    assert not [one for one in quotes if "confirmed" in one or one.startswith("No objection")]
