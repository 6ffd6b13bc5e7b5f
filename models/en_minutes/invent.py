"""Made-up names of organisations and posts, put together from lists."""

from collections.abc import Callable
from random import Random

from matters.models.en_minutes.annotated import Annotated, Name
from matters.models.en_minutes.lexical import entries

_RANKS = (
    "",
    "",
    "",
    "",
    "",
    "Senior ",
    "Principal ",
    "Interim ",
    "Acting ",
    "Deputy ",
    "Chief ",
    "Lead ",
    "Area ",
)


_BEFORE = ("Great", "Little", "Upper", "Nether", "North", "South", "West", "East", "St")
_AFTER = ("St Mary", "Magna", "Parva", "Regis", "and District", "Valley", "Green")
_OPENINGS = ("", "", "Present: ", "Present ", "In attendance: ", "Apologies: ")
_BARE = (
    *(
        "Councillors ",
        "Cllrs ",
        "Cllrs. ",
        "Messrs ",
        "For: ",
        "FOR: ",
        "Against: ",
        "AGAINST: ",
        "Abstained: ",
    ),
    *("Apologies: Cllrs ", "Apologies were received from Councillors ", "Members present: ", "Aldermen "),
)


def invented_place(random: Random) -> str:
    """A village, town or county that is not there."""
    place = _one("place_beginnings", random) + _one("place_endings", random)
    kind = random.random()
    if kind < 0.1:
        return f"{random.choice(_BEFORE)} {place}"
    if kind < 0.15:
        return f"{place} {random.choice(_AFTER)}"
    return place


def invented_body(random: Random) -> str:
    """An organisation: a council, a local body, a firm, a committee or one known in the whole country."""
    kind = random.random()
    if kind < 0.2:
        body = f"{invented_place(random)} {_one('councils', random)}"
    elif kind < 0.5:
        body = f"{invented_place(random)} {_one('bodies', random)}"
    elif kind < 0.7:
        owner = random.choice(entries("surnames")) if random.random() < 0.6 else invented_place(random)
        if random.random() < 0.2:
            owner = f"{random.choice('ABCDEFGHJKLMNPRSTW')}. {owner}"
        elif random.random() < 0.2:
            owner = f"{owner} {random.choice(('&', 'and'))} {random.choice(entries('surnames'))}"
        body = f"{owner} {_one('firms', random)}"
    elif kind < 0.85:
        body = f"{random.choice(entries('posts'))} {_one('forums', random)}"
    else:
        body = random.choice(entries("national_bodies"))
    return body


def invented_post(random: Random) -> str:
    """A post: "Interim Head of Parks and Leisure"."""
    field, other = random.choice(entries("posts")), random.choice(entries("posts"))
    if random.random() < 0.25:
        field = f"{field.split(' and ')[0]} {random.choice(('and', '&'))} {other.split(' and ')[0]}"
    kind = random.random()
    if kind < 0.45:
        joint = random.choice((" of ", " of ", " of ", " for ", " for ", " - ", ", "))
        return f"{_one('heads', random)}{joint}{field}"
    return f"{random.choice(_RANKS)}{field} {_one('officers', random)}"


class _Growing:
    """A text that grows word by word, with the names in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: list[Name] = []

    def add(self, words: str, label: str | None = None) -> None:
        if label is not None:
            self.names.append(Name(len(self.text), len(self.text) + len(words), label))
        self.text += words


def invented_list(random: Random) -> Annotated:
    """Some of those present, in one of the shapes that minutes have."""
    shape = random.choice(
        ("initials", "bracketed", "titled", "posts", "bodies", "rows", "surnames", "surnames")
    )
    grown = _Growing(random.choice(_BARE if shape == "surnames" else _OPENINGS))
    other = random.choice((", ", "; ", "\n"))
    between = {"initials": " ", "bracketed": ", ", "rows": " | "}.get(shape, other)
    for number in range(random.randint(2, 5)):
        if number:
            grown.add(random.choice((", ", ", ", " and ")) if shape == "surnames" else between)
        initials = _add_person(grown, shape, random)
        if shape in {"initials", "bracketed"}:
            _add_initials(grown, initials, random, bracketed=shape == "bracketed")
        elif shape == "posts" or (shape == "rows" and random.random() < 0.5):
            _add_apart(grown, invented_post, "ROLE", random)
        elif shape in {"bodies", "rows"}:
            _add_apart(grown, invented_body, "ORG", random)
    return Annotated(grown.text, tuple(grown.names), "invented")


def _add_person(grown: _Growing, shape: str, random: Random) -> str:
    """Add a name as lists of this shape write it; returns the initials."""
    given, surname = random.choice(entries("given_names")), random.choice(entries("surnames"))
    initials = given[0] + surname[0]
    if shape == "titled":
        grown.add(
            random.choice(("Cllr ", "Councillor ", "Mr ", "Mrs ", "Ms ", "Dr ", "Cllr Mrs ", "County Cllr "))
        )
        given = random.choice((given, given[0], f"{given[0]}."))
    if shape == "surnames" and random.random() < 0.8:
        given = ""
    grown.add(f"{given} {surname}".strip(), "PERSON")
    return initials


def _add_initials(grown: _Growing, initials: str, random: Random, *, bracketed: bool) -> None:
    if random.random() < 0.15:
        grown.add(" (")
        grown.add(random.choice(entries("councils")), "ORG")
        grown.add(")")
    grown.add(" (" if bracketed else " ")
    grown.add(initials, "PERSON")
    grown.add(")" if bracketed else "")


def _add_apart(grown: _Growing, invented: Callable[[Random], str], label: str, random: Random) -> None:
    opening = random.choice((", ", " - ", " ("))
    grown.add(opening)
    grown.add(invented(random), label)
    grown.add(")" if opening == " (" else "")


def _one(name: str, random: Random) -> str:
    return random.choice(entries(name))
