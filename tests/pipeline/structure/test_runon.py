"""Items that begin inside a line, where the document's own sequence says so."""

from typing import Any

from matters.pipeline.records import SourceText
from matters.pipeline.structure.lines import split_lines
from matters.pipeline.structure.read import read_structure
from matters.pipeline.structure.runon import divide_run_on

RUN_ON = (
    "1402/03/2015 MINUTES OF MARSHAM PARISH COUNCIL HELD ON MONDAY 2ND MARCH 2015 Present: Cllr Ann Birch"
    " - Chairman, Cllr Bob Cole, Cllr Di Fenn. 4 members of the public 1. Apologies for Absence None."
    " 2. Declarations of Interest None made. 3. The Minutes of the last meeting were agreed as a true record."
    " 4. Reports 4.1 Chairman\u2019s Report The gate has been painted. 4.2 Clerk\u2019s Report The grant was"
    " paid: see item 2. The Clerk wrote on 5. May. 5. Date of next meeting 6th April 2015"
)


def read(text: str) -> Any:
    return read_structure(SourceText(text, "text"), name="a.txt")


def numbers(text: str) -> list[str | None]:
    return [item.number for item in read(text).items]


def test_runon_items_inside_one_line() -> None:
    structure = read(RUN_ON)
    assert numbers(RUN_ON) == ["1", "2", "3", "4", "4.1", "4.2", "5"]
    assert [item.parent for item in structure.items if item.level == 2] == ["4", "4"]
    for item in structure.items:
        assert RUN_ON[item.start :].startswith(str(item.number))


def test_runon_items_partition_the_body() -> None:
    items = read(RUN_ON).items
    assert [item.end for item in items[:-1]] == [item.start for item in items[1:]]


def test_runon_attendance_before_the_first_item() -> None:
    people = {one.name: one.status for one in read(RUN_ON).attendance}
    assert people == {"Ann Birch": "present", "Bob Cole": "present", "Di Fenn": "present"}


def test_runon_numbers_by_year_inside_paragraphs() -> None:
    text = (
        "Marsham Town Council\n4 May 2020\n\n"
        "96/20 Openness Notice The Chair read the notice. 97/20 Apologies There were none at this.\n\n"
        "98/20 Minutes These were agreed, as item 97/20 shows.\n\n99/20 Close The meeting closed at 8 pm.\n"
    )
    assert numbers(text) == ["96/20", "97/20", "98/20", "99/20"]


def test_runon_list_inside_an_item_stays_text() -> None:
    text = (
        "Marsham Town Council\n4 May 2020\n\n1. Apologies\n\nNone.\n\n2. Works\n\n"
        "The Clerk listed what to do: 1. Paint the gate. 2. Mend the fence. 3. Cut the hedge.\n\n"
        "3. Finance\n\nThe accounts were agreed.\n\n4. Next meeting\n\nIn June.\n"
    )
    assert numbers(text) == ["1", "2", "3", "4"]


def test_runon_text_without_numbers_is_left_alone() -> None:
    lines = split_lines("The gate was painted. It looks well.\n\nNothing else was said by anyone there.\n")
    assert divide_run_on(lines) == lines


def test_runon_lines_keep_every_character() -> None:
    lines = split_lines(RUN_ON)
    divided = divide_run_on(lines)
    assert len(divided) > len(lines)
    for line in divided:
        for character, offset in zip(line.text, line.offsets, strict=False):
            assert RUN_ON[offset] == character


def test_lines_break_at_block_tags() -> None:
    text = (
        "<table><tr><td>1.</td><td><b>Apologies</b></td></tr><tr><td>2.</td><td>Minutes</td></tr></table>\n"
    )
    lines = split_lines(text)
    assert [line.text for line in lines] == ["1.", "Apologies", "2.", "Minutes"]
    assert [line.gap for line in lines] == [True, False, True, False]
