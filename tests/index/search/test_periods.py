"""When a question asks of."""

from datetime import date

import pytest

from matters.index.search.periods import find_period
from matters.index.search.understanding import may_name_days

TODAY = date(2025, 6, 10)


@pytest.mark.parametrize(
    ("question", "kind", "since", "until"),
    [
        ("damp last year", "calendar year", "2024-01-01", "2024-12-31"),
        ("damp this calendar year", "calendar year", "2025-01-01", "2025-12-31"),
        ("damp in the last municipal year", "municipal year", "2024-05-01", "2025-04-30"),
        ("damp this council year", "municipal year", "2025-05-01", "2026-04-30"),
        ("damp last financial year", "financial year", "2024-04-01", "2025-03-31"),
        ("damp in the financial year 2022/23", "financial year", "2022-04-01", "2023-03-31"),
        ("damp in the municipal year 2022-2023", "municipal year", "2022-05-01", "2023-04-30"),
        ("damp since March", "month", "2025-03-01", None),
        ("damp since October", "month", "2024-10-01", None),
        ("damp since last June", "month", "2025-06-01", None),
        ("damp last July", "month", "2024-07-01", "2024-07-31"),
        ("damp in last July", "month", "2024-07-01", "2024-07-31"),
        ("damp in February 2024", "dates", "2024-02-01", "2024-02-29"),
        ("damp in summer 2023", "season", "2023-06-01", "2023-08-31"),
        ("damp in the winter of 2023", "season", "2023-12-01", "2024-02-29"),
        ("damp since last summer", "season", "2024-06-01", None),
        ("damp since last year", "calendar year", "2024-01-01", None),
        ("damp last summer", "season", "2024-06-01", "2024-08-31"),
        ("damp last winter", "season", "2024-12-01", "2025-02-28"),
        ("damp this spring", "season", "2025-03-01", "2025-05-31"),
        ("damp over the past two years", "dates", "2023-06-10", None),
        ("damp in the last 6 months", "dates", "2024-12-10", None),
        ("damp in the last year", "dates", "2024-06-10", None),
        ("damp over the past month", "dates", "2025-05-10", None),
        ("damp last month", "month", "2025-05-01", "2025-05-31"),
        ("damp in March last year", "month", "2024-03-01", "2024-03-31"),
        ("damp two years ago", "calendar year", "2023-01-01", "2023-12-31"),
        ("damp in the 2022-23 municipal year", "municipal year", "2022-05-01", "2023-04-30"),
        ("damp since the beginning of 2021", "dates", "2021-01-01", None),
        ("damp at the end of 2019", "dates", "2019-01-01", "2019-12-31"),
        ("damp in early 2020", "dates", "2020-01-01", "2020-12-31"),
        ("damp in the year 2020", "dates", "2020-01-01", "2020-12-31"),
        ("damp in 2018 and 2019", "dates", "2018-01-01", "2019-12-31"),
        ("damp in 2021, 2018 or 2020", "dates", "2018-01-01", "2021-12-31"),
        ("damp between March and June 2022", "dates", "2022-03-01", "2022-06-30"),
        ("damp on 14 March 2023", "dates", "2023-03-14", "2023-03-14"),
        ("damp on 14/03/2023", "dates", "2023-03-14", "2023-03-14"),
        ("damp up to and including 2020", "dates", None, "2020-12-31"),
        ("damp in May 2019 or June 2020", "dates", "2019-05-01", "2020-06-30"),
        ("damp within the last two years", "dates", "2023-06-10", None),
        ("damp the past 3 years", "dates", "2022-06-10", None),
        ("damp up to 2020", "dates", None, "2020-12-31"),
    ],
)
def test_period_is_read(question: str, kind: str, since: str | None, until: str | None) -> None:
    assert may_name_days(question)
    period = find_period(question, today=TODAY)
    assert period is not None
    assert (period.kind, period.since, period.until) == (kind, since, until)
    assert period.text in question
    assert question.replace(period.text, "").strip() == "damp"


@pytest.mark.parametrize(
    "question",
    [
        "the summer reading scheme",
        "in may",
        "lights in December",
        "the march past",
        "who may park in Mayfield",
        "in winter gritting",
        "last year's budget",
        "by March",
        "the spring clean",
        "the municipal year",
        "the budget for 2022/23",
        "damp before the pandemic",
        "damp since the election",
        "damp in recent months",
        "damp not before 2019",
        "damp no later than 2019",
        "damp until last year",
        "carbon neutral by 2030",
        "carbon neutral in 2030",
        "homes built since 2030",
        "last month's report",
        "from January to March",
        "the 1990s garages",
        "damp before the summer of 2021",
        "damp after last winter",
        "an estate of 2000 homes",
        "the last two years' accounts",
    ],
)
def test_period_is_not_read_into_other_words(question: str) -> None:
    assert find_period(question, today=TODAY) is None


def test_period_of_the_past_keeps_to_the_months_there_are() -> None:
    period = find_period("damp in the last 6 months", today=date(2025, 8, 31))
    assert period is not None
    assert period.since == "2025-02-28"


def test_period_of_ever_since_is_read() -> None:
    period = find_period("damp ever since 2021", today=TODAY)
    assert period is not None
    assert (period.text, period.since, period.until) == ("since 2021", "2021-01-01", None)


def test_periods_are_not_looked_for_where_nothing_names_one() -> None:
    assert not may_name_days("what was said about damp in the town hall")
    assert may_name_days("What was said LAST, year?")
