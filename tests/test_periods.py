"""When a question asks of."""

from datetime import date

import pytest

from matters.index.search.periods import find_period

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
    ],
)
def test_period_is_read(question: str, kind: str, since: str | None, until: str | None) -> None:
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
    ],
)
def test_period_is_not_read_into_other_words(question: str) -> None:
    assert find_period(question, today=TODAY) is None


def test_period_of_the_past_keeps_to_the_months_there_are() -> None:
    period = find_period("damp in the last 6 months", today=date(2025, 8, 31))
    assert period is not None
    assert period.since == "2025-02-28"
