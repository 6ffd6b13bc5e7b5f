"""The parts of the ledger by themselves: wording, windows, bodies, ids."""

from pathlib import Path

import numpy as np
import pytest

from ledger_minutes import LETTER, minutes, series, write_series
from matters.archive import Archive
from matters.index.catalogue.rows import DocumentRow, ItemRow, MeetingRow
from matters.index.ledger.links.model import load_thread_model
from matters.index.ledger.links.standing import STANDING, standing_row
from matters.index.ledger.notes import find_id
from matters.index.ledger.promises.promises import promise_id
from matters.index.ledger.records import Entry, FollowUp, Promise, Sentence, Window
from matters.index.ledger.sentences.bodies import are_foreign, series_of
from matters.index.ledger.sentences.sentences import read_sentences
from matters.index.ledger.states.windows import state_of
from matters.index.ledger.wording import relation
from matters.models.embedders import HASHING_MODEL
from matters.pipeline.errors import QueryError
from matters.sheets.states import state_text


def meeting(body: str, date: str) -> MeetingRow:
    name = body.replace("-", " ").title()
    return MeetingRow(f"{body}/{date}", body, "Elmbury Council", name, date, None, None, None, None)


def sentence(row: MeetingRow, quote: str) -> Sentence:
    item = ItemRow(1, f"{row.id}#1", 1, row.id, "1", "1", "Report", 1, None, 0, 0, 9, None, (), 1.0, "public")
    document = DocumentRow(
        1, "a.txt", "0", "text", "minutes", "unknown", row.id, "", True, None, None, None, 9
    )
    return Sentence(0, item, row, document, 0, 9, quote)


def follow_up(kind: str) -> FollowUp:
    return FollowUp(sentence(meeting("panel", "2022-02-09"), "It was done."), "It was done.", kind, 0.9)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("The letter has been sent to the county.", "discharge"),
        ("The replacement of the seat was not being pursued.", "discharge"),
        ("The seat has still not been found.", "repeat"),
        ("The report would follow.", "repeat"),
        ("Members asked again for the monthly figures.", "repeat"),
        ("The report was deferred to the next meeting.", "repeat"),
        ("The Officer presented the assessment that had been promised.", "discharge"),
        ("The lane is narrow.", "progress"),
    ],
)
def test_wording_tells_done_from_awaited(quote: str, expected: str) -> None:
    assert relation(quote) == expected


def test_wording_takes_a_deferred_item_that_is_spoken_of_as_taken() -> None:
    assert relation("The lane is narrow.", kind="deferral") == "discharge"


@pytest.mark.parametrize(
    "quote",
    [
        "The stile was mended by Mr Penn and his son on 4 May.",
        "A kissing gate in oak has been put in.",
        "Ms Orwin set out what tenants had said.",
        "The grit bin came in October and is by the chapel gate.",
        "Grit bin: actioned.",
    ],
)
def test_model_hears_something_done_in_words_that_no_rule_has(quote: str) -> None:
    assert relation(quote) != "repeat"
    assert load_thread_model().reading(standing_row(quote, kind="action")) > 0


@pytest.mark.parametrize(
    "quote",
    [
        "The stile has not been mended.",
        "Stile - Clerk to chase.",
        "Stile - c/f.",
        "Stile: date tbc.",
        "The contractor is still to come and look at the stile.",
        "A report on the stile will be brought to the next meeting.",
    ],
)
def test_model_hears_nothing_done_where_it_is_still_to_do(quote: str) -> None:
    assert load_thread_model().reading(standing_row(quote, kind="action")) < 0


def test_model_hears_something_done_in_the_meaning_of_a_sentence_too() -> None:
    model = load_thread_model()
    assert model.meaning is not None
    words = len(STANDING)
    telling = np.array(model.meaning.weights[words:], dtype=np.float32)
    telling /= np.linalg.norm(telling)
    row = standing_row("The stile and the gate beside it.", kind="action")
    read = [model.reading(row, vector) for vector in (telling, -telling)]
    assert read[0] > 0 > read[1]
    assert read[0] > model.reading(row) > read[1]


def test_standing_row_tells_who_has_written_as_promised_from_who_has_written_instead() -> None:
    def told(quote: str, promise: str, outcomes: frozenset[str] = frozenset()) -> dict[str, float]:
        row = standing_row(quote, kind="action", promise=promise, outcomes=outcomes)
        return dict(zip(STANDING, row, strict=True))

    written = "The Clerk had written to the county council."
    as_promised = told(written, "Clerk to write to the county council.")
    assert as_promised["asked_as_promised"] and not as_promised["asked_instead"]
    instead = told(written, "The county council to mend the stile.")
    assert instead["asked_instead"] and not instead["asked_as_promised"]
    again = told("Clerk to mend the stile.", "Clerk to mend the stile.", frozenset({"action"}))
    assert again["same_sentence"] == again["same_words"] == again["is_action"] == 1.0
    assert again["is_decision"] == as_promised["same_sentence"] == 0.0


@pytest.mark.parametrize(
    ("one", "other", "foreign"),
    [
        ("Elmbury Parish Council", "Oakendale Parish Council", True),
        ("Elmbury Town Council", "Little Elmbury Parish Council", False),
        ("Elmbury Parish Council", "Wolds District Council", False),
        ("Wolds District Council", "Fenshire County Council", False),
        ("Marsh County Council", "Fenshire County Council", True),
        ("Elmbury Parish Council", None, False),
    ],
)
def test_bodies_of_other_places_have_nothing_to_do_with_each_other(
    one: str, other: str | None, *, foreign: bool
) -> None:
    first, second = (
        MeetingRow(f"{name}/1", "council", name, "Council", "2022-01-09", None, None, None, None)
        for name in (one, other)
    )
    assert are_foreign(first, second) == are_foreign(second, first) == foreign


def test_standing_row_has_a_number_for_each_of_its_names() -> None:
    row = dict(zip(STANDING, standing_row("The item was deferred.", kind="deferral"), strict=True))
    assert row["put_off"] == row["deferral"] == row["passive"] == 1.0
    assert row["deferral_taken"] == row["thanked"] == 0.0


def test_sentences_leave_out_an_entry_that_is_only_noted(tmp_path: Path) -> None:
    text = minutes(2022, 1, "Fouling on the path: noted.\n\nThe report on fouling was noted by all.")
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(tmp_path / "minutes", {"a": text})])
        quotes = [one.quote for one in read_sentences(archive._index.reader)]
    assert "The report on fouling was noted by all." in quotes
    assert not any("the path: noted" in quote for quote in quotes)


def test_windows_state_follows_from_what_was_found_and_read() -> None:
    rows = tuple(meeting("panel", f"2022-0{month}-09") for month in range(2, 8))
    full, short = Window(rows), Window(rows[:3])
    gap = Window(rows, ("2022-04-16",))
    done, again = follow_up("discharge"), follow_up("repeat")
    assert state_of([again, done], [], full) == "discharged"
    assert state_of([again], [], full) == "repeated"
    assert state_of([], [], full) == "lapsed"
    assert state_of([], [again], full) == "open"
    assert state_of([], [], gap) == "unknown"
    assert state_of([], [again], gap) == "unknown"
    assert state_of([], [], short) == "open"
    assert state_of([], [], Window()) == "open"
    assert state_of([], [], full, named=False) == "open"


def test_bodies_renamed_and_merged_are_one_only_where_the_minutes_say_so() -> None:
    old, new = meeting("care-panel", "2018-01-09"), meeting("people-committee", "2019-01-09")
    place, both = meeting("place-committee", "2019-02-09"), meeting("scrutiny-committee", "2020-01-09")
    other = meeting("audit-committee", "2018-01-09")
    rows = [old, new, place, both, other]
    apart = series_of(rows, [sentence(new, "The Care Panel met last in 2018.")])
    assert len(set(apart.values())) == 5
    told = [
        sentence(new, "This Committee was the former Care Panel."),
        sentence(
            both, "The People Committee and the Place Committee were merged into the Scrutiny Committee."
        ),
        sentence(both, "The Audit Committee and the Scrutiny Committee were not merged."),
    ]
    joined = series_of(rows, told[:2])
    assert len({joined[row.id] for row in (old, new, place, both)}) == 1
    assert joined[other.id] != joined[old.id]


def test_bodies_that_go_on_beside_each_other_are_never_one() -> None:
    first = [meeting("care-panel", "2018-01-09"), meeting("care-panel", "2021-01-09")]
    new = meeting("people-committee", "2019-01-09")
    found = series_of([*first, new], [sentence(new, "This Committee was the former Care Panel.")])
    assert found[first[0].id] != found[new.id]


def test_bodies_whose_name_was_misread_are_one_with_those_around_them() -> None:
    around = [meeting("ayle-council", "2018-01-09"), meeting("ayle-council", "2018-03-09")]
    odd = meeting("yle-ayle-council", "2018-02-09")
    found = series_of([*around, odd], [])
    assert found[odd.id] == found[around[0].id]
    for other in (meeting("joint-ayle-council", "2018-02-09"), meeting("yle-ayle-council", "2018-04-09")):
        found = series_of([*around, other], [])
        assert found[other.id] != found[around[0].id]


def test_calendar_counts_no_meeting_as_missing_that_a_misread_name_hides(tmp_path: Path) -> None:
    texts = series(LETTER)
    texts["2022-04"] = texts["2022-04"].replace("OAKENDALE PARISH", "AKEN DALE OAKENDALE PARISH")
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(tmp_path / "minutes", texts)])
        [entry] = [one for one in archive.actions().entries if "handrail" in one.promise.quote]
        assert len({row.committee for row in archive._index.reader.meetings()}) == 2
    assert entry.window.missing == () and len(entry.window.meetings) == 6


def test_sentences_know_the_heading_in_their_line(tmp_path: Path) -> None:
    text = minutes(2022, 1, "Bus shelter: the roof leaks.\n\nA quotation was awaited.\n\nGrit bin: in place.")
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        archive.ingest([write_series(tmp_path / "minutes", {"a": text})])
        found = read_sentences(archive._index.reader)
    heads = {one.quote: one.head for one in found}
    assert heads["Bus shelter: the roof leaks."] == "Bus shelter"
    assert heads["Grit bin: in place."] == "Grit bin"
    assert heads["A quotation was awaited."] == ""
    assert [one.order for one in found] == list(range(len(found)))
    assert all(clean in text for clean in heads)


def test_promises_id_is_of_the_item_and_the_words() -> None:
    assert promise_id("panel/2022-01-09#3", LETTER) == promise_id("panel/2022-01-09#3", LETTER)
    assert promise_id("panel/2022-01-09#3", LETTER) != promise_id("panel/2022-01-09#3", LETTER + " ")
    assert promise_id("panel/2022-01-09#3", LETTER).startswith("panel/2022-01-09#3:")


def test_notes_find_the_promise_that_is_meant() -> None:
    ids = ["panel/2022-01-09#3:aaaa1111", "panel/2022-01-09#4:bbbb2222"]
    assert find_id(ids[0], ids) == ids[0]
    assert find_id("bbbb2222", ids) == ids[1]
    with pytest.raises(QueryError, match="several"):
        find_id("aaaa1111", [*ids, "other/2022#1:aaaa1111"])
    with pytest.raises(QueryError, match="no promise"):
        find_id("cccc", ids)


def test_states_do_not_deny_a_mention_that_is_possible() -> None:
    row = meeting("panel", "2022-01-09")
    item = sentence(row, "It was done.").item
    promise = Promise("a", "action", item, row, sentence(row, "x").document, 0, 9, "Do it.", "Do it.", "")
    window = Window((meeting("panel", "2022-02-09"),), ("2022-03-09",))
    said = state_text(Entry(promise, "unknown", "unknown", window, possible=(follow_up("repeat"),)))
    assert said.startswith("Not known: perhaps mentioned again, and minutes")
    silent = state_text(Entry(promise, "unknown", "unknown", window))
    assert silent.startswith("Not known: no later mention in the one meeting read, and minutes")
    full = Window(tuple(meeting("panel", f"2022-0{month}-09") for month in range(2, 8)))
    unnamed = state_text(Entry(promise, "open", "open", full))
    assert unnamed == "Open; no later mention in the six meetings read, but it does not say what to look for"
    unread = state_text(Entry(promise, "unknown", "unknown", Window((), ("2022-03-09",))))
    assert unread.startswith("Not known: no later meeting was read, and minutes")
