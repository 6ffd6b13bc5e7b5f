"""Organisations by normal form: "the Harbour Trust Limited", "Harbour Trust Ltd" and its acronym are one."""

import json
from collections.abc import Iterable, Sequence

from matters.index.catalogue.database import Database
from matters.index.identity import fold

_SAME = {
    "limited": "ltd",
    "incorporated": "inc",
    "company": "co",
    "department": "dept",
    "saint": "st",
    "centre": "center",
}
_LEFT_OUT = frozenset(["the", "and", "plc"])


def normal(name: str) -> str:
    """The words of an organisation's name, folded; articles left out, usual shortenings made alike."""
    words = (_SAME.get(word, word) for word in fold(name.replace("&", " and ")).split())
    return " ".join(word for word in words if word not in _LEFT_OUT)


def forms_of(name: str, pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The normal forms of a name: its own, and what it shortens or is shortened to.

    :param pairs: shorthands with the one long form that each has.
    """
    own = normal(name)
    found = [own]
    for short, long in pairs:
        if own == normal(short):
            found.append(normal(long))
        elif own == normal(long):
            found.append(normal(short))
    return [one for one in dict.fromkeys(found) if one]


def items_naming_organisation(database: Database, forms: Sequence[str]) -> list[int]:
    """The rows of the items that name an organisation by any of these forms, sorted."""
    texts = [
        row["text"]
        for row in database.rows("SELECT DISTINCT text FROM mentions WHERE label = 'ORG' ORDER BY text")
        if any(f" {form} " in f" {normal(row['text'])} " for form in forms)
    ]
    rows = database.rows(
        "SELECT DISTINCT item FROM mentions WHERE label = 'ORG' AND item IS NOT NULL"
        " AND text IN (SELECT value FROM json_each(?)) ORDER BY item",
        (json.dumps(texts),),
    )
    return [row["item"] for row in rows]
