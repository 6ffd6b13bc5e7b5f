"""What an item decides, promises, puts off, complains of, declares, recommends and asks."""

import pytest

from matters.pipeline.outcomes.find import find_outcomes
from matters.pipeline.outcomes.reading import ItemText
from matters.pipeline.records import Attendee, Item, Meeting, Outcome, Owner, Span, Votes
from matters.pipeline.sentences import sentences

PEOPLE = (
    Attendee("Ruth Hale", "present", 0, 1, title="Councillor", role="Chair"),
    Attendee("Owen Marsh", "present", 0, 1, title="Councillor", initials="OM"),
    Attendee("Priya Dell", "present", 0, 1, title="Councillor", initials="PD"),
    Attendee("Nora Finch", "in attendance", 0, 1, role="Parish Clerk"),
    Attendee("Tom Reeve", "in attendance", 0, 1, role="Head of Transport"),
)
MEETING = Meeting(committee="Sallow Parish Council", date="2023-10-11", chair="Ruth Hale")


def outcomes(text: str, *, title: str = "Highways", kind: str | None = None) -> list[Outcome]:
    item = Item("7", "7", title, 1, None, 0, len(text), 1)
    found = find_outcomes(
        text, [ItemText(item, sentences(text, 0, len(text)))], attendance=PEOPLE, meeting=MEETING
    )
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] != "" for one in found)
    return [one for one in found if kind in (None, one.kind)]


def one(text: str, kind: str, *, title: str = "Highways") -> tuple[str, Outcome]:
    found = outcomes(text, title=title, kind=kind)
    assert len(found) == 1, found
    return text[found[0].start : found[0].end], found[0]


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("RESOLVED: That the plan be adopted.", "resolved"),
        ("It was agreed that the hedge should stay.", "agreed"),
        ("The accounts were approved for payment.", "approved"),
        ("The Committee noted the report.", "noted"),
        ("RESOLVED: That the report be noted.", "noted"),
        ("The motion was LOST by 5 votes to 9.", "lost"),
        ("Councillor Dell was elected Vice-Chair.", "carried"),
        ("Planning permission GRANTED, subject to conditions.", "approved"),
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
    ],
)
def test_outcomes_take_no_decision_from_others_or_from_talk(text: str) -> None:
    assert not outcomes(text, kind="decision")


def test_outcomes_join_a_decision_with_its_mover_and_vote() -> None:
    text = "The payments were approved. Proposed OM, seconded PD. All in favour."
    quoted, decision = one(text, "decision")
    assert quoted == text
    assert (decision.proposer, decision.seconder, decision.votes) == ("OM", "PD", None)


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
        ("Cllr Dell stated she would speak to the owner.", (Owner("she", "Priya Dell"),), "undertaken"),
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
    assert one(text, "action")[1].owners == (Owner("He", "Tom Reeve"),)


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


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Re-agenda for November.", "for November"),
        ("The item was deferred to the next meeting.", "to the next meeting"),
    ],
)
def test_outcomes_find_what_was_put_off(text: str, to: str) -> None:
    assert one(text, "deferral")[1].to == to


def test_outcomes_take_no_deferral_from_the_date_of_the_next_meeting() -> None:
    assert not outcomes("The next meeting will be held on 8 November.", kind="deferral")


def test_outcomes_find_a_concern_and_who_raised_it() -> None:
    concern = one("Cllr Dell was worried that the wall would fall.", "concern")[1]
    assert concern.raised_by == Owner("Cllr Dell", "Priya Dell")


def test_outcomes_keep_the_public_unnamed() -> None:
    concern = one("A resident complained about the smell from the drain.", "concern")[1]
    assert concern.raised_by == Owner("A resident", None)


def test_outcomes_find_a_declaration_and_that_they_left() -> None:
    text = "OM declared an interest in item 9 as a trustee. He left the room."
    interest = one(text, "interest", title="Declarations of interest")[1]
    assert (interest.who, interest.what, interest.left) == ("OM", "item 9 as a trustee", True)


def test_outcomes_read_a_declaration_in_shorthand_under_its_title() -> None:
    interest = one("Cllrs Dell & Marsh re 2683.", "interest", title="Declarations of interest")[1]
    assert (interest.who, interest.what, interest.left) == ("Cllrs Dell & Marsh", "2683", None)


@pytest.mark.parametrize(
    ("text", "who", "left"),
    [
        ("Item 6: Cllr Dell, as a trustee of the hall.", "Cllr Dell", None),
        ("Cllr J Dell (item 6, pecuniary): landowner.", "Cllr J Dell", None),
        (
            "Councillor Marsh explained that the applicant was his tenant. He would leave.",
            "Councillor Marsh",
            True,
        ),
        (
            "Councillor Dell declared an interest in item 5. A cousin drove a lorry for the quarry. "
            "She stayed in her seat.",
            "Councillor Dell",
            False,
        ),
        ("Item 8 – Councillor Marsh (prejudicial) – Withdrew.", "Councillor Marsh", True),
        ("Professor Dell declared that her employer was a party to the contract.", "Professor Dell", None),
    ],
)
def test_outcomes_read_a_declaration_in_its_many_forms(text: str, who: str, left: bool | None) -> None:
    interest = one(text, "interest", title="Declarations of interest")[1]
    assert (interest.who, interest.left) == (who, left)


def test_outcomes_quote_the_whole_of_a_turned_declaration() -> None:
    text = "Having declared an interest, Councillor Dell left the room."
    quoted, interest = one(text, "interest", title="Grants")
    assert (quoted, interest.who, interest.left) == (text, "Councillor Dell", True)


@pytest.mark.parametrize(
    "text",
    [
        "None.",
        "Members were reminded to declare any interest.",
        "There were none.",
        "The Clerk explained how an interest should be declared.",
        "Cllr Dell-Marsh agreed to speak to the school.",
        "Councillor Dell reported that the budget would be discussed in the spring.",
    ],
)
def test_outcomes_take_no_interest_from_a_reminder(text: str) -> None:
    assert not outcomes(text, title="Declarations of interest", kind="interest")


def test_outcomes_find_what_scrutiny_recommends_and_to_whom() -> None:
    text = "RESOLVED - That the Cabinet be RECOMMENDED to restore the grant."
    quoted, recommendation = one(text, "recommendation")
    assert quoted.startswith("That the Cabinet")
    assert recommendation.to == "the Cabinet"


def test_outcomes_say_how_far_a_question_was_answered() -> None:
    text = (
        "Councillor Dell asked the Leader of the Council what the depot had cost. It had cost 40,000 pounds. "
        "Councillor Marsh asked the Leader of the Council when it would open. He could not say."
    )
    found = outcomes(text, title="Questions from members", kind="question")
    assert [(one.raised_by and one.raised_by.person, one.answered) for one in found] == [
        ("Priya Dell", "yes"),
        ("Owen Marsh", "no"),
    ]


def test_outcomes_keep_a_question_in_debate_that_its_reply_leaves_open() -> None:
    text = (
        "Councillor Dell asked what percentage of buses had a lift. The Head of Transport described them. "
        "Councillor Marsh asked how many drivers there were. The Head of Transport answered: 40. "
        "Councillor Marsh asked when the depot would open. The Head of Transport undertook to tell him."
    )
    (question,) = outcomes(text, kind="question")
    assert (question.subtype, question.answered) == ("debate", "no")
    assert question.raised_by == Owner("Dell", "Priya Dell")
    assert text[question.start : question.end].endswith("had a lift.")


def test_outcomes_take_no_task_from_a_list_of_actions_that_is_done() -> None:
    assert not outcomes(
        "All actions completed. No outstanding actions were left.", title="Actions", kind="action"
    )


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("It was agreed to urge the Government to reverse the cut.", "the Government"),
        ("RESOLVED: That the hospital trust be asked to open at weekends.", "the hospital trust"),
    ],
)
def test_outcomes_find_a_request_to_another_body(text: str, to: str) -> None:
    assert one(text, "recommendation")[1].to == to


def test_outcomes_take_no_recommendation_from_a_task_of_those_who_serve() -> None:
    assert not outcomes("RESOLVED: That the Parish Clerk be asked to write.", kind="recommendation")


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
        "The photographs were taken in January.",
        "The accounts were looked at in March by the auditor.",
        "The pension is deferred until the age of 66.",
        "The match was postponed because of the frost.",
        "This item had been held over from September.",
    ],
)
def test_outcomes_take_no_deferral_from_what_is_past_or_no_business(text: str) -> None:
    assert not outcomes(text, kind="deferral")


@pytest.mark.parametrize(
    "text",
    [
        "It was agreed to look at this with the budget in November.",
        "The question of signs was left until the spring.",
        "It was decided to leave the decision to a later meeting.",
        "Carry forward to March.",
    ],
)
def test_outcomes_read_a_deferral_in_its_many_forms(text: str) -> None:
    assert one(text, "deferral")[0] == text


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
