"""Who may have an entry: councillors and officers, and nobody else."""

import pytest

from matters.index.register.offices import clean_post, has_office, is_nobody, is_outsider, kind_of


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (None, "Youth Mayor"),
        (None, "Young Mayor"),
        (None, "Children in Care Council"),
        (None, "Children in Care Council representative"),
        (None, "Youth Council representative"),
        (None, "care leaver"),
        (None, "student, Hill School"),
        ("Mr", "resident"),
        ("Mrs", "resident of Mill Lane"),
        ("Mr", "applicant's agent"),
        ("Ms", "Evening Post reporter"),
        (None, "member of the public"),
        ("Mr", "foster carer"),
    ],
)
def test_register_offices_outsiders_stay_text(title: str | None, said: str) -> None:
    assert is_outsider(title, said, "")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (None, "Participation Officer, Children in Care Council"),
        (None, "Head of Youth Services"),
        (None, "Youth Worker"),
        ("Cllr", "resident of Mill Lane"),
        (None, "Chair, Residents' Association"),
        (None, "Tenant Participation Manager"),
        (None, "Clerk"),
    ],
)
def test_register_offices_staff_and_members_are_none(title: str | None, said: str) -> None:
    assert not is_outsider(title, said, "Present: ")


@pytest.mark.parametrize(
    "above",
    [
        "Present: Cllr Ann Birch\nPublic: ",
        "Clerk: B Marsh\nMembers of the public: Mr Hill, ",
        "In attendance: B Marsh. Residents: ",
        "3 members of the public (names given): ",
        "The Youth Mayor ",
    ],
)
def test_register_offices_the_gallery_is_read_from_its_line(above: str) -> None:
    assert is_outsider("Mr", "", above)


def test_register_offices_the_gallery_ends_with_its_line() -> None:
    assert not is_outsider("Mr", "", "Public: Mr Hill\nOfficers: ")


@pytest.mark.parametrize(
    ("status", "committee", "role", "organisation", "entry"),
    [
        ("present", "Alder Parish Council", None, None, True),
        ("apologies", "Audit Committee", None, None, True),
        ("present", "", None, None, True),
        ("present", "Alder Residents' Association", None, None, False),
        ("present", "Mill Liaison Committee", None, None, False),
        ("in attendance", "Audit Committee", None, None, False),
        ("in attendance", "Audit Committee", "Head of Planning", None, True),
        ("in attendance", "Audit Committee", None, "Alder Police", True),
        ("in attendance", "Audit Committee", "3 members of the public", None, False),
        ("in attendance", "Audit Committee", "an officer of the Alder Trust", None, False),
    ],
)
def test_register_offices_need_a_seat_or_a_post(
    status: str, committee: str, role: str | None, organisation: str | None, entry: bool
) -> None:
    held = has_office(title=None, role=role, organisation=organisation, status=status, committee=committee)
    assert held is entry


@pytest.mark.parametrize(
    ("said", "post"),
    [
        ("Clerk, 9 members of the public", "Clerk"),
        ("the new Head of Planning", "Head of Planning"),
        ("Chair, Vacancy, 1", "Chair"),
        ("Committee Member", None),
        ("From 5.50pm", None),
        ("Alder Park", None),
        (None, None),
    ],
)
def test_register_offices_clean_what_lists_say(said: str | None, post: str | None) -> None:
    assert clean_post(said) == post


def test_register_offices_tell_councillors_from_officers() -> None:
    def kind(title: str | None, role: str | None, organisation: str | None, status: str) -> str | None:
        return kind_of(title=title, role=role, organisation=organisation, status=status)

    assert kind("Cllr", "Chair", None, "present") == "councillor"
    assert kind(None, "Vice-Chair", None, "present") == "councillor"
    assert kind(None, "Parish Clerk", None, "present") == "officer"
    assert kind("PC", None, None, "in attendance") == "officer"
    assert kind(None, "Chair", "Foster Carers' Association", "in attendance") is None


def test_register_offices_organisations_are_nobody() -> None:
    assert is_nobody("Alder Neighbourhood Watch") and not is_nobody("Ann Birch")
