"""Tables of actions, and words beside a sentence that say who has to act."""

import pytest

from matters.pipeline.outcomes.document import outcomes_in, structure_of
from matters.pipeline.records import Due, Outcome, Owner, SourceText
from matters.pipeline.structure.action_rows import find_tables
from matters.pipeline.verbatim import quote
from sallow import one, outcomes

SPACED = """\
No   Action                                 Owner      By when
1    Amend the plan and recirculate         OM         06/11/23
2    Order the new signs for                PD / OM    End of November
     the green
3    Visit the mill                         Nora Finch asap
"""
BARS = """\
| Ref | Action required | Lead | Deadline |
|-----|-----------------|------|----------|
| 7.1 | Amend the plan and recirculate | OM | 06/11/23 |
| 7.2 | Order the new signs for the green | PD / OM | End of November |
| 7.3 | Visit the mill | Nora Finch | asap |
"""
TABS = """\
Who\tWhat\tBy when
OM\tAmend the plan and recirculate\t06/11/23
PD / OM\tOrder the new signs for the green\tEnd of November
Nora Finch\tVisit the mill\tasap
"""
FOUND = [
    ("Amend the plan and recirculate", (Owner("OM", "Owen Marsh"),), Due("06/11/23", "2023-11-06")),
    (
        "Order the new signs for the green",
        (Owner("PD", "Priya Dell"), Owner("OM", "Owen Marsh")),
        Due("End of November", "2023-11-30"),
    ),
    ("Visit the mill", (Owner("Nora Finch", "Nora Finch"),), Due("asap", None)),
]


def told(text: str, found: list[Outcome]) -> list[tuple[str, tuple[Owner, ...], Due | None]]:
    return [(quote(text, one.start, one.end, omit=one.omit), one.owners, one.due) for one in found]


@pytest.mark.parametrize("table", [SPACED, BARS, TABS], ids=["spaced", "bars", "tabs"])
def test_outcomes_read_a_table_of_actions_row_by_row(table: str) -> None:
    text = f"The report was noted.\n\n{table}\nCouncillor Dell left the meeting."
    found = outcomes(text)
    assert [one.kind for one in found] == ["decision", "action", "action", "action"]
    assert told(text, found[1:]) == FOUND


@pytest.mark.parametrize(
    "head", ["Min.", "Min", "Min. No.", "Min no", "Mins", "Minute ref", "Min.Ref", "Minute No."]
)
@pytest.mark.parametrize("gap", [" | ", "\t"], ids=["bars", "tabs"])
def test_outcomes_read_a_table_of_actions_with_numbers_of_minutes(head: str, gap: str) -> None:
    rows = [
        [head, "Action", "Who", "When"],
        ["2", "Paint the gate", "PD", "6 May"],
        ["4b", "Sell the barn", "OM", "asap"],
    ]
    text = "\n".join(gap.join(cells) for cells in rows)
    assert [(quoted, owners[0].person) for quoted, owners, _ in told(text, outcomes(text))] == [
        ("Paint the gate", "Priya Dell"),
        ("Sell the barn", "Owen Marsh"),
    ]


def test_outcomes_read_rows_below_heads_two_spaces_apart() -> None:
    text = (
        "The report was noted.\n\nAction log\n\n"
        "Ref  Minute      Action                       Owner         Due         Status\n"
        "38   ICB/23/071  Bring the winter plan back   Owen Marsh    31/10/2023  Open\n"
        "41   ICB/23/074  Send round the briefing      Priya Dell    30/08/2023  Closed\n"
        "46   ICB/23/094  Write to Mr Lamb             Nora Finch    24/10/2023  Open\n"
    )
    assert told(text, outcomes(text)[1:]) == [
        ("Bring the winter plan back", (Owner("Owen Marsh", "Owen Marsh"),), Due("31/10/2023", "2023-10-31")),
        ("Write to Mr Lamb", (Owner("Nora Finch", "Nora Finch"),), Due("24/10/2023", "2023-10-24")),
    ]


@pytest.mark.parametrize("state", ["Complete", "Completed 3 October", "CLOSED", "Done", "Green – complete"])
def test_outcomes_leave_out_rows_that_are_done(state: str) -> None:
    text = (
        "Ref   Action                   Lead   Status\n"
        f"1     Write to the mill        OM     {state}\n"
        "2     Measure the gate         PD     Open\n"
    )
    assert [one[0] for one in told(text, outcomes(text))] == ["Measure the gate"]


@pytest.mark.parametrize(
    "text",
    [
        "Payee          Item                 Amount\nMill Ltd       Sand for the pit     £40.00\n",
        "                                                  Action\nThe gate was looked at by all members.\n",
        "Action            Owner        By when\n\nThe gate was looked at by all members of the council.\n",
        "Action            Owner        By when\n4       Date of next meeting\n",
    ],
)
def test_outcomes_take_other_lines_for_no_table_of_actions(text: str) -> None:
    assert find_tables(text) == ()


def test_outcomes_leave_a_row_alone_that_cannot_be_told() -> None:
    text = (
        "Action                      Owner   By when\n"
        "Write to the mill about     OM      5 May\n"
        "Saturday parking\n"
        "Measure the gate            PD      6 May\n"
    )
    assert find_tables(text) == ()


def minutes(body: str) -> tuple[str, tuple[Outcome, ...]]:
    text = (
        "Sallow Parish Council\nMinutes of the meeting held on 11 October 2023\n\n"
        "Present: Cllrs Ruth Hale (Chair), Owen Marsh, Priya Dell\nIn attendance: Nora Finch (Clerk)\n\n"
        f"1. Apologies\n\nNone.\n\n2. Highways\n\n{body}\n\n3. Next meeting\n\n8 November 2023\n"
    )
    structure = structure_of(SourceText(text, "text"), name="sallow.txt")
    assert [item.number for item in structure.items] == ["1", "2", "3"]
    return text, outcomes_in(text, structure, None)


def test_outcomes_take_numbered_rows_of_a_table_for_no_items() -> None:
    text, found = minutes("The report was noted.\n\n" + SPACED)
    actions = [one for one in found if one.kind == "action"]
    assert [quote(text, one.start, one.end, omit=one.omit) for one in actions] == [row[0] for row in FOUND]
    assert {one.item for one in actions} == {"2"}


@pytest.mark.parametrize(
    ("body", "quoted", "owners"),
    [
        (
            "A letter to be sent to the Secretary of State         OM\nabout the state of the road.",
            "A letter to be sent to the Secretary of State about the state of the road.",
            (Owner("OM", "Owen Marsh"),),
        ),
        (
            "It was agreed that the figures would be circulated    Clerk\nto all members.",
            "the figures would be circulated to all members",
            (Owner("Clerk", "Nora Finch"),),
        ),
        (
            "The gate of the field to be painted again in the     OM/PD\nsame green by the contractor.",
            "The gate of the field to be painted again in the same green by the contractor.",
            (Owner("OM", "Owen Marsh"), Owner("PD", "Priya Dell")),
        ),
    ],
)
def test_outcomes_take_words_in_the_margin_out_of_a_sentence(
    body: str, quoted: str, owners: tuple[Owner, ...]
) -> None:
    text, found = minutes(body)
    actions = [one for one in found if one.kind == "action"]
    assert [(quote(text, one.start, one.end, omit=one.omit), one.owners) for one in actions] == [
        (quoted, owners)
    ]


def test_outcomes_leave_figures_at_the_end_of_a_line_where_they_are() -> None:
    text, found = minutes("It was agreed to pay the bill for sand from the        VAT\naccount of the hall.")
    decision = next(one for one in found if one.kind == "decision")
    assert "VAT" in quote(text, decision.start, decision.end, omit=decision.omit)


@pytest.mark.parametrize(
    ("text", "owners", "due"),
    [
        ("The panel agreed to paint the gate.\n\nACTION: OM", (Owner("OM", "Owen Marsh"),), None),
        (
            "The panel agreed to paint the gate.\n\n[Action: Owen Marsh]",
            (Owner("Owen Marsh", "Owen Marsh"),),
            None,
        ),
        ("It was agreed to paint the gate.\n\nAction by: Clerk", (Owner("Clerk", "Nora Finch"),), None),
        (
            "RESOLVED to move £10 to the fund. Proposed OM, seconded PD. ACTION: CLERK/PD",
            (Owner("CLERK", "Nora Finch"), Owner("PD", "Priya Dell")),
            None,
        ),
        ("To set up a working group (Action: PD)", (Owner("PD", "Priya Dell"),), None),
        (
            "It was agreed to paint the gate.\n\nACTION BY: Owen Marsh, Parks Manager",
            (Owner("Owen Marsh", "Owen Marsh"),),
            None,
        ),
        (
            "Action: Circulate the comparison\nLead: PD\nDeadline: 30 June 2024",
            (Owner("PD", "Priya Dell"),),
            Due("30 June 2024", "2024-06-30"),
        ),
        (
            "Action: Advertise the vacancy (OM, 30 June)",
            (Owner("OM", "Owen Marsh"),),
            Due("30 June", "2024-06-30"),
        ),
    ],
)
def test_outcomes_read_a_label_that_says_who_and_when(
    text: str, owners: tuple[Owner, ...], due: Due | None
) -> None:
    action = one(text, "action")[1]
    assert (action.owners, action.due) == (owners, due)


@pytest.mark.parametrize("text", ["Action: Completed", "Actions: None", "Action 17 - School Lane"])
def test_outcomes_take_a_label_alone_for_no_action(text: str) -> None:
    assert not outcomes(text, kind="action")
