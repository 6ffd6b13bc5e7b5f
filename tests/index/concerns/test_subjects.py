"""What a stretch of an item is about."""

import pytest

from matters.index.concerns.subjects import covers_several, follows_up, subject_at, subjects

TEXT = "Matters arising\n• Mill Lane drain – still blocked.\nIt smelt.\n• Bus shelter: painted.\n"


def test_subjects_are_the_labels_at_the_beginning_of_lines() -> None:
    found = subjects(TEXT)
    assert [one.label for one in found] == ["Mill Lane drain", "Bus shelter"]
    assert TEXT[found[0].start : found[0].end] == "• Mill Lane drain – still blocked.\nIt smelt.\n"
    assert found[-1].end == len(TEXT)


def test_subjects_need_two_labels() -> None:
    assert subjects("Report\nMill Lane drain: still blocked.\nNothing more was said.") == ()


def test_subject_at_is_the_stretch_that_holds_a_place() -> None:
    found = subjects(TEXT)
    here = subject_at(found, TEXT.index("smelt"))
    assert here is not None
    assert here.label == "Mill Lane drain"
    assert subject_at(found, 0) is None


@pytest.mark.parametrize(
    "title",
    [
        *("Any other business", "Police Report", "Open Forum", "Correspondence", ""),
        *(
            "Engineer's report",
            "Reports",
            "Public speaking",
            "Items",
            "Questions from Members",
            "Officers' update",
        ),
    ],
)
def test_subjects_items_that_are_no_one_matter(title: str) -> None:
    assert covers_several(title)


@pytest.mark.parametrize(
    "title", ["Mill Lane drain", "Missing children", "Library opening hours", "Reporting potholes"]
)
def test_subjects_items_that_are_one_matter(title: str) -> None:
    assert not covers_several(title)
    assert not follows_up(title)


def test_subjects_matters_arising_follow_up() -> None:
    assert follows_up("Matters Arising from Minutes")
