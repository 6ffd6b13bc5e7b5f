"""What an item decides, promises and complains of."""

import pytest

from matters.pipeline.outcomes.find import find_outcomes
from matters.pipeline.outcomes.reading import ItemText
from matters.pipeline.records import Item, Meeting, Owner, Span, Votes
from sallow import MEETING, PEOPLE, one, outcomes


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("RESOLVED: That the plan be adopted.", "resolved"),
        ("It was agreed that the hedge should stay.", "agreed"),
        ("The accounts were approved for payment.", "approved"),
        ("The Committee noted the report.", "noted"),
        ("RESOLVED: That the report be noted.", "noted"),
        ("The motion was LOST by 5 votes to 9.", "lost"),
        ("It was agreed to advertise the lost property.", "agreed"),
        ("Councillor Dell was elected Vice-Chair.", "carried"),
        ("Planning permission GRANTED, subject to conditions.", "approved"),
        (
            "Mill Ltd - £30.00 (Ch. No. 300085) Salary - £90.10 (Ch. No. 300090) All approved for payment.",
            "approved",
        ),
        ("Cllr Dell proposed acceptance, seconded by Cllr Marsh.", "approved"),
        ("Cllr Dell Seconded - Cllr Marsh 'That the precept is £900' For-5 Against - 1", "agreed"),
        ("The PC was sorry for the delay and decided to look into its cause.", "agreed"),
        ("All councillors present were happy for the mill to be paid.", "agreed"),
    ],
)
def test_outcomes_find_a_decision_of_the_body(text: str, subtype: str) -> None:
    assert one(text, "decision")[1].subtype == subtype


@pytest.mark.parametrize(
    "text",
    [
        "Extension at The Forge: approved by the Borough Council.",
        "The Cabinet had agreed to close the depot.",
        "It was noted that the fence would be two metres high.",
        "The work could not be carried out.",
        "Apologies were received from Councillor Dell.",
        "None noted.",
        "It was noted the county was blamed for the delay.",
        "It was confirmed the mill has been approved for the grant.",
        "Distance was noted as a reason to stay away.",
        "It was agreed there was a lot of good will.",
        "“RESOLVED: That the report be noted.”",
        "“This Council resolves to write to the Minister and notes the report.”",
        "Two thefts from vehicles were noted and 3 crimes had been resolved.",
    ],
)
def test_outcomes_take_no_decision_from_others_or_from_talk(text: str) -> None:
    assert not outcomes(text, kind="decision")


def test_outcomes_join_a_decision_with_its_mover_and_vote() -> None:
    text = "The payments were approved. Proposed OM, seconded PD. All in favour."
    quoted, decision = one(text, "decision")
    assert quoted == text
    assert (decision.proposer, decision.seconder, decision.votes) == ("OM", "PD", None)


def test_outcomes_call_a_motion_lost_that_more_voted_against() -> None:
    _, outcome = one("The Clerk asked that a second vote be taken. For 2 Against 4 Abstention 1", "decision")
    assert outcome.subtype == "lost"
    _, outcome = one("Councillor Dell proposed a fence. For 2 Against 4. Carried.", "decision")
    assert outcome.subtype == "carried"


def test_outcomes_quote_a_list_of_payments_whole() -> None:
    text = "Mill Ltd - £94.80 (Ch. No. 1) Salary - £30.00 (Ch. No. 2) All approved for payment."
    assert one(text, "decision", title="Accounts for payment")[0] == text


def test_outcomes_leave_unstated_abstentions_unknown() -> None:
    text = "The motion was declared CARRIED. For 13, Against 8."
    assert one(text, "decision")[1].votes == Votes(13, 8, None)


def test_outcomes_find_decision_and_action_in_one_resolution() -> None:
    text = "It was agreed that the Clerk would obtain three quotes by the end of April."
    decision, action = one(text, "decision"), one(text, "action")
    assert decision[0] == text
    assert action[0] == "the Clerk would obtain three quotes by the end of April"
    assert action[1].owners == (Owner("the Clerk", "Nora Finch"),)
    assert action[1].due is not None
    assert (action[1].due.text, action[1].due.date) == ("by the end of April", "2024-04-30")


@pytest.mark.parametrize(
    ("text", "owners", "subtype"),
    [
        ("OM to chase the county.", (Owner("OM", "Owen Marsh"),), "directed"),
        ("Cllr Dell agreed to measure the gate.", (Owner("Cllr Dell", "Priya Dell"),), "undertaken"),
        ("Action: Clerk to write to the owner.", (Owner("Clerk", "Nora Finch"),), "directed"),
        (
            "OM and PD to inspect the wall.",
            (Owner("OM", "Owen Marsh"), Owner("PD", "Priya Dell")),
            "directed",
        ),
        ("QQ to chase the county.", (Owner("QQ"),), "directed"),
        ("Resolved: That the Clerk contact the county.", (Owner("the Clerk", "Nora Finch"),), "directed"),
        ("Action: Display of the map in the hall, OM to arrange.", (Owner("OM", "Owen Marsh"),), "directed"),
        (
            "As members shared the wish of the school the Clerk was asked to write to the county.",
            (Owner("the Clerk", "Nora Finch"),),
            "directed",
        ),
        ("Clerk inform the owner of the wall.", (Owner("Clerk", "Nora Finch"),), "directed"),
        ("Clerk to ask Fennby Town Council if they have a key.", (Owner("Clerk", "Nora Finch"),), "directed"),
        ("Cllr Dell stated she would speak to the owner.", (Owner("Cllr Dell", "Priya Dell"),), "undertaken"),
        (
            "OM agreed to ask the county why the lamps are off and when they will be lit again.",
            (Owner("OM", "Owen Marsh"),),
            "undertaken",
        ),
    ],
)
def test_outcomes_name_who_has_to_act(text: str, owners: tuple[Owner, ...], subtype: str) -> None:
    action = one(text, "action")[1]
    assert (action.owners, action.subtype) == (owners, subtype)


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Dell suggested that a letter should be written to the county.",
        "Cllr Dell asked that the plans be given to the council.",
        "Cllr Dell suggested that the builder be told to ask if they would move it.",
        "Wardens will be contacted about the gate. The wardens were kind.",
        "Need to write to the county about the wall.",
        "Additional Signage will be provided. More additional signage was wanted.",
    ],
)
def test_outcomes_name_nobody_who_only_asks_or_is_acted_on(text: str) -> None:
    assert one(text, "action")[1].owners == ()


def test_outcomes_give_a_pronoun_to_the_speaker_before() -> None:
    text = "The Head of Transport did not know the cost. He would send members a note of it."
    assert one(text, "action")[1].owners == (Owner("The Head of Transport", "Tom Reeve"),)
    assert one("He would send members a note of it.", "action")[1].owners == (Owner("He", None),)


def test_outcomes_read_an_owner_in_a_label_after_the_task() -> None:
    text = "It was agreed to contact the owner of the wall. Action: OM."
    assert one(text, "action")[1].owners == (Owner("OM", "Owen Marsh"),)


def test_outcomes_take_the_entries_of_an_action_list() -> None:
    text = "Owen Marsh: draft the letter\n\nPriya Dell: post the survey"
    item = Item("9", "9", "Action items", 1, None, 0, len(text), 1)
    spans = [Span(0, 28), Span(30, len(text))]
    found = find_outcomes(text, [ItemText(item, spans)], attendance=PEOPLE, meeting=MEETING)
    assert [(one.kind, one.owners[0].person) for one in found] == [
        ("action", "Owen Marsh"),
        ("action", "Priya Dell"),
    ]


def test_outcomes_find_a_concern_and_who_raised_it() -> None:
    concern = one("Cllr Dell was worried that the wall would fall.", "concern")[1]
    assert concern.raised_by == Owner("Cllr Dell", "Priya Dell")


def test_outcomes_keep_the_public_unnamed() -> None:
    concern = one("A resident complained about the smell from the drain.", "concern")[1]
    assert concern.raised_by == Owner("A resident", None)


def test_outcomes_take_no_task_from_a_list_of_actions_that_is_done() -> None:
    assert not outcomes(
        "All actions completed. No outstanding actions were left.", title="Actions", kind="action"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Act would make it easier to complain.",
        "Some parishes could have to pay more.",
        "In March the officer had been asked for a breakdown.",
        "This would need to start before the winter.",
        "These would be operated by tokens that Cllr Dell will buy.",
        "Would allow it to be moved across more easily.",
        "The county would not bear the cost of the wall.",
        "The school replied that they are unable to write to the county this year.",
        "The Hall will be closed until the frost has gone.",
        "The walk will take place at 7pm on Tuesday.",
        "The Council to pass a resolution excluding the press and public.",
        "Report back from the meeting of the working party to be held.",
        "Cllr Dell asked if this would be sent to every house.",
        "The builder had said that they were unable to provide a date.",
        "They met the builder and gave their view to help choose the stone.",
    ],
)
def test_outcomes_take_no_action_from_effects_and_history(text: str) -> None:
    assert not outcomes(text, kind="action")


def test_outcomes_take_a_question_whether_it_is_possible_as_a_request() -> None:
    assert one("The members asked if it would be possible to provide a key for the hall.", "action")


def test_outcomes_take_an_accepted_offer_as_a_task() -> None:
    assert one("Members accepted the offer of a visit to the depot.", "action")


def test_outcomes_of_an_item_without_sentences_are_none() -> None:
    empty = ItemText(Item("1", "1", "", 1, None, 0, 0, 1), ())
    assert find_outcomes("", [empty], attendance=(), meeting=Meeting()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Clerk enquire.",
        "It was decided to ask the surveyor about this.",
        "Officers were tasked with producing a timetable.",
        "The Committee requested an update in six months.",
    ],
)
def test_outcomes_read_a_task_however_it_is_given(text: str) -> None:
    assert one(text, "action")


@pytest.mark.parametrize(
    "text",
    [
        "It would be a pity to lose the trees.",
        "The role of the panel is to review complaints.",
        "The grant will allow the club to buy new kit.",
        "Work to repair the wall was completed on 12 May.",
    ],
)
def test_outcomes_take_no_task_from_what_follows_of_itself(text: str) -> None:
    assert not outcomes(text, kind="action")


def test_outcomes_owe_a_task_to_whoever_would_do_the_asking() -> None:
    action = one("Cllr Marsh would put a notice up to ask residents to park elsewhere.", "action")[1]
    assert [owner.person for owner in action.owners] == ["Owen Marsh"]


def test_outcomes_trust_initials_that_the_attendance_prints() -> None:
    text = "Owen Marsh spoke.\nThey met at Old Mill.\nSigns to be put up by OM."
    action = outcomes(text, kind="action")[-1]
    assert [owner.person for owner in action.owners] == ["Owen Marsh"]


def test_outcomes_concern_is_raised_by_everybody_named() -> None:
    found = one("Cllrs Marsh & Dell complained that the drain in Mill Lane was blocked.", "concern")[1]
    assert found.raised_by == Owner("Cllrs Marsh & Dell")
