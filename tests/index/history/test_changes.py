"""What changed on a trail: figures, decisions, promises, corrections; in the minutes' own words."""

import json
from pathlib import Path

from fennby import FENNBY
from matters.archive import Archive
from matters.index.history.changes import Change
from matters.models.embedders import HASHING_MODEL
from northmere import matters

PLOTS = "allotments plots to let"


def _changes(folder: Path, question: str) -> dict[str, list[Change]]:
    with Archive.open(folder, model=HASHING_MODEL) as archive:
        trail = archive.trail(question)
    return {step.hit.item.id: list(step.changes) for step in trail.steps}


def test_changes_tell_another_figure_beside_the_earlier_one(fennby: Path) -> None:
    found = _changes(fennby, PLOTS)
    assert found[f"{FENNBY}/2023-03-07#4"] == []
    (change,) = [one for one in found[f"{FENNBY}/2023-06-06#4"] if one.kind == "figure"]
    assert change.quote == "There were 9 plots to let."
    assert (change.before, change.before_date) == ("There were 12 plots to let.", "2023-03-07")


def test_changes_tell_decisions_and_corrections(fennby: Path) -> None:
    found = _changes(fennby, "bus shelter repaired painted")
    changes = {one.kind: one for one in found[f"{FENNBY}/2023-03-07#3"]}
    assert list(changes) == ["decision", "action", "corrected"]
    decided, corrected = changes["decision"], changes["corrected"]
    assert (decided.kind, decided.quote) == (
        "decision",
        "It was RESOLVED that the bus shelter be repaired at a cost of 400 pounds.",
    )
    assert corrected.kind == "corrected"
    assert "450 pounds" in corrected.quote


def test_changes_of_the_same_figure_are_none(fennby: Path) -> None:
    found = _changes(fennby, "drain in Mill Lane blocked")
    assert not [one for changes in found.values() for one in changes if one.kind == "figure"]


def test_changes_stand_in_the_trail_with_its_outcomes_words(fennby: Path) -> None:
    hits = json.loads(matters("trail", "bus shelter repaired", "--json", archive=fennby).stdout)["hits"]
    first = next(hit for hit in hits if hit["item"]["id"] == f"{FENNBY}/2023-03-07#3")
    assert first["outcomes"][0]["text"].startswith("It was RESOLVED that the bus shelter")
    assert first["outcomes"][0]["quote"] == first["outcomes"][0]["text"]
    assert [one["relation"] for one in first["later"]] == ["corrected"]
    text = matters("trail", PLOTS, archive=fennby).stdout
    assert "  = Another figure; 7 March 2023: “There were 12 plots to let.”" in text.splitlines()
