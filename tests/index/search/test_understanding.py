"""What is read into a question, and that it gives way."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from matters.index.catalogue.filters import Filters
from matters.index.register.entries import Entry, Role, Spelling
from matters.index.register.register import Register
from matters.index.search.understanding import Reading, understand
from register_lists import sighting

TODAY = date(2025, 6, 1)
COMMITTEES = {
    "Corporate Parenting Committee": "corporate-parenting-committee",
    "Planning Committee": "planning-committee",
    "Children's Services & Skills Panel": "childrens-services-and-skills-panel",
}


def entry(id: str, name: str, role: str | None = None, initials: str | None = None) -> Entry:
    """An entry of one sighting."""
    said = sighting(name, role=role, initials=initials)
    roles = (Role(role, None, None, "2019-01-01", "2021-02-03", 2),) if role else ()
    return Entry(
        id, name, "councillor", (Spelling(name, 1),), roles, (), "2019-01-01", "2021-02-03", 1, (said,)
    )


REGISTER = Register(
    (
        entry("dale-r", "Robert Dale", initials="RD"),
        entry("farrow", "Farrow"),
        entry("hill-a", "Ann Hill"),
        entry("moss-a", "Ada Moss"),
        entry("moss-g", "Gil Moss"),
        entry("quill-r", "Rosa Quill", "Designated Nurse for Children"),
    )
)
NAMES = [one.name for one in REGISTER.entries]
INDEX: Any = SimpleNamespace(
    reader=SimpleNamespace(committees=lambda: COMMITTEES, people=lambda: NAMES),
    who=SimpleNamespace(register=REGISTER),
)


def read(question: str, given: Filters = Filters()) -> Reading:
    return understand(question, given, INDEX, today=TODAY)


@pytest.mark.parametrize(
    ("question", "since", "until", "text"),
    [
        ("foster carers in 2019", "2019-01-01", "2019-12-31", "foster carers"),
        ("foster carers since March 2021", "2021-03-01", None, "foster carers"),
        ("foster carers before 2020", None, "2019-12-31", "foster carers"),
        ("foster carers until 2020", None, "2020-12-31", "foster carers"),
        ("foster carers after March 2021", "2021-04-01", None, "foster carers"),
        ("fostering between 2018 and June 2019", "2018-01-01", "2019-06-30", "fostering"),
        ("foster carers from 2018 to 2019", "2018-01-01", "2019-12-31", "foster carers"),
        ("what was promised last year", "2024-01-01", "2024-12-31", "what was promised"),
    ],
)
def test_understanding_reads_dates(question: str, since: str | None, until: str | None, text: str) -> None:
    reading = read(question)
    assert (reading.filters.since, reading.filters.until, reading.text) == (since, until, text)
    assert {one.applied for one in reading.understood} == {True}


@pytest.mark.parametrize(
    "question",
    [
        "the budget for 2022/23",
        "annual report in 2022/23",
        "1,200 homes",
        "between 2021 and 2019 homes",
        "71 cases",
    ],
)
def test_understanding_leaves_financial_years_and_figures_alone(question: str) -> None:
    assert read(question) == Reading(question, Filters())


def test_understanding_never_touches_what_was_given() -> None:
    given = Filters(since="2015", committees=("planning",), people=("Hill",))
    reading = read("what did Cllr Farrow tell the Planning Committee about trees in 2019", given)
    assert reading.filters == given and reading.understood == ()


def test_understanding_reads_a_committee_by_its_whole_name() -> None:
    reading = read("what did the Corporate Parenting Committee say about trees")
    assert reading.filters.committees == ("corporate-parenting-committee",)
    assert reading.text == "what did say about trees"


@pytest.mark.parametrize(
    "name",
    [
        "Children's Services & Skills Panel",
        "Children\u2019s Services and Skills Panel",
        "childrens services and skills panel",
    ],
)
def test_understanding_reads_a_committee_as_people_write_it(name: str) -> None:
    reading = read(f"apprentices at the {name}")
    assert (reading.text, reading.filters.committees) == (
        "apprentices",
        ("childrens-services-and-skills-panel",),
    )


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("what did Cllr Farrow say about trees", "farrow"),
        ("Ann Hill on trees", "hill-a"),
        ("what did Councillor R Dale say about trees", "dale-r"),
        ("what did Councillor Dale say about trees", "dale-r"),
    ],
)
def test_understanding_favours_people_of_the_register(question: str, person: str) -> None:
    reading = read(question)
    assert [one.id for found in reading.sought for one in found.entries] == [person]
    assert reading.filters == Filters() and "trees" in reading.text


@pytest.mark.parametrize(
    "question", ["what did RD say about trees", "trees promised by RD", "has RD reported on the trees?"]
)
def test_understanding_reads_initials_of_somebody_who_speaks(question: str) -> None:
    reading = read(question)
    assert [(one.text, one.value) for one in reading.understood if one.kind == "person"] == [
        ("RD", "Robert Dale")
    ]
    assert "trees" in reading.text and "RD" not in reading.text.split()


@pytest.mark.parametrize("question", ["the RD report on trees", "what did XY say about trees", "trees in RD"])
def test_understanding_leaves_other_capitals_alone(question: str) -> None:
    assert read(question).sought == ()


def test_understanding_takes_an_ambiguous_surname_for_all_who_bear_it_and_says_so() -> None:
    reading = read("what did Cllr Moss say about trees")
    assert [one.id for one in reading.sought[0].entries] == ["moss-a", "moss-g"]
    assert reading.understood[0].value == "Ada Moss or Gil Moss (any of them)"


@pytest.mark.parametrize(
    "question",
    ["what did the Designated Nurse say about trees", "trees planted by the designated nurse"],
)
def test_understanding_reads_a_post_that_speaks(question: str) -> None:
    reading = read(question)
    assert [(one.kind, one.value) for one in reading.understood] == [
        ("post", "designated nurse (Rosa Quill, 2019 to 2021)")
    ]
    assert reading.sought[0].post == "designated nurse" and "trees" in reading.text


def test_understanding_leaves_a_post_that_is_the_topic_alone() -> None:
    assert read("recruitment of a designated nurse for children").sought == ()


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("what was decided about trees", "decision"),
        ("what did members agree on trees", "decision"),
        ("who promised to mend the roof", "action"),
        ("complaints about trees", "concern"),
        ("concerns about the decision on trees", "decision"),
        ("what was put off until spring trees", "deferral"),
        ("was the decision on trees postponed", "deferral"),
        ("who declared an interest in the trees", "interest"),
        ("who left because of an interest", "interest"),
    ],
)
def test_understanding_leans_to_outcomes_and_keeps_their_word(question: str, kind: str) -> None:
    reading = read(question)
    assert (reading.outcome, reading.text, reading.filters) == (kind, question, Filters())
    assert [(one.kind, one.value) for one in reading.understood] == [("outcome", kind)]
    assert read(question, Filters(outcome="action")).outcome is None


def test_understanding_a_stranger_is_only_words() -> None:
    assert read("what did Cllr Unknown say about trees").sought == ()


def test_understanding_keeps_something_to_ask() -> None:
    assert read("in 2019") == Reading("in 2019", Filters())


def test_understanding_reads_nothing_into_quoted_words() -> None:
    question = '"homes in 2019" before 2021'
    reading = read(question)
    assert (reading.filters.since, reading.filters.until) == (None, "2020-12-31")
    assert reading.text == '"homes in 2019"'
    assert read('trees "Planning Committee" “since March 2021”').understood == ()
    assert read("trees -promised").understood == ()


def test_understanding_cuts_words_where_they_are_not_quoted() -> None:
    reading = read('"damp in 2019" in 2019')
    assert (reading.text, reading.filters.since) == ('"damp in 2019"', "2019-01-01")
