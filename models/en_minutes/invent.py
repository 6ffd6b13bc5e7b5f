"""Made-up names of organisations and posts, put together from lists."""

from random import Random

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


def invented_place(random: Random) -> str:
    """A village, town or county that is not there."""
    place = _one("place_beginnings", random) + _one("place_endings", random)
    kind = random.random()
    if kind < 0.1:
        return f"{random.choice(('Great', 'Little', 'Upper', 'Nether', 'North', 'South', 'West', 'East', 'St'))} {place}"
    if kind < 0.15:
        return f"{place} {random.choice(('St Mary', 'Magna', 'Parva', 'Regis', 'and District', 'Valley', 'Green'))}"
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
        return f"{_one('heads', random)} {random.choice(('of', 'of', 'of', 'for', 'for', '-', ','))} {field}".replace(
            " ,", ","
        )
    return f"{random.choice(_RANKS)}{field} {_one('officers', random)}"


def _one(name: str, random: Random) -> str:
    return random.choice(entries(name))
