"""Whom and what a filter or a question means, and in which items they are named."""

import json
from collections.abc import Sequence
from pathlib import Path

from matters.index.catalogue.database import Database
from matters.index.identity import fold
from matters.index.register.meant import Meanings
from matters.index.register.names import read_name, without_titles
from matters.index.register.organisations import forms_of, items_naming_organisation
from matters.index.register.places import items_naming
from matters.index.register.posts import post_forms
from matters.index.register.register import Register, build_register, listed
from matters.index.register.sought import Sought
from matters.pipeline.errors import QueryError


class Who:
    """The register bound to one state of the catalogue."""

    def __init__(self, database: Database, folder: Path) -> None:
        """Build the register.

        :param folder: of the archive, where the user's decisions are kept.
        :raises ArchiveError: When they cannot be read.
        """
        self._database = database
        self.register: Register = build_register(database, folder)
        self.meanings = Meanings(self.register, database)

    def items_of_person(self, name: str) -> list[int]:
        """The rows of the items that name a person; of all whom the name may mean.

        Somebody without an entry is looked for by the letters of the name.

        :raises QueryError: When nothing is left of it.
        """
        entries = self.register.named(name)
        return items_naming(self._database, self.meanings, entries) if entries else self._by_letters(name)

    def items_of_organisation(self, name: str, pairs: Sequence[tuple[str, str]]) -> list[int]:
        """The rows of the items that name an organisation in any of its forms.

        :param pairs: shorthands with the one long form that each has.
        :raises QueryError: When nothing is left of the name.
        """
        forms = forms_of(name, pairs)
        if not forms:
            raise _no_name(name)
        return items_naming_organisation(self._database, forms)

    def items_sought(self, sought: Sought) -> list[int]:
        """The rows of the items that name those of whom a question asks.

        A post is named by its words, or by the name of whoever held it in that meeting.
        """
        named = items_naming(self._database, self.meanings, sought.entries)
        if sought.post is None:
            return named
        held = {
            one.document_id
            for entry in sought.entries
            for one in entry.sightings
            if sought.post in post_forms(one.role or "")
        }
        rows = self._database.rows(
            "SELECT row FROM items WHERE row IN (SELECT value FROM json_each(?))"
            " AND document_id IN (SELECT value FROM json_each(?)) UNION"
            " SELECT item FROM mentions WHERE label = 'ROLE' AND item IS NOT NULL AND instr(name, ?) > 0",
            (json.dumps(named), json.dumps(sorted(held)), f" {sought.post} "),
        )
        return sorted(row["row"] for row in rows)

    def _by_letters(self, name: str) -> list[int]:
        plain = fold(without_titles(name))
        if not plain:
            raise _no_name(name)
        rows = self._database.rows(
            "SELECT DISTINCT item FROM mentions WHERE label = 'PERSON' AND item IS NOT NULL"
            " AND instr(name, ?) > 0 ORDER BY item",
            (f" {plain} ",),
        )
        return [row["item"] for row in rows]

    def notes(self, people: Sequence[str]) -> list[str]:
        """What the user should know of the names given: those that mean several people, or no entry."""
        said = []
        for name in people:
            entries = self.register.named(name)
            if len(entries) > 1:
                said.append(
                    f"“{name}” may mean {listed(entries)}: items that name any of them were searched."
                )
            elif not entries and read_name(name) is not None:
                said.append(
                    f"“{name}” is no councillor or officer in the register; searched for as it is written."
                )
        return said


def _no_name(name: str) -> QueryError:
    return QueryError(f"{name!r} is not a name", expected="a name", do="Give at least a surname")
