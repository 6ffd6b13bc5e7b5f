"""The reader's checks of its own work: gaps, repeats and numbers out of sequence."""

from dataclasses import replace
from typing import Any

import pytest

from matters.pipeline.records import Attendee, Item
from matters.pipeline.structure.checks import check
from matters.pipeline.structure.headings import Heading
from matters.pipeline.structure.scheme import Scheme

SOMEBODY = (Attendee("A Birch", "present", 0, 7),)


def item(number: str | None, place: int, level: int = 1) -> Item:
    return Item(f"{number}@{place}", number, "Title", level, None, 10 * place, 10 * place + 10, None)


def checked(*numbers: str | None) -> Any:
    items = [item(number, place) for place, number in enumerate(numbers)]
    return check(items, SOMEBODY, Scheme("numbered", ()), kind="minutes")


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "2", "3"),
        ("31/17", "32/17", "33/17"),
        ("99/17", "100/17", "101/17"),
        ("23/165", "23/166", "23/167"),
        ("A23/024", "A23/025", "A23/026"),
        ("15/09/1", "15/09/2", "15/09/3"),
        ("1773", "1774", "1775"),
        ("60.0", "61.0", "62.0"),
        (None, None, None),
        ("1",),
        (),
    ],
)
def test_checks_a_sound_sequence_says_nothing(numbers: Any) -> None:
    result = checked(*numbers)
    assert result.caveats == ()
    assert all(one.certainty == 1.0 for one in result.items)


@pytest.mark.parametrize(
    ("numbers", "code", "message"),
    [
        (("05/23", "06/23", "07/22", "08/23"), "number-out-of-sequence", "07/22 follows 06/23."),
        (("31/17", "32/17", "34/17"), "number-gap", "34/17 follows 32/17."),
        (("1", "2", "4", "5"), "number-gap", "4 follows 2."),
        (("31/17", "32/17", "32/17", "33/17"), "number-repeated", "32/17 follows 32/17."),
        (("23/165", "23/166", "23/168"), "number-gap", "23/168 follows 23/166."),
        (("60.0", "61.0", "63.0"), "number-gap", "63.0 follows 61.0."),
    ],
)
def test_checks_what_is_wrong_is_said_once(numbers: Any, code: str, message: str) -> None:
    result = checked(*numbers)
    assert [(caveat.code, caveat.message) for caveat in result.caveats] == [(code, message)]
    (caveat,) = result.caveats
    wrong = message.split()[0]
    assert caveat.start is not None
    assert caveat.end == caveat.start + len(wrong)


@pytest.mark.parametrize(
    "numbers", [("98/22", "99/22", "01/23", "02/23"), ("22/98", "22/99", "23/01", "23/02")]
)
def test_checks_a_new_year_begins_anew(numbers: Any) -> None:
    assert checked(*numbers).caveats == ()


def test_checks_doubt_lowers_the_certainty_of_that_item_alone() -> None:
    result = checked("05/23", "06/23", "07/22", "08/23")
    assert [one.certainty < 1 for one in result.items] == [False, False, True, False]


def test_checks_sub_items_are_not_counted() -> None:
    items = [item("1", 0), item("1.1", 1, 2), item("1.2", 2, 2), item("2", 3)]
    assert check(items, SOMEBODY, Scheme("numbered", ()), kind="minutes").caveats == ()


def test_checks_minutes_without_headings_or_people_say_so() -> None:
    result = check([item(None, 0)], (), Scheme("none", ()), kind="minutes")
    assert [caveat.code for caveat in result.caveats] == ["no-items", "no-attendance"]


def test_checks_an_agenda_needs_no_attendance() -> None:
    assert check([item("1", 0)], (), Scheme("numbered", ()), kind="agenda").caveats == ()


def test_checks_rows_of_headings_without_text_are_doubted() -> None:
    items = [item(None, place) for place in range(5)]
    weak = tuple(Heading(place, None, "Title", place, 0.4) for place in range(5))
    result = check(items, SOMEBODY, Scheme("unnumbered", weak), kind="minutes")
    assert [caveat.code for caveat in result.caveats] == ["headings-doubtful"]
    strong = tuple(Heading(2 * place, None, "Title", 2 * place, 0.4) for place in range(5))
    assert check(items, SOMEBODY, Scheme("unnumbered", strong), kind="minutes").caveats == ()


def test_checks_an_item_that_holds_nearly_everything_is_doubted() -> None:
    items = [item("1", 0), replace(item("2", 1), end=9000), replace(item("3", 2), start=9000, end=9100)]
    result = check(items, SOMEBODY, Scheme("numbered", ()), kind="minutes")
    assert [caveat.code for caveat in result.caveats] == ["items-uneven"]
    assert result.items[1].certainty < 1
