"""What must hold between the parts of minutes: each that does not is a warning and doubt of the item."""

from typing import Any

from matters.pipeline.records import SourceText
from matters.pipeline.structure.read import read_structure

MINUTES = """Marsham Town Council
4 May 2020

Present: Cllr Ann Birch (Chair), Cllr Bob Cole (BC), Cllr Di Fenn, Mr Tom Hill

70. Apologies

There were none.

71. Highways

{said}

72. Finance

{more}

73. Next meeting

It is on 8 June 2020.
"""


def read(said: str = "It was noted.", more: str = "Nothing was said.") -> Any:
    return read_structure(SourceText(MINUTES.format(said=said, more=more), "text"), name="a.txt")


def codes(structure: Any) -> list[str]:
    return [caveat.code for caveat in structure.caveats]


def test_invariants_hold_in_sound_minutes() -> None:
    assert codes(read()) == []


def test_invariants_reference_beyond_the_last_number() -> None:
    structure = read("The Chair referred to minute 75 on this.")
    assert codes(structure) == ["reference-unresolved"]
    certainty = {item.number: item.certainty for item in structure.items}
    assert certainty["71"] <= 0.6 < certainty["72"]


def test_invariants_references_that_resolve_or_mean_other_minutes() -> None:
    assert codes(read("See minute 72.", "As in minute 75 of the last meeting.")) == []
    assert codes(read("It took 75 minutes.", "Minutes 12 were read.")) == []


def test_invariants_more_votes_than_people() -> None:
    assert codes(read("For: 6 Against: 2")) == ["more-votes-than-present"]
    assert codes(read("It was carried, 3 for and 1 against.")) == []


def test_invariants_electors_vote_at_the_meeting_of_a_parish() -> None:
    for head in (
        "Present: Cllr Ann Birch, and 31 electors",
        "Annual Parish Meeting\n\nPresent: Cllr Ann Birch",
    ):
        text = MINUTES.format(said="For: 26 Against: 2", more="").replace("Present: Cllr Ann Birch", head)
        found = codes(read_structure(SourceText(text, "text"), name="a.txt"))
        assert "more-votes-than-present" not in found


def test_invariants_appendices_that_are_not_there() -> None:
    structure = read(
        "See Appendix A and Appendix A again.", "The plan is in Appendix B.\n\nAppendix B\n\nThe plan"
    )
    missing = [caveat for caveat in structure.caveats if caveat.code == "appendix-not-held"]
    assert [caveat.message for caveat in missing] == ["Appendix A is named, but is not in this file."]


def test_movements_arrivals_and_departures() -> None:
    structure = read("Cllr Cole arrived late. TH spoke.", "Cllr Fenn left the meeting at this point.")
    people = {one.name: (one.from_item, one.until_item) for one in structure.attendance}
    assert people["Bob Cole"] == ("71", None)
    assert people["Di Fenn"] == (None, "72")
    assert people["Ann Birch"] == (None, None)


def test_movements_before_a_number_and_back_again() -> None:
    structure = read("Mr Hill left the room prior to minute 72.", "BC left the room and returned later.")
    people = {one.name: one.until_item for one in structure.attendance}
    assert (people["Tom Hill"], people["Bob Cole"]) == ("71", None)
