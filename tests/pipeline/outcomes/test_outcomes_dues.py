"""When something is due, as written and as a date."""

import pytest

from matters.pipeline.outcomes.actions.dues import find_due


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Clerk to write by 31/03/23", "by 31/03/23", "2023-03-31"),
        ("LC to circulate it before 4-5-2023.", "before 4-5-2023", "2023-05-04"),
        ("To be complete by Sept 2023", "by Sept 2023", "2023-09"),
        ("OM to reply by Friday.", "by Friday", "2023-03-17"),
        ("OM to reply by next Friday.", "by next Friday", None),
        ("A draft to be ready by the AGM.", "by the AGM", None),
        ("A draft by the next full council meeting", "by the next full council meeting", None),
        ("OM to reply within 20 working days.", "within 20 working days", None),
        ("OM to reply within ten days.", "within ten days", "2023-03-24"),
        ("OM to reply before the summer recess.", "before the summer recess", None),
        ("OM to reply before the Easter holidays.", "before the Easter holidays", None),
        ("OM to reply before the spring meeting.", "before the spring meeting", None),
        ("OM to order the tree for Christmas.", "for Christmas", "2023-12-25"),
    ],
)
def test_outcomes_due_is_read_in_figures_short_months_and_days(
    text: str, words: str, day: str | None
) -> None:
    due = find_due(text, "2023-03-14")
    assert due is not None
    assert (due.text, due.date) == (words, day)


def test_outcomes_due_by_jan_names_a_person() -> None:
    assert find_due("Flyers to be drawn by Jan Orde", "2023-03-14") is None
