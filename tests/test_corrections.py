"""What later minutes did to earlier ones: told when certain, else not at all."""

from pathlib import Path

import pytest

from matters.archive import Archive
from matters.models.embedders import HASHING_MODEL
from northmere import write

_HEAD = """\
NORTHMERE BOROUGH COUNCIL

Cabinet

Minutes of the meeting held on {day} at 6.30pm

Present: Councillors Hart (Chair), Bell and Okoro

"""
EARLY = (
    _HEAD.format(day="Tuesday 4 April 2023")
    + """\
101. Apologies

There were none.

102. Bus shelters

RESOLVED that the contract for the bus shelters be given to Brindle Ltd for 4,000 pounds.

103. Libraries

RESOLVED that the library be open on Monday, Tuesday and Friday.

104. Swimming pool

RESOLVED that the pool be closed for the winter.
"""
)
BODY = "northmere-borough-council/cabinet"
APPROVED = "The minutes of the meeting held on 4 April 2023 were {how}"


def _later(folder: Path, *items: str) -> dict[str, list[tuple[str, str]]]:
    """What the items of July did to those of April: number -> relation and words."""
    text = "\n\n".join(f"{number}. {item}" for number, item in enumerate(items, start=201))
    write(folder / "minutes", april=EARLY, july=_HEAD.format(day="Tuesday 25 July 2023") + text + "\n")
    with Archive.open(folder / "archive", model=HASHING_MODEL) as archive:
        assert not archive.ingest([folder / "minutes"]).failed
        found = {}
        for number in ("101", "102", "103", "104"):
            view = archive.show(f"{BODY}/2023-04-04#{number}")
            if view.later:
                found[number] = [(one.relation, one.quote) for one in view.later]
                for one in view.later:
                    whole = archive.show(one.item).parts[0]
                    assert one.text in whole.text
        return found


@pytest.mark.parametrize(
    ("how", "number"),
    [
        ("agreed, subject to minute 102 being amended to read Brindle and Sons.", "102"),
        ("agreed with this correction: Item 103 Libraries should read Monday, Tuesday and Saturday.", "103"),
        ("agreed, subject to the following amendment to minute 104: spring, not Winter.", "104"),
    ],
)
def test_corrections_name_the_minute_that_they_correct(tmp_path: Path, how: str, number: str) -> None:
    found = _later(tmp_path, "Minutes\n\n" + APPROVED.format(how=how))
    assert list(found) == [number]
    ((relation, quote),) = found[number]
    assert relation == "corrected"
    assert number in quote


@pytest.mark.parametrize(
    "how",
    [
        "agreed as a correct record.",
        "agreed, subject to an amendment to minute 102. It was not accepted.",
        "agreed, with this correction: Item 103 Swimming Pool should read spring.",
        "agreed, subject to an amendment to minute 1024.",
        "agreed, with one correction.",
    ],
)
def test_corrections_that_are_not_certain_are_not_told(tmp_path: Path, how: str) -> None:
    assert _later(tmp_path, "Minutes\n\n" + APPROVED.format(how=how)) == {}


def test_corrections_rescinded_and_varied_decisions_are_told(tmp_path: Path) -> None:
    found = _later(
        tmp_path,
        "Bus shelters\n\nRESOLVED that minute 102 of 4 April 2023 be rescinded.",
        "Libraries\n\nRESOLVED that minute 103 be varied, so that the library be open on Saturday.",
    )
    assert {number: [relation for relation, _ in told] for number, told in found.items()} == {
        "102": ["rescinded"],
        "103": ["varied"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "Bus shelters\n\nCouncillor Bell moved that minute 102 be rescinded.",
        "Bus shelters\n\nA notice was received that minute 102 be rescinded.",
        "Bus shelters\n\nRESOLVED that minute 102 of 7 March 2023 be rescinded.",
        "Bus shelters\n\nRESOLVED that minute 999 be rescinded.",
    ],
)
def test_corrections_only_what_the_body_did_is_told(tmp_path: Path, text: str) -> None:
    assert _later(tmp_path, text) == {}


def test_corrections_stand_beside_the_hits_of_a_search(tmp_path: Path) -> None:
    _later(
        tmp_path, "Minutes\n\n" + APPROVED.format(how="agreed, minute 102 being corrected to read Brindle.")
    )
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as archive:
        hits = archive.search("contract for the bus shelters", keep_weak=True).hits
    corrected = {hit.item.number: [one.item for one in hit.item.corrected_by] for hit in hits}
    assert corrected["102"] == [f"{BODY}/2023-07-25#201"]
    assert not any(found for number, found in corrected.items() if number != "102")
