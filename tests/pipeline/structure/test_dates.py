"""Dates and times as British minutes write them, against the calendar of the standard library."""

import calendar
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.pipeline.structure.dates import find_dates, find_times, parse_date

DAYS = st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31))


def ordinal(day: int) -> str:
    suffix = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


def forms(day: dt.date) -> list[str]:
    month, short = calendar.month_name[day.month], calendar.month_abbr[day.month]
    weekday = calendar.day_name[day.weekday()]
    return [
        f"{day.day} {month} {day.year}",
        f"{day.day:02d} {month.upper()} {day.year}",
        f"{ordinal(day.day)} {month} {day.year}",
        f"{ordinal(day.day)} of {month}, {day.year}",
        f"{ordinal(day.day)} day of {month} {day.year}",
        f"{day.day} {short} {day.year}",
        f"{weekday} {day.day} {month} {day.year}",
        f"{weekday}, {ordinal(day.day)} {month} {day.year}",
        f"{weekday[:3]} {day.day} {short}. {day.year}",
        f"{weekday} the {ordinal(day.day)} of {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year % 100:02d}",
        f"{day.day:02d}-{day.month:02d}-{day.year}",
        day.isoformat(),
    ]


@given(DAYS)
def test_dates_every_form_of_every_day(day: Any) -> None:
    for form in forms(day):
        text = f"held on {form}."
        (found,) = find_dates(text)
        assert (found.iso, found.whole) == (day.isoformat(), True), form
        assert text[found.start : found.end].strip(" .,") == form.strip(" .,")
        assert found.weekday_agrees, form


@given(DAYS, st.integers(1, 6))
def test_dates_a_wrong_weekday_is_noticed(day: Any, shift: Any) -> None:
    wrong = calendar.day_name[(day.weekday() + shift) % 7]
    (found,) = find_dates(f"{wrong} {day.day} {calendar.month_name[day.month]} {day.year}")
    assert found.iso == day.isoformat()
    assert not found.weekday_agrees


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1950, 2050))
def test_dates_only_what_the_calendar_holds(day: Any, month: Any, year: Any) -> None:
    try:
        expected = [dt.date(year, month, day).isoformat()]
    except ValueError:
        expected = []
    assert [found.iso for found in find_dates(f"on {day}/{month}/{year} it rained")] == expected


@given(st.text(max_size=60))
def test_dates_any_text_is_read_without_error(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
    for time in find_times(text):
        assert 0 <= time.start < time.end <= len(text)


@pytest.mark.parametrize(
    "text", ["31 June 2023", "30 February 2020", "29 February 2023", "0 May 2020", "32/01/2020"]
)
def test_dates_impossible_days_are_passed_over(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("in October 2023", "2023-10"),
        ("Sept. 2021", "2021-09"),
        ("Tuesday 4th April", "--04-04"),
        ("4 May '19", "2019-05-04"),
        ("July 25th, 2023", "2023-07-25"),
        ("1st March\n2022", "2022-03-01"),
    ],
)
def test_dates_of_reduced_precision_and_short_years(text: str, iso: Any) -> None:
    assert [found.iso for found in find_dates(text)] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "08/23",
        "CT/16/2",
        "09/02015/F",
        "23/00110",
        "BH2025/02723",
        "24/7",
        "1.2.3.4",
        "£12.05.10",
        "tel 01234 567890",
        "in 2023",
        "the may queen",
    ],
)
def test_dates_decoys(text: str) -> None:
    assert list(find_dates(text)) == []


def test_dates_parse_date_passes_over_days_without_a_year() -> None:
    assert parse_date("on 4 April, as agreed on 6 May 2021") == "2021-05-06"


@given(st.times())
def test_dates_every_clock_time(time: Any) -> None:
    half = "am" if time.hour < 12 else "pm"
    hour = (time.hour - 1) % 12 + 1
    expected = f"{time.hour:02d}:{time.minute:02d}"
    for form in (
        f"{hour}.{time.minute:02d}{half}",
        f"{hour}:{time.minute:02d} {half[0]}.{half[1]}.",
        f"{time.hour:02d}:{time.minute:02d}",
        f"{time.hour:02d}.{time.minute:02d} hrs",
    ):
        assert [time.clock for time in find_times(f"began at {form}")] == [expected], form


@pytest.mark.parametrize(
    ("text", "clocks"),
    [
        ("7 pm to 9.05pm", ["19:00", "21:05"]),
        ("12 noon", ["12:00"]),
        ("midday", ["12:00"]),
        ("12.30am", ["00:30"]),
        ("8.OOp.m.", ["20:00"]),
        ("1.00pm", ["13:00"]),
        ("£7.30", []),
        ("7.305", []),
        ("73.1%", []),
        ("25.30", []),
        ("13.75pm", []),
    ],
)
def test_dates_times(text: str, clocks: Any) -> None:
    assert [time.clock for time in find_times(text)] == clocks
