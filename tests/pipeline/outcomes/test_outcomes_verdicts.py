"""What tells that the body decided something, and what was decided by others or by nobody."""

import pytest

from matters.pipeline.outcomes.classifier.own_names import decides_by_name, own_names
from matters.pipeline.outcomes.sentences.clauses import Clause
from sallow import one, outcomes


def decided(text: str, *, title: str = "Highways") -> list[str]:
    return [text[one.start : one.end] for one in outcomes(text, title=title, kind="decision")]


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("After some debate, the Chairman was authorised to instruct Orde & Co.", "approved"),
        ("Members authorised the transfer of £5,000.", "approved"),
        ("Authority was given to the Clerk to buy a printer.", "agreed"),
        ("Retrospective consent was given by 3 votes to 1.", "approved"),
        ("The request for a bench was rejected.", "refused"),
        ("These were taken as read and signed by the Chairman.", "approved"),
        ("A working party of Cllrs Marsh and Dell was set up.", "agreed"),
        ("Decision: no sites to be let until the survey is done.", "agreed"),
        ("Prize money of £50 agreed.", "agreed"),
        (
            "The bills were passed for payment and the Chairman was authorised to sign the cheques.",
            "approved",
        ),
    ],
)
def test_outcomes_decide_by_authority_or_consent_that_is_given(text: str, subtype: str) -> None:
    quoted, found = one(text, "decision")
    assert (quoted, found.subtype) == (text, subtype)


@pytest.mark.parametrize(
    "text",
    [
        "The invoices were authorised by two bank signatories.",
        "She spoke of planning issues that had to be authorised.",
        "Permission was given by the landowner.",
        "His request was refused by the school.",
        "He had sat on the committee since it was formed.",
        "A working party was set up in 1998.",
        "Members debated the options.",
        "The meeting was quorate.",
    ],
)
def test_outcomes_decide_nothing_that_others_did_or_that_was_only_talked_of(text: str) -> None:
    assert decided(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "To note decisions of the District Council: 23/0299/HOU Low Barn – approved with conditions.",
        "Decisions from the planning authority:\n23/0299 Low Barn – approved.\n23/0300 Mill – refused.",
        "Our application for a grant of £500 has been approved.",
        "The licence has now been granted.",
    ],
)
def test_outcomes_leave_the_decisions_of_other_bodies_to_them(text: str) -> None:
    assert decided(text, title="Planning") == []


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("The following decisions of the District Council were noted: 23/01 Mill – refused.", "noted"),
        ("23/0301/HOU Elm Farm – it was agreed to object.", "agreed"),
    ],
)
def test_outcomes_note_the_decisions_of_other_bodies(text: str, subtype: str) -> None:
    assert [found.subtype for found in outcomes(text, title="Planning", kind="decision")] == [subtype]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It was resolved to approve these payments: Clerk £498; HMRC £62; J. Lewis £360.", None),
        ("It was resolved to accept the tender of Orde Ltd; the contract to run for a year.", None),
        (
            "It was resolved to buy a bench; Cllr Marsh said that he would fit it.",
            "It was resolved to buy a bench",
        ),
        ("It was agreed to buy a bench; PD to fit it.", "It was agreed to buy a bench"),
        ("The Board approved the plan and delegated authority to OM and PD to sign it.", None),
        ("The Board delegated authority to the Chair and Owen Marsh to sign the contract.", None),
    ],
)
def test_outcomes_end_a_decision_where_it_ends(text: str, quoted: str | None) -> None:
    assert decided(text) == [quoted or text]


@pytest.mark.parametrize(
    ("head", "text", "decides"),
    [
        ("SALLOW ADVISORY COUNCIL ON EDUCATION (SACE)", "SACE noted the report.", True),
        ("SALLOW ADVISORY COUNCIL ON EDUCATION (SACE)", "SACE noted that numbers had risen.", False),
        ("SALLOW ADVISORY COUNCIL ON EDUCATION (SACE)", "The Trust approved the lease.", False),
        ("SALLOW COMMON CONSERVATORS", "The Conservators approved the lease.", True),
        ("Sallow Plan Steering Group", "The group agreed to hire a planner.", True),
        ("Sallow Parish Council", "The group agreed to hire a planner.", False),
        ("Sallow Parish Council\nPresent: Cllr Hale (SACE)", "SACE noted the report.", False),
    ],
)
def test_outcomes_know_a_body_by_its_name_in_the_head(head: str, text: str, decides: bool) -> None:
    assert decides_by_name(own_names(f"{head}\n\nMinutes of a meeting"), Clause(text, 0, "")) is decides


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Purchase of a strimmer at £240. Agreed.", None),
        ("Letter asking for a bench. Refused.", None),
        ("Section 1, Governance Statement – approved and signed by the Clerk.", None),
        ("The letter was read. Agreed.", "Agreed."),
        ("Letter asking for a bench.\n\nRefused.", "Refused."),
    ],
)
def test_outcomes_quote_a_bare_verdict_with_what_it_is_about(text: str, quoted: str | None) -> None:
    assert decided(text) == [quoted or text]
