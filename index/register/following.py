"""Follows the user's decisions: merges and splits what the lists alone would tell."""

from collections.abc import Iterable

from matters.index.identity import fold
from matters.index.register.decisions import Decision, Subject
from matters.index.register.entries import base_id
from matters.index.register.groups import Group


class People:
    """Groups by id, and what the user's decisions make of them.

    ``renamed`` leads from ids that were merged away; ``apart`` holds pairs of ids that are two people.
    """

    def __init__(self, groups: Iterable[Group]) -> None:
        """Give each group its id, in the order in which they were first seen."""
        self.groups: dict[str, Group] = {}
        self.renamed: dict[str, str] = {}
        self.apart: set[frozenset[str]] = set()
        for group in groups:
            self._add(group)

    def _add(self, group: Group) -> None:
        base, number = base_id(group), 1
        while (name := base if number == 1 else f"{base}-{number}") in self.groups or name in self.renamed:
            number += 1
        self.groups[name] = group

    def known(self, who: Subject) -> str | None:
        """The present id of whom a decision is about, if anybody is.

        The list in which the person stood decides; an id alone may be another's by now.
        """
        for name, group in self.groups.items():
            if any(one.meeting_id == who.meeting and one.written == who.spelling for one in group.sightings):
                return name
        name = self.renamed.get(who.id, who.id)
        if name not in self.groups:
            return None
        spelt = {fold(one.written) for one in self.groups[name].sightings}
        return name if who.spelling is None or fold(who.spelling) in spelt else None

    def follow(self, decision: Decision) -> bool:
        """Do as decided; ``False`` where somebody whom it is about is not held."""
        person = self.known(decision.person)
        if decision.kind == "split":
            return person is not None and self._split(person, decision)
        other = self.known(decision.other) if decision.other is not None else None
        if person is None or other is None:
            return False
        if decision.kind == "apart":
            self.apart.add(frozenset((person, other)))
        elif person != other:
            self._merge(person, other)
        return True

    def _merge(self, *names: str) -> None:
        first, second = sorted(names, key=lambda name: min(one.number for one in self.groups[name].sightings))
        self.groups[first].absorb(self.groups.pop(second))
        self.renamed = {old: first if new == second else new for old, new in self.renamed.items()}
        self.renamed[second] = first

    def _split(self, person: str, decision: Decision) -> bool:
        spellings = {fold(one) for one in decision.spellings}
        goes = [
            one
            for one in self.groups[person].sightings
            if (not spellings or fold(one.written) in spellings)
            and (not decision.meetings or one.meeting_id in decision.meetings)
        ]
        stays = [one for one in self.groups[person].sightings if one not in goes]
        if goes and stays:
            self.groups[person] = Group.of(stays)
            self._add(Group.of(goes))
        return bool(goes)
