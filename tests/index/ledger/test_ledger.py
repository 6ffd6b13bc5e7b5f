"""The ledger on whole archives: what was promised, and whether it was heard of again."""

from pathlib import Path

import pytest

from ledger_minutes import LETTER, SENT, minutes, series, write_series
from matters.archive import Archive
from matters.index.catalogue.filters import Filters
from matters.index.ledger.actions import Ledger
from matters.index.ledger.notes import NewNote
from matters.index.ledger.records import Entry
from matters.models.embedders import HASHING_MODEL
from matters.pipeline.errors import QueryError

CARE = """\
ELMBURY COUNCIL

Corporate Parenting Committee

Minutes of the meeting held on {date} at 1.00pm

Present: Councillors Wold (Chair), Aske and Penn

In attendance: Ira Vane, Head of Children's Services

1. Apologies

There were none.

{items}
"""
JULY = """\
6. Unaccompanied Asylum-Seeking Children (UASC)

The Committee received a report on the work of the migration team. Members asked how many UASC were missing \
and if there was any data to compare past and present. The officer offered to provide this data.
"""
OCTOBER = """\
2. Minutes

The minutes of 11 July 2023 were agreed as a correct record.

5. Update Report on Children in Care Missing

The Head of Children's Services presented the report. There had been 41 missing episodes in the quarter, by \
19 children, and every one of them had been found. The police had carried out an interview in each \
case and the results were reported.
The Committee noted the report.
"""


def ledger(folder: Path, texts: dict[str, str], *, model: str = HASHING_MODEL) -> Ledger:
    with Archive.open(folder / "archive", model=model) as archive:
        assert not archive.ingest([write_series(folder / "minutes", texts)]).failed
        return archive.actions()


def entry_of(found: Ledger, words: str) -> Entry:
    [entry] = [entry for entry in found.entries if words in entry.promise.quote]
    return entry


def test_ledger_links_a_promise_to_the_sentence_that_shows_it_was_kept(tmp_path: Path) -> None:
    found = entry_of(ledger(tmp_path, series(LETTER, later={2: SENT})), "handrail")
    assert (found.state, found.window_state) == ("discharged", "discharged")
    assert found.follow_up[0].sentence.quote == SENT
    assert found.follow_up[0].text in minutes(2022, 2, SENT)
    assert found.follow_up[0].relation == "discharge"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("She set out what the engineer had said.", "discharged"),
        ("She was still to hear what the engineer would say.", "repeated"),
    ],
)
def test_ledger_reads_on_after_a_sentence_that_recalls_the_promise(
    tmp_path: Path, told: str, expected: str
) -> None:
    recalled = (
        "Members recalled that in January the Clerk had promised to write to the county council about the"
        " broken handrail on Tanner's Bridge."
    )
    found = entry_of(ledger(tmp_path, series(LETTER, later={3: f"{recalled} {told}"})), "handrail")
    assert found.state == expected
    shown = [one.sentence.quote for one in found.follow_up if one.relation == "discharge"]
    assert shown == ([told] if expected == "discharged" else [])


def test_ledger_keeps_open_what_is_still_awaited(tmp_path: Path) -> None:
    chased = "The Clerk had still had no reply from the county council about the handrail on Tanner's Bridge."
    found = entry_of(ledger(tmp_path, series(LETTER, later={2: chased})), "undertook")
    assert found.state == "repeated"
    assert found.follow_up[0].relation == "repeat"


def test_ledger_calls_lapsed_only_what_six_meetings_read_do_not_mention(tmp_path: Path) -> None:
    for count, expected in ((1, "open"), (6, "open"), (7, "lapsed"), (8, "lapsed")):
        found = entry_of(ledger(tmp_path / str(count), series(LETTER, count=count)), "handrail")
        assert (found.state, len(found.window.meetings)) == (expected, min(count - 1, 6))


def test_ledger_does_not_know_where_minutes_are_missing(tmp_path: Path) -> None:
    texts = series(LETTER)
    del texts["2022-04"]
    found = entry_of(ledger(tmp_path, texts), "handrail")
    assert found.state == "unknown" and found.window.missing == ("2022-04-09",)


@pytest.mark.parametrize(
    "model", [HASHING_MODEL, pytest.param("minilm", marks=[pytest.mark.model, pytest.mark.slow])]
)
def test_ledger_related_report_does_not_discharge_a_promise_of_data(
    tmp_path: Path, model: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if model != HASHING_MODEL:
        monkeypatch.setenv("MATTERS_CACHE", str(request.getfixturevalue("model_cache")))
    texts = {
        "july": CARE.format(date="11 July 2023", items=JULY),
        "october": CARE.format(date="10 October 2023", items=OCTOBER),
    }
    found = entry_of(
        ledger(tmp_path, texts, model=HASHING_MODEL if model == HASHING_MODEL else "all-MiniLM-L6-v2"),
        "provide this data",
    )
    assert found.state == "open", [one.sentence.quote for one in found.follow_up]


def test_ledger_answer_to_the_promise_of_data_does_discharge_it(tmp_path: Path) -> None:
    answer = OCTOBER + (
        "\n6. Unaccompanied Asylum-Seeking Children (UASC)\n\nAs the officer had offered in July, the data "
        "UASC missing, past and present, were presented: five were missing now and two in 2022.\n"
    )
    texts = {
        "july": CARE.format(date="11 July 2023", items=JULY),
        "october": CARE.format(date="10 October 2023", items=answer),
    }
    found = entry_of(ledger(tmp_path, texts), "provide this data")
    assert found.state == "discharged"
    assert "five were missing now" in found.follow_up[0].sentence.quote


def test_ledger_lists_no_private_promise_unless_asked(tmp_path: Path) -> None:
    private = (
        "7. Exclusion of the public\n\nRESOLVED that the press and public be excluded from the "
        "meeting for the following item, which involves the likely disclosure of exempt "
        "information under Part 1 of Schedule "
        "12A.\n\n8. A dismissal\n\nThe Clerk undertook to write to the solicitor about the dismissal.\n"
    )
    texts = {"2022-01": minutes(2022, 1, LETTER, after=private)}
    assert [one.promise.quote for one in ledger(tmp_path, texts).entries] == [LETTER]
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        every = archive.actions(filters=Filters(include_exempt=True))
    assert len(every.entries) == 2


def test_ledger_filters_by_who_has_to_act(tmp_path: Path) -> None:
    texts = series(LETTER + " Councillor Sedge agreed to look at the finger post in Mill Lane.", count=1)
    assert len(ledger(tmp_path, texts).entries) == 2
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        [mine] = archive.actions(filters=Filters(people=("Sedge",))).entries
        assert "finger post" in mine.promise.quote
        assert not archive.actions(filters=Filters(people=("Nobody",))).entries
        with pytest.raises(QueryError, match="action or deferral"):
            archive.actions(filters=Filters(outcome="concern"))


def test_ledger_note_discharges_and_survives_a_new_ingest(tmp_path: Path) -> None:
    texts = series(LETTER)
    promise = entry_of(ledger(tmp_path, texts), "handrail").promise
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        assert archive.note_actions([NewNote(promise.id, "3 March 2022", "Told by e-mail.")]) == 1
        assert archive.note_actions([NewNote(promise.id, "2022-03-03", "Told by e-mail.")]) == 0
    for path in (tmp_path / "archive").glob("catalogue.sqlite3*"):
        path.unlink()
    again = entry_of(ledger(tmp_path, texts), "handrail")
    assert again.promise.id == promise.id
    assert (again.state, again.window_state) == ("discharged", "lapsed")
    assert again.note is not None and (again.note.done, again.note.because) == (
        "2022-03-03",
        "Told by e-mail.",
    )
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        assert not archive.actions(outstanding=True).entries
        archive.note_actions([NewNote(promise.id, None)])
        assert [one.state for one in archive.actions(outstanding=True).entries] == ["lapsed"]


def test_ledger_tells_of_a_note_that_fits_no_promise(tmp_path: Path) -> None:
    texts = series(LETTER, count=1)
    promise = entry_of(ledger(tmp_path, texts), "handrail").promise
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.note_actions([NewNote(promise.id, "2022-03", "Told by e-mail.")])
    changed = ledger(tmp_path, {"2022-01": minutes(2022, 1, LETTER.replace("broken", "loose"))})
    assert any(promise.id in warning for warning in changed.warnings)


@pytest.mark.parametrize(
    ("note", "message"),
    [
        (NewNote("nonsense", "2022-03-03", "Said so."), "fits no promise"),
        (NewNote("", "soon", "Said so."), "not a date"),
        (NewNote("", "2022-03-03", "  "), "without a reason"),
    ],
)
def test_ledger_refuses_a_note_that_says_too_little(tmp_path: Path, note: NewNote, message: str) -> None:
    promise = entry_of(ledger(tmp_path, series(LETTER, count=1)), "handrail").promise
    with (
        Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive,
        pytest.raises(QueryError, match=message),
    ):
        archive.note_actions([NewNote(note.id or promise.id, note.done, note.because)])


def test_arising_reads_nothing_from_the_meeting_on(tmp_path: Path) -> None:
    texts = series(LETTER, later={3: SENT})
    ledger(tmp_path, texts)
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        before = archive.arising("Oakendale", on="9 March 2022")
        after = archive.arising("Oakendale", on="2022-04-09")
    words = [entry.promise.quote for part in before.sections for entry in part.entries]
    assert (before.meetings, before.last) == (2, "2022-02-09")
    assert LETTER in words
    assert LETTER not in [entry.promise.quote for part in after.sections for entry in part.entries]


def test_arising_leaves_out_earlier_copies_of_what_was_kept(tmp_path: Path) -> None:
    entries = ledger(tmp_path, series(LETTER, later={2: LETTER}, count=3)).entries
    copies = [one for one in entries if one.promise.quote == LETTER]
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.note_actions([NewNote(copies[-1].promise.id, "2022-03-01", "Told by e-mail.")])
        sheet = archive.arising("Oakendale")
        outstanding = archive.actions(outstanding=True).entries
    assert [one.state == "discharged" for one in copies] == [False, False]
    assert LETTER not in [entry.promise.quote for part in sheet.sections for entry in part.entries]
    assert LETTER not in [entry.promise.quote for entry in outstanding]


def test_arising_sorts_by_what_the_meeting_has_to_do(tmp_path: Path) -> None:
    first = (
        f"{LETTER} Councillor Sedge undertook to report on the finger posts to the March meeting. It was "
        "agreed that consideration of the bench in Mill Lane be deferred to the March meeting."
    )
    ledger(tmp_path, series(first, count=2))
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        sheet = archive.arising("Oakendale", on="2022-03")
        about = archive.arising("Oakendale", on="2022-03", about="finger posts")
    parts = {part.name: [entry.promise.quote for entry in part.entries] for part in sheet.sections}
    assert any("finger posts" in quote for quote in parts["due"])
    assert any("bench in Mill Lane" in quote for quote in parts["deferred"])
    assert parts["outstanding"] == [LETTER]
    assert {entry.promise.quote for part in about.sections for entry in part.entries} <= set(parts["due"])


def test_arising_tells_a_promise_in_one_part_with_its_earlier_copies(tmp_path: Path) -> None:
    task = "Councillor Sedge undertook to report on the finger posts to the next meeting."
    ledger(tmp_path, series(task, later={2: task}, count=2))
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        sheet = archive.arising("Oakendale", on="2022-03")
    found = [part.name for part in sheet.sections for one in part.entries if "finger" in one.promise.quote]
    assert found == ["due", "due"]


def test_arising_tells_what_fell_due_long_before_as_outstanding(tmp_path: Path) -> None:
    task = "Councillor Sedge undertook to report on the finger posts to the February meeting."
    ledger(tmp_path, series(task, count=9))
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        soon = archive.arising("Oakendale", on="2022-04")
        late = archive.arising("Oakendale", on="2022-10")
    found = [
        [part.name for part in sheet.sections for one in part.entries if "finger" in one.promise.quote]
        for sheet in (soon, late)
    ]
    assert found == [["due"], ["outstanding"]]


def test_arising_names_what_it_cannot_understand(tmp_path: Path) -> None:
    ledger(tmp_path, series(LETTER, count=1))
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        with pytest.raises(QueryError, match="fits no committee"):
            archive.arising("Highways Board")
        with pytest.raises(QueryError, match="not a date"):
            archive.arising("Oakendale", on="soon")
