"""Shorthands: as the minutes define them, as the user does, and as they are used nationally."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from matters import models
from matters.index.catalogue.rows import DefinitionRow
from matters.index.lexical.analysis import query_terms
from matters.pipeline.errors import ArchiveError

USER_GLOSSARY = "glossary.toml"
ACRONYM = re.compile(r"\b[A-Z][A-Za-z&]{0,8}[A-Z]s?\b")
_JUNK = re.compile(r"[{}|\t]|\d{4}")
_EXPECTED = (
    'TOML with same = [["RSC", "Riverside Sports Centre"]], never = ["DCC"], and a table [terms] of'
    ' lines such as RSC = "Riverside Sports Centre"'
)


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a shorthand, and every place where minutes define it so.

    :param short: as first defined; ``"IHA"`` also where minutes write ``"IHAs"``.
    """

    short: str
    long: str
    places: tuple[DefinitionRow, ...]

    @property
    def bodies(self) -> frozenset[str]:
        """The bodies whose minutes define it so."""
        return frozenset(body_of_meeting(place.meeting_id) for place in self.places)

    def wordings(self) -> dict[str, str]:
        """Each form of the shorthand, "IHA" and "IHAs", with its long form in the same number."""
        found = {self.short: self.long}
        for short in dict.fromkeys(place.short for place in self.places):
            found.setdefault(short, _best_wording([one for one in self.places if one.short == short]))
        return found


@dataclass(frozen=True, slots=True)
class UserGlossary:
    """What the user's own file says.

    :param same: forms that mean the same, in groups.
    :param never: shorthands that are not to be expanded.
    """

    same: tuple[tuple[str, ...], ...] = ()
    never: frozenset[str] = frozenset()


def body_of_meeting(meeting_id: str) -> str:
    """The slug of a meeting's body: the id's last part but one."""
    parts = meeting_id.split("/")
    return parts[-2] if len(parts) > 1 else parts[0]


def singular(short: str) -> str:
    """``"IHA"`` for ``"IHAs"``."""
    return short[:-1] if len(short) > 2 and short.endswith("s") and short[:-1].isupper() else short


def senses_of(definitions: Sequence[DefinitionRow]) -> dict[str, tuple[Sense, ...]]:
    """Every shorthand that minutes define, with its senses; the most often defined first."""
    found: dict[str, dict[str, list[DefinitionRow]]] = {}
    for row in definitions:
        if not _JUNK.search(row.long):
            key = " ".join(query_terms(row.long))
            found.setdefault(singular(row.short), {}).setdefault(key, []).append(row)
    return {
        short: tuple(
            Sense(short, _best_wording(rows), tuple(rows))
            for _, rows in sorted(senses.items(), key=lambda one: (-len(one[1]), one[0]))
        )
        for short, senses in sorted(found.items())
    }


def _best_wording(rows: Sequence[DefinitionRow]) -> str:
    """The first wording that is not in capitals, of the shorthand without plural where there is one."""

    def rank(row: DefinitionRow) -> tuple[bool, bool]:
        return (row.long.isupper(), singular(row.short) != row.short)

    return " ".join(min(rows, key=rank).long.split())


def meant(senses: Mapping[str, Sequence[Sense]], *, within: Sequence[str] = ()) -> dict[str, Sense]:
    """The shorthands that mean one thing, each with that sense; "the Trust" does so in one document only.

    :param within: slugs of bodies; a shorthand defined in their minutes means what it does there.
    """
    found = {}
    for short, choices in senses.items():
        if not ACRONYM.fullmatch(short):
            continue
        there = [one for one in choices if one.bodies.intersection(within)]
        if len(there or choices) == 1:
            found[short] = (there or choices)[0]
    return found


def pairs_of(
    definitions: Sequence[DefinitionRow], user: UserGlossary = UserGlossary()
) -> list[tuple[str, str]]:
    """Each shorthand that means one thing, with its long form."""
    mined = {
        short: sense.long for short, sense in meant(senses_of(definitions)).items() if short not in user.never
    }
    own = [
        (short, long)
        for forms in user.same
        for short in forms
        for long in forms
        if short != long and ACRONYM.fullmatch(short)
    ]
    return [*mined.items(), *own]


@cache
def shipped_forms() -> tuple[tuple[str, ...], ...]:
    """The starter list: each entry holds forms that mean the same."""
    path = Path(models.__file__).with_name("glossary.toml")
    return tuple(tuple(forms) for forms in _read_toml(path)["same"])


def _read_toml(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8-sig")
    import tomllib

    return tomllib.loads(text)


def read_user_glossary(folder: Path) -> UserGlossary:
    """The user's ``glossary.toml`` in the archive's folder; empty where there is none.

    :raises ArchiveError: When it cannot be read, is no TOML, or holds something else.
    """
    path = folder / USER_GLOSSARY
    try:
        said = _read_toml(path)
    except FileNotFoundError:
        return UserGlossary()
    except (OSError, ValueError) as error:
        raise _wrong(path, getattr(error, "strerror", None) or str(error)) from error
    if unknown := sorted(set(said) - {"same", "never", "terms"}):
        raise _wrong(path, f"{unknown[0]!r} is not known")
    groups = [_group(path, "same", group) for group in _list(path, "same", said.get("same", []))]
    terms = said.get("terms", {})
    if not isinstance(terms, dict):
        raise _wrong(path, "'terms' is not a table")
    for short, long in terms.items():
        groups.append(
            _group(path, short, [short, *([long] if isinstance(long, str) else _list(path, short, long))])
        )
    never = _list(path, "never", said.get("never", []))
    if not all(isinstance(one, str) for one in never):
        raise _wrong(path, "'never' holds something that is no text")
    return UserGlossary(tuple(groups), frozenset(never))


def _list(path: Path, name: str, value: Any) -> list[Any]:  # noqa: ANN401
    if not isinstance(value, list):
        raise _wrong(path, f"{name!r} is not a list")
    return value


def _group(path: Path, name: str, value: Any) -> tuple[str, ...]:  # noqa: ANN401
    forms = _list(path, name, value)
    if len(forms) < 2 or not all(isinstance(one, str) and query_terms(one) for one in forms):
        raise _wrong(path, f"{name!r} needs two texts or more that mean the same")
    return tuple(forms)


def _wrong(path: Path, got: str) -> ArchiveError:
    return ArchiveError(f"{path}: {got}", expected=_EXPECTED, do="Correct the file, or move it away")
