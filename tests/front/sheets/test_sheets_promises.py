"""How promises read on a terminal and on a sheet: once each, in full sentences, and accusing nobody."""

from dataclasses import replace
from typing import Any

import pytest

from matters.cli.promises import entry_lines, short_lines
from matters.index.catalogue.rows import DocumentRow, ItemRow, MeetingRow
from matters.index.ledger.arising import Arising, Section
from matters.index.ledger.promises.carried import fold_carried, outstanding_only
from matters.index.ledger.records import Entry, FollowUp, Note, Promise, Sentence, Window
from matters.sheets.arising import parts_of, without_old
from matters.sheets.promises import Sheet
from matters.sheets.states import before_text, due_text, follow_ups, owner_text, state_text, title_text


def meeting(day: str, *, number: int = 1) -> MeetingRow:
    suffix = "" if number == 1 else f".{number}"
    name = "Oakendale Parish Council"
    return MeetingRow(f"oakendale/{day}{suffix}", "oakendale", None, name, day, None, None, None, None)


def document(day: str) -> DocumentRow:
    return DocumentRow(
        1, f"{day}.txt", "0", "text", "minutes", "unknown", "m", "", True, None, None, None, 100
    )


def item(title: str = "Highways") -> ItemRow:
    return ItemRow(1, "oakendale/1#3", 1, "m", "3", "3", title, 1, None, 0, 0, 100, None, (), 1.0, "public")


def entry(
    quote: str,
    day: str = "2022-01-09",
    *,
    number: int = 1,
    state: str = "open",
    kind: str = "action",
    before: str = "",
    window: tuple[str, ...] = (),
    title: str = "Highways",
    **details: Any,
) -> Entry:
    promise = Promise(
        f"{day}:{quote}",
        kind,
        item(title),
        meeting(day, number=number),
        document(day),
        0,
        len(quote),
        quote,
        quote,
        before,
        details=details,
    )
    return Entry(promise, state, state, Window(tuple(meeting(one) for one in window)))


def later(day: str, relation: str) -> FollowUp:
    sentence = Sentence(1, item(), meeting(day), document(day), 0, 9, f"Told on {day}.")
    return FollowUp(sentence, sentence.quote, relation, 0.9)


LETTER = "Tom Sedge: write to the county about the bridge rail"


def test_carried_promises_in_the_same_words_are_one_row() -> None:
    months = ("2022-01-09", "2022-02-09", "2022-03-09")
    entries = [entry(LETTER, day, window=months[place + 1 :]) for place, day in enumerate(months)]
    [one] = fold_carried(entries)
    assert one.entry is entries[-1] and one.before == ("2022-01-09", "2022-02-09")
    text = "\n".join(entry_lines(one.entry, one.before))
    assert text.startswith("9 March 2022") and "  First set down on 9 January 2022.\n" in text


def test_promises_that_are_private_or_of_a_draft_say_so() -> None:
    one, heard = entry("The Clerk would write to the county."), later("2022-02-09", "progress")
    private = replace(one.promise.item, access="exempt")
    promise = replace(one.promise, item=private, document=replace(one.promise.document, status="draft"))
    heard = replace(heard, sentence=replace(heard.sentence, item=private))
    one = replace(one, promise=promise, follow_up=(heard,), possible=(heard,))
    for told in ("\n".join(entry_lines(one)), "\n".join(short_lines(one))):
        assert "DRAFT PRIVATE 3 Highways" in told
    assert "Mentioned, 9 February 2022 (private): “" in "\n".join(entry_lines(one))
    assert "Perhaps, 9 February 2022 (private): “" in "\n".join(entry_lines(one))
    row = Sheet(lambda document: pytest.fail("names are shown"), names=True).show(one)
    assert row.title == "DRAFT PRIVATE 3 Highways"
    assert row.possible == ("9 February 2022 (private): “Told on 2022-02-09.”",)


def test_carried_twins_of_one_day_are_one_row() -> None:
    [one] = fold_carried([entry(LETTER), entry(LETTER, number=2)])
    assert one.before == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (entry(LETTER), entry(LETTER)),
        (entry(LETTER), entry(LETTER, "2023-01-09")),
        (entry("Clerk to write"), entry("Clerk to write", number=2)),
        (entry(LETTER), entry(f"{LETTER} again", number=2)),
    ],
)
def test_carried_promises_that_may_differ_stay_apart(first: Entry, second: Entry) -> None:
    assert len(fold_carried([first, second])) == 2


@pytest.mark.parametrize(
    ("quote", "before", "rows"),
    [
        ("The Clerk to write to Highways.", "", 2),
        ("The Clerk to answer Elmbury Trust's request for a grant.", "", 1),
        ("The Clerk to have the notice board mended.", "It was broken.", 1),
        ("The situation will be monitored.", "", 2),
    ],
)
def test_carried_promise_names_more_than_whom_to_tell(quote: str, before: str, rows: int) -> None:
    owners = [{"text": "The Clerk"}]
    one = entry(quote, before=before, window=("2022-02-09",), owners=owners)
    other = entry(quote, "2022-02-09", before="Nothing was known." if before else "", owners=owners)
    assert len(fold_carried([one, other])) == rows


MEETING_TWICE = meeting("2022-01-09", number=2)
STOCK = "The Clerk to report this to Highways."


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        ("The gulley in Mill Lane was blocked.", "A branch hung over the bus shelter.", 2),
        ("", "A branch hung over the bus shelter.", 2),
        ("The gulley in Mill Lane was blocked.", "a) The gulley in Mill Lane is blocked again.", 1),
        ("", "", 2),
    ],
)
def test_carried_stock_words_are_one_row_only_where_they_are_about_one_thing(
    first: str, second: str, rows: int
) -> None:
    one = entry(STOCK, before=first, window=("2022-02-09",), owners=[{"text": "The Clerk"}])
    other = entry(STOCK, "2022-02-09", before=second, owners=[{"text": "The Clerk"}])
    assert len(fold_carried([one, other])) == rows
    assert len(fold_carried([one, replace(one, promise=replace(one.promise, meeting=MEETING_TWICE))])) == 1


def test_carried_stock_words_follow_each_thing_by_itself() -> None:
    days = ("2022-01-09", "2022-02-09")
    lamp, ditch = "The lamp in Mill Lane was out.", "The ditch at Orchard Close was full."
    entries = [entry(STOCK, day, before=told, window=days[1:]) for day in days for told in (lamp, ditch)]
    found = fold_carried(entries)
    assert [one.entry for one in found] == entries[2:]
    assert [one.before for one in found] == [("2022-01-09",)] * 2


def test_carried_promise_is_done_when_it_was_set_down_last_and_done() -> None:
    first = entry(LETTER, window=("2022-02-09",), state="repeated")
    last = entry(LETTER, "2022-02-09", state="discharged")
    assert outstanding_only(fold_carried([first, last])) == []


def test_carried_promise_keeps_a_note_that_is_later_than_it() -> None:
    first = replace(entry(LETTER, window=("2022-02-09",)), note=Note("2022-02-20", "seen"))
    [one] = fold_carried([first, entry(LETTER, "2022-02-09")])
    assert (one.entry.state, state_text(one.entry)) == (
        "discharged",
        "Done 20 February 2022, not minuted: seen",
    )
    first = replace(first, note=Note("2022-01-20", "seen"))
    [one] = fold_carried([first, entry(LETTER, "2022-02-09")])
    assert one.entry.state == "open"


@pytest.mark.parametrize(
    ("due", "to", "told"),
    [
        ({"text": "at the June meeting", "date": "2022-06"}, None, "June 2022 (“at the June meeting”)"),
        ({"text": "in June 2022", "date": "2022-06"}, None, "June 2022"),
        ({"text": "as soon as possible", "date": None}, None, "“as soon as possible”"),
        (None, "the spring", "“the spring”"),
        (None, None, ""),
    ],
)
def test_states_due_tells_the_date_and_the_words_where_they_say_more(
    due: Any, to: str | None, told: str
) -> None:
    assert due_text(entry("Deferred.", kind="deferral", due=due, to=to)) == told


@pytest.mark.parametrize(
    ("text", "person", "told"),
    [
        ("She", "Ada Finch", "Ada Finch"),
        ("They", None, "not named (“they”)"),
        ("AF", "Ada Finch", "AF (Ada Finch)"),
        ("Cllr Finch", "Finch", "Cllr Finch"),
        ("the Clerk", None, "the Clerk"),
    ],
)
def test_states_owner_is_told_by_name_where_words_do_not_name_anybody(
    text: str, person: str | None, told: str
) -> None:
    assert owner_text({"text": text, "person": person}) == told


def test_states_before_ends_where_the_quotation_begins() -> None:
    before = "The gate is broken. Nell Quarrier agreed to mend it."
    assert before_text(entry("mend it.", before=before)) == "The gate is broken. Nell Quarrier agreed to …"
    assert before_text(entry("mend it.", before="The gate is broken.")) == "The gate is broken."
    assert before_text(entry("mend it.", before="mend it.")) == ""


def test_states_title_like_a_paragraph_is_cut() -> None:
    assert title_text(entry(LETTER, title="word " * 40)) == "3 " + ("word " * 20).strip() + " …"


def test_states_show_the_first_and_last_mention_and_what_tells_that_it_was_done() -> None:
    days = [f"2022-0{month}-09" for month in range(2, 8)]
    found = tuple(later(day, "discharge" if day == days[2] else "progress") for day in days)
    promise = replace(entry(LETTER, state="discharged"), follow_up=found)
    assert follow_ups(promise) == [found[0], None, found[2], found[4], found[5]]
    assert state_text(promise) == "Reported done on 9 April 2022"
    assert "… 2 more mentions …" in "\n".join(entry_lines(promise))


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("It was agreed not to go ahead with the letter to the county.", "No longer pursued"),
        ("It was agreed not to proceed with the letter.", "No longer pursued"),
        ("Handrail: superseded by the county's own scheme. Action withdrawn.", "No longer pursued"),
        ("The letter was no longer required.", "No longer pursued"),
        ("The Clerk had written to the county, which had withdrawn its offer.", "Reported done"),
        ("The Clerk had written to the county and the scheme was withdrawn.", "Reported done"),
        ("The handrail had been mended, so no further action was needed.", "Reported done"),
        ("The letter had been sent and would not be withdrawn.", "Reported done"),
    ],
)
def test_states_what_was_given_up_is_not_told_as_done(quote: str, told: str) -> None:
    found = later("2022-04-09", "discharge")
    found = replace(found, sentence=replace(found.sentence, quote=quote))
    promise = replace(entry(LETTER, state="discharged"), follow_up=(found,))
    assert state_text(promise).startswith(told)
    assert f"{told}, 9 April 2022" in "\n".join(entry_lines(promise))
    assert Sheet(lambda _: None, names=True).show(promise).state_text.startswith(told)  # type: ignore[arg-type, return-value]


def test_states_what_was_put_off_is_taken() -> None:
    deferral = entry(
        "The tree policy was deferred to the April meeting.", kind="deferral", state="discharged"
    )
    deferral = replace(deferral, follow_up=(later("2022-04-09", "discharge"),))
    assert state_text(deferral) == "Taken on 9 April 2022"
    assert "Taken, 9 April 2022: “Told" in "\n".join(entry_lines(deferral))
    assert "Reported done" not in "\n".join(entry_lines(deferral))


def test_states_question_tells_who_asked_and_how_far_it_was_answered() -> None:
    question = entry(
        "The Committee asked how many.", kind="question", answered="no", raised_by={"text": "The Committee"}
    )
    assert "Asked by: The Committee. No answer is minuted." in " ".join(
        " ".join(entry_lines(question)).split()
    )


def test_arising_tells_what_is_new_first_and_counts_what_was_long_silent() -> None:
    days = [f"2022-{month:02}-09" for month in range(1, 10)]
    old = entry("Clerk to paint the old gate.", days[0], window=tuple(days[1:7]), before="It was rusty.")
    heard = replace(
        entry("Clerk to ask about the ditch.", days[0], window=tuple(days[1:7])),
        follow_up=(later(days[7], "repeat"),),
    )
    new = entry("Clerk to order three more chairs.", days[8])
    sheet = Arising(
        "Oakendale", None, None, None, 9, days[8], (), (Section("outstanding", (old, heard, new)),)
    )
    late, silent = parts_of(sheet)
    kept, told = without_old([late, silent])
    assert kept == [late] and told == "Not listed: 1 older entry, not mentioned in the last six meetings."
    assert without_old([late]) == ([late], "")
    assert [row.entry for row in late.rows] == [new, heard] and late.title == "Outstanding"
    assert [row.entry for row in silent.rows] == [old] and silent.old
    assert "not mentioned in the last six meetings" in silent.title
    text = short_lines(old)
    assert "It was rusty." in text[1] and old.promise.id in text[-1]


def test_arising_tells_the_newest_meeting_first_in_every_part() -> None:
    days = [f"2022-0{month}-09" for month in range(1, 4)]
    rows = tuple(entry(f"Clerk to paint gate {number}.", day) for number, day in enumerate(days))
    twice = entry("Clerk to oil the hinges.", days[2])
    sheet = Arising("Oakendale", None, None, None, 3, days[2], (), (Section("due", (*rows, twice)),))
    [due] = parts_of(sheet)
    assert [row.entry for row in due.rows] == [rows[2], twice, rows[1], rows[0]]
