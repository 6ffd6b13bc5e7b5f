"""Records what the user decides of who is who, and says what follows."""

from collections.abc import Sequence
from dataclasses import replace

from matters.index.identity import fold
from matters.index.register.current import CurrentWho
from matters.index.register.decisions import Decision, Subject, add_decision
from matters.index.register.entries import Entry
from matters.pipeline.errors import QueryError


def merge(current: CurrentWho, one: str, other: str) -> Entry:
    """Record that two entries are one person; gives the entry that they are now.

    :raises QueryError: When a name means nobody, or several, or both mean one entry.
    """
    register = current.who().register
    first, second = register.one(one), register.one(other)
    if first.id == second.id:
        raise QueryError(f"{one!r} and {other!r} are one entry already: {first.name} [{first.id}]")
    add_decision(current.folder, Decision("merge", _subject(first), _subject(second)))
    return current.who().register.one(first.id)


def split(current: CurrentWho, one: str, others: Sequence[str]) -> tuple[Entry, tuple[Entry, ...]]:
    """Record that an entry and another are two, or that some of its sightings are another person's.

    :param others: another entry, or spellings and meetings' ids of the first.
    :raises QueryError: When it is not clear who or what is meant.
    """
    register = current.who().register
    person = register.one(one)
    written = {fold(form.text) for form in person.spellings}
    meetings = {sighting.meeting_id for sighting in person.sightings}
    spellings = tuple(other for other in others if fold(other) in written and other not in meetings)
    dates = tuple(other for other in others if other in meetings)
    if len(spellings) + len(dates) == len(others):
        return _divided(current, person, Decision("split", _subject(person), None, spellings, dates))
    if len(others) != 1:
        wrong = next(other for other in others if other not in spellings + dates)
        raise QueryError(
            f"{wrong!r} is no spelling of {person.name} [{person.id}]",
            expected="one of " + ", ".join(form.text for form in person.spellings),
            do="Give spellings, or meetings' ids",
        )
    second = register.one(others[0])
    if second.id == person.id:
        raise QueryError(
            f"{others[0]!r} means {person.name} [{person.id}] as well",
            expected="one of its spellings: " + ", ".join(form.text for form in person.spellings),
            do="Give the spelling that is somebody else's",
        )
    add_decision(current.folder, Decision("apart", _subject(person), _subject(second)))
    return person, (second,)


def _subject(entry: Entry) -> Subject:
    first = entry.sightings[0]
    return Subject(entry.id, first.meeting_id, first.written)


def _divided(current: CurrentWho, person: Entry, decision: Decision) -> tuple[Entry, tuple[Entry, ...]]:
    gone = {
        one.number
        for one in person.sightings
        if (not decision.spellings or fold(one.written) in {fold(form) for form in decision.spellings})
        and (not decision.meetings or one.meeting_id in decision.meetings)
    }
    if not gone or len(gone) == len(person.sightings):
        raise QueryError(
            f"{person.name} [{person.id}] would keep {'everything' if not gone else 'nothing'}",
            expected="spellings or meetings of some of its sightings",
            do="Name fewer, or others",
        )
    stays = next(one for one in person.sightings if one.number not in gone)
    add_decision(
        current.folder, replace(decision, person=Subject(person.id, stays.meeting_id, stays.written))
    )
    register = current.who().register
    found = [entry for entry in register.entries if any(one.number in gone for one in entry.sightings)]
    return register.one(person.id), tuple(found)
