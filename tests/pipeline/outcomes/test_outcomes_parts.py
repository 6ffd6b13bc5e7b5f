"""Clauses, votes, dates and people, each for itself."""

import pytest

from matters.pipeline.outcomes.actions.dues import due_in, find_due
from matters.pipeline.outcomes.classifier.model import KindModel
from matters.pipeline.outcomes.decisions.votes import find_votes
from matters.pipeline.outcomes.people.people import People
from matters.pipeline.outcomes.sentences.clauses import read_sentences
from matters.pipeline.outcomes.wording.settled import settled
from matters.pipeline.records import Attendee, Due, Item, Owner, Span, Votes


def clauses(text: str) -> list[str]:
    item = Item("1", "1", "Roads", 1, None, 0, len(text), 1)
    return [clause.text for one in read_sentences(text, item, [Span(0, len(text))]) for clause in one.clauses]


def test_outcomes_clauses_part_before_the_sign_of_an_entry() -> None:
    assert clauses("Lights would be looked at in 2016. ∑ Flagpole – the Clerk was to write.") == [
        "Lights would be looked at in 2016.",
        "the Clerk was to write.",
    ]
    assert clauses("It was 4 × 100 metres and cost £3 ± 10p.") == ["It was 4 × 100 metres and cost £3 ± 10p."]


def test_outcomes_clauses_part_where_a_new_subject_acts() -> None:
    assert clauses("The board is happy with the dates and Ann will follow up.") == [
        "The board is happy with the dates",
        "Ann will follow up.",
    ]


def test_outcomes_clauses_leave_a_name_whole_that_goes_on_after_and() -> None:
    assert len(clauses("They heard the Director of Roads and Bridges Services who was late.")) == 1


def test_outcomes_clauses_begin_after_the_letter_of_a_list() -> None:
    assert clauses("b) Clerk to chase the county.") == ["Clerk to chase the county."]


def test_outcomes_clauses_keep_a_list_of_names_together() -> None:
    assert len(clauses("It was agreed that John Hill and Ann Moss would lead the work.")) == 1


def test_outcomes_sentences_take_initials_in_the_margin_off() -> None:
    text = "A letter would be sent. JS"
    item = Item("1", "1", "Roads", 1, None, 0, len(text), 1)
    (sentence,) = read_sentences(text, item, [Span(0, len(text))])
    assert (sentence.text, sentence.margin) == ("A letter would be sent.", "JS")


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("carried by 22 votes to one, with two abstentions", Votes(22, 1, 2)),
        ("For: 26 Against: 32 Abstention: 0", Votes(26, 32, 0)),
        ("4 in favour, none against, 1 abstention (SL). Carried.", Votes(4, 0, 1)),
        ("For 4, Against 0, SL abstaining.", Votes(4, 0, 1)),
        ("| For | Against | Abstentions | |---|---|---| | 14 | 7 | 2 |", Votes(14, 7, 2)),
        ("All in favour.", None),
        ("The library opens for 32 hours a week.", None),
        ("There voted 8 for the proposal and 1 against, with 1 abstention.", Votes(8, 1, 1)),
        ("CARRIED: 6 for 0 against 2 abstentions", Votes(6, 0, 2)),
        ("one against, six for.", Votes(6, 1, None)),
        ("Seven members voted in favour and three against.", Votes(7, 3, None)),
        ("The motion was carried by six to four, with one abstention.", Votes(6, 4, 1)),
        ("agreed by a majority of 6 to 1.", Votes(6, 1, None)),
        ("The motion was CARRIED (9-2).", Votes(9, 2, None)),
        ("It was agreed that the hedge be cut by 2 to 3 metres.", None),
        ("The path was approved and widened by 2 to 3 metres in the vote of 2019.", None),
        ("seven were in favour and one was against", Votes(7, 1, None)),
        ("carried by 28 votes, to 5 votes, with 2 abstentions", Votes(28, 5, 2)),
        ("For: Councillors Marsh and Dell (2) Against: Councillor Hale (1)", Votes(2, 1, None)),
        ("Those named voted FOR the motion (9); others voted AGAINST the motion (15)", Votes(9, 15, None)),
        ("For Against Abstained Hale, Marsh Dell Finch 2 1 1 The motion was carried.", Votes(2, 1, 1)),
        (
            "For the procedural motion (23) - Hale; Marsh. Against the procedural motion (13) - Dell.",
            Votes(23, 13, None),
        ),
        ("Members voting for the motion 7, against 4", Votes(7, 4, None)),
        ("For the motion: 12, for the amendment: 9", Votes(12, 9, None)),
        (
            "For the motion by the Convener (3) - Hale; for the amendment by Mr Dell (5) - Dell",
            Votes(5, 3, None),
        ),
        ("The motion, with the motion receiving 21 votes and the amendment 12 votes", Votes(21, 12, None)),
        ("4 voted for the amendment and 9 for the motion. The amendment fell.", Votes(4, 9, None)),
        ("There voted for the motion 6 and for the amendment 6; the Provost cast his vote.", None),
        ("He spoke for the motion 3 times and for the amendment.", None),
        ("Cllr Ann Marsh abstained, five in favour, none against.", Votes(5, 0, 1)),
        ("Cllr Marsh and Cllr Dell abstained, five in favour, none against.", Votes(5, 0, None)),
        ("They voted on Option 2: For: 9   Against: 2   Abstentions: 1", Votes(9, 2, 1)),
        ("It was agreed to adopt Option 2. For: 9 Against: 2 Abstain: 1", Votes(9, 2, 1)),
        ("It was agreed to adopt Option 2 For 9 Against 2 Abstain 1", Votes(9, 2, 1)),
        ("In favour: 9; Against: 2; Abstained: 1.", Votes(9, 2, 1)),
        ("The Forum approved it (For – 9, Against – 2, Abstained – 1).", Votes(9, 2, 1)),
        ("agreed by 9 votes to 2, that Option 3 be adopted", Votes(9, 2, None)),
        ("Resolved to buy a mower. 4 for, 1 against (PD).", Votes(4, 1, None)),
        ("Votes for: 9 Votes against: 2", Votes(9, 2, None)),
        ("For the motion: 9 Against the motion: 2", Votes(9, 2, None)),
        ("| For | 9 | | Against | 2 | | Abstained | 1 |", Votes(9, 2, 1)),
        ("Against For 2 9", Votes(9, 2, None)),
        ("For: 9 Against: - Abstentions: -", Votes(9, None, None)),
        ("A vote: 2 3 for 4 against 5", None),
        ("Voting: 9-2-1 in favour", None),
    ],
)
def test_outcomes_votes_are_read_in_figures_and_words(text: str, votes: Votes | None) -> None:
    assert find_votes(text) == votes


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("to reply by the end of April", Due("by the end of April", "2024-04-30")),
        ("to reply by 1 Nov", Due("by 1 Nov", "2023-11-01")),
        ("to reply by Xmas", Due("by Xmas", "2023-12-25")),
        ("to see to this within the week", Due("within the week", None)),
        ("draft budget for next mtg", Due("for next mtg", None)),
        ("to report to the next meeting", Due("to the next meeting", None)),
        ("to report to the October meeting", Due("to the October meeting", "2023-10")),
        ("to reply by 20th January", Due("by 20th January", "2024-01-20")),
        ("to be brought in January 2025", Due("in January 2025", "2025-01")),
        ("it may be repaired", None),
        ("to report back next month.", Due("next month", "2023-11")),
        ("to look at it when the river is low.", Due("when the river is low", None)),
        ("to ask when the river is low.", None),
        ("a report in six months", Due("in six months", "2024-04")),
        ("an answer within two weeks", Due("within two weeks", "2023-10-25")),
        ("plan a future meeting in September", Due("in September", "2024-09")),
        ("put on the list for a future meeting", Due("a future meeting", None)),
        ("to answer the letter received 26th September", None),
        ("to report on the meeting held on the 15th September", None),
        ("to thank the band for the concert on 2nd October", None),
        ("to explain the notice dated 3 May 2022", None),
        ("to speak to them about a March awareness event", None),
        ("the works scheduled for June, to ask the county why", None),
        ("the meeting is being held 3rd November and OM will go", Due("3rd November", "2023-11-03")),
        ("the sale is to be held on 4 December", Due("on 4 December", "2023-12-04")),
        ("the trees will be cut by 1st October", Due("by 1st October", "2024-10-01")),
    ],
)
def test_outcomes_dues_become_dates_where_they_are_certain(text: str, due: Due | None) -> None:
    assert find_due(text, "2023-10-11") == due


def test_outcomes_dues_at_the_next_meeting_have_the_day_that_the_minutes_announce() -> None:
    announced = "12. Date of next meeting\n\nWednesday 8 November 2023 at 7pm in the hall"
    for minutes, day in (
        (announced, "2023-11-08"),
        (f"{announced}\n\nThe next meeting would be on 15 November 2023.", None),
        ("The next meeting will be told of 3 May 2022.", None),
        ("The next meeting of the Planning Committee is on 8 November 2023.", None),
    ):
        due = due_in("to report to the next meeting", minutes=minutes, meeting_date="2023-10-11")
        assert due == Due("to the next meeting", day)
    due = due_in("to report in May", minutes=announced, meeting_date="2023-10-11")
    assert due == Due("in May", "2024-05")


def test_outcomes_dues_without_a_meeting_date_stay_words() -> None:
    assert find_due("by the end of April", None) == Due("by the end of April", None)


def test_outcomes_people_mean_one_person_or_nobody() -> None:
    people = People(
        (
            Attendee("Ann Moss", "present", 0, 1, initials="AM"),
            Attendee("Bea Moss", "present", 0, 1, initials="BM"),
            Attendee("Zoë Lark", "in attendance", 0, 1, role="Town Clerk"),
        )
    )
    assert people.resolve("Cllr Moss") is None
    assert people.resolve("AM") == "Ann Moss"
    assert people.resolve("the Clerk") == "Zoë Lark"
    assert people.resolve("Zoe Lark") == "Zoë Lark"
    assert people.owner("She", before=["AM spoke at length."]) == Owner("AM", "Ann Moss")


def test_outcomes_people_learn_initials_and_handles_from_the_head() -> None:
    people = People((), text="Present\n\nRob Boyd\nRB\nAnna Reed @areed\n\nKate Cole\nKen Cook\nKC\n")
    assert people.resolve("RB") == "Rob Boyd"
    assert people.resolve("@areed") == "Anna Reed"
    assert people.resolve("KC") is None


def test_outcomes_model_ignores_what_it_never_saw() -> None:
    model = KindModel(0.0, 0.5, {"known": 2.0})
    assert model.probability(["unseen"]) == 0.5
    assert model.probability(["known", "unseen"]) > 0.85


@pytest.mark.parametrize(
    "text",
    [
        "The light in Mill Lane had now been repaired.",
        "Pot holes in Fen Row have been filled in.",
        "Rubbish on the green – cleared.",
        "the dumping of garden rubbish had stopped.",
        "The company had not received any complaints.",
        "Councillors had no objections to the new box.",
    ],
)
def test_outcomes_what_was_put_right_is_settled(text: str) -> None:
    assert settled(text)


@pytest.mark.parametrize(
    "text",
    [
        "The light in Mill Lane had still not been repaired.",
        "The drain had been cleared but was blocked again.",
        "The footway was to have been completed before the tenth house was sold.",
        "The bench by the church had been removed.",
        "Complaints had been received about potholes.",
    ],
)
def test_outcomes_what_is_bad_again_is_not_settled(text: str) -> None:
    assert not settled(text)
