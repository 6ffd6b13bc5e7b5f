"""Which concerns are found by their standard words, and who is said to have raised them."""

import pytest

from matters.pipeline.records import Owner
from sallow import one, outcomes


@pytest.mark.parametrize(
    ("text", "raised_by"),
    [
        ("Tom Reeve presented the report. Members expressed disappointment that it was late.", "Members"),
        ("Nora Finch gave an update. Board members were concerned that it was late.", "Board members"),
        ("Tom Reeve gave an update. The Panel was concerned about the delay.", "The Panel"),
        (
            "Cllr Marsh replied that it was in hand. A parishioner reported that the lamp is out.",
            "A parishioner",
        ),
        ("Tom Reeve spoke. Residents of Mill Row had complained about noise.", "Residents of Mill Row"),
        ("Tom Reeve spoke. Concerns were raised by two residents about the noise.", "two residents"),
        ("Following the talk, Mrs Pole complained that the drain was blocked.", "Mrs Pole"),
        ("Councillor Elaine O'Dowd raised concerns about the bus.", "Councillor Elaine O'Dowd"),
        ("Councillor Elaine O’Dowd raised concerns about the bus.", "Councillor Elaine O’Dowd"),
        ("Owen Marsh welcomed the plan but was concerned that it was too slow.", "Owen Marsh"),
        (
            "Tom Reeve spoke. Resident of Fen Lane unhappy about the mud, which is dangerous.",
            "Resident of Fen Lane",
        ),
        ("OM\nThe Chairman was concerned that lorries ignore the limit.", "The Chairman"),
        ("Cllr Dell spoke on roads. She was worried that the wall would fall.", "Cllr Dell"),
        ("Cllr Dell said that nobody came. The drain had been blocked for a year.", "Cllr Dell"),
        ("Owen Marsh sought approval. The rates were met. Members had misgivings about the firm.", "Members"),
        ("Cllr Dell was critical of the delay.", "Cllr Dell"),
        ("Tom Reeve spoke. Mrs Pole bemoaned the state of the path.", "Mrs Pole"),
        ("Tom Reeve spoke. The Board was not assured that the target was met.", "The Board"),
    ],
)
def test_outcomes_concern_is_raised_by_the_subject_of_its_sentence(text: str, raised_by: str) -> None:
    raised = outcomes(text, kind="concern")[-1].raised_by
    assert raised is not None
    assert raised.text == raised_by


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Dell left the meeting. It was felt that the footway was too narrow.",
        "Tom Reeve gave an update. It was felt that the delay was unacceptable.",
        "Tom Reeve gave an update. Concern was expressed about the delay.",
        "Tom Reeve reported on the road. There were concerns about the delay.",
        "Cllr Dell asked for a key. Nora Finch had it. The bench by the pond is broken.",
        "Cllr Dell said the lamp was out.\nThe bench by the pond was broken.",
        "a) Bus shelter – Cllr Dell complained of litter.\nb) Footpath 12 – overgrown again.",
        "Tom Reeve reported that two shops had closed. The loss was unacceptable.",
        "Mr Marsh spoke. She was worried that the wall would fall.",
        "Cllr Dell asked about the drain. It was still blocked.",
    ],
)
def test_outcomes_concern_is_nobodys_where_its_sentence_names_nobody(text: str) -> None:
    assert outcomes(text, kind="concern")[-1].raised_by is None


@pytest.mark.parametrize(
    "text",
    [
        "Concern was raised regarding the delay.",
        "Concern was raised that the delay would go on.",
        "Concern was expressed about the delay.",
        "Concerns were expressed regarding the delay.",
        "The Board expressed concern at the delay.",
        "The Panel expressed its concern that costs were rising.",
        "There were concerns about the cost.",
        "Cllr Dell expressed grave reservations about the cost.",
        "Members had misgivings about the builder.",
        "The Board was not assured that the target was being met.",
        "Some members were uncomfortable about the precedent.",
        "There was some anxiety among members about the timescale.",
        "Cllr Dell was critical of the delay.",
        "Mrs Pole bemoaned the state of the path.",
        "Cllr Marsh feared it would set a precedent.",
        "Cllr Marsh felt strongly that the warden should not be working alone.",
        "Cllr Dell was not happy with this.",
        "Members were appalled.",
        "The Board noted with concern the rise in referrals.",
        "Owen Marsh welcomed the plan but was concerned that it was too slow.",
        "Street light no. 14 not working.",
        "Overhanging trees, Mill Row.",
        "The kiosk needs painting.",
        "Mr Copley asked what the Council was doing about the rise in vandalism.",
    ],
)
def test_outcomes_find_a_concern_in_its_standard_words(text: str) -> None:
    assert one(text, "concern")[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "The Clerk has written twice.",
        "Cllr Dell to report the pothole.",
        "Letter from Mr Pole resigning as trustee of the Charity.",
        "Cllr Marsh had looked at the shelter and considered that it could be repaired for about 60 pounds.",
        "No concerns were raised about the plan.",
        "No reservations were expressed about the plan.",
        "The Board was assured that the target was being met.",
        "Members were dismayed to learn of the death of Mr Pole.",
        "If the Clerk was not satisfied with the work, nothing would be paid.",
        "Members were happy with the plan.",
        "The post was critical to the service.",
    ],
)
def test_outcomes_take_no_concern_from_tasks_and_resignations(text: str) -> None:
    assert not outcomes(text, kind="concern")


def test_outcomes_take_each_entry_of_a_list_of_concerns() -> None:
    text = (
        "The following concerns were raised:\n•   waiting times were too long\n"
        "•   there was no dentist in the town"
    )
    found = outcomes(text, kind="concern")
    assert [text[one.start : one.end] for one in found] == [
        "waiting times were too long",
        "there was no dentist in the town",
    ]
    assert [one.raised_by for one in found] == [None, None]
    said = text.replace("The following concerns were raised", "Members raised the following concerns")
    assert [one.raised_by for one in outcomes(said, kind="concern")] == [Owner("Members")] * 2


@pytest.mark.parametrize(
    ("text", "concerns"),
    [
        (
            "Speeding in Mill Lane. Several residents complained of near misses.",
            ["Several residents complained of near misses."],
        ),
        (
            "Q: Parents are worried about the delay. Why is that?\nA: There was illness.",
            ["Parents are worried about the delay. Why is that?"],
        ),
        (
            "Governor challenge: There were concerns about the gap. Is the money well spent?",
            ["There were concerns about the gap. Is the money well spent?"],
        ),
        ("Mill Lane is closed to lorries. Why is that?", []),
        (
            'Cllr Dell moved the following motion:\n\n"This Council notes with concern the delays."',
            [],
        ),
        ("This Council notes with concern the delays in repairs.", []),
        ('Cllr Dell asked the following question:\n\n"What is being done about litter on the A9?"', []),
        ("Cllr Dell reported that the Council is to resurface Mill Lane in August.", []),
        ("Cllr Dell asked how many children arrived in the middle of a year.", []),
    ],
)
def test_outcomes_take_for_a_concern_neither_headings_nor_motions_nor_neutral_words(
    text: str, concerns: list[str]
) -> None:
    assert [text[one.start : one.end] for one in outcomes(text, kind="concern")] == concerns


@pytest.mark.parametrize(
    "text",
    [
        "Overgrown hedge at Mill Row.",
        "Street light no. 14 not working. The Clerk complained to the County Council.",
        "Damaged bench by the pond. Pothole in Mill Lane.",
        "The Board notes with concern the delays in repairs.",
        "Cllr Dell reported that the drain would flood the cottages again.",
    ],
)
def test_outcomes_keep_a_short_note_that_is_all_there_is_of_a_fault(text: str) -> None:
    found = outcomes(text, kind="concern")
    assert found
    assert found[0].start == 0
