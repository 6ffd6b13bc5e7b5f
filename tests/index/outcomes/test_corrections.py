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


@pytest.mark.parametrize(
    ("text", "number", "relation"),
    [
        ("RESOLVED that minute 102 of 4 April 2023 be rescinded.", "102", "rescinded"),
        ("RESOLVED that minute 103 be varied, so that the library be open on Saturday.", "103", "varied"),
        ("RESOLVED: to vary minute 103 so that the library be open on Saturday.", "103", "varied"),
        ("The decision taken on 4 April 2023 (minute 104) was rescinded.", "104", "rescinded"),
        ("RESOLVED that minutes 101 and 104 of 4th April be revoked.", "104", "rescinded"),
        (
            "RESOLVED to rescind the decision of 4 April 2023 to close the pool for the winter, the boiler "
            "having been mended.",
            "104",
            "rescinded",
        ),
        ("The Cabinet rescinded its decision of 4 April 2023 that the pool be closed.", "104", "rescinded"),
        (
            "RESOLVED that the contract for the shelters agreed on 4th April be raised to £5,000.",
            "102",
            "varied",
        ),
        (
            "RESOLVED that the sum for bus shelters fixed in minute 102 be raised to £5,000 from 1 May.",
            "102",
            "varied",
        ),
    ],
)
def test_corrections_rescinded_and_varied_decisions_are_told(
    tmp_path: Path, text: str, number: str, relation: str
) -> None:
    found = _later(tmp_path, f"Other matters\n\n{text}")
    assert [one for one, _ in found[number]] == [relation]
    assert found[number][0][1] == text


def test_corrections_under_the_same_title_the_day_alone_tells_the_decision(tmp_path: Path) -> None:
    found = _later(
        tmp_path, "Swimming pool\n\nRESOLVED: That the decision taken on 4 April 2023 be rescinded."
    )
    assert list(found) == ["104"]


@pytest.mark.parametrize(
    "text",
    [
        "Bus shelters\n\nCouncillor Bell moved that minute 102 be rescinded.",
        "Bus shelters\n\nA notice was received that minute 102 be rescinded.",
        "Bus shelters\n\nRESOLVED that minute 102 of 7 March 2023 be rescinded.",
        "Bus shelters\n\nRESOLVED that minute 999 be rescinded.",
        "Bus shelters\n\nRESOLVED that minute 102 be not rescinded.",
        "Bus shelters\n\nRESOLVED to consider whether to rescind minute 102 in September.",
        "Bus shelters\n\nRESOLVED that the Council be asked that minute 102 be varied.",
        "Bus shelters\n\nCouncillor Bell asked why minute 102 should be rescinded.",
        "Bus shelters\n\nRESOLVED that the Finance Committee's decision of 4 April 2023 be rescinded.",
        "Bus shelters\n\nRESOLVED that minute 2 be rescinded.",
        "Other matters\n\nRESOLVED that the decision taken on 4 April 2023 be rescinded.",
        "Other matters\n\nRESOLVED to rescind the decision of 4 April 2023 to let the barn at Hill Farm.",
        "Other matters\n\nRESOLVED to rescind the decision of 4 May 2023 to close the pool.",
        "Other matters\n\nRESOLVED to rescind the decision of 4 April 2023 to pay £900 for bus shelters.",
        "Bus shelters\n\nConcerns about the decision of 4 April 2023 were raised with the company.",
        "Bus shelters\n\nRESOLVED that bus fares be raised to £2 from 4 April 2023.",
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
