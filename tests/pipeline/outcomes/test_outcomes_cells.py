"""Tables with a column of verdicts: decisions, tasks and deferrals of single cells."""

from collections.abc import Callable

import pytest

from matters.pipeline.outcomes.document import outcomes_in, structure_of
from matters.pipeline.records import SourceText
from matters.pipeline.structure.action_rows import find_tables
from matters.pipeline.verbatim import quote
from sallow import outcomes

GRANTS = [
    ["Applicant", "Asked for", "Decision"],
    ["Chess Club", "£900", "£400 awarded"],
    ["Youth Band", "£300", "Refused – outside the rules"],
    ["Toddlers", "£200", "Deferred – accounts to be supplied"],
]
LETTERS = [
    ["From", "Subject", "Resolution"],
    ["Sallow Mill", "Training day", "Circulated. Noted"],
    ["Water company", "Brown water", "Clerk to put on the website"],
    ["Audit board", "Fees", "No response to be made"],
    ["Mr Reed", "Barking dogs", "Clerk to refer to the county and reply to Mr Reed"],
    ["The school", "Donation", "Resolved to donate £200 (prop. Owen Marsh, sec. Priya Dell)"],
]
PLANS = [
    ["Ref", "Site", "Council's comments"],
    ["A1", "Barn at Sallow Farm", "Object"],
    ["A2", "The Old Mill", "Support"],
    ["A3", "3 Green Lane", "No comment"],
    ["A4", "5 Green Lane", "Neutral"],
]
MATTERS = [
    ["Matter", "Outcome", "Officer", "Target"],
    ["Green lane", "Report on options to be brought to the council", "Tom Reeve", "1 December 2023"],
    ["Footbridge", "Repairs approved at a cost of £300", "Tom Reeve", "Spring 2024"],
    ["Map", "Noted", "", ""],
]
Rows = list[list[str]]
Layout = Callable[[Rows], str]


def tabbed(rows: Rows) -> str:
    return "\n".join("\t".join(cells).rstrip("\t") for cells in rows)


def barred(rows: Rows) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def spaced(rows: Rows) -> str:
    return "\n".join(
        "".join(f"{cell:<{48 if place else 18}}" for place, cell in enumerate(cells)).rstrip()
        for cells in rows
    )


def told(text: str, title: str = "Letters") -> list[tuple[str, str | None, str]]:
    return [
        (one.kind, one.subtype, quote(text, one.start, one.end, omit=one.omit).replace(" | ", " "))
        for one in outcomes(text, title=title)
    ]


@pytest.mark.parametrize("layout", [tabbed, barred, spaced])
def test_outcomes_read_the_verdicts_of_a_table(layout: Layout) -> None:
    assert told(layout(GRANTS)) == [
        ("decision", "agreed", "Chess Club £900 £400 awarded"),
        ("decision", "refused", "Youth Band £300 Refused – outside the rules"),
        ("deferral", None, "Toddlers £200 Deferred – accounts to be supplied"),
    ]
    assert told(layout(PLANS)) == [
        ("decision", "agreed", "A1 Barn at Sallow Farm Object"),
        ("decision", "agreed", "A2 The Old Mill Support"),
        ("decision", "agreed", "A3 3 Green Lane No comment"),
        ("decision", "agreed", "A4 5 Green Lane Neutral"),
    ]


@pytest.mark.parametrize("layout", [tabbed, barred, spaced])
def test_outcomes_read_tasks_among_verdicts(layout: Layout) -> None:
    text = layout(LETTERS)
    assert told(text) == [
        ("decision", "noted", "Sallow Mill Training day Circulated. Noted"),
        ("action", "directed", "Clerk to put on the website"),
        ("decision", "agreed", "Audit board Fees No response to be made"),
        ("action", "directed", "Clerk to refer to the county and reply to Mr Reed"),
        ("decision", "resolved", "Resolved to donate £200 (prop. Owen Marsh, sec. Priya Dell)"),
    ]
    found = outcomes(text)
    assert [one.person for action in found if action.kind == "action" for one in action.owners] == [
        "Nora Finch"
    ] * 2
    assert (found[-1].proposer, found[-1].seconder) == ("Owen Marsh", "Priya Dell")


@pytest.mark.parametrize("layout", [tabbed, barred, spaced])
def test_outcomes_take_who_and_when_from_columns_beside_a_verdict(layout: Layout) -> None:
    text = layout(MATTERS)
    found = outcomes(text)
    assert [(one.kind, one.subtype) for one in found] == [
        ("action", "directed"),
        ("decision", "approved"),
        ("decision", "noted"),
    ]
    assert text[found[0].start : found[0].end] == "Report on options to be brought to the council"
    assert [one.person for one in found[0].owners] == ["Tom Reeve"]
    assert found[0].due is not None and found[0].due.date == "2023-12-01"


@pytest.mark.parametrize("layout", [tabbed, spaced])
def test_outcomes_keep_a_table_apart_from_the_sentences_around_it(layout: Layout) -> None:
    text = f"Three requests were considered:\n{layout(GRANTS)}\n"
    text += "It was resolved that the Clerk write to all of them."
    quoted = [one for one in told(text) if "all of them" in one[2]]
    assert {(kind, words.removeprefix("It was resolved that ").rstrip(".")) for kind, _, words in quoted} == {
        ("action", "the Clerk write to all of them"),
        ("decision", "the Clerk write to all of them"),
    }


def test_outcomes_take_the_head_of_a_table_of_verdicts_for_no_item() -> None:
    text = (
        "Sallow Parish Council\nMinutes of the meeting held on 11 October 2023\n\n"
        "Present: Cllrs Ruth Hale (Chair), Owen Marsh\n\n1. Apologies\n\nNone.\n\n2. Rights of way\n\n"
        f"{tabbed(MATTERS)}\n\n3. Next meeting\n\n8 November 2023\n"
    )
    structure = structure_of(SourceText(text, "text"), name="sallow.txt")
    assert [item.title for item in structure.items] == ["Apologies", "Rights of way", "Next meeting"]
    assert [one.item for one in outcomes_in(text, structure, None)] == ["2", "2", "2"]


def test_outcomes_give_the_verdicts_of_another_authority_to_nobody() -> None:
    rows = [
        ["Ref", "Site", "Decision"],
        ["23/0101/FUL", "The Old Mill", "Approved"],
        ["23/0102/FUL", "Barn", "Refused"],
    ]
    assert told(tabbed(rows), title="Planning") == []
    assert told("Decisions of the District Council:\n\n" + tabbed(rows), title="Letters") == []


@pytest.mark.parametrize(
    "rows",
    [
        [["Agenda item", "Decision"], ["Apologies", "Noted"]],
        [["No", "Subject", "Decision"], ["1", "Apologies", "Noted"], ["2", "Minutes", "Agreed"]],
        [["Name", "Comments"], ["Mill Ltd", "Sand for the pit"]],
        [["Subject", "Decision"], ["The chair spoke of the mill. Members were worried about it.", "Noted"]],
        [["Consultee", "Comments"], ["The county", "No objection"]],
        [["Risk", "RAG", "Comment"], ["Flood", "Amber", "Agreed by all partners"]],
        [["Measure", "Target", "Outcome"], ["Visits", "80", "75"]],
    ],
)
def test_outcomes_take_other_tables_for_none_of_verdicts(rows: Rows) -> None:
    assert find_tables(tabbed(rows)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Barn at Sallow Farm – Support.",
        "Barn at Sallow Farm – Object on grounds of scale.",
        "Barn at Sallow Farm – No comment",
        "Barn at Sallow Farm – Neutral.",
        "23/00911/FUL\tBarn at Sallow Farm\tNo comment",
        "The Council supports this application.",
    ],
)
def test_outcomes_read_what_is_said_to_an_application(text: str) -> None:
    assert told(text, title="Planning") == [("decision", "agreed", text.replace("\t", " "))]


@pytest.mark.parametrize(
    "text",
    [
        "Citizens Advice – Support",
        "The county offers families in need help with meals – Support.",
    ],
)
def test_outcomes_take_a_word_behind_a_dash_elsewhere_for_no_decision(text: str) -> None:
    assert not outcomes(text, title="Village life", kind="decision")


def test_outcomes_read_a_decision_held_over_in_a_cell() -> None:
    found = told("23/00911/FUL\tHoliday pods\tDecision held over to allow a site visit", title="Planning")
    assert [kind for kind, _, _ in found] == ["deferral"]


def test_outcomes_begin_a_resolution_below_rows_without_an_end_anew() -> None:
    text = (
        "Two requests were considered:\nChess Club £900\nYouth Band £300\n"
        "It was further resolved (3 for, 1 against) that the Clerk write to both of them."
    )
    quoted = [words for kind, _, words in told(text) if kind == "decision"]
    assert quoted == ["It was further resolved (3 for, 1 against) that the Clerk write to both of them."]
