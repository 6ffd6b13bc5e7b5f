"""Which files are one meeting, and which of them answers."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.index.catalogue.versions import Version, containment, same_text, standings, word_runs
from matters.index.identity import slug
from matters.pipeline.records import Minutes
from store_minutes import answering, archive, ingest, minutes

LONG = (
    "The committee considered a report of the director on the budget of the coming year and agreed it.",
    "Members asked why placement stability had fallen since the spring and were told of the reasons.",
)
OTHER = (
    "A petition about pothole repairs in Mill Lane was received from forty residents of the ward.",
    "It was noted that the lighting columns of the promenade will be painted before Easter.",
)
ID = "cabinet/2023-07-25"


def test_versions_word_runs() -> None:
    assert word_runs("One two, three\nfour five six seven") == {
        ("one", "two", "three", "four", "five", "six"),
        ("two", "three", "four", "five", "six", "seven"),
    }
    assert word_runs("Too short") == {("too", "short")}


@given(st.text("ab ", max_size=60), st.text("ab ", max_size=60))
def test_versions_containment_is_symmetric_and_bounded(one: str, other: str) -> None:
    a, b = word_runs(one), word_runs(other)
    assert containment(a, b) == containment(b, a)
    assert 0 <= containment(a, b) <= 1
    assert containment(a, a) == 1


def test_versions_same_text_needs_more_than_half() -> None:
    words = [f"w{n}" for n in range(30)]
    mostly = " ".join([*words[:24], *(f"x{n}" for n in range(6))])
    barely = " ".join([*words[:12], *(f"x{n}" for n in range(18))])
    assert same_text(word_runs(" ".join(words)), word_runs(mostly))
    assert not same_text(word_runs(" ".join(words)), word_runs(barely))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Children's Services & Skills", "childrens-services-and-skills"),
        ("Children\u2019s Panel", "childrens-panel"),
        ("Bord \u00d3ir, 2nd", "bord-oir-2nd"),
        ("  ", ""),
    ],
)
def test_versions_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize("order", [*permutations(range(4))])
def test_versions_standings_do_not_depend_on_order(order: tuple[int, ...]) -> None:
    versions = [
        Version(1, "minutes", "draft", "@draft", "docx"),
        Version(2, "minutes", "unknown", "", "pdf"),
        Version(3, "minutes", "unknown", "", "html"),
        Version(4, "agenda", "unknown", "@agenda", "pdf"),
    ]
    found = {one.document_id: one for one in standings([versions[at] for at in order])}
    assert [one for one, standing in sorted(found.items()) if standing.answers] == [3, 4]
    assert found[2].folded_into == 3
    assert found[1].superseded_by == 3


def test_versions_formats_of_one_text_fold(tmp_path: Path) -> None:
    pdf = minutes(*LONG, path="/a.pdf", format="pdf")
    docx = minutes(*LONG, path="/a.docx", format="docx", start_time="13:00")
    index = archive(tmp_path, pdf)
    assert answering(index) == [f"{ID}#1", f"{ID}#2"]
    ingest(index, docx)
    assert answering(index) == [f"{ID}#1", f"{ID}#2"]
    folded, document = index.reader.documents()
    assert (document.format, document.path, document.answers) == ("docx", "/a.docx", True)
    assert (folded.path, folded.folded_into, folded.answers) == ("/a.pdf", document.id, False)
    assert index.reader.counts().documents == 1
    assert index.reader.meetings()[0].start_time == "13:00"
    index.close()


def test_versions_first_of_equal_formats_answers(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes(*LONG, path="/a"), minutes(*LONG, path="/b", salt="b"))
    assert [(one.path, one.answers) for one in index.reader.documents()] == [("/a", True), ("/b", False)]
    index.close()


def test_versions_removal_promotes_the_twin(tmp_path: Path) -> None:
    index = archive(
        tmp_path, minutes(*LONG, path="/a.docx", format="docx"), minutes(*LONG, path="/a.pdf", format="pdf")
    )
    with index.writer(pipeline_version="1") as sink:
        sink.remove("/a.docx")
        sink.finish()
    assert answering(index) == [f"{ID}#1", f"{ID}#2"]
    assert [(one.path, one.answers) for one in index.reader.documents()] == [("/a.pdf", True)]
    index.close()


def test_versions_approved_answers_and_the_draft_stays(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes(*LONG, path="/draft", status="draft"))
    assert answering(index) == [f"{ID}@draft#1", f"{ID}@draft#2"]
    approved = minutes(*LONG, "The chairman closed the meeting.", path="/approved", status="approved")
    ingest(index, approved)
    assert answering(index) == [f"{ID}#1", f"{ID}#2", f"{ID}#3"]
    draft = index.reader.item(f"{ID}@draft#1")
    assert draft is not None
    assert [one.id for one in index.reader.items_of(f"{ID}@draft")] == [f"{ID}@draft#1", f"{ID}@draft#2"]
    held = index.reader.document(draft.document_id)
    assert held is not None and held.superseded_by is not None and not held.answers
    with index.writer(pipeline_version="1") as sink:
        sink.remove("/approved")
        sink.finish()
    assert answering(index) == [f"{ID}@draft#1", f"{ID}@draft#2"]
    index.close()


def test_versions_agenda_does_not_answer(tmp_path: Path) -> None:
    agenda = minutes("Apologies", "Budget", path="/agenda", kind="agenda")
    index = archive(tmp_path, agenda, minutes(*LONG, path="/minutes"))
    assert answering(index) == [f"{ID}#1", f"{ID}#2"]
    assert len(index.reader.meetings()) == 1
    assert [one.id for one in index.reader.items_of(ID)] == [f"{ID}#1", f"{ID}#2"]
    assert [one.title for one in index.reader.items_of(f"{ID}@agenda")] == ["Title 1", "Title 2"]
    index.close()


@pytest.mark.parametrize(
    "second",
    [
        minutes(*OTHER, path="/b"),
        minutes(*LONG, path="/b", start_time="19:00", salt="b"),
    ],
    ids=["another text", "another hour"],
)
def test_versions_two_meetings_on_one_day(tmp_path: Path, second: Minutes) -> None:
    first = minutes(*LONG, path="/a", start_time="13:00")
    index = archive(tmp_path, first, second)
    assert [one.id for one in index.reader.meetings()] == [ID, f"{ID}.2"]
    assert answering(index) == [f"{ID}#1", f"{ID}#2", f"{ID}.2#1", f"{ID}.2#2"]
    with index.writer(pipeline_version="1") as sink:
        sink.remove("/a")
        sink.finish()
    assert answering(index) == [f"{ID}.2#1", f"{ID}.2#2"]
    index.close()


def test_versions_changed_file_keeps_its_meeting(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes(*LONG, path="/a"), minutes(*OTHER, path="/b"))
    ingest(index, minutes("Everything is written anew and nothing of it stood there before.", path="/b"))
    assert [one.id for one in index.reader.meetings()] == [ID, f"{ID}.2"]
    assert answering(index) == [f"{ID}#1", f"{ID}#2", f"{ID}.2#1"]
    index.close()


def test_versions_ids_of_councils_and_undated_documents(tmp_path: Path) -> None:
    undated = minutes("No date.", path="/u", date=None)
    index = archive(
        tmp_path,
        minutes("One.", path="/1", council="Thornmere Borough Council"),
        minutes("Two.", path="/2", council="Alder Council", committee="Alder Council"),
        minutes("Three.", path="/3", council="Alder Council", committee=None, date="2023"),
        minutes("Four.", path="/4", committee=None),
        undated,
    )
    assert {one.id for one in index.reader.meetings()} == {
        f"thornmere-borough-council/{ID}",
        "alder-council/2023-07-25",
        "alder-council/2023",
        "unnamed-body/2023-07-25",
        f"cabinet/undated-{undated.document.sha256[:8]}",
    }
    index.close()


def test_versions_same_body_of_two_councils_stays_apart(tmp_path: Path) -> None:
    index = archive(
        tmp_path,
        minutes(*LONG, path="/1", council="Thornmere Council"),
        minutes(*LONG, path="/2", council="Alder Council", salt="b"),
    )
    assert [one.id for one in index.reader.meetings()] == [
        f"alder-council/{ID}",
        f"thornmere-council/{ID}",
    ]
    index.close()
