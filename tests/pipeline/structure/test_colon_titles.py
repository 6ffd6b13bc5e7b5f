"""Titles that hold a colon, and titles behind which the text runs on from one."""

import pytest

from schemes import items

ALONE = "1. Welcome\nThe Chair welcomed everyone.\n\n2. Hedges\nThe clerk was asked to write.\n\n"


@pytest.mark.parametrize(
    "title",
    [
        "Petition: Bus Service 563",
        "Call-in: Sale of land at Mill Lane",
        "EXAMINATIONS: RESULTS 2023",
        "Finance: month 5",
        "Sallow Farm: Response to the consultation",
    ],
)
def test_colon_titles_are_whole_above_their_text(title: str) -> None:
    item = items(f"{ALONE}3. {title}\nThe Board noted the report.\n")[-1]
    assert (item.number, item.title) == ("3", title)


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("Apologies: Cllr Hale", "Cllr Marsh was late."),
        ("Correspondence: Mill Lane closure", "Noted."),
        ("Date of next meeting: 3 April", "The meeting closed at 9."),
        ("Footpaths: none", "Mill Lane was dry."),
        ("Footpaths: Clerk to write", "Mill Lane was dry."),
        ("Footpaths: NF to write", "Mill Lane was dry."),
        ("Footpaths: Cllr Hale has walked them", "Mill Lane was dry."),
        ("Footpaths: Mill Lane, the way from the church to the", "river, and the bridge."),
        ("Footpaths: Mill Lane", ""),
    ],
)
def test_colon_titles_end_before_what_they_hold(line: str, below: str) -> None:
    item = items(f"{ALONE}3. {line}\n{below}\n")[-1]
    assert item.title == line.split(":")[0]


def test_colon_titles_end_at_it_where_the_text_runs_on_behind_them() -> None:
    run_in = "1. Welcome: Everyone was welcomed.\n2. Hedges: The clerk was asked to write.\n"
    found = items(f"{run_in}3. Benches: Mill Lane\nIt was mended.\n")
    assert [item.title for item in found] == ["Welcome", "Hedges", "Benches"]


def test_colon_titles_of_marked_headings_are_no_labels() -> None:
    below = "It was moved.\n\n### Motion\n\nThat it be so.\n"
    text = f"# Sallow Council\n\n## Welcome\n\nAll came.\n\n## Motion: Care leavers\n\n{below}"
    assert [item.title for item in items(text)] == ["Welcome", "Motion: Care leavers"]
