"""The glossary as the user reads it: shorthands with their senses, where each is defined, and initials."""

from collections.abc import Sequence
from dataclasses import dataclass

from matters.index.catalogue.reader import Reader
from matters.index.catalogue.rows import DefinitionRow, DocumentRow, MeetingRow
from matters.index.glossary.glossary import ACRONYM, Sense, UserGlossary, meant, senses_of, shipped_forms
from matters.index.identity import fold
from matters.index.register.register import Register


@dataclass(frozen=True, slots=True)
class Definition:
    """One place where minutes define a shorthand."""

    meeting: str
    committee: str | None
    date: str | None
    text: str
    start: int
    end: int
    page: int | None
    path: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """One sense of a shorthand.

    :param source: ``"minutes"``, ``"yours"`` or ``"national"``.
    :param committees: in whose minutes it has this sense.
    """

    long: str
    source: str
    committees: tuple[str, ...]
    defined: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A shorthand.

    :param expanded: whether a question with it is searched for its long form too, of whichever committee.
    """

    short: str
    expanded: bool
    senses: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Initials:
    """Initials by which some meetings' minutes name a person, and in how many."""

    letters: str
    name: str
    person: str | None
    meetings: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Glossary:
    """Everything that is known of shorthands."""

    terms: tuple[GlossaryTerm, ...]
    initials: tuple[Initials, ...]


def read_glossary(reader: Reader, register: Register, user: UserGlossary) -> Glossary:
    """Gather shorthands and initials, by the alphabet.

    :param user: what the user's own file says.
    """
    definitions = reader.definitions()
    people = [row for row in definitions if _is_person(row, reader, register)]
    defined = senses_of([row for row in definitions if row not in people])
    places, clear = _Places(reader), meant(defined)
    own, national = _acronyms(user.same, "yours"), _acronyms(shipped_forms(), "national")
    terms = []
    for short in sorted({*defined, *own, *national}, key=lambda one: (one.casefold(), one)):
        senses = [*own.get(short, ()), *map(places.meaning, defined.get(short, ()))]
        senses = senses or national[short]
        sure = short in own or short in clear or (short not in defined and len(senses) == 1)
        terms.append(GlossaryTerm(short, sure and short not in user.never, tuple(senses)))
    return Glossary(tuple(terms), _initials(reader, register, people))


def _acronyms(groups: Sequence[Sequence[str]], source: str) -> dict[str, list[Meaning]]:
    """The acronyms among forms that mean the same, each with what else stands in each of its groups."""
    found: dict[str, list[Meaning]] = {}
    for forms in groups:
        for short in filter(ACRONYM.fullmatch, forms):
            others = ", ".join(form for form in forms if form != short)
            found.setdefault(short, []).append(Meaning(others, source, (), ()))
    return found


def _is_person(row: DefinitionRow, reader: Reader, register: Register) -> bool:
    """Whether a definition gives a person's initials."""
    name = row.long.split(",")[0].strip()
    listed = reader.attendance(row.document_id)
    if any(one.initials == row.short or one.name.casefold() == name.casefold() for one in listed):
        return True
    return " " in name and any(
        fold(name) == fold(form.text) for entry in register.named(name) for form in entry.spellings
    )


class _Places:
    """Where definitions stand, for the user."""

    def __init__(self, reader: Reader) -> None:
        self._documents: dict[int, DocumentRow] = {one.id: one for one in reader.documents()}
        self._meetings: dict[str, MeetingRow] = {one.id: one for one in reader.meetings()}
        self._reader = reader

    def meaning(self, sense: Sense) -> Meaning:
        """A sense with its places, by date."""
        defined = sorted(
            map(self._definition, sense.places), key=lambda one: (one.date or "9999", one.meeting)
        )
        committees = dict.fromkeys(one.committee for one in defined if one.committee)
        return Meaning(sense.long, "minutes", tuple(committees), tuple(defined))

    def _definition(self, row: DefinitionRow) -> Definition:
        document, meeting = self._documents[row.document_id], self._meetings[row.meeting_id]
        return Definition(
            meeting=meeting.id,
            committee=meeting.committee,
            date=meeting.date,
            text=self._reader.document_text(document.id, row.start, row.end),
            start=row.start,
            end=row.end,
            page=document.page_at(row.start),
            path=document.path,
        )


def _initials(reader: Reader, register: Register, defined: Sequence[DefinitionRow]) -> tuple[Initials, ...]:
    """Initials that lists and definitions give, each with the entry that it means there."""
    dates = {meeting.id: meeting.date for meeting in reader.meetings()}
    held: dict[tuple[str, str, str | None], set[str]] = {}
    for entry in register.entries:
        for one in entry.sightings:
            if one.initials:
                held.setdefault((one.initials, entry.name, entry.id), set()).add(one.meeting_id)
    for row in defined:
        name = row.long.split(",")[0].strip()
        fits = register.named(name)
        key = (row.short, fits[0].name, fits[0].id) if len(fits) == 1 else (row.short, name, None)
        held.setdefault(key, set()).add(row.meeting_id)
    found = []
    for (letters, name, person), meetings in held.items():
        days = sorted(day for meeting in meetings if (day := dates[meeting]))
        first, last = (days[0], days[-1]) if days else (None, None)
        found.append(Initials(letters, name, person, len(meetings), first, last))
    return tuple(sorted(found, key=lambda one: (one.letters, one.name)))
