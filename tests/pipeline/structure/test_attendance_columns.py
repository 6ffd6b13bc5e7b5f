"""Attendance lists set in columns by wide spaces, with labels of groups, and with boxes to tick."""

import pytest

from attendance_blocks import attendance
from matters.pipeline.outcomes.people.people import People
from matters.pipeline.records import Attendee


def told(block: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.name, one.status, one.role, one.organisation) for one in attendance(block)]


def test_attendance_the_second_column_tells_of_the_person_in_the_first() -> None:
    found = told(
        "Present:\n"
        "Cllr Ruth Hale (Chair)       Cabinet Member for Adult Care\n"
        "Priya Dell                   Healthwatch Sallow\n"
        "Owen Marsh                   Sallow Hospitals NHS Foundation Trust\n"
        "Tom Reeve                    Business Manager            Sallow Council\n"
    )
    assert found == [
        ("Ruth Hale", "present", "Chair, Cabinet Member for Adult Care", None),
        ("Priya Dell", "present", "Healthwatch Sallow", None),
        ("Owen Marsh", "present", None, "Sallow Hospitals NHS Foundation Trust"),
        ("Tom Reeve", "present", "Business Manager", "Sallow Council"),
    ]


def test_attendance_the_second_column_names_the_person_of_a_place_or_a_post() -> None:
    found = told(
        "PRESENT:\n\n"
        "Sallow City Mayor          Ruth Hale (in the Chair)\n"
        "Fernley                    Councillor Owen Marsh\n"
        "Marsham                    Councillor Priya Dell\n"
    )
    assert [(name, role) for name, _, role, _ in found] == [
        ("Ruth Hale", "in the Chair, Sallow City Mayor"),
        ("Owen Marsh", "Fernley"),
        ("Priya Dell", "Marsham"),
    ]


def test_attendance_columns_of_people_stay_people() -> None:
    found = told(
        "Present:\nMr. A. Coate (Chairman)      Mr. B. Hembrow\nMrs. C. Sweet                Mr. D. Dee\n"
    )
    assert [name for name, *_ in found] == ["A. Coate", "B. Hembrow", "C. Sweet", "D. Dee"]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "Present       Cllrs R Hale (Chair), O Marsh\n"
            "Attending       N Finch (Clerk), Cllr T Reeve (County)",
            [
                ("R Hale", "present"),
                ("O Marsh", "present"),
                ("N Finch", "in attendance"),
                ("T Reeve", "in attendance"),
            ],
        ),
        (
            "Present: Cllr R Hale\nAlso in attendance      Nora Finch (Clerk)",
            [("R Hale", "present"), ("Nora Finch", "in attendance")],
        ),
        ("Present: Cllr R Hale\nAlso: Mr Finch (Clerk)", [("R Hale", "present"), ("Finch", "in attendance")]),
        (
            "Members present:\nEmployer Representatives: Mr Owen Marsh (Chair), Ms Priya Dell\n\n"
            "Officer\nN. Finch, Secretary",
            [("Owen Marsh", "present"), ("Priya Dell", "present"), ("N. Finch", "in attendance")],
        ),
        (
            "Officers: Chief Fire Officer R Hale, Deputy Chief Fire Officer O Marsh, Treasurer\n P Dell",
            [("R Hale", "in attendance"), ("O Marsh", "in attendance"), ("P Dell", "in attendance")],
        ),
        (
            "Member Attendance:\n☒ Cllr Ruth Hale (Chair) ☒ Cllr Owen Marsh\n☐ Cllr Priya Dell",
            [("Ruth Hale", "present"), ("Owen Marsh", "present"), ("Priya Dell", "absent")],
        ),
    ],
)
def test_attendance_labels_spaces_and_boxes(block: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.name, one.status) for one in attendance(block)] == expected


def test_attendance_a_post_before_a_name_on_a_line_of_its_own_is_not_the_last_member_s() -> None:
    found = told(
        "Present: Mrs R Hale, Mr O Marsh\n"
        "The Clerk, Mrs N Finch. Borough Councillor T Reeve. Two parishioners."
    )
    assert [(name, role) for name, _, role, _ in found] == [
        ("R Hale", None),
        ("O Marsh", None),
        ("N Finch", "Clerk"),
        ("T Reeve", None),
    ]


def test_attendance_initials_beside_bare_surnames() -> None:
    found = attendance("Present: Cllrs Hale (RH) Chair, Marsh (OM), Carter (CC)")
    assert [(one.name, one.initials, one.role) for one in found] == [
        ("Hale", "RH", "Chair"),
        ("Marsh", "OM", None),
        ("Carter", None, "CC"),
    ]


@pytest.mark.parametrize(
    "role", ["Clerk/RFO", "Clerk & RFO", "Parish Clerk and Responsible Financial Officer"]
)
def test_attendance_two_posts_in_one_hand_are_each_the_person_s(role: str) -> None:
    deputy = Attendee("Tom Reeve", "in attendance", 0, 1, role="Deputy Clerk and Treasurer")
    people = People([Attendee("Nora Finch", "in attendance", 0, 1, role=role), deputy])
    assert people.resolve("The Clerk") == "Nora Finch"


def test_attendance_a_department_is_no_second_post() -> None:
    people = People([Attendee("Tom Reeve", "in attendance", 0, 1, role="Head of Planning and Environment")])
    assert people.resolve("Environment") is None
