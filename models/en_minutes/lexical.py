"""What lists of words know of a word: its classes, which become dimensions of its vector."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_ASSETS = Path(__file__).parent / "assets"
_LISTS = (
    "given_names",
    "surnames",
    "titles",
    "role_heads",
    "role_modifiers",
    "organisation_heads",
    "national_bodies",
    "posts",
    "not_names",
    "places",
    "papers",
    "times",
)
WEIGHT = 0.5
"""The vectors of the embedder have unit length; a class counts for half of that."""


def class_vectors(words: Sequence[str]) -> NDArray[np.float32]:
    """A row of classes for each word, in lower case.

    *Shape:* ``(len(words), number of classes)``, float32.
    """
    classes = list(_classes().values())
    rows = [[WEIGHT * (word in known) for known in classes] for word in words]
    return np.array(rows, dtype=np.float32)


def listed_words() -> list[str]:
    """Every word of which a class is known."""
    return sorted({word for known in _classes().values() for word in known})


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of a list: one a line, or several between ``|``; of names, one a word.

    :param name: of a file in ``assets`` or in the data folder of the reading pipeline.
    """
    own = _ASSETS / f"{name}.txt"
    source = own if own.exists() else files("matters.pipeline").joinpath("data", f"{name}.txt")
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if line[:1] not in {"", "#"}]
    separator = " " if name in {"given_names", "surnames"} else "|"
    return tuple(entry.strip() for line in lines for entry in line.split(separator) if entry.strip())


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {name: frozenset(_words(name)) for name in _LISTS}


def _words(name: str) -> Iterator[str]:
    for entry in entries(name):
        yield from (word for word in entry.lower().split() if len(word) > 1 and word not in _SMALL)


_SMALL = frozenset({"and", "of", "for", "the", "in", "on", "to"})
