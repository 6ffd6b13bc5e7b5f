"""What is declared in an item, by whom, and whether they stayed."""

import pytest

from sallow import one, outcomes


def test_outcomes_find_a_declaration_and_that_they_left() -> None:
    text = "OM declared an interest in item 9 as a trustee. He left the room."
    interest = one(text, "interest", title="Declarations of interest")[1]
    assert (interest.who, interest.what, interest.left) == ("OM", "item 9 as a trustee", True)


def test_outcomes_read_a_declaration_in_shorthand_under_its_title() -> None:
    interest = one("Cllrs Dell & Marsh re 2683.", "interest", title="Declarations of interest")[1]
    assert (interest.who, interest.what, interest.left) == ("Cllrs Dell & Marsh", "2683", None)


@pytest.mark.parametrize(
    ("text", "who", "left"),
    [
        ("Item 6: Cllr Dell, as a trustee of the hall.", "Cllr Dell", None),
        ("Cllr J Dell (item 6, pecuniary): landowner.", "Cllr J Dell", None),
        ("Cllr P. J. Dell 16/142 Personal Member owns the mill", "Cllr P. J. Dell", None),
        (
            "Councillor Marsh explained that the applicant was his tenant. He would leave.",
            "Councillor Marsh",
            True,
        ),
        (
            "Councillor Dell declared an interest in item 5. A cousin drove a lorry for the quarry. "
            "She stayed in her seat.",
            "Councillor Dell",
            False,
        ),
        ("Item 8 – Councillor Marsh (prejudicial) – Withdrew.", "Councillor Marsh", True),
        ("Professor Dell declared that her employer was a party to the contract.", "Professor Dell", None),
    ],
)
def test_outcomes_read_a_declaration_in_its_many_forms(text: str, who: str, left: bool | None) -> None:
    interest = one(text, "interest", title="Declarations of interest")[1]
    assert (interest.who, interest.left) == (who, left)


def test_outcomes_quote_the_whole_of_a_turned_declaration() -> None:
    text = "Having declared an interest, Councillor Dell left the room."
    quoted, interest = one(text, "interest", title="Grants")
    assert (quoted, interest.who, interest.left) == (text, "Councillor Dell", True)


@pytest.mark.parametrize(
    "text",
    [
        "None.",
        "Members were reminded to declare any interest.",
        "There were none.",
        "The Clerk explained how an interest should be declared.",
        "The Chair reminded Members of the importance of declaring an interest.",
        "Mr Reeve reminded everyone that interest forms are renewed in May.",
        "The Clerk reminded members of their duty to declare.",
        "The Chair noted the requirement for registering interests.",
        "Cllr Dell-Marsh agreed to speak to the school.",
        "Councillor Dell reported that the budget would be discussed in the spring.",
    ],
)
def test_outcomes_take_no_interest_from_a_reminder(text: str) -> None:
    assert not outcomes(text, title="Declarations of interest", kind="interest")


def test_outcomes_part_the_declarations_of_one_sentence() -> None:
    text = "Cllr Marsh declared an interest in item 8, and Cllr Dell declared an interest in item 9."
    found = outcomes(text, title="Declarations of interest", kind="interest")
    assert [(one.who, one.what) for one in found] == [("Cllr Marsh", "item 8"), ("Cllr Dell", "item 9")]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Cllr Hale reminded all that Cllr Dell had declared an interest.", "Cllr Dell", None),
        (
            "Councillors P.M. Marsh, S.T. Dell and B. Hale declared an interest in item 3.",
            "Councillors P.M. Marsh, S.T. Dell and B. Hale",
            "item 3",
        ),
        (
            "Cllr Dell declared an interest in relation to payments to her firm and left the room.",
            "Cllr Dell",
            "payments to her firm",
        ),
        ("Cllr Dell declared a personal but not prejudicial interest in item 4.", "Cllr Dell", "item 4"),
        (
            "Cllr Dell declared an interest in the sale as a trustee and said that he was glad.",
            "Cllr Dell",
            "the sale as a trustee and said that he was glad",
        ),
        ("Cllr Dell re 2683 (the hall).", "Cllr Dell", "2683 (the hall)"),
        ("Cllr Dell declared an interest in item 8.1 and took no part.", "Cllr Dell", "item 8.1"),
        (
            "Cllr Dell declared an interest in Minute No. 23 as she lets the field.",
            "Cllr Dell",
            "Minute No. 23 as she lets the field",
        ),
        ("Cllr Dell declared an interest in the hall. She rents it.", "Cllr Dell", "the hall"),
        (
            "OM reminded trustees that he also sits on the Board (item 6).",
            "OM",
            "he also sits on the Board (item 6)",
        ),
        ("Mrs T Dell in respect of the change of use.", "Mrs T Dell", "the change of use"),
        ("OM reminded the Board that his wife lets the field.", "OM", "his wife lets the field"),
        ("Cllr Dell, having earlier declared an interest in this item, left.", "Cllr Dell", "this item"),
        ("Cllr Dell, who had already declared an interest in this item, left.", "Cllr Dell", "this item"),
    ],
)
def test_outcomes_tell_who_declares_and_in_what(text: str, who: str, what: str | None) -> None:
    interest = one(text, "interest", title="Declarations of interest")[1]
    assert (interest.who, interest.what) == (who, what)


def test_outcomes_give_a_second_declaration_to_whoever_declared_the_first() -> None:
    text = "Cllr Dell declared an interest in item 4. He also declared an interest in item 7 and withdrew."
    found = outcomes(text, title="Declarations of interest", kind="interest")
    assert [(one.who, one.what, one.left) for one in found] == [
        ("Cllr Dell", "item 4", None),
        ("Cllr Dell", "item 7", True),
    ]


def test_outcomes_take_no_interest_from_who_seconds() -> None:
    text = "Cllr Grant Marsh, and Seconded Cllr Dell, all in favour."
    assert not outcomes(text, title="Declarations of interest", kind="interest")


def test_outcomes_take_no_interest_from_the_correction_of_earlier_minutes() -> None:
    text = "The minutes were corrected to show that Councillor Dell declared an interest as a trustee."
    assert not outcomes(text, title="Minutes", kind="interest")


LIST = """Cllr P Dell – Governor at the Mill School – item 3
OM – Trustee of the Almshouses – item 4"""
BULLETS = """The following interests were declared:

•   Cllr Dell – item 6 – Governor at the Mill School
•   OM – item 8 – Trustee of the Almshouses"""
TABLE = """The following declarations were made:

Name            Item     Nature of interest
Cllr Dell       3        Governor at the
                         Mill School
Cllr Hale       5        None
OM              4        Trustee of the Almshouses"""


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            LIST,
            "Declarations of interest",
            [
                ("Cllr P Dell", "Governor at the Mill School – item 3"),
                ("OM", "Trustee of the Almshouses – item 4"),
            ],
        ),
        (
            BULLETS,
            "Budget",
            [
                ("Cllr Dell", "item 6 – Governor at the Mill School"),
                ("OM", "item 8 – Trustee of the Almshouses"),
            ],
        ),
        (
            TABLE,
            "Declarations of interest",
            [
                ("Cllr Dell", "item 3 – Governor at the Mill School"),
                ("OM", "item 4 – Trustee of the Almshouses"),
            ],
        ),
    ],
)
def test_outcomes_take_an_interest_from_each_line_of_a_list(
    text: str, title: str, expected: list[tuple[str, str]]
) -> None:
    found = outcomes(text, title=title, kind="interest")
    assert [(one.who, one.what) for one in found] == expected


def test_outcomes_quote_of_a_listed_interest_its_own_line() -> None:
    found = outcomes(LIST, title="Declarations of interest", kind="interest")
    assert [LIST[one.start : one.end] for one in found] == LIST.splitlines()


def test_outcomes_take_no_interest_from_the_head_of_a_table_that_is_repeated() -> None:
    head = "Councillor     Minute Number      Nature of Interest\n"
    first = "R Hale         5 - Mill Lane      Personal - lives there\n"
    text = f"{head}{first}{head}P Dell         6 - Hall           Trustee"
    found = outcomes(text, title="Declarations of interest", kind="interest")
    assert [one.who for one in found] == ["R Hale", "P Dell"]


def test_outcomes_take_no_interest_from_a_list_of_those_who_have_none() -> None:
    text = "Cllr Dell: none\nOM: no interests\nCllr Hale: nil"
    assert not outcomes(text, title="Declarations of interest", kind="interest")
