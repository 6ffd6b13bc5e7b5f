"""Initials that a page prints amid a sentence are no part of what is quoted, nor of what is searched."""

from matters.pipeline.outcomes.people.people import People
from matters.pipeline.outcomes.sentences.margins import margins
from matters.pipeline.structure.lines import split_lines
from matters.pipeline.structure.sentences import paragraphs
from sallow import PEOPLE

TOLD = "The trees south of the shelter that hid the lamps have \n{}\x0cnow been cut back by the county.\n"


def beside(text: str) -> list[str]:
    return [text[one.start : one.end] for one in margins(text, 0, len(text), People(PEOPLE))]


def test_margins_lines_of_initials_amid_a_sentence_are_left_out() -> None:
    assert beside(TOLD.format("OM")) == ["OM"]
    assert beside(TOLD.format("OM\n\nPD\n\nOM/PD")) == ["OM\n\nPD\n\nOM/PD"]


def test_margins_lines_of_other_letters_amid_a_sentence_stay() -> None:
    assert beside(TOLD.format("BBC")) == []


def test_margins_lists_of_initials_stay() -> None:
    assert beside("The working group is\n\nOM\nPD\n\nIt meets in May.\n") == []


def test_margins_names_behind_the_short_last_line_of_a_sentence_are_left_out() -> None:
    told = "The trees that hid the lamps are to be cut back by the\nnext meeting.   OM\nThe end."
    assert beside(told) == ["OM"]


def test_margins_names_behind_short_lines_that_end_no_sentence_stay() -> None:
    assert beside("The working group:\nNorth ward.   OM\nSouth ward.   PD\n") == []


def test_margins_a_task_behind_a_paragraph_without_a_full_stop_is_a_paragraph() -> None:
    text = "Two of the letters had come back and the addresses were not known to the owner\n\n{}"
    task = text.format("OM to get addresses from the Clerk")
    cut = text.format("OM. Her Clerk had them")
    hangs = text.format("OM to get addresses").replace("to the owner", "to be sent for by")
    for one, count in ((task, 2), (cut, 1), (hangs, 1)):
        assert len(list(paragraphs(split_lines(one)))) == count
