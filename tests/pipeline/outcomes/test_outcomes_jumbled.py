"""Rows of a table that were run together give nothing that could be quoted."""

from sallow import outcomes


def test_outcomes_rows_of_a_table_run_together_are_none() -> None:
    text = (
        "Risk                   RAG      Comment\n"
        "Funding of the unit    Amber    Deferred to the next meeting\n"
        "Audit of the barn      Green    Agreed by all partners\n"
    )
    assert outcomes(text) == []


def test_outcomes_of_one_line_with_a_wide_gap_stay() -> None:
    assert [one.kind for one in outcomes("It was agreed    that the barn be let.")] == ["decision"]
