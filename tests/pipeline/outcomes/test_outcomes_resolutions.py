"""Resolutions whose parts stand below an opening line."""

import pytest

from sallow import outcomes


def decided(text: str) -> list[str]:
    return [text[one.start : one.end] for one in outcomes(text, kind="decision")]


@pytest.mark.parametrize(
    "opening",
    [
        "RESOLVED that",
        "8.4 RESOLVED: That the Committee:-",
        "Resolved",
        "The Council resolved:-",
        "It was agreed unanimously to:",
        "It was moved by Councillor Hale, seconded by Councillor Marsh and RESOLVED –",
    ],
)
def test_outcomes_resolutions_are_their_parts_and_not_their_opening(opening: str) -> None:
    text = f"{opening}\n\n(a) the barn be kept; and\n\n(b) to thank the mill.\n\nThe mill is old.\n"
    assert decided(text) == ["the barn be kept; and", "to thank the mill."]


@pytest.mark.parametrize(
    "marks", [("(i)", "(ii)", "(iii)"), ("1)", "2)", "3)"), ("a.", "b.", "c."), ("·", "·", "·")]
)
def test_outcomes_resolutions_are_read_under_marks_of_all_kinds(marks: tuple[str, ...]) -> None:
    parts = ["the barn be kept;", "the gate be shut;", "the mill be thanked."]
    text = "RESOLVED that\n\n" + "\n\n".join(
        f"{mark} {part}" for mark, part in zip(marks, parts, strict=True)
    )
    assert decided(text + "\n") == parts


def test_outcomes_resolutions_end_where_the_marks_no_longer_follow() -> None:
    text = "RESOLVED that\n\n(a) the barn be kept.\n\n(f) Road past the mill.\n"
    assert decided(text) == ["the barn be kept."]


def test_outcomes_resolutions_without_marks_have_one_part() -> None:
    text = "The Council resolved:-\n\nto shut the gate.\n\nThe gate is old.\n"
    assert decided(text) == ["to shut the gate."]


@pytest.mark.parametrize("opening", ["The county had resolved that:", "“RESOLVED: That the Committee:-"])
def test_outcomes_resolutions_of_others_and_in_quotes_are_none(opening: str) -> None:
    assert decided(f"{opening}\n\n(a) the barn and the mill;\n\n(b) the gate by the road.\n") == []


def test_outcomes_resolutions_give_their_movers_to_each_part() -> None:
    text = (
        "It was moved by Councillor Hale, seconded by Councillor Marsh and RESOLVED:\n\n"
        "(1) That the barn be kept.\n\n(2) That the gate be shut.\n"
    )
    assert [(one.proposer, one.seconder) for one in outcomes(text, kind="decision")] == [
        ("Councillor Hale", "Councillor Marsh")
    ] * 2


def test_outcomes_votes_are_not_given_to_what_was_resolved_against_them() -> None:
    text = (
        "Councillor Hale moved, seconded by Councillor Marsh, that the item be heard in public.\n\n"
        "There voted: For the motion (3) - Hale, Marsh, Dell; Against the motion (5) - others.\n\n"
        "The Council resolved:-\n\n(i) to reject the motion; and\n\n(ii) to exclude the press.\n"
    )
    assert [one.votes for one in outcomes(text, kind="decision")][-2:] == [None, None]


def test_outcomes_votes_of_a_division_are_those_of_what_was_adopted() -> None:
    text = (
        "Councillor Hale moved, seconded by Councillor Marsh, that the barn be kept.\n\n"
        "Councillor Dell moved as an amendment, seconded by Councillor Finch, that it be sold.\n\n"
        "On a division, there voted: For the motion (6); For the amendment by Councillor Dell (3).\n\n"
        "The Council resolved to adopt the motion.\n"
    )
    last = outcomes(text, kind="decision")[-1]
    assert last.votes is not None
    assert (last.votes.in_favour, last.votes.against, last.votes.abstained) == (6, 3, None)


@pytest.mark.parametrize(
    "opening", ["Thereafter, the Committee:-", "That Cabinet:", "The Board unanimously:"]
)
def test_outcomes_resolutions_may_have_their_verbs_in_the_list(opening: str) -> None:
    text = f"{opening}\n\ni. APPROVED the plan;\n\nii. established a group; and\n\niii. notes the sum.\n"
    assert decided(text) == ["APPROVED the plan;", "established a group; and", "notes the sum."]


def test_outcomes_resolutions_are_no_list_of_what_was_asked() -> None:
    assert decided("The Committee:\n\n- Queried the rise.\n\n- Asked who pays.\n") == []


def test_outcomes_resolutions_end_where_a_list_of_actions_begins() -> None:
    text = "Resolved:\n\n1. That the update be noted.\n\nActions:\n\n1. OM to look.\n\n2. PD to meet it.\n"
    assert decided(text) == ["That the update be noted."]


def test_outcomes_resolutions_of_a_motion_have_its_mover() -> None:
    text = (
        "It was MOVED by Councillor Hale, SECONDED by Councillor Marsh and\nRESOLVED\n\n(a) that it be let;\n"
    )
    assert [one.proposer for one in outcomes(text, kind="decision")] == ["Councillor Hale"]


def test_outcomes_of_a_motion_are_those_of_its_vote() -> None:
    text = (
        "Councillor Hale moved the following motion, which was seconded:\n\n"
        '"This Council notes the rise.\n\nThis Council resolves to:\n\n(1) keep the barn; and\n\n'
        '(2) ask the Clerk to write to the mill."\n\nUpon being put to the vote, the motion was LOST.\n'
    )
    assert [(one.kind, one.subtype) for one in outcomes(text)] == [("decision", "lost")]


def test_outcomes_of_a_division_between_motion_and_amendment_have_the_mover_of_the_motion() -> None:
    text = (
        "Councillor Hale, seconded by Councillor Marsh, moved the plan.\n\n"
        "Councillor Dell, seconded by Councillor Orde, moved as an amendment that it be continued to "
        "May.\n\nThere voted for the motion 4 and for the amendment 2, and the motion was thus carried.\n"
    )
    [one] = outcomes(text)
    assert (one.kind, one.proposer, one.seconder) == ("decision", "Councillor Hale", "Councillor Marsh")
