"""What narrows a search before anything is compared, and how it reads in SQL."""

import json
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol

from matters.index.catalogue.rows import MeetingRow
from matters.index.dates import DateRange, parse_date
from matters.index.identity import slug
from matters.pipeline.errors import QueryError
from matters.pipeline.spans import OUTCOME_KINDS


class Names(Protocol):
    """Says in which items somebody or something is named."""

    def state(self) -> Hashable:
        """Changes when a name may mean others than before."""

    def items_of_person(self, name: str) -> list[int]:
        """The rows of the items that name a person."""

    def items_of_organisation(self, name: str) -> list[int]:
        """The rows of the items that name an organisation."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What the user asked to be searched; the default is every public item of the minutes.

    :param since: the first day, as a date of any form that ``parse_date`` reads.
    :param until: the last day; a year or a month counts whole.
    :param committees: any of these, by name, slug or unique part.
    :param people: all of these are named in the item.
    :param organisations: all of these are named in the item.
    :param outcome: a kind of outcome.
    :param include_exempt: also items that are exempt or may be.
    :param include_agendas: also documents that are not minutes.
    """

    since: str | None = None
    until: str | None = None
    committees: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    outcome: str | None = None
    include_exempt: bool = False
    include_agendas: bool = False


@dataclass(frozen=True, slots=True)
class Where:
    """Conditions with the values that they take.

    :param documents: on documents ``d`` and meetings ``m``.
    :param items: on items ``i``, ``""`` for none.
    """

    documents: str
    document_values: tuple[object, ...]
    items: str
    item_values: tuple[object, ...]


def days_of(filters: Filters) -> DateRange | None:
    """The first and last day asked for, or ``None`` when neither is.

    :raises QueryError: When one is not a date, or the first is after the last.
    """
    if filters.since is None and filters.until is None:
        return None
    first = parse_date(filters.since).first if filters.since is not None else "0001-01-01"
    last = parse_date(filters.until).last if filters.until is not None else "9999-12-31"
    if first > last:
        raise QueryError(
            f"since {filters.since} until {filters.until}: the first day is after the last",
            expected="a first day before the last",
            do="Exchange the two dates",
        )
    return DateRange(first, last)


def bodies_of(names: Sequence[str], meetings: Sequence[MeetingRow]) -> list[tuple[str, str | None]]:
    """The bodies that the user named, each with its council where that was named too.

    :raises QueryError: When a name fits no body that is held, or several.
    """
    known = [_Known(row.body, row.committee or row.council or row.body, row.council) for row in meetings]
    return sorted({_body(name, known) for name in names}, key=str)


def one_body(name: str, meetings: Sequence[MeetingRow]) -> tuple[str, str | None]:
    """The one body that the user named, with its council where that was named too.

    :raises QueryError: When a name fits no body that is held, or several, those of two councils included.
    """
    if several := _of_councils(name, meetings):
        raise QueryError(
            f"{name!r} fits the committees of several councils",
            expected="one of " + _listed(several),
            do="Give the council too, as here",
        )
    return bodies_of([name], meetings)[0]


def namesakes(names: Sequence[str], meetings: Sequence[MeetingRow]) -> tuple[str, ...]:
    """Notes on names that are those of committees of several councils.

    :raises QueryError: When a name fits no body that is held, or several.
    """
    found = ((name, _of_councils(name, meetings)) for name in names)
    return tuple(f"{name!r} is taken for each of {_listed(several)}." for name, several in found if several)


def _of_councils(name: str, meetings: Sequence[MeetingRow]) -> list[str]:
    """Where a name alone is that of committees of several councils, the name of each."""
    [(body, council)] = bodies_of([name], meetings)
    rows = [row for row in meetings if row.body == body and slug(row.council or "") not in ("", body)]
    if council is not None or len({slug(row.council or "") for row in rows}) < 2:
        return []
    return sorted(set({slug(row.council or ""): f"{row.council}/{row.committee}" for row in rows}.values()))


@dataclass(frozen=True, slots=True)
class _Known:
    """A meeting's body: its slug, its name and its council."""

    body: str
    shown: str
    council: str | None


def _body(name: str, known: Sequence[_Known]) -> tuple[str, str | None]:
    council, _, last = name.strip("/ ").rpartition("/")
    wanted = slug(last)
    if council and any((one.body, slug(one.council or "")) == (wanted, slug(council)) for one in known):
        return wanted, slug(council)
    wanted = slug(name)
    names = {body: shown for (body, shown), _ in reversed(_by_frequency(known))}
    exact = [body for body in names if wanted and wanted in (body, slug(names[body]))]
    part = [body for body in names if wanted and f"-{wanted}-" in f"-{body}-"]
    loose = [body for body in names if wanted and wanted in body]
    found = exact or part or loose
    if len(found) == 1:
        return found[0], None
    raise QueryError(
        f"{name!r} fits no committee" if not found else f"{name!r} fits several committees",
        expected="one of " + _listed(sorted(names[body] for body in (found or names))),
        do="Give the committee's name or a part of it that no other has",
    )


def _by_frequency(known: Sequence[_Known]) -> list[tuple[tuple[str, str], int]]:
    """Bodies with their spellings, the usual ones first."""
    counts = Counter((one.body, one.shown) for one in known)
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))


def _listed(names: Sequence[str], most: int = 20) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return (", ".join(names[:most]) + more) if names else "those ingested, and there are none yet"


def where(filters: Filters, meetings: Sequence[MeetingRow], names: Names) -> Where:
    """The filters, private items apart, as conditions.

    :param meetings: every meeting that is held.
    :param names: asked only where a filter names somebody or something.
    :raises QueryError: When a filter cannot be understood.
    """
    if filters.outcome is not None and filters.outcome not in OUTCOME_KINDS:
        raise QueryError(
            f"outcome {filters.outcome!r}",
            expected="one of " + ", ".join(OUTCOME_KINDS),
            do="Search without it",
        )
    documents, document_values = ["d.answers = 1"], list[object]()
    if not filters.include_agendas:
        documents.append("d.kind = 'minutes'")
    if (days := days_of(filters)) is not None:
        documents.append("m.date_from <= ? AND m.date_to >= ?")
        document_values += [days.last, days.first]
    if filters.committees:
        documents.append("m.id IN (SELECT value FROM json_each(?))")
        document_values.append(json.dumps(_meetings_of(filters.committees, meetings)))
    items, item_values = list[str](), list[object]()
    named = [names.items_of_person(name) for name in filters.people]
    named += [names.items_of_organisation(name) for name in filters.organisations]
    for rows in named:
        items.append("i.row IN (SELECT value FROM json_each(?))")
        item_values.append(json.dumps(rows))
    if filters.outcome is not None:
        items.append("i.row IN (SELECT item FROM outcomes WHERE kind = ?)")
        item_values.append(filters.outcome)
    return Where(" AND ".join(documents), tuple(document_values), " AND ".join(items), tuple(item_values))


def _meetings_of(committees: Sequence[str], meetings: Sequence[MeetingRow]) -> list[str]:
    bodies = bodies_of(committees, meetings)
    return sorted(
        row.id
        for row in meetings
        if any(row.body == body and council in (None, slug(row.council or "")) for body, council in bodies)
    )
